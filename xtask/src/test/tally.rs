//! What the tests said: how many passed, which one failed first.

use std::fmt;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    /// Adds up the lines with which each test binary ends.
    pub(crate) fn of(output: &str) -> Self {
        let mut tally = Self::default();
        for line in output.lines() {
            if let Some((_, counts)) = line.split_once("test result: ") {
                tally.passed += count(counts, " passed");
                tally.failed += count(counts, " failed");
            }
        }
        tally
    }

    /// Adds another count to this one.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Names the first test that failed.
pub(crate) fn first_failed(output: &str) -> Option<&str> {
    output.lines().find_map(|line| {
        let name = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
        Some(name.trim())
    })
}

fn count(counts: &str, label: &str) -> usize {
    let before = counts.split_once(label).map_or("", |(before, _)| before);
    let number = before.rsplit(' ').next().unwrap_or_default();
    number.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
running 2 tests
test a1::a_column_is_a_range ... ok
test call::a_null_is_kept ... FAILED

test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";

    #[test]
    fn the_tally_adds_up_every_test_binary() {
        assert_eq!(Tally::of(OUTPUT).to_string(), "41 passed, 1 failed");
        assert_eq!(Tally::of("no tests here"), Tally::default());
    }

    #[test]
    fn the_first_failed_test_is_named() {
        assert_eq!(first_failed(OUTPUT), Some("call::a_null_is_kept"));
        assert_eq!(first_failed("test a ... ok"), None);
    }
}

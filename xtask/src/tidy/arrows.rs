//! Which of our crates may depend on which.

use super::Finding;
use crate::workspace::Package;

/// A package, what it may use, and what its tests may use beside that.
struct Rule {
    package: &'static str,
    may_use: &'static [&'static str],
    tests_may_use: &'static [&'static str],
}

const EMULATOR: &str = "hallpass-emulator";
const CORE: &str = "hallpass-core";
const FLOW: &str = "hallpass-flow";
const SHEETS: &str = "hallpass-sheets";

const RULES: [Rule; 6] = [
    rule(CORE, &[], &[EMULATOR]),
    rule(FLOW, &[CORE], &[EMULATOR]),
    rule(SHEETS, &[CORE], &[EMULATOR, FLOW]),
    rule(EMULATOR, &[], &[]),
    rule("hallpass-cli", &[SHEETS, FLOW, CORE, EMULATOR], &[]),
    rule("xtask", &[], &[]),
];

const fn rule(
    package: &'static str,
    may_use: &'static [&'static str],
    tests_may_use: &'static [&'static str],
) -> Rule {
    Rule {
        package,
        may_use,
        tests_may_use,
    }
}

/// Finds the arrows that the architecture does not have.
pub(super) fn check(packages: &[Package]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for package in packages {
        let Some(rule) = RULES.iter().find(|rule| rule.package == package.name) else {
            let message = format!("`{}` is a new crate: give it its arrows", package.name);
            findings.push(Finding::in_file("xtask/src/tidy/arrows.rs", message));
            continue;
        };
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            let is_ours = RULES.iter().any(|rule| rule.package == name);
            let is_test_arrow = dependency.is_for_tests && rule.tests_may_use.contains(&name);
            if is_ours && !rule.may_use.contains(&name) && !is_test_arrow {
                let message = format!("`{}` must not depend on `{name}`", package.name);
                findings.push(Finding::in_file("Cargo.toml", message));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Dependency;

    fn arrow(from: &str, to: &str, is_for_tests: bool) -> Vec<Finding> {
        check(&[Package {
            name: from.to_owned(),
            dependencies: vec![Dependency {
                name: to.to_owned(),
                is_for_tests,
            }],
            ..Package::default()
        }])
    }

    #[test]
    fn arrows_point_down() {
        assert_eq!(arrow(FLOW, CORE, false), []);
        assert_eq!(arrow(CORE, "serde", false), []);
        assert_eq!(arrow(CORE, FLOW, false).len(), 1);
        assert_eq!(arrow(FLOW, SHEETS, false).len(), 1);
        assert_eq!(arrow("xtask", CORE, false).len(), 1);
    }

    #[test]
    fn the_emulator_stays_out_of_the_libraries() {
        assert_eq!(arrow(CORE, EMULATOR, true), []);
        assert_eq!(arrow(CORE, EMULATOR, false).len(), 1);
        assert_eq!(arrow(EMULATOR, CORE, true).len(), 1);
    }

    #[test]
    fn a_new_crate_needs_a_rule() {
        assert_eq!(arrow("hallpass-drive", "url", false).len(), 1);
    }
}

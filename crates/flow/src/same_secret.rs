//! The comparison of secrets.

/// Compares in a time that does not depend on where the texts differ.
pub(crate) fn is_same_secret(left: &str, right: &str) -> bool {
    let difference = left
        .bytes()
        .zip(right.bytes())
        .fold(0, |difference, (a, b)| difference | (a ^ b));
    left.len() == right.len() && std::hint::black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use super::is_same_secret;

    #[test]
    fn every_character_counts() {
        assert!(is_same_secret("abc", "abc"));
        for other in ["abd", "bbc", "ab", "abcd", ""] {
            assert!(!is_same_secret("abc", other), "{other}");
        }
    }
}

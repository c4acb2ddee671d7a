//! Query and form parameters.

use url::form_urlencoded;

/// Parameters in the order sent.
#[derive(Clone, Default)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads `application/x-www-form-urlencoded` text.
    pub(crate) fn parse(encoded: &[u8]) -> Self {
        Self(form_urlencoded::parse(encoded).into_owned().collect())
    }

    /// Adds the parameters of another text behind these.
    pub(crate) fn and(mut self, encoded: &[u8]) -> Self {
        self.0.extend(Self::parse(encoded).0);
        self
    }

    /// Returns the first value of a name; an empty value counts as absent (RFC 6749 section 3.1).
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.values(name).next().filter(|value| !value.is_empty())
    }

    /// Returns every value of a name.
    pub(crate) fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Returns the names in the order sent.
    pub(crate) fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Returns a name that was sent twice, which OAuth forbids (RFC 6749 section 3.1).
    pub(crate) fn repeated(&self) -> Option<&str> {
        let name_at = |index: usize| self.0[index].0.as_str();
        (1..self.0.len())
            .map(name_at)
            .enumerate()
            .find_map(|(before, name)| {
                (0..=before)
                    .any(|earlier| name_at(earlier) == name)
                    .then_some(name)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::Parameters;

    #[test]
    fn an_empty_value_counts_as_absent() {
        let parameters = Parameters::parse(b"a=&b=1");
        assert_eq!(
            (parameters.value("a"), parameters.value("b")),
            (None, Some("1"))
        );
    }

    #[test]
    fn a_repeated_name_is_found() {
        assert_eq!(Parameters::parse(b"a=1&b=2&a=3").repeated(), Some("a"));
        assert_eq!(Parameters::parse(b"a=1&b=2").repeated(), None);
    }
}

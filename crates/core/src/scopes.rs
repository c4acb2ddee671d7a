//! OAuth scopes: what a token may be used for.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// One scope, such as `https://www.googleapis.com/auth/spreadsheets`.
///
/// Google's names are listed at <https://developers.google.com/identity/protocols/oauth2/scopes>.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scope(Cow<'static, str>);

impl Scope {
    /// Read and change all spreadsheets.
    pub const SPREADSHEETS: Self = Self::google("https://www.googleapis.com/auth/spreadsheets");
    /// Read all spreadsheets.
    pub const SPREADSHEETS_READONLY: Self =
        Self::google("https://www.googleapis.com/auth/spreadsheets.readonly");
    /// Read and change everything in Drive.
    pub const DRIVE: Self = Self::google("https://www.googleapis.com/auth/drive");
    /// Read everything in Drive.
    pub const DRIVE_READONLY: Self = Self::google("https://www.googleapis.com/auth/drive.readonly");
    /// Only the files that this application made, or that the user opened with it.
    pub const DRIVE_FILE: Self = Self::google("https://www.googleapis.com/auth/drive.file");
    /// An ID token and the user's `sub` (OpenID Connect).
    pub const OPENID: Self = Self::google("openid");
    /// The user's e-mail address; Google grants it as `…/auth/userinfo.email`.
    pub const EMAIL: Self = Self::google("email");

    /// The user's name; Google grants it as `…/auth/userinfo.profile`.
    pub const PROFILE: Self = Self::google("profile");

    const fn google(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// Checks and wraps a scope's name.
    ///
    /// # Errors
    ///
    /// [`ScopeError`] if the name is empty or has a character outside of RFC 6749 section 3.3.
    pub fn new(name: impl Into<String>) -> Result<Self, ScopeError> {
        let name = name.into();
        let allowed = |byte: u8| matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e);
        if name.is_empty() || !name.bytes().all(allowed) {
            return Err(ScopeError { name });
        }
        Ok(Self(Cow::Owned(name)))
    }

    /// Returns the scope's name as it goes over the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the name under which Google grants this scope: it asks `email` and grants
    /// `https://www.googleapis.com/auth/userinfo.email`.
    fn granted_name(&self) -> &str {
        match self.as_str() {
            "email" => "https://www.googleapis.com/auth/userinfo.email",
            "profile" => "https://www.googleapis.com/auth/userinfo.profile",
            name => name,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Scope {
    type Err = ScopeError;

    fn from_str(name: &str) -> Result<Self, ScopeError> {
        Self::new(name)
    }
}

/// A text that is not a scope's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a scope: it must be one word of printable ASCII without quotes", name.escape_debug())]
pub struct ScopeError {
    name: String,
}

/// A set of scopes; order and repetition carry no meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scopes(BTreeSet<Scope>);

impl Scopes {
    /// Reads a space-separated list, as in a token response's `scope` (RFC 6749 section 3.3).
    ///
    /// # Errors
    ///
    /// [`ScopeError`] if a word is not a scope.
    pub fn parse(list: &str) -> Result<Self, ScopeError> {
        list.split_whitespace().map(Scope::new).collect()
    }

    /// Tells whether the set holds the scope, under the name asked or the name granted.
    #[must_use]
    pub fn contains(&self, scope: &Scope) -> bool {
        self.0.contains(scope)
            || self
                .iter()
                .any(|held| held.granted_name() == scope.granted_name())
    }

    /// Returns those of these scopes that `granted` lacks.
    #[must_use]
    pub fn missing_from(&self, granted: &Self) -> Self {
        self.iter()
            .filter(|scope| !granted.contains(scope))
            .cloned()
            .collect()
    }

    /// Returns the scopes of both sets.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.iter().chain(other.iter()).cloned().collect()
    }

    /// Tells whether the set is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Iterates over the scopes in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = &Scope> {
        self.0.iter()
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        Self(scopes.into_iter().collect())
    }
}

impl<const N: usize> From<[Scope; N]> for Scopes {
    fn from(scopes: [Scope; N]) -> Self {
        scopes.into_iter().collect()
    }
}

impl From<Scope> for Scopes {
    fn from(scope: Scope) -> Self {
        [scope].into()
    }
}

impl fmt::Display for Scopes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, scope) in self.iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            f.write_str(scope.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_repetition_do_not_matter() {
        assert_eq!(
            Scopes::parse("b a  b").unwrap(),
            Scopes::parse("a b").unwrap()
        );
        assert_eq!(Scopes::parse(" b a ").unwrap().to_string(), "a b");
    }

    #[test]
    fn a_renamed_scope_counts_as_granted() {
        let asked = Scopes::from([Scope::EMAIL, Scope::SPREADSHEETS]);
        let granted = Scopes::parse("https://www.googleapis.com/auth/userinfo.email").unwrap();
        assert_eq!(
            asked.missing_from(&granted),
            Scopes::from(Scope::SPREADSHEETS)
        );
    }

    #[test]
    fn a_scope_is_one_word() {
        assert!(Scope::new("").is_err());
        let error = Scope::new("a b\u{1b}").unwrap_err();
        assert!(
            error.to_string().contains(r"`a b\u{1b}` is not a scope"),
            "{error}"
        );
    }
}

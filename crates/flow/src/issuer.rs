//! Which server answers: the `iss` of a redirect (RFC 9207) and of an ID token.

use hallpass_core::ClientSecrets;
use url::Url;

/// What Google calls itself.
const GOOGLE: &str = "https://accounts.google.com";
/// What Google calls itself in older ID tokens.
const OLDER_GOOGLE: &str = "accounts.google.com";

/// The server that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Issuer {
    /// Google. It sends `iss`, though its metadata does not announce it.
    Google,
    /// A server whose name the caller knows, and that is known to send it.
    Named(String),
    /// A server whose name is not known, but is under the origin where consent was asked.
    At(Url),
}

impl Issuer {
    pub(crate) fn of(secrets: &ClientSecrets, name: Option<String>) -> Self {
        if let Some(name) = name {
            return Self::Named(name);
        }
        let asked = Url::parse(secrets.auth_uri()).expect("it was parsed with the client");
        if asked.origin().ascii_serialization() == GOOGLE {
            return Self::Google;
        }
        Self::At(asked)
    }

    /// Tells whether a redirect with this `iss`, or without one, can come from the server.
    pub(crate) fn may_redirect_with(&self, iss: Option<&str>) -> bool {
        match (self, iss) {
            (Self::Google | Self::At(_), None) => true,
            (Self::Named(_), None) => false,
            (Self::Google, Some(iss)) => iss == GOOGLE,
            (_, Some(iss)) => self.is_claimed_by(iss),
        }
    }

    /// Tells whether an ID token with this `iss` can come from the server.
    pub(crate) fn is_claimed_by(&self, iss: &str) -> bool {
        match self {
            Self::Google => iss == GOOGLE || iss == OLDER_GOOGLE,
            Self::Named(name) => iss == name,
            Self::At(asked) => {
                Url::parse(iss).is_ok_and(|claimed| claimed.origin() == asked.origin())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn googles_redirect_has_its_own_name_or_none() {
        assert!(Issuer::Google.may_redirect_with(None));
        assert!(Issuer::Google.may_redirect_with(Some("https://accounts.google.com")));
        for iss in [
            "https://accounts.google.com/",
            "https://evil.test",
            "accounts.google.com",
            "",
        ] {
            assert!(!Issuer::Google.may_redirect_with(Some(iss)), "{iss}");
        }
    }

    #[test]
    fn another_servers_redirect_is_from_where_it_was_asked() {
        let server = Issuer::At(Url::parse("http://127.0.0.1:9400/auth").unwrap());
        assert!(server.may_redirect_with(None));
        assert!(server.may_redirect_with(Some("http://127.0.0.1:9400")));
        assert!(!server.may_redirect_with(Some("http://127.0.0.1:9401")));
    }

    #[test]
    fn a_server_that_is_known_by_name_has_to_say_it() {
        let server = Issuer::Named("https://id.test/tenant".to_owned());
        assert!(server.may_redirect_with(Some("https://id.test/tenant")));
        assert!(!server.may_redirect_with(Some("https://id.test/other")));
        assert!(!server.may_redirect_with(None));
    }
}

//! The `iss` parameter of a redirect: which server answers (RFC 9207).

use url::Url;

/// What Google sends, though its metadata does not announce it.
const GOOGLE: &str = "https://accounts.google.com";

/// Tells whether an answer with this `iss` can come from the server at `auth_uri`.
///
/// Google's must be exactly its own. Of another server the name is not known here, but it is under
/// the origin where consent was asked.
pub(crate) fn is_expected(iss: &str, auth_uri: &str) -> bool {
    let Ok(asked) = Url::parse(auth_uri) else {
        return false;
    };
    if asked.origin().ascii_serialization() == GOOGLE {
        return iss == GOOGLE;
    }
    Url::parse(iss).is_ok_and(|answering| answering.origin() == asked.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_server_is_not_taken_for_the_one_that_was_asked() {
        let google = "https://accounts.google.com/o/oauth2/v2/auth";
        assert!(is_expected("https://accounts.google.com", google));
        for iss in [
            "https://accounts.google.com/",
            "https://evil.test",
            "accounts.google.com",
            "",
        ] {
            assert!(!is_expected(iss, google), "{iss}");
        }
        assert!(is_expected(
            "http://127.0.0.1:9400",
            "http://127.0.0.1:9400/auth"
        ));
        assert!(!is_expected(
            "http://127.0.0.1:9401",
            "http://127.0.0.1:9400/auth"
        ));
    }
}

//! Proof Key for Code Exchange (RFC 7636).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

/// What the authorization request promised about the verifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Challenge {
    /// The verifier itself.
    Plain(String),
    /// The verifier's SHA-256.
    S256(String),
}

impl Challenge {
    /// Reads the two parameters; a missing method means `plain` (RFC 7636 section 4.3).
    pub(crate) fn parse(challenge: &str, method: Option<&str>) -> Result<Self, String> {
        let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        if !(43..=128).contains(&challenge.len()) || !challenge.bytes().all(is_allowed) {
            return Err("Invalid parameter value for code_challenge".to_owned());
        }
        match method {
            None | Some("plain") => Ok(Self::Plain(challenge.to_owned())),
            Some("S256") => Ok(Self::S256(challenge.to_owned())),
            Some(_) => Err("Invalid parameter value for code_challenge_method".to_owned()),
        }
    }

    /// Returns whether `verifier` keeps the promise.
    pub(crate) fn is_met_by(&self, verifier: &str) -> bool {
        match self {
            Self::Plain(challenge) => challenge == verifier,
            Self::S256(challenge) => *challenge == URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Challenge;

    #[test]
    fn the_example_of_rfc_7636_appendix_b_holds() {
        let challenge =
            Challenge::parse("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", Some("S256"));
        assert!(
            challenge
                .unwrap()
                .is_met_by("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        );
    }

    #[test]
    fn a_plain_challenge_is_the_verifier() {
        let verifier = "v".repeat(43);
        let challenge = Challenge::parse(&verifier, None).unwrap();
        assert!(challenge.is_met_by(&verifier));
        assert!(!challenge.is_met_by("another"));
    }

    #[test]
    fn short_challenges_and_strange_methods_are_refused() {
        assert!(Challenge::parse("short", Some("S256")).is_err());
        assert!(Challenge::parse(&"v".repeat(43), Some("s256")).is_err());
    }
}

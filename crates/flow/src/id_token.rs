//! The claims of an ID token that came straight from the token endpoint.
//!
//! Its signature need not be checked then, because TLS says whose it is (OpenID Connect Core
//! section 3.1.3.7, item 6). Everything else of that section is.

use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hallpass_core::IdToken;
use serde_json::{Map, Value};

use crate::identity::Identity;
use crate::terms::Terms;

/// How far the server's clock and this machine's may be apart.
const LEEWAY: Duration = Duration::from_secs(300);

/// Why an ID token is not one for this sign-in. No claim's value is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdTokenError {
    /// There is none, though `openid` was granted.
    #[error("there is none")]
    Missing,
    /// It has no three parts, or they are not what they should be.
    #[error("it is not a JSON Web Token with a `sub`")]
    Malformed,
    /// It is signed by nobody, and says so.
    #[error("it is not signed")]
    Unsigned,
    /// Another server issued it.
    #[error("its `iss` is another server")]
    Issuer,
    /// It is for another client.
    #[error("its `aud` or `azp` is another client")]
    Audience,
    /// It is over, or this machine's clock is wrong.
    #[error("it has expired; is this machine's clock right?")]
    Expired,
    /// It answers another request.
    #[error("its `nonce` is not the one of this attempt")]
    Nonce,
}

/// Checks the claims and returns who signed in.
pub(crate) fn check(
    token: &IdToken,
    terms: &Terms,
    now: SystemTime,
) -> Result<Identity, IdTokenError> {
    let claims = claims(token.expose_secret())?;
    let text = |claim: &str| claims.get(claim).and_then(Value::as_str);
    if !text("iss").is_some_and(|iss| terms.issuer.is_claimed_by(iss)) {
        return Err(IdTokenError::Issuer);
    }
    if !is_for(&claims, terms.secrets.client().id()) {
        return Err(IdTokenError::Audience);
    }
    let end = claims.get("exp").and_then(Value::as_f64);
    if !end.is_some_and(|end| is_after(end, now)) {
        return Err(IdTokenError::Expired);
    }
    match (&terms.nonce, text("nonce")) {
        (Some(nonce), Some(claimed)) if nonce.is(claimed) => {}
        // A server that was sent none must not name one, but some do on the device flow.
        (None, _) => {}
        _ => return Err(IdTokenError::Nonce),
    }
    Identity::from_claims(&claims).ok_or(IdTokenError::Malformed)
}

fn claims(token: &str) -> Result<Map<String, Value>, IdTokenError> {
    let parts: Vec<_> = token.split('.').collect();
    let [header, payload, signature] = parts[..] else {
        return Err(IdTokenError::Malformed);
    };
    let header = json(header)?;
    let algorithm = header.get("alg").and_then(Value::as_str).unwrap_or("none");
    if signature.is_empty() || algorithm.eq_ignore_ascii_case("none") {
        return Err(IdTokenError::Unsigned);
    }
    json(payload)
}

fn json(part: &str) -> Result<Map<String, Value>, IdTokenError> {
    let bytes = URL_SAFE_NO_PAD
        .decode(part)
        .map_err(|_| IdTokenError::Malformed)?;
    serde_json::from_slice(&bytes).map_err(|_| IdTokenError::Malformed)
}

/// The audience is this client alone: others that a token is for as well are not trusted. Where an
/// authorized party is named, that is this client, too (items 3 to 5).
fn is_for(claims: &Map<String, Value>, client_id: &str) -> bool {
    let is_client = |value: &Value| value.as_str() == Some(client_id);
    let is_audience = match claims.get("aud") {
        Some(Value::Array(audience)) => audience.len() == 1 && is_client(&audience[0]),
        Some(audience) => is_client(audience),
        None => false,
    };
    is_audience && claims.get("azp").is_none_or(is_client)
}

fn is_after(end: f64, now: SystemTime) -> bool {
    let now = now
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0.0, |since| since.as_secs_f64());
    end + LEEWAY.as_secs_f64() > now
}

#[cfg(test)]
mod tests {
    use hallpass_core::{ClientSecrets, Scope};
    use serde_json::json;

    use super::*;
    use crate::issuer::Issuer;
    use crate::nonce::Nonce;

    const NOW: u64 = 1_800_000_000;

    fn terms(nonce: Option<&str>) -> Terms {
        let secrets = r#"{"installed": {"client_id": "id", "auth_uri": "https://accounts.google.com/o/oauth2/v2/auth",
            "token_uri": "https://oauth2.googleapis.com/token"}}"#;
        let secrets = ClientSecrets::from_json(secrets).unwrap();
        Terms {
            issuer: Issuer::of(&secrets, None),
            secrets,
            asked: Scope::OPENID.into(),
            accepts_fewer: false,
            expected_account: None,
            nonce: nonce.map(|nonce| Nonce::stored(nonce.to_owned())),
        }
    }

    fn good() -> Value {
        json!({"iss": "https://accounts.google.com", "aud": "id", "azp": "id", "sub": "1",
            "exp": NOW + 60, "email": "ada@example.com", "nonce": "n"})
    }

    fn token(header: &Value, claims: &Value) -> IdToken {
        let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        IdToken::new(format!("{}.{}.c2ln", encode(header), encode(claims)))
    }

    fn checked(claims: &Value) -> Result<Identity, IdTokenError> {
        let token = token(&json!({"alg": "RS256"}), claims);
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
        check(&token, &terms(Some("n")), now)
    }

    fn with(claim: &str, value: Value) -> Value {
        let mut claims = good();
        claims[claim] = value;
        claims
    }

    #[test]
    fn a_token_for_this_sign_in_says_who_it_is() {
        assert_eq!(checked(&good()).unwrap().email(), Some("ada@example.com"));
        // Google's older name, a list of one, and a clock that is a little ahead.
        for claims in [
            with("iss", json!("accounts.google.com")),
            with("aud", json!(["id"])),
            with("exp", json!(NOW - 200)),
        ] {
            assert!(checked(&claims).is_ok(), "{claims}");
        }
    }

    #[test]
    fn no_other_token_is_taken() {
        let cases = [
            (
                with("iss", json!("https://evil.test")),
                IdTokenError::Issuer,
            ),
            (with("iss", json!(null)), IdTokenError::Issuer),
            (with("aud", json!("other")), IdTokenError::Audience),
            (with("aud", json!([])), IdTokenError::Audience),
            (with("aud", json!(["id", "other"])), IdTokenError::Audience),
            (with("azp", json!("other")), IdTokenError::Audience),
            (with("exp", json!(NOW - 301)), IdTokenError::Expired),
            (with("exp", json!("later")), IdTokenError::Expired),
            (with("nonce", json!("other")), IdTokenError::Nonce),
            (with("nonce", json!(null)), IdTokenError::Nonce),
            (with("sub", json!("")), IdTokenError::Malformed),
        ];
        for (claims, expected) in cases {
            assert_eq!(checked(&claims).unwrap_err(), expected, "{claims}");
        }
    }

    #[test]
    fn what_is_no_signed_token_is_refused() {
        let check = |token: IdToken| check(&token, &terms(None), SystemTime::UNIX_EPOCH);
        for text in [
            "",
            "a.b",
            "a.b.c.d",
            "!.!.!",
            "eyJhbGciOiJSUzI1NiJ9.W10.c2ln",
        ] {
            let error = check(IdToken::new(text)).unwrap_err();
            assert_eq!(error, IdTokenError::Malformed, "{text}");
        }
        let unsigned = token(&json!({"alg": "none"}), &good());
        assert_eq!(check(unsigned).unwrap_err(), IdTokenError::Unsigned);
    }
}

//! The wire types of a token endpoint's answers (RFC 6749 sections 5.1 and 5.2).

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::server_text::plain_text;

/// The longest lifetime that is believed: ten years, so that no sum overflows.
const LONGEST_SECONDS: f64 = 315_360_000.0;

/// A successful answer, read leniently: Google and others send numbers as text, or no type.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct WireToken {
    pub(crate) access_token: oauth2::AccessToken,
    #[serde(default)]
    pub(crate) token_type: WireTokenType,
    #[serde(default, deserialize_with = "seconds")]
    pub(crate) expires_in: Option<u64>,
    pub(crate) refresh_token: Option<oauth2::RefreshToken>,
    /// A private extension of Google's, with access that ends by itself.
    #[serde(default, deserialize_with = "seconds")]
    pub(crate) refresh_token_expires_in: Option<u64>,
    pub(crate) id_token: Option<WireIdToken>,
    #[serde(default)]
    scope: Option<String>,
    #[serde(skip)]
    unused: Vec<oauth2::Scope>,
}

impl WireToken {
    pub(crate) fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }
}

impl oauth2::TokenResponse for WireToken {
    type TokenType = WireTokenType;

    fn access_token(&self) -> &oauth2::AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &WireTokenType {
        &self.token_type
    }

    fn expires_in(&self) -> Option<Duration> {
        self.expires_in.map(Duration::from_secs)
    }

    fn refresh_token(&self) -> Option<&oauth2::RefreshToken> {
        self.refresh_token.as_ref()
    }

    fn scopes(&self) -> Option<&Vec<oauth2::Scope>> {
        Some(&self.unused)
    }
}

/// An `id_token`, which `Debug` must not show.
#[derive(Deserialize, Serialize)]
pub(crate) struct WireIdToken(pub(crate) String);

impl fmt::Debug for WireIdToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WireIdToken([redacted])")
    }
}

/// The `token_type`; taken for `Bearer` where it is missing.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
pub(crate) struct WireTokenType(String);

impl WireTokenType {
    /// The type is case insensitive (RFC 6749 section 5.1).
    pub(crate) fn is_bearer(&self) -> bool {
        self.0.eq_ignore_ascii_case("bearer")
    }
}

impl Default for WireTokenType {
    fn default() -> Self {
        Self("Bearer".to_owned())
    }
}

impl oauth2::TokenType for WireTokenType {}

/// A refusal: RFC 6749's shape, or that of Google's APIs, where `error` is an object.
#[derive(Debug, Deserialize, Serialize)]
#[serde(try_from = "RawError")]
pub(crate) struct WireError {
    pub(crate) code: String,
    pub(crate) description: Option<String>,
    pub(crate) subtype: Option<String>,
}

#[derive(Deserialize)]
struct RawError {
    error: Option<Value>,
    /// Google's device endpoint says this, when it is asked too often.
    error_code: Option<Value>,
    error_description: Option<Value>,
    error_subtype: Option<Value>,
}

impl TryFrom<RawError> for WireError {
    type Error = &'static str;

    fn try_from(raw: RawError) -> Result<Self, &'static str> {
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(plain_text);
        let error = raw
            .error
            .or(raw.error_code)
            .ok_or("missing field `error`")?;
        let code = text(Some(&error)).or_else(|| text(error.get("status")));
        Ok(Self {
            code: code.unwrap_or_else(|| "unknown_error".to_owned()),
            description: text(raw.error_description.as_ref())
                .or_else(|| text(error.get("message"))),
            subtype: text(raw.error_subtype.as_ref()),
        })
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}

impl oauth2::ErrorResponse for WireError {}

/// Reads a count of seconds, be it a whole number, a fraction or text; what is none is unknown.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=LONGEST_SECONDS"
)]
pub(super) fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    let number = match Value::deserialize(deserializer)? {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    Ok(number
        .filter(|number| !number.is_nan())
        .map(|number| number.clamp(0.0, LONGEST_SECONDS) as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expires_in(value: &str) -> Option<u64> {
        let json = format!(r#"{{"access_token": "t", "expires_in": {value}}}"#);
        serde_json::from_str::<WireToken>(&json).unwrap().expires_in
    }

    #[test]
    fn a_lifetime_is_read_in_every_spelling_and_bounded() {
        assert_eq!(expires_in("3599"), Some(3599));
        assert_eq!(expires_in("3599.9"), Some(3599));
        assert_eq!(expires_in("\"3599\""), Some(3599));
        assert_eq!(expires_in("-5"), Some(0));
        assert_eq!(expires_in("1e300"), Some(315_360_000));
        assert_eq!(expires_in("null"), None);
        assert_eq!(expires_in("\"soon\""), None);
    }

    #[test]
    fn a_refusal_is_read_in_both_shapes() {
        let rfc: WireError = serde_json::from_str(
            r#"{"error": "invalid_grant", "error_description": "reauth\nneeded", "error_subtype": "invalid_rapt"}"#,
        )
        .unwrap();
        assert_eq!(rfc.code, "invalid_grant");
        assert_eq!(rfc.description.as_deref(), Some("reauth needed"));
        assert_eq!(rfc.subtype.as_deref(), Some("invalid_rapt"));
        let google: WireError = serde_json::from_str(
            r#"{"error": {"code": 400, "message": "boom", "status": "INVALID_ARGUMENT"}}"#,
        )
        .unwrap();
        assert_eq!(google.code, "INVALID_ARGUMENT");
        assert_eq!(google.description.as_deref(), Some("boom"));
    }
}

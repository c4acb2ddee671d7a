//! The ID token: well-formed, with a signature that nobody can check.
//!
//! The sandbox has no signing key. A program that got the token from the token endpoint directly
//! need not check the signature (OpenID Connect Core section 3.1.3.7, item 6).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::grants::Grant;
use super::userinfo::claims;
use crate::random;
use crate::sandbox::Sandbox;

/// Returns the token that tells a client who signed in.
pub(crate) fn id_token(sandbox: &Sandbox, grant: &Grant, scopes: &[String]) -> String {
    let issued_at = sandbox.clock.unix_seconds();
    let mut payload = claims(grant.account, scopes);
    payload["iss"] = json!(sandbox.url);
    payload["azp"] = json!(grant.client_id);
    payload["aud"] = json!(grant.client_id);
    payload["iat"] = json!(issued_at);
    payload["exp"] = json!(issued_at + 3600);
    if let Some(nonce) = &grant.nonce {
        payload["nonce"] = json!(nonce);
    }
    let header = json!({ "alg": "RS256", "kid": "sandbox", "typ": "JWT" });
    let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
    format!(
        "{}.{}.{}",
        encode(&header),
        encode(&payload),
        random::text(256)
    )
}

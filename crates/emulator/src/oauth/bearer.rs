//! The bearer token of a request (RFC 6750 section 2.1).

use axum::http::{HeaderMap, header};

use super::grants::Access;
use crate::sandbox::Sandbox;

/// Returns the token in the `Authorization` header.
pub(crate) fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers
        .get(header::AUTHORIZATION)?
        .to_str()
        .ok()?
        .split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
}

/// Returns what the request's token reaches, if it is live.
pub(crate) fn access(sandbox: &Sandbox, headers: &HeaderMap) -> Option<Access> {
    let now = sandbox.clock.now();
    bearer_token(headers).and_then(|token| sandbox.state().grants.access(token, now))
}

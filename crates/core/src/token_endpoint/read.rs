//! From an answer on the wire to tokens, or to the reason why there are none.

use std::time::{Duration, SystemTime};

use oauth2::RequestTokenError;
use serde::de::DeserializeOwned;

use super::call::CallError;
use super::wire::{WireError, WireToken};
use super::{TokenError, TokenResponse};
use crate::access_token::AccessToken;
use crate::scopes::Scope;
use crate::secret::{IdToken, RefreshToken};

/// Reads what `oauth2` made of an answer.
pub(super) fn engines(
    answer: Result<WireToken, RequestTokenError<CallError, WireError>>,
    asked_at: SystemTime,
) -> Result<TokenResponse, TokenError> {
    let wire = answer.map_err(|error| match error {
        RequestTokenError::Request(error) => error.into(),
        RequestTokenError::ServerResponse(WireError {
            code,
            description,
            subtype,
        }) => TokenError::from_refusal(code, description, subtype),
        // The bytes of the answer in here may be a token: they go no further.
        RequestTokenError::Parse(error, _) => TokenError::Malformed {
            reason: parse_problem(error.inner()),
        },
        RequestTokenError::Other(_) => TokenError::Malformed {
            reason: "it is empty",
        },
    })?;
    accept(wire, asked_at)
}

/// Reads an answer to a grant that `oauth2` does not know.
pub(super) fn response(
    response: &http::Response<Vec<u8>>,
    asked_at: SystemTime,
) -> Result<TokenResponse, TokenError> {
    accept(body(response)?, asked_at)
}

/// Reads the body of a success, or the refusal.
pub(super) fn body<T: DeserializeOwned>(
    response: &http::Response<Vec<u8>>,
) -> Result<T, TokenError> {
    let malformed = |error: serde_json::Error| TokenError::Malformed {
        reason: parse_problem(&error),
    };
    if !response.status().is_success() {
        let refusal: WireError = serde_json::from_slice(response.body()).map_err(malformed)?;
        return Err(TokenError::from_refusal(
            refusal.code,
            refusal.description,
            refusal.subtype,
        ));
    }
    serde_json::from_slice(response.body()).map_err(malformed)
}

fn accept(wire: WireToken, asked_at: SystemTime) -> Result<TokenResponse, TokenError> {
    if !wire.token_type.is_bearer() {
        return Err(TokenError::Malformed {
            reason: "its token_type is not Bearer",
        });
    }
    let lifetime = wire.expires_in.map(Duration::from_secs);
    let scopes = wire.scope().map(|list| {
        list.split_whitespace()
            .filter_map(|word| Scope::new(word).ok())
            .collect()
    });
    Ok(TokenResponse {
        access_token: AccessToken::issued(wire.access_token.into_secret(), asked_at, lifetime)
            .ok_or(TokenError::Malformed {
                reason: "its access_token is empty or no header value",
            })?,
        // An empty one is none: it must not replace the one that works.
        refresh_token: wire
            .refresh_token
            .filter(|token| !token.secret().is_empty())
            .map(|token| RefreshToken::new(token.into_secret())),
        refresh_token_lifetime: wire.refresh_token_expires_in.map(Duration::from_secs),
        id_token: wire
            .id_token
            .filter(|token| !token.0.is_empty())
            .map(|token| IdToken::new(token.0)),
        scopes,
    })
}

fn parse_problem(error: &serde_json::Error) -> &'static str {
    if error.is_data() {
        "it lacks a field, or a field has the wrong type"
    } else {
        "it is not JSON"
    }
}

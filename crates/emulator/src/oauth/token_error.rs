//! The error answer of the token endpoint (RFC 6749 section 5.2), in Google's words.

use std::borrow::Cow;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// A refusal by the token endpoint.
#[derive(Debug)]
pub(crate) struct TokenError {
    status: StatusCode,
    error: Cow<'static, str>,
    description: String,
}

impl TokenError {
    /// Returns the error for a request that lacks something or repeats something.
    pub(crate) fn invalid_request(description: impl Into<String>) -> Self {
        Self::bad_request("invalid_request", description)
    }

    /// Returns the error for a request that lacks this parameter.
    pub(crate) fn missing(name: &str) -> Self {
        Self::invalid_request(format!("Missing required parameter: {name}"))
    }

    /// Returns the error for a code or refresh token that is not good.
    pub(crate) fn invalid_grant(description: &str) -> Self {
        Self::bad_request("invalid_grant", description)
    }

    /// Returns the error for a client that is unknown or cannot prove who it is.
    pub(crate) fn invalid_client(description: &str) -> Self {
        Self {
            status: StatusCode::UNAUTHORIZED,
            error: Cow::Borrowed("invalid_client"),
            description: description.to_owned(),
        }
    }

    /// Returns an error that Google describes by the name of its status and no better.
    pub(crate) fn by_status(status: StatusCode, error: String) -> Self {
        Self {
            status,
            error: Cow::Owned(error),
            description: status.canonical_reason().unwrap_or_default().to_owned(),
        }
    }

    /// Returns an error with status 400.
    pub(crate) fn bad_request(error: &'static str, description: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            error: Cow::Borrowed(error),
            description: description.into(),
        }
    }
}

impl IntoResponse for TokenError {
    fn into_response(self) -> Response {
        let Self {
            status,
            error,
            description,
        } = self;
        let body = Json(json!({ "error": error, "error_description": description }));
        (status, super::token::NO_STORE, body).into_response()
    }
}

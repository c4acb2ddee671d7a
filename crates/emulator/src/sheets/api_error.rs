//! Google's error answer: `{"error": {"code", "message", "status", "details"}}`.
//!
//! Source: <https://cloud.google.com/apis/design/errors>, and bodies recorded from the Sheets API.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::answer::{self, Node};

/// A refusal by an API.
#[derive(Debug)]
pub(crate) struct ApiError {
    code: StatusCode,
    status: &'static str,
    message: String,
    details: Option<Value>,
    challenge: Option<String>,
}

impl ApiError {
    /// Returns the error for a request that makes no sense.
    pub(crate) fn invalid_argument(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "INVALID_ARGUMENT", message.into())
    }

    /// Returns the error for fields of a request that make no sense, each with what is wrong.
    pub(crate) fn field_violations(violations: &[(String, String)]) -> Self {
        let descriptions: Vec<&str> = violations.iter().map(|(_, text)| text.as_str()).collect();
        let message = descriptions.join("\n");
        Self::field_violations_with(violations, message)
    }

    /// Returns the error for one field of a request that makes no sense.
    pub(crate) fn field_violation(field: &str, description: &str) -> Self {
        Self::field_violations(&[(field.to_owned(), description.to_owned())])
    }

    /// Returns the error for fields, with another message at the top.
    pub(crate) fn field_violations_with(violations: &[(String, String)], message: String) -> Self {
        let violation = |(field, description): &(String, String)| match field.as_str() {
            "" => json!({ "description": description }),
            field => json!({ "field": field, "description": description }),
        };
        let details = json!([{
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": violations.iter().map(violation).collect::<Vec<_>>(),
        }]);
        Self {
            details: Some(details),
            ..Self::invalid_argument(message)
        }
    }

    /// Returns the error for a range that names nothing.
    pub(crate) fn unparsable_range(range: &str) -> Self {
        Self::invalid_argument(format!("Unable to parse range: {range}"))
    }

    /// Returns the error for a spreadsheet that does not exist, or that the client may not know of.
    pub(crate) fn not_found() -> Self {
        let message = "Requested entity was not found.".to_owned();
        Self::new(StatusCode::NOT_FOUND, "NOT_FOUND", message)
    }

    /// Returns the error for somebody else's spreadsheet.
    pub(crate) fn no_permission() -> Self {
        let message = "The caller does not have permission".to_owned();
        Self::new(StatusCode::FORBIDDEN, "PERMISSION_DENIED", message)
    }

    /// Returns the error for a token that is unknown, expired or revoked.
    pub(crate) fn invalid_credentials() -> Self {
        let message = format!(
            "Request had invalid authentication credentials. Expected {EXPECTED_CREDENTIALS}"
        );
        let challenge = format!("{CHALLENGE}, error=\"invalid_token\"");
        let error = Self::new(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message);
        Self {
            challenge: Some(challenge),
            ..error
        }
    }

    /// Returns the error for a request without a token.
    pub(crate) fn missing_credentials(method: &str) -> Self {
        let message = format!(
            "Request is missing required authentication credential. Expected {EXPECTED_CREDENTIALS}"
        );
        let error = Self::new(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message);
        let details = Some(error_info("CREDENTIALS_MISSING", method));
        Self {
            challenge: Some(CHALLENGE.to_owned()),
            details,
            ..error
        }
    }

    /// Returns the error for a token that does not reach this method.
    pub(crate) fn insufficient_scopes(method: &str, sufficient: &[&str]) -> Self {
        let message = "Request had insufficient authentication scopes.".to_owned();
        let scopes = sufficient.join(" ");
        let challenge = format!("{CHALLENGE}, error=\"insufficient_scope\", scope=\"{scopes}\"");
        let details = Some(error_info("ACCESS_TOKEN_SCOPE_INSUFFICIENT", method));
        let error = Self::new(StatusCode::FORBIDDEN, "PERMISSION_DENIED", message);
        Self {
            challenge: Some(challenge),
            details,
            ..error
        }
    }

    /// Returns the error for something that Google has and the sandbox has not.
    pub(crate) fn not_emulated(what: &str) -> Self {
        tracing::warn!(what, "not emulated");
        Self::new(
            StatusCode::NOT_IMPLEMENTED,
            "UNIMPLEMENTED",
            format!("not emulated: {what}"),
        )
    }

    /// Returns the error that Google answers with where it fails to check a request.
    pub(crate) fn internal() -> Self {
        let message = "Internal error encountered.".to_owned();
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", message)
    }

    /// Says which part of a batch the error is about, as in `Invalid requests[0].addSheet: …`.
    /// Only a bad request is told so.
    pub(crate) fn within(self, part: &str) -> Self {
        if self.code != StatusCode::BAD_REQUEST {
            return self;
        }
        Self {
            message: format!("Invalid {part}: {}", self.message),
            ..self
        }
    }

    #[cfg(test)]
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    fn new(code: StatusCode, status: &'static str, message: String) -> Self {
        Self {
            code,
            status,
            message,
            details: None,
            challenge: None,
        }
    }

    /// Answers with the error, readably, and compressed if the client accepts that.
    pub(crate) fn respond(self, request: &HeaderMap) -> Response {
        let mut error = json!({
            "code": self.code.as_u16(),
            "message": self.message,
            "status": self.status,
        });
        if let Some(details) = self.details {
            error["details"] = details;
        }
        let body = Node::Json(json!({ "error": error }));
        let mut response = answer::respond(self.code, body, true, request);
        let challenge = self
            .challenge
            .and_then(|text| HeaderValue::from_str(&text).ok());
        if let Some(challenge) = challenge {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        self.respond(&HeaderMap::new())
    }
}

fn error_info(reason: &str, method: &str) -> Value {
    json!([{
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": reason,
        "domain": "googleapis.com",
        "metadata": { "service": "sheets.googleapis.com", "method": method },
    }])
}

const CHALLENGE: &str = r#"Bearer realm="https://accounts.google.com/""#;

const EXPECTED_CREDENTIALS: &str = "OAuth 2 access token, login cookie or other valid \
    authentication credential. See \
    https://developers.google.com/identity/sign-in/web/devconsole-project.";

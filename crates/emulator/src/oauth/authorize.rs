//! `GET /o/oauth2/v2/auth`: the start of a sign-in.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;

use super::authorization_request::AuthorizationRequest;
use super::consent_page;
use super::error_page::redirect_to_error_page;
use super::question::Question;
use crate::parameters::Parameters;
use crate::sandbox::Sandbox;

/// Shows the consent page, or leads to an error page that no application hears of.
pub(crate) async fn authorize(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
) -> Response {
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes());
    let mut state = sandbox.state();
    match AuthorizationRequest::parse(&parameters, &state.clients) {
        Ok(request) => consent_page::ask(&sandbox, &mut state, Question::Application(request)),
        Err(refusal) => redirect_to_error_page(&sandbox, &refusal, parameters.value("client_id")),
    }
}

//! `GET /o/oauth2/v2/auth`: the start of a sign-in.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::authorization_request::{AuthorizationRefusal, AuthorizationRequest};
use super::consent_page;
use crate::html;
use crate::parameters::Parameters;
use crate::random;
use crate::sandbox::Sandbox;

/// Shows the consent page, or an error page that no application hears of.
pub(crate) async fn authorize(
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
) -> Response {
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes());
    let mut state = sandbox.state();
    match AuthorizationRequest::parse(&parameters, &state.clients) {
        Ok(request) => {
            let id = random::text(24);
            let page = consent_page::consent_page(&id, &request);
            state.consents.insert(id, request);
            page
        }
        Err(refusal) => refusal_page(&refusal),
    }
}

/// Answers as Google does when a request cannot be trusted: with a page and no redirect.
pub(crate) fn refusal_page(refusal: &AuthorizationRefusal) -> Response {
    let AuthorizationRefusal { error, description } = refusal;
    let description = html::escape(description);
    let body = format!(
        "<p>The application sent an invalid request, so you cannot sign in.</p>\n\
         <p>{description}</p>\n<p><strong>Error 400: {error}</strong></p>"
    );
    html::page(StatusCode::BAD_REQUEST, "Access blocked", &body)
}

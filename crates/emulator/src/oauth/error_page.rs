//! `GET /signin/oauth/error`: the page of a sign-in that does not begin.

use axum::extract::RawQuery;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use url::form_urlencoded::Serializer;

use super::authorization_refusal::AuthorizationRefusal;
use crate::html;
use crate::parameters::Parameters;
use crate::sandbox::Sandbox;

/// Shows the refusal that the address holds.
pub(crate) async fn error_page(RawQuery(query): RawQuery) -> Response {
    let parameters = Parameters::parse(query.unwrap_or_default().as_bytes());
    let refusal = parameters
        .value("authError")
        .and_then(AuthorizationRefusal::from_parameter)
        .unwrap_or_else(|| AuthorizationRefusal::invalid_request("This address names no error."));
    refusal_page(&refusal)
}

/// Sends the browser to the page above, as Google does with a request that it cannot trust: the
/// application hears nothing.
pub(crate) fn redirect_to_error_page(
    sandbox: &Sandbox,
    refusal: &AuthorizationRefusal,
    client_id: Option<&str>,
) -> Response {
    let query = Serializer::new(String::new())
        .append_pair("authError", &refusal.to_parameter())
        .extend_pairs(client_id.map(|id| ("client_id", id)))
        .finish();
    let location = format!("{}/signin/oauth/error?{query}", sandbox.url);
    let headers = [
        (header::LOCATION, location.as_str()),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::FOUND, headers).into_response()
}

/// Answers with a page and no redirect.
pub(crate) fn refusal_page(refusal: &AuthorizationRefusal) -> Response {
    let status = refusal.status();
    let error = html::escape(&refusal.error);
    let description = html::escape(&refusal.description);
    let body = format!(
        "<p>The application sent an invalid request, so you cannot sign in.</p>\n\
         <p>{description}</p>\n<p><strong>Error {status}: {error}</strong></p>"
    );
    html::page(StatusCode::BAD_REQUEST, "Access blocked", &body)
}

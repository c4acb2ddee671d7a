//! Which handler answers which path.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{any, get, post};

use crate::html;
use crate::oauth::{
    authorize, consent, consent_page, device, discovery, error_page, revoke, token, tokeninfo,
    userinfo,
};
use crate::sandbox::Sandbox;
use crate::sheets;

/// Returns every route; paths that Google has and we have not say so.
pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/", get(front_page))
        .route("/o/oauth2/v2/auth", get(authorize::authorize))
        .route("/o/oauth2/auth", get(authorize::authorize))
        .route("/signin/oauth/consent", get(consent_page::show))
        .route("/signin/oauth/error", get(error_page::error_page))
        .route("/consent", post(consent::decide))
        .route("/device/code", post(device::authorization::authorize))
        .route(
            "/o/oauth2/device/code",
            post(device::authorization::authorize),
        )
        .route("/device", get(device::page::show).post(device::page::enter))
        .route("/token", post(token::token))
        .route("/o/oauth2/token", post(token::token))
        .route("/oauth2/v4/token", post(token::token))
        .route("/revoke", post(revoke::revoke))
        .route("/o/oauth2/revoke", post(revoke::revoke))
        .route(
            "/tokeninfo",
            get(tokeninfo::tokeninfo).post(tokeninfo::tokeninfo),
        )
        .route(
            "/oauth2/v3/tokeninfo",
            get(tokeninfo::tokeninfo).post(tokeninfo::tokeninfo),
        )
        .route(
            "/userinfo",
            get(userinfo::userinfo).post(userinfo::userinfo),
        )
        .route(
            "/v1/userinfo",
            get(userinfo::userinfo).post(userinfo::userinfo),
        )
        .route(
            "/oauth2/v3/userinfo",
            get(userinfo::userinfo).post(userinfo::userinfo),
        )
        .route(
            "/.well-known/openid-configuration",
            get(discovery::discovery),
        )
        .route("/v4/{*rest}", any(sheets::sheets))
        .fallback(sheets::not_emulated)
        .method_not_allowed_fallback(sheets::not_emulated)
        // The server has limited the body already.
        .layer(DefaultBodyLimit::disable())
        .with_state(sandbox)
}

async fn front_page() -> Response {
    let body = "<p>It plays Google's part for programs under test: an authorization server \
                and a part of Sheets v4. Its people, documents and tokens are make-believe, and end \
                with the process.</p>";
    html::page(StatusCode::OK, "A local Google, for tests", body)
}

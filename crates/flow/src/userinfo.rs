//! Who a token belongs to, asked at the userinfo endpoint (OpenID Connect Core section 5.3).

use hallpass_core::http::{Request, header};
use hallpass_core::{AuthorizedUser, Http, Scope, Scopes};
use serde_json::{Map, Value};

use crate::identity::Identity;

/// Why the userinfo endpoint's answer stops a sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UserinfoError {
    /// It is about somebody else than the ID token (section 5.3.2).
    #[error("the userinfo endpoint names another `sub` than the ID token")]
    OtherSubject,
}

/// Adds what the ID token left out. An endpoint that does not answer leaves it unknown: the tokens
/// are as good.
pub(crate) async fn complete(
    claimed: Option<Identity>,
    user: &AuthorizedUser,
    granted: &Scopes,
    http: &Http,
) -> Result<Option<Identity>, UserinfoError> {
    let wants_email = granted.contains(&Scope::EMAIL);
    let is_complete = match &claimed {
        Some(identity) => identity.email().is_some() || !wants_email,
        None => !wants_email && !granted.contains(&Scope::OPENID),
    };
    if is_complete {
        return Ok(claimed);
    }
    let told = ask(user, http).await;
    match (claimed, told) {
        (Some(claimed), Some(told)) if claimed.subject() != told.subject() => {
            Err(UserinfoError::OtherSubject)
        }
        (Some(claimed), Some(told)) => Ok(Some(claimed.and(told))),
        (claimed, told) => Ok(claimed.or(told)),
    }
}

async fn ask(user: &AuthorizedUser, http: &Http) -> Option<Identity> {
    let token = user.access_token.as_ref()?;
    let mut bearer: header::HeaderValue =
        format!("Bearer {}", token.expose_secret()).parse().ok()?;
    bearer.set_sensitive(true);
    let request = Request::get(user.client.userinfo_uri())
        .header(header::AUTHORIZATION, bearer)
        .body(Vec::new())
        .ok()?;
    let response = match http.send(request, http.oauth_limits()).await {
        Ok(response) => response,
        Err(error) => {
            tracing::debug!(%error, "the userinfo endpoint gave no answer");
            return None;
        }
    };
    if !response.status().is_success() {
        tracing::debug!(
            status = response.status().as_u16(),
            "the userinfo endpoint refused"
        );
        return None;
    }
    let claims: Map<String, Value> = serde_json::from_slice(response.body()).ok()?;
    Identity::from_claims(&claims)
}

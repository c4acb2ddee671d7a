//! The request by which one identity gets a token of a service account's.

use std::time::Duration;

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::json;
use url::Url;

use super::ask::{ask, json, malformed};
use super::document::Document;
use super::error::SourceError;
use crate::access_token::AccessToken;
use crate::allowed_hosts::AllowedHosts;
use crate::endpoint;
use crate::expiry;
use crate::http_client::{Http, host_and_port};
use crate::scopes::{Scope, Scopes};
use crate::token_endpoint::TokenResponse;

const KEY: &str = "service_account_impersonation_url";
const USUAL_LIFETIME: Duration = Duration::from_secs(3600);

/// Whom to impersonate, and for how long.
///
/// <https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken>
#[derive(Clone, Debug)]
pub(super) struct Impersonation {
    url: Url,
    email: String,
    pub(super) delegates: Option<Vec<String>>,
    pub(super) lifetime: Duration,
}

impl Impersonation {
    /// Reads the URL of a credentials file, if it has one.
    pub(super) fn from_document(document: &Document) -> Result<Option<Self>, SourceError> {
        let Some(url) = document.endpoint(KEY)? else {
            return Ok(None);
        };
        let Some(email) = email_in(&url) else {
            return Err(document.invalid(
                KEY,
                "does not end with `SERVICE_ACCOUNT:generateAccessToken`",
            ));
        };
        Ok(Some(Self {
            url,
            email,
            delegates: None,
            lifetime: USUAL_LIFETIME,
        }))
    }

    pub(super) fn of(email: &str) -> Self {
        let mut url =
            Url::parse("https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts")
                .expect("a constant URL");
        url.path_segments_mut()
            .expect("an https URL has a path")
            .push(&format!("{email}:generateAccessToken"));
        Self {
            url,
            email: email.to_owned(),
            delegates: None,
            lifetime: USUAL_LIFETIME,
        }
    }

    pub(super) fn email(&self) -> &str {
        &self.email
    }

    /// Returns the scope that a token must have to impersonate with it.
    pub(super) fn needed_scopes() -> Scopes {
        let iam = Scope::new("https://www.googleapis.com/auth/iam");
        iam.expect("a constant scope").into()
    }

    /// Asks for a token of the service account with the token of somebody who may.
    pub(super) async fn token(
        &self,
        http: &Http,
        own: &AccessToken,
        issuer: &str,
        scopes: &Scopes,
    ) -> Result<TokenResponse, SourceError> {
        if scopes.is_empty() {
            return Err(SourceError::Incomplete {
                reason: "a service account is impersonated with the scopes that are needed",
            });
        }
        self.check_host(issuer)?;
        let list: Vec<_> = scopes.iter().map(Scope::as_str).collect();
        let body = json!({
            "delegates": self.delegates,
            "scope": list,
            "lifetime": format!("{}s", self.lifetime.as_secs()),
        });
        let request = http::Request::post(self.url.as_str())
            .header(CONTENT_TYPE, "application/json")
            .header(AUTHORIZATION, own.bearer())
            .body(body.to_string().into_bytes())
            .expect("a parsed URL and checked headers make a request");
        let answer = ask(http, &self.url, request, http.oauth_limits()).await?;
        let answer = json(&self.url, &answer)?;
        let end = answer["expireTime"].as_str().and_then(expiry::parse);
        let end = end.ok_or_else(|| malformed(&self.url, "has no `expireTime`"))?;
        let token = answer["accessToken"].as_str().unwrap_or_default();
        let access_token = AccessToken::new(token, Some(end))
            .ok_or_else(|| malformed(&self.url, "has no `accessToken`"))?;
        Ok(TokenResponse {
            access_token,
            refresh_token: None,
            refresh_token_lifetime: None,
            id_token: None,
            scopes: Some(scopes.clone()),
        })
    }

    /// The URL comes from a file, and gets a bearer token.
    fn check_host(&self, issuer: &str) -> Result<(), SourceError> {
        let refused = || SourceError::HostNotAllowed {
            key: KEY,
            host: host_and_port(&self.url),
        };
        let issuer = Url::parse(issuer).map_err(|_| refused())?;
        AllowedHosts::default()
            .check(&self.url, endpoint::is_loopback(&issuer))
            .map_err(|_| refused())
    }
}

fn email_in(url: &Url) -> Option<String> {
    let last = url.path_segments()?.next_back()?;
    let email = last.strip_suffix(":generateAccessToken")?;
    (!email.is_empty()).then(|| email.replace("%40", "@"))
}

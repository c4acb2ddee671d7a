//! The metadata server of Google's machines: tokens of the service account that is attached to one.

use std::sync::OnceLock;
use std::time::Duration;

use serde_json::Value;
use url::Url;

use super::ask::{ask, json, malformed};
use super::error::SourceError;
use crate::access_token::AccessToken;
use crate::credentials::CredentialsError;
use crate::http_client::{Http, Limits, host_and_port};
use crate::scopes::{Scope, Scopes};
use crate::token_endpoint::TokenResponse;
use crate::token_source::{FetchFuture, TokenSource};

/// The address: a name would have to be resolved, which takes long on any other machine.
const HOST: &str = "169.254.169.254";

/// Demanded in requests, so that no page in a browser can ask; given in answers.
const FLAVOR: (&str, &str) = ("metadata-flavor", "Google");

/// How long to wait for a server that may not exist. One that does answers in milliseconds.
const PROBE: Duration = Duration::from_secs(1);

const ACCOUNT: &str = "computeMetadata/v1/instance/service-accounts/default/";

/// The metadata server of Compute Engine, Cloud Run, GKE and Google's other machines.
///
/// <https://cloud.google.com/compute/docs/access/authenticate-workloads>
#[derive(Clone, Debug)]
pub struct MetadataServer {
    base: Url,
    scopes: Scopes,
    email: OnceLock<String>,
}

impl MetadataServer {
    /// Returns the server at its usual address; asks nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::at(HOST).expect("the usual address is one")
    }

    /// Returns a server at another `host` or `host:port`, such as an emulator of it.
    ///
    /// Tokens of a server on the loopback stay on the loopback.
    ///
    /// # Errors
    ///
    /// [`SourceError::Invalid`] for anything but a host with a port.
    pub fn at(host: &str) -> Result<Self, SourceError> {
        let base = Url::parse(&format!("http://{host}/")).ok().filter(|url| {
            let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
            is_bare && url.username().is_empty() && url.password().is_none()
        });
        Ok(Self {
            base: base.ok_or_else(|| SourceError::Invalid {
                place: "the settings".to_owned(),
                key: "GCE_METADATA_HOST".to_owned(),
                reason: "is not a host, or a host with a port",
            })?,
            scopes: Scopes::default(),
            email: OnceLock::new(),
        })
    }

    /// Asks for these scopes. Compute Engine ignores them: there the machine's own scopes count.
    #[must_use]
    pub fn with_scopes(self, scopes: impl Into<Scopes>) -> Self {
        Self {
            scopes: scopes.into(),
            ..self
        }
    }

    pub(super) fn host(&self) -> String {
        host_and_port(&self.base)
    }

    /// Finds out whether the server is there; the error says what is there instead.
    pub(super) async fn probe(&self, http: &Http) -> Result<(), String> {
        let limits = Limits::OAUTH.with_deadline(PROBE);
        let answer = http.send(request(&self.base), limits).await;
        let answer = answer.map_err(|error| {
            if error.is_timeout() {
                format!("did not answer within {PROBE:?}")
            } else {
                "could not be reached".to_owned()
            }
        })?;
        let flavor = answer.headers().get(FLAVOR.0);
        if flavor.is_some_and(|value| value == FLAVOR.1) {
            Ok(())
        } else {
            Err("answered, but is no metadata server".to_owned())
        }
    }

    async fn token(&self, http: &Http) -> Result<TokenResponse, CredentialsError> {
        self.learn_email(http).await;
        let mut url = self.url("token");
        if !self.scopes.is_empty() {
            let names: Vec<_> = self.scopes.iter().map(Scope::as_str).collect();
            url.query_pairs_mut()
                .append_pair("scopes", &names.join(","));
        }
        let asked_at = http.clock().now();
        let answer = ask(http, &url, request(&url), http.oauth_limits()).await;
        let answer = json(&url, &answer.map_err(without_account)?)?;
        let lifetime = answer["expires_in"].as_u64().map(Duration::from_secs);
        let token = answer["access_token"].as_str().unwrap_or_default();
        let access_token = AccessToken::issued(token.to_owned(), asked_at, lifetime)
            .ok_or_else(|| malformed(&url, "has no `access_token`"))?;
        // Which scopes the token has depends on the machine, and the server does not say.
        Ok(TokenResponse {
            access_token,
            refresh_token: None,
            refresh_token_lifetime: None,
            id_token: None,
            scopes: None,
        })
    }

    /// Asks once who the machine is. It is good to know, and not needed for a token.
    async fn learn_email(&self, http: &Http) {
        if self.email.get().is_some() {
            return;
        }
        let mut url = self.url("");
        url.set_query(Some("recursive=true"));
        let Ok(answer) = ask(http, &url, request(&url), http.oauth_limits()).await else {
            return;
        };
        let answer = json(&url, &answer).unwrap_or(Value::Null);
        if let Some(email) = answer["email"].as_str() {
            self.email.get_or_init(|| email.to_owned());
        }
    }

    fn url(&self, path: &str) -> Url {
        self.base
            .join(&format!("{ACCOUNT}{path}"))
            .expect("a constant path")
    }
}

impl Default for MetadataServer {
    fn default() -> Self {
        Self::new()
    }
}

impl TokenSource for MetadataServer {
    fn fetch<'a>(&'a self, http: &'a Http) -> FetchFuture<'a> {
        Box::pin(self.token(http))
    }

    fn issuer(&self) -> &str {
        self.base.as_str()
    }

    fn account(&self) -> Option<&str> {
        self.email.get().map(String::as_str)
    }
}

fn request(url: &Url) -> http::Request<Vec<u8>> {
    http::Request::get(url.as_str())
        .header(FLAVOR.0, FLAVOR.1)
        .body(Vec::new())
        .expect("a parsed URL and a constant header make a request")
}

fn without_account(error: SourceError) -> SourceError {
    match error {
        SourceError::Refused {
            host, status: 404, ..
        } => SourceError::Refused {
            host,
            status: 404,
            message: Some("no service account is attached to this machine".to_owned()),
        },
        other => other,
    }
}

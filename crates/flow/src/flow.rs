//! What is asked for: a client, scopes, and how to ask.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hallpass_core::{AuthorizedUser, ClientKind, ClientSecrets, Scope, Scopes};
use oauth2::basic::BasicClient;
use url::{Host, Url};

use crate::consent::{Attempt, Consent};
use crate::issuer::Issuer;
use crate::nonce::Nonce;
use crate::terms::Terms;

/// A consent that is going to be asked for.
#[derive(Clone, Debug)]
#[must_use]
pub struct Flow {
    secrets: ClientSecrets,
    scopes: Scopes,
    login_hint: Option<String>,
    forces_consent: bool,
    accepts_fewer: bool,
    expected_account: Option<String>,
    issuer: Option<String>,
}

/// Why a consent cannot be asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FlowError {
    /// There is nothing to consent to.
    #[error("no scope is asked for")]
    NoScopes,
    /// The redirect URI cannot be one.
    #[error("`{redirect_uri}` cannot be a redirect URI: {reason}")]
    RedirectUri {
        /// The text.
        redirect_uri: String,
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl Flow {
    /// Asks for these scopes in the name of this client.
    pub fn new(secrets: ClientSecrets, scopes: impl Into<Scopes>) -> Self {
        Self {
            secrets,
            scopes: scopes.into(),
            login_hint: None,
            forces_consent: false,
            accepts_fewer: false,
            expected_account: None,
            issuer: None,
        }
    }

    /// Asks also for what this sign-in has, so that a scope that is added takes none away, and
    /// expects the same account again where that is known.
    ///
    /// Google gives a new refresh token for the union. A web application gets one only if the user
    /// consents anew, so that is asked for, too.
    pub fn adding_to(mut self, present: &AuthorizedUser) -> Self {
        if let Some(scopes) = &present.scopes {
            self.scopes = self.scopes.union(scopes);
        }
        if self.secrets.kind() == ClientKind::Web {
            self.forces_consent = true;
        }
        match &present.account {
            Some(account) => self.expect_account(account.clone()),
            None => self,
        }
    }

    /// Preselects an account by its e-mail address.
    pub fn login_hint(mut self, account: impl Into<String>) -> Self {
        self.login_hint = Some(account.into());
        self
    }

    /// Takes this account and no other, given by its e-mail address or its `sub`, and preselects
    /// it. The scopes `openid` and `email` are asked for too, because they tell whose it is.
    pub fn expect_account(mut self, account: impl Into<String>) -> Self {
        let account = account.into();
        self.scopes = self.scopes.union(&[Scope::OPENID, Scope::EMAIL].into());
        self.expected_account = Some(account.clone());
        self.login_hint(account)
    }

    /// Shows the consent page even to a user who has consented before (`prompt=consent`). A web
    /// application needs that to get a refresh token once more.
    pub fn force_consent(mut self) -> Self {
        self.forces_consent = true;
        self
    }

    /// Takes it for success if the user grants only some of the scopes.
    pub fn accept_fewer_scopes(mut self) -> Self {
        self.accepts_fewer = true;
        self
    }

    /// Names the server, for one that is not Google and says its `issuer` in its metadata (RFC 8414).
    ///
    /// Every answer must then carry exactly that `iss` (RFC 9207). Google's name is known without.
    pub fn issued_by(mut self, issuer: impl Into<String>) -> Self {
        self.issuer = Some(issuer.into());
        self
    }

    /// Makes the authorization URL, with a state and a PKCE challenge of its own (S256), for an
    /// answer at `redirect_uri`.
    ///
    /// # Errors
    ///
    /// [`FlowError`] if there is no scope, or if `redirect_uri` is not the address of a page that
    /// the user's browser may be sent to with a code.
    pub fn begin(self, redirect_uri: &str) -> Result<Consent, FlowError> {
        let redirect =
            check_redirect_uri(redirect_uri).map_err(|reason| FlowError::RedirectUri {
                redirect_uri: redirect_uri.escape_debug().to_string(),
                reason,
            })?;
        let (forces_consent, login_hint) = (self.forces_consent, self.login_hint.clone());
        let mut terms = self.into_terms()?;
        let auth_uri = oauth2::AuthUrl::new(terms.secrets.auth_uri().to_owned())
            .expect("it was parsed with the client");
        let engine = BasicClient::new(oauth2::ClientId::new(
            terms.secrets.client().id().to_owned(),
        ))
        .set_auth_uri(auth_uri)
        .set_redirect_uri(redirect);
        let (challenge, verifier) = oauth2::PkceCodeChallenge::new_random_sha256();
        let mut request = engine
            .authorize_url(|| oauth2::CsrfToken::new_random_len(32))
            .set_pkce_challenge(challenge)
            .add_scopes(
                terms
                    .asked
                    .iter()
                    .map(|scope| oauth2::Scope::new(scope.as_str().to_owned())),
            )
            .add_extra_param("access_type", "offline");
        if terms.asked.contains(&Scope::OPENID) {
            let nonce = Nonce::random();
            request = request.add_extra_param("nonce", nonce.as_str().to_owned());
            terms.nonce = Some(nonce);
        }
        if forces_consent {
            request = request.add_extra_param("prompt", "consent");
        }
        if let Some(account) = login_hint {
            request = request.add_extra_param("login_hint", account);
        }
        let (url, state) = request.url();
        Ok(Consent(Arc::new(Attempt {
            url,
            state,
            verifier,
            redirect_uri: redirect_uri.to_owned(),
            terms,
            is_answered: AtomicBool::new(false),
        })))
    }

    pub(crate) fn into_terms(self) -> Result<Terms, FlowError> {
        if self.scopes.is_empty() {
            return Err(FlowError::NoScopes);
        }
        Ok(Terms {
            issuer: Issuer::of(&self.secrets, self.issuer),
            secrets: self.secrets,
            asked: self.scopes,
            accepts_fewer: self.accepts_fewer,
            expected_account: self.expected_account,
            nonce: None,
        })
    }
}

/// A code goes to https, to the loopback, or to a program that owns a scheme with a dot in it (RFC
/// 8252 section 7.1); RFC 6749 section 3.1.2 forbids a fragment.
pub(crate) fn check_redirect_uri(text: &str) -> Result<oauth2::RedirectUrl, &'static str> {
    let url = Url::parse(text).map_err(|_| "it is not a URL")?;
    if url.fragment().is_some() {
        return Err("it has a fragment");
    }
    let is_loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    match url.scheme() {
        "https" => {}
        "http" if is_loopback => {}
        "http" => return Err("plain http is allowed on the loopback only"),
        scheme if scheme.contains('.') => {}
        _ => return Err("it must start with https://"),
    }
    oauth2::RedirectUrl::new(text.to_owned()).map_err(|_| "it is not a URL")
}

#[cfg(test)]
mod tests {
    use super::check_redirect_uri;

    #[test]
    fn a_code_is_sent_to_pages_and_programs_only() {
        for good in [
            "https://app.test/callback?x=1",
            "http://127.0.0.1:9/",
            "http://[::1]:9/",
            "http://localhost:8080",
            "com.example.app:/callback",
        ] {
            assert!(check_redirect_uri(good).is_ok(), "{good}");
        }
        for bad in [
            "http://app.test/",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///tmp/x",
            "urn:ietf:wg:oauth:2.0:oob",
            "https://app.test/#x",
            "callback",
        ] {
            assert!(check_redirect_uri(bad).is_err(), "{bad}");
        }
    }
}

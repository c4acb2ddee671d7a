//! A consent on paper: stored by the process that asks, taken up by the one that is answered.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hallpass_core::{ClientSecrets, Scope, Scopes};
use serde::{Deserialize, Serialize};
use url::Url;
use zeroize::Zeroizing;

use crate::consent::{Attempt, Consent};
use crate::flow::check_redirect_uri;
use crate::issuer::Issuer;
use crate::nonce::Nonce;
use crate::terms::Terms;

/// Everything of an attempt but the client's secret.
#[derive(Serialize, Deserialize)]
struct Pending {
    client_id: String,
    token_uri: String,
    authorization_url: String,
    redirect_uri: String,
    state: String,
    code_verifier: String,
    nonce: Option<String>,
    scopes: String,
    accepts_fewer_scopes: bool,
    expected_account: Option<String>,
    issuer: Option<String>,
}

/// Why a stored consent cannot be taken up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResumeError {
    /// It is not what [`Consent::to_json`] wrote.
    #[error("the stored consent cannot be read (line {line}, column {column})")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// Its state or its code verifier is too short to be one that [`Consent::to_json`] wrote.
    #[error("the stored consent lacks its {secret}")]
    Incomplete {
        /// What it lacks.
        secret: &'static str,
    },
    /// Its authorization URL or its redirect URI is none.
    #[error("the stored consent has an authorization URL or a redirect URI that is none")]
    Url,
    /// It asks for nothing, or for something that is not a scope.
    #[error("the stored consent asks for what is not a scope")]
    Scope,
    /// It was begun at another server, which alone may get its code (RFC 9700 section 4.4).
    #[error("the stored consent was asked for at another server than the client's")]
    OtherServer,
    /// It was begun for another client.
    #[error("the stored consent is for the client {stored}, not for {given}")]
    OtherClient {
        /// The client that it was begun for.
        stored: String,
        /// The client that was given.
        given: String,
    },
}

impl Consent {
    /// Writes the consent for another process, such as the one that will serve the redirect of a
    /// web application.
    ///
    /// It holds the state and the PKCE verifier, and it is as good as the user's browser session:
    /// keep it on the server or encrypted, under a key that only this browser's cookie has, and use
    /// it once. Kept under the `state` of the redirect it would check nothing. The client's secret
    /// is not in it.
    #[must_use]
    pub fn to_json(&self) -> Zeroizing<String> {
        let Attempt {
            url,
            state,
            verifier,
            redirect_uri,
            terms,
            is_answered: _,
        } = &*self.0;
        let pending = Pending {
            client_id: terms.secrets.client().id().to_owned(),
            token_uri: terms.secrets.client().token_uri().to_owned(),
            authorization_url: url.to_string(),
            redirect_uri: redirect_uri.clone(),
            state: state.secret().clone(),
            code_verifier: verifier.secret().clone(),
            nonce: terms.nonce.as_ref().map(|nonce| nonce.as_str().to_owned()),
            scopes: terms.asked.to_string(),
            accepts_fewer_scopes: terms.accepts_fewer,
            expected_account: terms.expected_account.clone(),
            issuer: match &terms.issuer {
                Issuer::Named(name) => Some(name.clone()),
                Issuer::Google | Issuer::At(_) => None,
            },
        };
        Zeroizing::new(serde_json::to_string(&pending).expect("texts make JSON"))
    }

    /// Takes up what [`to_json`](Self::to_json) wrote, for the same client. Nothing is asked again,
    /// and [`answer`](Self::answer) checks what it would have checked.
    ///
    /// # Errors
    ///
    /// [`ResumeError`] says why it cannot be; it holds nothing of the stored text.
    pub fn from_json(json: &str, secrets: ClientSecrets) -> Result<Self, ResumeError> {
        let pending: Pending =
            serde_json::from_str(json).map_err(|error| ResumeError::Malformed {
                line: error.line(),
                column: error.column(),
            })?;
        if pending.client_id != secrets.client().id() {
            return Err(ResumeError::OtherClient {
                stored: pending.client_id.escape_debug().to_string(),
                given: secrets.client().id().escape_debug().to_string(),
            });
        }
        let url = Url::parse(&pending.authorization_url).map_err(|_| ResumeError::Url)?;
        let asked_at = Url::parse(secrets.auth_uri()).expect("it was parsed with the client");
        let is_same_page = url.origin() == asked_at.origin() && url.path() == asked_at.path();
        if !is_same_page || pending.token_uri != secrets.client().token_uri() {
            return Err(ResumeError::OtherServer);
        }
        check_length("state", &pending.state)?;
        check_length("code verifier", &pending.code_verifier)?;
        check_redirect_uri(&pending.redirect_uri).map_err(|_| ResumeError::Url)?;
        let asked = Scopes::parse(&pending.scopes).ok();
        let asked = asked
            .filter(|asked| !asked.is_empty())
            .ok_or(ResumeError::Scope)?;
        if asked.contains(&Scope::OPENID) {
            check_length("nonce", pending.nonce.as_deref().unwrap_or_default())?;
        }
        Ok(Self(Arc::new(Attempt {
            url,
            state: oauth2::CsrfToken::new(pending.state),
            verifier: oauth2::PkceCodeVerifier::new(pending.code_verifier),
            redirect_uri: pending.redirect_uri,
            terms: Terms {
                asked,
                accepts_fewer: pending.accepts_fewer_scopes,
                expected_account: pending.expected_account,
                issuer: Issuer::of(&secrets, pending.issuer),
                nonce: pending.nonce.map(|nonce| Nonce::stored(nonce.to_string())),
                secrets,
            },
            is_answered: AtomicBool::new(false),
        })))
    }
}

/// An empty state would be met by an empty state.
fn check_length(secret: &'static str, text: &str) -> Result<(), ResumeError> {
    const SHORTEST: usize = 43;
    if text.len() < SHORTEST {
        return Err(ResumeError::Incomplete { secret });
    }
    Ok(())
}

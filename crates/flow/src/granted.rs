//! A consent that was given: the code is exchanged for tokens, once.

use std::fmt;
use std::sync::Arc;

use hallpass_core::{Http, TokenEndpoint};

use crate::consent::Attempt;
use crate::exchange_error::ExchangeError;
use crate::page::Page;
use crate::reception::Reception;
use crate::signed_in::SignedIn;

/// A user's consent, not yet exchanged. Only [`Consent::answer`](crate::Consent::answer) makes one, after its checks.
pub struct Granted {
    code: oauth2::AuthorizationCode,
    attempt: Arc<Attempt>,
    /// The browser that brought it and waits for a page, where it came over the loopback.
    browser: Option<Reception>,
}

impl Granted {
    pub(crate) fn new(attempt: &Arc<Attempt>, code: String) -> Self {
        Self {
            code: oauth2::AuthorizationCode::new(code),
            attempt: Arc::clone(attempt),
            browser: None,
        }
    }

    /// Lets the browser wait until it is known what came of the consent.
    pub(crate) fn brought_by(self, browser: Reception) -> Self {
        Self {
            browser: Some(browser),
            ..self
        }
    }

    /// Exchanges the code for tokens, in one request that is not repeated once the server may have
    /// seen it, and finds out who signed in where the scopes tell.
    ///
    /// Let it finish: a future that is dropped after the server gave the tokens takes them along.
    ///
    /// A consent that came over the loopback shows in the browser what came of it; the port is free
    /// when this returns, or when the consent is dropped.
    ///
    /// # Errors
    ///
    /// [`ExchangeError::MissingScopes`] if the user granted less than was asked and that was not
    /// accepted beforehand; [`ExchangeError::OtherAccount`] if another account than the expected
    /// one signed in; [`ExchangeError::Token`] if there are no tokens; [`ExchangeError::IdToken`] or
    /// [`ExchangeError::Userinfo`] if they cannot be trusted.
    pub async fn exchange(mut self, http: &Http) -> Result<SignedIn, ExchangeError> {
        let Some(mut browser) = self.browser.take() else {
            return self.settle(http).await;
        };
        let outcome = browser.serve_while(self.settle(http)).await;
        browser.show(Page::of(&outcome)).await;
        outcome
    }

    async fn settle(&self, http: &Http) -> Result<SignedIn, ExchangeError> {
        let Attempt {
            verifier,
            redirect_uri,
            terms,
            ..
        } = &*self.attempt;
        let response = TokenEndpoint::new(http, terms.secrets.client())
            .exchange(self.code.secret(), verifier.secret(), redirect_uri)
            .await?;
        terms.settle(response, http).await
    }
}

impl fmt::Debug for Granted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Granted")
            .field("redirect_uri", &self.attempt.redirect_uri)
            .finish_non_exhaustive()
    }
}

//! Credentials: always a fresh token, one refresh for all who ask.

mod blocking;
mod error;
mod renewal;
mod saved_user;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use url::Url;

use crate::access_token::AccessToken;
use crate::authorized_user::AuthorizedUser;
use crate::endpoint;
use crate::flight::Flight;
use crate::held_token::{Freshness, HeldToken};
use crate::http_client::Http;
use crate::retries::Retries;
use crate::scopes::{Scope, Scopes};
use crate::store::{MemoryStore, StoreError, TokenStore};
use crate::token_source::TokenSource;

use blocking::finished;
use renewal::Renewed;
use saved_user::SavedUser;

pub use error::CredentialsError;

/// How long a token that still works is handed out after its refresh failed, before the next try.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a refresh is begun again that ended with another runtime.
const TAKE_OFFS: usize = 2;

/// How often a replacement that turns out to be the rejected token is asked for again.
const REPLACEMENTS: usize = 3;

/// Credentials for Google's APIs. Cloning is cheap; all clones share the token and its refresh.
///
/// A refresh happens when somebody asks for a token and the present one is about to end. However
/// many tasks ask, one request goes out; other processes on the same store wait for it and take its
/// result. The new token is saved before it is handed out.
#[derive(Clone, Debug)]
pub struct Credentials {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    http: Http,
    origin: Origin,
    /// The server that gives the tokens, if it is on the loopback.
    sandbox: Option<Url>,
    held: RwLock<Option<HeldToken>>,
    /// What a source said that its latest token is for.
    source_scopes: RwLock<Option<Scopes>>,
    flight: Arc<Flight<Result<AccessToken, CredentialsError>>>,
    /// In milliseconds of monotonic time: until then a stale token is not refreshed again.
    patient_until: AtomicU64,
}

/// Where tokens come from.
#[derive(Clone, Debug)]
enum Origin {
    Saved(Arc<SavedUser>),
    Source(Arc<dyn TokenSource>),
}

impl Credentials {
    /// Returns a user's credentials that live in memory only.
    #[must_use]
    pub fn new(user: AuthorizedUser) -> Self {
        let store = MemoryStore::new();
        let mut locked = store
            .lock(Duration::ZERO)
            .expect("nobody else has the new store");
        locked.save(&user).expect("memory takes everything");
        Self::of(SavedUser::new(Arc::new(store), user))
    }

    /// Loads the credentials of the user whom a store keeps.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::NotSignedIn`] if there are none, [`CredentialsError::Store`] if they
    /// cannot be read.
    pub fn from_store(store: impl TokenStore + 'static) -> Result<Self, CredentialsError> {
        match store.load()? {
            Some(user) => Ok(Self::of(SavedUser::new(Arc::new(store), user))),
            None => Err(CredentialsError::NotSignedIn {
                place: store.place(),
            }),
        }
    }

    /// Saves what a consent gave, in place of what the store kept, and returns the credentials.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Store`] if it cannot be saved.
    pub async fn save_in(
        store: impl TokenStore + 'static,
        user: AuthorizedUser,
    ) -> Result<Self, CredentialsError> {
        Ok(Self::of(SavedUser::save_new(Arc::new(store), user).await?))
    }

    /// Returns credentials whose tokens come from elsewhere, such as a service account's key.
    #[must_use]
    pub fn from_source(source: impl TokenSource + 'static) -> Self {
        Self::build(Http::new(), Origin::Source(Arc::new(source)))
    }

    /// Uses another transport, with another clock, limits, retries or client.
    #[must_use]
    pub fn with_http(&self, http: Http) -> Self {
        let origin = match &self.inner.origin {
            Origin::Saved(saved) => {
                let user = AuthorizedUser::clone(&saved.user());
                Origin::Saved(Arc::new(SavedUser::new(saved.store(), user)))
            }
            source @ Origin::Source(_) => source.clone(),
        };
        Self::build(http, origin)
    }

    fn of(user: SavedUser) -> Self {
        Self::build(Http::new(), Origin::Saved(Arc::new(user)))
    }

    fn build(http: Http, origin: Origin) -> Self {
        let issuer = match &origin {
            Origin::Saved(saved) => Some(saved.user().client.token_url().clone()),
            Origin::Source(source) => Url::parse(source.issuer()).ok(),
        };
        let held = match &origin {
            Origin::Saved(saved) => saved.user().access_token.clone(),
            Origin::Source(_) => None,
        };
        let held = held.map(|token| HeldToken::loaded(token, http.clock()));
        Self {
            inner: Arc::new(Inner {
                http,
                origin,
                sandbox: issuer.filter(endpoint::is_loopback),
                held: RwLock::new(held),
                source_scopes: RwLock::default(),
                flight: Flight::new(),
                patient_until: AtomicU64::new(0),
            }),
        }
    }

    /// Returns a token that is good for a while yet, refreshing it if need be.
    ///
    /// A refresh that fails for a passing reason is no error while the present token still works.
    ///
    /// # Errors
    ///
    /// [`CredentialsError`] by remedy: see `is_transient` and `needs_consent`.
    pub async fn token(&self) -> Result<AccessToken, CredentialsError> {
        match self.inner.present() {
            Some(token) => Ok(token),
            None => self.renew(None).await,
        }
    }

    /// Returns another token than `rejected`, which a server did not take: the one that somebody
    /// else got meanwhile, or a refreshed one.
    ///
    /// # Errors
    ///
    /// As [`Credentials::token`].
    pub async fn replace(&self, rejected: &AccessToken) -> Result<AccessToken, CredentialsError> {
        let mut token = self.renew(Some(rejected)).await?;
        for _ in 1..REPLACEMENTS {
            if !token.is_same(rejected) {
                break;
            }
            // A flight that began before the rejection was known.
            token = self.renew(Some(rejected)).await?;
        }
        Ok(token)
    }

    /// Refreshes now, be the present token fresh or not.
    ///
    /// # Errors
    ///
    /// As [`Credentials::token`].
    pub async fn refresh(&self) -> Result<AccessToken, CredentialsError> {
        match self.inner.held_token() {
            Some(present) => self.replace(&present).await,
            None => self.renew(None).await,
        }
    }

    /// Returns what is known of the user and the tokens, as of the latest refresh; `None` for
    /// credentials that are no user's.
    #[must_use]
    pub fn user(&self) -> Option<Arc<AuthorizedUser>> {
        match &self.inner.origin {
            Origin::Saved(saved) => Some(saved.user()),
            Origin::Source(_) => None,
        }
    }

    /// Returns the e-mail address that the credentials act for, where that is known.
    #[must_use]
    pub fn account(&self) -> Option<String> {
        match &self.inner.origin {
            Origin::Saved(saved) => saved.user().account.clone(),
            Origin::Source(source) => source.account().map(str::to_owned),
        }
    }

    /// Returns the project that the credentials name for requests to be billed to.
    #[must_use]
    pub fn quota_project(&self) -> Option<String> {
        match &self.inner.origin {
            Origin::Saved(saved) => saved.user().quota_project_id.clone(),
            Origin::Source(source) => source.quota_project().map(str::to_owned),
        }
    }

    /// Returns the scopes that were granted, where that is known.
    #[must_use]
    pub fn granted_scopes(&self) -> Option<Scopes> {
        match &self.inner.origin {
            Origin::Saved(saved) => saved.user().scopes.clone(),
            Origin::Source(_) => {
                let scopes = self.inner.source_scopes.read();
                scopes.unwrap_or_else(PoisonError::into_inner).clone()
            }
        }
    }

    /// Tells whether one of these scopes was granted, or may have been: it is not always known.
    #[must_use]
    pub fn may_use_one_of(&self, scopes: &[Scope]) -> bool {
        // What `granted_scopes` copies is only looked at here, for this is asked at every call.
        let has_one = |granted: &Scopes| scopes.iter().any(|scope| granted.contains(scope));
        match &self.inner.origin {
            Origin::Saved(saved) => saved.user().scopes.as_ref().is_none_or(has_one),
            Origin::Source(_) => {
                let granted = self.inner.source_scopes.read();
                let granted = granted.unwrap_or_else(PoisonError::into_inner);
                granted.as_ref().is_none_or(has_one)
            }
        }
    }

    /// Returns the transport.
    #[must_use]
    pub fn http(&self) -> &Http {
        &self.inner.http
    }

    /// Returns why the latest refreshed token could not be saved, if so. It still works in this
    /// process; the next one may have to ask for consent again.
    #[must_use]
    pub fn save_problem(&self) -> Option<Arc<StoreError>> {
        match &self.inner.origin {
            Origin::Saved(saved) => saved.save_problem(),
            Origin::Source(_) => None,
        }
    }

    /// Removes the tokens from the store and from these credentials, without asking the server
    /// anything. A refresh that is under way ends first, so that it does not bring them back.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::Store`] if they cannot be removed.
    pub async fn forget(&self) -> Result<(), CredentialsError> {
        let inner = Arc::clone(&self.inner);
        // A task of its own: a caller that gives up must not leave half of it undone.
        finished(tokio::spawn(async move { inner.forget().await })).await
    }

    /// Returns the URL of the server that gives the tokens, if it is on the loopback.
    pub(crate) fn sandbox(&self) -> Option<&Url> {
        self.inner.sandbox.as_ref()
    }

    async fn renew(&self, unwanted: Option<&AccessToken>) -> Result<AccessToken, CredentialsError> {
        let start = || {
            let (inner, unwanted) = (Arc::clone(&self.inner), unwanted.cloned());
            async move { inner.renew(unwanted.as_ref()).await }
        };
        for _ in 0..TAKE_OFFS {
            if let Some(outcome) = self.inner.flight.join(start).await {
                return outcome;
            }
            // The runtime that it ran on is gone; ours is still there.
        }
        Err(CredentialsError::Interrupted)
    }
}

impl Inner {
    /// Returns the token to hand out without further ado.
    fn present(&self) -> Option<AccessToken> {
        let clock = self.http.clock();
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let held = held.as_ref()?;
        (held.is_fresh(clock) || (self.is_patient() && held.freshness(clock) == Freshness::Stale))
            .then(|| held.token().clone())
    }

    fn held_token(&self) -> Option<AccessToken> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().map(|held| held.token().clone())
    }

    /// Returns the token that works for some time yet, if it is wanted.
    fn working(&self, unwanted: Option<&AccessToken>) -> Option<(AccessToken, Freshness)> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let held = held.as_ref()?;
        let is_wanted = unwanted.is_none_or(|unwanted| !unwanted.is_same(held.token()));
        let freshness = held.freshness(self.http.clock());
        (is_wanted && freshness != Freshness::Invalid).then(|| (held.token().clone(), freshness))
    }

    async fn renew(&self, unwanted: Option<&AccessToken>) -> Result<AccessToken, CredentialsError> {
        let stale = match self.working(unwanted) {
            Some((token, Freshness::Fresh)) => return Ok(token),
            Some((token, _)) => Some(token),
            None => None,
        };
        // Who has a token that works is not kept waiting by retries.
        let retries = if stale.is_some() {
            Retries::NONE
        } else {
            self.http.retries()
        };
        match (self.fetch(&retries, unwanted).await, stale) {
            (Ok(renewed), _) => {
                let held = renewed.hold(self.http.clock());
                let token = held.token().clone();
                *self.held.write().unwrap_or_else(PoisonError::into_inner) = Some(held);
                Ok(token)
            }
            (Err(error), Some(token)) if error.is_transient() => {
                tracing::warn!(%error, "the refresh failed for now, the present token still works");
                self.be_patient();
                Ok(token)
            }
            (Err(error), _) => Err(error),
        }
    }

    async fn fetch(
        &self,
        retries: &Retries,
        unwanted: Option<&AccessToken>,
    ) -> Result<Renewed, CredentialsError> {
        match &self.origin {
            Origin::Saved(saved) => saved.renew(&self.http, retries, unwanted).await,
            Origin::Source(source) => {
                let again = |error: &CredentialsError| {
                    error
                        .is_transient()
                        .then(|| error.retry_after().unwrap_or_default())
                };
                let response = retries.run(|| source.fetch(&self.http), again).await?;
                let mut scopes = self
                    .source_scopes
                    .write()
                    .unwrap_or_else(PoisonError::into_inner);
                *scopes = response.scopes;
                Ok(Renewed::Fetched(response.access_token))
            }
        }
    }

    async fn forget(&self) -> Result<(), CredentialsError> {
        if let Origin::Saved(saved) = &self.origin {
            saved.forget().await?;
        }
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(())
    }

    fn is_patient(&self) -> bool {
        millis(self.http.clock().monotonic()) < self.patient_until.load(Ordering::Relaxed)
    }

    fn be_patient(&self) {
        let until = millis(self.http.clock().monotonic() + PATIENCE);
        self.patient_until.store(until, Ordering::Relaxed);
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

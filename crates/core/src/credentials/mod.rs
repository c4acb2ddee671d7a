//! A user's credentials: always a fresh token, one refresh for all who ask.

use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use crate::access_token::AccessToken;
use crate::authorized_user::AuthorizedUser;
use crate::http_client::Http;
use crate::scopes::Scopes;
use crate::store::{LockedStore, MemoryStore, StoreError, TokenStore};
use crate::token_endpoint::TokenEndpoint;
use crate::token_endpoint::TokenError;

/// How long to wait for another process that holds the store: longer than its refresh may take.
const LOCK_WAIT: Duration = Duration::from_secs(60);

/// A user's credentials. Cloning is cheap; all clones share the token and its refresh.
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
    store: Arc<dyn TokenStore>,
    user: RwLock<Arc<AuthorizedUser>>,
    save_problem: Mutex<Option<Arc<StoreError>>>,
    /// Held by the one who refreshes; the others look again when they get it.
    gate: tokio::sync::Mutex<()>,
}

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CredentialsError {
    /// Nobody is signed in here, or was signed out meanwhile. Only new consent helps.
    #[error("{place} holds no sign-in")]
    NotSignedIn {
        /// The store.
        place: String,
    },
    /// The access token ended and there is no refresh token. Only new consent helps.
    #[error("the access token has ended and there is no refresh token to renew it")]
    NoRefreshToken,
    /// The token endpoint gave no new token.
    #[error("the access token could not be refreshed")]
    Refresh(#[from] TokenError),
    /// The store could not be read or locked.
    #[error("the saved sign-in could not be used")]
    Store(#[from] StoreError),
    /// The runtime shut down before the refresh was done.
    #[error("the refresh was interrupted because the program is ending")]
    Interrupted,
}

impl CredentialsError {
    /// Whether the same call may succeed later.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Refresh(error) => error.is_transient(),
            Self::Store(error) => matches!(error, StoreError::Busy { .. }),
            _ => false,
        }
    }

    /// Whether only the user's new consent helps.
    #[must_use]
    pub fn needs_consent(&self) -> bool {
        match self {
            Self::NotSignedIn { .. } | Self::NoRefreshToken => true,
            Self::Refresh(error) => error.needs_consent(),
            _ => false,
        }
    }
}

impl Credentials {
    /// Returns credentials that live in memory only.
    #[must_use]
    pub fn new(user: AuthorizedUser) -> Self {
        let store = MemoryStore::new();
        let mut locked = store
            .lock(Duration::ZERO)
            .expect("nobody else has the new store");
        locked.save(&user).expect("memory takes everything");
        Self::build(Http::new(), Arc::new(store), user)
    }

    /// Loads the credentials that a store keeps.
    ///
    /// # Errors
    ///
    /// [`CredentialsError::NotSignedIn`] if there are none, [`CredentialsError::Store`] if they
    /// cannot be read.
    pub fn from_store(store: impl TokenStore + 'static) -> Result<Self, CredentialsError> {
        match store.load()? {
            Some(user) => Ok(Self::build(Http::new(), Arc::new(store), user)),
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
        let store: Arc<dyn TokenStore> = Arc::new(store);
        let saving = Arc::clone(&store);
        let user = blocking(move || {
            saving.lock(LOCK_WAIT)?.save(&user)?;
            Ok(user)
        })
        .await?;
        Ok(Self::build(Http::new(), store, user))
    }

    /// Uses another transport, with another clock, limits or client.
    #[must_use]
    pub fn with_http(&self, http: Http) -> Self {
        let user = AuthorizedUser::clone(&self.inner.user());
        Self::build(http, Arc::clone(&self.inner.store), user)
    }

    fn build(http: Http, store: Arc<dyn TokenStore>, user: AuthorizedUser) -> Self {
        let user = RwLock::new(Arc::new(user));
        let inner = Inner {
            http,
            store,
            user,
            save_problem: Mutex::default(),
            gate: tokio::sync::Mutex::default(),
        };
        Self {
            inner: Arc::new(inner),
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
        let now = self.inner.http.clock().now();
        match self
            .inner
            .user()
            .access_token
            .as_ref()
            .filter(|token| token.is_fresh(now))
        {
            Some(token) => Ok(token.clone()),
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
        self.renew(Some(rejected.clone())).await
    }

    /// Refreshes now, be the present token fresh or not.
    ///
    /// # Errors
    ///
    /// As [`Credentials::token`].
    pub async fn refresh(&self) -> Result<AccessToken, CredentialsError> {
        let present = self.inner.user().access_token.clone();
        self.renew(present).await
    }

    /// Returns what is known of the user and the tokens, as of the latest refresh.
    #[must_use]
    pub fn user(&self) -> Arc<AuthorizedUser> {
        self.inner.user()
    }

    /// Returns the scopes that were granted, where that is known.
    #[must_use]
    pub fn granted_scopes(&self) -> Option<Scopes> {
        self.inner.user().scopes.clone()
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
        self.inner.save_problem()
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

    async fn renew(&self, unwanted: Option<AccessToken>) -> Result<AccessToken, CredentialsError> {
        let inner = Arc::clone(&self.inner);
        // A task of its own: a caller that gives up must not lose a rotated refresh token.
        finished(tokio::spawn(
            async move { inner.renew(unwanted.as_ref()).await },
        ))
        .await
    }
}

impl Inner {
    fn user(&self) -> Arc<AuthorizedUser> {
        Arc::clone(&self.user.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn publish(&self, user: AuthorizedUser) {
        *self.user.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(user);
    }

    async fn renew(&self, unwanted: Option<&AccessToken>) -> Result<AccessToken, CredentialsError> {
        let _gate = self.gate.lock().await;
        let present = self.user();
        if let Some(token) = self.usable(&present, unwanted) {
            return Ok(token);
        }
        let wanted =
            |token: &&AccessToken| unwanted.is_none_or(|unwanted| !unwanted.is_same(token));
        let alive = present
            .access_token
            .as_ref()
            .filter(wanted)
            .filter(|token| token.is_alive(self.http.clock().now()));
        match (self.renew_in_store(unwanted).await, alive) {
            (Err(error), Some(token)) if error.is_transient() => {
                tracing::warn!(%error, "the refresh failed for now, the present token still works");
                Ok(token.clone())
            }
            (outcome, _) => outcome,
        }
    }

    async fn forget(&self) -> Result<(), CredentialsError> {
        let _gate = self.gate.lock().await;
        let store = Arc::clone(&self.store);
        blocking(move || store.lock(LOCK_WAIT)?.remove().map_err(Into::into)).await?;
        let mut user = AuthorizedUser::clone(&self.user());
        user.access_token = None;
        user.refresh_token = None;
        self.publish(user);
        self.note_save(None);
        Ok(())
    }

    /// Locks the store, reads it again, refreshes, saves, publishes.
    async fn renew_in_store(
        &self,
        unwanted: Option<&AccessToken>,
    ) -> Result<AccessToken, CredentialsError> {
        let store = Arc::clone(&self.store);
        let (locked, saved) = blocking(move || {
            let locked = store.lock(LOCK_WAIT)?;
            let saved = locked.load()?;
            Ok((locked, saved))
        })
        .await?;
        let saved = saved.ok_or_else(|| CredentialsError::NotSignedIn {
            place: self.store.place(),
        })?;
        let mut user = self.unsaved().unwrap_or(saved);
        if let Some(token) = self.usable(&user, unwanted) {
            tracing::debug!("took over the token that another process refreshed");
            self.publish(user);
            return Ok(token);
        }
        let refresh_token = user
            .refresh_token
            .clone()
            .ok_or(CredentialsError::NoRefreshToken)?;
        let response = TokenEndpoint::new(&self.http, &user.client)
            .refresh(&refresh_token)
            .await?;
        let token = response.access_token.clone();
        user.renew(response);
        tracing::debug!("refreshed the access token");
        self.save(locked, user).await?;
        Ok(token)
    }

    /// Saves before publishing, so that a rotated refresh token is durable when its token is used.
    async fn save(
        &self,
        mut locked: Box<dyn LockedStore>,
        user: AuthorizedUser,
    ) -> Result<(), CredentialsError> {
        let (user, saved) = blocking(move || {
            let saved = locked.save(&user);
            Ok((user, saved))
        })
        .await?;
        self.publish(user);
        if let Err(error) = &saved {
            tracing::warn!(%error, "the refreshed token works in this process, but could not be saved");
        }
        self.note_save(saved.err());
        Ok(())
    }

    /// Returns the record that the store should hold and does not: a server that rotates has
    /// taken back the refresh token that the store holds.
    fn unsaved(&self) -> Option<AuthorizedUser> {
        self.save_problem()
            .map(|_| AuthorizedUser::clone(&self.user()))
    }

    fn save_problem(&self) -> Option<Arc<StoreError>> {
        self.save_problem
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn note_save(&self, problem: Option<StoreError>) {
        *self
            .save_problem
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = problem.map(Arc::new);
    }

    fn usable(&self, user: &AuthorizedUser, unwanted: Option<&AccessToken>) -> Option<AccessToken> {
        let token = user.access_token.as_ref()?;
        let is_unwanted = unwanted.is_some_and(|unwanted| unwanted.is_same(token));
        (!is_unwanted && token.is_fresh(self.http.clock().now())).then(|| token.clone())
    }
}

/// Does file work away from the tasks.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CredentialsError> + Send + 'static,
) -> Result<T, CredentialsError> {
    finished(tokio::task::spawn_blocking(work)).await
}

async fn finished<T>(
    task: tokio::task::JoinHandle<Result<T, CredentialsError>>,
) -> Result<T, CredentialsError> {
    match task.await {
        Ok(outcome) => outcome,
        Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Err(_) => Err(CredentialsError::Interrupted),
    }
}

//! A user's tokens in a store: renewed under its lock, so that no other process is in the way.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use super::blocking::blocking;
use super::renewal::Renewed;
use super::{CredentialsError, renewal};
use crate::access_token::AccessToken;
use crate::authorized_user::AuthorizedUser;
use crate::held_token::{Freshness, HeldToken};
use crate::http_client::Http;
use crate::retries::Retries;
use crate::secret::RefreshToken;
use crate::store::{LockedStore, StoreError, TokenStore};
use crate::token_endpoint::{TokenEndpoint, TokenError, TokenResponse};

/// How long to wait for another process that holds the store: longer than its refresh may take.
const LOCK_WAIT: Duration = Duration::from_secs(60);

/// A store, and what this process knows of it.
#[derive(Debug)]
pub(super) struct SavedUser {
    store: Arc<dyn TokenStore>,
    user: RwLock<Arc<AuthorizedUser>>,
    unsaved: Mutex<Option<Unsaved>>,
    rejected: Mutex<Option<Rejected>>,
    /// Held by the one who renews or forgets.
    gate: tokio::sync::Mutex<()>,
}

/// Why the store does not hold what it should, and which refresh token it holds instead.
#[derive(Clone, Debug)]
struct Unsaved {
    problem: Arc<StoreError>,
    over: Option<RefreshToken>,
}

/// A refresh token that the server takes no more.
#[derive(Clone, Debug)]
struct Rejected {
    refresh_token: RefreshToken,
    error: TokenError,
}

/// An open store: locked, unless it cannot be written at all.
struct Opened {
    locked: Result<Box<dyn LockedStore>, StoreError>,
    saved: Option<AuthorizedUser>,
}

impl SavedUser {
    pub(super) fn new(store: Arc<dyn TokenStore>, user: AuthorizedUser) -> Self {
        Self {
            store,
            user: RwLock::new(Arc::new(user)),
            unsaved: Mutex::default(),
            rejected: Mutex::default(),
            gate: tokio::sync::Mutex::default(),
        }
    }

    /// Saves what a consent gave.
    pub(super) async fn save_new(
        store: Arc<dyn TokenStore>,
        user: AuthorizedUser,
    ) -> Result<Self, CredentialsError> {
        let saving = Arc::clone(&store);
        let user = blocking(move || {
            saving.lock(LOCK_WAIT)?.save(&user)?;
            Ok(user)
        })
        .await?;
        Ok(Self::new(store, user))
    }

    pub(super) fn store(&self) -> Arc<dyn TokenStore> {
        Arc::clone(&self.store)
    }

    pub(super) fn user(&self) -> Arc<AuthorizedUser> {
        Arc::clone(&self.user.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn save_problem(&self) -> Option<Arc<StoreError>> {
        self.unsaved()
            .as_ref()
            .map(|unsaved| Arc::clone(&unsaved.problem))
    }

    /// Removes the record, here and in the store.
    pub(super) async fn forget(&self) -> Result<(), CredentialsError> {
        let _gate = self.gate.lock().await;
        let store = self.store();
        blocking(move || store.lock(LOCK_WAIT)?.remove().map_err(Into::into)).await?;
        let mut user = AuthorizedUser::clone(&self.user());
        user.access_token = None;
        user.refresh_token = None;
        self.publish(user);
        *self.unsaved() = None;
        Ok(())
    }

    /// Locks the store, reads it again, refreshes if that is still needed, saves, publishes.
    pub(super) async fn renew(
        &self,
        http: &Http,
        retries: &Retries,
        unwanted: Option<&AccessToken>,
    ) -> Result<Renewed, CredentialsError> {
        let _gate = self.gate.lock().await;
        let Opened { locked, saved } = self.open().await?;
        let mut user = self.newest(saved)?;
        if let Some(token) = usable(&user, http, unwanted) {
            tracing::debug!("took over the token that another process saved");
            self.publish(user);
            return Ok(Renewed::Saved(token));
        }
        let refresh_token = user
            .refresh_token
            .clone()
            .ok_or(CredentialsError::NoRefreshToken)?;
        let response = self.refresh(&user, &refresh_token, http, retries).await?;
        let token = response.access_token.clone();
        user.renew(response);
        tracing::debug!("refreshed the access token");
        self.save(locked, user, refresh_token).await?;
        Ok(Renewed::Fetched(token))
    }

    /// A store that cannot be written does not make a good refresh token useless.
    async fn open(&self) -> Result<Opened, CredentialsError> {
        let store = self.store();
        let present = self.user();
        blocking(move || match store.lock(LOCK_WAIT) {
            Ok(locked) => {
                let saved = locked.load()?;
                Ok(Opened {
                    locked: Ok(locked),
                    saved,
                })
            }
            Err(problem) if is_out_of_order(&problem) => {
                let saved = store
                    .load()
                    .unwrap_or_else(|_| Some(AuthorizedUser::clone(&present)));
                Ok(Opened {
                    locked: Err(problem),
                    saved,
                })
            }
            Err(error) => Err(error.into()),
        })
        .await
    }

    /// Chooses between what the store holds and what could not be saved there: somebody who
    /// signed in meanwhile has the newer record.
    fn newest(&self, saved: Option<AuthorizedUser>) -> Result<AuthorizedUser, CredentialsError> {
        let saved = saved.ok_or_else(|| CredentialsError::NotSignedIn {
            place: self.store.place(),
        })?;
        let mut unsaved = self.unsaved();
        match &*unsaved {
            Some(Unsaved { over, .. }) if is_same(over.as_ref(), saved.refresh_token.as_ref()) => {
                Ok(AuthorizedUser::clone(&self.user()))
            }
            _ => {
                *unsaved = None;
                Ok(saved)
            }
        }
    }

    /// Asks the server, but not again with a refresh token that it has rejected for good.
    async fn refresh(
        &self,
        user: &AuthorizedUser,
        refresh_token: &RefreshToken,
        http: &Http,
        retries: &Retries,
    ) -> Result<TokenResponse, CredentialsError> {
        if let Some(error) = self.rejection(refresh_token) {
            return Err(error.into());
        }
        let endpoint = TokenEndpoint::new(http, &user.client);
        let may_repeat = renewal::repetition(user.client.token_url());
        let answer = retries
            .run(|| endpoint.refresh(refresh_token), may_repeat)
            .await;
        if let Err(error @ TokenError::GrantRejected { .. }) = &answer {
            let rejected = Rejected {
                refresh_token: refresh_token.clone(),
                error: error.clone(),
            };
            *self.rejected.lock().unwrap_or_else(PoisonError::into_inner) = Some(rejected);
        }
        Ok(answer?)
    }

    fn rejection(&self, refresh_token: &RefreshToken) -> Option<TokenError> {
        let rejected = self.rejected.lock().unwrap_or_else(PoisonError::into_inner);
        let same = rejected
            .as_ref()
            .filter(|rejected| is_same(Some(&rejected.refresh_token), Some(refresh_token)));
        same.map(|rejected| rejected.error.clone())
    }

    /// Saves before publishing, so that a rotated refresh token is durable when its token is used.
    async fn save(
        &self,
        locked: Result<Box<dyn LockedStore>, StoreError>,
        user: AuthorizedUser,
        used: RefreshToken,
    ) -> Result<(), CredentialsError> {
        let (user, saved) = blocking(move || {
            let saved = locked.and_then(|mut locked| locked.save(&user));
            Ok((user, saved))
        })
        .await?;
        self.publish(user);
        let mut unsaved = self.unsaved();
        *unsaved = saved.err().map(|problem| {
            tracing::warn!(error = %problem, "the refreshed token works in this process, but could not be saved");
            // The store still holds what it held when the saving first failed.
            let over = unsaved.take().map_or(Some(used), |before| before.over);
            Unsaved { problem: Arc::new(problem), over }
        });
        Ok(())
    }

    fn publish(&self, user: AuthorizedUser) {
        *self.user.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(user);
    }

    fn unsaved(&self) -> MutexGuard<'_, Option<Unsaved>> {
        self.unsaved.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the place cannot be written, whatever is in it.
fn is_out_of_order(problem: &StoreError) -> bool {
    problem.is_unwritable() || matches!(problem, StoreError::Io { .. })
}

/// Returns the record's token if it is fresh and another than the unwanted one.
fn usable(
    user: &AuthorizedUser,
    http: &Http,
    unwanted: Option<&AccessToken>,
) -> Option<AccessToken> {
    let token = user.access_token.as_ref()?;
    let is_wanted = unwanted.is_none_or(|unwanted| !unwanted.is_same(token));
    let held = HeldToken::loaded(token.clone(), http.clock());
    (is_wanted && held.freshness(http.clock()) == Freshness::Fresh).then(|| token.clone())
}

fn is_same(left: Option<&RefreshToken>, right: Option<&RefreshToken>) -> bool {
    left.map(RefreshToken::expose_secret) == right.map(RefreshToken::expose_secret)
}

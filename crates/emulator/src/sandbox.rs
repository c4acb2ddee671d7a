//! What every handler shares: the clock, the settings and the state.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::clock::Clock;
use crate::faults::Faults;
use crate::oauth::client::Clients;
use crate::oauth::device::Devices;
use crate::oauth::grants::Grants;
use crate::oauth::question::Question;
use crate::requests::RequestLog;
use crate::sheets::store::Spreadsheets;

/// One running sandbox, shared by its handle and its handlers.
pub(crate) struct Sandbox {
    /// Scheme, host and port, without a slash at the end.
    pub(crate) url: String,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) requests: RequestLog,
    pub(crate) settings: Settings,
    state: Mutex<State>,
}

/// What the builder decides.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) access_token_lifetime: Duration,
    pub(crate) rotates_refresh_tokens: bool,
    pub(crate) device_interval: Duration,
    pub(crate) device_code_lifetime: Duration,
}

/// Everything that requests change.
pub(crate) struct State {
    pub(crate) clients: Clients,
    /// Consent pages on show, by their one-time identifier.
    pub(crate) consents: HashMap<String, Question>,
    /// OAuth error codes that wait for people who allow something.
    pub(crate) refusals: VecDeque<String>,
    pub(crate) devices: Devices,
    pub(crate) grants: Grants,
    pub(crate) spreadsheets: Spreadsheets,
}

impl Sandbox {
    /// Returns a sandbox without grants and spreadsheets.
    pub(crate) fn new(url: String, settings: Settings) -> Self {
        let state = State {
            clients: Clients::new(),
            consents: HashMap::new(),
            refusals: VecDeque::new(),
            devices: Devices::default(),
            grants: Grants::default(),
            spreadsheets: Spreadsheets::default(),
        };
        Self {
            url,
            clock: Clock::default(),
            faults: Faults::default(),
            requests: RequestLog::default(),
            settings,
            state: Mutex::new(state),
        }
    }

    /// Locks the state; no handler keeps the lock over an await.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

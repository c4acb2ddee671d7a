//! What people agreed to, and the codes and tokens that came of it.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use super::account::Account;
use super::pkce::Challenge;
use crate::random;

/// One person's agreement that one client may use some scopes.
#[derive(Clone)]
pub(crate) struct Grant {
    pub(crate) client_id: String,
    pub(crate) account: &'static Account,
    /// Canonical names, in the order asked.
    pub(crate) scopes: Vec<String>,
    pub(crate) is_offline: bool,
    pub(crate) nonce: Option<String>,
}

/// A grant waiting for its code to be exchanged.
#[derive(Clone)]
pub(crate) struct Code {
    pub(crate) grant: Grant,
    pub(crate) redirect_uri: String,
    pub(crate) challenge: Option<Challenge>,
    pub(crate) expires_at: SystemTime,
}

/// An access token's reach.
#[derive(Clone)]
pub(crate) struct Access {
    pub(crate) grant: Grant,
    /// May be narrower than the grant's.
    pub(crate) scopes: Vec<String>,
    pub(crate) expires_at: SystemTime,
}

impl Access {
    /// Returns whether the token reaches the scope.
    pub(crate) fn has(&self, scope: &str) -> bool {
        self.scopes.iter().any(|granted| granted == scope)
    }
}

/// Every code, token and grant of the sandbox.
#[derive(Default)]
pub(crate) struct Grants {
    next_id: u64,
    live: HashMap<u64, Grant>,
    codes: HashMap<String, Issued>,
    access_tokens: HashMap<String, IssuedAccess>,
    refresh_tokens: HashMap<String, RefreshToken>,
}

/// A code, or after its exchange the grant that it became.
enum Issued {
    Waiting(Box<Code>),
    Spent(Option<u64>),
}

struct IssuedAccess {
    grant: u64,
    scopes: Vec<String>,
    expires_at: SystemTime,
}

struct RefreshToken {
    grant: u64,
    is_rotated_out: bool,
}

/// Why a code did not become a grant.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum CodeRefusal {
    /// Nobody ever made this code.
    Unknown,
    /// It was used before, or an earlier try failed.
    Spent,
}

impl Grants {
    /// Makes a code for an agreement.
    pub(crate) fn issue_code(&mut self, code: Code) -> String {
        let text = format!("4/0A{}", random::text(48));
        self.codes
            .insert(text.clone(), Issued::Waiting(Box::new(code)));
        text
    }

    /// Takes a code out of use. A second use also ends the grant that the first one made
    /// (RFC 6749 section 4.1.2).
    pub(crate) fn spend_code(&mut self, text: &str) -> Result<Code, CodeRefusal> {
        let entry = self.codes.get_mut(text).ok_or(CodeRefusal::Unknown)?;
        match std::mem::replace(entry, Issued::Spent(None)) {
            Issued::Waiting(code) => Ok(*code),
            Issued::Spent(grant) => {
                grant.inspect(|id| self.end(*id));
                Err(CodeRefusal::Spent)
            }
        }
    }

    /// Returns whether the person has agreed to this client before and not withdrawn it.
    pub(crate) fn has_agreed(&self, client_id: &str, account: &Account) -> bool {
        self.live
            .values()
            .any(|grant| grant.client_id == client_id && grant.account == account)
    }

    /// Makes an agreement valid.
    pub(crate) fn begin(&mut self, grant: Grant) -> u64 {
        self.next_id += 1;
        self.live.insert(self.next_id, grant);
        self.next_id
    }

    /// Makes an agreement valid and remembers which code it came from.
    pub(crate) fn begin_by_code(&mut self, grant: Grant, code: &str) -> u64 {
        let id = self.begin(grant);
        self.codes.insert(code.to_owned(), Issued::Spent(Some(id)));
        id
    }

    /// Makes an access token.
    pub(crate) fn issue_access(
        &mut self,
        grant: u64,
        scopes: Vec<String>,
        expires_at: SystemTime,
    ) -> String {
        let text = format!("sbx.{}", random::text(96));
        self.access_tokens.insert(
            text.clone(),
            IssuedAccess {
                grant,
                scopes,
                expires_at,
            },
        );
        text
    }

    /// Makes a refresh token.
    pub(crate) fn issue_refresh(&mut self, grant: u64) -> String {
        let text = format!("1//0{}", random::text(64));
        self.refresh_tokens.insert(
            text.clone(),
            RefreshToken {
                grant,
                is_rotated_out: false,
            },
        );
        text
    }

    /// Returns the grant of a live refresh token and its number. The use of a token that rotation
    /// took out of service ends the whole grant (RFC 9700 section 4.14.2).
    pub(crate) fn refresh(&mut self, text: &str) -> Option<(u64, Grant)> {
        let token = self.refresh_tokens.get(text)?;
        let id = token.grant;
        if token.is_rotated_out {
            self.end(id);
        }
        self.live.get(&id).map(|grant| (id, grant.clone()))
    }

    /// Takes a refresh token out of service and returns its successor.
    pub(crate) fn rotate(&mut self, text: &str) -> Option<String> {
        let token = self.refresh_tokens.get_mut(text)?;
        token.is_rotated_out = true;
        let grant = token.grant;
        Some(self.issue_refresh(grant))
    }

    /// Returns what a live access token reaches at `now`.
    pub(crate) fn access(&self, text: &str, now: SystemTime) -> Option<Access> {
        let token = self
            .access_tokens
            .get(text)
            .filter(|token| now < token.expires_at)?;
        let grant = self.live.get(&token.grant)?.clone();
        Some(Access {
            grant,
            scopes: token.scopes.clone(),
            expires_at: token.expires_at,
        })
    }

    /// Ends the grant that a token of either kind belongs to; returns whether there was one.
    pub(crate) fn revoke(&mut self, text: &str, now: SystemTime) -> bool {
        let by_access = || {
            self.access_tokens
                .get(text)
                .filter(|token| now < token.expires_at)
        };
        let refresh = self
            .refresh_tokens
            .get(text)
            .filter(|token| !token.is_rotated_out);
        let grant = refresh
            .map(|token| token.grant)
            .or_else(|| by_access().map(|token| token.grant));
        let Some(id) = grant.filter(|id| self.live.contains_key(id)) else {
            return false;
        };
        self.end(id);
        true
    }

    /// Ends every grant of a person.
    pub(crate) fn revoke_account(&mut self, account: &Account) {
        let of_account = |(id, grant): (&u64, &Grant)| (grant.account == account).then_some(*id);
        for id in self.live.iter().filter_map(of_account).collect::<Vec<_>>() {
            self.end(id);
        }
    }

    /// Makes every access token unknown; refresh tokens live on.
    pub(crate) fn forget_access_tokens(&mut self) {
        self.access_tokens.clear();
    }

    fn end(&mut self, id: u64) {
        self.live.remove(&id);
        self.access_tokens.retain(|_, token| token.grant != id);
        self.refresh_tokens.retain(|_, token| token.grant != id);
    }
}

/// How long a code waits for its exchange.
pub(crate) const CODE_LIFETIME: Duration = Duration::from_secs(600);

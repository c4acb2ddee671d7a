//! A folder of sign-ins: several accounts and clients in one place.

use std::fs;
use std::path::{Path, PathBuf};

use super::file::{if_found, step};
use super::{AccountKey, FileStore, StoreError, TokenStore};

/// Keeps the sign-ins of several accounts and clients, each in a file of its own.
///
/// ```no_run
/// use hallpass_core::{AccountKey, Credentials, OAuthClient, StoreFolder};
///
/// # fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let folder = StoreFolder::new("sign-ins");
/// let client = OAuthClient::google("1234.apps.googleusercontent.com", None);
/// let ada = AccountKey::new(&client, Some("ada@example.com"));
/// let credentials = Credentials::from_store(folder.user(&ada))?;
/// for key in folder.list()?.accounts {
///     println!("{} through {}", key.account().unwrap_or("unknown"), key.client_id());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct StoreFolder {
    path: PathBuf,
}

/// What a folder of sign-ins holds.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Listing {
    /// The sign-ins, in the order of their keys.
    pub accounts: Vec<AccountKey>,
    /// Why other files there are none. They are left as they are.
    pub unusable: Vec<StoreError>,
}

impl StoreFolder {
    /// Returns the folder at `path`, which need not exist yet. Touches nothing.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Returns the folder's path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the store of one account's sign-in to one client.
    ///
    /// It neither gives nor takes any other: [`StoreError::OtherAccount`] if the file was put there
    /// from elsewhere.
    #[must_use]
    pub fn user(&self, key: &AccountKey) -> FileStore {
        FileStore::for_account(self.path.join(key.to_name() + ".json"), key.clone())
    }

    /// Lists the sign-ins. A folder that does not exist has none.
    ///
    /// # Errors
    ///
    /// [`StoreError::Io`] if the folder cannot be read. A file that cannot be used is no error: the
    /// listing says why.
    pub fn list(&self) -> Result<Listing, StoreError> {
        let mut listing = Listing::default();
        let Some(entries) = if_found(step(&self.path, "listed", || fs::read_dir(&self.path)))?
        else {
            return Ok(listing);
        };
        for entry in entries {
            let path = step(&self.path, "listed", || entry)?.path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            match self.key_of(&path) {
                Ok(key) => listing.accounts.extend(key),
                Err(error) => listing.unusable.push(error),
            }
        }
        listing.accounts.sort();
        Ok(listing)
    }

    /// Reads a file's key, which must be the one that its name stands for.
    fn key_of(&self, path: &Path) -> Result<Option<AccountKey>, StoreError> {
        // It may have been removed since the folder was read.
        let Some(user) = FileStore::new(path).load()? else {
            return Ok(None);
        };
        let key = AccountKey::of(&user);
        if self.user(&key).path() == path {
            Ok(Some(key))
        } else {
            let place = path.display().to_string();
            Err(StoreError::OtherAccount { place })
        }
    }
}

//! A folder of sign-ins: several accounts and clients in one place.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::file::{if_found, step};
use super::{AccountKey, FileStore, StoreError, TokenStore};

/// So many characters of an account's address make a file's name readable.
const READABLE: usize = 40;

/// So many bytes of the key's hash make a file's name unique.
const UNIQUE: usize = 10;

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
        FileStore::for_account(self.path.join(file_name(key)), key.clone())
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
            let path = path.to_owned();
            Err(StoreError::OtherAccount { path })
        }
    }
}

/// Names the file after the account, for people, and after a hash of the whole key, so that no two
/// keys share a name, also where capitals do not count, and so that no key names another folder.
fn file_name(key: &AccountKey) -> String {
    let readable = |c: char| match c {
        'a'..='z' | '0'..='9' | '.' | '@' | '+' | '-' => c,
        _ => '_',
    };
    let account = key.account().unwrap_or("unknown");
    let account: String = account.chars().take(READABLE).map(readable).collect();
    let account = account.trim_start_matches('.');
    let identity = serde_json::json!([key.issuer(), key.client_id(), key.account()]);
    let hash = Sha256::digest(identity.to_string());
    let hash: String = hash[..UNIQUE]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{account}-{hash}.json")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::client_secrets::OAuthClient;

    fn name(client_id: &str, account: Option<&str>) -> String {
        let client = OAuthClient::google(client_id, None);
        file_name(&AccountKey::new(&client, account))
    }

    #[test]
    fn a_name_says_whose_it_is() {
        let name = name("id", Some("ada@example.com"));
        assert!(name.starts_with("ada@example.com-"), "{name}");
        assert_eq!(name.len(), "ada@example.com-".len() + 20 + ".json".len());
    }

    #[test]
    fn no_account_names_another_folder_or_a_hidden_file() {
        let long = "x".repeat(300);
        for account in [
            "../../etc/x",
            "..",
            "",
            "a/b",
            "a\\b",
            "a\0b",
            "CON",
            "a:b",
            "ä",
            &long,
        ] {
            let name = name("id", Some(account));
            assert!(name.len() < 80 && !name.starts_with('.'), "{name}");
            let is_safe = |c: char| c.is_ascii_alphanumeric() || "._@+-".contains(c);
            assert!(name.chars().all(is_safe), "{name}");
        }
    }

    #[test]
    fn no_two_keys_share_a_name_where_capitals_do_not_count() {
        let keys = [
            ("id", None),
            ("id", Some("unknown")),
            ("id", Some("a/b")),
            ("id", Some("a_b")),
            ("ID", Some("a_b")),
            ("i", Some("d")),
        ];
        let names: BTreeSet<_> = keys
            .iter()
            .map(|(client_id, account)| name(client_id, *account).to_lowercase())
            .collect();
        assert_eq!(names.len(), keys.len(), "{names:?}");
    }
}

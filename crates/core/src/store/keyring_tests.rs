//! The keyring store over a keyring in memory, a locked one and one that never answers.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use keyring_core::api::CredentialStoreApi;
use keyring_core::mock;
use tempfile::TempDir;

use super::*;
use crate::client_secrets::OAuthClient;
use crate::store::conformance;

fn key() -> AccountKey {
    AccountKey::new(&OAuthClient::google("id", None), Some("ada@example.com"))
}

fn user() -> AuthorizedUser {
    let json = r#"{"client_id": "id", "account": "ada@example.com", "refresh_token": "canary"}"#;
    AuthorizedUser::from_json(json).unwrap()
}

fn store(keyring: Arc<CredentialStore>) -> (TempDir, KeyringStore) {
    let folder = TempDir::new().unwrap();
    let store = KeyringStore::new(keyring, &key(), folder.path());
    (folder, store)
}

fn save(store: &KeyringStore, user: &AuthorizedUser) -> Result<(), StoreError> {
    store.lock(Duration::ZERO)?.save(user)
}

#[track_caller]
fn problem(error: &StoreError) -> &KeyringError {
    match error {
        StoreError::Other { source, .. } => source.downcast_ref().unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_keyring_store_keeps_what_it_is_given_until_it_is_removed() {
    let (_folder, store) = store(mock::Store::new().unwrap());
    assert!(store.load().unwrap().is_none());
    save(&store, &user()).unwrap();
    assert_eq!(*store.load().unwrap().unwrap().to_json(), *user().to_json());
    let mut locked = store.lock(Duration::ZERO).unwrap();
    locked.remove().unwrap();
    assert!(store.load().unwrap().is_none());
    store.probe().unwrap();
}

#[test]
fn the_keyring_store_keeps_the_rules() {
    let folder = TempDir::new().unwrap();
    let places: Mutex<HashMap<String, Arc<mock::Store>>> = Mutex::default();
    let key = AccountKey::of(&conformance::record());
    conformance::check(|name| {
        let mut places = places.lock().unwrap();
        let place = places.entry(name.to_owned());
        let keyring = Arc::clone(place.or_insert_with(|| mock::Store::new().unwrap()));
        KeyringStore::new(keyring, &key, folder.path().join(name))
    });
}

#[test]
fn another_clients_token_is_neither_given_nor_taken() {
    let keyring = mock::Store::new().unwrap();
    let (_folder, store) = store(Arc::<mock::Store>::clone(&keyring));
    let mut other = user();
    other.account = Some("bob@example.com".to_owned());
    let error = save(&store, &other).unwrap_err();
    assert!(
        matches!(error, StoreError::OtherAccount { .. }),
        "{error:?}"
    );
    entry(&keyring, &store)
        .set_password(&other.to_json())
        .unwrap();
    let error = store.load().unwrap_err();
    assert!(
        matches!(error, StoreError::OtherAccount { .. }),
        "{error:?}"
    );
    save(&store, &user()).unwrap_err();
}

fn entry(keyring: &mock::Store, store: &KeyringStore) -> Entry {
    keyring.build(SERVICE, &store.name, None).unwrap()
}

#[test]
fn a_damaged_entry_is_neither_loaded_nor_overwritten() {
    let keyring = mock::Store::new().unwrap();
    let (_folder, store) = store(Arc::<mock::Store>::clone(&keyring));
    for damaged in [&b"{\"client_id\": \"canary"[..], b"canary\xff"] {
        entry(&keyring, &store).set_secret(damaged).unwrap();
        let error = store.load().unwrap_err();
        assert!(
            !format!("{error:?} {error}").contains("canary"),
            "{error:?}"
        );
        save(&store, &user()).unwrap_err();
        assert_eq!(entry(&keyring, &store).get_secret().unwrap(), damaged);
    }
}

/// Has the keyring fail once with this error, and returns what the store makes of it.
fn failing(error: keyring_core::Error) -> StoreError {
    let keyring = mock::Store::new().unwrap();
    let (_folder, store) = store(Arc::<mock::Store>::clone(&keyring));
    let entry = entry(&keyring, &store);
    let mocked: &mock::Cred = entry.as_any().downcast_ref().unwrap();
    mocked.set_error(error);
    store.load().unwrap_err()
}

#[test]
fn each_failure_says_what_to_do_and_shows_no_secret() {
    use keyring_core::Error;

    #[track_caller]
    fn check(error: Error, remedy: &str) {
        let error = failing(error);
        assert!(error.is_unwritable() && error.to_string().contains("ada@example.com"));
        assert!(problem(&error).to_string().contains(remedy), "{error:?}");
        assert!(!format!("{error:?}").contains("99, 97, 110"), "{error:?}");
    }
    check(
        Error::NoStorageAccess("it is locked".into()),
        "unlock it and try again",
    );
    check(
        Error::PlatformFailure("no bus".into()),
        "keep the tokens in a file",
    );
    check(
        Error::TooLong("secret".to_owned(), 2560),
        "2560 bytes at most",
    );
    check(Error::BadEncoding(b"can".to_vec()), "sign in again");
    check(
        Error::BadDataFormat(b"can".to_vec(), "odd".into()),
        "sign in again",
    );
    check(Error::NoDefaultStore, "start the system's keyring");
}

/// A keyring that waits for a person who does not come until the channel is closed.
#[derive(Debug)]
struct Waiting(Mutex<mpsc::Receiver<()>>);

impl CredentialStoreApi for Waiting {
    fn vendor(&self) -> String {
        "a test".to_owned()
    }

    fn id(&self) -> String {
        "waiting".to_owned()
    }

    fn build(
        &self,
        _service: &str,
        _user: &str,
        _modifiers: Option<&HashMap<&str, &str>>,
    ) -> keyring_core::Result<Entry> {
        let _ = self.0.lock().unwrap().recv();
        Err(keyring_core::Error::NoEntry)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[test]
fn a_keyring_that_does_not_answer_is_not_waited_for_and_keeps_the_lock_until_it_does() {
    let (person, waits) = mpsc::channel();
    let (_folder, store) = store(Arc::new(Waiting(Mutex::new(waits))));
    let hasty = store.with_timeout(Duration::from_millis(20));
    let error = hasty.load().unwrap_err();
    assert!(
        matches!(problem(&error), KeyringError::TimedOut(_)),
        "{error:?}"
    );
    let mut locked = hasty.lock(Duration::ZERO).unwrap();
    locked.remove().unwrap_err();
    drop(locked);
    // The removal may yet happen: nobody else writes before that.
    let busy = hasty.lock(Duration::from_millis(20)).unwrap_err();
    assert!(matches!(busy, StoreError::Busy { .. }), "{busy:?}");
    drop(person);
    drop(hasty.lock(Duration::from_secs(60)).unwrap());
}

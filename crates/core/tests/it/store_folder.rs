//! Several accounts and clients in one folder.

use std::fs;
use std::time::Duration;

use hallpass_core::{
    AccountKey, AuthorizedUser, Credentials, FileStore, StoreError, StoreFolder, TokenStore,
};
use serde_json::json;
use tempfile::TempDir;

const GOOGLE: &str = "https://oauth2.googleapis.com/token";

fn user(token_uri: &str, client_id: &str, account: Option<&str>) -> AuthorizedUser {
    let json = json!({
        "client_id": client_id, "token_uri": token_uri, "account": account,
        "refresh_token": format!("refresh of {account:?} by {client_id}"),
    });
    AuthorizedUser::from_json(&json.to_string()).unwrap()
}

fn save(store: &FileStore, user: &AuthorizedUser) -> Result<(), StoreError> {
    store.lock(Duration::ZERO)?.save(user)
}

#[test]
fn accounts_clients_and_servers_are_kept_apart() {
    let place = TempDir::new().unwrap();
    let folder = StoreFolder::new(place.path().join("sign-ins"));
    assert!(folder.list().unwrap().accounts.is_empty());
    let users = [
        user(GOOGLE, "one", Some("ada@example.com")),
        user(GOOGLE, "two", Some("ada@example.com")),
        user(GOOGLE, "ONE", Some("ada@example.com")),
        user(GOOGLE, "one", Some("bob@example.com")),
        user(GOOGLE, "one", None),
        user("https://a.test/token", "one", Some("ada@example.com")),
    ];
    for user in &users {
        save(&folder.user(&AccountKey::of(user)), user).unwrap();
    }
    for user in &users {
        let found = folder.user(&AccountKey::of(user)).load().unwrap().unwrap();
        assert_eq!(*found.to_json(), *user.to_json());
    }
    let mut keys: Vec<_> = users.iter().map(AccountKey::of).collect();
    keys.sort();
    let listing = folder.list().unwrap();
    assert_eq!(listing.accounts, keys);
    assert!(listing.unusable.is_empty(), "{listing:?}");
}

#[test]
fn one_sign_out_leaves_the_other_accounts() {
    let place = TempDir::new().unwrap();
    let folder = StoreFolder::new(place.path());
    let [ada, bob] = ["ada", "bob"].map(|name| user(GOOGLE, "one", Some(name)));
    let [ada_key, bob_key] = [&ada, &bob].map(AccountKey::of);
    save(&folder.user(&ada_key), &ada).unwrap();
    save(&folder.user(&bob_key), &bob).unwrap();
    let mut locked = folder.user(&ada_key).lock(Duration::ZERO).unwrap();
    locked.remove().unwrap();
    assert_eq!(folder.list().unwrap().accounts, [bob_key]);
}

#[test]
fn another_clients_token_is_neither_given_nor_taken() {
    let place = TempDir::new().unwrap();
    let folder = StoreFolder::new(place.path());
    let mine = user(GOOGLE, "mine", Some("ada@example.com"));
    let store = folder.user(&AccountKey::of(&mine));
    for other in [
        user(GOOGLE, "theirs", Some("ada@example.com")),
        user(GOOGLE, "mine", Some("bob@example.com")),
        user("https://a.test/token", "mine", Some("ada@example.com")),
    ] {
        let refused = save(&store, &other).unwrap_err();
        assert!(matches!(refused, StoreError::OtherAccount { .. }));
        // Somebody copied the file there.
        save(&FileStore::new(store.path()), &other).unwrap();
        let refused = Credentials::from_store(store.clone()).unwrap_err();
        let cause = std::error::Error::source(&refused).unwrap().to_string();
        assert!(cause.contains("another client or account"), "{cause}");
        let listing = folder.list().unwrap();
        assert!(listing.accounts.is_empty());
        assert!(matches!(
            listing.unusable[..],
            [StoreError::OtherAccount { .. }]
        ));
        // It is not overwritten, either.
        save(&store, &mine).unwrap_err();
        fs::remove_file(store.path()).unwrap();
    }
}

#[test]
fn a_damaged_sign_in_is_listed_as_such_and_left() {
    let place = TempDir::new().unwrap();
    let folder = StoreFolder::new(place.path());
    let good = user(GOOGLE, "one", Some("ada@example.com"));
    save(&folder.user(&AccountKey::of(&good)), &good).unwrap();
    fs::write(place.path().join("bad.json"), "{\"client_id\": ").unwrap();
    fs::write(place.path().join("notes.txt"), "not a sign-in").unwrap();
    let listing = folder.list().unwrap();
    assert_eq!(listing.accounts, [AccountKey::of(&good)]);
    assert!(matches!(
        listing.unusable[..],
        [StoreError::Malformed { .. }]
    ));
    assert!(place.path().join("bad.json").exists());
}

//! What a token file is promised, in the order of the scenarios P1 to P4.

use std::fs;
use std::time::Duration;

use hallpass_core::{AuthorizedUser, FileStore, TokenStore};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::after_start;

/// Writes the document, has it loaded and saved by the store, and returns what is there then.
fn round_trip(document: &Value) -> (AuthorizedUser, Value) {
    let folder = TempDir::new().unwrap();
    let store = FileStore::new(folder.path().join("token.json"));
    fs::write(store.path(), document.to_string()).unwrap();
    let user = store.load().unwrap().expect("there is a file");
    store.lock(Duration::ZERO).unwrap().save(&user).unwrap();
    let written = fs::read(store.path()).unwrap();
    (user, serde_json::from_slice(&written).unwrap())
}

/// Everything that a Google library keeps of a user, and something that none knows.
fn everything() -> Value {
    json!({
        "type": "authorized_user",
        "client_id": "the-client",
        "client_secret": "the-client-secret",
        "token_uri": "https://tokens.example.com/token",
        "refresh_token": "the-refresh-token",
        "token": "the-access-token",
        "expiry": "2030-03-17T17:46:40Z",
        "scopes": ["https://www.googleapis.com/auth/spreadsheets", "openid"],
        "granted_scopes": ["openid"],
        "id_token": "the.id.token",
        "quota_project_id": "the-project",
        "rapt_token": "the-rapt-token",
        "trust_boundary": null,
        "universe_domain": "example.com",
        "account": "ada@example.com",
        "of_the_future": {"a": [1, null]},
    })
}

#[test]
fn p1_a_round_trip_of_the_token_file_is_lossless() {
    let document = everything();
    let (_, mut written) = round_trip(&document);
    // A set of scopes has no order.
    let scopes = written["scopes"].as_array_mut().unwrap();
    scopes.sort_by_key(Value::to_string);
    assert_eq!(written, document);
}

#[test]
fn p2_the_token_file_is_default_credentials() {
    let mut document = everything();
    document.as_object_mut().unwrap().remove("type");
    let (_, written) = round_trip(&document);
    assert_eq!(written["type"], "authorized_user");
    // Without these as texts, the readers of default credentials refuse the file.
    for key in ["client_id", "client_secret", "refresh_token"] {
        assert_eq!(written[key], document[key], "{key}");
    }
}

#[test]
fn p3_an_expiry_with_an_offset_is_that_moment() {
    for expiry in [
        "2030-03-17T17:46:40Z",
        "2030-03-17T17:46:40",
        "2030-03-17T19:46:40+02:00",
        "2030-03-17T09:46:40.000-08:00",
        "2030-03-17T17:46:40+00:00Z",
    ] {
        let mut document = everything();
        document["expiry"] = expiry.into();
        let (user, written) = round_trip(&document);
        let end = user.access_token.unwrap().expires_at();
        assert_eq!(end, Some(after_start(0)), "{expiry}");
        assert_eq!(written["expiry"], "2030-03-17T17:46:40Z", "{expiry}");
    }
}

#[cfg(unix)]
#[test]
fn p4_the_token_file_is_private_and_replaced_by_a_rename() {
    use std::os::unix::fs::MetadataExt as _;

    let folder = TempDir::new().unwrap();
    let store = FileStore::new(folder.path().join("token.json"));
    let user = AuthorizedUser::from_json(&everything().to_string()).unwrap();
    let save = || {
        store.lock(Duration::ZERO).unwrap().save(&user).unwrap();
        fs::metadata(store.path()).unwrap()
    };
    // Opened, so that the old file's number is not given to the new one.
    let first = save();
    let _open = fs::File::open(store.path()).unwrap();
    let second = save();
    assert_eq!(
        (first.mode() & 0o777, second.mode() & 0o777),
        (0o600, 0o600)
    );
    assert_ne!(first.ino(), second.ino(), "a new file took the place");
}

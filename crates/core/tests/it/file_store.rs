//! The file store: what is written, and under which lock.

use std::path::{Path, PathBuf};
use std::time::Duration;

use hallpass_core::{
    AuthorizedUser, Credentials, FileStore, FormatError, Http, Retries, StoreError, TokenStore,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Time, access, user, user_json};

const TOKEN_URI: &str = "https://oauth2.googleapis.com/token";

/// Returns a folder and the path of a file in it that does not exist yet.
fn place() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("token.json");
    (folder, path)
}

fn save(path: &Path, user: &AuthorizedUser) -> Result<(), StoreError> {
    let store = FileStore::new(path);
    store.lock(Duration::ZERO)?.save(user)
}

fn load(path: &Path) -> Result<AuthorizedUser, StoreError> {
    FileStore::new(path)
        .load()
        .map(|user| user.expect("there is a file"))
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn what_was_saved_is_loaded() {
    let (_folder, path) = place();
    let written = user_json(TOKEN_URI, 3600);
    save(&path, &user(&written)).unwrap();
    let mut read = read(&path);
    read.as_object_mut().unwrap().remove("universe_domain");
    assert_eq!(read, written);
    assert_eq!(load(&path).unwrap().client.id(), "the-client");
}

#[test]
fn there_is_nothing_where_no_file_is() {
    let (folder, path) = place();
    assert!(FileStore::new(&path).load().unwrap().is_none());
    let missing_folder = folder.path().join("a/b/token.json");
    assert!(FileStore::new(missing_folder).load().unwrap().is_none());
}

#[test]
fn unknown_keys_are_kept() {
    let (_folder, path) = place();
    let mut json = user_json(TOKEN_URI, 3600);
    json["rapt_token"] = "rapt".into();
    json["of_the_future"] = json!({ "a": [1, null] });
    std::fs::write(&path, json.to_string()).unwrap();
    let user = load(&path).unwrap();
    save(&path, &user).unwrap();
    let read = read(&path);
    assert_eq!(read["rapt_token"], "rapt");
    assert_eq!(read["of_the_future"], json!({ "a": [1, null] }));
}

#[tokio::test]
async fn a_file_of_google_auth_is_used_as_it_is() {
    let (_folder, path) = place();
    let json = json!({
        "token": "ya29.python", "refresh_token": "1//python", "token_uri": TOKEN_URI,
        "client_id": "the-client", "client_secret": "the-client-secret",
        "scopes": ["https://www.googleapis.com/auth/spreadsheets"],
        "universe_domain": "googleapis.com", "account": "", "expiry": "2040-01-02T03:04:05.678901Z",
    });
    std::fs::write(&path, json.to_string()).unwrap();
    let credentials = Credentials::from_store(FileStore::new(&path)).unwrap();
    let http = Http::new()
        .with_retries(Retries::NONE)
        .with_clock(Time::new().clock());
    assert_eq!(access(&credentials.with_http(http)).await, "ya29.python");
}

#[test]
fn gclouds_default_credentials_are_loaded_and_saved_again() {
    let (_folder, path) = place();
    let json = json!({
        "account": "", "client_id": "gcloud", "client_secret": "s", "refresh_token": "1//g",
        "quota_project_id": "project", "type": "authorized_user", "universe_domain": "googleapis.com",
    });
    std::fs::write(&path, json.to_string()).unwrap();
    let user = load(&path).unwrap();
    assert_eq!(user.client.token_uri(), TOKEN_URI);
    assert_eq!(user.quota_project_id.as_deref(), Some("project"));
    save(&path, &user).unwrap();
    let read = read(&path);
    assert_eq!(
        (&read["type"], &read["quota_project_id"]),
        (&json!("authorized_user"), &json!("project"))
    );
}

/// Checks that a file is neither loaded nor overwritten nor used, and that the error names it.
#[track_caller]
fn check_untouched(content: &str) -> FormatError {
    let (_folder, path) = place();
    std::fs::write(&path, content).unwrap();
    let error = load(&path).unwrap_err();
    let expected = format!("{} is not a saved sign-in", path.display());
    assert_eq!(error.to_string(), expected);
    save(&path, &user(&user_json(TOKEN_URI, 1))).unwrap_err();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
    match error {
        StoreError::Malformed { source, .. } => source,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_corrupt_file_is_neither_loaded_nor_overwritten() {
    for content in ["{\"token\": ", "", "null", "[]", "{}"] {
        check_untouched(content);
    }
}

#[test]
fn a_file_of_another_type_is_neither_loaded_nor_overwritten() {
    let error = check_untouched(r#"{"type": "service_account", "client_id": "x"}"#);
    assert!(matches!(error, FormatError::WrongType { found } if found == "service_account"));
    check_untouched(r#"{"installed": {"client_id": "x"}}"#);
}

#[test]
fn a_file_that_is_no_text_is_left_alone() {
    let (_folder, path) = place();
    std::fs::write(&path, [0xff, 0xfe]).unwrap();
    let error = load(&path).unwrap_err();
    assert!(
        matches!(&error, StoreError::Io { path: named, .. } if *named == path),
        "{error:?}"
    );
    save(&path, &user(&user_json(TOKEN_URI, 1))).unwrap_err();
    assert_eq!(std::fs::read(&path).unwrap(), [0xff, 0xfe]);
}

#[test]
fn the_lock_keeps_a_second_holder_out_until_it_is_dropped() {
    let (_folder, path) = place();
    let store = FileStore::new(&path);
    let wait = Duration::from_millis(50);
    let held = store.lock(Duration::ZERO).unwrap();
    let error = FileStore::new(&path).lock(wait).unwrap_err();
    assert!(
        matches!(&error, StoreError::Busy { waited, .. } if *waited == wait),
        "{error:?}"
    );
    drop(held);
    store.lock(Duration::ZERO).unwrap();
}

#[test]
fn a_waiting_holder_gets_the_lock_when_it_is_let_go() {
    let (_folder, path) = place();
    let held = FileStore::new(&path).lock(Duration::ZERO).unwrap();
    let waiting = std::thread::spawn(move || {
        let patient = Duration::from_secs(30);
        FileStore::new(&path).lock(patient).map(drop)
    });
    drop(held);
    waiting.join().unwrap().unwrap();
}

#[test]
fn a_reader_needs_no_lock() {
    let (_folder, path) = place();
    save(&path, &user(&user_json(TOKEN_URI, 1))).unwrap();
    let _held = FileStore::new(&path).lock(Duration::ZERO).unwrap();
    load(&path).unwrap();
}

#[test]
fn removing_takes_the_file_away_and_there_being_none_is_fine() {
    let (_folder, path) = place();
    save(&path, &user(&user_json(TOKEN_URI, 1))).unwrap();
    let mut locked = FileStore::new(&path).lock(Duration::ZERO).unwrap();
    locked.remove().unwrap();
    assert!(!path.exists());
    locked.remove().unwrap();
}

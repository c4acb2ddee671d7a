//! What the unit tests of the calls share.

use hallpass_core::{AuthorizedSession, AuthorizedUser, Credentials};

use crate::{Call, CallError, Sheets};

const USER: &str = r#"{
    "type": "authorized_user", "client_id": "id", "client_secret": "s", "refresh_token": "1//r"
}"#;

/// A client that has no token and is never connected.
pub(crate) fn sheets() -> Sheets {
    let user = AuthorizedUser::from_json(USER).unwrap();
    Sheets::new(AuthorizedSession::new(Credentials::new(user)))
}

/// Checks the whole request: `GET /path?query` without what every request has, and the body.
#[track_caller]
pub(crate) fn check(call: &impl Call, target: &str, body: &str) {
    let request = call.request().unwrap();
    let uri = request.uri().to_string();
    let path = uri
        .strip_prefix("https://sheets.googleapis.com/v4/spreadsheets")
        .unwrap();
    let path = path
        .replacen("?prettyPrint=false&", "?", 1)
        .replace("?prettyPrint=false", "");
    assert_ne!(path.len(), uri.len(), "{uri} asks for indented JSON");
    assert_eq!(format!("{} {path}", request.method()), target);
    assert_eq!(str::from_utf8(request.body()).unwrap(), body);
    let json = (!body.is_empty()).then_some("application/json");
    let content_type = request
        .headers()
        .get("content-type")
        .map(|value| value.to_str().unwrap());
    assert_eq!(content_type, json);
}

/// Checks that the call fails before it is a request, and with which words.
#[track_caller]
pub(crate) fn refused(call: &impl Call, words: &str) -> CallError {
    let error = call.request().unwrap_err();
    assert!(error.to_string().contains(words), "{error}");
    error
}

//! The key of a service account, a check of what it signs, and an environment that is made up.

use std::collections::HashMap;
use std::ffi::OsString;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hallpass_core::{
    AccessToken, ApplicationDefault, Credentials, CredentialsError, Environment, Http, Scope,
    SourceError, TokenSource,
};
use ring::signature::{KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RsaKeyPair, UnparsedPublicKey};
use serde_json::{Value, json};

pub(crate) const EMAIL: &str = "robot@a-project.iam.gserviceaccount.com";

const PKCS1: &str = include_str!("../data/test-key.pkcs1.txt");
const PKCS8: &str = include_str!("../data/test-key.pkcs8.txt");

/// Returns the test key in PEM: PKCS#8, as the Cloud console gives it.
pub(crate) fn pkcs8() -> String {
    pem("PRIVATE KEY", PKCS8)
}

/// Returns the same key as PKCS#1.
pub(crate) fn pkcs1() -> String {
    pem("RSA PRIVATE KEY", PKCS1)
}

pub(crate) fn pem(label: &str, body: &str) -> String {
    format!("-----BEGIN {label}-----\n{body}-----END {label}-----\n")
}

/// Returns the key file of a service account.
pub(crate) fn key_json(token_uri: &str) -> Value {
    json!({
        "type": "service_account",
        "project_id": "a-project",
        "private_key_id": "the-key-id",
        "private_key": pkcs8(),
        "client_email": EMAIL,
        "client_id": "123",
        "token_uri": token_uri,
        "universe_domain": "googleapis.com",
    })
}

/// Checks the signature with the public half of the test key; returns the header and the claims.
#[track_caller]
pub(crate) fn signed(token: &str) -> (Value, Value) {
    let parts: Vec<_> = token.split('.').collect();
    let [header, claims, signature] = parts[..] else {
        panic!("{token} has not three parts")
    };
    let der = STANDARD.decode(PKCS1.replace('\n', "")).unwrap();
    let key = RsaKeyPair::from_der(&der).unwrap();
    let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key.public_key());
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    public
        .verify(format!("{header}.{claims}").as_bytes(), &signature)
        .expect("the key's own signature");
    let read = |part| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap();
    (read(header), read(claims))
}

/// Gets one token of a source.
pub(crate) async fn token_of(
    source: impl TokenSource + 'static,
    http: Http,
) -> Result<AccessToken, CredentialsError> {
    Credentials::from_source(source)
        .with_http(http)
        .token()
        .await
}

/// Returns the error of a source.
#[track_caller]
pub(crate) fn source_error<T: std::fmt::Debug>(result: Result<T, CredentialsError>) -> SourceError {
    match result {
        Err(CredentialsError::Source(error)) => error,
        other => panic!("{other:?}"),
    }
}

/// Returns the text of an error, and those of its causes.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        text += &format!(": {cause}");
        next = cause.source();
    }
    text
}

/// Searches for default credentials where these variables are all that is set.
pub(crate) async fn found_in<V: Into<OsString>>(
    variables: impl IntoIterator<Item = (&'static str, V)>,
    http: Http,
) -> Result<Credentials, CredentialsError> {
    let variables: HashMap<_, OsString> = variables
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    let environment = Environment::from_fn(move |name| variables.get(name).cloned());
    ApplicationDefault::new(Scope::SPREADSHEETS)
        .with_environment(environment)
        .with_http(http)
        .credentials()
        .await
}

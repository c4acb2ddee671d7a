//! The `authorized_user` file: the one place where a user's tokens are written out.
//!
//! It has the keys of google-auth's `Credentials.to_json`, and `type`, without which no Google
//! library takes it for default credentials. Keys that are not known here are kept.

use serde_json::{Map, Value};
use zeroize::Zeroizing;

use crate::access_token::AccessToken;
use crate::client_secrets::OAuthClient;
use crate::endpoint::GOOGLE_TOKEN_URI;
use crate::expiry;
use crate::scopes::{Scope, Scopes};
use crate::secret::{ClientSecret, RefreshToken};

/// What is kept of a user's consent: who asked, the tokens, and what they are for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AuthorizedUser {
    /// The client that the user consented to, and its token endpoint.
    pub client: OAuthClient,
    /// The refresh token; without one the access token cannot be renewed.
    pub refresh_token: Option<RefreshToken>,
    /// The latest access token.
    pub access_token: Option<AccessToken>,
    /// The scopes that were granted, where that is known.
    pub scopes: Option<Scopes>,
    /// The user's e-mail address, where that is known.
    pub account: Option<String>,
    /// The project that requests are billed to, where one was chosen.
    pub quota_project_id: Option<String>,
    unknown: Map<String, Value>,
}

/// Why a text is not an `authorized_user` document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    /// It is not JSON.
    #[error("it is not JSON (line {line}, column {column})")]
    NotJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// It is a credentials file of another type.
    #[error("its type is `{found}`, not `authorized_user`")]
    WrongType {
        /// The `type` that it has.
        found: String,
    },
    /// A key is missing.
    #[error("it lacks the text `{key}`")]
    Missing {
        /// The key.
        key: &'static str,
    },
    /// A key's value cannot be read.
    #[error("its `{key}` {reason}")]
    Invalid {
        /// The key.
        key: &'static str,
        /// Why not.
        reason: &'static str,
    },
}

impl AuthorizedUser {
    /// Starts a record for the client, without any token yet.
    #[must_use]
    pub fn new(client: OAuthClient) -> Self {
        Self {
            client,
            refresh_token: None,
            access_token: None,
            scopes: None,
            account: None,
            quota_project_id: None,
            unknown: Map::new(),
        }
    }

    /// Reads the JSON that this library, google-auth, gspread, google-oauthlib-tool or gcloud wrote.
    ///
    /// # Errors
    ///
    /// [`FormatError`] names the key; it holds no value.
    pub fn from_json(json: &str) -> Result<Self, FormatError> {
        let document: Value =
            serde_json::from_str(json.trim_start_matches('\u{feff}')).map_err(|error| {
                FormatError::NotJson {
                    line: error.line(),
                    column: error.column(),
                }
            })?;
        let Value::Object(mut keys) = document else {
            return Err(FormatError::Missing { key: "client_id" });
        };
        read_type(&keys)?;
        let client = read_client(&mut keys)?;
        Ok(Self {
            client,
            refresh_token: take_text(&mut keys, "refresh_token")?.map(RefreshToken::new),
            access_token: read_access_token(&mut keys)?,
            scopes: read_scopes(&mut keys)?,
            account: take_text(&mut keys, "account")?,
            quota_project_id: take_text(&mut keys, "quota_project_id")?,
            unknown: keys,
        })
    }

    /// Writes the JSON that this library and every Google library reads.
    #[must_use]
    pub fn to_json(&self) -> Zeroizing<String> {
        let mut keys = self.unknown.clone();
        let text = |text: &str| Value::String(text.to_owned());
        keys.insert("type".to_owned(), text("authorized_user"));
        keys.insert("client_id".to_owned(), text(self.client.id()));
        // Python, Rust and Go demand the key, so a public client's is empty.
        let secret = self.client.secret().map_or("", ClientSecret::expose_secret);
        keys.insert("client_secret".to_owned(), text(secret));
        keys.insert("token_uri".to_owned(), text(self.client.token_uri()));
        let refresh_token = self
            .refresh_token
            .as_ref()
            .map(|token| text(token.expose_secret()));
        keys.insert(
            "refresh_token".to_owned(),
            refresh_token.unwrap_or(Value::Null),
        );
        if let Some(token) = &self.access_token {
            keys.insert("token".to_owned(), text(token.expose_secret()));
            let end = token.expires_at().and_then(expiry::format);
            keys.extend(end.map(|end| ("expiry".to_owned(), Value::String(end))));
        }
        let scopes = self
            .scopes
            .as_ref()
            .map(|scopes| scopes.iter().map(|scope| text(scope.as_str())).collect());
        keys.extend(scopes.map(|scopes| ("scopes".to_owned(), scopes)));
        keys.extend(
            self.account
                .as_deref()
                .map(|account| ("account".to_owned(), text(account))),
        );
        keys.extend(
            self.quota_project_id
                .as_deref()
                .map(|id| ("quota_project_id".to_owned(), text(id))),
        );
        keys.entry("universe_domain")
            .or_insert_with(|| text("googleapis.com"));
        let mut json = serde_json::to_string_pretty(&keys).expect("a map of JSON values is JSON");
        json.push('\n');
        Zeroizing::new(json)
    }

    /// Takes in what a token endpoint gave; what it left out stays as it was.
    pub fn renew(&mut self, response: crate::TokenResponse) {
        self.access_token = Some(response.access_token);
        if response.refresh_token.is_some() {
            self.refresh_token = response.refresh_token;
        }
        if response.scopes.is_some() {
            self.scopes = response.scopes;
        }
    }
}

/// google-auth and google-oauthlib-tool write no `type`, so a missing one is as good.
fn read_type(keys: &Map<String, Value>) -> Result<(), FormatError> {
    match keys.get("type").and_then(Value::as_str) {
        None | Some("authorized_user") => Ok(()),
        Some(other) => Err(FormatError::WrongType {
            found: other
                .chars()
                .take(60)
                .flat_map(char::escape_debug)
                .collect(),
        }),
    }
}

fn read_client(keys: &mut Map<String, Value>) -> Result<OAuthClient, FormatError> {
    let id = take_text(keys, "client_id")?.ok_or(FormatError::Missing { key: "client_id" })?;
    let secret = take_text(keys, "client_secret")?.map(ClientSecret::new);
    // gcloud writes none: its files are for Google's endpoint.
    let token_uri = take_text(keys, "token_uri")?.unwrap_or_else(|| GOOGLE_TOKEN_URI.to_owned());
    OAuthClient::google(id, secret)
        .with_token_uri(&token_uri)
        .map_err(|_| FormatError::Invalid {
            key: "token_uri",
            reason: "is neither https nor on the loopback",
        })
}

fn read_access_token(keys: &mut Map<String, Value>) -> Result<Option<AccessToken>, FormatError> {
    let end = match take_text(keys, "expiry")? {
        None => None,
        Some(text) => {
            let unreadable = FormatError::Invalid {
                key: "expiry",
                reason: "is not a date and time",
            };
            Some(expiry::parse(&text).ok_or(unreadable)?)
        }
    };
    let Some(token) = take_text(keys, "token")? else {
        return Ok(None);
    };
    let unusable = FormatError::Invalid {
        key: "token",
        reason: "has characters that no token has",
    };
    AccessToken::new(token, end).map(Some).ok_or(unusable)
}

/// Scopes are a list, or one text with spaces.
fn read_scopes(keys: &mut Map<String, Value>) -> Result<Option<Scopes>, FormatError> {
    let invalid = |_| FormatError::Invalid {
        key: "scopes",
        reason: "holds something that is not a scope",
    };
    match keys.remove("scopes") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(list)) => Scopes::parse(&list).map(Some).map_err(invalid),
        Some(Value::Array(items)) => {
            let scope = |item: Value| Scope::new(item.as_str().unwrap_or_default());
            items
                .into_iter()
                .map(scope)
                .collect::<Result<_, _>>()
                .map(Some)
                .map_err(invalid)
        }
        Some(_) => Err(FormatError::Invalid {
            key: "scopes",
            reason: "is neither a list nor a text",
        }),
    }
}

/// Takes a text out of the document; `null` and "" stand for nothing, as google-auth writes them.
fn take_text(
    keys: &mut Map<String, Value>,
    key: &'static str,
) -> Result<Option<String>, FormatError> {
    match keys.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.is_empty())),
        Some(_) => Err(FormatError::Invalid {
            key,
            reason: "is not a text",
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PYTHON: &str = r#"{"token": "ya29.t", "refresh_token": "1//r", "token_uri": "https://oauth2.googleapis.com/token",
        "client_id": "id", "client_secret": "test-client-secret", "scopes": ["https://www.googleapis.com/auth/spreadsheets"],
        "universe_domain": "googleapis.com", "account": "", "expiry": "2030-01-02T03:04:05.678901Z", "rapt_token": "rapt"}"#;

    #[test]
    fn what_google_auth_wrote_survives_a_round_trip() {
        let user = AuthorizedUser::from_json(PYTHON).unwrap();
        let written: Value = serde_json::from_str(&user.to_json()).unwrap();
        let mut expected: Value = serde_json::from_str(PYTHON).unwrap();
        expected["type"] = "authorized_user".into();
        expected["expiry"] = "2030-01-02T03:04:05Z".into();
        expected.as_object_mut().unwrap().remove("account");
        assert_eq!(written, expected);
    }

    #[test]
    fn gclouds_file_is_for_googles_endpoint() {
        let json = r#"{"client_id": "id", "client_secret": "s", "refresh_token": "1//r", "type": "authorized_user"}"#;
        let user = AuthorizedUser::from_json(json).unwrap();
        assert_eq!(
            user.client.token_uri(),
            "https://oauth2.googleapis.com/token"
        );
        assert!(user.access_token.is_none() && user.scopes.is_none());
    }

    #[test]
    fn each_fault_is_named_without_its_value() {
        #[track_caller]
        fn check(json: &str, expected: &str) {
            assert_eq!(
                AuthorizedUser::from_json(json).unwrap_err().to_string(),
                expected
            );
        }
        check("{\"token\": ", "it is not JSON (line 1, column 10)");
        check("[1]", "it lacks the text `client_id`");
        check("{}", "it lacks the text `client_id`");
        check(
            r#"{"type": "service_account"}"#,
            "its type is `service_account`, not `authorized_user`",
        );
        check(r#"{"client_id": 7}"#, "its `client_id` is not a text");
        check(
            &PYTHON.replace("2030-01", "soon"),
            "its `expiry` is not a date and time",
        );
        check(
            &PYTHON.replace("https://oauth2", "http://oauth2"),
            "its `token_uri` is neither https nor on the loopback",
        );
        check(
            &PYTHON.replace("ya29.t", "ya29 t"),
            "its `token` has characters that no token has",
        );
    }

    #[test]
    fn debug_shows_no_secret() {
        let shown = format!("{:?}", AuthorizedUser::from_json(PYTHON).unwrap());
        for secret in ["ya29.t", "1//r", "test-client-secret"] {
            assert!(!shown.contains(secret), "{shown}");
        }
    }
}

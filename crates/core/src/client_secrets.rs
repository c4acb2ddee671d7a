//! The client secrets file of the developer console: which application asks.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use url::Url;

use crate::endpoint;
use crate::http_client::host_and_port;
use crate::secret::ClientSecret;

/// An application's identity, as downloaded from the developer console
/// (<https://console.cloud.google.com/auth/clients>) in `client_secret.json`.
#[derive(Clone, Debug)]
pub struct ClientSecrets {
    kind: ClientKind,
    client: OAuthClient,
    auth_uri: Url,
    redirect_uris: Vec<String>,
    project_id: Option<String>,
}

/// The kind of an OAuth client, which decides how consent comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClientKind {
    /// A desktop or command-line application: any port of the loopback is a redirect URI.
    Installed,
    /// A web application: only the redirect URIs registered in the console.
    Web,
}

impl ClientKind {
    /// Returns the key under which the file holds a client of this kind.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Installed => "installed",
            Self::Web => "web",
        }
    }
}

/// An OAuth client as the token endpoint knows it.
#[derive(Clone, Debug)]
pub struct OAuthClient {
    id: String,
    secret: Option<ClientSecret>,
    token_uri: Url,
}

impl OAuthClient {
    /// Returns a client of Google's token endpoint; public clients have no secret.
    #[must_use]
    pub fn google(id: impl Into<String>, secret: Option<ClientSecret>) -> Self {
        let token_uri = endpoint::parse(endpoint::GOOGLE_TOKEN_URI).expect("a constant URL");
        Self {
            id: id.into(),
            secret,
            token_uri,
        }
    }

    /// Returns the client for another token endpoint: a reason in words if that may not be one.
    pub(crate) fn with_token_uri(self, token_uri: &str) -> Result<Self, &'static str> {
        Ok(Self {
            token_uri: endpoint::parse(token_uri)?,
            ..self
        })
    }

    /// Returns the client's identifier.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the client's secret; public clients have none.
    #[must_use]
    pub fn secret(&self) -> Option<&ClientSecret> {
        self.secret.as_ref()
    }

    /// Returns the URL of the token endpoint.
    #[must_use]
    pub fn token_uri(&self) -> &str {
        self.token_uri.as_str()
    }

    /// Returns the URL at which the server says who a token belongs to (OpenID Connect Core
    /// section 5.3).
    #[must_use]
    pub fn userinfo_uri(&self) -> String {
        endpoint::userinfo(&self.token_uri).into()
    }

    /// Tells whether Google's own authorization server issues this client's tokens.
    #[must_use]
    pub fn is_googles(&self) -> bool {
        endpoint::is_google_oauth(&self.token_uri)
    }

    pub(crate) fn token_url(&self) -> &Url {
        &self.token_uri
    }
}

impl ClientSecrets {
    /// Reads the file that the developer console offers for download.
    ///
    /// # Errors
    ///
    /// [`SecretsError`] names the file and what is wrong with it.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, SecretsError> {
        let path = path.as_ref();
        let file = Some(path.to_owned());
        match std::fs::read_to_string(path) {
            Ok(json) => parse(&json).map_err(|problem| SecretsError { file, problem }),
            Err(source) => Err(SecretsError {
                file,
                problem: Problem::Read(source),
            }),
        }
    }

    /// Reads the same JSON from a string.
    ///
    /// # Errors
    ///
    /// [`SecretsError`] says what is wrong with it.
    pub fn from_json(json: &str) -> Result<Self, SecretsError> {
        parse(json).map_err(|problem| SecretsError {
            file: None,
            problem,
        })
    }

    /// Returns whether this is an installed or a web application.
    #[must_use]
    pub fn kind(&self) -> ClientKind {
        self.kind
    }

    /// Returns the client as the token endpoint knows it.
    #[must_use]
    pub fn client(&self) -> &OAuthClient {
        &self.client
    }

    /// Returns the URL of the authorization endpoint, where consent is asked.
    #[must_use]
    pub fn auth_uri(&self) -> &str {
        self.auth_uri.as_str()
    }

    /// Returns the registered redirect URIs.
    #[must_use]
    pub fn redirect_uris(&self) -> &[String] {
        &self.redirect_uris
    }

    /// Returns the Google Cloud project that the client belongs to.
    #[must_use]
    pub fn project_id(&self) -> Option<&str> {
        self.project_id.as_deref()
    }
}

/// Why a client secrets file could not be used.
#[derive(Debug)]
pub struct SecretsError {
    file: Option<PathBuf>,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    Read(std::io::Error),
    NotJson {
        line: usize,
        column: usize,
    },
    NoClient {
        found: Option<String>,
    },
    Missing {
        kind: ClientKind,
        key: &'static str,
    },
    Endpoint {
        kind: ClientKind,
        key: &'static str,
        reason: &'static str,
    },
    TwoServers {
        auth_host: String,
        token_host: String,
    },
}

impl SecretsError {
    /// Whether the file does not exist.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        matches!(&self.problem, Problem::Read(source) if source.kind() == std::io::ErrorKind::NotFound)
    }

    /// Whether an endpoint in the file is one that this library refuses: no developer console makes
    /// such a file.
    #[must_use]
    pub fn is_hostile(&self) -> bool {
        matches!(
            self.problem,
            Problem::Endpoint { .. } | Problem::TwoServers { .. }
        )
    }

    /// Whether the file is a credentials file of another kind, such as a saved user token or a
    /// service account's key.
    #[must_use]
    pub fn is_wrong_kind(&self) -> bool {
        matches!(self.problem, Problem::NoClient { .. })
    }
}

impl std::fmt::Display for SecretsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.file {
            Some(path) => write!(f, "the client secrets in {}", path.display())?,
            None => f.write_str("the client secrets")?,
        }
        match &self.problem {
            Problem::Read(_) => f.write_str(" could not be read"),
            Problem::NotJson { line, column } => {
                write!(f, " are not JSON (line {line}, column {column})")
            }
            Problem::NoClient { found: Some(kind) } => {
                write!(f, " hold credentials of type `{kind}`, not an OAuth client")
            }
            Problem::NoClient { found: None } => {
                f.write_str(" have neither an `installed` nor a `web` client")
            }
            Problem::Missing { kind, key } => write!(f, " lack the text `{}.{key}`", kind.as_str()),
            Problem::Endpoint { kind, key, reason } => {
                write!(
                    f,
                    " name an address in `{}.{key}` that is refused: {reason}",
                    kind.as_str()
                )
            }
            Problem::TwoServers {
                auth_host,
                token_host,
            } => write!(
                f,
                " would ask for consent at {auth_host} and send the answer to {token_host}, which is another server"
            ),
        }
    }
}

impl std::error::Error for SecretsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Read(source) => Some(source),
            _ => None,
        }
    }
}

fn parse(json: &str) -> Result<ClientSecrets, Problem> {
    // Windows editors put a byte order mark in front.
    let json = json.trim_start_matches('\u{feff}');
    let document: Value = serde_json::from_str(json).map_err(|error| Problem::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    let (kind, fields) = choose(&document)?;
    let text = |key: &'static str| {
        fields
            .get(key)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    };
    let required = |key| text(key).ok_or(Problem::Missing { kind, key });
    let refused = |key| move |reason| Problem::Endpoint { kind, key, reason };
    let secret = text("client_secret").map(ClientSecret::new);
    let client = OAuthClient::google(required("client_id")?, secret)
        .with_token_uri(required("token_uri")?)
        .map_err(refused("token_uri"))?;
    let auth_uri =
        endpoint::parse_authorization(required("auth_uri")?).map_err(refused("auth_uri"))?;
    // Whoever made the file would get the user's code, and with it the tokens.
    if !endpoint::is_one_server(&auth_uri, client.token_url()) {
        return Err(Problem::TwoServers {
            auth_host: host_and_port(&auth_uri),
            token_host: host_and_port(client.token_url()),
        });
    }
    Ok(ClientSecrets {
        kind,
        client,
        auth_uri,
        redirect_uris: texts(fields.get("redirect_uris")),
        project_id: text("project_id").map(str::to_owned),
    })
}

/// Picks the client; where a file holds both kinds, the installed one can sign in anywhere.
fn choose(document: &Value) -> Result<(ClientKind, &Map<String, Value>), Problem> {
    for kind in [ClientKind::Installed, ClientKind::Web] {
        if let Some(fields) = document.get(kind.as_str()).and_then(Value::as_object) {
            return Ok((kind, fields));
        }
    }
    let found = document.get("type").and_then(Value::as_str);
    let known = found.or_else(|| document.get("refresh_token").map(|_| "authorized_user"));
    Err(Problem::NoClient {
        found: known.map(|kind| kind.chars().take(60).flat_map(char::escape_debug).collect()),
    })
}

fn texts(list: Option<&Value>) -> Vec<String> {
    let items = list.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INSTALLED: &str = r#"{"installed": {"client_id": "id.apps", "project_id": "p",
        "auth_uri": "https://accounts.google.com/o/oauth2/auth", "token_uri": "https://oauth2.googleapis.com/token",
        "client_secret": "test-client-secret", "redirect_uris": ["http://localhost"]}}"#;

    #[test]
    fn an_installed_client_is_read() {
        let secrets = ClientSecrets::from_json(&format!("\u{feff}{INSTALLED}")).unwrap();
        assert_eq!(secrets.kind(), ClientKind::Installed);
        assert_eq!(secrets.client().id(), "id.apps");
        assert_eq!(
            secrets.client().secret().unwrap().expose_secret(),
            "test-client-secret"
        );
        assert_eq!(secrets.redirect_uris(), ["http://localhost"]);
        assert!(!format!("{secrets:?}").contains("test-client-secret"));
    }

    #[test]
    fn where_both_kinds_are_present_the_installed_one_is_taken() {
        let web = INSTALLED
            .replace("installed", "web")
            .replace("id.apps", "web.apps");
        let both = format!("{}, {}", &web[..web.len() - 1], &INSTALLED[1..]);
        let secrets = ClientSecrets::from_json(&both).unwrap();
        assert_eq!(
            (secrets.kind(), secrets.client().id()),
            (ClientKind::Installed, "id.apps")
        );
    }

    #[test]
    fn each_fault_is_named() {
        #[track_caller]
        fn check(json: &str, expected: &str) {
            let error = ClientSecrets::from_json(json).unwrap_err();
            assert_eq!(error.to_string(), format!("the client secrets {expected}"));
        }
        check("{", "are not JSON (line 1, column 1)");
        check("[]", "have neither an `installed` nor a `web` client");
        check(
            r#"{"type": "service_account"}"#,
            "hold credentials of type `service_account`, not an OAuth client",
        );
        check(
            r#"{"refresh_token": "1//x"}"#,
            "hold credentials of type `authorized_user`, not an OAuth client",
        );
        check(
            &INSTALLED.replace("client_id", "x"),
            "lack the text `installed.client_id`",
        );
        check(
            &INSTALLED.replace("token_uri", "x"),
            "lack the text `installed.token_uri`",
        );
        check(
            &INSTALLED.replace("https://oauth2", "http://oauth2"),
            "name an address in `installed.token_uri` that is refused: plain http is allowed on the loopback only",
        );
        check(
            &INSTALLED.replace(
                "https://accounts.google.com/o/oauth2/auth",
                "javascript:alert(1)",
            ),
            "name an address in `installed.auth_uri` that is refused: it must start with https://",
        );
        check(
            &INSTALLED.replace("https://oauth2.googleapis.com/", "https://evil.test/"),
            "would ask for consent at accounts.google.com and send the answer to evil.test, which is another server",
        );
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = ClientSecrets::from_file("no/such/client_secret.json").unwrap_err();
        assert!(error.is_not_found());
        assert!(
            error
                .to_string()
                .contains("client_secret.json could not be read"),
            "{error}"
        );
    }
}

//! A command that prints an external account's own token (<https://google.aip.dev/auth/4117>).

use std::fmt;
use std::path::PathBuf;
use std::process::{Output, Stdio};
use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};
use tokio::process::Command;
use zeroize::Zeroizing;

use super::subject::read;
use crate::http_client::Http;
use crate::server_text::plain_text;
use crate::sources::document::Document;
use crate::sources::error::SourceError;

const TIMEOUT: Duration = Duration::from_secs(30);
const ALLOWED_TIMEOUTS: std::ops::RangeInclusive<u64> = 5_000..=120_000;

/// The `executable` of a `credential_source`.
#[derive(Clone)]
pub(super) struct Executable {
    command: String,
    timeout: Duration,
    output_file: Option<PathBuf>,
}

/// What the command is told, and whether it may run at all.
pub(super) struct Identity<'a> {
    pub(super) audience: &'a str,
    pub(super) token_type: &'a str,
    pub(super) email: Option<&'a str>,
    pub(super) is_allowed: bool,
}

impl Executable {
    pub(super) fn from_document(source: &Document) -> Result<Self, SourceError> {
        let settings = source
            .object("executable")?
            .ok_or_else(|| source.missing("executable"))?;
        let timeout = match settings.count("timeout_millis")? {
            None => TIMEOUT,
            Some(millis) if ALLOWED_TIMEOUTS.contains(&millis) => Duration::from_millis(millis),
            Some(_) => {
                return Err(settings.invalid("timeout_millis", "is not between 5000 and 120000"));
            }
        };
        Ok(Self {
            command: settings.required("command")?.to_owned(),
            timeout,
            output_file: settings.text("output_file")?.map(PathBuf::from),
        })
    }

    pub(super) async fn token(
        &self,
        http: &Http,
        identity: &Identity<'_>,
    ) -> Result<Zeroizing<String>, SourceError> {
        if !identity.is_allowed {
            return Err(SourceError::ExecutableNotAllowed {
                command: self.program().to_owned(),
            });
        }
        if let Some(token) = self.saved_token(http.clock().now()).await {
            return Ok(token);
        }
        let output = self.run(identity).await?;
        if !output.status.success() {
            // Its standard output may say why, in the same form.
            let said = self.read(&output.stdout, http.clock().now()).err();
            let ended = || format!("it ended with {}", output.status);
            return Err(self.failure(
                said.filter(|said| said.starts_with(SAID))
                    .unwrap_or_else(ended),
            ));
        }
        self.read(&output.stdout, http.clock().now())
            .map_err(|reason| self.failure(reason))
    }

    /// Returns what an earlier run left in the output file, while it is good.
    async fn saved_token(&self, now: SystemTime) -> Option<Zeroizing<String>> {
        let saved = read(self.output_file.as_deref()?).await.ok()?;
        self.read(&saved, now).ok()
    }

    async fn run(&self, identity: &Identity<'_>) -> Result<Output, SourceError> {
        // Google's libraries split at spaces too: there is no quoting.
        let mut words = self.command.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command
            .args(words)
            .env("GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE", identity.audience)
            .env("GOOGLE_EXTERNAL_ACCOUNT_TOKEN_TYPE", identity.token_type)
            .env("GOOGLE_EXTERNAL_ACCOUNT_INTERACTIVE", "0")
            .env("GOOGLE_EXTERNAL_ACCOUNT_REVOKE", "0")
            .stdin(Stdio::null())
            .kill_on_drop(true);
        if let Some(email) = identity.email {
            command.env("GOOGLE_EXTERNAL_ACCOUNT_IMPERSONATED_EMAIL", email);
        }
        if let Some(path) = &self.output_file {
            command.env("GOOGLE_EXTERNAL_ACCOUNT_OUTPUT_FILE", path);
        }
        match tokio::time::timeout(self.timeout, command.output()).await {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(error)) => Err(self.failure(format!("it could not be run: {error}"))),
            Err(_) => Err(self.failure(format!("it took longer than {:?}", self.timeout))),
        }
    }

    /// Reads the command's answer; the error says in words what is wrong with it.
    fn read(&self, output: &[u8], now: SystemTime) -> Result<Zeroizing<String>, String> {
        let answer: Map<String, Value> = serde_json::from_slice(output)
            .map_err(|_| "its output is not a JSON object".to_owned())?;
        let text = |key: &str| answer.get(key).and_then(Value::as_str).unwrap_or_default();
        if answer.get("version").and_then(Value::as_u64) != Some(1) {
            return Err("its output is not of version 1".to_owned());
        }
        match answer.get("success").and_then(Value::as_bool) {
            Some(true) => {}
            Some(false) => {
                let words = plain_text(&format!("{} {}", text("code"), text("message")));
                return Err(format!("{SAID}{}", words.trim()));
            }
            None => return Err("its output lacks `success`".to_owned()),
        }
        self.check_end(answer.get("expiration_time"), now)?;
        let key = match text("token_type") {
            "urn:ietf:params:oauth:token-type:jwt"
            | "urn:ietf:params:oauth:token-type:id_token" => "id_token",
            "urn:ietf:params:oauth:token-type:saml2" => "saml_response",
            _ => return Err("its output has a `token_type` that is not known".to_owned()),
        };
        match text(key) {
            "" => Err(format!("its output lacks `{key}`")),
            token => Ok(Zeroizing::new(token.to_owned())),
        }
    }

    /// A token that is kept in a file has to say when it ends.
    fn check_end(&self, end: Option<&Value>, now: SystemTime) -> Result<(), String> {
        let Some(end) = end else {
            return match self.output_file {
                Some(_) => Err("its output lacks `expiration_time`".to_owned()),
                None => Ok(()),
            };
        };
        let end = end.as_u64().map(Duration::from_secs);
        let end = end.and_then(|end| SystemTime::UNIX_EPOCH.checked_add(end));
        match end {
            Some(end) if now < end => Ok(()),
            Some(_) => Err("its token has ended".to_owned()),
            None => Err("its `expiration_time` is not a count of seconds".to_owned()),
        }
    }

    /// Returns the command without its arguments, which may hold a secret.
    fn program(&self) -> &str {
        self.command.split_whitespace().next().unwrap_or_default()
    }

    fn failure(&self, reason: String) -> SourceError {
        SourceError::Executable {
            command: self.program().to_owned(),
            reason,
        }
    }
}

impl fmt::Debug for Executable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Executable")
            .field("program", &self.program())
            .finish_non_exhaustive()
    }
}

/// How the command's own words are introduced.
const SAID: &str = "it said: ";

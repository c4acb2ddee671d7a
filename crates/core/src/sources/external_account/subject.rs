//! Where an external account's own token is found: a file, a URL or a command.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;
use url::Url;
use zeroize::Zeroizing;

use super::executable::{Executable, Identity};
use crate::http_client::{Http, host_and_port};
use crate::sources::ask::ask;
use crate::sources::document::Document;
use crate::sources::error::SourceError;

/// The `credential_source` of an external account.
#[derive(Clone, Debug)]
pub(super) enum SubjectTokenSource {
    File(PathBuf, Format),
    Url(Arc<Request>, Format),
    Executable(Executable),
}

/// A request for a token, such as to the metadata server of another cloud.
pub(super) struct Request {
    url: Url,
    headers: HeaderMap,
}

/// How the token is written.
#[derive(Clone, Debug)]
pub(super) enum Format {
    /// The text is the token.
    Text,
    /// The token is in this field of a JSON object.
    Json { field: String },
}

impl SubjectTokenSource {
    pub(super) fn from_document(account: &Document) -> Result<Self, SourceError> {
        const KEY: &str = "credential_source";
        let source = account.object(KEY)?.ok_or_else(|| account.missing(KEY))?;
        let chosen: Vec<_> = ["file", "url", "executable", "environment_id", "certificate"]
            .into_iter()
            .filter(|key| source.holds(key))
            .collect();
        // AWS has a `url` beside its `environment_id`, for another purpose.
        match chosen[..] {
            _ if source.holds("environment_id") => {
                Err(account.unsupported("an `external_account` of AWS (`environment_id`)"))
            }
            ["certificate"] => {
                Err(account.unsupported("an `external_account` with a `certificate`"))
            }
            ["file"] => Ok(Self::File(
                source.required("file")?.into(),
                Format::from_document(&source)?,
            )),
            ["url"] => Ok(Self::Url(
                Arc::new(Request::from_document(&source)?),
                Format::from_document(&source)?,
            )),
            ["executable"] => Ok(Self::Executable(Executable::from_document(&source)?)),
            [] => Err(account.invalid(KEY, "has none of `file`, `url` and `executable`")),
            _ => Err(account.invalid(KEY, "has more than one source of a token")),
        }
    }

    pub(super) async fn token(
        &self,
        http: &Http,
        identity: &Identity<'_>,
    ) -> Result<Zeroizing<String>, SourceError> {
        let (place, text, format) = match self {
            Self::Executable(executable) => return executable.token(http, identity).await,
            Self::File(path, format) => (path.display().to_string(), read(path).await?, format),
            Self::Url(request, format) => {
                let host = host_and_port(&request.url);
                (host, request.send(http).await?, format)
            }
        };
        format
            .token(&text)
            .map_err(|reason| SourceError::SubjectToken { place, reason })
    }
}

impl Request {
    fn from_document(source: &Document) -> Result<Self, SourceError> {
        let url = Url::parse(source.required("url")?)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"))
            .ok_or_else(|| source.invalid("url", "is not a web address"))?;
        let mut headers = HeaderMap::new();
        if let Some(document) = source.object("headers")? {
            for (name, value) in document.pairs()? {
                let unusable = |_| document.invalid(name, "cannot be sent as a header");
                let header = HeaderName::try_from(name).map_err(|_| unusable(()))?;
                let mut value = HeaderValue::try_from(value).map_err(|_| unusable(()))?;
                value.set_sensitive(true);
                headers.insert(header, value);
            }
        }
        Ok(Self { url, headers })
    }

    async fn send(&self, http: &Http) -> Result<Zeroizing<Vec<u8>>, SourceError> {
        let mut request = http::Request::get(self.url.as_str())
            .body(Vec::new())
            .expect("a parsed URL makes a request");
        *request.headers_mut() = self.headers.clone();
        let answer = ask(http, &self.url, request, http.oauth_limits()).await?;
        Ok(Zeroizing::new(answer.into_body()))
    }
}

impl Format {
    fn from_document(source: &Document) -> Result<Self, SourceError> {
        let Some(format) = source.object("format")? else {
            return Ok(Self::Text);
        };
        match format.text("type")? {
            None | Some("text") => Ok(Self::Text),
            Some("json") => Ok(Self::Json {
                field: format.required("subject_token_field_name")?.to_owned(),
            }),
            Some(_) => Err(format.invalid("type", "is neither `text` nor `json`")),
        }
    }

    fn token(&self, bytes: &[u8]) -> Result<Zeroizing<String>, &'static str> {
        let found = match self {
            Self::Text => std::str::from_utf8(bytes)
                .map_err(|_| "it is not text")?
                .trim()
                .to_owned(),
            Self::Json { field } => {
                let answer: Value = serde_json::from_slice(bytes).map_err(|_| "it is not JSON")?;
                let token = answer[field.as_str()].as_str();
                token
                    .ok_or("it lacks the field that `subject_token_field_name` names")?
                    .to_owned()
            }
        };
        if found.is_empty() {
            return Err("it is empty");
        }
        Ok(Zeroizing::new(found))
    }
}

/// The query and the headers may hold a secret.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("host", &host_and_port(&self.url))
            .finish_non_exhaustive()
    }
}

/// Reads a file away from the tasks.
pub(super) async fn read(path: &Path) -> Result<Zeroizing<Vec<u8>>, SourceError> {
    let owned = path.to_owned();
    let bytes = tokio::task::spawn_blocking(move || std::fs::read(owned)).await;
    bytes
        .unwrap_or_else(|error| Err(std::io::Error::other(error)))
        .map(Zeroizing::new)
        .map_err(|source| SourceError::unreadable(path, source))
}

//! [`Status`]: Google's refusal of a call, as data.

use std::fmt;
use std::time::Duration;

use hallpass_core::plain_text;
use http::header::{HeaderMap, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use serde::Deserialize;
use serde_json::Value;

/// The longest piece of a page that is not Google's JSON.
const LONGEST_PAGE: usize = 300;

/// Google's refusal of a call.
///
/// The model: <https://cloud.google.com/apis/design/errors>.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Status {
    /// The HTTP status, such as 404.
    pub code: u16,
    /// Google's name for the kind of error, such as `NOT_FOUND`; empty when the answer was not
    /// in Google's form.
    pub status: String,
    /// What Google says, in one line.
    pub message: String,
    /// The exact reason, such as `RATE_LIMIT_EXCEEDED`, when Google names one.
    pub reason: Option<String>,
    /// The details as they came.
    pub details: Vec<Value>,
    /// How long to wait before another try, when Google says so in seconds.
    pub retry_after: Option<Duration>,
    challenged_scope: bool,
}

impl Status {
    /// Whether there is no such spreadsheet, or the user cannot know of it.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.code == 404
    }

    /// Whether the token is not taken, even after it was refreshed.
    #[must_use]
    pub fn is_unauthenticated(&self) -> bool {
        self.code == 401
    }

    /// Whether the user lacks access, the token a scope, or the project the API.
    #[must_use]
    pub fn is_permission_denied(&self) -> bool {
        self.code == 403 && (self.status.is_empty() || self.status == "PERMISSION_DENIED")
    }

    /// Whether the token's scopes do not allow the call.
    #[must_use]
    pub fn is_scope_insufficient(&self) -> bool {
        self.code == 403
            && (self.challenged_scope || self.has_reason("ACCESS_TOKEN_SCOPE_INSUFFICIENT"))
    }

    /// Whether the quota is used up for now.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.code == 429 || self.has_reason("RATE_LIMIT_EXCEEDED")
    }

    /// Returns the limit that a refusal for the quota states, if it is one by the minute.
    pub(crate) fn limit_per_minute(&self) -> Option<u32> {
        let stated = |detail: &Value| {
            let metadata = &detail["metadata"];
            let unit = metadata["quota_unit"].as_str()?;
            let limit = metadata["quota_limit_value"].as_str()?;
            unit.starts_with("1/min").then(|| limit.parse().ok())?
        };
        self.details.iter().find_map(stated)
    }

    /// Returns which change of a batch Google refused, counted from 0, and its kind, such as
    /// `addSheet`; `None` where it does not say.
    #[must_use]
    pub fn failed_request(&self) -> Option<(usize, &str)> {
        let rest = self.message.strip_prefix("Invalid requests[")?;
        let (index, rest) = rest.split_once(']')?;
        let kind = rest.strip_prefix('.').map_or("", |rest| {
            rest.split(|c: char| !c.is_ascii_alphanumeric())
                .next()
                .unwrap_or_default()
        });
        Some((index.parse().ok()?, kind))
    }

    /// Whether a range names no sheet, no named range and no cells that Google knows.
    #[must_use]
    pub fn is_unable_to_parse_range(&self) -> bool {
        self.code == 400 && self.message.starts_with("Unable to parse range")
    }

    /// Returns the page where the project's owner can switch the API on, if it is off.
    #[must_use]
    pub fn service_disabled_url(&self) -> Option<&str> {
        if !self.has_reason("SERVICE_DISABLED") {
            return None;
        }
        let activation = self
            .details
            .iter()
            .find_map(|detail| detail["metadata"]["activationUrl"].as_str());
        activation.or_else(|| {
            self.details
                .iter()
                .find_map(|detail| detail["links"][0]["url"].as_str())
        })
    }

    fn has_reason(&self, reason: &str) -> bool {
        self.reason.as_deref() == Some(reason)
    }

    pub(crate) fn of(response: &http::Response<Vec<u8>>) -> Self {
        let body = response.body();
        let error = match serde_json::from_slice::<Body>(body) {
            Ok(Body { error }) => error,
            Err(_) => ErrorBody {
                message: page_text(&String::from_utf8_lossy(body)),
                ..ErrorBody::default()
            },
        };
        Self {
            code: response.status().as_u16(),
            status: plain_text(&error.status),
            message: plain_text(&error.message),
            reason: error
                .details
                .iter()
                .find_map(|detail| Some(plain_text(detail["reason"].as_str()?))),
            details: error.details,
            retry_after: header(response.headers(), &RETRY_AFTER)
                .and_then(|seconds| seconds.trim().parse().ok())
                .map(Duration::from_secs),
            challenged_scope: header(response.headers(), &WWW_AUTHENTICATE)
                .is_some_and(|challenge| challenge.contains("insufficient_scope")),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        for (separator, text) in [(" ", &self.status), (": ", &self.message)] {
            if !text.is_empty() {
                write!(f, "{separator}{text}")?;
            }
        }
        Ok(())
    }
}

/// Google's error as it comes.
#[derive(Deserialize)]
struct Body {
    error: ErrorBody,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ErrorBody {
    status: String,
    message: String,
    details: Vec<Value>,
}

fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// Returns the title of an HTML page, else the beginning of the text.
fn page_text(page: &str) -> String {
    let title = page
        .split_once("<title>")
        .and_then(|(_, rest)| rest.split_once("</title>"));
    let text = title.map_or(page, |(title, _)| title);
    cut(&plain_text(text), LONGEST_PAGE)
}

fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(code: u16, body: &str) -> Status {
        let response = http::Response::builder()
            .status(code)
            .header("retry-after", "7");
        Status::of(&response.body(body.as_bytes().to_vec()).unwrap())
    }

    #[test]
    fn googles_error_is_data() {
        let not_found = status(
            404,
            r#"{"error":{"code":404,"message":"Requested entity was not found.","status":"NOT_FOUND"}}"#,
        );
        assert!(not_found.is_not_found() && !not_found.is_permission_denied());
        assert_eq!(not_found.retry_after, Some(Duration::from_secs(7)));
        assert_eq!(
            not_found.to_string(),
            "404 NOT_FOUND: Requested entity was not found."
        );

        let range = status(
            400,
            r#"{"error":{"message":"Unable to parse range: NOPE!A5","errors":[]}}"#,
        );
        assert!(range.is_unable_to_parse_range());
    }

    #[test]
    fn the_reason_is_taken_from_the_details() {
        let limited = status(
            429,
            r#"{"error":{"status":"RESOURCE_EXHAUSTED","details":[{"links":[]},{"reason":"RATE_LIMIT_EXCEEDED"}]}}"#,
        );
        assert!(limited.is_rate_limited());
        assert_eq!(limited.reason.as_deref(), Some("RATE_LIMIT_EXCEEDED"));
    }

    #[test]
    fn a_switched_off_api_says_where_to_switch_it_on() {
        let details =
            r#"[{"links":[{"url":"https://console.test/on"}]},{"reason":"SERVICE_DISABLED"}]"#;
        let disabled = status(
            403,
            &format!(r#"{{"error":{{"status":"PERMISSION_DENIED","details":{details}}}}}"#),
        );
        assert!(disabled.is_permission_denied() && !disabled.is_scope_insufficient());
        assert_eq!(
            disabled.service_disabled_url(),
            Some("https://console.test/on")
        );
        let other = status(
            403,
            r#"{"error":{"details":[{"links":[{"url":"https://console.test/on"}]}]}}"#,
        );
        assert_eq!(other.service_disabled_url(), None);
    }

    #[test]
    fn a_missing_scope_is_known_by_its_reason_or_its_challenge() {
        let reason = r#"{"error":{"details":[{"reason":"ACCESS_TOKEN_SCOPE_INSUFFICIENT"}]}}"#;
        assert!(status(403, reason).is_scope_insufficient());
        let challenge =
            r#"Bearer realm="https://accounts.google.com/", error="insufficient_scope""#;
        let response = http::Response::builder()
            .status(403)
            .header("www-authenticate", challenge);
        assert!(Status::of(&response.body(Vec::new()).unwrap()).is_scope_insufficient());
        assert!(!status(403, "{}").is_scope_insufficient());
    }

    #[test]
    fn an_html_page_keeps_its_status_and_its_title() {
        let page = status(
            502,
            "<html><head>\n<title>Error 502\n (Server Error)!!1</title><style>*{}</style>",
        );
        assert_eq!(page.to_string(), "502: Error 502 (Server Error)!!1");
        let text = status(500, &format!("\u{1b}[2Jno\u{202e}t {}", "x".repeat(500)));
        assert!(text.message.starts_with("[2Jnot xxx"), "{}", text.message);
        assert_eq!(text.message.chars().count(), LONGEST_PAGE + 1);
        assert_eq!(status(503, "").to_string(), "503");
        assert_eq!(
            status(500, r#"{"error":"text"}"#).message,
            r#"{"error":"text"}"#
        );
    }
}

//! The pages that the receiver shows in the browser.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    CACHE_CONTROL, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, LOCATION,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Response, StatusCode};

use crate::consent_error::ConsentError;
use crate::exchange_error::ExchangeError;
use crate::signed_in::SignedIn;

/// The address that the browser is moved to, so that no code stays in its address bar.
pub(crate) const DONE: &str = "/done";

/// What the browser is told. The texts are ours; nothing of the server's is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    SignedIn,
    Partly,
    OtherAccount,
    Denied,
    Refused,
    Failed,
}

impl Page {
    /// Returns the page for what came of a consent.
    pub(crate) fn of(outcome: &Result<SignedIn, ExchangeError>) -> Self {
        match outcome {
            Ok(_) => Self::SignedIn,
            Err(ExchangeError::MissingScopes { .. }) => Self::Partly,
            Err(ExchangeError::OtherAccount { .. }) => Self::OtherAccount,
            Err(_) => Self::Failed,
        }
    }

    /// Returns the page for an answer that is no consent.
    pub(crate) fn of_refusal(error: &ConsentError) -> Self {
        match error {
            ConsentError::Denied => Self::Denied,
            _ => Self::Refused,
        }
    }

    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::SignedIn => (
                "good",
                "You are signed in",
                "You can close this page and go back to the program.",
            ),
            Self::Partly => (
                "so-so",
                "Signed in, but not for everything",
                "Something that the program asked for was not ticked. It says what is missing, and how to add it.",
            ),
            Self::OtherAccount => (
                "bad",
                "Another account was expected",
                "You were not signed in. Go back to the program: it says which account it waits for.",
            ),
            Self::Denied => (
                "bad",
                "No access was given",
                "You were not signed in, and nothing was kept. To try again, start from the program.",
            ),
            Self::Refused => (
                "bad",
                "The sign-in was refused",
                "You were not signed in. Go back to the program: it says why, and what helps.",
            ),
            Self::Failed => (
                "bad",
                "The sign-in could not be finished",
                "You allowed it, but the program got no access. It says why, and what helps.",
            ),
        }
    }

    pub(crate) fn render(self) -> Response<Full<Bytes>> {
        let (mood, title, text) = self.words();
        let html = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <main class=\"{mood}\">\n<h1>{title}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n"
        );
        answer(StatusCode::OK, "text/html; charset=utf-8", html)
    }
}

/// Moves the browser to the last page.
pub(crate) fn moved() -> Response<Full<Bytes>> {
    let mut response = plain(StatusCode::SEE_OTHER, "");
    response
        .headers_mut()
        .insert(LOCATION, hyper::header::HeaderValue::from_static(DONE));
    response
}

/// Answers a request that is not the redirect.
pub(crate) fn plain(status: StatusCode, text: &'static str) -> Response<Full<Bytes>> {
    answer(status, "text/plain; charset=utf-8", text.to_owned())
}

fn answer(status: StatusCode, content_type: &str, body: String) -> Response<Full<Bytes>> {
    Response::builder()
        .status(status)
        .header(CONTENT_TYPE, content_type)
        .header(CACHE_CONTROL, "no-store")
        .header(REFERRER_POLICY, "no-referrer")
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(CONTENT_SECURITY_POLICY, POLICY)
        .header(
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        )
        .header(
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        )
        .header(CONNECTION, "close")
        .body(Full::from(body))
        .expect("constant headers make a response")
}

/// Nothing is loaded, run, framed or sent; the one style is known by its hash.
const POLICY: &str = "default-src 'none'; style-src 'sha256-6DuiBRtwPId7A/xjwszGIp7I4qkJ5BhuZQ9bV8+14mY='; frame-ancestors 'none'; \
     base-uri 'none'; form-action 'none'";

const STYLE: &str = "\
:root{color-scheme:light dark;--good:#18794e;--so-so:#946800;--bad:#c62a2f}\
@media(prefers-color-scheme:dark){:root{--good:#4cc38a;--so-so:#f1a10d;--bad:#ff6369}}\
body{margin:0;min-height:100vh;display:grid;place-items:center;background:Canvas;color:CanvasText;\
font:1.0625rem/1.55 system-ui,sans-serif}\
main{box-sizing:border-box;width:min(32rem,100%);padding:1.5rem;overflow-wrap:break-word}\
main::before{content:'';display:block;width:2.75rem;height:.375rem;border-radius:1rem;\
margin-bottom:1.25rem;background:currentColor}\
h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25}p{margin:0;max-width:28rem}\
.good::before{background:var(--good)}.so-so::before{background:var(--so-so)}\
.bad::before{background:var(--bad)}";

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use sha2::{Digest as _, Sha256};

    use super::*;

    #[test]
    fn the_policy_allows_the_one_style() {
        let hash = STANDARD.encode(Sha256::digest(STYLE));
        assert!(
            POLICY.contains(&format!("style-src 'sha256-{hash}';")),
            "{hash}"
        );
    }
}

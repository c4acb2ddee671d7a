//! The pages that the receiver shows in the browser.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Response, StatusCode};

/// What the browser is told. The texts are ours; nothing of the server's is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Received,
    Denied,
    Refused,
}

impl Page {
    /// The address that the browser is moved to, so that no code stays in its address bar.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Received => "/received",
            Self::Denied => "/denied",
            Self::Refused => "/refused",
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Received => (
                "Your answer arrived",
                "The terminal finishes the sign-in. You can close this page.",
            ),
            Self::Denied => (
                "No access was given",
                "Nothing was signed in. You can close this page and start again from the terminal.",
            ),
            Self::Refused => (
                "The sign-in was refused",
                "The terminal says why. You can close this page.",
            ),
        }
    }

    pub(crate) fn render(self) -> Response<Full<Bytes>> {
        let (title, text) = self.words();
        let html = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
             <style>body{{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}}</style>\
             <h1>{title}</h1><p>{text}</p></html>"
        );
        answer(StatusCode::OK, "text/html; charset=utf-8", html)
    }

    /// Moves the browser to this page.
    pub(crate) fn redirect(self) -> Response<Full<Bytes>> {
        let mut response = plain(StatusCode::SEE_OTHER, "");
        response.headers_mut().insert(
            LOCATION,
            self.path()
                .parse()
                .expect("a constant path is a header value"),
        );
        response
    }
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
        .header(CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
        .header(hyper::header::CONNECTION, "close")
        .body(Full::from(body))
        .expect("constant headers make a response")
}

//! What the receiver answers to each request, and what the connections share.

use std::sync::{Mutex, PoisonError};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{HOST, HeaderName, ORIGIN};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::{Notify, watch};

use crate::consent::Consent;
use crate::consent_error::ConsentError;
use crate::granted::Granted;
use crate::page::{DONE, Page, moved, plain};

/// How a browser says what a request is for (<https://www.w3.org/TR/fetch-metadata/>).
const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");
/// Where the answer will be shown: `document` is a window, all else is inside another page.
const SEC_FETCH_DEST: HeaderName = HeaderName::from_static("sec-fetch-dest");

/// One consent, its answer, and the page for the browser that brought it.
pub(crate) struct Desk {
    consent: Consent,
    answer: Mutex<Taken>,
    answered: Notify,
    page: watch::Sender<Option<Page>>,
    shown: Notify,
}

/// The answer is taken once; whatever comes later is a copy or a stranger.
#[derive(Default)]
struct Taken {
    is_taken: bool,
    answer: Option<Result<Granted, ConsentError>>,
}

impl Desk {
    pub(crate) fn new(consent: Consent) -> Self {
        Self {
            consent,
            answer: Mutex::default(),
            answered: Notify::new(),
            page: watch::Sender::new(None),
            shown: Notify::new(),
        }
    }

    /// Waits for the answer.
    pub(crate) async fn answered(&self) -> Result<Granted, ConsentError> {
        loop {
            let answered = self.answered.notified();
            if let Some(answer) = self.lock().answer.take() {
                return answer;
            }
            answered.await;
        }
    }

    /// Says what the browser is told.
    pub(crate) fn decide(&self, page: Page) {
        self.page.send_replace(Some(page));
    }

    /// Waits until the browser was told.
    pub(crate) async fn shown(&self) {
        self.shown.notified().await;
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Taken> {
        self.answer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a request that came to `authority`.
    pub(crate) async fn respond(
        &self,
        request: &Request<Incoming>,
        authority: &str,
    ) -> Response<Full<Bytes>> {
        if let Some(refusal) = not_a_redirect(request, authority) {
            return refusal;
        }
        match request.uri().path() {
            "/" => self.judge(request),
            DONE if self.lock().is_taken => self.last_page().await,
            _ => plain(StatusCode::NOT_FOUND, "There is nothing here.\n"),
        }
    }

    /// Takes the first answer to this attempt; what is none is ignored, so that the right one can
    /// still come.
    fn judge(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        let mut taken = self.lock();
        let query = request.uri().query().unwrap_or_default();
        let answer = self
            .consent
            .answer(&format!("{}?{query}", self.consent.redirect_uri()));
        match &answer {
            Err(error) if !error.is_final() => {
                tracing::debug!(%error, "ignored a request that is not the answer");
                plain(
                    StatusCode::BAD_REQUEST,
                    "This is not the answer that is waited for.\n",
                )
            }
            // A copy, as of a page that is loaded again.
            _ if taken.is_taken => moved(),
            _ => {
                *taken = Taken {
                    is_taken: true,
                    answer: Some(answer),
                };
                self.answered.notify_one();
                moved()
            }
        }
    }

    /// Holds the browser until it is known what came of the answer.
    async fn last_page(&self) -> Response<Full<Bytes>> {
        let mut page = self.page.subscribe();
        let Ok(page) = page.wait_for(Option::is_some).await.map(|page| *page) else {
            return plain(StatusCode::GONE, "The sign-in is over.\n");
        };
        self.shown.notify_one();
        page.map_or_else(moved, Page::render)
    }
}

/// Refuses what no browser sends that follows a redirect.
fn not_a_redirect(request: &Request<Incoming>, authority: &str) -> Option<Response<Full<Bytes>>> {
    let header = |name: &HeaderName| {
        let value = request.headers().get(name)?;
        Some(value.to_str().unwrap_or("unreadable"))
    };
    let hosts = request.headers().get_all(HOST).iter().count();
    // A page of a stranger's that reaches us by DNS rebinding names its own host.
    let is_ours = |host: &str| host == authority || authority.strip_suffix(":80") == Some(host);
    let is_direct = request.uri().authority().is_none() || request.method() == Method::CONNECT;
    if hosts != 1 || !header(&HOST).is_some_and(is_ours) || !is_direct {
        return Some(plain(
            StatusCode::MISDIRECTED_REQUEST,
            "This receiver has another name.\n",
        ));
    }
    if request.method() != Method::GET {
        return Some(plain(
            StatusCode::METHOD_NOT_ALLOWED,
            "Only a browser's redirect is expected here.\n",
        ));
    }
    // A script, an image or a frame of another page; a redirect is a navigation without an origin.
    let is_navigation = header(&SEC_FETCH_MODE).is_none_or(|mode| mode == "navigate")
        && header(&SEC_FETCH_DEST).is_none_or(|place| place == "document")
        && header(&ORIGIN).is_none_or(|origin| origin == "null");
    if !is_navigation {
        return Some(plain(
            StatusCode::FORBIDDEN,
            "Only a browser's redirect is expected here.\n",
        ));
    }
    None
}

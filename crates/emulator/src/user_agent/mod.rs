//! A person with a browser, who signs in without anybody at the keyboard.

mod browser;
mod form;

use std::fmt;
use std::io;

use url::Url;

use browser::Reply;
use form::Form;

/// A person with a browser: opens the authorization URL, ticks boxes, decides.
///
/// It talks real HTTP, to this machine only.
#[derive(Clone, Debug, Default)]
pub struct UserAgent {
    account: Option<String>,
    unticked: Vec<String>,
}

/// What the browser shows at the end.
#[derive(Clone)]
#[non_exhaustive]
pub struct Page {
    /// The address in the address bar.
    pub url: String,
    /// The HTTP status.
    pub status: u16,
    /// The document's source.
    pub body: String,
}

impl UserAgent {
    /// Returns a person who picks the account that the page has picked, and keeps every tick.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Picks the account with this address on the page.
    #[must_use]
    pub fn account(mut self, email: &str) -> Self {
        self.account = Some(email.to_owned());
        self
    }

    /// Takes away the tick at this scope.
    #[must_use]
    pub fn untick(mut self, scope: &str) -> Self {
        self.unticked.push(scope.to_owned());
        self
    }

    /// Opens the page, presses Allow, and follows the redirects to the application.
    ///
    /// A page without a form, such as an error page, is the answer as it is.
    ///
    /// # Errors
    ///
    /// Fails when a server does not answer within half a minute, when a redirect leaves this
    /// machine, or when the page has no such account or box.
    pub async fn allow(&self, authorization_url: &str) -> io::Result<Page> {
        self.decide(authorization_url, "allow").await
    }

    /// Opens the page, presses Deny, and follows the redirects to the application.
    ///
    /// # Errors
    ///
    /// Fails as [`allow`](Self::allow) does.
    pub async fn deny(&self, authorization_url: &str) -> io::Result<Page> {
        self.decide(authorization_url, "deny").await
    }

    /// Opens the page, presses Allow, and returns where the browser was sent: what a person would
    /// copy from the address bar when the application does not listen.
    ///
    /// # Errors
    ///
    /// Fails as [`allow`](Self::allow) does, and when the browser was not sent anywhere.
    pub async fn redirect_after_allow(&self, authorization_url: &str) -> io::Result<String> {
        self.redirect_after(authorization_url, "allow").await
    }

    /// Opens the page, presses Deny, and returns where the browser was sent.
    ///
    /// # Errors
    ///
    /// Fails as [`redirect_after_allow`](Self::redirect_after_allow) does.
    pub async fn redirect_after_deny(&self, authorization_url: &str) -> io::Result<String> {
        self.redirect_after(authorization_url, "deny").await
    }

    async fn decide(&self, authorization_url: &str, decision: &str) -> io::Result<Page> {
        let mut url = parse(authorization_url)?;
        let mut reply = self.submit(&url, decision).await?;
        for _ in 0..MOST_REDIRECTS {
            let Some(location) = reply.location.take() else {
                return Ok(Page {
                    url: url.into(),
                    status: reply.status,
                    body: reply.body,
                });
            };
            url = url.join(&location).map_err(io::Error::other)?;
            reply = browser::open(&url).await?;
        }
        Err(io::Error::other("the browser was redirected too often"))
    }

    async fn redirect_after(&self, authorization_url: &str, decision: &str) -> io::Result<String> {
        let url = parse(authorization_url)?;
        let reply = self.submit(&url, decision).await?;
        let status = reply.status;
        let location = reply.location.ok_or_else(|| {
            io::Error::other(format!("the page answered {status} and led nowhere"))
        })?;
        Ok(url.join(&location).map_err(io::Error::other)?.into())
    }

    /// Returns the answer to the form, or the page itself when it has no form.
    async fn submit(&self, url: &Url, decision: &str) -> io::Result<Reply> {
        let page = browser::open(url).await?;
        let Some(mut form) = Form::find(&page.body) else {
            return Ok(page);
        };
        if let Some(account) = &self.account {
            form.choose("account", account)?;
        }
        for scope in &self.unticked {
            form.untick("scope", scope)?;
        }
        let action = url.join(&form.action).map_err(io::Error::other)?;
        browser::post(&action, form.encode("decision", decision)).await
    }
}

impl fmt::Debug for Page {
    /// Leaves out the query, which may hold a code, and the body.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.url.split(['?', '#']).next();
        let mut page = formatter.debug_struct("Page");
        page.field("url", &url)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

fn parse(url: &str) -> io::Result<Url> {
    Url::parse(url).map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))
}

const MOST_REDIRECTS: usize = 10;

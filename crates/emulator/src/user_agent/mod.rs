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

    /// Opens the verification page of a device, types the code, presses Allow, and returns the page
    /// that sends the person back to the device.
    ///
    /// A page that refuses the code is the answer as it is.
    ///
    /// # Errors
    ///
    /// Fails as [`allow`](Self::allow) does, and when the page has no field for a code.
    pub async fn enter_code(&self, verification_url: &str, user_code: &str) -> io::Result<Page> {
        self.decide_by_code(verification_url, user_code, "allow")
            .await
    }

    /// Opens the verification page of a device, types the code, and presses Deny.
    ///
    /// # Errors
    ///
    /// Fails as [`enter_code`](Self::enter_code) does.
    pub async fn enter_code_and_deny(
        &self,
        verification_url: &str,
        user_code: &str,
    ) -> io::Result<Page> {
        self.decide_by_code(verification_url, user_code, "deny")
            .await
    }

    async fn decide(&self, authorization_url: &str, decision: &str) -> io::Result<Page> {
        let page = browser::open(&parse(authorization_url)?).await?;
        self.decide_on(page, decision).await
    }

    async fn decide_by_code(
        &self,
        verification_url: &str,
        user_code: &str,
        decision: &str,
    ) -> io::Result<Page> {
        let page = browser::open(&parse(verification_url)?).await?;
        let no_form = || io::Error::other("the page has no form for a code");
        let mut form = Form::find(&page.body).ok_or_else(no_form)?;
        form.fill("user_code", user_code)?;
        let reply = browser::post(&form.target(&page.url)?, form.encode(None)).await?;
        self.decide_on(browser::follow(reply).await?, decision)
            .await
    }

    /// Follows the answer to the page's form; a page without a form is the answer itself.
    async fn decide_on(&self, page: Reply, decision: &str) -> io::Result<Page> {
        let reply = match self.press(&page, decision).await? {
            Some(reply) => browser::follow(reply).await?,
            None => page,
        };
        Ok(Page {
            url: reply.url.into(),
            status: reply.status,
            body: reply.body,
        })
    }

    async fn redirect_after(&self, authorization_url: &str, decision: &str) -> io::Result<String> {
        let page = browser::open(&parse(authorization_url)?).await?;
        let reply = self.press(&page, decision).await?.unwrap_or(page);
        let status = reply.status;
        let location = reply.location.ok_or_else(|| {
            io::Error::other(format!("the page answered {status} and led nowhere"))
        })?;
        Ok(reply.url.join(&location).map_err(io::Error::other)?.into())
    }

    /// Returns the answer to the page's form, if it has one.
    async fn press(&self, page: &Reply, decision: &str) -> io::Result<Option<Reply>> {
        let Some(mut form) = Form::find(&page.body) else {
            return Ok(None);
        };
        if let Some(account) = &self.account {
            form.choose("account", account)?;
        }
        for scope in &self.unticked {
            form.untick("scope", scope)?;
        }
        let form_data = form.encode(Some(("decision", decision)));
        browser::post(&form.target(&page.url)?, form_data)
            .await
            .map(Some)
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

//! The receiver on this machine's loopback that waits for the browser's redirect (RFC 8252 section
//! 7.3).

use std::io;
use std::time::Duration;

use crate::consent::Consent;
use crate::consent_error::ConsentError;
use crate::granted::Granted;
use crate::page::Page;
use crate::reception::Reception;
use crate::sockets::Sockets;

/// A receiver with a port of its own, open from [`Loopback::bind`] until it is dropped.
#[derive(Debug)]
pub struct Loopback {
    sockets: Sockets,
    redirect_uri: String,
}

/// Why no consent came.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoopbackError {
    /// The user, or the server, said no.
    #[error(transparent)]
    Consent(#[from] ConsentError),
    /// The consent's redirect URI is not this receiver's, so no answer can come here.
    #[error("the answer goes to {redirect_uri}, where this receiver does not listen")]
    OtherReceiver {
        /// Where the answer goes.
        redirect_uri: String,
    },
    /// Nobody answered. Google shows some refusals on a page of its own and sends no answer then;
    /// neither does a browser on another machine reach this one.
    #[error("no answer came from the browser within {waited:?}")]
    TimedOut {
        /// How long was waited.
        waited: Duration,
    },
}

impl Loopback {
    /// Opens the receiver on 127.0.0.1 and on the same port of ::1, as far as the machine has them;
    /// port 0 lets the system choose.
    ///
    /// # Errors
    ///
    /// What the system says, above all that a fixed port is in use.
    pub async fn bind(port: u16) -> io::Result<Self> {
        let sockets = Sockets::bind(port)?;
        let redirect_uri = format!("http://{}/", sockets.address());
        Ok(Self {
            sockets,
            redirect_uri,
        })
    }

    /// Returns the redirect URI to begin the flow with: `http://127.0.0.1:PORT/`, or
    /// `http://[::1]:PORT/` on a machine without IPv4.
    #[must_use]
    pub fn redirect_uri(&self) -> &str {
        &self.redirect_uri
    }

    /// Compares what a browser asks for: a missing slash or a query makes no difference.
    fn is_for(&self, consent: &Consent) -> bool {
        let place = |text: &str| {
            let url = url::Url::parse(text).ok()?;
            Some((url.origin(), url.path().to_owned()))
        };
        place(consent.redirect_uri()) == place(&self.redirect_uri)
    }

    /// Waits for the answer to this consent. Whatever else connects or asks is answered and
    /// ignored: icons, scanners, redirects of another attempt.
    ///
    /// The browser is moved to an address without the code at once, and waits there for
    /// [`Granted::exchange`] to show what came of it.
    ///
    /// # Errors
    ///
    /// [`LoopbackError::Consent`] with a final answer that is no consent, and
    /// [`LoopbackError::TimedOut`] after `deadline`. The port is free when this returns an error or
    /// is dropped, and otherwise after the exchange.
    pub async fn wait(
        self,
        consent: &Consent,
        deadline: Duration,
    ) -> Result<Granted, LoopbackError> {
        if !self.is_for(consent) {
            return Err(LoopbackError::OtherReceiver {
                redirect_uri: consent.redirect_uri().escape_debug().to_string(),
            });
        }
        let mut reception = Reception::open(self.sockets, consent.share());
        let answer = tokio::time::timeout(deadline, reception.answer()).await;
        match answer {
            Err(_) => Err(LoopbackError::TimedOut { waited: deadline }),
            Ok(Ok(granted)) => Ok(granted.brought_by(reception)),
            Ok(Err(error)) => {
                reception.show(Page::of_refusal(&error)).await;
                Err(error.into())
            }
        }
    }
}

//! The optional settings of an emulator.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use crate::emulator::Emulator;
use crate::sandbox::{Sandbox, Settings};
use crate::server::Server;

/// Starts an emulator with other settings than [`Emulator::start`].
#[derive(Clone, Debug)]
pub struct EmulatorBuilder {
    port: u16,
    settings: Settings,
}

impl EmulatorBuilder {
    pub(crate) fn new() -> Self {
        let access_token_lifetime = Duration::from_secs(3599);
        Self {
            port: 0,
            settings: Settings {
                access_token_lifetime,
                rotates_refresh_tokens: false,
                device_interval: Duration::from_secs(5),
                device_code_lifetime: Duration::from_secs(1800),
            },
        }
    }

    /// Listens on this port in place of one of the system's choice.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Lets access tokens live this long in place of Google's 3599 seconds.
    #[must_use]
    pub fn access_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.access_token_lifetime = lifetime;
        self
    }

    /// Gives a new refresh token with each refresh, and ends the grant when an old one comes back
    /// (RFC 9700 section 4.14.2). Google does not do this.
    #[must_use]
    pub fn rotate_refresh_tokens(mut self, rotate: bool) -> Self {
        self.settings.rotates_refresh_tokens = rotate;
        self
    }

    /// Lets a device poll this often in place of Google's every 5 seconds; zero lets it poll as it
    /// likes. Only whole seconds count.
    #[must_use]
    pub fn device_interval(mut self, interval: Duration) -> Self {
        self.settings.device_interval = interval;
        self
    }

    /// Lets the codes of a device live this long in place of Google's 1800 seconds.
    #[must_use]
    pub fn device_code_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.device_code_lifetime = lifetime;
        self
    }

    /// Starts the emulator.
    ///
    /// # Errors
    ///
    /// Fails when the port is taken, or when the system gives no thread or no socket.
    pub async fn start(self) -> io::Result<Emulator> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?;
        let url = format!("http://{}", listener.local_addr()?);
        let sandbox = Arc::new(Sandbox::new(url, self.settings));
        let server = Server::start(listener, Arc::clone(&sandbox))?;
        Ok(Emulator::new(sandbox, server))
    }
}

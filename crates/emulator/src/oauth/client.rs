//! OAuth clients: registration, redirect rules, secrets files.

use std::collections::HashMap;
use std::net::IpAddr;

use serde_json::{Value, json};
use url::{Host, Url};

use crate::random;

/// An application that is registered with the sandbox.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) id: String,
    pub(crate) secret: String,
    pub(crate) kind: ClientKind,
}

/// The kinds of client that Google's console makes for people's data.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum ClientKind {
    /// A desktop application: any loopback address will do.
    Installed,
    /// A web application with this one redirect URI.
    Web(String),
    /// A television or another device with few keys: it redirects nobody.
    Device,
}

impl Client {
    /// Returns whether this is a desktop application.
    pub(crate) fn is_installed(&self) -> bool {
        self.kind == ClientKind::Installed
    }

    /// Returns whether this is a device with few keys.
    pub(crate) fn is_device(&self) -> bool {
        self.kind == ClientKind::Device
    }

    /// Returns whether the answer may go to `redirect_uri`.
    pub(crate) fn allows_redirect_to(&self, redirect_uri: &str) -> bool {
        match &self.kind {
            ClientKind::Installed => is_loopback(redirect_uri),
            ClientKind::Web(registered) => registered == redirect_uri,
            ClientKind::Device => false,
        }
    }

    /// Returns the client secrets file that the developer console would offer.
    pub(crate) fn secrets_json(&self, url: &str) -> String {
        let (kind, redirect_uri) = match &self.kind {
            ClientKind::Installed => ("installed", Some("http://localhost")),
            ClientKind::Web(registered) => ("web", Some(registered.as_str())),
            ClientKind::Device => ("installed", None),
        };
        let mut body: Value = json!({
            "client_id": self.id,
            "project_id": "hallpass-sandbox",
            "auth_uri": format!("{url}/o/oauth2/v2/auth"),
            "token_uri": format!("{url}/token"),
            "auth_provider_x509_cert_url": format!("{url}/oauth2/v1/certs"),
            "client_secret": self.secret,
        });
        if let Some(redirect_uri) = redirect_uri {
            body["redirect_uris"] = json!([redirect_uri]);
        }
        json!({ kind: body }).to_string()
    }
}

/// Every registered client.
pub(crate) struct Clients {
    by_id: HashMap<String, Client>,
}

impl Clients {
    /// Registers the clients that every sandbox has: a desktop application and a device.
    pub(crate) fn new() -> Self {
        let mut clients = Self {
            by_id: HashMap::new(),
        };
        clients.register(DESKTOP_CLIENT_ID.to_owned(), ClientKind::Installed);
        clients.register(DEVICE_CLIENT_ID.to_owned(), ClientKind::Device);
        clients
    }

    /// Returns the desktop client.
    pub(crate) fn desktop(&self) -> &Client {
        self.find(DESKTOP_CLIENT_ID)
            .expect("the desktop client is registered in new")
    }

    /// Returns the device.
    pub(crate) fn device(&self) -> &Client {
        self.find(DEVICE_CLIENT_ID)
            .expect("the device is registered in new")
    }

    /// Registers a web application with one redirect URI.
    pub(crate) fn register_web(&mut self, redirect_uri: &str) -> &Client {
        let id = format!(
            "sandbox-web-{}.apps.googleusercontent.com",
            self.by_id.len()
        );
        self.register(id, ClientKind::Web(redirect_uri.to_owned()))
    }

    /// Returns the client of this identifier.
    pub(crate) fn find(&self, id: &str) -> Option<&Client> {
        self.by_id.get(id)
    }

    fn register(&mut self, id: String, kind: ClientKind) -> &Client {
        let secret = format!("GOCSPX-{}", random::text(21));
        let client = Client {
            id: id.clone(),
            secret,
            kind,
        };
        self.by_id.entry(id).insert_entry(client).into_mut()
    }
}

/// Returns whether a desktop client may be answered at this address, on any port and path
/// (RFC 8252 section 7.3, and `localhost` as Google allows it).
pub(crate) fn is_loopback(redirect_uri: &str) -> bool {
    let Ok(url) = Url::parse(redirect_uri) else {
        return false;
    };
    let is_local = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => IpAddr::V4(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::V6(address).is_loopback(),
        None => false,
    };
    let is_bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    url.scheme() == "http" && is_local && is_bare
}

const DESKTOP_CLIENT_ID: &str = "sandbox-desktop.apps.googleusercontent.com";
const DEVICE_CLIENT_ID: &str = "sandbox-tv.apps.googleusercontent.com";

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn a_desktop_client_is_answered_on_loopback_only() {
        let allowed = [
            "http://127.0.0.1:5000/cb",
            "http://localhost",
            "http://[::1]:80/",
        ];
        let refused = [
            "https://127.0.0.1/",
            "http://example.com/",
            "http://a@127.0.0.1/",
            "urn:x",
        ];
        assert!(allowed.into_iter().all(is_loopback));
        assert!(!refused.into_iter().any(is_loopback));
    }
}

//! Where a bearer token may go.

use url::Url;

use crate::endpoint;
use crate::http_client::host_and_port;

/// The hosts that get the token: Google's APIs, those that the caller named, and the loopback for
/// a token that came from there.
#[derive(Clone, Debug, Default)]
pub(crate) struct AllowedHosts {
    named: Vec<String>,
}

/// Why a host does not get the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Plain http, credentials in the URL, or no web URL at all.
    Unsafe(&'static str),
    /// Not on the list.
    Stranger,
    /// A sandbox's token would leave the machine.
    SandboxToken,
}

impl AllowedHosts {
    /// Adds `host` or `host:port`, to be reached by https (or by http on the loopback).
    pub(crate) fn add(&mut self, host: &str) {
        self.named.push(host.trim().to_ascii_lowercase());
    }

    /// Checks the parsed URL, so that what is checked is what is asked.
    pub(crate) fn check(&self, url: &Url, is_sandbox_token: bool) -> Result<(), Refusal> {
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Unsafe("it holds a user name or a password"));
        }
        let is_loopback = endpoint::is_loopback(url);
        if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback) {
            return Err(Refusal::Unsafe("a token travels by https only"));
        }
        let is_google = is_google_api(url);
        let is_at_home = if is_sandbox_token {
            is_loopback
        } else {
            is_google
        };
        if is_at_home || self.is_named(url) {
            Ok(())
        } else if is_google {
            Err(Refusal::SandboxToken)
        } else {
            Err(Refusal::Stranger)
        }
    }
}

impl AllowedHosts {
    fn is_named(&self, url: &Url) -> bool {
        !self.named.is_empty() && self.named.contains(&host_and_port(url))
    }
}

fn is_google_api(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    url.scheme() == "https"
        && url.port().is_none()
        && (host == "googleapis.com" || host.ends_with(".googleapis.com"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOGLE: &str = "https://oauth2.googleapis.com/token";
    const SANDBOX: &str = "http://127.0.0.1:8080/token";

    #[track_caller]
    fn check(url: &str, token_uri: &str) -> Result<(), Refusal> {
        let mut hosts = AllowedHosts::default();
        hosts.add("api.Example.test");
        hosts.check(
            &Url::parse(url).unwrap(),
            endpoint::is_loopback(&Url::parse(token_uri).unwrap()),
        )
    }

    #[test]
    fn googles_apis_and_named_hosts_get_the_token() {
        for url in [
            "https://sheets.googleapis.com/v4",
            "https://SHEETS.googleapis.com:443/",
            "https://api.example.test/x",
        ] {
            assert_eq!(check(url, GOOGLE), Ok(()), "{url}");
        }
    }

    #[test]
    fn every_trick_is_refused() {
        for url in [
            "https://googleapis.com.evil.test/",
            "https://evil.test/?x=.googleapis.com",
            "https://evil.test#.googleapis.com",
            "https://evil.test\\.googleapis.com/",
            "https://sheets.googleapis.com./",
            "https://sheets.googleapis.com:8443/",
            "https://xn--oogleapis-c5h.com/",
            "https://evilgoogleapis.com/",
            "https://127.0.0.1/",
            "http://127.0.0.1:8080/",
        ] {
            assert_eq!(check(url, GOOGLE), Err(Refusal::Stranger), "{url}");
        }
        for url in [
            "http://sheets.googleapis.com/",
            "https://sheets.googleapis.com@evil.test/",
            "https://u@sheets.googleapis.com/",
            "ftp://sheets.googleapis.com/",
        ] {
            assert!(
                matches!(check(url, GOOGLE), Err(Refusal::Unsafe(_))),
                "{url}"
            );
        }
    }

    #[test]
    fn a_sandbox_token_stays_at_home() {
        assert_eq!(check("http://127.0.0.1:8080/v4", SANDBOX), Ok(()));
        assert_eq!(check("http://[::1]:9/v4", SANDBOX), Ok(()));
        assert_eq!(
            check("https://sheets.googleapis.com/v4", SANDBOX),
            Err(Refusal::SandboxToken)
        );
    }
}

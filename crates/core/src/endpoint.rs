//! Which URLs an OAuth endpoint may have: https, or plain http on the loopback.

use url::{Host, Url};

/// Where a user's token is refreshed at Google.
pub(crate) const GOOGLE_TOKEN_URI: &str = "https://oauth2.googleapis.com/token";
/// Where a user's grant is revoked at Google.
const GOOGLE_REVOKE_URI: &str = "https://oauth2.googleapis.com/revoke";
/// Where a device without a browser asks for a code at Google.
const GOOGLE_DEVICE_URI: &str = "https://oauth2.googleapis.com/device/code";
/// Where Google says who a token belongs to.
const GOOGLE_USERINFO_URI: &str = "https://openidconnect.googleapis.com/v1/userinfo";

/// Where Google asks for consent. Other pages of that host lead elsewhere (`/Logout?continue=…`).
const GOOGLE_AUTHORIZATION: [(&str, &str); 2] = [
    ("accounts.google.com", "/o/oauth2/auth"),
    ("accounts.google.com", "/o/oauth2/v2/auth"),
];
/// Where Google gives tokens. At other addresses of Google's anybody can keep what is sent there:
/// `script.google.com/macros/…`, `www.googleapis.com/upload/storage/v1/b/ANYBODYS/o`.
const GOOGLE_TOKEN: [(&str, &str); 5] = [
    ("oauth2.googleapis.com", "/token"),
    ("oauth2.mtls.googleapis.com", "/token"),
    ("accounts.google.com", "/o/oauth2/token"),
    ("www.googleapis.com", "/oauth2/v3/token"),
    ("www.googleapis.com", "/oauth2/v4/token"),
];

/// Parses an endpoint's URL; the error says in words why it is refused.
///
/// RFC 6749 sections 3.1 and 3.2 ask for TLS, RFC 8252 section 8.3 excepts the loopback.
pub(crate) fn parse(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "it is not a URL")?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it holds a user name or a password");
    }
    match url.scheme() {
        "https" if url.has_host() => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err("plain http is allowed on the loopback only"),
        _ => Err("it must start with https://"),
    }
}

/// Parses the URL of an authorization endpoint, to which parameters will be added (RFC 6749
/// section 3.1 allows a query of its own, and no fragment).
pub(crate) fn parse_authorization(text: &str) -> Result<Url, &'static str> {
    let url = parse(text)?;
    if url.fragment().is_some() {
        return Err("it has a fragment");
    }
    // The server would see such a parameter twice, and might believe the wrong one.
    if url.query_pairs().any(|(name, _)| is_ours(&name)) {
        return Err("its query holds a parameter of the authorization request");
    }
    Ok(url)
}

fn is_ours(parameter: &str) -> bool {
    matches!(
        parameter,
        "response_type"
            | "response_mode"
            | "client_id"
            | "redirect_uri"
            | "scope"
            | "state"
            | "nonce"
            | "code_challenge"
            | "code_challenge_method"
            | "access_type"
            | "prompt"
            | "login_hint"
            | "request"
            | "request_uri"
            | "registration"
            | "claims"
            | "id_token_hint"
            | "max_age"
            | "acr_values"
            | "resource"
            | "authorization_details"
            | "dpop_jkt"
    )
}

/// Tells whether two endpoints belong to one server, so that the code which the first gives out may
/// be sent to the second.
pub(crate) fn is_one_server(auth_uri: &Url, token_uri: &Url) -> bool {
    if is_google(auth_uri) || is_google(token_uri) {
        return is_one_of(&GOOGLE_AUTHORIZATION, auth_uri) && is_google_oauth(token_uri);
    }
    (
        auth_uri.scheme(),
        auth_uri.host(),
        auth_uri.port_or_known_default(),
    ) == (
        token_uri.scheme(),
        token_uri.host(),
        token_uri.port_or_known_default(),
    ) || (is_loopback(auth_uri) && is_loopback(token_uri))
}

/// Tells whether the URL is Google's own token endpoint.
pub(crate) fn is_google_oauth(token_uri: &Url) -> bool {
    is_one_of(&GOOGLE_TOKEN, token_uri)
}

fn is_one_of(known: &[(&str, &str)], url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    url.scheme() == "https"
        && url.port().is_none()
        && url.query().is_none()
        && known.contains(&(host, url.path()))
}

/// Tells whether the URL's host is this machine's loopback.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// Tells whether the URL's host is reached without a proxy whatever the environment says: the
/// loopback, and the metadata server, whose answer is a token over plain http.
pub(crate) fn is_near(url: &Url) -> bool {
    is_loopback(url)
        || match url.host() {
            Some(Host::Ipv4(address)) => address.is_link_local(),
            Some(Host::Ipv6(address)) => address.is_unicast_link_local(),
            Some(Host::Domain(name)) => name == "metadata.google.internal",
            None => false,
        }
}

/// Tells whether the URL's host is one of Google's.
pub(crate) fn is_google(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    host.ends_with(".googleapis.com") || host.ends_with(".google.com")
}

/// Returns the revocation endpoint that belongs to a token endpoint: Google's own, or the sibling
/// called `revoke` of any other server's.
pub(crate) fn revocation(token_uri: &Url) -> Url {
    beside(token_uri, GOOGLE_REVOKE_URI, "revoke")
}

/// Returns the device authorization endpoint that belongs to a token endpoint: Google's own, or the
/// sibling called `device/code`.
pub(crate) fn device_authorization(token_uri: &Url) -> Url {
    beside(token_uri, GOOGLE_DEVICE_URI, "device/code")
}

/// Returns the userinfo endpoint that belongs to a token endpoint: Google's own, or the sibling
/// called `userinfo`.
pub(crate) fn userinfo(token_uri: &Url) -> Url {
    beside(token_uri, GOOGLE_USERINFO_URI, "userinfo")
}

fn beside(token_uri: &Url, googles: &str, sibling: &str) -> Url {
    if is_google_oauth(token_uri) {
        return Url::parse(googles).expect("a constant URL");
    }
    token_uri
        .join(sibling)
        .expect("a constant path is a relative URL")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_and_loopback_http_are_endpoints() {
        for good in [
            "https://a.test/token",
            "http://127.0.0.1:9/t",
            "http://[::1]:9/t",
            "http://localhost/t",
        ] {
            assert!(parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://a.test/token",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://u:p@a.test/",
            "token",
            "",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
        for trick in [
            "http://127.0.0.1.evil.test/",
            "http://localhost.evil.test/",
            "http://127.0.0.1@evil.test/",
        ] {
            assert!(parse(trick).is_err(), "{trick}");
        }
    }

    #[test]
    fn the_metadata_server_is_near_and_others_are_not() {
        let is_near = |text: &str| is_near(&Url::parse(text).unwrap());
        assert!(is_near("http://169.254.169.254/") && is_near("http://metadata.google.internal/"));
        assert!(is_near("http://127.0.0.1:1/") && is_near("http://[fe80::1]/"));
        assert!(
            !is_near("http://169.255.0.1/")
                && !is_near("http://metadata.google.internal.evil.test/")
        );
    }

    #[test]
    fn the_code_goes_to_the_server_that_gave_it() {
        let is_one = |left: &str, right: &str| {
            is_one_server(&Url::parse(left).unwrap(), &Url::parse(right).unwrap())
        };
        let google = "https://accounts.google.com/o/oauth2/v2/auth";
        for token_uri in [
            "https://oauth2.googleapis.com/token",
            "https://accounts.google.com/o/oauth2/token",
            "https://www.googleapis.com/oauth2/v4/token",
        ] {
            assert!(is_one(google, token_uri), "{token_uri}");
        }
        for token_uri in [
            "https://evil.test/token",
            "https://script.google.com/macros/s/evil/exec",
            "https://storage.googleapis.com/evil/token",
            "https://oauth2.googleapis.com.evil.test/token",
            "https://oauth2.googleapis.com:8443/token",
            "http://127.0.0.1:9/token",
        ] {
            assert!(!is_one(google, token_uri), "{token_uri}");
        }
        assert!(is_one("https://id.test/auth", "https://id.test/token"));
        assert!(!is_one(
            "https://id.test/auth",
            "https://token.id.test/token"
        ));
        assert!(is_one(
            "http://127.0.0.1:9/auth",
            "http://localhost:8/token"
        ));
    }

    #[test]
    fn an_authorization_endpoint_brings_no_parameter_of_ours() {
        assert!(parse_authorization("https://id.test/auth?tenant=a").is_ok());
        assert!(
            parse_authorization("https://id.test/auth?redirect_uri=https://evil.test").is_err()
        );
        assert!(parse_authorization("https://id.test/auth#x").is_err());
    }

    #[test]
    fn the_other_endpoints_are_at_google_or_beside_the_token_endpoint() {
        let google = Url::parse(GOOGLE_TOKEN_URI).unwrap();
        assert_eq!(device_authorization(&google).as_str(), GOOGLE_DEVICE_URI);
        assert_eq!(userinfo(&google).as_str(), GOOGLE_USERINFO_URI);
        let other = Url::parse("http://127.0.0.1:9/o/token").unwrap();
        let device = device_authorization(&other);
        assert_eq!(device.as_str(), "http://127.0.0.1:9/o/device/code");
        assert_eq!(userinfo(&other).as_str(), "http://127.0.0.1:9/o/userinfo");
    }

    #[test]
    fn revocation_is_at_google_or_beside_the_token_endpoint() {
        let of = |text: &str| revocation(&Url::parse(text).unwrap()).to_string();
        assert_eq!(
            of("https://oauth2.googleapis.com/token"),
            "https://oauth2.googleapis.com/revoke"
        );
        assert_eq!(
            of("https://accounts.google.com/o/oauth2/token"),
            "https://oauth2.googleapis.com/revoke"
        );
        assert_eq!(
            of("http://127.0.0.1:8080/o/token"),
            "http://127.0.0.1:8080/o/revoke"
        );
    }
}

//! Whose sign-in it is: the server, the client and the account.

use url::Url;

use crate::authorized_user::AuthorizedUser;
use crate::client_secrets::OAuthClient;

/// Who gave the tokens, to which client, for which account.
///
/// A refresh token works for the client that it was issued to and no other, so two clients of one
/// person are two sign-ins. All of Google's token endpoints are one issuer; of any other server the
/// origin of its token endpoint is the issuer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountKey {
    issuer: String,
    client_id: String,
    account: Option<String>,
}

impl AccountKey {
    /// Returns the key of an account's sign-in to the client; `None` if the account is unknown.
    #[must_use]
    pub fn new(client: &OAuthClient, account: Option<&str>) -> Self {
        Self {
            issuer: issuer(client.token_url()),
            client_id: client.id().to_owned(),
            // Google takes `Ada@example.com` and `ada@example.com` for the same person.
            account: account.map(|account| account.trim().to_lowercase()),
        }
    }

    /// Returns the key of this record.
    #[must_use]
    pub fn of(user: &AuthorizedUser) -> Self {
        Self::new(&user.client, user.account.as_deref())
    }

    /// Returns the server that gave the tokens, such as `https://accounts.google.com`.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Returns the identifier of the client that the user consented to.
    #[must_use]
    pub fn client_id(&self) -> &str {
        &self.client_id
    }

    /// Returns the account's e-mail address, where it is known.
    #[must_use]
    pub fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }
}

fn issuer(token_uri: &Url) -> String {
    let host = token_uri.host_str().unwrap_or_default();
    if host.ends_with(".googleapis.com") || host.ends_with(".google.com") {
        return "https://accounts.google.com".to_owned();
    }
    token_uri.origin().ascii_serialization()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(token_uri: &str) -> AccountKey {
        let client = OAuthClient::google("id", None).with_token_uri(token_uri);
        AccountKey::new(&client.unwrap(), Some(" Ada@Example.com"))
    }

    #[test]
    fn all_of_googles_endpoints_are_one_issuer() {
        let new = key("https://oauth2.googleapis.com/token");
        assert_eq!(new, key("https://accounts.google.com/o/oauth2/token"));
        assert_eq!(new.issuer(), "https://accounts.google.com");
        assert_ne!(new, key("https://oauth2.googleapis.com.evil.test/token"));
        assert_ne!(new, key("https://evilgoogleapis.com/token"));
    }

    #[test]
    fn another_server_is_its_origin() {
        assert_eq!(
            key("http://127.0.0.1:9/o/token").issuer(),
            "http://127.0.0.1:9"
        );
    }

    #[test]
    fn an_address_is_the_same_in_capitals() {
        assert_eq!(key("https://a.test/t").account(), Some("ada@example.com"));
    }
}

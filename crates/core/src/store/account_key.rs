//! Whose sign-in it is: the server, the client and the account.

use sha2::{Digest, Sha256};
use url::Url;

use super::StoreError;
use crate::authorized_user::AuthorizedUser;
use crate::client_secrets::OAuthClient;

/// So many characters of an account's address make a name readable.
const READABLE: usize = 40;

/// So many bytes of the key's hash make a name unique.
const UNIQUE: usize = 10;

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
            // Google takes `Ada@example.com` and `ada@example.com` for the same person. Beyond ASCII,
            // letters that fold alike, as the Kelvin sign and `k`, are other people.
            account: account.map(|account| account.trim().to_ascii_lowercase()),
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

    /// Refuses a record that is not this key's.
    pub(super) fn check(
        &self,
        user: &AuthorizedUser,
        place: impl FnOnce() -> String,
    ) -> Result<(), StoreError> {
        if *self == Self::of(user) {
            return Ok(());
        }
        Err(StoreError::OtherAccount { place: place() })
    }

    /// Returns a name for a file or an entry: the account, for people, and a hash of the whole key,
    /// so that no two keys share a name, also where capitals do not count, and so that no key
    /// leads out of its folder.
    pub(super) fn to_name(&self) -> String {
        let readable = |c: char| match c {
            'a'..='z' | '0'..='9' | '.' | '@' | '+' | '-' => c,
            _ => '_',
        };
        let account = self.account().unwrap_or("unknown");
        let account: String = account.chars().take(READABLE).map(readable).collect();
        let identity = serde_json::json!([self.issuer, self.client_id, self.account]);
        let hash = Sha256::digest(identity.to_string());
        let hash: String = hash[..UNIQUE]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("{}-{hash}", account.trim_start_matches('.'))
    }
}

fn issuer(token_uri: &Url) -> String {
    if crate::endpoint::is_google_oauth(token_uri) {
        return "https://accounts.google.com".to_owned();
    }
    token_uri.origin().ascii_serialization()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

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

    #[test]
    fn a_letter_that_only_looks_alike_is_somebody_else() {
        let client = OAuthClient::google("id", None);
        let kelvin = AccountKey::new(&client, Some("\u{212a}ate@example.com"));
        assert_ne!(kelvin, AccountKey::new(&client, Some("kate@example.com")));
    }

    fn name(client_id: &str, account: Option<&str>) -> String {
        let client = OAuthClient::google(client_id, None);
        AccountKey::new(&client, account).to_name()
    }

    #[test]
    fn a_name_says_whose_it_is() {
        let name = name("id", Some("ada@example.com"));
        assert!(name.starts_with("ada@example.com-"), "{name}");
        assert_eq!(name.len(), "ada@example.com-".len() + 20);
    }

    #[test]
    fn no_account_names_another_folder_or_a_hidden_file() {
        let long = "x".repeat(300);
        for account in [
            "../../etc/x",
            "..",
            "",
            "a/b",
            "a\\b",
            "a\0b",
            "CON",
            "a:b",
            "ä",
            &long,
        ] {
            let name = name("id", Some(account));
            assert!(name.len() < 80 && !name.starts_with('.'), "{name}");
            let is_safe = |c: char| c.is_ascii_alphanumeric() || "._@+-".contains(c);
            assert!(name.chars().all(is_safe), "{name}");
        }
    }

    #[test]
    fn no_two_keys_share_a_name_where_capitals_do_not_count() {
        let keys = [
            ("id", None),
            ("id", Some("unknown")),
            ("id", Some("a/b")),
            ("id", Some("a_b")),
            ("ID", Some("a_b")),
            ("i", Some("d")),
        ];
        let names: BTreeSet<_> = keys
            .iter()
            .map(|(client_id, account)| name(client_id, *account).to_lowercase())
            .collect();
        assert_eq!(names.len(), keys.len(), "{names:?}");
    }
}

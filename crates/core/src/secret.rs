//! Secret strings: redacted in `Debug`, without `Display` and comparison, zeroed when dropped.

use std::fmt;

use zeroize::Zeroizing;

/// Declares a secret string type.
macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name(Zeroizing<String>);

        impl $name {
            /// Wraps the secret.
            pub fn new(secret: impl Into<String>) -> Self {
                Self(Zeroizing::new(secret.into()))
            }

            /// Returns the secret itself, for the one place that must send or store it.
            #[must_use]
            pub fn expose_secret(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "([redacted])"))
            }
        }
    };
}

secret! {
    /// The secret of an OAuth client.
    ///
    /// That of an installed application is not confidential (RFC 8252 section 8.5), but it is not
    /// printed either.
    ClientSecret
}

secret! {
    /// A refresh token (RFC 6749 section 1.5): who holds it can act for the user until it is revoked.
    RefreshToken
}

secret! {
    /// An ID token (OpenID Connect Core section 2): it says who signed in, and a server that takes it
    /// for a proof lets its holder in.
    IdToken
}

secret! {
    /// The code by which a device polls for its tokens (RFC 8628 section 3.2).
    DeviceCode
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_secret() {
        let token = RefreshToken::new("1//canary");
        assert_eq!(format!("{token:?}"), "RefreshToken([redacted])");
        assert_eq!(token.expose_secret(), "1//canary");
    }
}

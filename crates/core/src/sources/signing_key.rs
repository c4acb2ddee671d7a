//! The RSA key of a service account, and the assertions that it signs.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject as _;
use serde_json::{Value, json};
use zeroize::Zeroizing;

/// A private key that signs JSON Web Tokens with RS256 (RFC 7518 section 3.3).
#[derive(Clone)]
pub(super) struct SigningKey {
    key: Arc<RsaKeyPair>,
    id: Option<String>,
}

impl SigningKey {
    /// Reads PEM, PKCS#8 or PKCS#1; the error says in words why it is refused.
    pub(super) fn from_pem(pem: &str, id: Option<String>) -> Result<Self, &'static str> {
        let pem = with_line_ends(pem);
        if pem.contains("ENCRYPTED") {
            return Err("is protected by a passphrase");
        }
        let der = PrivateKeyDer::from_pem_slice(pem.as_bytes())
            .map_err(|_| "is not a private key in PEM format")?;
        let key = match &der {
            PrivateKeyDer::Pkcs8(der) => RsaKeyPair::from_pkcs8(der.secret_pkcs8_der()),
            PrivateKeyDer::Pkcs1(der) => RsaKeyPair::from_der(der.secret_pkcs1_der()),
            _ => return Err("is not an RSA key"),
        };
        Ok(Self {
            key: Arc::new(key.map_err(|_| "is not an RSA key of 2048 bits or more")?),
            id,
        })
    }

    /// Signs the claims: a JSON Web Token in its compact form (RFC 7519).
    ///
    /// Returns `None` if the system has no random numbers to blind the key with.
    pub(super) fn sign(&self, claims: &Value) -> Option<Zeroizing<String>> {
        let mut header = json!({ "alg": "RS256", "typ": "JWT" });
        if let Some(id) = &self.id {
            header["kid"] = id.as_str().into();
        }
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let mut token = Zeroizing::new(format!("{}.{}", encode(&header), encode(claims)));
        let mut signature = vec![0; self.key.public().modulus_len()];
        self.key
            .sign(
                &RSA_PKCS1_SHA256,
                &SystemRandom::new(),
                token.as_bytes(),
                &mut signature,
            )
            .ok()?;
        token.push('.');
        URL_SAFE_NO_PAD.encode_string(signature, &mut token);
        Some(token)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKey")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A key that went through an environment variable often has `\n` in place of its line ends.
fn with_line_ends(pem: &str) -> Zeroizing<String> {
    let mended = pem.replace("\\r", "").replace("\\n", "\n");
    Zeroizing::new(mended)
}

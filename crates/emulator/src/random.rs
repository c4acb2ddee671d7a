//! Unguessable text for codes, tokens and identifiers.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Returns `bytes` random bytes as URL-safe text.
pub(crate) fn text(bytes: usize) -> String {
    let mut buffer = vec![0; bytes];
    getrandom::fill(&mut buffer).expect("the operating system has randomness");
    URL_SAFE_NO_PAD.encode(buffer)
}

/// Returns a random positive number, as Google gives to a new sheet.
pub(crate) fn sheet_id() -> i32 {
    let mut buffer = [0; 4];
    getrandom::fill(&mut buffer).expect("the operating system has randomness");
    i32::from_be_bytes(buffer) & i32::MAX
}

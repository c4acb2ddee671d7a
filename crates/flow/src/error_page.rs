//! The address of Google's own error page, which a person may paste in place of an answer.
//!
//! Google shows some refusals on a page of its own and never redirects: then this address is all
//! that there is. Its `authError` holds a protocol buffer whose first field is the error's name.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use url::Url;

/// Base64 as it is found in addresses: with either alphabet, with padding or without.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
/// Field 1, of the type that has a length (<https://protobuf.dev/programming-guides/encoding/>).
const FIRST_FIELD: u8 = 0x0a;

/// Returns the error that the page tells; `None` if it is no error page.
pub(crate) fn error_code(page: &Url) -> Option<String> {
    let (_, text) = page.query_pairs().find(|(name, _)| name == "authError")?;
    let text = text.replace(' ', "+");
    let bytes = [&URL_SAFE, &STANDARD]
        .into_iter()
        .find_map(|alphabet| GeneralPurpose::new(alphabet, LENIENT).decode(&text).ok())?;
    let [FIRST_FIELD, length, rest @ ..] = &bytes[..] else {
        return None;
    };
    let code = str::from_utf8(rest.get(..usize::from(*length))?).ok()?;
    let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    (!code.is_empty() && code.chars().all(is_code)).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(query: &str) -> Option<String> {
        error_code(
            &Url::parse(&format!(
                "https://accounts.google.com/signin/oauth/error?{query}"
            ))
            .unwrap(),
        )
    }

    #[test]
    fn the_error_is_read_out_of_the_address() {
        let mismatch = "authError=ChVyZWRpcmVjdF91cmlfbWlzbWF0Y2gSA2FiYw%3D%3D&client_id=x";
        assert_eq!(code(mismatch).as_deref(), Some("redirect_uri_mismatch"));
        let internal = "authError=CgxvcmdfaW50ZXJuYWw";
        assert_eq!(code(internal).as_deref(), Some("org_internal"));
    }

    #[test]
    fn what_is_no_error_is_none() {
        for query in [
            "",
            "authError=",
            "authError=!",
            "authError=ChU",
            "authError=CgNhG2I",
            "authError=EgNhYmM",
        ] {
            assert_eq!(code(query), None, "{query}");
        }
    }
}

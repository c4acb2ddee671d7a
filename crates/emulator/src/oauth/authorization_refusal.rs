//! Why a sign-in does not begin, and how Google writes that into an address.
//!
//! The parameter `authError` holds a protocol buffer: field 1 is the error's name, field 2 its
//! description, field 4 the status. <https://protobuf.dev/programming-guides/encoding/>

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Why a request is not shown; Google tells this to the person, never to the application.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct AuthorizationRefusal {
    /// The name, as in `redirect_uri_mismatch`.
    pub(crate) error: String,
    pub(crate) description: String,
}

impl AuthorizationRefusal {
    /// Returns the refusal of this name.
    pub(crate) fn new(error: &str, description: impl Into<String>) -> Self {
        Self {
            error: error.to_owned(),
            description: description.into(),
        }
    }

    /// Returns the refusal of a request that lacks something or repeats something.
    pub(crate) fn invalid_request(description: impl Into<String>) -> Self {
        Self::new("invalid_request", description)
    }

    /// Returns the status that Google's page names; the page itself is answered with 400.
    pub(crate) fn status(&self) -> u16 {
        match self.error.as_str() {
            "invalid_client" => 401,
            _ => 400,
        }
    }

    /// Returns the value of `authError`.
    pub(crate) fn to_parameter(&self) -> String {
        let mut message = Vec::new();
        for (field, text) in [(ERROR, &self.error), (DESCRIPTION, &self.description)] {
            write_number(&mut message, field << 3 | TEXT);
            write_number(&mut message, text.len() as u64);
            message.extend_from_slice(text.as_bytes());
        }
        write_number(&mut message, STATUS << 3 | NUMBER);
        write_number(&mut message, u64::from(self.status()));
        URL_SAFE_NO_PAD.encode(message)
    }

    /// Reads the value of `authError`, which anybody may have written.
    pub(crate) fn from_parameter(value: &str) -> Option<Self> {
        let message = URL_SAFE_NO_PAD.decode(value).ok()?;
        let (mut error, mut description) = (None, String::new());
        let mut rest = message.as_slice();
        while !rest.is_empty() {
            let key = read_number(&mut rest)?;
            let value = read_number(&mut rest)?;
            // A number is its own value, a text's number is its length.
            let text = match key & 7 {
                NUMBER => continue,
                TEXT => rest.split_off(..usize::try_from(value).ok()?)?,
                _ => return None,
            };
            match key >> 3 {
                ERROR => error = String::from_utf8(text.to_vec()).ok(),
                DESCRIPTION => description = String::from_utf8(text.to_vec()).ok()?,
                _ => {}
            }
        }
        error.map(|error| Self { error, description })
    }
}

/// Writes seven bits to a byte, the lowest first; the eighth says that more follow.
fn write_number(message: &mut Vec<u8>, mut number: u64) {
    while number > 0x7f {
        message.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    message.push(number.to_le_bytes()[0]);
}

fn read_number(message: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let byte = *message.split_off_first()?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

const ERROR: u64 = 1;
const DESCRIPTION: u64 = 2;
const STATUS: u64 = 4;

/// The wire types of a number and of a text.
const NUMBER: u64 = 0;
const TEXT: u64 = 2;

#[cfg(test)]
mod tests {
    use super::AuthorizationRefusal;

    #[test]
    fn the_parameter_is_written_as_google_was_recorded_to_write_it() {
        let refusal =
            AuthorizationRefusal::new("invalid_client", "The OAuth client was not found.");
        let recorded = "Cg5pbnZhbGlkX2NsaWVudBIfVGhlIE9BdXRoIGNsaWVudCB3YXMgbm90IGZvdW5kLiCRAw";
        assert_eq!(refusal.to_parameter(), recorded);
        assert_eq!(
            AuthorizationRefusal::from_parameter(recorded),
            Some(refusal)
        );
    }

    #[test]
    fn a_long_description_survives() {
        let refusal = AuthorizationRefusal::invalid_request("ö".repeat(200));
        let parameter = refusal.to_parameter();
        assert_eq!(
            AuthorizationRefusal::from_parameter(&parameter),
            Some(refusal)
        );
    }

    #[test]
    fn what_is_no_message_is_none() {
        // Base64 of nothing, of a text longer than the message, and of a fixed64 field.
        for value in ["", "?", "Cn8", "CQ", "EgF4"] {
            assert_eq!(AuthorizationRefusal::from_parameter(value), None, "{value}");
        }
    }
}

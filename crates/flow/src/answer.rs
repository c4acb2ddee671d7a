//! The redirect's parameters, each at most once (RFC 6749 sections 3.1 and 4.1.2).

use hallpass_core::plain_text;
use url::Url;

use crate::consent_error::ConsentError;
use crate::refusal::Refusal;

/// The longest code that is taken; Google's have about 75 characters.
const LONGEST_CODE: usize = 4096;

/// What a redirect says.
#[derive(Default)]
pub(crate) struct Answer {
    pub(crate) state: Option<String>,
    pub(crate) issuer: Option<String>,
    code: Option<String>,
    error: Option<String>,
    description: Option<String>,
}

impl Answer {
    /// Reads the query. Parameters that are not known are ignored: Google adds `scope`, `authuser`,
    /// `prompt` and `hd`, others add what they like.
    pub(crate) fn read(url: &Url) -> Result<Self, ConsentError> {
        let mut read = Self::default();
        for (name, value) in url.query_pairs() {
            let (slot, parameter) = match &*name {
                "state" => (&mut read.state, "state"),
                "code" => (&mut read.code, "code"),
                "error" => (&mut read.error, "error"),
                "error_description" => (&mut read.description, "error_description"),
                "iss" => (&mut read.issuer, "iss"),
                _ => continue,
            };
            if slot.replace(value.into_owned()).is_some() {
                return Err(ConsentError::Repeated { parameter });
            }
        }
        Ok(read)
    }

    /// Whether it answers nothing.
    pub(crate) fn is_none(&self) -> bool {
        self.code.is_none() && self.error.is_none()
    }

    /// Returns the code, or why there is none. Only for an answer whose state was checked.
    pub(crate) fn into_code(self) -> Result<String, ConsentError> {
        match (self.code, self.error) {
            (Some(code), None) if !code.is_empty() && code.len() <= LONGEST_CODE => Ok(code),
            (None, Some(error)) if error == "access_denied" => Err(ConsentError::Denied),
            (None, Some(error)) if !error.is_empty() => Err(ConsentError::Refused {
                refusal: Refusal::of(&error),
                code: plain_text(&error),
                description: self.description.map(|text| plain_text(&text)),
            }),
            _ => Err(ConsentError::NotARedirect {
                reason: "it has neither a code nor an error",
            }),
        }
    }
}

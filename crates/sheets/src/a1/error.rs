//! [`A1RangeError`]: why something is not a range, or cannot do what was asked of it.

use std::borrow::Cow;
use std::convert::Infallible;

/// Says why something is not a range, or why a range cannot do what was asked of it.
///
/// The message names the text and the reason, and what helps:
///
/// ```
/// use hallpass_sheets::A1Range;
///
/// let error = "A0".parse::<A1Range>().unwrap_err();
/// assert_eq!(error.text(), "A0");
/// assert!(error.to_string().starts_with("`A0` is not a range: rows count from 1"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` {fault}: {reason}")]
pub struct A1RangeError {
    text: String,
    fault: &'static str,
    reason: Cow<'static, str>,
}

impl A1RangeError {
    /// Returns the text that is not a range, or the range as it is written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn new(text: impl Into<String>, reason: &'static str) -> Self {
        Self::cannot(text, "is not a range", reason)
    }

    pub(super) fn cannot(
        text: impl Into<String>,
        fault: &'static str,
        reason: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self {
            text: text.into(),
            fault,
            reason: reason.into(),
        }
    }
}

impl From<Infallible> for A1RangeError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

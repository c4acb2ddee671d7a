//! [`SpreadsheetId`]: the name of a spreadsheet, taken from its id or its address.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use url::Url;

/// The id of a spreadsheet: letters, digits, `-` and `_`.
///
/// It is read from the id itself or from any address that a browser shows for the
/// spreadsheet.
///
/// ```
/// use hallpass_sheets::SpreadsheetId;
///
/// let address = "https://docs.google.com/spreadsheets/u/1/d/1q-W_x9/edit?tab=t.0#gid=0";
/// let id: SpreadsheetId = address.parse()?;
/// assert_eq!(id.as_str(), "1q-W_x9");
/// # Ok::<(), hallpass_sheets::SpreadsheetIdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpreadsheetId(Arc<str>);

/// Says that a text is neither a spreadsheet's id nor its address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a spreadsheet: {reason}")]
pub struct SpreadsheetIdError {
    text: String,
    reason: &'static str,
}

impl SpreadsheetId {
    /// Returns the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SpreadsheetId {
    type Err = SpreadsheetIdError;

    fn from_str(text: &str) -> Result<Self, SpreadsheetIdError> {
        match read(text.trim()) {
            Ok(id) => Ok(Self(id.into())),
            Err(reason) => Err(SpreadsheetIdError {
                text: text.to_owned(),
                reason,
            }),
        }
    }
}

fn read(text: &str) -> Result<String, &'static str> {
    if is_id(text) {
        return Ok(text.to_owned());
    }
    if !text.contains('/') {
        return Err("an id has only letters, digits, `-` and `_`");
    }
    let with_scheme = if text.contains("://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let address = Url::parse(&with_scheme).map_err(|_| "it is not a well-formed address")?;
    id_in_path(&address)?
        .or_else(|| id_in_query(&address))
        .ok_or("the address holds no spreadsheet id, as in `…/spreadsheets/d/ID/edit`")
}

/// Finds the id after a segment `d`, as in `/spreadsheets/u/0/d/ID/edit`.
fn id_in_path(address: &Url) -> Result<Option<String>, &'static str> {
    let mut segments = address.path_segments().into_iter().flatten();
    let follows_d = segments
        .find(|segment| *segment == "d")
        .and_then(|_| segments.next());
    match follows_d {
        Some("e") => Err("this is the address of a published copy, which names no spreadsheet"),
        other => Ok(other.filter(|id| is_id(id)).map(str::to_owned)),
    }
}

/// Finds the id in `drive.google.com/open?id=ID` and in the old `?key=ID`.
fn id_in_query(address: &Url) -> Option<String> {
    let mut pairs = address.query_pairs();
    let (_, id) = pairs.find(|(name, id)| matches!(name.as_ref(), "id" | "key") && is_id(id))?;
    Some(id.into_owned())
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

impl TryFrom<&str> for SpreadsheetId {
    type Error = SpreadsheetIdError;

    fn try_from(text: &str) -> Result<Self, SpreadsheetIdError> {
        text.parse()
    }
}

impl TryFrom<&String> for SpreadsheetId {
    type Error = SpreadsheetIdError;

    fn try_from(text: &String) -> Result<Self, SpreadsheetIdError> {
        text.parse()
    }
}

impl TryFrom<String> for SpreadsheetId {
    type Error = SpreadsheetIdError;

    fn try_from(text: String) -> Result<Self, SpreadsheetIdError> {
        text.parse()
    }
}

impl From<&Self> for SpreadsheetId {
    fn from(id: &Self) -> Self {
        id.clone()
    }
}

impl From<Infallible> for SpreadsheetIdError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl fmt::Display for SpreadsheetId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_found_in_every_address() {
        for text in [
            "1q-W_x9",
            " 1q-W_x9\n",
            "https://docs.google.com/spreadsheets/d/1q-W_x9",
            "https://docs.google.com/spreadsheets/d/1q-W_x9/edit#gid=0",
            "https://docs.google.com/spreadsheets/d/1q-W_x9/edit?usp=sharing&gid=3#gid=3",
            "https://docs.google.com/spreadsheets/u/0/d/1q-W_x9/htmlview",
            "https://docs.google.com/a/example.com/spreadsheets/d/1q-W_x9/edit",
            "docs.google.com/spreadsheets/d/1q-W_x9/edit",
            "https://drive.google.com/open?id=1q-W_x9",
            "https://drive.google.com/file/d/1q-W_x9/view",
            "https://spreadsheets.google.com/ccc?key=1q-W_x9&hl=en",
        ] {
            assert_eq!(
                text.parse::<SpreadsheetId>().map(|id| id.0),
                Ok("1q-W_x9".into()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_names_no_spreadsheet_is_refused_with_a_reason() {
        for (text, reason) in [
            ("", "only letters"),
            ("..", "only letters"),
            ("My budget", "only letters"),
            (
                "https://docs.google.com/spreadsheets/u/0/",
                "no spreadsheet id",
            ),
            (
                "https://docs.google.com/spreadsheets/d/%2E%2E/edit",
                "no spreadsheet id",
            ),
            (
                "https://docs.google.com/spreadsheets/d/e/2PACX-1v/pubhtml",
                "published copy",
            ),
            ("https://", "well-formed"),
        ] {
            let error = text.parse::<SpreadsheetId>().expect_err(text).to_string();
            assert!(error.contains(reason), "{error}");
        }
    }
}

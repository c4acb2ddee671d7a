//! [`FieldMask`]: which fields an update changes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::FieldPath;

/// The fields that an update changes; all others stay as they are.
///
/// A field that is named and not set is reset, so that a mask is best made from what is set:
///
/// ```
/// use hallpass_sheets::model::{CellData, CellFormat, FieldMask, TextFormat};
/// use hallpass_sheets::path;
///
/// let bold = TextFormat::default().bold(true);
/// let cell = CellData::default().user_entered_format(CellFormat::default().text_format(bold));
/// let mask = FieldMask::of(&cell).clear(path!(CellData.note));
/// assert_eq!(mask.as_str(), "userEnteredFormat.textFormat.bold,note");
/// ```
///
/// Google's guide: <https://developers.google.com/workspace/sheets/api/guides/field-masks>.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FieldMask(String);

impl FieldMask {
    /// Returns the mask of all fields: what is not set is reset.
    #[must_use]
    pub fn all() -> Self {
        Self("*".to_owned())
    }

    /// Returns the mask of the fields that are set in a value.
    #[must_use]
    pub fn of(value: &impl SetFields) -> Self {
        [value].into_iter().collect()
    }

    /// Adds a field that the update resets, because it is not set.
    #[must_use]
    pub fn clear(mut self, path: FieldPath) -> Self {
        let path = path.to_string();
        if self.0.split(',').any(|known| known == path) {
            return self;
        }
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.0.push_str(&path);
        self
    }

    /// Returns the paths as Google reads them, with commas between them.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether no field is named, which Google refuses.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Makes the mask of the fields that are set in at least one of the values.
impl<'a, T: SetFields> FromIterator<&'a T> for FieldMask {
    fn from_iter<I: IntoIterator<Item = &'a T>>(values: I) -> Self {
        let mut paths = Paths::default();
        for value in values {
            value.add_set_fields(&mut paths);
        }
        paths.into_mask()
    }
}

/// Takes paths as Google reads them, unchecked.
impl From<&str> for FieldMask {
    fn from(paths: &str) -> Self {
        Self(paths.to_owned())
    }
}

/// Takes paths as Google reads them, unchecked.
impl From<String> for FieldMask {
    fn from(paths: String) -> Self {
        Self(paths)
    }
}

impl From<FieldPath> for FieldMask {
    fn from(path: FieldPath) -> Self {
        Self::default().clear(path)
    }
}

impl fmt::Display for FieldMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A value that knows which of its fields are set.
///
/// Lists and maps count as one field each, as does what Google changes as one: a colour, a
/// range, a condition. Fields that only Google sets, and those that say which object is meant,
/// do not count.
pub trait SetFields {
    /// Whether a mask names the value and not its fields.
    #[doc(hidden)]
    const IS_WHOLE: bool;

    /// Adds the fields that are set.
    #[doc(hidden)]
    fn add_set_fields(&self, paths: &mut Paths);
}

/// A mask in the making, and where in the value it is.
#[derive(Debug, Default)]
#[doc(hidden)]
pub struct Paths {
    here: Vec<&'static str>,
    found: Vec<Vec<&'static str>>,
    /// How many fields were set, those that another value had set before included.
    count: usize,
}

impl Paths {
    pub(crate) fn add(&mut self, name: &'static str) {
        self.here.push(name);
        if !self.found.contains(&self.here) {
            self.found.push(self.here.clone());
        }
        self.here.pop();
        self.count += 1;
    }

    /// Adds what is set inside of a field, or the field itself if nothing is.
    pub(crate) fn add_nested<T: SetFields>(&mut self, name: &'static str, value: Option<&T>) {
        let Some(value) = value else { return };
        let before = self.count;
        if !T::IS_WHOLE {
            self.here.push(name);
            value.add_set_fields(self);
            self.here.pop();
        }
        if self.count == before {
            self.add(name);
        }
    }

    fn into_mask(self) -> FieldMask {
        let paths: Vec<_> = self.found.iter().map(|path| path.join(".")).collect();
        FieldMask(paths.join(","))
    }
}

//! [`Cell`]: what a cell holds on its way to Google and back.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};

/// The largest whole number up to which a cell holds every whole number, 2^53.
const LAST_EXACT_INTEGER: u64 = 1 << 53;

/// The name under which a skipped cell is told apart from other values that are nothing.
pub(crate) const SKIP: &str = "hallpass_sheets::Skip";

/// The value of one cell.
///
/// `Skip` and `Empty` differ only when written: one leaves the cell as it is, the other
/// clears it. Google answers an empty cell inside a row as [`Cell::Empty`].
///
/// A cell stores numbers as `f64`. Whole numbers are exact up to 2^53; `i64` and `u64`
/// therefore convert with `TryFrom` and are refused beyond that, so that an identifier
/// never changes on the way. NaN and infinities are refused when the call is made into a
/// request.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(
    clippy::exhaustive_enums,
    reason = "JSON has no other values, and people match on cells"
)]
pub enum Cell {
    /// Leaves the cell as it is: `null`.
    Skip,
    /// No value; clears the cell when written: `""`.
    #[default]
    Empty,
    /// `TRUE` or `FALSE`.
    Bool(bool),
    /// A number. Dates come as the days since 1899-12-30.
    Number(f64),
    /// A text.
    Text(String),
}

/// Says that a whole number is beyond 2^53, where a cell would change it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is beyond 2^53, so a cell cannot hold it exactly: write it as text")]
pub struct InexactIntegerError(i128);

/// Makes one row of cells out of values of different types.
///
/// ```
/// use hallpass_sheets::{Cell, row};
///
/// let row = row!["Tea", 3, 4.5, true, Cell::Skip];
/// assert_eq!(row[0], Cell::from("Tea"));
/// assert_eq!(row.len(), 5);
/// ```
#[macro_export]
macro_rules! row {
    ($($cell:expr),* $(,)?) => { ::std::vec![$($crate::Cell::from($cell)),*] };
}

impl Cell {
    /// Whether the cell has no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Skip | Self::Empty => true,
            Self::Text(text) => text.is_empty(),
            Self::Bool(_) | Self::Number(_) => false,
        }
    }

    /// Returns the text of a text cell; `""` for an empty one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Skip | Self::Empty => Some(""),
            Self::Text(text) => Some(text),
            Self::Bool(_) | Self::Number(_) => None,
        }
    }

    /// Returns the number of a number cell.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns the value of a boolean cell.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }
}

/// Writes the value as a sheet shows it without a number format.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skip | Self::Empty => Ok(()),
            Self::Bool(true) => f.pad("TRUE"),
            Self::Bool(false) => f.pad("FALSE"),
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.pad(text),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }
}

impl From<&Self> for Cell {
    fn from(cell: &Self) -> Self {
        cell.clone()
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

/// `None` is [`Cell::Skip`].
impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Skip, Into::into)
    }
}

macro_rules! exact_numbers {
    ($($number:ty),*) => {$(
        impl From<$number> for Cell {
            fn from(number: $number) -> Self {
                Self::Number(f64::from(number))
            }
        }
    )*};
}
exact_numbers!(f64, f32, i8, i16, i32, u8, u16, u32);

macro_rules! wide_integers {
    ($($integer:ty),*) => {$(
        impl TryFrom<$integer> for Cell {
            type Error = InexactIntegerError;

            fn try_from(integer: $integer) -> Result<Self, InexactIntegerError> {
                let wide = i128::from(integer);
                if wide.unsigned_abs() > u128::from(LAST_EXACT_INTEGER) {
                    return Err(InexactIntegerError(wide));
                }
                Ok(Self::Number(integer as f64))
            }
        }
    )*};
}
wide_integers!(i64, u64);

/// Whole numbers are written without a fraction, `1` and not `1.0`.
impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Skip => serializer.serialize_unit_struct(SKIP),
            Self::Empty => serializer.serialize_str(""),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) if is_exact_integer(*number) => {
                serializer.serialize_i64(*number as i64)
            }
            Self::Number(number) if number.is_finite() => serializer.serialize_f64(*number),
            Self::Number(number) => Err(S::Error::custom(format_args!(
                "a cell cannot hold {number}"
            ))),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

fn is_exact_integer(number: f64) -> bool {
    number.fract() == 0.0 && number.abs() <= LAST_EXACT_INTEGER as f64
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

/// Reads a cell from the one JSON token that it is; `untagged` would buffer each of them.
struct CellVisitor;

impl Visitor<'_> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, a boolean or null")
    }

    /// Typed rows, unlike JSON, have an empty cell that is no `null`.
    fn visit_none<E>(self) -> Result<Cell, E> {
        Ok(Cell::Empty)
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell::Skip)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Cell, E> {
        Ok(Cell::Bool(value))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Cell, E> {
        Ok(Cell::Number(number as f64))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Cell, E> {
        if number.is_finite() {
            Ok(Cell::Number(number))
        } else {
            Err(E::custom("a number out of range"))
        }
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell::from(text))
    }

    fn visit_string<E>(self, text: String) -> Result<Cell, E> {
        Ok(Cell::from(text))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(cell: impl Into<Cell>) -> String {
        serde_json::to_string(&cell.into()).unwrap()
    }

    fn read(json: &str) -> Cell {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_cell_is_one_json_token() {
        assert_eq!(written(Cell::Skip), "null");
        assert_eq!(written(None::<&str>), "null");
        assert_eq!(written(Some(2)), "2");
        assert_eq!(written(Cell::Empty), "\"\"");
        assert_eq!(written(true), "true");
        assert_eq!(written(-7), "-7");
        assert_eq!(written(1.0), "1");
        assert_eq!(written(0.1), "0.1");
        assert_eq!(written(9_007_199_254_740_992.0), "9007199254740992");
        assert_eq!(written(1e300), "1e+300");
        assert_eq!(written("\"0042\""), r#""\"0042\"""#);
    }

    #[test]
    fn a_cell_is_read_from_one_json_token() {
        assert_eq!(read("null"), Cell::Skip);
        assert_eq!(read("\"\""), Cell::Empty);
        assert_eq!(read("false"), Cell::Bool(false));
        assert_eq!(read("-3"), Cell::Number(-3.0));
        assert_eq!(read("43831.5"), Cell::Number(43831.5));
        assert_eq!(read("\"0042\""), Cell::from("0042"));
        assert!(serde_json::from_str::<Cell>("[1]").is_err());
        assert!(serde_json::from_str::<Cell>("{}").is_err());
    }

    #[test]
    fn a_number_that_json_lacks_is_refused() {
        for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(serde_json::to_string(&Cell::Number(number)).is_err());
        }
    }

    #[test]
    fn a_whole_number_is_exact_or_refused() {
        assert_eq!(
            Cell::try_from(-(1_i64 << 53)).map(written),
            Ok("-9007199254740992".to_owned())
        );
        assert_eq!(
            Cell::try_from((1_i64 << 53) + 1),
            Err(InexactIntegerError((1 << 53) + 1))
        );
        assert!(Cell::try_from(i64::MIN).is_err());
        assert!(Cell::try_from(u64::MAX).is_err());
    }

    #[test]
    fn a_cell_is_small() {
        assert_eq!(size_of::<Cell>(), 24);
    }

    #[test]
    fn a_cell_shows_what_the_sheet_shows() {
        let shown: Vec<_> = row!["Tea", 3, 4.5, true, Cell::Skip]
            .iter()
            .map(Cell::to_string)
            .collect();
        assert_eq!(shown, ["Tea", "3", "4.5", "TRUE", ""]);
        assert_eq!(format!("{:>5}|", Cell::from("Tea")), "  Tea|");
    }

    fn cells() -> impl Strategy<Value = Cell> {
        prop_oneof![
            Just(Cell::Skip),
            any::<bool>().prop_map(Cell::Bool),
            proptest::num::f64::NORMAL.prop_map(Cell::Number),
            any::<i32>().prop_map(Cell::from),
            any::<String>().prop_map(Cell::from),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(cell in cells()) {
            prop_assert_eq!(read(&written(&cell)), cell);
        }
    }
}

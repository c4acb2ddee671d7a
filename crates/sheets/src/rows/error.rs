//! [`RowError`]: why rows could not be read, written or planned, and which cell it is about.

use std::fmt;

use crate::{Cell, CellAddress};

/// The most characters of a text that an error shows.
const SHOWN: usize = 60;

/// Says why a row could not be read, written or planned.
///
/// What is read is named by its cell, as `Orders!D17: expected an integer, got "n/a"`. What is
/// written has no cell yet and is named by its row in the input, which is counted from 1, and
/// its field, as ``row 3, field `price`: a cell cannot hold NaN``.
#[derive(Clone, Debug, PartialEq)]
pub struct RowError(Box<Details>);

#[derive(Clone, Debug, PartialEq)]
struct Details {
    place: Place,
    field: Option<String>,
    problem: RowProblem,
}

/// What an error is about.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Place {
    /// A cell of a sheet.
    Cell(CellAddress),
    /// A row of a sheet, by its first cell.
    Row(CellAddress),
    /// A row of the input, counted from 0.
    Input(usize),
}

/// What is wrong, sorted by what helps.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum RowProblem {
    /// The cell holds another kind of value: correct the cell, or read another type.
    #[non_exhaustive]
    Value {
        /// What the field takes.
        expected: String,
        /// What the cell holds.
        got: Cell,
    },
    /// The row's type itself refused what the cell or the row holds.
    #[non_exhaustive]
    Refused {
        /// Why, in the words of the type.
        reason: String,
        /// What the cell holds; `None` when it is not known which cell it is.
        got: Option<Cell>,
    },
    /// The field is more than one value, or bytes: give it a type that fits into a cell.
    #[non_exhaustive]
    NotOneValue {
        /// What the field is, such as `a list`.
        what: &'static str,
    },
    /// No column has the header for the field.
    #[non_exhaustive]
    MissingHeader {
        /// The headers that are there.
        headers: Vec<String>,
        /// The one among them that may be meant.
        suggestion: Option<String>,
    },
    /// No field is for the header, and it was said that there be none such.
    #[non_exhaustive]
    ExtraHeader {
        /// The field that may be meant.
        suggestion: Option<String>,
    },
    /// Two columns have the same header.
    #[non_exhaustive]
    DuplicateHeader {
        /// The cell that has it too.
        other: CellAddress,
    },
    /// Two columns are for the same field, under different names; or two values of a row are.
    AmbiguousField,
    /// The cell has neither a header nor a field.
    #[non_exhaustive]
    StrayCell {
        /// What the cell holds.
        got: Cell,
    },
    /// The row is blank, and it was said that there be none such.
    BlankRow,
    /// The number is NaN or infinite.
    #[non_exhaustive]
    NotFinite {
        /// The number.
        number: f64,
    },
    /// The whole number is beyond 2^53, where a cell would change it: write it as text.
    #[non_exhaustive]
    InexactInteger {
        /// The number.
        integer: String,
    },
    /// No field of the rows is the key.
    UnknownKey,
    /// The row has no key.
    BlankKey,
    /// Two rows of the sheet have the same key.
    #[non_exhaustive]
    DuplicateKey {
        /// The key.
        key: Cell,
        /// The cell that has it too.
        other: CellAddress,
    },
    /// Two rows of the input have the same key.
    #[non_exhaustive]
    DuplicateInput {
        /// The key.
        key: Cell,
        /// The row of the input that has it too, counted from 0.
        other: usize,
    },
}

impl RowError {
    pub(super) fn new(place: Place, field: Option<String>, problem: RowProblem) -> Self {
        Self(Box::new(Details {
            place,
            field,
            problem,
        }))
    }

    pub(super) fn at(cell: CellAddress, field: Option<&str>, problem: RowProblem) -> Self {
        Self::new(Place::Cell(cell), field.map(str::to_owned), problem)
    }

    /// Returns the cell that the error is about.
    ///
    /// Of an error about a row or a header as a whole it is the first cell. An error about
    /// what is written has none.
    #[must_use]
    pub fn cell(&self) -> Option<&CellAddress> {
        match &self.0.place {
            Place::Cell(cell) | Place::Row(cell) => Some(cell),
            Place::Input(_) => None,
        }
    }

    /// Returns the row of the input that the error is about, counted from 0.
    #[must_use]
    pub fn input_row(&self) -> Option<usize> {
        match self.0.place {
            Place::Input(row) => Some(row),
            Place::Cell(_) | Place::Row(_) => None,
        }
    }

    /// Returns the name of the field or of its header, when it is known.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// Returns what is wrong.
    #[must_use]
    pub fn problem(&self) -> &RowProblem {
        &self.0.problem
    }
}

impl std::error::Error for RowError {}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.field().unwrap_or_default();
        match &self.0.place {
            Place::Row(cell) if matches!(self.problem(), RowProblem::Value { .. }) => {
                write!(f, "{cell} or right of it: ")?;
            }
            Place::Cell(cell) | Place::Row(cell) => write!(f, "{cell}: ")?,
            Place::Input(row) if field.is_empty() => write!(f, "row {}: ", row + 1)?,
            Place::Input(row) => {
                write!(f, "row {}, field `{field}`: ", row + 1)?;
                return InWords(self.problem(), "").fmt(f);
            }
        }
        InWords(self.problem(), field).fmt(f)
    }
}

/// A problem, told with the name of its field unless that is blank.
pub(super) struct InWords<'a>(pub(super) &'a RowProblem, pub(super) &'a str);

impl fmt::Display for InWords<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.1;
        match self.0 {
            RowProblem::Value { expected, got } => {
                write!(f, "expected {expected}, got {}", shown(got))
            }
            RowProblem::Refused { reason, got: None } => f.write_str(reason),
            RowProblem::Refused {
                reason,
                got: Some(got),
            } => write!(f, "{reason}, got {}", shown(got)),
            RowProblem::NotOneValue { what } if field.is_empty() => {
                write!(f, "a cell cannot hold {what}")
            }
            RowProblem::NotOneValue { what } => {
                write!(f, "the field `{field}` is {what}, which no cell holds")
            }
            RowProblem::MissingHeader {
                headers,
                suggestion,
            } => {
                write!(f, "no header `{field}`, only {}", listed(headers))?;
                did_you_mean(f, suggestion.as_deref())
            }
            RowProblem::ExtraHeader { suggestion } => {
                write!(f, "no field is for the header `{field}`")?;
                did_you_mean(f, suggestion.as_deref())
            }
            RowProblem::DuplicateHeader { other } => {
                write!(f, "the header `{field}` is in {other} too")
            }
            RowProblem::AmbiguousField if field.is_empty() => {
                f.write_str("two values are for this field")
            }
            RowProblem::AmbiguousField => write!(f, "two columns are for the field `{field}`"),
            RowProblem::StrayCell { got } => {
                write!(f, "no column is expected here, got {}", shown(got))
            }
            RowProblem::BlankRow => f.write_str("the row is blank"),
            RowProblem::NotFinite { number } => write!(f, "a cell cannot hold {number}"),
            RowProblem::InexactInteger { integer } => write!(
                f,
                "{integer} is beyond 2^53, so a cell cannot hold it exactly: write it as text"
            ),
            RowProblem::UnknownKey => f.write_str("no row has such a field, which is the key"),
            RowProblem::BlankKey => f.write_str("the key is blank"),
            RowProblem::DuplicateKey { key, other } => {
                write!(f, "the key {} is in {other} too", shown(key))
            }
            RowProblem::DuplicateInput { key, other } => {
                write!(f, "the key {} is in row {} too", shown(key), other + 1)
            }
        }
    }
}

fn did_you_mean(f: &mut fmt::Formatter<'_>, suggestion: Option<&str>) -> fmt::Result {
    match suggestion {
        Some(name) => write!(f, "; did you mean `{name}`?"),
        None => Ok(()),
    }
}

fn listed(names: &[String]) -> String {
    if names.is_empty() {
        return "blank ones".to_owned();
    }
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// Writes a value as errors show it: a text in quotes, and not all of a long one.
pub(crate) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Skip | Cell::Empty => "an empty cell".to_owned(),
        Cell::Text(text) if text.chars().count() > SHOWN => {
            let start: String = text.chars().take(SHOWN).collect();
            format!("{:?}", start + "…")
        }
        Cell::Text(text) => format!("{text:?}"),
        Cell::Bool(_) | Cell::Number(_) => cell.to_string(),
    }
}

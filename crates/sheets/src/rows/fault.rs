//! [`Fault`]: what serde objects to, before it is known where on the sheet that is.

use std::fmt::Display;

use serde::de::{self, Expected, Unexpected};
use serde::ser;

use super::error::{InWords, RowProblem};
use super::header::Header;
use super::suggestion::suggest;
use super::{CellRef, CellRow};
use crate::Cell;

/// A problem inside a row, with its column counted from 0.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) problem: RowProblem,
    pub(super) field: Option<String>,
    pub(super) spot: Spot,
}

/// Where in the block a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// Somewhere in the row.
    Row,
    /// The cell of the row in this column.
    Cell(usize),
    /// A blank cell in this column, which the field does not take.
    Blank(usize),
    /// The header as a whole.
    Header,
    /// The header of this column.
    HeaderOf(usize),
}

impl From<RowProblem> for Fault {
    fn from(problem: RowProblem) -> Self {
        Self {
            problem,
            field: None,
            spot: Spot::Row,
        }
    }
}

impl Fault {
    pub(super) fn expected(expected: impl Into<String>, got: CellRef<'_>) -> Self {
        Self::from(RowProblem::Value {
            expected: expected.into(),
            got: Cell::from(got),
        })
    }

    pub(super) fn not_one_value(what: &'static str) -> Self {
        Self::from(RowProblem::NotOneValue { what })
    }

    fn of_header(field: &str, problem: RowProblem) -> Self {
        Self {
            problem,
            field: Some(field.to_owned()),
            spot: Spot::Header,
        }
    }

    /// Says which field it is about, unless that is known already.
    pub(super) fn in_field(mut self, field: Option<&str>) -> Self {
        self.field = self.field.or_else(|| field.map(str::to_owned));
        self
    }

    /// Says in which cell it is, unless that is known already.
    pub(super) fn at(mut self, spot: Spot, cell: CellRef<'_>) -> Self {
        if self.spot != Spot::Row {
            return self;
        }
        self.spot = spot;
        match &mut self.problem {
            RowProblem::Value { got, .. } => *got = Cell::from(cell),
            RowProblem::Refused { got, .. } => *got = Some(Cell::from(cell)),
            _ => {}
        }
        self
    }

    /// Looks for the cell, when serde kept the value aside before it was read.
    pub(super) fn find_in(
        mut self,
        row: &(impl CellRow + ?Sized),
        header: Option<&Header>,
    ) -> Self {
        let RowProblem::Value { got, .. } = &self.problem else {
            return self;
        };
        if self.spot == Spot::Row {
            let got = CellRef::from(got);
            let mut alike = (0..row.width()).filter(|column| row.cell(*column) == got);
            if let (Some(column), None) = (alike.next(), alike.next()) {
                self.spot = Spot::Cell(column);
                let name = header.and_then(|header| header.name(column));
                return self.in_field(name);
            }
        }
        self
    }

    /// Whether every row of the block has it.
    pub(super) fn is_about_header(&self) -> bool {
        matches!(self.spot, Spot::Header | Spot::HeaderOf(_))
    }
}

impl std::error::Error for Fault {}

impl Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let field = self.field.as_deref().unwrap_or_default();
        InWords(&self.problem, field).fmt(f)
    }
}

impl ser::Error for Fault {
    fn custom<T: Display>(reason: T) -> Self {
        Self::from(RowProblem::Refused {
            reason: reason.to_string(),
            got: None,
        })
    }
}

impl de::Error for Fault {
    fn custom<T: Display>(reason: T) -> Self {
        <Self as ser::Error>::custom(reason)
    }

    fn invalid_type(got: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::from(RowProblem::Value {
            expected: expected.to_string(),
            got: cell_of(got),
        })
    }

    fn invalid_value(got: Unexpected<'_>, expected: &dyn Expected) -> Self {
        <Self as de::Error>::invalid_type(got, expected)
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        <Self as de::Error>::custom(format_args!("expected {expected}, got {length} cells"))
    }

    fn unknown_variant(got: &str, expected: &'static [&'static str]) -> Self {
        Self::expected(one_of(expected), CellRef::from(got))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let suggestion = suggest(field, expected.iter().copied()).map(str::to_owned);
        Self::of_header(field, RowProblem::ExtraHeader { suggestion })
    }

    fn missing_field(field: &'static str) -> Self {
        // The reader, which knows the headers, adds them.
        let problem = RowProblem::MissingHeader {
            headers: Vec::new(),
            suggestion: None,
        };
        Self::of_header(field, problem)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::of_header(field, RowProblem::AmbiguousField)
    }
}

pub(super) fn one_of(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "nothing".to_owned(),
        [name] => name.clone(),
        names => format!("one of {}", names.join(", ")),
    }
}

fn cell_of(got: Unexpected<'_>) -> Cell {
    match got {
        Unexpected::Bool(value) => Cell::Bool(value),
        Unexpected::Unsigned(number) => Cell::Number(number as f64),
        Unexpected::Signed(number) => Cell::Number(number as f64),
        Unexpected::Float(number) => Cell::Number(number),
        Unexpected::Char(text) => Cell::from(text.to_string()),
        Unexpected::Str(text) => Cell::from(text),
        Unexpected::Unit | Unexpected::Option => Cell::Empty,
        other => Cell::from(other.to_string()),
    }
}

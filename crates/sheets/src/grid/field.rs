//! [`Field`] and [`Place`]: where in an answer the reader is.

/// A field of an answer that the reader knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    SpreadsheetId,
    ValueRanges,
    Range,
    MajorDimension,
    Values,
    Unknown,
}

/// The list or object that the reader is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before the answer.
    Start,
    /// The answer about several ranges.
    Answer,
    /// The list of the ranges.
    Ranges,
    /// A range.
    Range,
    /// The list of a range's lists.
    Lists,
    /// One of these lists, made of cells.
    List,
    /// A value that is passed over.
    Skipped,
    /// Behind the answer.
    End,
}

impl Field {
    /// Returns the field that a key of an object names.
    pub(super) fn of(place: Place, key: &[u8]) -> Self {
        match (place, key) {
            (Place::Answer, b"spreadsheetId") => Self::SpreadsheetId,
            (Place::Answer, b"valueRanges") => Self::ValueRanges,
            (Place::Range, b"range") => Self::Range,
            (Place::Range, b"majorDimension") => Self::MajorDimension,
            (Place::Range, b"values") => Self::Values,
            _ => Self::Unknown,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::SpreadsheetId => "spreadsheetId",
            Self::ValueRanges => "valueRanges",
            Self::Range => "range",
            Self::MajorDimension => "majorDimension",
            Self::Values => "values",
            Self::Unknown => "",
        }
    }

    /// Returns a bit of its own for a field that may stand only once.
    pub(super) fn bit(self) -> u8 {
        match self {
            Self::Unknown => 0,
            known => 1 << known as u8,
        }
    }

    /// Says what the field's value has to be.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::ValueRanges | Self::Values => "a list",
            _ => "a text",
        }
    }
}

impl Place {
    /// Says what a value has to be that stands in the place itself.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::Lists => "a list",
            Self::List => "a text, a number, a boolean or null",
            _ => "an object",
        }
    }
}

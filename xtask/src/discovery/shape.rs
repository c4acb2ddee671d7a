//! [`Shape`]: what a field of a schema can hold.

use std::fmt;

/// What a field holds, as far as the Sheets API uses JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A text.
    Text,
    /// A text in the form of RFC 3339.
    DateTime,
    /// A text that lists the fields to update.
    Mask,
    /// `true` or `false`.
    Bool,
    /// A whole number of 32 bits.
    Integer,
    /// A number of 64 bits.
    Double,
    /// A number of 32 bits.
    Float,
    /// One of these words.
    Words(Vec<String>),
    /// Whatever a cell can hold.
    Any,
    /// An object of this schema.
    Schema(String),
    /// Any number of these.
    List(Box<Self>),
    /// Any number of these, each under a key of its own.
    Map(Box<Self>),
}

impl Shape {
    /// Returns the words of an enumeration, also of a list of its words.
    pub(crate) fn words(&self) -> Option<&[String]> {
        match self {
            Self::Words(words) => Some(words),
            Self::List(inner) | Self::Map(inner) => inner.words(),
            _ => None,
        }
    }

    /// Returns the schema that is referred to, also in a list or a map.
    pub(crate) fn schema(&self) -> Option<&str> {
        match self {
            Self::Schema(name) => Some(name),
            Self::List(inner) | Self::Map(inner) => inner.schema(),
            _ => None,
        }
    }
}

/// Names the shape for people; the words of an enumeration are told apart elsewhere.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text"),
            Self::DateTime => f.write_str("date and time"),
            Self::Mask => f.write_str("field mask"),
            Self::Bool => f.write_str("boolean"),
            Self::Integer => f.write_str("int32"),
            Self::Double => f.write_str("double"),
            Self::Float => f.write_str("float"),
            Self::Words(_) => f.write_str("word"),
            Self::Any => f.write_str("cell"),
            Self::Schema(name) => f.write_str(name),
            Self::List(inner) => write!(f, "list of {inner}"),
            Self::Map(inner) => write!(f, "map of {inner}"),
        }
    }
}

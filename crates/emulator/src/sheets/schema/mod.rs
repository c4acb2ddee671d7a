//! What the messages of Sheets v4 look like: a table of names and types.

mod colors;
mod read;

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use super::mask::Mask;

pub(super) use read::{parse, read};

/// The fields of a message by their names in JSON.
pub(super) type Message = BTreeMap<&'static str, Field>;

/// One field of a message.
#[derive(Debug)]
pub(super) struct Field {
    kind: Kind,
    /// The one-of that it is a member of.
    one_of: Option<&'static str>,
    /// Whether a zero differs from nothing: Google leaves other zeros out of its answers.
    keeps_zero: bool,
}

/// What a field holds.
#[derive(Debug)]
enum Kind {
    Bool,
    Int32,
    Float,
    Double,
    Text,
    Any,
    Enum(&'static str),
    Message(&'static str),
    List(Box<Self>),
    Map(Box<Self>),
}

/// Returns the fields of a message.
pub(super) fn message(name: &str) -> &'static Message {
    SCHEMA.messages.get(name).unwrap_or(&EMPTY)
}

/// Returns the first path of a mask that a message does not have.
pub(super) fn unknown_path(name: &str, mask: &Mask) -> Option<String> {
    let fields = message(name);
    mask.fields().find_map(|(name, inner)| {
        if name == "*" {
            return None;
        }
        let Some(field) = fields.get(name) else {
            return Some(name.to_owned());
        };
        let unknown = match field.kind.element() {
            Kind::Message(element) => unknown_path(element, inner),
            _ => inner.fields().next().map(|(name, _)| name.to_owned()),
        };
        unknown.map(|rest| format!("{name}.{rest}"))
    })
}

impl Kind {
    /// Reads a type as the table writes it.
    fn parse(text: &'static str) -> Self {
        let inner = |close| text[1..].strip_suffix(close).unwrap_or_default();
        match text {
            "bool" => Self::Bool,
            "int32" => Self::Int32,
            "float" => Self::Float,
            "double" => Self::Double,
            "string" | "mask" => Self::Text,
            "any" => Self::Any,
            _ if text.starts_with('[') => Self::List(Box::new(Self::parse(inner(']')))),
            _ if text.starts_with('{') => Self::Map(Box::new(Self::parse(inner('}')))),
            _ if SCHEMA_TEXT.contains(&format!("\nenum {text} ")) => Self::Enum(text),
            _ => Self::Message(text),
        }
    }

    /// Returns what lists and maps hold, or the type itself.
    fn element(&self) -> &Self {
        match self {
            Self::List(element) | Self::Map(element) => element.element(),
            other => other,
        }
    }
}

impl Field {
    fn parse(text: &'static str) -> (&'static str, Self) {
        let (name, kind) = text.split_once(':').unwrap_or((text, "any"));
        let (kind, keeps_zero) = kind
            .strip_suffix('?')
            .map_or((kind, false), |kind| (kind, true));
        let (kind, one_of) = match kind.split_once('|') {
            Some((kind, one_of)) => (kind, Some(one_of)),
            None => (kind, None),
        };
        let kind = Kind::parse(kind);
        (
            name,
            Self {
                kind,
                one_of,
                keeps_zero,
            },
        )
    }
}

struct Schema {
    messages: HashMap<&'static str, Message>,
    enums: HashMap<&'static str, Vec<&'static str>>,
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| {
    let mut schema = Schema {
        messages: HashMap::new(),
        enums: HashMap::new(),
    };
    for line in SCHEMA_TEXT.lines() {
        let mut words = line.split(' ');
        match (words.next(), words.next()) {
            (Some("message"), Some(name)) => {
                schema
                    .messages
                    .insert(name, words.map(Field::parse).collect());
            }
            (Some("enum"), Some(name)) => {
                schema.enums.insert(name, words.collect());
            }
            _ => {}
        }
    }
    schema
});

static EMPTY: Message = BTreeMap::new();

const SCHEMA_TEXT: &str = include_str!("types.txt");

#[cfg(test)]
mod tests {
    use super::{Kind, SCHEMA};

    #[test]
    fn every_type_of_the_table_is_in_the_table() {
        for (name, fields) in &SCHEMA.messages {
            for (field, definition) in fields {
                if let Kind::Message(element) = definition.kind.element() {
                    assert!(SCHEMA.messages.contains_key(element), "{name}.{field}");
                }
            }
        }
        assert_eq!((SCHEMA.messages.len(), SCHEMA.enums.len()), (273, 63));
    }
}

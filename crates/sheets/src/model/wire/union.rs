//! An object of which one field is set.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

/// A schema of which one field is set.
pub(crate) trait Union: Sized {
    const NAME: &'static str;

    /// Reads the value of the field of this name, if the name is known.
    fn read_kind<'de, A: MapAccess<'de>>(name: &str, map: &mut A) -> Result<Kind<Self>, A::Error>;

    /// Keeps fields that are not known.
    fn other(fields: Map<String, Value>) -> Self;
}

/// What a field of a union turned out to be.
pub(crate) enum Kind<T> {
    /// A kind that is known.
    Known(T),
    /// A known kind without a value.
    Null,
    /// A kind that is not known, and was not read.
    Unknown,
}

impl<T> Kind<T> {
    pub(crate) fn of(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Known)
    }
}

/// Writes the one field of a union.
pub(crate) fn write_one<S: Serializer>(
    serializer: S,
    name: &'static str,
    value: &impl Serialize,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(1))?;
    map.serialize_entry(name, value)?;
    map.end()
}

/// Writes a union without a field.
pub(crate) fn write_none<S: Serializer>(
    serializer: S,
    _variant: &'static str,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_map(Some(0))?.end()
}

/// Reads a union.
pub(crate) fn read_union<'de, T: Union, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_map(UnionVisitor(PhantomData))
}

struct UnionVisitor<T>(PhantomData<T>);

impl<'de, T: Union> Visitor<'de> for UnionVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with one field ({})", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut found = None;
        let mut others = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            match T::read_kind(&name, &mut map)? {
                Kind::Known(_) if found.is_some() => {
                    return Err(A::Error::custom(format_args!("`{name}` is a second kind")));
                }
                Kind::Known(value) => found = Some(value),
                Kind::Null => {}
                Kind::Unknown => {
                    others.insert(name, map.next_value()?);
                }
            }
        }
        Ok(found.unwrap_or_else(|| T::other(others)))
    }
}

//! One field of an object: whether it is there, how it is read and written.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, IgnoredAny, MapAccess};
use serde::ser::{Error, Serialize, SerializeStruct};

/// What a field is kept as.
pub(crate) trait Kept: Sized {
    fn is_set(&self) -> bool;
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error>;
    fn write<S: SerializeStruct>(&self, object: S, name: &'static str) -> Result<S, S::Error>;
    fn show(&self, object: &mut fmt::DebugStruct<'_, '_>, name: &'static str);
}

impl<T: Serialize + for<'de> Deserialize<'de> + fmt::Debug> Kept for Option<T> {
    fn is_set(&self) -> bool {
        self.is_some()
    }

    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        map.next_value()
    }

    fn write<S: SerializeStruct>(&self, object: S, name: &'static str) -> Result<S, S::Error> {
        match self {
            Some(value) => written(object, name, value),
            None => Ok(object),
        }
    }

    fn show(&self, object: &mut fmt::DebugStruct<'_, '_>, name: &'static str) {
        if let Some(value) = self {
            object.field(name, value);
        }
    }
}

/// What holds any number of values, and is absent when it is empty.
macro_rules! kept_unless_empty {
    ($many:ty) => {
        impl<T: Serialize + for<'de> Deserialize<'de> + fmt::Debug> Kept for $many {
            fn is_set(&self) -> bool {
                !self.is_empty()
            }

            fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
                Ok(map.next_value::<Option<Self>>()?.unwrap_or_default())
            }

            fn write<S: SerializeStruct>(
                &self,
                object: S,
                name: &'static str,
            ) -> Result<S, S::Error> {
                if self.is_empty() {
                    return Ok(object);
                }
                written(object, name, self)
            }

            fn show(&self, object: &mut fmt::DebugStruct<'_, '_>, name: &'static str) {
                if !self.is_empty() {
                    object.field(name, self);
                }
            }
        }
    };
}
kept_unless_empty!(Vec<T>);
kept_unless_empty!(BTreeMap<String, T>);

fn written<S: SerializeStruct>(
    mut object: S,
    name: &'static str,
    value: &impl Serialize,
) -> Result<S, S::Error> {
    object.serialize_field(name, value)?;
    Ok(object)
}

/// Writes a number; JSON has none for NaN and the infinities, and must not get `null` instead.
pub(crate) fn write_number<S: SerializeStruct>(
    object: S,
    name: &'static str,
    number: Option<f64>,
) -> Result<S, S::Error> {
    check(name, number)?;
    number.write(object, name)
}

/// Writes a number of 32 bits.
pub(crate) fn write_float<S: SerializeStruct>(
    object: S,
    name: &'static str,
    number: Option<f32>,
) -> Result<S, S::Error> {
    check(name, number.map(f64::from))?;
    number.write(object, name)
}

fn check<E: Error>(name: &str, number: Option<f64>) -> Result<(), E> {
    match number.filter(|number| !number.is_finite()) {
        Some(number) => Err(E::custom(format_args!("`{name}` cannot be {number}"))),
        None => Ok(()),
    }
}

/// Reads over a value.
pub(crate) fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

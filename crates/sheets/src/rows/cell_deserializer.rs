//! [`CellDeserializer`]: one value out of one cell.

use std::borrow::Cow;
use std::fmt::Display;

use serde::de::value::{CowStrDeserializer, StrDeserializer};
use serde::de::{Deserializer, Visitor};

use super::CellRef;
use super::fault::{Fault, one_of};
use crate::Cell;

/// The largest number up to which a cell holds every whole number, 2^53.
const LAST_EXACT_INTEGER: f64 = 9_007_199_254_740_992.0;

/// How texts and other values pass for each other.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TextRules {
    /// Numbers and booleans are read from texts too.
    pub(super) are_parsed: bool,
    /// Texts are read from text cells only.
    pub(super) are_exact: bool,
}

/// Reads one value from one cell.
#[derive(Clone, Copy)]
pub(super) struct CellDeserializer<'c> {
    pub(super) cell: CellRef<'c>,
    pub(super) texts: TextRules,
}

impl<'c> CellDeserializer<'c> {
    /// Reads a name, as a header has it.
    pub(super) fn of_name(name: &'c str) -> Self {
        let texts = TextRules {
            are_parsed: true,
            are_exact: false,
        };
        let cell = CellRef::from(name);
        Self { cell, texts }
    }

    fn expected(self, expected: impl Into<String>) -> Fault {
        Fault::expected(expected, self.cell)
    }

    fn integer<N: TryFrom<i128> + Display>(self, least: &N, most: &N) -> Result<N, Fault> {
        N::try_from(self.whole()?)
            .map_err(|_| self.expected(format!("an integer from {least} to {most}")))
    }

    fn whole(self) -> Result<i128, Fault> {
        match self.cell {
            CellRef::Number(number) if number.fract() != 0.0 || !number.is_finite() => {
                Err(self.expected("an integer"))
            }
            // What is stored may be a neighbour of what was meant.
            CellRef::Number(number) if number.abs() > LAST_EXACT_INTEGER => {
                Err(self.expected("an integer up to 2^53, beyond which a cell is not exact"))
            }
            CellRef::Number(number) => Ok(number as i128),
            CellRef::Text(text) if self.texts.are_parsed => {
                let number = text.trim().parse();
                number.map_err(|_| self.expected("an integer"))
            }
            _ => Err(self.expected("an integer")),
        }
    }

    fn number(self) -> Result<f64, Fault> {
        match self.cell {
            CellRef::Number(number) => Ok(number),
            CellRef::Text(text) if self.texts.are_parsed => {
                number_of(text).ok_or_else(|| self.expected("a number"))
            }
            _ => Err(self.expected("a number")),
        }
    }

    fn boolean(self) -> Result<bool, Fault> {
        match self.cell {
            CellRef::Bool(value) => Ok(value),
            CellRef::Text(text) if self.texts.are_parsed => {
                match text.trim().to_ascii_lowercase().as_str() {
                    "true" => Ok(true),
                    "false" => Ok(false),
                    _ => Err(self.expected("TRUE or FALSE")),
                }
            }
            _ => Err(self.expected("TRUE or FALSE")),
        }
    }

    fn text(self) -> Result<Cow<'c, str>, Fault> {
        match self.cell {
            CellRef::Empty => Ok(Cow::Borrowed("")),
            CellRef::Text(text) => Ok(Cow::Borrowed(text)),
            CellRef::Bool(_) | CellRef::Number(_) if self.texts.are_exact => {
                Err(self.expected("a text"))
            }
            CellRef::Bool(_) | CellRef::Number(_) => {
                Ok(Cow::Owned(Cell::from(self.cell).to_string()))
            }
        }
    }
}

/// Reads digits with a point and an exponent, but neither `inf` nor `nan`.
fn number_of(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_numeric = text
        .bytes()
        .all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    let number = text.parse::<f64>().ok().filter(|_| is_numeric)?;
    number.is_finite().then_some(number)
}

macro_rules! integers {
    ($($method:ident $visit:ident $integer:ident,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.$visit(self.integer(&$integer::MIN, &$integer::MAX)?)
        }
    )*};
}

macro_rules! more_than_one_value {
    ($($method:ident ( $($argument:ident: $type:ty),* ) $what:literal,)*) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* _: V) -> Result<V::Value, Fault> {
            Err(Fault::not_one_value($what))
        }
    )*};
}

impl<'de> Deserializer<'de> for CellDeserializer<'_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.cell {
            // Not a unit, by which `Cell` reads a `null`.
            CellRef::Empty => visitor.visit_none(),
            CellRef::Bool(value) => visitor.visit_bool(value),
            CellRef::Number(number) => match self.whole() {
                // A whole number has no sign when it is zero.
                Ok(_) if number == 0.0 && number.is_sign_negative() => visitor.visit_f64(number),
                Ok(whole) => match u64::try_from(whole) {
                    Ok(whole) => visitor.visit_u64(whole),
                    Err(_) => visitor.visit_i64(whole as i64),
                },
                Err(_) => visitor.visit_f64(number),
            },
            CellRef::Text(text) => visitor.visit_str(text),
        }
    }

    integers! {
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
        deserialize_i128 visit_i128 i128,
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64,
        deserialize_u128 visit_u128 u128,
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = self.number()? as f32;
        if number.is_infinite() {
            return Err(self.expected("a number that is not so large"));
        }
        visitor.visit_f32(number)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_char<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let text = self.text()?;
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(letter), None) => visitor.visit_char(letter),
            _ => Err(self.expected("a single character")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.text()? {
            Cow::Borrowed(text) => visitor.visit_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.cell.is_empty() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.cell.is_empty() {
            visitor.visit_unit()
        } else {
            Err(self.expected("an empty cell"))
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.cell.is_empty() {
            return Err(self.expected(one_of(variants)));
        }
        match self.text()? {
            Cow::Borrowed(text) => visitor.visit_enum(StrDeserializer::new(text)),
            text @ Cow::Owned(_) => visitor.visit_enum(CowStrDeserializer::new(text)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    more_than_one_value! {
        deserialize_bytes() "a string of bytes",
        deserialize_byte_buf() "a string of bytes",
        deserialize_seq() "a list",
        deserialize_tuple(_length: usize) "a list",
        deserialize_tuple_struct(_name: &'static str, _length: usize) "a list",
        deserialize_map() "a map",
        deserialize_struct(_name: &'static str, _fields: &'static [&'static str]) "a struct",
    }
}

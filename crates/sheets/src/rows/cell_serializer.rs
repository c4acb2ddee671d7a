//! [`CellSerializer`]: one cell out of one value.

use serde::ser::{Impossible, Serialize, Serializer};

use super::error::RowProblem;
use super::fault::Fault;
use crate::Cell;
use crate::cell::SKIP;

/// Writes one value into one cell.
#[derive(Clone, Debug)]
pub(super) struct CellSerializer {
    /// What nothing is written as.
    pub(super) nothing: Cell,
}

fn integer<N>(integer: N) -> Result<Cell, Fault>
where
    N: TryInto<i64> + ToString + Copy,
{
    let narrow = integer.try_into().ok();
    let cell = narrow.and_then(|narrow| Cell::try_from(narrow).ok());
    cell.ok_or_else(|| {
        let integer = integer.to_string();
        RowProblem::InexactInteger { integer }.into()
    })
}

macro_rules! integers {
    ($($method:ident $integer:ty,)*) => {$(
        fn $method(self, value: $integer) -> Result<Cell, Fault> {
            integer(value)
        }
    )*};
}

impl Serializer for CellSerializer {
    type Ok = Cell;
    type Error = Fault;
    type SerializeSeq = Impossible<Cell, Fault>;
    type SerializeTuple = Impossible<Cell, Fault>;
    type SerializeTupleStruct = Impossible<Cell, Fault>;
    type SerializeTupleVariant = Impossible<Cell, Fault>;
    type SerializeMap = Impossible<Cell, Fault>;
    type SerializeStruct = Impossible<Cell, Fault>;
    type SerializeStructVariant = Impossible<Cell, Fault>;

    integers! {
        serialize_i8 i8,
        serialize_i16 i16,
        serialize_i32 i32,
        serialize_i64 i64,
        serialize_i128 i128,
        serialize_u8 u8,
        serialize_u16 u16,
        serialize_u32 u32,
        serialize_u64 u64,
        serialize_u128 u128,
    }

    fn serialize_bool(self, value: bool) -> Result<Cell, Fault> {
        Ok(Cell::Bool(value))
    }

    fn serialize_f32(self, number: f32) -> Result<Cell, Fault> {
        self.serialize_f64(f64::from(number))
    }

    fn serialize_f64(self, number: f64) -> Result<Cell, Fault> {
        if number.is_finite() {
            Ok(Cell::Number(number))
        } else {
            Err(RowProblem::NotFinite { number }.into())
        }
    }

    fn serialize_char(self, letter: char) -> Result<Cell, Fault> {
        Ok(Cell::from(letter.to_string()))
    }

    fn serialize_str(self, text: &str) -> Result<Cell, Fault> {
        Ok(Cell::from(text))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Cell, Fault> {
        Err(Fault::not_one_value("a string of bytes"))
    }

    fn serialize_none(self) -> Result<Cell, Fault> {
        Ok(self.nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Cell, Fault> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Cell, Fault> {
        Ok(self.nothing)
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<Cell, Fault> {
        Ok(if name == SKIP {
            Cell::Skip
        } else {
            self.nothing
        })
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Cell, Fault> {
        Ok(Cell::from(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Cell, Fault> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Cell, Fault> {
        Err(Fault::not_one_value("a variant with a value"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Fault> {
        Err(Fault::not_one_value("a list"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Fault> {
        Err(Fault::not_one_value("a list"))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Fault> {
        Err(Fault::not_one_value("a list"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Fault> {
        Err(Fault::not_one_value("a variant with values"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Fault> {
        Err(Fault::not_one_value("a map"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Fault> {
        Err(Fault::not_one_value("a struct"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Fault> {
        Err(Fault::not_one_value("a variant with values"))
    }
}

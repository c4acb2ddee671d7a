//! [`RowSerializer`]: the cells out of one value.

use std::borrow::Cow;

use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
    SerializeTupleStruct, Serializer,
};

use super::cell_serializer::CellSerializer;
use super::fault::Fault;
use crate::Cell;

/// Writes one value into a row, with the names of its fields.
pub(super) struct RowSerializer {
    cells: CellSerializer,
    row: NamedCells,
}

/// The cells of a row; those of lists and tuples have no names.
pub(super) type NamedCells = Vec<(Option<Name>, Cell)>;

pub(super) type Name = Cow<'static, str>;

impl RowSerializer {
    pub(super) fn new(nothing: Cell) -> Self {
        Self {
            cells: CellSerializer { nothing },
            row: Vec::new(),
        }
    }

    fn push<T: Serialize + ?Sized>(&mut self, name: Option<Name>, value: &T) -> Result<(), Fault> {
        let cell = value.serialize(self.cells.clone());
        let cell = cell.map_err(|fault| {
            // A field without a name has a number.
            let number = (self.row.len() + 1).to_string();
            fault.in_field(Some(name.as_deref().unwrap_or(&number)))
        })?;
        self.row.push((name, cell));
        Ok(())
    }

    fn only<T: Serialize>(mut self, value: T) -> Result<NamedCells, Fault> {
        self.push(None, &value)?;
        Ok(self.row)
    }
}

macro_rules! one_value {
    ($($method:ident $value:ty,)*) => {$(
        fn $method(self, value: $value) -> Result<NamedCells, Fault> {
            self.only(value)
        }
    )*};
}

impl Serializer for RowSerializer {
    type Ok = NamedCells;
    type Error = Fault;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Impossible<NamedCells, Fault>;
    type SerializeMap = NamedRow;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<NamedCells, Fault>;

    one_value! {
        serialize_bool bool,
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
        serialize_f32 f32,
        serialize_f64 f64,
        serialize_char char,
        serialize_str &str,
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<NamedCells, Fault> {
        self.cells.serialize_bytes(bytes).map(|_| self.row)
    }

    /// A row of nothing is a blank one.
    fn serialize_none(self) -> Result<NamedCells, Fault> {
        Ok(self.row)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<NamedCells, Fault> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<NamedCells, Fault> {
        Ok(self.row)
    }

    fn serialize_unit_struct(mut self, name: &'static str) -> Result<NamedCells, Fault> {
        let cell = self.cells.clone().serialize_unit_struct(name)?;
        self.row.push((None, cell));
        Ok(self.row)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<NamedCells, Fault> {
        self.only(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<NamedCells, Fault> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: &T,
    ) -> Result<NamedCells, Fault> {
        Err(Fault::not_one_value("a variant with a value").in_field(Some(variant)))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Fault> {
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Fault> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Fault> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Fault> {
        Err(Fault::not_one_value("a variant with values").in_field(Some(variant)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<NamedRow, Fault> {
        let name = String::new();
        Ok(NamedRow { row: self, name })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Fault> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Fault> {
        Err(Fault::not_one_value("a variant with values").in_field(Some(variant)))
    }
}

impl SerializeSeq for RowSerializer {
    type Ok = NamedCells;
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.push(None, value)
    }

    fn end(self) -> Result<NamedCells, Fault> {
        Ok(self.row)
    }
}

impl SerializeTuple for RowSerializer {
    type Ok = NamedCells;
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.push(None, value)
    }

    fn end(self) -> Result<NamedCells, Fault> {
        Ok(self.row)
    }
}

impl SerializeTupleStruct for RowSerializer {
    type Ok = NamedCells;
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.push(None, value)
    }

    fn end(self) -> Result<NamedCells, Fault> {
        Ok(self.row)
    }
}

impl SerializeStruct for RowSerializer {
    type Ok = NamedCells;
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Fault> {
        self.push(Some(Cow::Borrowed(name)), value)
    }

    fn end(self) -> Result<NamedCells, Fault> {
        Ok(self.row)
    }
}

/// A row whose names come one by one, as those of a map do.
pub(super) struct NamedRow {
    row: RowSerializer,
    name: String,
}

impl SerializeMap for NamedRow {
    type Ok = NamedCells;
    type Error = Fault;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Fault> {
        let cell = key.serialize(self.row.cells.clone())?;
        self.name = cell.to_string();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        let name = std::mem::take(&mut self.name);
        self.row.push(Some(Cow::Owned(name)), value)
    }

    fn end(self) -> Result<NamedCells, Fault> {
        Ok(self.row.row)
    }
}

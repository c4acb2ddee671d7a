//! [`RowDeserializer`]: one value out of one row.

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::cell_deserializer::{CellDeserializer, TextRules};
use super::error::RowProblem;
use super::fault::{Fault, Spot};
use super::header::Header;
use super::suggestion::suggest;
use super::{CellRef, CellRow};
use crate::Cell;

/// Reads one value from one row.
pub(super) struct RowDeserializer<'a, R> {
    /// `None` for a blank row.
    pub(super) row: Option<&'a R>,
    pub(super) header: Option<&'a Header>,
    pub(super) fields: &'a mut Fields,
    /// The columns whose field takes no blank cell, and so is not there when the cell is blank.
    pub(super) left_out: &'a [usize],
    pub(super) texts: TextRules,
    pub(super) refuses_extra: bool,
}

/// The fields of the struct that was read last, by the columns that are for them.
#[derive(Debug, Default)]
pub(super) struct Fields {
    all: &'static [&'static str],
    of_columns: Vec<Option<&'static str>>,
}

impl<R: CellRow> RowDeserializer<'_, R> {
    fn cell(&self, column: usize) -> CellRef<'_> {
        self.row.map_or(CellRef::Empty, |row| row.cell(column))
    }

    fn width(&self) -> usize {
        self.row.map_or(0, CellRow::width)
    }

    /// Finds the columns for the fields of a struct, once for all rows.
    fn match_fields(&mut self, header: &Header, fields: &'static [&'static str]) {
        if !std::ptr::eq(self.fields.all, fields) || self.fields.of_columns.len() != header.width()
        {
            let columns = 0..header.width();
            *self.fields = Fields {
                all: fields,
                of_columns: columns
                    .map(|column| header.field_of(column, fields))
                    .collect(),
            };
        }
    }

    /// Returns the fault of the first header that is for no field.
    fn extra_header(&self, header: &Header) -> Option<Fault> {
        let fields = self.fields.of_columns.iter().enumerate();
        let mut extra = fields.filter(|(_, field)| field.is_none());
        let (column, name) =
            extra.find_map(|(column, _)| header.name(column).map(|name| (column, name)))?;
        let suggestion = suggest(name, self.fields.all.iter().copied()).map(str::to_owned);
        let fault = Fault::from(RowProblem::ExtraHeader { suggestion });
        let spot = Spot::HeaderOf(column);
        Some(fault.in_field(Some(name)).at(spot, CellRef::Empty))
    }

    /// Reads the row from left to right.
    fn in_order<'de, V: Visitor<'de>>(self, limit: usize, visitor: V) -> Result<V::Value, Fault> {
        let mut cells = CellsInOrder {
            row: &self,
            column: 0,
            limit,
        };
        let value = visitor.visit_seq(&mut cells)?;
        let unread = cells.column..self.width();
        let mut stray = unread.filter(|column| !self.cell(*column).is_empty());
        match stray.next() {
            Some(column) if self.refuses_extra => {
                let got = Cell::from(self.cell(column));
                let fault = Fault::from(RowProblem::StrayCell { got });
                Err(fault.at(Spot::Cell(column), CellRef::Empty))
            }
            _ => Ok(value),
        }
    }

    fn by_name<'de, V: Visitor<'de>>(
        self,
        header: &Header,
        is_struct: bool,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_map(CellsByName {
            header,
            is_struct,
            next: 0,
            column: 0,
            row: self,
        })
    }

    /// Reads a row of one column as the one value that it is.
    fn only<T>(
        self,
        read: impl FnOnce(CellDeserializer<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let width = self.header.map_or(self.width(), Header::width);
        if width > 1 {
            let reason = format!("a row of {width} cells is not one value");
            return Err(RowProblem::Refused { reason, got: None }.into());
        }
        let cell = self.cell(0);
        let texts = self.texts;
        read(CellDeserializer { cell, texts }).map_err(|fault| {
            let name = self.header.and_then(|header| header.name(0));
            fault.in_field(name).at(Spot::Cell(0), cell)
        })
    }
}

macro_rules! one_value {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.only(|cell| cell.$method(visitor))
        }
    )*};
}

impl<'de, R: CellRow> Deserializer<'de> for RowDeserializer<'_, R> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.header {
            Some(header) => self.by_name(header, false, visitor),
            None => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let Some(header) = self.header else {
            return self.in_order(usize::MAX, visitor);
        };
        self.match_fields(header, fields);
        if self.refuses_extra
            && let Some(fault) = self.extra_header(header)
        {
            return Err(fault);
        }
        self.by_name(header, true, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let limit = self.width().max(self.header.map_or(0, Header::width));
        self.in_order(limit, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.in_order(length, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.in_order(length, visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.row {
            Some(_) => visitor.visit_some(self),
            None => visitor.visit_none(),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.only(|cell| cell.deserialize_unit_struct(name, visitor))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.only(|cell| cell.deserialize_enum(name, variants, visitor))
    }

    one_value! {
        deserialize_bool deserialize_char deserialize_str deserialize_string
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64 deserialize_bytes deserialize_byte_buf
        deserialize_unit deserialize_identifier
    }
}

/// The cells of a row, from left to right; blank ones follow the last.
struct CellsInOrder<'a, 'r, R> {
    row: &'a RowDeserializer<'r, R>,
    column: usize,
    limit: usize,
}

impl<'de, R: CellRow> SeqAccess<'de> for CellsInOrder<'_, '_, R> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        if self.column >= self.limit {
            return Ok(None);
        }
        let column = self.column;
        self.column += 1;
        let cell = self.row.cell(column);
        let texts = self.row.texts;
        let value = seed.deserialize(CellDeserializer { cell, texts });
        value.map(Some).map_err(|fault| {
            let name = self.row.header.and_then(|header| header.name(column));
            fault.in_field(name).at(Spot::Cell(column), cell)
        })
    }

    fn size_hint(&self) -> Option<usize> {
        (self.limit < usize::MAX).then(|| self.limit - self.column)
    }
}

/// The cells of a row under their headers.
struct CellsByName<'a, R> {
    row: RowDeserializer<'a, R>,
    header: &'a Header,
    is_struct: bool,
    /// The column that comes next.
    next: usize,
    /// The column whose name was read.
    column: usize,
}

impl<R: CellRow> CellsByName<'_, R> {
    fn name(&self, column: usize) -> Option<&str> {
        let name = self.header.name(column)?;
        let field = self.row.fields.of_columns.get(column).copied().flatten();
        Some(field.filter(|_| self.is_struct).unwrap_or(name))
    }

    fn is_left_out(&self, column: usize) -> bool {
        self.row.left_out.contains(&column) && self.row.cell(column).is_empty()
    }
}

impl<'de, R: CellRow> MapAccess<'de> for CellsByName<'_, R> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        while self.next < self.header.width() {
            self.column = self.next;
            self.next += 1;
            if self.is_left_out(self.column) {
                continue;
            }
            if let Some(name) = self.name(self.column) {
                let key = seed.deserialize(CellDeserializer::of_name(name));
                return key.map(Some).map_err(|fault| {
                    let spot = Spot::HeaderOf(self.column);
                    Fault {
                        spot,
                        ..fault.in_field(Some(name))
                    }
                });
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let cell = self.row.cell(self.column);
        let texts = self.row.texts;
        seed.deserialize(CellDeserializer { cell, texts })
            .map_err(|fault| {
                let spot = if cell.is_empty() {
                    Spot::Blank(self.column)
                } else {
                    Spot::Cell(self.column)
                };
                fault.in_field(self.name(self.column)).at(spot, cell)
            })
    }
}

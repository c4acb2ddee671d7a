//! [`GrowingColumn`]: a column whose cells are still arriving.

use arrow_array::ArrayRef;
use arrow_schema::DataType;

use super::column_builder::ColumnBuilder;
use super::data_type;
use crate::{CellKind, CellRef};

/// A column of the batch that is being made.
pub(super) struct GrowingColumn {
    /// The kind of its values; `None` while it has none.
    kind: Option<CellKind>,
    /// Whether the kind was decided on, by the caller or by an earlier batch.
    is_fixed: bool,
    /// Until the kind is known these are texts, all of them null.
    builder: ColumnBuilder,
}

impl GrowingColumn {
    /// Begins a column of which the kind is not known; so many cells of it were empty.
    pub(super) fn unknown(empty: usize) -> Self {
        Self {
            kind: None,
            is_fixed: false,
            builder: nulls(CellKind::Text, empty),
        }
    }

    /// Begins a column of this kind, with room for so many rows.
    pub(super) fn of(kind: CellKind, rows: usize) -> Self {
        Self {
            kind: Some(kind),
            is_fixed: true,
            builder: ColumnBuilder::new(&data_type(kind), rows),
        }
    }

    /// Appends the cell of a row, before which there are so many; says which kind it should have.
    pub(super) fn push(
        &mut self,
        cell: CellRef<'_>,
        rows: usize,
        is_mixed_text: bool,
    ) -> Result<(), CellKind> {
        let found = cell.kind();
        match self.kind {
            _ if found == CellKind::Empty => {}
            Some(kind) if kind == found => {}
            Some(CellKind::Text) if is_mixed_text => {}
            Some(kind) if self.is_fixed || !is_mixed_text => return Err(kind),
            Some(_) => self.turn_into_texts(),
            None => {
                self.kind = Some(found);
                self.builder = nulls(found, rows);
            }
        }
        self.builder.push(cell);
        Ok(())
    }

    /// Returns the kind of its cells: texts if there is none.
    pub(super) fn kind(&self) -> CellKind {
        self.kind.unwrap_or(CellKind::Text)
    }

    pub(super) fn data_type(&self) -> DataType {
        data_type(self.kind())
    }

    pub(super) fn text_bytes(&self) -> usize {
        self.builder.text_bytes()
    }

    pub(super) fn finish(self) -> ArrayRef {
        self.builder.finish()
    }

    fn turn_into_texts(&mut self) {
        self.kind = Some(CellKind::Text);
        let texts = ColumnBuilder::new(&DataType::Utf8, 0);
        self.builder = std::mem::replace(&mut self.builder, texts).into_texts();
    }
}

fn nulls(kind: CellKind, rows: usize) -> ColumnBuilder {
    let mut builder = ColumnBuilder::new(&data_type(kind), rows);
    (0..rows).for_each(|_| builder.push(CellRef::Empty));
    builder
}

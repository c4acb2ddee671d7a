//! `CellData` that is written into cells, as far as a mask says.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::sheets::mask::Mask;
use crate::sheets::model::cell::{Cell, Content};
use crate::sheets::model::extras::Extras;
use crate::sheets::model::written::Written;

/// Writes `CellData` into one cell after the other.
pub(in crate::sheets) struct CellChange {
    writes_value: bool,
    /// The fields beside the value.
    mask: Mask,
    written: Written,
    /// The cell before: cells that are alike share their extras.
    last: Option<Last>,
}

/// The extras of a cell, the data that was written, and the extras after that.
type Last = (Option<Arc<Extras>>, Map<String, Value>, Option<Arc<Extras>>);

impl CellChange {
    /// Prepares a change of the fields that a mask of `CellData` names; what Google works out
    /// itself is not written.
    pub(in crate::sheets) fn new(mask: Mask) -> Self {
        let writes_value = mask.names(&["userEnteredValue"])
            || mask.fields().any(|(name, _)| name == "userEnteredValue");
        let read_only = READ_ONLY.into_iter();
        Self {
            writes_value,
            mask: read_only.fold(mask, Mask::without),
            written: Written::default(),
            last: None,
        }
    }

    /// Returns whether the mask names the value.
    pub(in crate::sheets) fn writes_value(&self) -> bool {
        self.writes_value
    }

    pub(in crate::sheets) fn apply(&mut self, cell: &mut Cell, data: &Map<String, Value>) {
        if self.writes_value {
            let value = data.get("userEnteredValue");
            let content = value.map_or_else(Content::default, Content::from_json);
            self.written.content(cell, content);
        }
        if self.mask.fields().next().is_none() {
            return;
        }
        let same = |old: &Option<Arc<Extras>>| match (old, &cell.extras) {
            (Some(old), Some(extras)) => Arc::ptr_eq(old, extras),
            (None, None) => true,
            _ => false,
        };
        match &self.last {
            Some((old, last, new)) if same(old) && last == data => cell.extras.clone_from(new),
            _ => {
                let old = cell.extras.clone();
                let mut fields = cell.extras_to_change();
                self.mask.merge(&mut fields, data);
                cell.set_extras(fields);
                self.last = Some((old, data.clone(), cell.extras.clone()));
            }
        }
    }
}

const READ_ONLY: [&str; 7] = [
    "userEnteredValue",
    "effectiveValue",
    "effectiveFormat",
    "formattedValue",
    "hyperlink",
    "dataSourceFormula",
    "dataSourceTable",
];

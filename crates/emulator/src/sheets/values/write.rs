//! A write, checked first and carried out later, so that a batch fails as a whole.

use serde_json::{Value, json};

use super::read;
use super::value_range::ValueRange;
use crate::sheets::a1;
use crate::sheets::api_error::ApiError;
use crate::sheets::area::Area;
use crate::sheets::options::{Dimension, Rendering};
use crate::sheets::spreadsheet::Spreadsheet;

/// A write that will succeed.
pub(super) struct Write<'a> {
    /// What the answer names: the corner and the shape of the values.
    written: Area,
    /// What the answer shows when it shall hold values.
    requested: Area,
    values: ValueRange<'a>,
}

impl<'a> Write<'a> {
    /// Checks that the values fit into the range. A single cell is a corner: values may go on from
    /// there to the end of the grid.
    pub(super) fn plan(
        spreadsheet: &Spreadsheet,
        range: &str,
        values: ValueRange<'a>,
    ) -> Result<Self, ApiError> {
        let located = a1::locate(spreadsheet, range)?;
        let sheet = &spreadsheet.sheets[located.sheet];
        let requested = located.inside(sheet)?;
        let written = requested.sized(values.rows, values.columns);
        if located.is_cell() {
            let written = a1::check_inside(written, sheet)?;
            return Ok(Self {
                written,
                requested: written,
                values,
            });
        }
        let within = requested.to_a1(&sheet.title);
        let refuse = |what: String| {
            let message =
                format!("Requested writing within range [{within}], but tried writing to {what}");
            Err(ApiError::invalid_argument(message))
        };
        if written.bottom > requested.bottom {
            return refuse(format!("row [{}]", requested.bottom + 1));
        }
        if written.right > requested.right {
            return refuse(format!("column [{}]", a1::column_name(requested.right)));
        }
        Ok(Self {
            written,
            requested,
            values,
        })
    }

    /// Prepares a write at a corner where the grid has room.
    pub(super) fn at(corner: Area, values: ValueRange<'a>) -> Self {
        let written = corner.sized(values.rows, values.columns);
        Self {
            written,
            requested: written,
            values,
        }
    }

    /// Returns the area that the values fill.
    pub(super) fn written(&self) -> Area {
        self.written
    }

    /// Carries the write out and returns its `UpdateValuesResponse`. Google leaves out counts that
    /// are zero.
    pub(super) fn carry_out(
        mut self,
        spreadsheet: &mut Spreadsheet,
        echo: Option<Rendering>,
    ) -> Value {
        let (rows, columns) = self.values.touched();
        let cells = self.values.entries.len();
        let sheet = &mut spreadsheet.sheets[self.written.sheet];
        for (row, column, cell) in self.values.entries.drain(..) {
            sheet
                .grid
                .set(self.written.top + row, self.written.left + column, cell);
        }
        let mut answer = json!({
            "spreadsheetId": spreadsheet.id,
            "updatedRange": self.written.to_a1(&spreadsheet.sheets[self.written.sheet].title),
        });
        if cells > 0 {
            answer["updatedRows"] = json!(rows);
            answer["updatedColumns"] = json!(columns);
            answer["updatedCells"] = json!(cells);
        }
        if let Some(rendering) = echo {
            let values = read::value_range(spreadsheet, self.requested, Dimension::Rows, rendering);
            answer["updatedData"] = values;
        }
        answer
    }
}

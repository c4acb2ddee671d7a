//! A write, checked first and carried out later, so that a batch fails as a whole.

use std::sync::Arc;

use serde_json::json;

use super::read;
use super::value_range::ValueRange;
use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::a1::{self, Located};
use crate::sheets::model::area::Area;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::{Dimension, Rendering};

/// A write that will succeed.
pub(super) struct Write<'a> {
    /// What the answer names: the corner and the shape of the values.
    written: Area,
    /// What the answer shows when it shall hold values.
    requested: Area,
    values: &'a ValueRange<'a>,
}

/// A write that was carried out.
pub(super) struct Update {
    written: Area,
    requested: Area,
    /// How many rows, columns and cells were written.
    pub(super) touched: [usize; 3],
}

impl<'a> Write<'a> {
    /// Checks that the values fit into the range. A single cell is a corner: values may go on from
    /// there to the end of the grid.
    pub(super) fn plan(
        spreadsheet: &Spreadsheet,
        range: &str,
        values: &'a ValueRange<'a>,
    ) -> Result<Self, ApiError> {
        Self::plan_at(spreadsheet, a1::locate(spreadsheet, range)?, values)
    }

    /// Checks that the values fit into an area.
    pub(super) fn within(
        spreadsheet: &Spreadsheet,
        requested: Area,
        values: &'a ValueRange<'a>,
    ) -> Result<Self, ApiError> {
        let within = requested.to_a1(&spreadsheet.sheets[requested.sheet].title);
        let written = requested.sized(values.rows, values.columns);
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
    pub(super) fn at(corner: Area, values: &'a ValueRange<'a>) -> Self {
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

    pub(super) fn carry_out(self, spreadsheet: &mut Spreadsheet) -> Update {
        let grid = &mut spreadsheet.sheets[self.written.sheet].grid;
        self.values.write(grid, self.written);
        Update {
            written: self.written,
            requested: self.requested,
            touched: self.values.touched,
        }
    }

    fn plan_at(
        spreadsheet: &Spreadsheet,
        located: Located,
        values: &'a ValueRange<'a>,
    ) -> Result<Self, ApiError> {
        let sheet = &spreadsheet.sheets[located.sheet];
        let requested = located.inside(sheet)?;
        if !located.is_cell() {
            return Self::within(spreadsheet, requested, values);
        }
        let write = Self::at(requested, values);
        a1::check_inside(write.written, sheet)?;
        Ok(write)
    }
}

impl Update {
    /// Returns where the write began, as an answer sorts it.
    pub(super) fn sheet(&self) -> usize {
        self.written.sheet
    }

    /// Returns the fields that every answer to a write has. Google leaves out counts that are
    /// zero.
    pub(super) fn fields(
        &self,
        spreadsheet: &Arc<Spreadsheet>,
        echo: Option<Rendering>,
    ) -> Vec<(&'static str, Node)> {
        let range = self
            .written
            .to_a1(&spreadsheet.sheets[self.written.sheet].title);
        let mut fields = vec![("updatedRange", Node::Json(json!(range)))];
        let names = ["updatedRows", "updatedColumns", "updatedCells"];
        let counts = names.into_iter().zip(self.touched);
        fields.extend(
            counts
                .filter(|(_, count)| *count > 0)
                .map(|(name, count)| (name, Node::Json(json!(count)))),
        );
        if let Some(rendering) = echo {
            let data = read::value_range(spreadsheet, self.requested, Dimension::Rows, rendering);
            fields.push(("updatedData", data));
        }
        fields
    }

    /// Returns the `UpdateValuesResponse`.
    pub(super) fn response(&self, spreadsheet: &Arc<Spreadsheet>, echo: Option<Rendering>) -> Node {
        let mut fields = vec![("spreadsheetId", Node::Json(json!(spreadsheet.id)))];
        fields.extend(self.fields(spreadsheet, echo));
        Node::Object(fields)
    }
}

/// Returns the totals of a batch; Google leaves out those that are zero.
pub(super) fn totals(updates: &[Update]) -> Vec<(&'static str, Node)> {
    let names = [
        "totalUpdatedRows",
        "totalUpdatedColumns",
        "totalUpdatedCells",
    ];
    let mut totals: Vec<(&str, usize)> = names
        .into_iter()
        .enumerate()
        .map(|(index, name)| {
            (
                name,
                updates.iter().map(|update| update.touched[index]).sum(),
            )
        })
        .collect();
    let mut sheets: Vec<usize> = updates.iter().map(Update::sheet).collect();
    sheets.sort_unstable();
    sheets.dedup();
    totals.push(("totalUpdatedSheets", sheets.len()));
    let counted = totals.into_iter().filter(|(_, total)| *total > 0);
    counted
        .map(|(name, total)| (name, Node::Json(json!(total))))
        .collect()
}

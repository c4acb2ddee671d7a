//! A spreadsheet and its sheets.

use serde_json::{Value, json};

use super::api_error::ApiError;
use super::area::Area;
use super::grid::Grid;
use crate::oauth::Account;
use crate::random;

/// A spreadsheet.
#[derive(Clone)]
pub(super) struct Spreadsheet {
    pub(super) id: String,
    pub(super) owner: &'static Account,
    /// The client that made it: `drive.file` reaches only own files.
    pub(super) client_id: String,
    pub(super) title: String,
    pub(super) locale: String,
    pub(super) time_zone: String,
    pub(super) sheets: Vec<Sheet>,
    pub(super) named_ranges: Vec<NamedRange>,
}

/// A sheet, which people call a tab.
#[derive(Clone)]
pub(super) struct Sheet {
    pub(super) id: i32,
    pub(super) title: String,
    pub(super) is_hidden: bool,
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) frozen_rows: u32,
    pub(super) frozen_columns: u32,
    pub(super) grid: Grid,
}

/// An area with a name.
#[derive(Clone)]
pub(super) struct NamedRange {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) sheet_id: i32,
    /// The area's `sheet` is not used: sheets move.
    pub(super) area: Area,
}

impl Spreadsheet {
    /// Returns an empty spreadsheet of somebody, without a sheet.
    pub(super) fn new(owner: &'static Account, client_id: &str) -> Self {
        Self {
            // Google's identifiers are 44 characters and begin with 1.
            id: format!("1{}a", random::text(31)),
            owner,
            client_id: client_id.to_owned(),
            title: "Untitled spreadsheet".to_owned(),
            locale: "en_US".to_owned(),
            time_zone: "Etc/GMT".to_owned(),
            sheets: Vec::new(),
            named_ranges: Vec::new(),
        }
    }

    /// Returns where the sheet of this identifier stands.
    pub(super) fn position_of(&self, sheet_id: i32) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.id == sheet_id)
    }

    /// Returns where the sheet of this title stands; an exact match wins.
    pub(super) fn position_titled(&self, title: &str) -> Option<usize> {
        let exact = self.sheets.iter().position(|sheet| sheet.title == title);
        let lower = title.to_lowercase();
        exact.or_else(|| {
            self.sheets
                .iter()
                .position(|sheet| sheet.title.to_lowercase() == lower)
        })
    }

    /// Returns an error when there are more cells than Google allows.
    pub(super) fn check_size(&self) -> Result<(), ApiError> {
        let cells = |sheet: &Sheet| u64::from(sheet.rows) * u64::from(sheet.columns);
        if self.sheets.iter().map(cells).sum::<u64>() <= MOST_CELLS {
            return Ok(());
        }
        Err(ApiError::invalid_argument(format!(
            "This action would increase the number of cells in the workbook above the limit of \
             {MOST_CELLS} cells."
        )))
    }

    /// Returns the `Spreadsheet` resource; `url` is the emulator's.
    pub(super) fn to_json(&self, url: &str) -> Value {
        let sheets = self.sheets.iter().enumerate();
        let sheets: Vec<Value> = sheets
            .map(|(index, sheet)| json!({ "properties": sheet.to_json(index) }))
            .collect();
        let mut resource = json!({
            "spreadsheetId": self.id,
            "properties": {
                "title": self.title,
                "locale": self.locale,
                "autoRecalc": "ON_CHANGE",
                "timeZone": self.time_zone,
                "defaultFormat": {
                    "backgroundColor": { "red": 1, "green": 1, "blue": 1 },
                    "padding": { "top": 2, "right": 3, "bottom": 2, "left": 3 },
                    "verticalAlignment": "BOTTOM",
                    "wrapStrategy": "OVERFLOW_CELL",
                    "textFormat": { "foregroundColor": {}, "fontFamily": "arial,sans,sans-serif",
                        "fontSize": 10, "bold": false, "italic": false, "strikethrough": false,
                        "underline": false },
                },
            },
            "sheets": sheets,
            "spreadsheetUrl": format!("{url}/spreadsheets/d/{}/edit", self.id),
        });
        if !self.named_ranges.is_empty() {
            let ranges: Vec<Value> = self.named_ranges.iter().map(NamedRange::to_json).collect();
            resource["namedRanges"] = json!(ranges);
        }
        resource
    }
}

impl Sheet {
    /// Returns an empty sheet of the size that a new one has.
    pub(super) fn new(id: i32, title: &str) -> Self {
        Self {
            id,
            title: title.to_owned(),
            is_hidden: false,
            rows: 1000,
            columns: 26,
            frozen_rows: 0,
            frozen_columns: 0,
            grid: Grid::default(),
        }
    }

    /// Makes the sheet larger or smaller; cells outside are lost.
    pub(super) fn resize(&mut self, rows: u32, columns: u32) {
        self.grid.truncate(rows, columns);
        (self.rows, self.columns) = (rows, columns);
    }

    /// Returns the `SheetProperties` resource. Google leaves out what is false or zero, except
    /// identifier and index.
    pub(super) fn to_json(&self, index: usize) -> Value {
        let mut grid = json!({ "rowCount": self.rows, "columnCount": self.columns });
        if self.frozen_rows > 0 {
            grid["frozenRowCount"] = json!(self.frozen_rows);
        }
        if self.frozen_columns > 0 {
            grid["frozenColumnCount"] = json!(self.frozen_columns);
        }
        let mut properties = json!({
            "sheetId": self.id,
            "title": self.title,
            "index": index,
            "sheetType": "GRID",
            "gridProperties": grid,
        });
        if self.is_hidden {
            properties["hidden"] = json!(true);
        }
        properties
    }
}

impl NamedRange {
    /// Returns the `NamedRange` resource; the sheet with identifier 0 is left out, as Google does.
    pub(super) fn to_json(&self) -> Value {
        let mut range = json!({
            "startRowIndex": self.area.top,
            "endRowIndex": self.area.bottom,
            "startColumnIndex": self.area.left,
            "endColumnIndex": self.area.right,
        });
        if self.sheet_id != 0 {
            range["sheetId"] = json!(self.sheet_id);
        }
        json!({ "namedRangeId": self.id, "name": self.name, "range": range })
    }
}

// https://support.google.com/drive/answer/37603
const MOST_CELLS: u64 = 10_000_000;

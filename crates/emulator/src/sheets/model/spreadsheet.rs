//! A spreadsheet: its sheets, and what belongs to none of them.

use serde_json::{Map, Value, json};

use super::sheet::Sheet;
use crate::oauth::Account;
use crate::random;
use crate::sheets::api_error::ApiError;

/// A spreadsheet.
#[derive(Clone)]
pub(in crate::sheets) struct Spreadsheet {
    pub(in crate::sheets) id: String,
    pub(in crate::sheets) owner: &'static Account,
    /// The client that made it: `drive.file` reaches only own files.
    pub(in crate::sheets) client_id: String,
    /// The `SpreadsheetProperties`.
    pub(in crate::sheets) properties: Map<String, Value>,
    pub(in crate::sheets) sheets: Vec<Sheet>,
    pub(in crate::sheets) named_ranges: Vec<Value>,
    /// The developer metadata of every place.
    pub(in crate::sheets) metadata: Vec<Value>,
    /// The threads of comments; the sheets have their anchors.
    pub(in crate::sheets) comments: Vec<Value>,
}

impl Spreadsheet {
    /// Returns an empty spreadsheet of somebody, without a sheet.
    pub(in crate::sheets) fn new(owner: &'static Account, client_id: &str) -> Self {
        Self {
            // Google's identifiers are 44 characters and begin with 1.
            id: format!("1{}a", random::text(31)),
            owner,
            client_id: client_id.to_owned(),
            properties: default_properties(),
            sheets: Vec::new(),
            named_ranges: Vec::new(),
            metadata: Vec::new(),
            comments: Vec::new(),
        }
    }

    /// Returns where the sheet of this identifier stands.
    pub(in crate::sheets) fn position_of(&self, sheet_id: i32) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.id == sheet_id)
    }

    /// Returns where the sheet of this identifier stands, or Google's error for a sheet.
    pub(in crate::sheets) fn sheet_of(&self, sheet_id: i32) -> Result<usize, ApiError> {
        let unknown = || ApiError::invalid_argument(format!("No sheet with id: {sheet_id}"));
        self.position_of(sheet_id).ok_or_else(unknown)
    }

    /// Returns where the sheet of this identifier stands, or Google's error for a sheet's cells.
    pub(in crate::sheets) fn grid_of(&self, sheet_id: i32) -> Result<usize, ApiError> {
        let unknown = || ApiError::invalid_argument(format!("No grid with id: {sheet_id}"));
        self.position_of(sheet_id)
            .filter(|position| self.sheets[*position].is_grid())
            .ok_or_else(unknown)
    }

    /// Returns where the sheet of this title stands; an exact match wins.
    pub(in crate::sheets) fn position_titled(&self, title: &str) -> Option<usize> {
        let exact = self.sheets.iter().position(|sheet| sheet.title == title);
        let lower = title.to_lowercase();
        exact.or_else(|| {
            self.sheets
                .iter()
                .position(|sheet| sheet.title.to_lowercase() == lower)
        })
    }

    /// Returns the first of these titles that no sheet has.
    pub(in crate::sheets) fn free_title(&self, titles: impl Iterator<Item = String>) -> String {
        let mut titles = titles;
        titles
            .find(|title| self.position_titled(title).is_none())
            .expect("there are more titles than sheets")
    }

    /// Returns an identifier that no sheet has.
    pub(in crate::sheets) fn free_sheet_id(&self) -> i32 {
        let mut ids = std::iter::repeat_with(random::sheet_id);
        ids.find(|id| *id != 0 && self.position_of(*id).is_none())
            .expect("there are more identifiers than sheets")
    }

    /// Adds a sheet before the one at a position, if it can be added.
    pub(in crate::sheets) fn add_sheet(
        &mut self,
        sheet: Sheet,
        position: usize,
    ) -> Result<usize, ApiError> {
        if self.position_titled(&sheet.title).is_some() {
            return Err(title_taken(&sheet.title));
        }
        if self.position_of(sheet.id).is_some() {
            let message = format!("Sheet with id {} already exists.", sheet.id);
            return Err(ApiError::invalid_argument(message));
        }
        let position = position.min(self.sheets.len());
        self.sheets.insert(position, sheet);
        self.check_size()?;
        Ok(position)
    }

    /// Returns an error when there are more cells than Google allows.
    pub(in crate::sheets) fn check_size(&self) -> Result<(), ApiError> {
        let cells = |sheet: &Sheet| u64::from(sheet.rows) * u64::from(sheet.columns);
        self.check_cells(self.sheets.iter().map(cells).sum())
    }

    /// Returns an error when a sheet cannot get this size.
    pub(in crate::sheets) fn check_resize(
        &self,
        position: usize,
        rows: u32,
        columns: u32,
    ) -> Result<(), ApiError> {
        self.sheets[position].check_columns(columns)?;
        let sheets = self.sheets.iter().enumerate();
        let cells = sheets.map(|(index, sheet)| match index == position {
            true => u64::from(rows) * u64::from(columns),
            false => u64::from(sheet.rows) * u64::from(sheet.columns),
        });
        self.check_cells(cells.sum())
    }

    fn check_cells(&self, cells: u64) -> Result<(), ApiError> {
        if cells <= MOST_CELLS {
            return Ok(());
        }
        Err(ApiError::invalid_argument(format!(
            "This action would increase the number of cells in the workbook above the limit of \
             {MOST_CELLS} cells."
        )))
    }
}

/// Returns Google's error for a second sheet of the same name.
pub(in crate::sheets) fn title_taken(title: &str) -> ApiError {
    ApiError::invalid_argument(format!(
        "A sheet with the name \"{title}\" already exists. Please enter another name."
    ))
}

fn default_properties() -> Map<String, Value> {
    let properties = json!({
        "title": "Untitled spreadsheet",
        "locale": "en_US",
        "autoRecalc": "ON_CHANGE",
        "timeZone": "Etc/GMT",
        "defaultFormat": {
            "backgroundColor": { "red": 1, "green": 1, "blue": 1 },
            "padding": { "top": 2, "right": 3, "bottom": 2, "left": 3 },
            "verticalAlignment": "BOTTOM",
            "wrapStrategy": "OVERFLOW_CELL",
            "textFormat": { "foregroundColor": {}, "fontFamily": "arial,sans,sans-serif",
                "fontSize": 10, "bold": false, "italic": false, "strikethrough": false,
                "underline": false, "foregroundColorStyle": { "rgbColor": {} } },
            "backgroundColorStyle": { "rgbColor": { "red": 1, "green": 1, "blue": 1 } },
        },
    });
    properties.as_object().cloned().unwrap_or_default()
}

// https://support.google.com/drive/answer/37603
const MOST_CELLS: u64 = 10_000_000;

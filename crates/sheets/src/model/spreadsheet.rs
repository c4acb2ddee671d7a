//! [`Spreadsheet`] and what it consists of.

use serde::{Deserialize, Serialize};

use super::{RecalculationInterval, SheetType};

/// A spreadsheet: its properties, its sheets and its named ranges.
///
/// Schema: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Spreadsheet>.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct Spreadsheet {
    /// The id that calls take.
    pub spreadsheet_id: String,
    /// The address for a browser.
    pub spreadsheet_url: String,
    /// Title, locale and the like.
    pub properties: SpreadsheetProperties,
    /// The sheets, in their order.
    pub sheets: Vec<Sheet>,
    /// The named ranges of all sheets.
    pub named_ranges: Vec<NamedRange>,
}

/// The properties of a spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct SpreadsheetProperties {
    /// The title.
    pub title: String,
    /// The locale, such as `en_US`; it decides how typed values are understood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The time zone, such as `Europe/Zurich`; dates and times of cells are in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
    /// When functions such as `NOW` are calculated again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_recalc: Option<RecalculationInterval>,
}

/// One sheet of a spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct Sheet {
    /// Title, place and size.
    pub properties: SheetProperties,
}

/// The properties of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct SheetProperties {
    /// The number after `gid=` in a browser's address; it never changes.
    pub sheet_id: i32,
    /// The title on the tab.
    pub title: String,
    /// The place among the sheets, counted from 0.
    pub index: i32,
    /// What the sheet shows.
    pub sheet_type: SheetType,
    /// The size of the grid; `None` for a sheet that is no grid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grid_properties: Option<GridProperties>,
    /// Whether the tab is hidden.
    pub hidden: bool,
}

/// The size of a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct GridProperties {
    /// The number of rows, with or without data.
    pub row_count: i32,
    /// The number of columns, with or without data.
    pub column_count: i32,
    /// Rows at the top that do not scroll.
    pub frozen_row_count: i32,
    /// Columns at the left that do not scroll.
    pub frozen_column_count: i32,
}

/// A range with a name that formulas and calls can use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct NamedRange {
    /// The id, which stays when the name changes.
    pub named_range_id: String,
    /// The name.
    pub name: String,
    /// The cells.
    pub range: GridRange,
}

/// Cells by their indexes from 0, the end outside; an index that is missing is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct GridRange {
    /// The sheet; Google leaves out the id 0.
    pub sheet_id: i32,
    /// The first row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_row_index: Option<i32>,
    /// The row after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_row_index: Option<i32>,
    /// The first column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_column_index: Option<i32>,
    /// The column after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_column_index: Option<i32>,
}

//! The columns of a table, whose names are the texts of its first row.

use serde_json::{Map, Value, json};

use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{self, Cell, Content};
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::model::text::Text;
use crate::sheets::model::written::Written;
use crate::sheets::request::Fields;

/// Returns a column for each column of a new table. One that was sent without a name is called
/// `Column 1` and so on, over the text of its header; one that was not sent has its header's name.
pub(super) fn of_new(
    spreadsheet: &mut Spreadsheet,
    area: Area,
    table: Fields<'_>,
) -> Result<Vec<Value>, ApiError> {
    check(area, table)?;
    let mut unnamed = 0;
    let columns = (0..area.width()).map(|index| {
        let sent = sent(table, index);
        let mut column = sent.map(|sent| sent.all().clone()).unwrap_or_default();
        match sent.map(|sent| sent.text("columnName")) {
            Some(Some(name)) => write_header(spreadsheet, area, index, name),
            Some(None) => {
                unnamed += 1;
                let name = format!("Column {unnamed}");
                write_header(spreadsheet, area, index, &name);
                column.insert("columnName".to_owned(), json!(name));
            }
            None => name_by_header(spreadsheet, area, index, &mut column),
        }
        numbered(index, column)
    });
    let columns: Vec<Value> = columns.collect();
    fill_checkboxes(spreadsheet, area, &columns);
    Ok(columns)
}

/// Returns the columns after an update with a list of them; each that was sent needs a name.
pub(super) fn of_update(
    spreadsheet: &mut Spreadsheet,
    area: Area,
    table: Fields<'_>,
) -> Result<Vec<Value>, ApiError> {
    check(area, table)?;
    let mut columns = Vec::new();
    for index in 0..area.width() {
        let mut column = Map::new();
        match sent(table, index) {
            Some(sent) => {
                let no_name =
                    || ApiError::invalid_argument("Table header row cell must have a value.");
                let name = sent.text("columnName").ok_or_else(no_name)?;
                write_header(spreadsheet, area, index, name);
                column.clone_from(sent.all());
            }
            None => name_by_header(spreadsheet, area, index, &mut column),
        }
        columns.push(numbered(index, column));
    }
    fill_checkboxes(spreadsheet, area, &columns);
    Ok(columns)
}

/// Returns the columns of a table that has another range now.
pub(super) fn of_range(
    spreadsheet: &Spreadsheet,
    area: Area,
    table: &Map<String, Value>,
) -> Vec<Value> {
    let table = Fields::new(table);
    let column = |index| {
        let old = sent(table, index).map(|column| column.all().clone());
        let mut column = old.unwrap_or_default();
        name_by_header(spreadsheet, area, index, &mut column);
        numbered(index, column)
    };
    (0..area.width()).map(column).collect()
}

fn sent(table: Fields<'_>, index: u32) -> Option<Fields<'_>> {
    let mut columns = table.objects("columnProperties");
    columns.find(|column| i64::from(column.count("columnIndex")) == i64::from(index))
}

fn numbered(index: u32, mut column: Map<String, Value>) -> Value {
    if index > 0 {
        column.insert("columnIndex".to_owned(), json!(index));
    }
    Value::Object(column)
}

fn check(area: Area, table: Fields<'_>) -> Result<(), ApiError> {
    let refuse = |message: &str| Err(ApiError::invalid_argument(message));
    let mut seen = Vec::new();
    for column in table.objects("columnProperties") {
        let index = column.count("columnIndex");
        let is_inside = u32::try_from(index).is_ok_and(|index| index < area.width());
        if !is_inside || seen.contains(&index) {
            return refuse(&format!("Invalid column index: {index}"));
        }
        seen.push(index);
        let is_dropdown = column.text("columnType") == Some("DROPDOWN");
        let rule = column.object("dataValidationRule");
        let has_condition = rule.is_some_and(|rule| rule.object("condition").is_some());
        if is_dropdown && !has_condition {
            return refuse("Condition must be set for dropdown column type.");
        }
        if !is_dropdown && rule.is_some() {
            return refuse("Cannot set condition for non-dropdown column type.");
        }
    }
    Ok(())
}

fn name_by_header(
    spreadsheet: &Spreadsheet,
    area: Area,
    index: u32,
    column: &mut Map<String, Value>,
) {
    let grid = &spreadsheet.sheets[area.sheet].grid;
    let header = grid.cell(area.top, area.left + index).map(header_text);
    let name = header.filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| format!("Column {}", index + 1));
    column.insert("columnName".to_owned(), json!(name));
}

fn header_text(cell: &Cell) -> String {
    match &cell.content {
        Content::Value(value) => cell.shown(value),
        Content::Formula(_) => String::new(),
    }
}

/// Writes a name into its header as plain text.
fn write_header(spreadsheet: &mut Spreadsheet, area: Area, index: u32, name: &str) {
    let place = Area {
        left: area.left + index,
        ..area
    };
    let text = cell::Value::Text(Text::new(name));
    let mut written = Written::default();
    spreadsheet.sheets[area.sheet]
        .grid
        .edit(place.sized(1, 1), |_, _, cell| {
            written.content(cell, text.clone().into())
        });
}

/// In a column of truth values, text and nothing become false.
fn fill_checkboxes(spreadsheet: &mut Spreadsheet, area: Area, columns: &[Value]) {
    for (index, column) in (area.left..).zip(columns) {
        if column["columnType"] != "BOOLEAN" {
            continue;
        }
        let body = Area {
            top: area.top + 1,
            left: index,
            right: index + 1,
            ..area
        };
        let grid = &mut spreadsheet.sheets[area.sheet].grid;
        grid.edit(body, |_, _, cell| {
            use cell::Value::{Bool, Empty, Text};
            if let Content::Value(Empty | Text(_)) = cell.content {
                cell.content = Bool(false).into();
            }
        });
    }
}

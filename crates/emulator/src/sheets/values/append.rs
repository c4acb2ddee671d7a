//! `spreadsheets.values.append`: finds a table and writes below it.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/guides/values#append_values>.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::value_range::ValueRange;
use super::write::Write;
use crate::parameters::Parameters;
use crate::sheets::a1;
use crate::sheets::api_error::ApiError;
use crate::sheets::area::Area;
use crate::sheets::json_body;
use crate::sheets::options::{InsertData, Rendering, ValueInput};
use crate::sheets::spreadsheet::{Sheet, Spreadsheet};

/// Writes below the last table that the range touches, or at the range when it touches none.
pub(in crate::sheets) fn append(
    spreadsheet: &mut Spreadsheet,
    range: &str,
    query: &Parameters,
    body: &[u8],
) -> Result<Value, ApiError> {
    let body = json_body::parse(body)?;
    let input = ValueInput::parse(query.value("valueInputOption"))?;
    let insert = InsertData::parse(query.value("insertDataOption"))?;
    let echo = Rendering::of_response(query)?;
    let values = ValueRange::parse(&body, "data", input)?;
    let searched = a1::resolve(spreadsheet, range)?;
    let table = last_table(&spreadsheet.sheets[searched.sheet], searched);
    let corner = match table {
        Some(table) => Area {
            top: table.bottom,
            ..table
        },
        None => searched,
    };
    let write = Write::at(corner, values);
    make_room(spreadsheet, write.written(), insert)?;
    let mut answer = json!({ "spreadsheetId": spreadsheet.id });
    if let Some(table) = table {
        answer["tableRange"] = json!(table.to_a1(&spreadsheet.sheets[table.sheet].title));
    }
    answer["updates"] = write.carry_out(spreadsheet, echo);
    Ok(answer)
}

/// Lets the grid grow to hold the area, moving rows down if asked.
fn make_room(
    spreadsheet: &mut Spreadsheet,
    area: Area,
    insert: InsertData,
) -> Result<(), ApiError> {
    let sheet = &mut spreadsheet.sheets[area.sheet];
    let (rows, columns) = (sheet.rows, sheet.columns);
    let inserted = match insert {
        InsertData::InsertRows if area.top < rows => area.bottom - area.top,
        _ => 0,
    };
    sheet.rows = (rows + inserted).max(area.bottom);
    sheet.columns = columns.max(area.right);
    if let Err(error) = spreadsheet.check_size() {
        let sheet = &mut spreadsheet.sheets[area.sheet];
        (sheet.rows, sheet.columns) = (rows, columns);
        return Err(error);
    }
    if inserted > 0 {
        spreadsheet.sheets[area.sheet]
            .grid
            .insert_rows(area.top, inserted);
    }
    Ok(())
}

/// Returns the table that ends lowest, and of those that end together the rightmost: cells that
/// touch, also at a corner, are one table.
fn last_table(sheet: &Sheet, searched: Area) -> Option<Area> {
    let tables = tables(sheet, searched.sheet);
    let touched = tables
        .into_iter()
        .filter(|table| table.intersects(searched));
    touched.max_by_key(|table| (table.bottom, table.left))
}

fn tables(sheet: &Sheet, position: usize) -> Vec<Area> {
    let mut left: HashSet<(u32, u32)> = sheet.grid.places().collect();
    let mut tables = Vec::new();
    for place in sheet.grid.places() {
        if left.remove(&place) {
            let (row, column) = place;
            let mut table = Area {
                sheet: position,
                top: row,
                left: column,
                bottom: row + 1,
                right: column + 1,
            };
            grow(&mut table, place, &mut left);
            tables.push(table);
        }
    }
    tables
}

/// Takes every cell that hangs together with `place` into the table.
fn grow(table: &mut Area, place: (u32, u32), left: &mut HashSet<(u32, u32)>) {
    let mut edge = vec![place];
    while let Some((row, column)) = edge.pop() {
        table.top = table.top.min(row);
        table.left = table.left.min(column);
        table.bottom = table.bottom.max(row + 1);
        table.right = table.right.max(column + 1);
        for near_row in row.saturating_sub(1)..=row + 1 {
            for near_column in column.saturating_sub(1)..=column + 1 {
                if left.remove(&(near_row, near_column)) {
                    edge.push((near_row, near_column));
                }
            }
        }
    }
}

//! `hallpass sheets info`: shows a spreadsheet's title and its sheets.

use clap::Args;
use hallpass_sheets::{Cell, GridRange, NamedRange, Sheet, Spreadsheet};
use serde_json::{Value, json};

use crate::context::Context;
use crate::failure::Failure;
use crate::failure_from;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct InfoArgs {
    /// The spreadsheet: its ID, or its address from the browser.
    #[arg(value_name = "SHEET")]
    spreadsheet: String,
}

pub(crate) async fn run(args: InfoArgs, context: &Context) -> Result<(), Failure> {
    let sheets = context.sheets()?;
    let answer = sheets
        .spreadsheets()
        .get(args.spreadsheet.as_str())
        .send()
        .await;
    let spreadsheet = answer.map_err(|error| failure_from::call(&error, context))?;
    if context.is_json {
        return output::json(&described(&spreadsheet));
    }
    output::line(&format!("{}  {}", spreadsheet.title(), spreadsheet.url()))?;
    let rows = spreadsheet.sheets.iter().map(|sheet| {
        let size = sheet.size();
        let size = size.map(|(rows, columns)| format!("{rows} rows × {columns} columns"));
        vec![
            Cell::from(sheet.title()),
            Cell::from(size.unwrap_or_default()),
        ]
    });
    output::line(&output::table(&rows.collect::<Vec<_>>()))
}

/// What scripts count on: of all that Google says, the same fields for every spreadsheet.
fn described(spreadsheet: &Spreadsheet) -> Value {
    let properties = spreadsheet.properties.clone().unwrap_or_default();
    json!({
        "spreadsheetId": spreadsheet.id(),
        "spreadsheetUrl": spreadsheet.url(),
        "properties": known([
            ("title", json!(spreadsheet.title())),
            ("locale", json!(properties.locale)),
            ("timeZone", json!(properties.time_zone)),
            ("autoRecalc", json!(properties.auto_recalc)),
        ]),
        "sheets": spreadsheet.sheets.iter().map(sheet).collect::<Vec<_>>(),
        "namedRanges": spreadsheet.named_ranges.iter().map(named_range).collect::<Vec<_>>(),
    })
}

fn sheet(sheet: &Sheet) -> Value {
    let properties = sheet.properties.clone().unwrap_or_default();
    let grid = properties.grid_properties.map(|grid| {
        json!({
            "rowCount": grid.row_count.unwrap_or_default(),
            "columnCount": grid.column_count.unwrap_or_default(),
            "frozenRowCount": grid.frozen_row_count.unwrap_or_default(),
            "frozenColumnCount": grid.frozen_column_count.unwrap_or_default(),
        })
    });
    let kind = properties.sheet_type.as_ref();
    let properties = known([
        ("sheetId", json!(sheet.id())),
        ("title", json!(sheet.title())),
        ("index", json!(properties.index.unwrap_or_default())),
        (
            "sheetType",
            json!(kind.map_or("GRID", |kind| kind.as_str())),
        ),
        ("gridProperties", json!(grid)),
        ("hidden", json!(properties.hidden.unwrap_or_default())),
    ]);
    json!({ "properties": properties })
}

fn named_range(named: &NamedRange) -> Value {
    let range: GridRange = named.range.as_deref().cloned().unwrap_or_default();
    json!({
        "namedRangeId": named.named_range_id.as_deref().unwrap_or_default(),
        "name": named.name.as_deref().unwrap_or_default(),
        "range": known([
            ("sheetId", json!(range.sheet_id.unwrap_or_default())),
            ("startRowIndex", json!(range.start_row_index)),
            ("endRowIndex", json!(range.end_row_index)),
            ("startColumnIndex", json!(range.start_column_index)),
            ("endColumnIndex", json!(range.end_column_index)),
        ]),
    })
}

/// Leaves out what is not known.
fn known<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let known = fields.into_iter().filter(|(_, value)| !value.is_null());
    known
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spreadsheet_is_described_by_the_same_fields() {
        let answer = json!({
            "spreadsheetId": "s-1",
            "properties": {"title": "Budget", "locale": "en_US", "defaultFormat": {}},
            "sheets": [
                {"properties": {"title": "In", "gridProperties": {"rowCount": 9}, "tabColor": {}}},
                {"properties": {"sheetId": 7, "index": 1, "sheetType": "OBJECT", "hidden": true}},
            ],
            "namedRanges": [{"name": "Total", "range": {"startRowIndex": 0}}],
        });
        let grid = json!({
            "rowCount": 9, "columnCount": 0, "frozenRowCount": 0, "frozenColumnCount": 0
        });
        let first = json!({
            "sheetId": 0, "title": "In", "index": 0, "sheetType": "GRID", "hidden": false,
            "gridProperties": grid,
        });
        let second = json!({
            "sheetId": 7, "title": "", "index": 1, "sheetType": "OBJECT", "hidden": true,
        });
        assert_eq!(
            described(&serde_json::from_value(answer).unwrap()),
            json!({
                "spreadsheetId": "s-1",
                "spreadsheetUrl": "",
                "properties": {"title": "Budget", "locale": "en_US"},
                "sheets": [{"properties": first}, {"properties": second}],
                "namedRanges": [
                    {"namedRangeId": "", "name": "Total", "range": {"sheetId": 0, "startRowIndex": 0}}
                ],
            })
        );
    }
}

//! `spreadsheets.values.append`: finds a table and writes below it.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/guides/values#append_values>.

use std::sync::Arc;

use serde_json::json;

use super::value_range::ValueRange;
use super::write::Write;
use crate::parameters::Parameters;
use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::a1;
use crate::sheets::model::area::Area;
use crate::sheets::model::change::{Change, ChangeKind};
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::model::tables::last_table;
use crate::sheets::options::{Dimension, InsertData, Rendering, ValueInput};
use crate::sheets::request::Fields;

/// Writes below the last table that the range touches, or at the range when it touches none.
pub(in crate::sheets) fn append(
    spreadsheet: &mut Arc<Spreadsheet>,
    range: &str,
    query: &Parameters,
    body: Fields<'_>,
) -> Result<Node, ApiError> {
    let input = ValueInput::parse(query.value("valueInputOption"))?;
    let insert = InsertData::parse(query.value("insertDataOption"))?;
    let echo = Rendering::of_response(query)?;
    let values = ValueRange::read(body, input)?;
    let searched = a1::resolve(spreadsheet, range)?;
    let table = last_table(&spreadsheet.sheets[searched.sheet], searched);
    let corner = match table {
        Some(table) => Area {
            top: table.bottom,
            ..table
        },
        None => searched,
    };
    let write = Write::at(corner, &values);
    let changed = Arc::make_mut(spreadsheet);
    make_room(changed, write.written(), insert)?;
    let update = write.carry_out(changed);
    let mut answer = vec![("spreadsheetId", Node::Json(json!(spreadsheet.id)))];
    if let Some(table) = table {
        let range = table.to_a1(&spreadsheet.sheets[table.sheet].title);
        answer.push(("tableRange", Node::Json(json!(range))));
    }
    answer.push(("updates", update.response(spreadsheet, echo)));
    Ok(Node::Object(answer))
}

/// Lets the grid grow to hold the area, moving rows down if asked.
fn make_room(
    spreadsheet: &mut Spreadsheet,
    area: Area,
    insert: InsertData,
) -> Result<(), ApiError> {
    let sheet = &spreadsheet.sheets[area.sheet];
    let inserted = match insert {
        InsertData::InsertRows if area.top < sheet.rows => area.height(),
        _ => 0,
    };
    let rows = (sheet.rows + inserted).max(area.bottom);
    let columns = sheet.columns.max(area.right);
    spreadsheet.check_resize(area.sheet, rows, columns)?;
    if inserted > 0 {
        let change = Change {
            sheet: area.sheet,
            dimension: Dimension::Rows,
            kind: ChangeKind::Insert {
                at: area.top,
                count: inserted,
            },
            band: None,
        };
        change.apply(spreadsheet);
    }
    let sheet = &mut spreadsheet.sheets[area.sheet];
    (sheet.rows, sheet.columns) = (rows, columns);
    Ok(())
}

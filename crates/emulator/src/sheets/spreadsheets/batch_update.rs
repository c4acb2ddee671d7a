//! `spreadsheets.batchUpdate`: a few kinds of request, all or none.

use serde_json::{Value, json};

use super::sheet_requests;
use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::area::Area;
use crate::sheets::json_body::{self, Body};
use crate::sheets::spreadsheet::{NamedRange, Spreadsheet};

/// Applies every request, or none when one of them is wrong.
pub(in crate::sheets) fn batch_update(
    spreadsheet: &mut Spreadsheet,
    url: &str,
    body: &[u8],
) -> Result<Value, ApiError> {
    let value = json_body::parse(body)?;
    let body = Body::new(&value, "", &KNOWN)?;
    let requests = body.list("requests")?;
    if requests.is_empty() {
        return Err(ApiError::invalid_argument(
            "Must specify at least one request.",
        ));
    }
    let mut draft = spreadsheet.clone();
    let mut replies = Vec::new();
    for (index, request) in requests.iter().enumerate() {
        replies.push(apply(&mut draft, index, request)?);
    }
    *spreadsheet = draft;
    let mut answer = json!({ "spreadsheetId": spreadsheet.id, "replies": replies });
    if body.bool("includeSpreadsheetInResponse")? == Some(true) {
        answer["updatedSpreadsheet"] = spreadsheet.to_json(url);
    }
    Ok(answer)
}

fn apply(spreadsheet: &mut Spreadsheet, index: usize, request: &Value) -> Result<Value, ApiError> {
    let at = format!("requests[{index}]");
    let kinds: Vec<&String> = request
        .as_object()
        .into_iter()
        .flat_map(|kinds| kinds.keys())
        .collect();
    let [kind] = kinds.as_slice() else {
        return Err(ApiError::invalid_argument("No request set.").within(&at));
    };
    let at = format!("{at}.{kind}");
    let request = &request[kind.as_str()];
    match kind.as_str() {
        "addSheet" => sheet_requests::add_sheet(spreadsheet, request, &at),
        "deleteSheet" => sheet_requests::delete_sheet(spreadsheet, request, &at),
        "updateSheetProperties" => {
            sheet_requests::update_sheet_properties(spreadsheet, request, &at)
        }
        "updateSpreadsheetProperties" => update_title(spreadsheet, request, &at),
        "addNamedRange" => add_named_range(spreadsheet, request, &at),
        other => Err(ApiError::not_emulated(&format!(
            "spreadsheets.batchUpdate {other}"
        ))),
    }
}

/// Google's other properties of a spreadsheet are not kept.
fn update_title(
    spreadsheet: &mut Spreadsheet,
    request: &Value,
    at: &str,
) -> Result<Value, ApiError> {
    let body = Body::new(request, at, &["properties", "fields"])?;
    let known = ["title", "locale", "timeZone", "autoRecalc"];
    let Some(properties) = body.object("properties", &known)? else {
        return Ok(json!({}));
    };
    for field in body.text("fields")?.unwrap_or_default().split(',') {
        let text = properties.text(field)?.unwrap_or_default().to_owned();
        match field {
            "title" => spreadsheet.title = text,
            "locale" => spreadsheet.locale = text,
            "timeZone" => spreadsheet.time_zone = text,
            other => {
                let what = format!("updateSpreadsheetProperties with fields {other}");
                return Err(ApiError::not_emulated(&what));
            }
        }
    }
    Ok(json!({}))
}

fn add_named_range(
    spreadsheet: &mut Spreadsheet,
    request: &Value,
    at: &str,
) -> Result<Value, ApiError> {
    let body = Body::new(request, at, &["namedRange"])?;
    let missing = || ApiError::invalid_argument("A name and a range are required.").within(at);
    let range = body
        .object("namedRange", &["namedRangeId", "name", "range"])?
        .ok_or_else(missing)?;
    let name = range.text("name")?.ok_or_else(missing)?.to_owned();
    let grid = range.object("range", &GRID_RANGE)?.ok_or_else(missing)?;
    let sheet_id = grid.integer("sheetId")?.unwrap_or(0);
    let no_sheet =
        || ApiError::invalid_argument(format!("No sheet with id: {sheet_id}")).within(at);
    let sheet = spreadsheet.position_of(sheet_id).ok_or_else(no_sheet)?;
    let (rows, columns) = (
        spreadsheet.sheets[sheet].rows,
        spreadsheet.sheets[sheet].columns,
    );
    let area = Area {
        sheet,
        top: grid.count("startRowIndex")?.unwrap_or(0),
        left: grid.count("startColumnIndex")?.unwrap_or(0),
        bottom: grid.count("endRowIndex")?.unwrap_or(rows),
        right: grid.count("endColumnIndex")?.unwrap_or(columns),
    };
    if area.top >= area.bottom || area.left >= area.right {
        return Err(ApiError::invalid_argument("The range is empty.").within(at));
    }
    let id = range
        .text("namedRangeId")?
        .map_or_else(|| random::text(9), str::to_owned);
    let range = NamedRange {
        id,
        name,
        sheet_id,
        area,
    };
    let reply = json!({ "addNamedRange": { "namedRange": range.to_json() } });
    spreadsheet.named_ranges.push(range);
    Ok(reply)
}

const KNOWN: [&str; 4] = [
    "requests",
    "includeSpreadsheetInResponse",
    "responseRanges",
    "responseIncludeGridData",
];

const GRID_RANGE: [&str; 5] = [
    "sheetId",
    "startRowIndex",
    "endRowIndex",
    "startColumnIndex",
    "endColumnIndex",
];

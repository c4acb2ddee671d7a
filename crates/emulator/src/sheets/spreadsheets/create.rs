//! `spreadsheets.create`.

use crate::oauth::grants::Access;
use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::json_body::{self, Body};
use crate::sheets::spreadsheet::{Sheet, Spreadsheet};

/// Makes a spreadsheet of the token's person. Without sheets in the request it has `Sheet1`.
pub(in crate::sheets) fn create(access: &Access, body: &[u8]) -> Result<Spreadsheet, ApiError> {
    let value = json_body::parse(body)?;
    let body = Body::new(&value, "spreadsheet", &["properties", "sheets"])?;
    let mut spreadsheet = Spreadsheet::new(access.grant.account, &access.grant.client_id);
    if let Some(properties) = body.object("properties", &PROPERTIES)? {
        let texts = [
            ("title", &mut spreadsheet.title),
            ("locale", &mut spreadsheet.locale),
            ("timeZone", &mut spreadsheet.time_zone),
        ];
        for (name, field) in texts {
            if let Some(text) = properties.text(name)? {
                text.clone_into(field);
            }
        }
    }
    for (index, value) in body.list("sheets")?.iter().enumerate() {
        let sheet = sheet(value, index)?;
        if spreadsheet.position_titled(&sheet.title).is_some() {
            return Err(title_taken(&sheet.title).within(&format!("sheets[{index}]")));
        }
        spreadsheet.sheets.push(sheet);
    }
    if spreadsheet.sheets.is_empty() {
        spreadsheet.sheets.push(Sheet::new(0, "Sheet1"));
    }
    spreadsheet.check_size()?;
    Ok(spreadsheet)
}

/// Returns Google's error for a second sheet of the same name.
pub(super) fn title_taken(title: &str) -> ApiError {
    ApiError::invalid_argument(format!(
        "A sheet with the name \"{title}\" already exists. Please enter another name."
    ))
}

fn sheet(value: &serde_json::Value, index: usize) -> Result<Sheet, ApiError> {
    let at = format!("spreadsheet.sheets[{index}]");
    let body = Body::new(value, &at, &["properties"])?;
    let mut sheet = Sheet::new(random::sheet_id(), &format!("Sheet{}", index + 1));
    if let Some(properties) = body.object("properties", &super::sheet_requests::PROPERTIES)? {
        super::sheet_requests::set_properties(&mut sheet, &properties)?;
        sheet.id = properties.integer("sheetId")?.unwrap_or(sheet.id);
    }
    Ok(sheet)
}

const PROPERTIES: [&str; 4] = ["title", "locale", "timeZone", "autoRecalc"];

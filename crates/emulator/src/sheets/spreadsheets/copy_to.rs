//! `spreadsheets.sheets.copyTo`.

use serde_json::{Value, json};

use crate::sheets::api_error::ApiError;
use crate::sheets::batch_update::sheets::copied_title;
use crate::sheets::model::sheet::Sheet;
use crate::sheets::model::spreadsheet::Spreadsheet;

/// Adds a copy of a sheet behind the last one, and returns its properties. The copy stays visible
/// and keeps its ranges; the sheet of which it is a copy is named in its title.
pub(in crate::sheets) fn copy_to(
    source: &Sheet,
    destination: &mut Spreadsheet,
) -> Result<Value, ApiError> {
    let mut copy = source.clone();
    copy.title = copied_title(destination, &source.title);
    copy.become_copy(destination.free_sheet_id());
    let position = destination.add_sheet(copy, usize::MAX)?;
    Ok(json!(destination.sheets[position].properties(position)))
}

//! `updateSpreadsheetProperties`.

use serde_json::Value;

use super::Draft;
use super::objects::required;
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::request::Fields;

/// Changes the properties that `fields` names.
pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let mask = Mask::of_update(request.text("fields"), "SpreadsheetProperties")?;
    let new = required(request, "properties")?;
    // What is no longer set has its default, which these do not have.
    for name in ["title", "locale", "timeZone"] {
        if mask.names(&[name]) && new.text(name).is_none() {
            let message = format!("{name} cannot be empty.");
            return Err(ApiError::invalid_argument(message));
        }
    }
    // The format of a spreadsheet is read-only.
    let mask = mask.without("defaultFormat");
    mask.merge(&mut draft.spreadsheet.properties, new.all());
    Ok(Value::Null)
}

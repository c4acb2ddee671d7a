//! `setDataValidation`.

use serde_json::Value;

use super::Draft;
use super::objects::required;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::request::Fields;

/// Gives every cell of a range a rule, or takes the rule away when there is none.
pub(super) fn set(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let area = Area::of_range(&draft.spreadsheet, required(request, "range")?)?;
    let rule = request.value("rule");
    if let Some(rule) = rule
        && rule.pointer("/condition/type").is_none()
    {
        let message = "DataValidationRule.condition must be specified.";
        return Err(ApiError::invalid_argument(message));
    }
    draft.spreadsheet.sheets[area.sheet]
        .grid
        .edit(area, |_, _, cell| {
            let mut extras = cell.extras_to_change();
            match rule {
                Some(rule) => extras.insert(RULE.to_owned(), rule.clone()),
                None => extras.remove(RULE),
            };
            cell.set_extras(extras);
        });
    Ok(Value::Null)
}

/// The field of `CellData` that holds the rule.
pub(super) const RULE: &str = "dataValidation";

//! `spreadsheets.developerMetadata.get` and `search`.

use serde_json::{Value, json};

use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::data_filter;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

/// Answers with the metadata of an identifier.
pub(in crate::sheets) fn get(spreadsheet: &Spreadsheet, id: &str) -> Result<Node, ApiError> {
    let invalid = |_| {
        let text = format!("Invalid value at 'metadata_id' (TYPE_INT32), \"{id}\"");
        ApiError::field_violation("metadata_id", &text)
    };
    let id: i32 = id.parse().map_err(invalid)?;
    let mut metadata = spreadsheet.metadata.iter();
    let found = metadata.find(|metadata| metadata["metadataId"] == id);
    Ok(found.ok_or_else(ApiError::not_found)?.clone().into())
}

/// Answers with the metadata that any filter selects, each with the filters that do.
pub(in crate::sheets) fn search(
    spreadsheet: &Spreadsheet,
    body: Fields<'_>,
) -> Result<Node, ApiError> {
    let filters: Vec<_> = body.objects("dataFilters").collect();
    if filters.is_empty() {
        let message = "Must specify at least one dataFilter.";
        return Err(ApiError::invalid_argument(message));
    }
    let mut matched = Vec::new();
    for metadata in &spreadsheet.metadata {
        let mut selecting = Vec::new();
        for filter in &filters {
            if data_filter::selects_metadata(spreadsheet, *filter, metadata)? {
                selecting.push(Value::Object(filter.all().clone()));
            }
        }
        if !selecting.is_empty() {
            matched.push(json!({ "developerMetadata": metadata, "dataFilters": selecting }));
        }
    }
    let mut answer = json!({});
    if !matched.is_empty() {
        answer["matchedDeveloperMetadata"] = json!(matched);
    }
    Ok(answer.into())
}

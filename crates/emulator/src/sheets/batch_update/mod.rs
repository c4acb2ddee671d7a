//! `spreadsheets.batchUpdate`: all requests or none.

mod banding;
mod borders;
pub(super) mod cell_change;
mod cells;
mod charts;
mod comments;
mod conditional_formats;
mod dimensions;
mod fill;
mod filters;
mod find_replace;
mod groups;
mod kinds;
mod merges;
mod metadata;
mod named_ranges;
mod objects;
mod paste;
mod paste_data;
mod pattern;
mod properties;
mod protected_ranges;
mod ranges;
mod rows;
pub(super) mod sheets;
mod slicers;
mod table_columns;
mod tables;
mod text;
mod validation;

use std::sync::Arc;
use std::time::SystemTime;

use serde_json::{Value, json};

use super::answer::Node;
use super::api_error::ApiError;
use super::mask::Mask;
use super::model::a1;
use super::model::spreadsheet::Spreadsheet;
use super::options::CommentsView;
use super::request::Fields;
use super::spreadsheets::resource::{Wanted, resource};
use crate::oauth::Account;

/// A copy of the spreadsheet that the requests change, one after the other.
pub(in crate::sheets) struct Draft {
    pub(in crate::sheets) spreadsheet: Spreadsheet,
    pub(in crate::sheets) asker: Asker,
}

/// Who asks, and when.
#[derive(Clone, Copy)]
pub(in crate::sheets) struct Asker {
    pub(in crate::sheets) account: &'static Account,
    pub(in crate::sheets) now: SystemTime,
}

/// Carries out one kind of request; what it returns is the reply, unless it is `null`.
type Handler = fn(&mut Draft, Fields<'_>) -> Result<Value, ApiError>;

/// Applies every request, or none when one of them is wrong.
pub(in crate::sheets) fn batch_update(
    spreadsheet: &mut Arc<Spreadsheet>,
    url: &str,
    body: Fields<'_>,
    mask: Option<&Mask>,
    asker: Asker,
) -> Result<Node, ApiError> {
    let requests: Vec<Fields<'_>> = body.objects("requests").collect();
    if requests.is_empty() {
        return Err(ApiError::invalid_argument(
            "Must specify at least one request.",
        ));
    }
    let mut draft = Draft {
        spreadsheet: Spreadsheet::clone(spreadsheet),
        asker,
    };
    let mut kinds = requests.iter().flat_map(|request| request.all().keys());
    let comment_state = match kinds.any(|kind| comments::is_about_comments(kind)) {
        true => "ALL_SAVED",
        false => "NO_UPDATES_REQUESTED",
    };
    let mut replies = Vec::new();
    for (index, request) in requests.into_iter().enumerate() {
        replies.push(apply(&mut draft, index, request)?);
    }
    let changed = Arc::new(draft.spreadsheet);
    let mut answer = vec![
        ("spreadsheetId", json!(changed.id).into()),
        ("replies", json!(replies).into()),
        ("commentUpdateState", json!(comment_state).into()),
    ];
    if body.flag("includeSpreadsheetInResponse") {
        let wanted = wanted(&changed, body, mask)?;
        answer.push(("updatedSpreadsheet", resource(&changed, url, &wanted)));
    }
    *spreadsheet = changed;
    Ok(Node::Object(answer))
}

fn apply(draft: &mut Draft, index: usize, request: Fields<'_>) -> Result<Value, ApiError> {
    let at = format!("requests[{index}]");
    let Some((kind, request)) = request.all().iter().next() else {
        return Err(ApiError::invalid_argument("No request set.").within(&at));
    };
    let handler = kinds::handler(kind).ok_or_else(|| {
        let what = format!("spreadsheets.batchUpdate {kind}");
        ApiError::not_emulated(&what)
    })?;
    let empty = serde_json::Map::new();
    let fields = Fields::new(request.as_object().unwrap_or(&empty));
    let reply = handler(draft, fields).map_err(|error| error.within(&format!("{at}.{kind}")))?;
    Ok(match reply {
        Value::Null => json!({}),
        reply => json!({ kind: reply }),
    })
}

fn wanted(
    spreadsheet: &Spreadsheet,
    body: Fields<'_>,
    mask: Option<&Mask>,
) -> Result<Wanted, ApiError> {
    let ranges = body.list("responseRanges").iter();
    let areas = ranges.map(|range| a1::resolve(spreadsheet, range.as_str().unwrap_or_default()));
    let areas = areas.collect::<Result<Vec<_>, _>>()?;
    let mask = mask.and_then(|mask| mask.below(&["updatedSpreadsheet"]));
    let includes_grid_data = body.flag("responseIncludeGridData");
    Ok(Wanted {
        areas: (!areas.is_empty()).then_some(areas),
        cells: Wanted::cells(mask.as_ref(), includes_grid_data),
        comments: CommentsView::parse(body.text("commentsViewMode"))?,
    })
}

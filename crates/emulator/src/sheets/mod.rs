//! Sheets v4, as far as the sandbox has it.

mod a1;
mod api_error;
mod area;
mod cell;
mod date;
mod fields;
mod formula;
mod grid;
mod json_body;
mod number_text;
mod operation;
mod options;
mod spreadsheet;
mod spreadsheets;
pub(crate) mod store;
mod user_entered;
mod values;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, Uri, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use crate::oauth::bearer;
use crate::oauth::grants::Access;
use crate::parameters::Parameters;
use crate::sandbox::Sandbox;

use api_error::ApiError;
use operation::{Operation, Route};

/// Answers every path under `/v4`.
pub(crate) async fn sheets(
    State(sandbox): State<Arc<Sandbox>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let query = Parameters::parse(uri.query().unwrap_or_default().as_bytes());
    let Some(route) = Route::parse(&method, uri.path()) else {
        return not_emulated(method, uri).await;
    };
    match answer(&sandbox, &route, &headers, &query, &body) {
        Ok(answer) => {
            // Google answers readably unless it is asked not to.
            let text = match query.value("prettyPrint") {
                Some("false") => format!("{answer}"),
                _ => format!("{answer:#}\n"),
            };
            ([(header::CONTENT_TYPE, JSON)], text).into_response()
        }
        Err(error) => error.into_response(),
    }
}

/// Answers a path that the sandbox does not have.
pub(crate) async fn not_emulated(method: Method, uri: Uri) -> Response {
    ApiError::not_emulated(&format!("{method} {}", uri.path())).into_response()
}

const JSON: &str = "application/json; charset=UTF-8";

fn answer(
    sandbox: &Sandbox,
    route: &Route,
    headers: &HeaderMap,
    query: &Parameters,
    body: &[u8],
) -> Result<Value, ApiError> {
    let access = authorize(sandbox, headers, route.operation)?;
    let mask = fields::Mask::parse(query.value("fields"), route.operation)?;
    let store = &mut sandbox.state().spreadsheets;
    if route.operation == Operation::Create {
        let spreadsheet = store.insert(spreadsheets::create::create(&access, body)?);
        return Ok(mask.apply(spreadsheet.to_json(&sandbox.url)));
    }
    let spreadsheet = store.find(&route.spreadsheet_id, &access)?;
    let range = route.range.as_str();
    let answer = match route.operation {
        Operation::Create => Err(ApiError::not_found()),
        Operation::Get => spreadsheets::get::get(spreadsheet, &sandbox.url, query),
        Operation::BatchUpdate => {
            spreadsheets::batch_update::batch_update(spreadsheet, &sandbox.url, body)
        }
        Operation::GetValues => values::get::get(spreadsheet, range, query),
        Operation::UpdateValues => values::update::update(spreadsheet, range, query, body),
        Operation::AppendValues => values::append::append(spreadsheet, range, query, body),
        Operation::ClearValues => values::clear::clear(spreadsheet, range, body),
        Operation::BatchGetValues => values::batch_get::batch_get(spreadsheet, query),
        Operation::BatchUpdateValues => values::batch_update::batch_update(spreadsheet, body),
        Operation::BatchClearValues => values::clear::batch_clear(spreadsheet, body),
    };
    answer.map(|answer| mask.apply(answer))
}

fn authorize(
    sandbox: &Sandbox,
    headers: &HeaderMap,
    operation: Operation,
) -> Result<Access, ApiError> {
    if bearer::bearer_token(headers).is_none() {
        return Err(ApiError::missing_credentials(&operation.full_name()));
    }
    let access = bearer::access(sandbox, headers).ok_or_else(ApiError::invalid_credentials)?;
    let scopes = operation.scopes();
    match scopes.iter().any(|scope| access.has(scope)) {
        true => Ok(access),
        false => Err(ApiError::insufficient_scopes(
            &operation.full_name(),
            scopes,
        )),
    }
}

//! Sheets v4, as far as the sandbox has it.

mod answer;
mod api_error;
mod batch_update;
mod data_filter;
mod formula;
mod mask;
mod model;
mod number;
mod operation;
mod options;
mod request;
mod schema;
mod shown;
mod spreadsheets;
pub(crate) mod store;
mod values;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::Map;

use crate::oauth::bearer;
use crate::oauth::grants::Access;
use crate::parameters::Parameters;
use crate::sandbox::Sandbox;

use answer::Node;
use api_error::ApiError;
use mask::Mask;
use operation::{Operation, Route};
use request::Fields;

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
            // Google answers readably unless it is asked not to, and tells errors readably always.
            let is_readable = !matches!(query.value("prettyPrint"), Some("false" | "0"));
            answer::respond(StatusCode::OK, answer, is_readable, &headers)
        }
        Err(error) => error.respond(&headers),
    }
}

/// Answers a path that the sandbox does not have.
pub(crate) async fn not_emulated(method: Method, uri: Uri) -> Response {
    ApiError::not_emulated(&format!("{method} {}", uri.path())).into_response()
}

fn answer(
    sandbox: &Sandbox,
    route: &Route,
    headers: &HeaderMap,
    query: &Parameters,
    body: &[u8],
) -> Result<Node, ApiError> {
    let operation = route.operation;
    let access = authorize(sandbox, headers, operation)?;
    let fields = query.value("fields");
    let mask = Mask::of_answer(fields, operation.response())?;
    // Google reads the whole body before it looks for the spreadsheet.
    let body = match operation.request() {
        Some((message, at)) => schema::read(message, schema::parse(body)?, at)?,
        None => Map::new(),
    };
    let call = Call {
        sandbox,
        access: &access,
        query,
        body: Fields::new(&body),
        mask: fields.map(|_| &mask),
    };
    let answer = match operation {
        Operation::Create => call.create(),
        Operation::CopySheetTo => call.copy_sheet(route),
        _ => call.of_spreadsheet(route),
    };
    answer.map(|answer| mask.apply(answer))
}

/// A call that is allowed, with everything that was sent.
struct Call<'a> {
    sandbox: &'a Sandbox,
    access: &'a Access,
    query: &'a Parameters,
    body: Fields<'a>,
    /// The mask, if one was sent.
    mask: Option<&'a Mask>,
}

impl Call<'_> {
    fn create(&self) -> Result<Node, ApiError> {
        let spreadsheet = spreadsheets::create::create(self.access, self.body)?;
        let spreadsheet = self.sandbox.state().spreadsheets.put(spreadsheet);
        let wanted = spreadsheets::resource::Wanted {
            areas: None,
            cells: None,
            comments: options::CommentsView::Unspecified,
        };
        let url = &self.sandbox.url;
        Ok(spreadsheets::resource::resource(&spreadsheet, url, &wanted))
    }

    fn copy_sheet(&self, route: &Route) -> Result<Node, ApiError> {
        let store = &mut self.sandbox.state().spreadsheets;
        let source = Arc::clone(store.find(&route.spreadsheet_id, self.access)?);
        let id = route.rest.parse().unwrap_or(-1);
        let sheet = &source.sheets[source.sheet_of(id)?];
        let destination = self
            .body
            .text("destinationSpreadsheetId")
            .unwrap_or_default();
        let destination = store.find(destination, self.access)?;
        let mut changed = model::spreadsheet::Spreadsheet::clone(destination);
        let properties = spreadsheets::copy_to::copy_to(sheet, &mut changed)?;
        *destination = Arc::new(changed);
        Ok(properties.into())
    }

    fn of_spreadsheet(&self, route: &Route) -> Result<Node, ApiError> {
        let (url, query, body) = (&self.sandbox.url, self.query, self.body);
        let (range, mask) = (route.rest.as_str(), self.mask);
        let store = &mut self.sandbox.state().spreadsheets;
        let spreadsheet = store.find(&route.spreadsheet_id, self.access)?;
        match route.operation {
            Operation::Create | Operation::CopySheetTo => Err(ApiError::not_found()),
            Operation::Get => spreadsheets::get::get(spreadsheet, url, query, mask),
            Operation::GetByDataFilter => {
                spreadsheets::get::get_by_data_filter(spreadsheet, url, body, mask)
            }
            Operation::BatchUpdate => {
                let asker = batch_update::Asker {
                    account: self.access.grant.account,
                    now: self.sandbox.clock.now(),
                };
                batch_update::batch_update(spreadsheet, url, body, mask, asker)
            }
            Operation::GetDeveloperMetadata => {
                spreadsheets::developer_metadata::get(spreadsheet, range)
            }
            Operation::SearchDeveloperMetadata => {
                spreadsheets::developer_metadata::search(spreadsheet, body)
            }
            Operation::GetValues => values::get::get(spreadsheet, range, query),
            Operation::UpdateValues => values::update::update(spreadsheet, range, query, body),
            Operation::AppendValues => values::append::append(spreadsheet, range, query, body),
            Operation::ClearValues => values::clear::clear(spreadsheet, range),
            Operation::BatchGetValues => values::batch_get::batch_get(spreadsheet, query),
            Operation::BatchUpdateValues => values::batch_update::batch_update(spreadsheet, body),
            Operation::BatchClearValues => values::clear::batch_clear(spreadsheet, body),
            Operation::BatchGetValuesByDataFilter => {
                values::by_data_filter::batch_get(spreadsheet, body)
            }
            Operation::BatchUpdateValuesByDataFilter => {
                values::by_data_filter::batch_update(spreadsheet, body)
            }
            Operation::BatchClearValuesByDataFilter => {
                values::by_data_filter::batch_clear(spreadsheet, body)
            }
        }
    }
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

//! The request of each call beside what the document says about its method.

use std::collections::BTreeSet;

use hallpass_core::{AuthorizedSession, AuthorizedUser, Credentials};
use hallpass_sheets::model::{
    AddSheetRequest, BatchClearValuesByDataFilterRequest, BatchGetValuesByDataFilterRequest,
    BatchUpdateValuesByDataFilterRequest, CommentsViewMode, DataFilter, DataFilterValueRange,
    GetSpreadsheetByDataFilterRequest, SearchDeveloperMetadataRequest, SheetProperties,
};
use hallpass_sheets::{
    A1Range, Call, Cell, DateTimeRender, Method, Sheets, Spreadsheets, ValueInput, ValueRange,
    ValueRender, Values, row,
};
use serde_json::Value;

use super::document::Document;

const USER: &str = r#"{"type": "authorized_user", "client_id": "id", "client_secret": "s"}"#;

type Request = (Method, http::Request<Vec<u8>>);

#[test]
fn every_method_is_what_the_document_says() {
    let document = Document::read();
    let methods = document.methods();
    for method in &methods {
        let ours = Method::ALL.iter().find(|ours| method["id"] == ours.id());
        let ours = ours.unwrap_or_else(|| panic!("there is no {}", method["id"]));
        assert_eq!(method["httpMethod"], ours.verb().as_str(), "{}", ours.id());
        assert_eq!(method["path"], ours.path(), "{}", ours.id());
        let scopes: BTreeSet<_> = ours.scopes().iter().map(|scope| scope.as_str()).collect();
        assert_eq!(scopes, texts(&method["scopes"]), "{}", ours.id());
        let query = ours.query_parameters().iter();
        let query: Vec<_> = query.map(|it| (it.name(), it.is_repeated())).collect();
        assert_eq!(query, query_parameters(method), "{}", ours.id());
    }
    assert_eq!(methods.len(), Method::ALL.len());
}

#[test]
fn every_call_is_what_its_method_says() {
    let document = Document::read();
    for (method, request) in requests() {
        let id = method.id();
        let methods = document.methods();
        let facts = methods.into_iter().find(|facts| facts["id"] == id).unwrap();
        assert_eq!(facts["httpMethod"], request.method().as_str(), "{id}");
        let path = request.uri().path().strip_prefix('/').unwrap();
        assert!(fits(path, facts["path"].as_str().unwrap()), "{id}: {path}");
        check_query(&document, facts, request.uri().query().unwrap());
        match facts["request"]["$ref"].as_str() {
            Some(schema) => {
                let body = serde_json::from_slice(request.body()).unwrap();
                check_body(&document, schema, &body);
            }
            None => assert!(request.body().is_empty(), "{id} has a body"),
        }
    }
}

#[test]
fn every_call_can_ask_all_that_its_method_knows() {
    let document = Document::read();
    for (method, request) in requests() {
        let id = method.id();
        let methods = document.methods();
        let facts = methods.into_iter().find(|facts| facts["id"] == id).unwrap();
        let asked = names(request.uri().query().unwrap());
        for (name, _) in query_parameters(facts) {
            assert!(asked.contains(name), "{name} of {id}");
        }
    }
}

/// The request of each call, with every option that it has.
fn requests() -> Vec<Request> {
    let user = AuthorizedUser::from_json(USER).unwrap();
    let sheets = Sheets::new(AuthorizedSession::new(Credentials::new(user)));
    let (values, spreadsheets) = (sheets.values("s-1"), sheets.spreadsheets());
    let range = A1Range::sheet("a/b:append?").cells("A1:B2").unwrap();
    let rows = || [row!["a", Cell::Skip], row![1, true]];
    let (render, dates) = (ValueRender::Formula, DateTimeRender::FormattedString);
    let create = spreadsheets.create("t").sheet("a");
    vec![
        request(
            &values
                .get(&range)
                .by_columns()
                .render(render.clone())
                .dates(dates.clone()),
        ),
        request(
            &values
                .batch_get([&range, &range])
                .by_columns()
                .render(render.clone())
                .dates(dates.clone()),
        ),
        request(
            &values
                .update(&range, ValueInput::Raw, rows())
                .by_columns()
                .returning_values(render.clone())
                .returning_dates(dates.clone()),
        ),
        request(
            &values
                .append(&range, ValueInput::UserEntered, rows())
                .insert_rows()
                .returning_values(render.clone())
                .returning_dates(dates.clone()),
        ),
        request(
            &values
                .batch_update(ValueInput::Raw)
                .data(ValueRange::new(range.clone(), rows()).by_columns())
                .returning_values(render)
                .returning_dates(dates),
        ),
        request(&values.clear(&range)),
        request(&values.batch_clear([&range])),
        request(
            &spreadsheets
                .get("s-1")
                .fields("sheets.properties")
                .ranges([&range, &range])
                .with_grid_data()
                .without_tables_in_banded_ranges()
                .comments(CommentsViewMode::Omitted),
        ),
        request(&create.locale("de_CH").time_zone("Europe/Zurich")),
    ]
    .into_iter()
    .chain(requests_with_types(&values, &spreadsheets))
    .collect()
}

/// The requests of the calls whose body is a type of the API.
fn requests_with_types(values: &Values, spreadsheets: &Spreadsheets) -> Vec<Request> {
    let filter = || DataFilter::default().a1_range("A1:B2");
    let find = SearchDeveloperMetadataRequest::default().data_filters([filter()]);
    let describe = GetSpreadsheetByDataFilterRequest::default()
        .data_filters([filter()])
        .include_grid_data(true);
    let read = BatchGetValuesByDataFilterRequest::default()
        .data_filters([filter()])
        .value_render_option(ValueRender::Formula);
    let data = DataFilterValueRange::default().data_filter(filter());
    let write = BatchUpdateValuesByDataFilterRequest::default()
        .value_input_option(ValueInput::Raw)
        .data([data]);
    let clear = BatchClearValuesByDataFilterRequest::default().data_filters([filter()]);
    let destination = "s-2".parse().unwrap();
    let batch = spreadsheets
        .batch_update("s-1")
        .with(AddSheetRequest::default().properties(SheetProperties::default().title("t")))
        .returning_spreadsheet();
    vec![
        request(&batch),
        request(&spreadsheets.get_by_data_filter("s-1", describe)),
        request(&spreadsheets.copy_sheet("s-1", 7, &destination)),
        request(&spreadsheets.developer_metadata("s-1", 7)),
        request(&spreadsheets.search_developer_metadata("s-1", find)),
        request(&values.batch_get_by_data_filter(read)),
        request(&values.batch_update_by_data_filter(write)),
        request(&values.batch_clear_by_data_filter(clear)),
    ]
}

#[test]
fn there_is_a_call_for_every_method() {
    let called: BTreeSet<_> = requests().iter().map(|(method, _)| method.id()).collect();
    let all: BTreeSet<_> = Method::ALL.iter().map(Method::id).collect();
    assert_eq!(called, all);
}

fn request<C: Call>(call: &C) -> Request {
    (C::METHOD, call.request().unwrap())
}

/// Whether a path is made from a template: each `{parameter}` is a segment of its own.
fn fits(path: &str, template: &str) -> bool {
    let Some((before, rest)) = template.split_once('{') else {
        return path == template;
    };
    let (_, after) = rest.split_once('}').unwrap();
    let Some(path) = path.strip_prefix(before) else {
        return false;
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
    let end = path.find(|c| !is_plain(c)).unwrap_or(path.len());
    end > 0 && fits(&path[end..], after)
}

fn check_query(document: &Document, method: &Value, query: &str) {
    let mut seen = BTreeSet::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let own = &method["parameters"][&*name];
        let parameter = if own.is_null() {
            &document.common_parameters()[&*name]
        } else {
            own
        };
        assert_eq!(parameter["location"], "query", "{name} in {query}");
        let is_first = seen.insert(name.clone());
        assert!(is_first || parameter["repeated"] == true, "{name} twice");
        if let Some(words) = parameter["enum"].as_array() {
            assert!(words.iter().any(|word| *word == *value), "{name}={value}");
        }
        if parameter["type"] == "boolean" {
            assert!(["true", "false"].contains(&&*value), "{name}={value}");
        }
    }
}

/// Checks that the document knows each field of a body, and each of its words.
fn check_body(document: &Document, schema: &str, body: &Value) {
    let fields = body.as_object();
    let fields = fields.unwrap_or_else(|| panic!("{body} is no {schema}"));
    for (name, value) in fields {
        let property = document.property(schema, name);
        assert!(!property.is_null(), "{schema}.{name} is not known");
        check_value(document, property, value);
    }
}

fn check_value(document: &Document, property: &Value, value: &Value) {
    if let Some(schema) = property["$ref"].as_str() {
        return check_body(document, schema, value);
    }
    if let Some(items) = value.as_array() {
        assert_eq!(property["type"], "array", "{value}");
        for item in items {
            check_value(document, &property["items"], item);
        }
    } else if let Some(words) = property["enum"].as_array() {
        assert!(words.contains(value), "{value} is no word of {property}");
    } else {
        assert_ne!(property["type"], "array", "{value}");
    }
}

fn query_parameters(method: &Value) -> Vec<(&str, bool)> {
    let parameters = method["parameters"].as_object().into_iter().flatten();
    let query = parameters.filter(|(_, it)| it["location"] == "query");
    query
        .map(|(name, it)| (name.as_str(), it["repeated"] == true))
        .collect()
}

fn names(query: &str) -> BTreeSet<String> {
    let pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.map(|(name, _)| name.into_owned()).collect()
}

fn texts(list: &Value) -> BTreeSet<&str> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).collect()
}

//! The requests of the `spreadsheets` calls.

use crate::testing::{check, refused, sheets};
use crate::{Call, CallError, CreateSpreadsheet, GetSpreadsheet};

#[test]
fn get_is_asked_for_by_id_or_address() {
    let spreadsheets = sheets().spreadsheets();
    check(&spreadsheets.get("s-1"), "GET /s-1", "");
    check(
        &spreadsheets.get("https://docs.google.com/spreadsheets/d/s-1/edit#gid=0"),
        "GET /s-1",
        "",
    );
    check(
        &spreadsheets
            .get("s-1")
            .fields("sheets.properties(sheetId,title)"),
        "GET /s-1?fields=sheets.properties%28sheetId%2Ctitle%29",
        "",
    );
    let error = refused(
        &spreadsheets.get("my budget"),
        "`my budget` is not a spreadsheet",
    );
    assert!(matches!(error, CallError::Spreadsheet(_)));
}

#[test]
fn create_sends_only_what_was_set() {
    let spreadsheets = sheets().spreadsheets();
    check(
        &spreadsheets.create("Budget"),
        "POST ",
        r#"{"properties":{"title":"Budget"}}"#,
    );
    check(
        &spreadsheets
            .create("Budget")
            .sheet("In")
            .sheet("Out")
            .locale("de_CH")
            .time_zone("Europe/Zurich"),
        "POST ",
        concat!(
            r#"{"properties":{"title":"Budget","locale":"de_CH","timeZone":"Europe/Zurich"},"#,
            r#""sheets":[{"properties":{"title":"In"}},{"properties":{"title":"Out"}}]}"#
        ),
    );
}

#[test]
fn a_call_knows_its_method_and_its_narrowest_scope() {
    assert_eq!(GetSpreadsheet::METHOD.id(), "sheets.spreadsheets.get");
    assert!(
        GetSpreadsheet::METHOD.scopes()[0]
            .as_str()
            .ends_with("/spreadsheets.readonly")
    );
    assert_eq!(CreateSpreadsheet::METHOD.id(), "sheets.spreadsheets.create");
    assert!(
        CreateSpreadsheet::METHOD
            .scopes()
            .iter()
            .all(|scope| !scope.as_str().ends_with("readonly"))
    );
}

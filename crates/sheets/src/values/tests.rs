//! The requests of the `values` calls.

use super::*;
use crate::testing::{check, refused, sheets};
use crate::{Call, DateTimeRender, ValueRange, ValueRender, row};

fn values() -> Values {
    sheets().values("s-1")
}

#[test]
fn get_names_its_range_and_its_options() {
    check(&values().get("A1:B2"), "GET /s-1/values/A1%3AB2", "");
    check(
        &values().get("Budget!A1:C9").by_columns().unformatted(),
        "GET /s-1/values/%27Budget%27%21A1%3AC9?majorDimension=COLUMNS&valueRenderOption=UNFORMATTED_VALUE",
        "",
    );
    check(
        &values()
            .get("Totals")
            .render(ValueRender::Formula)
            .dates(DateTimeRender::FormattedString),
        "GET /s-1/values/Totals?valueRenderOption=FORMULA&dateTimeRenderOption=FORMATTED_STRING",
        "",
    );
}

#[test]
fn a_range_is_one_segment_whatever_the_sheet_is_called() {
    for (title, segment) in [
        ("a/b", "%27a%2Fb%27%21A1"),
        ("q?x&y=z", "%27q%3Fx%26y%3Dz%27%21A1"),
        ("h#x", "%27h%23x%27%21A1"),
        ("100%41", "%27100%2541%27%21A1"),
        ("a!b", "%27a%21b%27%21A1"),
        ("Jon's", "%27Jon%27%27s%27%21A1"),
        ("D3", "%27D3%27%21A1"),
        ("x:append", "%27x%3Aappend%27%21A1"),
        ("..", "%27..%27%21A1"),
        ("🌵 +", "%27%F0%9F%8C%B5%20%2B%27%21A1"),
    ] {
        let range = A1Range::sheet(title).cells("A1").unwrap();
        check(
            &values().get(range),
            &format!("GET /s-1/values/{segment}"),
            "",
        );
    }
}

#[test]
fn batch_get_repeats_the_parameter() {
    check(
        &values().batch_get(["A1", "My Sheet!A:B"]).by_columns(),
        "GET /s-1/values:batchGet?ranges=A1&ranges=%27My%20Sheet%27%21A%3AB&majorDimension=COLUMNS",
        "",
    );
}

#[test]
fn update_sends_nulls_and_whole_numbers() {
    check(
        &values().update(
            "A1:C2",
            ValueInput::Raw,
            [row!["a", Cell::Skip, 1], row![true, "", 0.5]],
        ),
        "PUT /s-1/values/A1%3AC2?valueInputOption=RAW",
        r#"{"majorDimension":"ROWS","values":[["a",null,1],[true,"",0.5]]}"#,
    );
    check(
        &values()
            .update("A1", ValueInput::UserEntered, [["=1+1"]])
            .by_columns()
            .returning_values(ValueRender::Unformatted)
            .returning_dates(DateTimeRender::SerialNumber),
        concat!(
            "PUT /s-1/values/A1?valueInputOption=USER_ENTERED&includeValuesInResponse=true",
            "&responseValueRenderOption=UNFORMATTED_VALUE&responseDateTimeRenderOption=SERIAL_NUMBER"
        ),
        r#"{"majorDimension":"COLUMNS","values":[["=1+1"]]}"#,
    );
}

#[test]
fn append_ends_its_path_with_its_name() {
    let body = r#"{"majorDimension":"ROWS","values":[["x"]]}"#;
    check(
        &values().append("Sheet1!A1", ValueInput::Raw, [["x"]]),
        "POST /s-1/values/%27Sheet1%27%21A1:append?valueInputOption=RAW",
        body,
    );
    check(
        &values()
            .append("Sheet1", ValueInput::Raw, [["x"]])
            .insert_rows(),
        "POST /s-1/values/Sheet1:append?valueInputOption=RAW&insertDataOption=INSERT_ROWS",
        body,
    );
}

#[test]
fn clear_sends_an_empty_object() {
    check(&values().clear("A:A"), "POST /s-1/values/A%3AA:clear", "{}");
    check(
        &values().batch_clear(["A1", "a:b"]),
        "POST /s-1/values:batchClear",
        r#"{"ranges":["A1","A:B"]}"#,
    );
}

#[test]
fn batch_update_sends_each_range_with_its_dimension() {
    let rows = ValueRange::new("My Sheet!A1:B1", [row!["a", None::<i32>]]);
    let columns = ValueRange::new("a1:a2", [[1, 2]]).by_columns();
    check(
        &values()
            .batch_update(ValueInput::Raw)
            .data(rows)
            .data(columns)
            .returning_values(ValueRender::Formatted),
        "POST /s-1/values:batchUpdate",
        concat!(
            r#"{"valueInputOption":"RAW","data":["#,
            r#"{"range":"'My Sheet'!A1:B1","majorDimension":"ROWS","values":[["a",null]]},"#,
            r#"{"range":"A1:A2","majorDimension":"COLUMNS","values":[[1,2]]}],"#,
            r#""includeValuesInResponse":true,"responseValueRenderOption":"FORMATTED_VALUE"}"#
        ),
    );
}

#[test]
fn a_bad_range_is_never_a_request() {
    let rows = || [["x"]];
    let words = "`A1:B0` is not a range: rows count from 1";
    let bad = "A1:B0";
    refused(&values().get(bad), words);
    refused(&values().batch_get(["A1", bad]), words);
    refused(&values().update(bad, ValueInput::Raw, rows()), words);
    refused(&values().append(bad, ValueInput::Raw, rows()), words);
    refused(&values().clear(bad), words);
    refused(&values().batch_clear(["A1", bad]), words);
    let data = ValueRange::new(bad, rows());
    let error = refused(&values().batch_update(ValueInput::Raw).data(data), words);
    assert!(matches!(error, CallError::Range(_)));
}

#[test]
fn a_bad_spreadsheet_is_never_a_request() {
    let error = refused(&sheets().values("a/../b").get("A1"), "is not a spreadsheet");
    assert!(matches!(error, CallError::Spreadsheet(_)));
}

#[test]
fn a_number_that_no_cell_holds_is_named_by_its_place() {
    let rows = || [row![1, 2, 3], row![4, 5, f64::NAN]];
    let words = "row 2, column 3 of the values for `A1:C2` is NaN";
    refused(&values().update("A1:C2", ValueInput::Raw, rows()), words);
    refused(&values().append("A1:C2", ValueInput::Raw, rows()), words);
    let columns = ValueRange::new("A1:C2", [row![1, f64::INFINITY]]).by_columns();
    let words = "row 2, column 1 of the values for `A1:C2` is inf";
    let error = refused(&values().batch_update(ValueInput::Raw).data(columns), words);
    assert!(matches!(
        error,
        CallError::Number {
            row: 2,
            column: 1,
            ..
        }
    ));
}

#[test]
fn too_many_ranges_are_refused_and_not_cut() {
    let error = refused(
        &values().batch_get(vec!["Sheet1!A1:B2"; 3_000]),
        "too long for one request",
    );
    assert!(matches!(error, CallError::TooLong { bytes } if bytes > 2_000));
}

#[test]
fn a_call_is_free_of_its_client() {
    fn is_free<T: Send + Sync + Clone + 'static>(_: &T) {}
    fn future_is_free<T: Send + 'static>(_: &T) {}
    let call = values().get("A1");
    is_free(&call);
    future_is_free(&call.clone().send());
    future_is_free(&Call::send(call));
}

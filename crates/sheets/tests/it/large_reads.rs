//! Values that are decoded while they arrive.

use hallpass_emulator::{Endpoint, Fault};
use hallpass_sheets::{CallError, CellRef, DecodeError, ValueInput, Values, row};

use crate::sandbox::Sandbox;

/// A sheet with a text, a number and a boolean in each of so many rows.
async fn rows(number: u32) -> (Sandbox, Values) {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let rows = (0..number).map(|n| row![format!("row {n}"), n, n % 2 == 0]);
    let update = values.update("Sheet1!A1", ValueInput::Raw, rows);
    update.send().await.unwrap();
    (sandbox, values)
}

#[tokio::test]
async fn a_grid_has_what_a_value_range_has() {
    let (_sandbox, values) = rows(900).await;
    let grid = values.get("Sheet1").unformatted().grid().await.unwrap();
    let whole = values.get("Sheet1").unformatted().send().await.unwrap();
    assert_eq!(grid.to_value_range(), whole);
    assert_eq!((grid.row_count(), grid.column_count()), (900, 3));
    assert_eq!(grid.cell(899, 0), CellRef::Text("row 899"));
    let columns = values
        .get("Sheet1")
        .by_columns()
        .unformatted()
        .grid()
        .await
        .unwrap();
    assert_eq!(columns.cell(899, 1), grid.cell(899, 1));
    let batch = values
        .batch_get(["A1:A2", "C1:C9", "X1:Y2"])
        .unformatted()
        .grids()
        .await;
    let grids = batch.unwrap().grids;
    let sizes: Vec<_> = grids.iter().map(|grid| grid.row_count()).collect();
    assert_eq!(sizes, [2, 9, 0]);
}

#[tokio::test]
async fn rows_come_one_by_one() {
    let (_sandbox, values) = rows(900).await;
    let mut stream = values.get("Sheet1").unformatted().stream().await.unwrap();
    let mut total = 0.0;
    let mut number = 0;
    while let Some(row) = stream.next().await.unwrap() {
        assert_eq!(row.cell(0).as_str(), Some(format!("row {number}").as_str()));
        total += row.cell(1).as_f64().unwrap();
        number += 1;
    }
    assert_eq!((number, total), (900, 404_550.0));
    assert!(stream.next().await.unwrap().is_none());
}

#[tokio::test]
async fn an_answer_that_is_lost_in_the_middle_is_asked_for_again() {
    let (sandbox, values) = rows(900).await;
    let faults = sandbox.emulator.faults();
    faults.next(Endpoint::Sheets, Fault::CutOffBody);
    faults.next(Endpoint::Sheets, Fault::status(200, r#"{"values": [["a""#));
    faults.next(Endpoint::Sheets, Fault::status(503, "<html>"));
    let before = sandbox.calls();
    let grid = values.get("Sheet1").unformatted().grid().await.unwrap();
    assert_eq!(grid.row_count(), 900);
    assert_eq!(sandbox.calls() - before, 4);
}

#[tokio::test]
async fn a_stream_that_is_lost_says_so_and_does_not_end_as_if_it_were_whole() {
    let (sandbox, values) = rows(900).await;
    for fault in [
        Fault::CutOffBody,
        Fault::status(200, r#"{"values": [["a"], ["b"]"#),
    ] {
        sandbox.emulator.faults().next(Endpoint::Sheets, fault);
        let mut stream = values.get("Sheet1").stream().await.unwrap();
        let error = loop {
            match stream.next().await {
                Ok(row) => assert!(row.is_some(), "it ended as if it were whole"),
                Err(error) => break error,
            }
        };
        let is_lost = matches!(
            error,
            CallError::Session(_) | CallError::Decode(DecodeError::Truncated { .. })
        );
        assert!(is_lost, "{error:?}");
    }
}

#[tokio::test]
async fn a_value_that_no_cell_has_is_named() {
    let (sandbox, values) = rows(1).await;
    let body = r#"{"range": "Sheet1!A1:B2", "values": [["a", 1], ["b", {"c": 1}]]}"#;
    sandbox
        .emulator
        .faults()
        .next(Endpoint::Sheets, Fault::status(200, body));
    let error = values.get("Sheet1").grid().await.unwrap_err();
    let CallError::Decode(error) = error else {
        panic!("{error:?}")
    };
    assert!(error.to_string().contains("row 2"), "{error}");
}

#[tokio::test]
async fn rows_of_several_ranges_come_one_by_one_with_their_range() {
    let (sandbox, values) = rows(900).await;
    let ranges = [
        "Sheet1!A1:A300",
        "Sheet1!F1:G9",
        "Sheet1!B899:C",
        "Sheet1!A1",
    ];
    let before = sandbox.calls();
    let call = values.batch_get(ranges).unformatted();
    let mut stream = call.clone().stream().await.unwrap();
    let mut found = vec![Vec::new(); ranges.len()];
    let mut names = vec![String::new(); ranges.len()];
    while let Some(next) = stream.next().await.unwrap() {
        found[next.index].push(next.row.to_cells());
        next.range.clone_into(&mut names[next.index]);
    }
    assert!(stream.next().await.unwrap().is_none());
    assert_eq!(sandbox.calls() - before, 1);
    assert_eq!(
        names,
        ["Sheet1!A1:A300", "", "Sheet1!B899:C1000", "Sheet1!A1"]
    );
    let grids = call.grids().await.unwrap().grids;
    let whole: Vec<_> = grids.iter().map(|grid| grid.to_values()).collect();
    assert_eq!(found, whole);
    assert_eq!(found[2], [row![898, true], row![899, false]]);
}

#[tokio::test]
async fn many_ranges_are_streamed_in_turns() {
    let (sandbox, values) = rows(300).await;
    let ranges: Vec<_> = (1..=300)
        .map(|row| format!("Sheet1!B{row}:C{row}"))
        .collect();
    let call = values.batch_get(&ranges).unformatted();
    let requests = call.requests().unwrap().len();
    assert!(requests > 3, "{requests}");
    let before = sandbox.calls();
    let mut stream = call.stream().await.unwrap();
    let mut number = 0;
    while let Some(next) = stream.next().await.unwrap() {
        assert_eq!(next.index, number);
        assert_eq!(
            next.row.cell(0),
            CellRef::Number(f64::from(u32::try_from(number).unwrap()))
        );
        number += 1;
        if number == 1 {
            assert_eq!(
                sandbox.calls() - before,
                1,
                "the others are not asked for yet"
            );
        }
    }
    assert_eq!(number, 300);
    assert_eq!(sandbox.calls() - before, requests);
}

#[tokio::test]
async fn a_further_request_that_fails_is_not_the_end_of_the_ranges() {
    let (sandbox, values) = rows(300).await;
    let ranges: Vec<_> = (1..=300)
        .map(|row| format!("Sheet1!B{row}:C{row}"))
        .collect();
    let mut stream = values.batch_get(&ranges).stream().await.unwrap();
    let refusal = r#"{"error": {"code": 400, "message": "no"}}"#;
    let faults = sandbox.emulator.faults();
    faults.next(Endpoint::Sheets, Fault::status(400, refusal));
    faults.next(Endpoint::Sheets, Fault::CutOffBody);
    let (mut rows, mut refused) = (0, 0);
    let error = loop {
        match stream.next().await {
            Ok(Some(_)) => rows += 1,
            Ok(None) => panic!("it ended as if it were whole"),
            Err(CallError::Google(_)) => refused += 1,
            Err(error) => break error,
        }
    };
    assert!((1..300).contains(&rows), "{rows}");
    assert_eq!(refused, 1, "the next call asked again");
    assert!(matches!(error, CallError::Session(_)), "{error:?}");
    assert!(stream.next().await.is_err());
}

#[tokio::test]
async fn ranges_of_an_answer_that_is_not_whole_do_not_end_as_if_they_were() {
    let (sandbox, values) = rows(1).await;
    let part = r#"{"valueRanges": [{"values": [["a"]]}, {"values": [["b"]"#;
    let fault = Fault::status(200, part);
    sandbox.emulator.faults().next(Endpoint::Sheets, fault);
    let mut stream = values.batch_get(["A1", "B1"]).stream().await.unwrap();
    for index in 0..2 {
        assert_eq!(stream.next().await.unwrap().unwrap().index, index);
    }
    for _ in 0..2 {
        let error = stream.next().await.unwrap_err();
        let is_lost = matches!(error, CallError::Decode(DecodeError::Truncated { .. }));
        assert!(is_lost, "{error:?}");
    }
}

//! Many rows, written in requests that are not too large.

use hallpass_emulator::{Endpoint, Fault};
use hallpass_sheets::{CallError, Cell, ValueInput, Values, row};

use crate::sandbox::Sandbox;

fn rows(number: usize) -> impl Iterator<Item = Vec<Cell>> {
    (0..number).map(|n| {
        row![
            format!("row {n}"),
            u32::try_from(n).unwrap(),
            n.is_multiple_of(2)
        ]
    })
}

async fn read(values: &Values, range: &str) -> Vec<Vec<Cell>> {
    values.get(range).unformatted().send().await.unwrap().values
}

#[tokio::test]
async fn rows_go_out_in_chunks_and_all_arrive() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let before = sandbox.calls();
    let call = values
        .write_all("Sheet1!B3", ValueInput::Raw, rows(900))
        .chunk_bytes(2_000);
    let written = call.send().await.unwrap();
    assert_eq!(written.rows.as_slice(), std::slice::from_ref(&(0..900)));
    assert_eq!((written.row_count(), written.cells), (900, 2_700));
    assert_eq!(sandbox.calls() - before, written.requests);
    assert!(written.requests > 5, "{written:?}");
    assert_eq!(
        read(&values, "Sheet1!B3:D902").await,
        rows(900).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn few_rows_are_one_request_and_no_rows_are_none() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let one = values.write_all("Sheet1!A1", ValueInput::Raw, [row![1, Cell::Skip, 3]]);
    assert_eq!(one.send().await.unwrap().requests, 1);
    let none = values.write_all("Sheet1!A1", ValueInput::Raw, rows(0));
    assert_eq!(none.send().await.unwrap().requests, 0);
    // A skipped cell is left as it is, in chunks too.
    values
        .write_all("Sheet1!A1", ValueInput::Raw, [row![Cell::Skip, 2]])
        .send()
        .await
        .unwrap();
    assert_eq!(read(&values, "A1:C1").await, [row![1, 2, 3]]);
}

#[tokio::test]
async fn what_is_missing_after_a_failure_is_written_by_another_try() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let faults = sandbox.emulator.faults();
    let chunks = |values: &Values| {
        let call = values.write_all("Sheet1!A1", ValueInput::Raw, rows(400));
        call.chunk_bytes(2_000).at_once(1)
    };
    for _ in 0..3 {
        faults.next(Endpoint::Sheets, Fault::Delay(std::time::Duration::ZERO));
    }
    faults.next(
        Endpoint::Sheets,
        Fault::status(400, r#"{"error": {"code": 400, "message": "no"}}"#),
    );
    let error = chunks(&values).send().await.unwrap_err();
    assert_eq!(error.source.status().unwrap().message, "no");
    let there = error.written.row_count();
    assert!(there > 0 && there < 400, "{error:?}");
    assert_eq!(
        error.written.rows.as_slice(),
        std::slice::from_ref(&(0..there))
    );
    assert_eq!(read(&values, "Sheet1").await.len(), there);

    let before = sandbox.calls();
    let written = chunks(&values)
        .without(&error.written)
        .send()
        .await
        .unwrap();
    assert_eq!(written.rows.as_slice(), std::slice::from_ref(&(there..400)));
    assert_eq!(sandbox.calls() - before, written.requests);
    assert_eq!(read(&values, "Sheet1").await, rows(400).collect::<Vec<_>>());
}

#[tokio::test]
async fn rows_may_begin_at_a_cell_that_is_given_by_numbers() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    for (start, block) in [("R3C2", "B3:D22"), ("Sheet1!r31c4:r31c4", "D31:F50")] {
        let call = values.write_all(start, ValueInput::Raw, rows(20));
        call.chunk_bytes(300).send().await.unwrap();
        assert_eq!(read(&values, block).await, rows(20).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn a_range_that_does_not_say_where_to_begin_is_refused() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let before = sandbox.calls();
    for range in ["Totals", "Sheet1!R[1]C[1]"] {
        let call = values.write_all(range, ValueInput::Raw, rows(1));
        let error = call.send().await.unwrap_err();
        assert!(matches!(error.source, CallError::Range(_)), "{error:?}");
    }
    let nan = [row![1], row![f64::NAN]];
    let error = values
        .write_all("A1", ValueInput::Raw, nan)
        .send()
        .await
        .unwrap_err();
    assert!(
        matches!(
            error.source,
            CallError::Number {
                row: 2,
                column: 1,
                ..
            }
        ),
        "{error:?}"
    );
    assert_eq!(sandbox.calls(), before);
}

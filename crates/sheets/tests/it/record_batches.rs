//! Record batches that are made while the values arrive.

use std::sync::Arc;

use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use hallpass_core::Scope;
use hallpass_emulator::{Endpoint, Fault};
use hallpass_sheets::{
    ArrowOptions, CallError, Cell, DecodeError, RecordBatchStream, RecordBatchStreamError, Sheets,
    ValueInput, Values, row,
};

use crate::sandbox::Sandbox;

/// A sheet called `Orders` with a header in its second row, from the second column on, and so many
/// rows, with gaps.
async fn orders(rows: u32) -> (Sandbox, Values) {
    let sandbox = Sandbox::start().await;
    let sheets: Sheets = sandbox.sheets(Scope::SPREADSHEETS).await;
    let create = sheets.spreadsheets().create("Book").sheet("Orders");
    let values = sheets.values(create.send().await.unwrap().id());
    let header = [row!["item", "price", "paid"]];
    let rows = (0..rows).map(|n| match n % 7 {
        3 => vec![Cell::Skip],
        5 => row![format!("row {n}")],
        _ => row![format!("row {n}"), f64::from(n) / 4.0, n % 2 == 0],
    });
    let update = values.update("Orders!B2", ValueInput::Raw, header.into_iter().chain(rows));
    update.send().await.unwrap();
    (sandbox, values)
}

async fn all(mut stream: RecordBatchStream) -> Result<Vec<RecordBatch>, RecordBatchStreamError> {
    let mut batches = Vec::new();
    while let Some(batch) = stream.next().await? {
        batches.push(batch);
    }
    assert!(stream.next().await?.is_none());
    Ok(batches)
}

#[tokio::test]
async fn a_stream_has_the_batches_of_the_whole_grid() {
    let (_sandbox, values) = orders(900).await;
    let call = || values.get("Orders!B2:D").unformatted();
    let grid = call().grid().await.unwrap();
    let whole = grid.record_batches(&ArrowOptions::new().rows(64)).unwrap();
    let stream = call().record_batches(ArrowOptions::new().rows(64)).await;
    let stream = stream.unwrap();
    assert_eq!(stream.schema(), whole.schema());
    let batches = all(stream).await.unwrap();
    assert_eq!(batches.len(), 15);
    assert_eq!(batches[0].column(1).null_count(), 18);
    assert_eq!(batches, whole.collect::<Vec<_>>());
}

#[tokio::test]
async fn a_cell_that_does_not_fit_is_named_by_its_sheet() {
    let (_sandbox, values) = orders(300).await;
    let write = values.update("Orders!C203", ValueInput::Raw, [row!["n/a"]]);
    write.send().await.unwrap();
    let call = values.get("Orders!B2:D").unformatted();
    let stream = call.record_batches(ArrowOptions::new().rows(100)).await;
    let mut stream = stream.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().num_rows(), 100);
    assert_eq!(stream.next().await.unwrap().unwrap().num_rows(), 100);
    for _ in 0..2 {
        let error = stream.next().await.unwrap_err();
        assert!(
            matches!(error, RecordBatchStreamError::Batch(_)),
            "{error:?}"
        );
        assert_eq!(
            error.to_string(),
            r#"Orders!C203: expected a number, got "n/a""#
        );
    }
}

#[tokio::test]
async fn a_schema_that_no_cell_has_sends_nothing() {
    let (sandbox, values) = orders(1).await;
    let before = sandbox.calls();
    let fields = vec![Field::new("item", DataType::Date32, true)];
    let options = ArrowOptions::new().with_schema(Arc::new(Schema::new(fields)));
    let error = values.get("Orders").record_batches(options).await;
    assert!(error.unwrap_err().to_string().contains("Date32"));
    assert_eq!(sandbox.calls(), before);
}

#[tokio::test]
async fn an_empty_range_has_no_batches() {
    let (_sandbox, values) = orders(0).await;
    let stream = values.get("Orders!F:G").record_batches(ArrowOptions::new());
    let stream = stream.await.unwrap();
    assert_eq!(stream.schema().fields().len(), 0);
    assert_eq!(all(stream).await.unwrap(), []);
    let stream = values
        .get("Orders!B2:D")
        .record_batches(ArrowOptions::new());
    assert_eq!(stream.await.unwrap().schema().fields().len(), 3);
}

#[tokio::test]
async fn a_stream_that_is_lost_does_not_end_as_if_it_were_whole() {
    let (sandbox, values) = orders(900).await;
    for (fault, rows) in [
        (Fault::CutOffBody, 1),
        (Fault::CutOffBody, 100_000),
        (Fault::status(200, r#"{"values": [["a"], ["b"]"#), 1),
    ] {
        sandbox.emulator.faults().next(Endpoint::Sheets, fault);
        let options = ArrowOptions::new().rows(rows);
        let error = match values.get("Orders").record_batches(options).await {
            Ok(stream) => all(stream).await.unwrap_err(),
            Err(error) => error,
        };
        let RecordBatchStreamError::Call(error) = &error else {
            panic!("{error:?}");
        };
        let is_lost = matches!(
            error,
            CallError::Session(_) | CallError::Decode(DecodeError::Truncated { .. })
        );
        assert!(is_lost, "{error:?}");
    }
}

#[test]
fn a_stream_can_be_sent_to_another_thread() {
    fn is_send<T: Send>(_: impl Fn(RecordBatchStream) -> T) {}
    is_send(|mut stream| async move { stream.next().await.map(drop) });
}

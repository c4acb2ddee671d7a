//! What is written is read back, cell by cell.

use hallpass_sheets::{Cell, DateTimeRender, Dimension, ValueInput, ValueRange, ValueRender, row};

use crate::sandbox::Sandbox;

fn no_rows() -> Vec<Vec<Cell>> {
    Vec::new()
}

#[tokio::test]
async fn what_is_written_is_read_back() {
    let values = Sandbox::start().await;
    let (sandbox, values) = (&values, values.values().await);
    let rows = [row!["Tea", 3, 4.5], row![true, "0042", -7]];
    let updated = values
        .update("Sheet1!A1:C2", ValueInput::Raw, rows.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(updated.updated_range.as_deref(), Some("Sheet1!A1:C2"));
    assert_eq!(
        (
            updated.updated_rows,
            updated.updated_columns,
            updated.updated_cells
        ),
        (Some(2), Some(3), Some(6))
    );
    let read = values
        .get("Sheet1!A1:C2")
        .unformatted()
        .send()
        .await
        .unwrap();
    assert_eq!(read.values, rows);
    assert_eq!(read.range, "Sheet1!A1:C2");
    assert_eq!(read.major_dimension, Dimension::Rows);
    assert_eq!(sandbox.calls(), 3);
}

#[tokio::test]
async fn a_skipped_cell_is_left_and_an_empty_one_is_cleared() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    values
        .update("A1:C1", ValueInput::Raw, [["a", "b", "c"]])
        .send()
        .await
        .unwrap();
    let change = [row!["x", Cell::Skip, ""]];
    let updated = values
        .update("A1:C1", ValueInput::Raw, change)
        .send()
        .await
        .unwrap();
    assert_eq!(updated.updated_cells, Some(2));
    let read = values.get("A1:C1").send().await.unwrap();
    assert_eq!(read.values, [row!["x", "b"]]);
}

#[tokio::test]
async fn an_empty_range_has_no_rows() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let read = values.get("Sheet1!A1:B2").send().await.unwrap();
    assert_eq!(read, ValueRange::new("Sheet1!A1:B2", no_rows()));
}

#[tokio::test]
async fn an_inner_gap_is_empty_and_the_end_is_dropped() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let rows = [
        row!["a", Cell::Skip, "c", Cell::Skip],
        row![],
        row!["d"],
        row![Cell::Skip],
    ];
    values
        .update("A1:D4", ValueInput::Raw, rows)
        .send()
        .await
        .unwrap();
    let read = values.get("A1:D4").send().await.unwrap();
    assert_eq!(
        read.values,
        [row!["a", Cell::Empty, "c"], row![], row!["d"]]
    );
}

#[tokio::test]
async fn columns_are_written_and_read_as_columns() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let columns = [[1, 2, 3], [4, 5, 6]];
    values
        .update("A1:B3", ValueInput::Raw, columns)
        .by_columns()
        .send()
        .await
        .unwrap();
    let rows = values.get("A1:B3").unformatted().send().await.unwrap();
    assert_eq!(rows.values, [row![1, 4], row![2, 5], row![3, 6]]);
    let read = values
        .get("A1:B3")
        .unformatted()
        .by_columns()
        .send()
        .await
        .unwrap();
    assert_eq!(read.values, [row![1, 2, 3], row![4, 5, 6]]);
    assert_eq!(read.major_dimension, Dimension::Columns);
}

#[tokio::test]
async fn the_input_option_decides_what_a_text_becomes() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let typed = [["=1+1", "2020-01-01"]];
    let formula = values.get("A1").render(ValueRender::Formula);
    let stored = values.get("A1:B1").unformatted();
    values
        .update("A1", ValueInput::Raw, typed)
        .send()
        .await
        .unwrap();
    assert_eq!(
        stored.clone().send().await.unwrap().values,
        [row!["=1+1", "2020-01-01"]]
    );
    values
        .update("A1", ValueInput::UserEntered, typed)
        .send()
        .await
        .unwrap();
    assert_eq!(
        stored.clone().send().await.unwrap().values,
        [row![2, 43831]]
    );
    assert_eq!(formula.send().await.unwrap().values, [row!["=1+1"]]);
    let dated = stored
        .dates(DateTimeRender::FormattedString)
        .send()
        .await
        .unwrap();
    assert_eq!(dated.values, [row![2, "2020-01-01"]]);
}

#[tokio::test]
async fn an_update_returns_its_values_on_request() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let update = values.update("A1", ValueInput::UserEntered, [["=1+1"]]);
    assert_eq!(update.clone().send().await.unwrap().updated_data, None);
    let updated = update
        .returning_values(ValueRender::Unformatted)
        .send()
        .await
        .unwrap();
    assert_eq!(updated.updated_data.unwrap().values, [row![2]]);
}

#[tokio::test]
async fn an_append_lands_below_the_table() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let first = values
        .append("Sheet1!A1", ValueInput::Raw, [row!["a", 1]])
        .send()
        .await
        .unwrap();
    assert_eq!(first.table_range, None);
    let second = values
        .append("Sheet1!A1", ValueInput::Raw, [row!["b", 2]])
        .send()
        .await
        .unwrap();
    assert_eq!(second.table_range.as_deref(), Some("Sheet1!A1:B1"));
    let updates = second.updates.unwrap();
    assert_eq!(updates.updated_range.as_deref(), Some("Sheet1!A2:B2"));
}

#[tokio::test]
async fn an_append_with_inserted_rows_moves_what_is_below() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    values
        .update("A1:A3", ValueInput::Raw, [row!["a"], row![], row!["below"]])
        .send()
        .await
        .unwrap();
    let rows = [["b"], ["c"]];
    values
        .append("Sheet1!A1", ValueInput::Raw, rows)
        .insert_rows()
        .send()
        .await
        .unwrap();
    let read = values.get("A1:A9").send().await.unwrap();
    assert_eq!(
        read.values,
        [row!["a"], row!["b"], row!["c"], row![], row!["below"]]
    );
}

#[tokio::test]
async fn a_cleared_range_is_empty() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    values
        .update("A1:C1", ValueInput::Raw, [["a", "b", "c"]])
        .send()
        .await
        .unwrap();
    let cleared = values.clear("Sheet1!B1").send().await.unwrap();
    assert_eq!(cleared.cleared_range.as_deref(), Some("Sheet1!B1"));
    let read = values.get("A1:C1").send().await.unwrap();
    assert_eq!(read.values, [row!["a", "", "c"]]);
    let cleared = values.batch_clear(["A1", "C1"]).send().await.unwrap();
    assert_eq!(cleared.cleared_ranges, ["Sheet1!A1", "Sheet1!C1"]);
    assert_eq!(values.get("A1:C1").send().await.unwrap().values, no_rows());
}

#[tokio::test]
async fn several_ranges_are_written_and_read_at_once() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let updated = values
        .batch_update(ValueInput::Raw)
        .data(ValueRange::new("A1:B1", [row!["a", 1]]))
        .data(ValueRange::new("D1:E2", [row![1, 2], row![3, 4]]).by_columns())
        .send()
        .await
        .unwrap();
    assert_eq!(updated.responses.len(), 2);
    assert_eq!(
        (updated.total_updated_cells, updated.total_updated_sheets),
        (Some(6), Some(1))
    );
    let read = values
        .batch_get(["D1:E2", "A1:B1"])
        .unformatted()
        .send()
        .await
        .unwrap();
    assert_eq!(read.value_ranges[0].values, [row![1, 3], row![2, 4]]);
    assert_eq!(read.value_ranges[1].values, [row!["a", 1]]);
}

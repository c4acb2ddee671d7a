//! Typed rows on their way through a spreadsheet and back.

use hallpass_sheets::{
    Cell, CellAddress, RowReader, RowWriter, SerialNumber, ValueInput, ValueRange, Values, row,
};
use serde::{Deserialize, Serialize};

use crate::sandbox::Sandbox;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Order {
    id: String,
    quantity: u32,
    date: SerialNumber,
    note: Option<String>,
}

fn order(id: &str, quantity: u32, note: Option<&str>) -> Order {
    Order {
        id: id.to_owned(),
        quantity,
        date: SerialNumber::new(43831.625).unwrap(),
        note: note.map(str::to_owned),
    }
}

async fn read(values: &Values) -> Vec<Order> {
    let answer = values.get("Sheet1!A:Z").unformatted().send().await.unwrap();
    let first: CellAddress = answer.range.parse().unwrap();
    let orders = RowReader::new().at(first).read(answer.values);
    orders.collect::<Result<_, _>>().unwrap()
}

#[tokio::test]
async fn typed_rows_are_written_and_read_back() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let orders = [order("0042", 3, Some("=1+1")), order("1e5", 0, None)];
    let rows = RowWriter::new().to_rows(&orders).unwrap().with_header();
    values
        .update("Sheet1!A1", ValueInput::Raw, rows)
        .send()
        .await
        .unwrap();
    assert_eq!(read(&values).await, orders);
}

#[tokio::test]
async fn a_date_that_somebody_typed_is_read() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let rows = [
        row!["id", "quantity", "date"],
        row!["'0042", "3", "2020-01-01 15:00"],
    ];
    values
        .update("Sheet1!A1", ValueInput::UserEntered, rows)
        .send()
        .await
        .unwrap();
    assert_eq!(read(&values).await, [order("0042", 3, None)]);
}

#[tokio::test]
async fn a_plan_brings_the_sheet_up_to_date() {
    let sandbox = Sandbox::start().await;
    let values = sandbox.values().await;
    let sheet = [
        row!["id", "shelf", "note", "quantity", "date"],
        row!["0042", "A", "old", 1, 43831.625],
        row!["0043", "B", Cell::Empty, 2, 43831.625],
    ];
    values
        .update("Sheet1!A1", ValueInput::Raw, &sheet)
        .send()
        .await
        .unwrap();

    let new = [
        order("0042", 3, None),
        order("0044", 4, Some("new")),
        order("0043", 2, None),
    ];
    let sheet = values.get("Sheet1").unformatted().send().await.unwrap();
    let writer = RowWriter::new().at(sheet.range.parse().unwrap());
    let plan = writer.plan_upsert("id", &sheet.values, &new).unwrap();
    assert_eq!((plan.changes.len(), plan.added.len()), (1, 1));
    let mut update = values.batch_update(ValueInput::Raw);
    for change in plan.changes {
        update = update.data(ValueRange::new(change.at.to_string(), [change.cells]));
    }
    let added = ValueRange::new(plan.end.to_string(), plan.added);
    update.data(added).send().await.unwrap();

    let read = read(&values).await;
    assert_eq!(read, [new[0].clone(), new[2].clone(), new[1].clone()]);
    let shelves = values.get("Sheet1!B2:B4").send().await.unwrap();
    assert_eq!(shelves.values, [row!["A"], row!["B"]]);
}

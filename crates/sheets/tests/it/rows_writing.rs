//! What goes into cells: the order of columns, what stays as it is, what no cell holds.

use std::collections::BTreeMap;

use hallpass_sheets::{Cell, RowError, RowWriter, row};
use serde::Serialize;

#[derive(Clone, Serialize)]
struct Order {
    id: String,
    quantity: u32,
    note: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gift: Option<bool>,
    price: f64,
}

fn order() -> Order {
    let id = "0042".to_owned();
    Order {
        id,
        quantity: 3,
        note: None,
        gift: None,
        price: 4.5,
    }
}

fn refused(result: Result<impl std::fmt::Debug, RowError>, message: &str) -> RowError {
    let error = result.expect_err(message);
    assert_eq!(error.to_string(), message);
    error
}

#[derive(Serialize)]
struct One<T> {
    x: T,
}

fn one<T: Serialize>(x: T) -> Result<Cell, RowError> {
    let written = RowWriter::new().to_rows([One { x }])?;
    Ok(written.rows[0][0].clone())
}

#[test]
fn columns_come_in_the_order_of_the_fields() {
    let written = RowWriter::new().to_rows(&[order()]).unwrap();
    assert_eq!(written.header, row!["id", "quantity", "note", "price"]);
    assert_eq!(written.rows, [row!["0042", 3, Cell::Empty, 4.5]]);
}

#[test]
fn a_field_that_is_not_in_every_row_keeps_its_place() {
    let gift = Order {
        gift: Some(true),
        ..order()
    };
    let written = RowWriter::new().to_rows(&[order(), gift, order()]).unwrap();
    assert_eq!(
        written.header,
        row!["id", "quantity", "note", "gift", "price"]
    );
    assert_eq!(
        written.rows[0],
        row!["0042", 3, Cell::Empty, Cell::Empty, 4.5]
    );
    assert_eq!(written.rows[1], row!["0042", 3, Cell::Empty, true, 4.5]);
    let maps = [
        BTreeMap::from([("b", 1)]),
        BTreeMap::from([("a", 2), ("c", 3)]),
    ];
    let written = RowWriter::new().to_rows(&maps).unwrap();
    assert_eq!(written.header, row!["a", "c", "b"]);
}

#[test]
fn a_header_that_is_there_leads() {
    let header = row!["price", "Formula", " id", "", "quantity", "note"];
    let writer = RowWriter::new().under(&header);
    let written = writer.to_rows(&[order()]).unwrap();
    let skip = || Cell::Skip;
    assert_eq!(
        written.rows,
        [row![4.5, skip(), "0042", skip(), 3, Cell::Empty]]
    );
    assert!(written.header.iter().all(|cell| *cell == Cell::Skip));
    let gift = Order {
        gift: Some(true),
        ..order()
    };
    let wider = writer
        .clone()
        .adding_columns()
        .to_rows(&[order(), gift])
        .unwrap();
    assert_eq!(wider.rows[0][6], Cell::Skip);
    assert_eq!(wider.rows[1][6], Cell::Bool(true));
    let skipping = writer.skipping_none().to_rows(&[order()]).unwrap();
    assert_eq!(skipping.rows[0][5], Cell::Skip);
}

#[test]
fn a_field_without_a_header_is_refused_or_gets_a_column() {
    let at = "Orders!B2".parse().unwrap();
    let writer = RowWriter::new().at(at).under(&["id", "quantity", "Note"]);
    let message =
        "Orders!B2: no header `note`, only `id`, `quantity`, `Note`; did you mean `Note`?";
    let error = refused(writer.to_rows(&[order()]), message);
    assert_eq!(error.field(), Some("note"));
    let written = writer
        .ignoring_case()
        .adding_columns()
        .to_rows(&[order()])
        .unwrap();
    let skip = Cell::Skip;
    assert_eq!(written.header, row![&skip, &skip, &skip, "price"]);
    assert_eq!(written.rows, [row!["0042", 3, Cell::Empty, 4.5]]);
}

#[test]
fn one_column_cannot_take_two_fields() {
    #[derive(Serialize)]
    struct Twice {
        id: u8,
        #[serde(rename = "ID")]
        number: u8,
    }
    let writer = RowWriter::new().under(&["Id"]).ignoring_case();
    refused(
        writer.to_rows([Twice { id: 1, number: 2 }]),
        "A1: two columns are for the field `ID`",
    );
    #[derive(Serialize)]
    struct Flat {
        id: u8,
        #[serde(flatten)]
        rest: BTreeMap<&'static str, u8>,
    }
    let rest = BTreeMap::from([("id", 2)]);
    refused(
        RowWriter::new().to_rows([Flat { id: 1, rest }]),
        "row 1, field `id`: two values are for this field",
    );
}

#[test]
fn values_become_cells() {
    #[derive(Serialize)]
    struct Metres(f64);
    #[derive(Serialize)]
    enum Size {
        Large,
    }
    assert_eq!(one("").unwrap(), Cell::Empty);
    assert_eq!(one('ü').unwrap(), Cell::from("ü"));
    assert_eq!(one(Metres(1.5)).unwrap(), Cell::from(1.5));
    assert_eq!(one(Size::Large).unwrap(), Cell::from("Large"));
    assert_eq!(
        one(1_i128 << 53).unwrap(),
        Cell::Number(9_007_199_254_740_992.0)
    );
    assert_eq!(one(()).unwrap(), Cell::Empty);
    assert_eq!(one(serde_json::Value::Null).unwrap(), Cell::Empty);
    for cell in row![Cell::Skip, Cell::Empty, true, 3, 4.5, "0042"] {
        assert_eq!(one(&cell).unwrap(), cell);
    }
}

#[test]
fn what_no_cell_holds_is_refused_by_row_and_field() {
    let wrong = Order {
        price: f64::NAN,
        ..order()
    };
    let error = refused(
        RowWriter::new().to_rows(&[order(), wrong]),
        "row 2, field `price`: a cell cannot hold NaN",
    );
    assert_eq!((error.input_row(), error.cell()), (Some(1), None));
    let start = "row 1, field `x`: ";
    let beyond = "is beyond 2^53, so a cell cannot hold it exactly: write it as text";
    refused(
        one(f32::INFINITY),
        &format!("{start}a cell cannot hold inf"),
    );
    refused(
        one(Cell::Number(f64::NAN)),
        &format!("{start}a cell cannot hold NaN"),
    );
    refused(one(i64::MIN), &format!("{start}{} {beyond}", i64::MIN));
    refused(one(u128::MAX), &format!("{start}{} {beyond}", u128::MAX));
    let no_cell = |what| format!("{start}a cell cannot hold {what}");
    refused(one([1, 2]), &no_cell("a list"));
    refused(one(One { x: 1 }), &no_cell("a struct"));
    refused(one(BTreeMap::from([(1, 2)])), &no_cell("a map"));
    refused(one(Ok::<_, ()>(1)), &no_cell("a variant with a value"));
}

#[test]
fn rows_without_names_have_no_header() {
    let written = RowWriter::new()
        .to_rows([("Tea", 3, Some(true)), ("Rent", 1, None)])
        .unwrap();
    assert_eq!(written.header, []);
    assert_eq!(
        written.with_header(),
        [row!["Tea", 3, true], row!["Rent", 1, Cell::Empty]]
    );
    let written = RowWriter::new().to_rows([vec![1, 2], vec![3]]).unwrap();
    assert_eq!(written.rows, [row![1, 2], row![3]]);
    assert_eq!(
        RowWriter::new().to_rows([1, 2]).unwrap().rows,
        [row![1], row![2]]
    );
    refused(
        RowWriter::new().to_rows([(1, [2])]),
        "row 1, field `2`: a cell cannot hold a list",
    );
    assert_eq!(
        RowWriter::new()
            .to_rows([] as [Order; 0])
            .unwrap()
            .with_header(),
        [[]; 0]
    );
}

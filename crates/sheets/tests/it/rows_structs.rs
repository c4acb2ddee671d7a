//! What comes out of one row: structs, maps, tuples and lists.

use std::collections::{BTreeMap, HashMap};

use hallpass_sheets::{Cell, row};
use serde::Deserialize;

use crate::rows_support::{message, read, reader};

#[test]
fn structs_are_read_as_serde_has_them() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Order {
        #[serde(rename = "Order no.")]
        number: Number,
        #[serde(alias = "qty", alias = "count")]
        quantity: u32,
        #[serde(default = "one")]
        boxes: u32,
        note: Option<String>,
        #[serde(skip)]
        seen: bool,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Number(String);
    fn one() -> u32 {
        1
    }
    let rows = [
        row!["qty", "Order no.", "unknown", "boxes"],
        row![3, "0042", "?", 2],
        row![4, "0043", "?", Cell::Empty],
    ];
    let orders: Vec<Order> = read(&reader(), &rows).unwrap();
    assert_eq!((orders[0].quantity, orders[0].boxes), (3, 2));
    assert_eq!(orders[1].number, Number("0043".to_owned()));
    assert_eq!((orders[1].boxes, orders[1].note.as_ref()), (1, None));
    assert!(!orders[1].seen);

    let rows = [row!["qty", "count", "Order no."], row![3, 3, "0042"]];
    assert_eq!(
        message::<Order>(&reader(), &rows),
        "Orders!A16: two columns are for the field `quantity`"
    );
    let rows = [row!["QTY", "Order no."], row![1, "0042"]];
    let strict = reader().ignoring_case().refusing_extra_columns();
    assert_eq!(read::<Order>(&strict, &rows).unwrap()[0].quantity, 1);
    let rows = [
        row!["qty", "Order no."],
        row![1, "0042"],
        row![Cell::Empty, "0043"],
    ];
    assert_eq!(
        message::<Order>(&reader(), &rows),
        "Orders!A18: expected an integer, got an empty cell"
    );
}

#[test]
fn a_blank_cell_that_its_field_does_not_take_counts_as_missing() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(default)]
    struct Settings {
        name: String,
        size: u32,
        ratio: f64,
        tags: Vec<String>,
    }
    impl Default for Settings {
        fn default() -> Self {
            let (name, tags) = ("unnamed".to_owned(), Vec::new());
            Self {
                name,
                size: 7,
                ratio: 0.5,
                tags,
            }
        }
    }
    let rows = [
        row!["name", "size", "ratio", "tags"],
        row!["a", Cell::Empty, 2, Cell::Empty],
        row![Cell::Empty, 1],
        row!["c", 3, 4],
    ];
    let settings: Vec<Settings> = read(&reader(), &rows).unwrap();
    let numbers: Vec<_> = settings
        .iter()
        .map(|s| (s.name.as_str(), s.size, s.ratio))
        .collect();
    // A blank text is a text.
    assert_eq!(numbers, [("a", 7, 2.0), ("", 1, 0.5), ("c", 3, 4.0)]);
}

#[test]
fn a_blank_cell_without_a_default_is_refused_by_its_own_name() {
    #[derive(Debug, Deserialize)]
    struct Order {
        #[serde(default)]
        _boxes: u32,
        _quantity: u32,
    }
    let rows = [
        row!["_boxes", "_quantity", "x"],
        row![Cell::Empty, Cell::Empty, 1],
    ];
    assert_eq!(
        message::<Order>(&reader(), &rows),
        "Orders!B17: expected an integer, got an empty cell"
    );
    let rows = [row!["_boxes", "_amount"], row![Cell::Empty, 1]];
    assert_eq!(
        message::<Order>(&reader(), &rows),
        "Orders!A16: no header `_quantity`, only `_boxes`, `_amount`"
    );
}

#[test]
fn a_flattened_struct_is_read_and_its_faults_are_found() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Order {
        id: String,
        #[serde(flatten)]
        size: Size,
        #[serde(flatten)]
        rest: BTreeMap<String, Cell>,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    struct Size {
        width: u32,
        depth: Option<f64>,
    }
    let rows = [
        row!["id", "width", "depth", "colour", "price"],
        row!["0042", 3, Cell::Empty, Cell::Empty, 4.5],
    ];
    let orders: Vec<Order> = read(&reader(), &rows).unwrap();
    assert_eq!(
        orders[0].size,
        Size {
            width: 3,
            depth: None
        }
    );
    let rest = [
        ("colour".to_owned(), Cell::Empty),
        ("price".to_owned(), Cell::from(4.5)),
    ];
    assert_eq!(orders[0].rest, BTreeMap::from(rest));

    let rows = [row!["id", "width"], row!["0042", "n/a"]];
    let error = read::<Order>(&reader(), &rows).unwrap_err();
    assert_eq!(error.to_string(), r#"Orders!B17: expected u32, got "n/a""#);
    assert_eq!(error.field(), Some("width"));
    let rows = [row!["id", "width"], row!["n/a", "n/a"]];
    assert_eq!(
        message::<Order>(&reader(), &rows),
        r#"Orders!A17 or right of it: expected u32, got "n/a""#
    );
}

#[test]
fn maps_and_json_take_any_header() {
    let rows = [row!["a", "b", ""], row![1, Cell::Empty], row![2, "x"]];
    let maps: Vec<HashMap<String, Cell>> = read(&reader(), &rows).unwrap();
    assert_eq!(maps[0]["b"], Cell::Empty);
    assert_eq!((maps[1].len(), &maps[1]["b"]), (2, &Cell::from("x")));
    let json: Vec<serde_json::Value> = read(&reader(), &rows).unwrap();
    assert_eq!(json[0], serde_json::json!({"a": 1, "b": null}));
    let rows = [row![2025, 2026], row![1, Cell::Empty]];
    let years: Vec<HashMap<u16, u8>> = read(&reader(), &rows).unwrap();
    assert_eq!(years, [HashMap::from([(2025, 1)])]);
}

#[test]
fn without_a_header_the_order_counts() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Point {
        x: f64,
        y: Option<f64>,
    }
    let reader = reader().by_position();
    let rows = [row![1, 2, "note"], row![3]];
    let points: Vec<Point> = read(&reader, &rows).unwrap();
    assert_eq!(points[1], Point { x: 3.0, y: None });
    let tuples: Vec<(u8, Option<u8>)> = read(&reader, &rows).unwrap();
    assert_eq!(tuples, [(1, Some(2)), (3, None)]);
    let lists: Vec<Vec<Cell>> = read(&reader, &rows).unwrap();
    assert_eq!(lists, rows);
    assert_eq!(
        message::<(u8, u8)>(&reader, &rows),
        "Orders!B17: expected an integer, got an empty cell"
    );
    assert_eq!(
        message::<(u8, u8)>(&reader.clone().refusing_extra_columns(), &rows),
        r#"Orders!C16: no column is expected here, got "note""#
    );
    let column: Vec<u8> = read(&reader, &[row![1], row![2]]).unwrap();
    assert_eq!(column, [1, 2]);
    assert_eq!(
        message::<u8>(&reader, &rows),
        "Orders!A16: a row of 3 cells is not one value"
    );
}

#[test]
fn lists_under_a_header_are_as_wide_as_it() {
    let rows = [row!["a", "b", "c"], row![1], row![1, 2, 3]];
    let lists: Vec<Vec<Option<u8>>> = read(&reader(), &rows).unwrap();
    assert_eq!(lists[0], [Some(1), None, None]);
    let tuples: Vec<(u8, Option<u8>)> = read(&reader(), &rows).unwrap();
    assert_eq!(tuples, [(1, None), (1, Some(2))]);
}

//! What holds for all rows: what is written is read back, and no rectangle breaks the reader.

use std::collections::BTreeMap;

use hallpass_sheets::{Cell, RowReader, RowWriter, SerialNumber};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Everything {
    #[serde(rename = "Order no.")]
    id: Id,
    quantity: u32,
    balance: i64,
    price: f64,
    ratio: f32,
    paid: bool,
    grade: char,
    size: Size,
    note: Option<String>,
    left: Option<u8>,
    when: SerialNumber,
    cell: Cell,
    #[serde(default)]
    boxes: u16,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Id(String);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum Size {
    Small,
    Large,
}

fn numbers() -> impl Strategy<Value = f64> {
    use proptest::num::f64::{NEGATIVE, NORMAL, POSITIVE, SUBNORMAL, ZERO};
    NORMAL | SUBNORMAL | ZERO | POSITIVE | NEGATIVE
}

fn cells() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Empty),
        any::<bool>().prop_map(Cell::Bool),
        numbers().prop_map(Cell::Number),
        any::<i16>().prop_map(Cell::from),
        "0[0-9]{0,4}|TRUE|[a-z ]{0,5}|\\PC{0,5}".prop_map(Cell::from),
    ]
}

prop_compose! {
    fn everything()(
        (id, quantity, balance) in ("0[0-9]{0,5}|\\PC{0,9}", any::<u32>(), -(1_i64 << 53)..=1 << 53),
        (price, ratio, paid) in (numbers(), proptest::num::f32::NORMAL, any::<bool>()),
        (grade, large) in (any::<char>(), any::<bool>()),
        (note, left) in (proptest::option::of("\\PC{1,9}"), any::<Option<u8>>()),
        (days, cell, boxes) in (-693_593.0..2_958_465.0, cells(), any::<u16>()),
    ) -> Everything {
        let size = if large { Size::Large } else { Size::Small };
        let when = SerialNumber::new(days).unwrap();
        let id = Id(id);
        Everything {
            id, quantity, balance, price, ratio, paid, grade, size, note, left, when, cell, boxes,
        }
    }
}

fn columns() -> impl Strategy<Value = Vec<Cell>> {
    let names = prop_oneof![
        Just(Cell::from("quantity")),
        Just(Cell::from("Order no.")),
        Just(Cell::from(" Note")),
        Just(Cell::from("when")),
        cells(),
    ];
    proptest::collection::vec(names, 0..7)
}

fn rectangles() -> impl Strategy<Value = Vec<Vec<Cell>>> {
    let row = proptest::collection::vec(prop_oneof![Just(Cell::Skip), cells()], 0..7);
    let rows = proptest::collection::vec(row, 0..6);
    (columns(), rows).prop_map(|(header, mut rows)| {
        rows.insert(0, header);
        rows
    })
}

fn readers() -> impl Strategy<Value = RowReader> {
    let switches = [
        RowReader::ignoring_case as fn(RowReader) -> RowReader,
        RowReader::matching_exactly,
        RowReader::by_position,
        |reader| reader.with_names(["quantity", "", "when", "quantity"]),
        RowReader::numbering_duplicates,
        RowReader::ignoring_stray_cells,
        RowReader::refusing_extra_columns,
        RowReader::refusing_blank_rows,
        RowReader::keeping_blank_rows,
        RowReader::parsing_texts,
        RowReader::with_exact_texts,
    ];
    proptest::sample::subsequence(switches.to_vec(), 0..switches.len()).prop_map(|switches| {
        switches
            .iter()
            .fold(RowReader::new(), |reader, switch| switch(reader))
    })
}

#[derive(Debug, Deserialize)]
struct Flat {
    #[serde(flatten)]
    _dated: Dated,
    #[serde(flatten)]
    _rest: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Deserialize)]
struct Dated {
    #[serde(default)]
    _when: Option<SerialNumber>,
    _quantity: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Either {
    _Pair { _a: u8, _b: String },
    _Partial { _quantity: f64 },
}

/// Reads all rows as a type; each error has its cell and its words.
fn read<T: serde::de::DeserializeOwned>(reader: &RowReader, rows: &[Vec<Cell>]) {
    let mut values = reader.read::<T, _>(rows);
    for result in values.by_ref().take(rows.len() + 1) {
        if let Err(error) = result {
            assert!(error.cell().is_some());
            assert!(error.to_string().contains(": "), "{error}");
        }
    }
    assert!(values.next().is_none());
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(rows in proptest::collection::vec(everything(), 0..5)) {
        let written = RowWriter::new().to_rows(&rows).unwrap().with_header();
        let read: Result<Vec<Everything>, _> = RowReader::new().read(&written).collect();
        prop_assert_eq!(read.unwrap(), rows);
    }

    #[test]
    fn what_is_written_under_a_header_is_read_back(
        row in everything(),
        columns in Just(Vec::from(["Order no.", "quantity", "balance", "price", "ratio", "paid",
            "grade", "size", "note", "left", "when", "cell", "boxes", "", "more"])).prop_shuffle(),
    ) {
        let writer = RowWriter::new().under(&columns);
        let rows = writer.to_rows([&row]).unwrap().rows;
        let reader = RowReader::new().with_names(columns);
        let read: Result<Vec<Everything>, _> = reader.read(&rows).collect();
        prop_assert_eq!(read.unwrap(), [row]);
    }

    #[test]
    fn what_was_upserted_needs_no_other_upsert(
        mut rows in proptest::collection::vec(everything(), 1..5),
    ) {
        for (index, row) in rows.iter_mut().enumerate() {
            row.id = Id(index.to_string());
        }
        let writer = RowWriter::new();
        let written = writer.to_rows(&rows).unwrap().with_header();
        prop_assert!(writer.plan_upsert("Order no.", &written, &rows).unwrap().is_empty());
        let plan = writer.plan_upsert("Order no.", &written[..1], &rows).unwrap();
        prop_assert_eq!(&plan.added, &written[1..]);
    }

    #[test]
    fn no_rectangle_breaks_the_reader(rows in rectangles(), reader in readers()) {
        read::<Everything>(&reader, &rows);
        read::<Flat>(&reader, &rows);
        read::<Either>(&reader, &rows);
        read::<BTreeMap<String, Cell>>(&reader, &rows);
        read::<Option<(u8, Option<String>)>>(&reader, &rows);
        read::<serde_json::Value>(&reader, &rows);
        read::<Vec<f32>>(&reader, &rows);
        read::<Size>(&reader, &rows);
        read::<()>(&reader, &rows);
    }

    #[test]
    fn no_rectangle_breaks_an_upsert(rows in rectangles(), new in rectangles()) {
        for writer in [RowWriter::new(), RowWriter::new().adding_columns().numbering_duplicates()] {
            let maps: Vec<BTreeMap<String, Cell>> =
                RowReader::new().read(&new).filter_map(Result::ok).collect();
            let _ = writer.plan_upsert("quantity", &rows, &maps);
            let _ = writer.plan_upsert("quantity", &rows, &new);
        }
    }
}

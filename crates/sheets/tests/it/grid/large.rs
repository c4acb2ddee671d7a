//! As many cells as a spreadsheet can have.

use hallpass_sheets::{CellRef, GridDecoder, RowDecoder};

const ROW: &str = r#"[1,"Tea",-7,900.5],"#;
const ROWS: usize = 2_500_000;

#[test]
fn ten_million_cells_take_little_more_than_their_words_and_texts() {
    let mut decoder = GridDecoder::new();
    decoder.feed(br#"{"values":["#).unwrap();
    let rows = ROW.repeat(100);
    for _ in 0..ROWS / 100 {
        decoder.feed(rows.as_bytes()).unwrap();
    }
    decoder.feed(b"[]]}").unwrap();
    let grid = decoder.finish().unwrap();
    assert_eq!((grid.row_count(), grid.column_count()), (ROWS + 1, 4));
    // Four bytes for a cell, four for a row, and the text with its length.
    let bytes = ROWS * (4 * 4 + 4 + 4);
    assert!(
        (bytes..bytes + bytes / 50).contains(&grid.bytes()),
        "{}",
        grid.bytes()
    );
    for row in [0, 1, ROWS / 2, ROWS - 1] {
        assert_eq!(grid.cell(row, 1), CellRef::Text("Tea"));
        assert_eq!(grid.cell(row, 3), CellRef::Number(900.5));
    }
    assert_eq!(grid.cell(ROWS, 0), CellRef::Empty);
}

#[test]
fn rows_take_the_memory_of_one() {
    let mut decoder = RowDecoder::new().with_limit(1 << 20);
    decoder.feed(br#"{"values":["#);
    let rows = ROW.repeat(100);
    let mut total = 0.0;
    for _ in 0..1000 {
        decoder.feed(rows.as_bytes());
        while let Some(row) = decoder.next_row().unwrap() {
            total += row.cell(3).as_f64().unwrap();
        }
    }
    decoder.feed(b"[]]}");
    decoder.finish().unwrap();
    assert_eq!(total, 900.5 * 100_000.0);
}

//! An answer has the same cells however it is cut and whoever reads it.

use hallpass_sheets::{BatchGetValuesResponse, CellRef, Dimension, GridBatch, RowDecoder};
use proptest::prelude::*;

use super::{
    assert_same, cases, decode, decode_batch, decode_batch_rows, decode_rows,
    documents::{answers, batch_answers, lengths},
    expected, without_nulls,
};

proptest! {
    #![proptest_config(cases(50))]

    #[test]
    fn an_answer_reads_as_serde_json_reads_it(answer in answers(), lengths in lengths()) {
        let grid = decode(answer.as_bytes(), &lengths);
        match expected(answer.as_bytes()) {
            Some(expected) => {
                let found = grid.unwrap().to_value_range();
                assert_same(&found.values, &expected.values, &answer);
                prop_assert_eq!(found, expected);
            }
            // An infinite number, or a field that stands twice.
            None => prop_assert!(grid.is_err()),
        }
    }

    #[test]
    fn several_ranges_read_as_serde_json_reads_them(
        answer in batch_answers(),
        lengths in lengths(),
    ) {
        let batch = decode_batch(answer.as_bytes(), &lengths);
        let Ok(expected) = serde_json::from_str::<BatchGetValuesResponse>(&answer) else {
            prop_assert!(batch.is_err());
            return Ok(());
        };
        let batch = batch.unwrap();
        prop_assert_eq!(batch.spreadsheet_id, expected.spreadsheet_id.unwrap_or_default());
        let found: Vec<_> = batch.grids.iter().map(|grid| grid.to_value_range()).collect();
        let expected: Vec<_> = expected.value_ranges.into_iter().map(without_nulls).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn rows_are_those_of_the_grid(answer in answers(), lengths in lengths()) {
        let rows = decode_rows(answer.as_bytes(), &lengths);
        match decode(answer.as_bytes(), &[usize::MAX]) {
            Ok(grid) if grid.major_dimension() == Dimension::Rows => {
                assert_same(&rows.unwrap(), &grid.to_values(), &answer);
            }
            _ => prop_assert!(rows.is_err()),
        }
    }

    #[test]
    fn rows_of_several_ranges_are_those_of_the_grids(
        answer in batch_answers(),
        lengths in lengths(),
    ) {
        let rows = decode_batch_rows(answer.as_bytes(), &lengths);
        let whole = decode_batch(answer.as_bytes(), &[usize::MAX]);
        let is_rows = |batch: &GridBatch| {
            batch.grids.iter().all(|grid| grid.major_dimension() == Dimension::Rows)
        };
        let Some(batch) = whole.ok().filter(is_rows) else {
            prop_assert!(rows.is_err());
            return Ok(());
        };
        let mut ranges = vec![Vec::new(); batch.grids.len()];
        for (index, _, cells) in rows.unwrap() {
            ranges[index].push(cells);
        }
        for (found, grid) in ranges.iter().zip(&batch.grids) {
            assert_same(found, &grid.to_values(), &answer);
        }
    }

    #[test]
    fn a_grid_is_a_rectangle(answer in answers()) {
        let Ok(grid) = decode(answer.as_bytes(), &[usize::MAX]) else {
            return Ok(());
        };
        let (rows, columns) = (grid.row_count(), grid.column_count());
        prop_assert_eq!(grid.rows().len(), rows);
        prop_assert_eq!(grid.columns().len(), columns);
        for row in 0..rows {
            let padded: Vec<_> = grid.row(row).padded(columns).collect();
            for (column, cell) in padded.into_iter().enumerate() {
                prop_assert_eq!(cell, grid.cell(row, column));
                prop_assert_eq!(cell, grid.row(row).cell(column));
                prop_assert_eq!(cell, grid.column(column).cell(row));
            }
            prop_assert_eq!(grid.row(row).iter().len(), grid.row(row).len());
        }
        for column in grid.columns() {
            prop_assert_eq!(column.iter().count(), rows);
            prop_assert!(column.iter().enumerate().all(|(row, cell)| cell == column.cell(row)));
        }
        prop_assert_eq!(grid.cell(rows, 0), CellRef::Empty);
        prop_assert_eq!(grid.cell(0, columns), CellRef::Empty);
        prop_assert!(grid.row(rows).is_empty());
        prop_assert!(grid.column(columns).iter().all(CellRef::is_empty));
    }
}

#[test]
fn columns_read_as_columns() {
    let answer = br#"{"majorDimension":"COLUMNS","values":[["Tea","Rent"],[],[3,900.5,true]]}"#;
    let grid = decode(answer, &[5]).unwrap();
    assert_eq!((grid.row_count(), grid.column_count()), (3, 3));
    assert_eq!(grid.cell(1, 2), CellRef::Number(900.5));
    assert_eq!(
        grid.column(0).texts().unwrap(),
        [Some("Tea"), Some("Rent"), None]
    );
    assert_eq!(grid.column(1).numbers().unwrap(), [None; 3]);
    let lengths: Vec<_> = grid.rows().map(|row| row.len()).collect();
    assert_eq!(lengths, [3, 3, 3]);
    let last: Vec<_> = grid.row(2).iter().collect();
    assert_eq!(last, [CellRef::Empty, CellRef::Empty, CellRef::Bool(true)]);
    assert!(decode_rows(answer, &[5]).is_err());
}

#[test]
fn an_empty_range_has_no_rows() {
    let grid = decode(br#"{"range":"Sheet1!A1:B2","majorDimension":"ROWS"}"#, &[3]).unwrap();
    assert_eq!((grid.row_count(), grid.column_count()), (0, 0));
    assert_eq!(grid.range(), "Sheet1!A1:B2");
    assert_eq!(grid.rows().count(), 0);
}

#[test]
fn a_row_decoder_may_be_fed_before_its_rows_are_taken() {
    let mut decoder = RowDecoder::new();
    for piece in br#"{"values":[["a",1],["b"],[],["c",3]]}"#.chunks(4) {
        decoder.feed(piece);
    }
    let mut lengths = Vec::new();
    while let Some(row) = decoder.next_row().unwrap() {
        lengths.push(row.len());
    }
    assert_eq!(lengths, [2, 1, 0, 2]);
    decoder.finish().unwrap();
}

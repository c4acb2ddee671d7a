//! A grid as record batches of Apache Arrow.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use hallpass_sheets::{ArrowOptions, CellKind, Grid, ToArrowError};
use proptest::prelude::*;

use super::{cases, decode, documents::answers};

const SALES: &str = r#"{"values":[["item","price","paid",""],["Tea",3,true],["Rent",900.5,false],
    ["Gift","",""],["Büro 🌵",-0.5,true]]}"#;

fn grid(answer: &str) -> Grid {
    decode(answer.as_bytes(), &[11]).unwrap()
}

fn schema(fields: &[(&str, DataType, bool)]) -> SchemaRef {
    let field = |(name, data_type, null): &(&str, DataType, bool)| {
        Field::new(*name, data_type.clone(), *null)
    };
    Arc::new(Schema::new(fields.iter().map(field).collect::<Vec<_>>()))
}

fn texts(batch: &RecordBatch, column: usize) -> Vec<Option<String>> {
    let texts = batch.column(column).as_string::<i32>().iter();
    texts.map(|text| text.map(str::to_owned)).collect()
}

#[test]
fn types_and_names_are_inferred() {
    let grid = grid(SALES);
    let batches: Vec<_> = grid
        .record_batches(&ArrowOptions::new().rows(3))
        .unwrap()
        .collect();
    assert_eq!(
        batches
            .iter()
            .map(RecordBatch::num_rows)
            .collect::<Vec<_>>(),
        [3, 1]
    );
    let expected = schema(&[
        ("item", DataType::Utf8, true),
        ("price", DataType::Float64, true),
        ("paid", DataType::Boolean, true),
        ("column_4", DataType::Utf8, true),
    ]);
    assert_eq!(batches[0].schema(), expected);
    assert_eq!(texts(&batches[1], 0), [Some("Büro 🌵".to_owned())]);
    let prices = batches[0].column(1).as_primitive::<Float64Type>();
    assert_eq!(
        prices.iter().collect::<Vec<_>>(),
        [Some(3.0), Some(900.5), None]
    );
    let paid = batches[0].column(2).as_boolean();
    assert_eq!(
        paid.iter().collect::<Vec<_>>(),
        [Some(true), Some(false), None]
    );
    assert_eq!(batches[0].column(3).null_count(), 3);
}

#[test]
fn a_first_row_may_have_values() {
    let grid = grid(r#"{"values":[[1,2],[3]]}"#);
    let mut batches = grid
        .record_batches(&ArrowOptions::new().without_header())
        .unwrap();
    assert_eq!(batches.len(), 1);
    let batch = batches.next().unwrap();
    assert_eq!(batch.schema().field(1).name(), "column_2");
    assert_eq!(batch.num_rows(), 2);
}

#[test]
fn a_mixed_column_is_refused_or_texts() {
    let grid = grid(r#"{"values":[["a"],[1.5],[""],["n/a"],[true],["x"]]}"#);
    let error = grid.record_batches(&ArrowOptions::new()).unwrap_err();
    let ToArrowError::Mixed(mixed) = &error else {
        panic!("{error}");
    };
    assert_eq!(
        (mixed.row, mixed.column, mixed.found),
        (3, 0, CellKind::Text)
    );
    assert_eq!(
        error.to_string(),
        "the cell in row 4, column 1 is a text, not a number"
    );
    let batch = grid
        .record_batches(&ArrowOptions::new().mixed_as_text())
        .unwrap()
        .next();
    let expected = [Some("1.5"), None, Some("n/a"), Some("TRUE"), Some("x")];
    assert_eq!(
        texts(&batch.unwrap(), 0),
        expected.map(|text| text.map(str::to_owned))
    );
}

#[test]
fn a_schema_is_kept() {
    let grid = grid(SALES);
    let given = schema(&[
        ("name", DataType::Utf8, false),
        ("euros", DataType::Float64, true),
        ("paid", DataType::Boolean, true),
        ("note", DataType::Utf8, true),
        ("more", DataType::Float64, true),
    ]);
    let batch = grid.record_batches(&ArrowOptions::new().with_schema(Arc::clone(&given)));
    let batch = batch.unwrap().next().unwrap();
    assert_eq!(batch.schema(), given);
    assert_eq!(batch.column(4).null_count(), 4);
}

#[test]
fn a_schema_that_does_not_fit_is_refused() {
    let grid = grid(SALES);
    let refused = |fields: &[(&str, DataType, bool)]| {
        let batches = grid.record_batches(&ArrowOptions::new().with_schema(schema(fields)));
        batches.unwrap_err().to_string()
    };
    let text = |name| (name, DataType::Utf8, true);
    assert_eq!(
        refused(&[text("a")]),
        "the grid has 4 columns, and the schema has 1 fields"
    );
    assert_eq!(
        refused(&[text("a"), text("b"), text("c"), text("d")]),
        "the cell in row 2, column 2 is a number, not a text"
    );
    assert_eq!(
        refused(&[
            text("a"),
            ("b", DataType::Float64, false),
            text("c"),
            text("d")
        ]),
        "the cell in row 4, column 2 is empty, and its field cannot be null"
    );
    assert_eq!(
        refused(&[
            ("a", DataType::Int64, true),
            text("b"),
            text("c"),
            text("d")
        ]),
        "the field `a` has the type Int64; cells are Float64, Utf8 or Boolean"
    );
}

#[test]
fn two_columns_of_one_name_are_refused() {
    let grid = grid(r#"{"values":[["a","b","a"]]}"#);
    assert_eq!(
        grid.record_batches(&ArrowOptions::new())
            .unwrap_err()
            .to_string(),
        "the columns 1 and 3 are both called `a`"
    );
}

#[test]
fn a_grid_without_rows_has_no_batches() {
    let grid = grid("{}");
    assert_eq!(
        grid.record_batches(&ArrowOptions::new()).unwrap().count(),
        0
    );
    assert_eq!(
        grid.record_batches(&ArrowOptions::new().without_header())
            .unwrap()
            .count(),
        0
    );
}

proptest! {
    #![proptest_config(cases(50))]

    #[test]
    fn batches_have_the_cells_of_the_grid(answer in answers(), rows in 1..5_usize) {
        let Ok(grid) = decode(answer.as_bytes(), &[usize::MAX]) else {
            return Ok(());
        };
        let options = ArrowOptions::new().rows(rows).without_header().mixed_as_text();
        let batches: Vec<_> = grid.record_batches(&options).unwrap().collect();
        let all = batches.iter().map(RecordBatch::num_rows).sum::<usize>();
        prop_assert_eq!(all, grid.row_count());
        for row in 0..grid.row_count() {
            let batch = &batches[row / rows];
            for column in 0..grid.column_count() {
                let (cell, array) = (grid.cell(row, column), batch.column(column));
                let at = row % rows;
                prop_assert_eq!(array.is_null(at), cell.is_empty());
                if array.is_null(at) {
                    continue;
                }
                let shown = match array.data_type() {
                    DataType::Float64 => array.as_primitive::<Float64Type>().value(at).to_string(),
                    DataType::Boolean => array.as_boolean().value(at).to_string().to_uppercase(),
                    _ => array.as_string::<i32>().value(at).to_owned(),
                };
                prop_assert_eq!(shown, cell.to_string());
            }
        }
    }
}

//! Record batches of an answer that comes in pieces.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use hallpass_sheets::{
    ArrowOptions, Cell, CellKind, DecodeError, RecordBatchDecoder, RecordBatchError,
};
use proptest::prelude::*;

use super::{cases, decode, documents::answers, pieces};

const ORDERS: &str = r#"{"range":"Orders!C15:F1000","majorDimension":"ROWS","values":[
    ["item","price","paid"],["Tea",3,true],[],["Rent",900.5,"",""],["Gift","",false]"#;

/// The batches of an answer in pieces of these lengths.
fn batches(
    answer: &[u8],
    lengths: &[usize],
    options: ArrowOptions,
) -> Result<(SchemaRef, Vec<RecordBatch>), RecordBatchError> {
    let mut decoder = RecordBatchDecoder::new(options)?;
    let mut batches = Vec::new();
    for piece in pieces(answer, lengths) {
        decoder.feed(piece);
        while let Some(batch) = decoder.next_batch()? {
            batches.push(batch);
        }
    }
    decoder.end();
    while let Some(batch) = decoder.next_batch()? {
        batches.push(batch);
    }
    assert!(decoder.next_batch()?.is_none());
    Ok((decoder.schema().unwrap(), batches))
}

/// Orders, and more rows.
fn orders(rows: &str, options: ArrowOptions) -> Result<Vec<RecordBatch>, RecordBatchError> {
    let answer = format!("{ORDERS}{rows}]}}");
    batches(answer.as_bytes(), &[9], options).map(|(_, batches)| batches)
}

fn refused(rows: &str, options: ArrowOptions) -> String {
    orders(rows, options).unwrap_err().to_string()
}

fn schema(fields: &[(&str, DataType, bool)]) -> SchemaRef {
    let fields = fields.iter().cloned();
    let fields = fields.map(|(name, data_type, null)| Field::new(name, data_type, null));
    Arc::new(Schema::new(fields.collect::<Vec<_>>()))
}

#[test]
fn batches_are_made_before_the_answer_ends() {
    let mut decoder = RecordBatchDecoder::new(ArrowOptions::new().rows(2)).unwrap();
    decoder.feed(br#"{"range":"Log!A1:A9","values":[["n"],[1],[2],[3"#);
    assert!(decoder.schema().is_none());
    let batch = decoder.next_batch().unwrap().unwrap();
    assert_eq!(batch.num_rows(), 2);
    assert_eq!(decoder.schema(), Some(batch.schema()));
    assert!(decoder.next_batch().unwrap().is_none());
    decoder.feed(b"]]}");
    assert!(
        decoder.next_batch().unwrap().is_none(),
        "it may be full yet"
    );
    decoder.end();
    assert_eq!(decoder.next_batch().unwrap().unwrap().num_rows(), 1);
    assert!(decoder.next_batch().unwrap().is_none());
}

#[test]
fn the_first_batch_decides_and_a_later_cell_that_does_not_fit_is_named() {
    let options = || ArrowOptions::new().rows(4);
    let fits = orders(r#",["Oil",4,true,"x"]"#, options()).unwrap();
    let rows: Vec<_> = fits.iter().map(RecordBatch::num_rows).collect();
    assert_eq!(rows, [4, 1]);
    assert_eq!(fits[0].schema(), fits[1].schema());
    assert_eq!(fits[0].schema().field(3).name(), "column_4");
    assert_eq!(fits[0].column(1).null_count(), 2);
    for (rows, said) in [
        (
            r#",["Oil","n/a"]"#,
            r#"Orders!D20: expected a number, got "n/a""#,
        ),
        (
            r#",[],["Oil",true]"#,
            "Orders!D21: expected a number, got TRUE",
        ),
        (r#",["Oil",4,4]"#, "Orders!E20: expected a boolean, got 4"),
        (r#",["Oil",4,true,1]"#, "Orders!F20: expected a text, got 1"),
        (
            r#",["Oil",4,true,"",""]"#,
            "Orders!G20: expected no more than 4 columns",
        ),
    ] {
        assert_eq!(refused(rows, options()), said);
        // In one batch all rows decide, and only the first two contradict each other.
        let whole = orders(rows, ArrowOptions::new());
        assert_eq!(
            whole.is_err(),
            said.contains("boolean") || said.contains("number"),
            "{said}"
        );
    }
    let error = orders(r#",[4]"#, options()).unwrap_err();
    let RecordBatchError::Unfit {
        cell,
        expected,
        got,
        ..
    } = error
    else {
        panic!("{error}");
    };
    assert_eq!((cell.column(), cell.row()), (3, 20));
    assert_eq!((expected, got), (CellKind::Text, Cell::Number(4.0)));
}

#[test]
fn mixed_columns_are_texts_from_the_batch_on_that_decides() {
    let mixed = |rows: usize| ArrowOptions::new().mixed_as_text().rows(rows);
    let rows = r#",["Oil","n/a"],[7,1.5]"#;
    let whole = orders(rows, mixed(9)).unwrap();
    assert_eq!(whole[0].schema().field(1).data_type(), &DataType::Utf8);
    // The column had numbers already: they cannot become texts any more.
    let said = r#"Orders!D20: expected a number, got "n/a""#;
    assert_eq!(refused(rows, mixed(4)), said);
    // A column of texts takes numbers.
    assert_eq!(orders(r#",[4]"#, mixed(4)).unwrap().len(), 2);
}

#[test]
fn a_schema_is_known_from_the_start_and_held_against_each_cell() {
    let given = |fields: &[(&str, DataType, bool)]| ArrowOptions::new().with_schema(schema(fields));
    let text = |name| (name, DataType::Utf8, true);
    let number = |name, null| (name, DataType::Float64, null);
    let fields = [
        text("a"),
        number("b", true),
        ("c", DataType::Boolean, true),
        text("d"),
    ];
    let decoder = RecordBatchDecoder::new(given(&fields)).unwrap();
    assert_eq!(decoder.schema(), Some(schema(&fields)));
    assert_eq!(
        orders("", given(&fields)).unwrap()[0].schema(),
        schema(&fields)
    );
    for (fields, said) in [
        (
            vec![text("a"), text("b")],
            "Orders!E15: expected no more than 2 columns",
        ),
        (
            vec![text("a"), text("b"), text("c"), text("d")],
            "Orders!D16: expected a text, got 3",
        ),
        (
            vec![text("a"), number("b", false), text("c")],
            "Orders!E16: expected a text, got TRUE",
        ),
        (
            vec![("a", DataType::Utf8, false), number("b", true)],
            "Orders!E15: expected no more than 2 columns",
        ),
    ] {
        assert_eq!(refused("", given(&fields)), said);
    }
    let fields = [
        ("a", DataType::Utf8, false),
        fields[1].clone(),
        fields[2].clone(),
        text("d"),
    ];
    let said = "Orders!C17: expected a text, got an empty cell, and its field cannot be null";
    assert_eq!(refused("", given(&fields)), said);
    let error = RecordBatchDecoder::new(given(&[("a", DataType::Int64, true)])).unwrap_err();
    let said = "the field `a` has the type Int64; cells are Float64, Utf8 or Boolean";
    assert_eq!(error.to_string(), said);
}

#[test]
fn two_columns_of_one_name_are_refused_by_their_cells() {
    for rows in ["", ",[1,2,3]"] {
        let answer = format!(r#"{{"range":"'My Log'!B2:D9","values":[["a","b","a"]{rows}]}}"#);
        let error = batches(answer.as_bytes(), &[5], ArrowOptions::new()).unwrap_err();
        let said = "'My Log'!B2 and 'My Log'!D2: two columns are called `a`";
        assert_eq!(error.to_string(), said);
    }
}

#[test]
fn rows_that_are_not_all_there_are_no_batch() {
    let options = || ArrowOptions::new().rows(3);
    for answer in [ORDERS, &format!("{ORDERS}]"), &format!("{ORDERS},[1.]]}}")] {
        let mut decoder = RecordBatchDecoder::new(options()).unwrap();
        decoder.feed(answer.as_bytes());
        decoder.end();
        let error = loop {
            match decoder.next_batch() {
                Ok(batch) => assert!(batch.is_some(), "it ended as if it were whole"),
                Err(error) => break error,
            }
        };
        let RecordBatchError::Decode(why) = &error else {
            panic!("{error}");
        };
        let is_lost = matches!(
            why,
            DecodeError::Truncated { .. } | DecodeError::Malformed { .. }
        );
        assert!(is_lost, "{why}");
        assert_eq!(decoder.next_batch(), Err(error));
    }
}

#[test]
fn an_answer_without_rows_has_a_schema_and_no_batches() {
    let header = r#"{"range":"Log!A1:B1","values":[["a",""]]}"#;
    for (answer, fields) in [("{}", vec![]), (header, vec!["a", "column_2"])] {
        let (schema, batches) = batches(answer.as_bytes(), &[3], ArrowOptions::new()).unwrap();
        let names = schema.fields().iter().map(|field| field.name().as_str());
        assert_eq!(names.collect::<Vec<_>>(), fields);
        assert_eq!(batches, []);
    }
}

fn options(
    rows: usize,
    has_header: bool,
    is_mixed: bool,
    schema: Option<SchemaRef>,
) -> ArrowOptions {
    let mut options = ArrowOptions::new().rows(rows);
    if !has_header {
        options = options.without_header();
    }
    if is_mixed {
        options = options.mixed_as_text();
    }
    match schema {
        Some(schema) => options.with_schema(schema),
        None => options,
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn batches_in_pieces_are_those_of_the_whole(
        answer in answers(),
        lengths in prop::collection::vec(1..40_usize, 1..4),
        rows in 1..6_usize,
        has_header: bool,
        is_mixed: bool,
    ) {
        let Ok(grid) = decode(answer.as_bytes(), &[usize::MAX]) else {
            return Ok(());
        };
        if grid.major_dimension() == hallpass_sheets::Dimension::Columns {
            return Ok(());
        }
        // All rows in one batch decide like the whole.
        let options = options(1_000_000, has_header, is_mixed, None);
        let whole = grid.record_batches(&options);
        let found = batches(answer.as_bytes(), &lengths, options.clone());
        let schema = match whole {
            Err(error) => {
                prop_assert!(found.is_err(), "{error}");
                return Ok(());
            }
            Ok(expected) => {
                let (schema, found) = found.unwrap();
                prop_assert_eq!(&schema, &expected.schema());
                prop_assert_eq!(found, expected.collect::<Vec<_>>());
                schema
            }
        };
        // With its schema any number of rows does.
        let options = self::options(rows, has_header, is_mixed, Some(schema));
        let whole = grid.record_batches(&options).unwrap();
        let (_, found) = batches(answer.as_bytes(), &lengths, options.clone()).unwrap();
        prop_assert_eq!(found, whole.collect::<Vec<_>>());
    }

    #[test]
    fn any_schema_is_kept_or_refused_as_by_the_whole(
        answer in answers(),
        types in prop::collection::vec(
            (prop_oneof![Just(DataType::Utf8), Just(DataType::Float64), Just(DataType::Boolean)], any::<bool>()),
            0..6,
        ),
        is_mixed: bool,
    ) {
        let Ok(grid) = decode(answer.as_bytes(), &[usize::MAX]) else {
            return Ok(());
        };
        if grid.major_dimension() == hallpass_sheets::Dimension::Columns {
            return Ok(());
        }
        let fields = types.into_iter().enumerate();
        let fields = fields.map(|(n, (data_type, null))| Field::new(n.to_string(), data_type, null));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let options = options(3, true, is_mixed, Some(schema));
        let whole = grid.record_batches(&options);
        let found = batches(answer.as_bytes(), &[usize::MAX], options.clone());
        match whole {
            Ok(expected) => prop_assert_eq!(found.unwrap().1, expected.collect::<Vec<_>>()),
            Err(error) => prop_assert!(found.is_err(), "{error}"),
        }
    }
}

//! Which rows change, which are new, and whose key is in doubt.

use hallpass_sheets::{Cell, RowError, RowProblem, RowWriter, UpsertPlan, row};
use serde::Serialize;

#[derive(Clone, Serialize)]
struct Stock {
    id: u32,
    name: &'static str,
    left: Option<u32>,
}

const fn stock(id: u32, name: &'static str, left: u32) -> Stock {
    Stock {
        id,
        name,
        left: Some(left),
    }
}

fn writer() -> RowWriter {
    RowWriter::new().at("Stock!B2".parse().unwrap())
}

fn plan(writer: &RowWriter, sheet: &[Vec<Cell>], new: &[Stock]) -> Result<UpsertPlan, RowError> {
    writer.plan_upsert("id", sheet, new)
}

fn sheet() -> Vec<Vec<Cell>> {
    vec![
        row!["name", "id", "", "left"],
        row!["Tea", 1, "hot", 7],
        row![],
        row!["Cocoa", "2", "hot", 5],
        row!["no key", "", "", 5],
        row!["Milk", 3],
        row![],
    ]
}

#[test]
fn only_cells_that_differ_change() {
    let new = [
        stock(3, "Milk", 1),
        stock(2, "Cocoa", 4),
        stock(1, "Tea", 7),
    ];
    let plan = plan(&writer(), &sheet(), &new).unwrap();
    let changes: Vec<_> = plan
        .changes
        .iter()
        .map(|c| (c.at.to_string(), &c.cells))
        .collect();
    assert_eq!(
        changes,
        [
            ("Stock!E5".to_owned(), &row![4]),
            ("Stock!E7".to_owned(), &row![1])
        ]
    );
    assert_eq!((plan.added.len(), plan.header.as_ref()), (0, None));
    assert_eq!(plan.end.to_string(), "Stock!B8");
}

#[test]
fn a_sheet_that_holds_the_values_needs_nothing() {
    let plan = plan(&writer(), &sheet(), &[stock(1, "Tea", 7)]).unwrap();
    assert!(plan.is_empty());
    assert!(self::plan(&writer(), &sheet(), &[]).unwrap().is_empty());
}

#[test]
fn a_new_key_is_a_new_row() {
    let plan = plan(
        &writer(),
        &sheet(),
        &[stock(9, "Rum", 2), stock(8, "Gin", 3)],
    )
    .unwrap();
    assert_eq!(plan.changes, []);
    let skip = Cell::Skip;
    assert_eq!(
        plan.added,
        [row!["Rum", 9, &skip, 2], row!["Gin", 8, &skip, 3]]
    );
}

#[test]
fn none_clears_or_stays() {
    let new = [Stock {
        left: None,
        ..stock(1, "Tea", 7)
    }];
    let clearing = plan(&writer(), &sheet(), &new).unwrap();
    assert_eq!(clearing.changes[0].cells, [Cell::Empty]);
    assert!(
        plan(&writer().skipping_none(), &sheet(), &new)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn two_rows_with_one_key_are_both_named() {
    let mut twice = sheet();
    twice.push(row!["Tee", "1"]);
    let error = plan(&writer(), &twice, &[stock(9, "Rum", 2)]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Stock!C9: the key \"1\" is in Stock!C3 too"
    );
    assert_eq!(error.field(), Some("id"));
    assert!(matches!(error.problem(), RowProblem::DuplicateKey { .. }));

    let new = [stock(9, "Rum", 2), stock(1, "Tea", 2), stock(9, "Gin", 2)];
    let error = plan(&writer(), &sheet(), &new).unwrap_err();
    assert_eq!(
        error.to_string(),
        "row 3, field `id`: the key 9 is in row 1 too"
    );
    assert_eq!(error.input_row(), Some(2));
}

#[test]
fn a_key_has_to_be_there() {
    #[derive(Serialize)]
    struct Named {
        name: Option<&'static str>,
    }
    let by = |key: &str, name| writer().plan_upsert(key, sheet(), [Named { name }]);
    assert_eq!(
        by("id", Some("x")).unwrap_err().to_string(),
        "row 1, field `id`: no row has such a field, which is the key"
    );
    assert_eq!(
        by("name", None).unwrap_err().to_string(),
        "row 1, field `name`: the key is blank"
    );
    let error = writer()
        .plan_upsert("Id.", sheet(), [] as [Named; 0])
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "Stock!B2: no header `Id.`, only `name`, `id`, `left`; did you mean `id`?"
    );
}

#[test]
fn a_new_column_comes_with_its_header() {
    let sheet = [row!["id", "name"], row![1, "Tea"]];
    let new = [stock(1, "Tea", 7)];
    assert!(plan(&writer(), &sheet, &new).is_err());
    let plan = plan(&writer().adding_columns(), &sheet, &new).unwrap();
    let header = plan.header.unwrap();
    assert_eq!(
        (header.at.to_string(), header.cells),
        ("Stock!D2".to_owned(), row!["left"])
    );
    assert_eq!(plan.changes[0].at.to_string(), "Stock!D3");
}

#[test]
fn an_empty_sheet_gets_everything() {
    let plan = plan(&writer().adding_columns(), &[], &[stock(1, "Tea", 7)]).unwrap();
    assert_eq!(plan.header.unwrap().cells, row!["id", "name", "left"]);
    assert_eq!(plan.added, [row![1, "Tea", 7]]);
    assert_eq!(plan.end.to_string(), "Stock!B3");
}

//! What comes out of many rows: headers, blank rows, and every error by its cell.

use std::collections::HashMap;

use hallpass_sheets::{Cell, CellRow, RowProblem, RowReader, row};
use serde::Deserialize;

use crate::rows_support::{message, read, reader};

#[derive(Debug, PartialEq, Deserialize)]
struct Person {
    name: String,
    email: Option<String>,
}

#[test]
fn given_names_stand_for_a_header() {
    let reader = reader().with_names(["", "name"]);
    let rows = [row![Cell::Empty, "Ada"], row![1, "Grace"]];
    let mut people = reader.read::<Person, _>(&rows);
    assert_eq!(people.next().unwrap().unwrap().name, "Ada");
    assert_eq!(people.row(), Some(16));
    assert_eq!(
        people.next().unwrap().unwrap_err().to_string(),
        "Orders!A17: no column is expected here, got 1"
    );
    let names: Vec<Person> = read(&reader.ignoring_stray_cells(), &rows).unwrap();
    assert_eq!(names.len(), 2);
}

#[test]
fn a_missing_header_ends_the_rows_and_says_what_is_there() {
    let rows = [row!["Nmae", "e-mail", 2026], row!["Ada"], row!["Grace"]];
    let reader = reader();
    let mut people = reader.read::<Person, _>(&rows);
    let error = people.next().unwrap().unwrap_err();
    assert_eq!(
        error.to_string(),
        "Orders!A16: no header `name`, only `Nmae`, `e-mail`, `2026`; did you mean `Nmae`?"
    );
    assert_eq!(error.field(), Some("name"));
    assert!(
        matches!(error.problem(), RowProblem::MissingHeader { headers, .. } if headers.len() == 3)
    );
    assert!(people.next().is_none());
}

#[test]
fn headers_match_as_closely_as_asked() {
    let rows = [row![" name ", "EMAIL"], row!["Ada", "ada@example.com"]];
    let people: Vec<Person> = read(&reader(), &rows).unwrap();
    assert_eq!(people[0].email, None);
    let people: Vec<Person> = read(&reader().ignoring_case(), &rows).unwrap();
    assert_eq!(people[0].email.as_deref(), Some("ada@example.com"));
    assert!(read::<Person>(&reader().matching_exactly(), &rows).is_err());
}

#[test]
fn an_extra_header_is_refused_when_asked() {
    let rows = [row!["name", "emial"], row!["Ada", "ada@example.com"]];
    assert!(read::<Person>(&reader(), &rows).is_ok());
    assert_eq!(
        message::<Person>(&reader().refusing_extra_columns(), &rows),
        "Orders!B16: no field is for the header `emial`; did you mean `email`?"
    );

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Strict {
        _name: String,
    }
    let rows = [row!["_name", "_nome"], row!["Ada", 1]];
    assert_eq!(
        message::<Strict>(&reader(), &rows),
        "Orders!B16: no field is for the header `_nome`; did you mean `_name`?"
    );
}

#[test]
fn duplicate_headers_are_refused_or_numbered() {
    let rows = [row!["name", "name"], row!["Ada", "Lovelace"]];
    let error = read::<HashMap<String, String>>(&reader(), &rows).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Orders!B16: the header `name` is in Orders!A16 too"
    );
    let people: Vec<HashMap<String, String>> =
        read(&reader().numbering_duplicates(), &rows).unwrap();
    assert_eq!(people[0]["name_2"], "Lovelace");
}

#[test]
fn a_value_without_a_header_is_refused_or_ignored() {
    let rows = [
        row!["name", ""],
        row!["Ada"],
        row!["Grace", Cell::Empty, "note"],
        row!["Edith"],
    ];
    let results: Vec<_> = reader().read::<Person, _>(&rows).collect();
    assert!(results[0].is_ok() && results[2].is_ok());
    let error = results[1].as_ref().unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"Orders!C18: no column is expected here, got "note""#
    );
    assert_eq!(
        read::<Person>(&reader().ignoring_stray_cells(), &rows)
            .unwrap()
            .len(),
        3
    );
}

#[test]
fn blank_rows_are_skipped_refused_or_kept() {
    let (blank, empty) = (Vec::new(), row!["", Cell::Skip]);
    let rows = [
        row!["name"],
        row!["Ada"],
        blank.clone(),
        empty,
        row!["Grace"],
        blank,
    ];
    let reader = reader();
    let mut people = reader.read::<Person, _>(&rows);
    assert_eq!(
        people.by_ref().map(Result::unwrap).last().unwrap().name,
        "Grace"
    );
    assert_eq!(people.row(), Some(20));

    let refusing = reader.clone().refusing_blank_rows();
    let results: Vec<_> = refusing.read::<Person, _>(&rows).collect();
    let error = results[1].as_ref().unwrap_err();
    assert_eq!(error.to_string(), "Orders!A18: the row is blank");
    assert_eq!((results.len(), results[2].is_ok()), (3, true));

    let keeping = reader.keeping_blank_rows();
    let names: Vec<Person> = read(&keeping, &rows).unwrap();
    let names: Vec<_> = names.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Ada", "", "", "Grace"]);
    let options: Vec<Option<Person>> = read(&keeping, &rows).unwrap();
    assert_eq!(options.iter().filter(|person| person.is_none()).count(), 2);
}

#[test]
fn a_sheet_without_rows_has_no_values() {
    assert_eq!(read::<Person>(&reader(), &[]), Ok(vec![]));
    assert_eq!(read::<Person>(&reader(), &[row!["name"]]), Ok(vec![]));
}

#[test]
fn all_errors_are_collected_up_to_a_number() {
    let rows = [row!["x"], row![1], row!["a"], row![2], row!["b"], row!["c"]];
    let all = |most| {
        reader()
            .read::<HashMap<String, u8>, _>(&rows)
            .all_or_errors(most)
    };
    let errors = all(10).unwrap_err();
    assert!(errors.are_all());
    assert_eq!(errors.errors().len(), 3);
    let errors = all(2).unwrap_err();
    assert!(!errors.are_all());
    let cells: Vec<_> = errors
        .into_iter()
        .map(|e| e.cell().unwrap().row())
        .collect();
    assert_eq!(cells, [18, 20]);
    assert_eq!(all(0).unwrap_err().errors().len(), 1);
    let rows = [row!["x", "x"], row![1]];
    let errors = reader()
        .read::<HashMap<String, u8>, _>(&rows)
        .all_or_errors(9);
    assert!(!errors.unwrap_err().are_all());
}

#[test]
fn any_row_of_cells_is_read() {
    struct Reversed(Vec<Cell>);
    impl CellRow for Reversed {
        fn width(&self) -> usize {
            self.0.len()
        }
        fn cell(&self, column: usize) -> hallpass_sheets::CellRef<'_> {
            let index = self.0.len().checked_sub(column + 1);
            index.map_or_else(Default::default, |index| (&self.0[index]).into())
        }
    }
    let rows = [row!["email", "name"], row!["", "Ada"]].map(Reversed);
    assert_eq!(RowReader::new().read::<Person, _>(rows).count(), 1);
    let texts = [["name", "email"], ["Ada", ""]];
    let people: Result<Vec<Person>, _> = RowReader::new().read(texts).collect();
    assert_eq!(people.unwrap()[0].email, None);
}

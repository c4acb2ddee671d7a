//! [`Header`]: which column is for which name.

use std::borrow::Cow;
use std::collections::HashMap;

use super::error::{RowError, RowProblem};
use super::suggestion::suggest;
use super::{CellRef, CellRow};
use crate::{Cell, CellAddress};

/// How a header is read.
#[derive(Clone, Debug, Default)]
pub(super) struct HeaderRules {
    /// The first cell of the block.
    pub(super) at: CellAddress,
    pub(super) matching: Matching,
    pub(super) numbers_duplicates: bool,
}

/// When a header and a field have the same name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Matching {
    Exact,
    #[default]
    Trimmed,
    IgnoringCase,
}

/// The names of the columns.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// One for each column; `None` for a blank one.
    names: Vec<Option<String>>,
    at: CellAddress,
    matching: Matching,
}

impl Matching {
    /// Returns what equal names have in common.
    fn key(self, name: &str) -> Cow<'_, str> {
        match self {
            Self::Exact => Cow::Borrowed(name),
            Self::Trimmed => Cow::Borrowed(name.trim()),
            Self::IgnoringCase => Cow::Owned(name.trim().to_lowercase()),
        }
    }

    pub(super) fn are_same(self, one: &str, other: &str) -> bool {
        one == other || self.key(one) == self.key(other)
    }
}

impl Header {
    pub(super) fn read(
        row: &(impl CellRow + ?Sized),
        rules: &HeaderRules,
    ) -> Result<Self, RowError> {
        let names = (0..row.width()).map(|column| text(row.cell(column)));
        Self::new(&names.collect::<Vec<_>>(), rules)
    }

    pub(super) fn new(given: &[String], rules: &HeaderRules) -> Result<Self, RowError> {
        let matching = rules.matching;
        let mut first_columns = HashMap::new();
        for (column, name) in given.iter().enumerate() {
            first_columns.entry(matching.key(name)).or_insert(column);
        }
        let mut names: Vec<Option<String>> = Vec::with_capacity(given.len());
        let mut numbered: Vec<String> = Vec::new();
        for (column, name) in given.iter().enumerate() {
            let first = first_columns[&matching.key(name)];
            let name = if matching == Matching::Exact {
                name.as_str()
            } else {
                name.trim()
            };
            if name.trim().is_empty() {
                names.push(None);
            } else if first == column {
                names.push(Some(name.to_owned()));
            } else if rules.numbers_duplicates {
                let is_free = |name: &String| {
                    !first_columns.contains_key(&matching.key(name)) && !numbered.contains(name)
                };
                let name = (2..).map(|n| format!("{name}_{n}")).find(is_free);
                numbered.extend(name.clone());
                names.push(name);
            } else {
                let other = rules.at.offset(0, first);
                let problem = RowProblem::DuplicateHeader { other };
                return Err(RowError::at(
                    rules.at.offset(0, column),
                    Some(name),
                    problem,
                ));
            }
        }
        Ok(Self {
            names,
            at: rules.at.clone(),
            matching,
        })
    }

    pub(super) fn width(&self) -> usize {
        self.names.len()
    }

    pub(super) fn name(&self, column: usize) -> Option<&str> {
        self.names.get(column)?.as_deref()
    }

    /// Returns the names that are not blank.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().filter_map(Option::as_deref)
    }

    pub(super) fn address(&self) -> &CellAddress {
        &self.at
    }

    /// Returns the column for a field; the very same name goes before a similar one.
    pub(super) fn find(&self, field: &str) -> Option<usize> {
        let position = |is_it: &dyn Fn(&str) -> bool| {
            let mut names = self.names.iter();
            names.position(|name| name.as_deref().is_some_and(is_it))
        };
        position(&|name| name == field)
            .or_else(|| position(&|name| self.matching.are_same(name, field)))
    }

    /// Returns the field that a column is for.
    pub(super) fn field_of<'f>(&self, column: usize, fields: &[&'f str]) -> Option<&'f str> {
        let name = self.name(column)?;
        let find = |is_it: &dyn Fn(&str) -> bool| fields.iter().find(|field| is_it(field)).copied();
        find(&|field| field == name).or_else(|| find(&|field| self.matching.are_same(field, name)))
    }

    /// Says that no column is for a field.
    pub(super) fn missing(&self, field: &str) -> RowError {
        let problem = RowProblem::MissingHeader {
            headers: self.names().map(str::to_owned).collect(),
            suggestion: suggest(field, self.names()).map(str::to_owned),
        };
        RowError::at(self.at.clone(), Some(field), problem)
    }
}

pub(super) fn text(cell: CellRef<'_>) -> String {
    Cell::from(cell).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(matching: Matching, numbers_duplicates: bool) -> HeaderRules {
        HeaderRules {
            at: "Orders!B2".parse().unwrap(),
            matching,
            numbers_duplicates,
        }
    }

    fn names(row: &[&str], rules: &HeaderRules) -> Vec<String> {
        let header = Header::read(row, rules).unwrap();
        header.names().map(str::to_owned).collect()
    }

    #[test]
    fn a_duplicate_is_refused_with_both_cells() {
        let error = Header::read(&["id", "Name", "", "", " Name"], &HeaderRules::default());
        let message = error.unwrap_err().to_string();
        assert_eq!(message, "E1: the header `Name` is in B1 too");
        let row = ["Name", "name"];
        assert!(Header::read(&row, &rules(Matching::Trimmed, false)).is_ok());
        let error = Header::read(&row, &rules(Matching::IgnoringCase, false)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "Orders!C2: the header `name` is in Orders!B2 too"
        );
    }

    #[test]
    fn a_duplicate_is_numbered_with_a_number_that_is_free() {
        let rules = rules(Matching::Trimmed, true);
        assert_eq!(names(&["n", "n", "n"], &rules), ["n", "n_2", "n_3"]);
        assert_eq!(names(&["n", "n", "n_2"], &rules), ["n", "n_3", "n_2"]);
        assert_eq!(
            names(&["n", "n", "n_2", "n_2"], &rules),
            ["n", "n_3", "n_2", "n_2_2"]
        );
    }

    #[test]
    fn the_very_same_name_goes_before_a_similar_one() {
        let header = Header::read(&[" Id ", "NAME"], &rules(Matching::IgnoringCase, false));
        let header = header.unwrap();
        assert_eq!(header.find("id"), Some(0));
        assert_eq!(header.find("name"), Some(1));
        assert_eq!(header.find("x"), None);
        assert_eq!(header.field_of(1, &["name", "NAME"]), Some("NAME"));
        assert_eq!(header.field_of(0, &["name", "id"]), Some("id"));
        assert_eq!(header.field_of(7, &["name"]), None);
    }

    #[test]
    fn an_exact_name_keeps_its_spaces() {
        let rules = rules(Matching::Exact, false);
        assert_eq!(names(&[" Id", "Id", "  "], &rules), [" Id", "Id"]);
    }
}

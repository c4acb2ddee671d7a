//! Formulas follow what happens to the cells that they refer to.
//!
//! The formulas of cells follow, and those in the rules of conditional formats and filters; those
//! in the validation rules of cells do not.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::moved::GONE;
use super::reference::{Reference, rewrite};
use crate::sheets::model::a1;
use crate::sheets::model::area::Area;
use crate::sheets::model::change::Change;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::Dimension;

/// What happens to cells.
#[derive(Clone, Copy, Debug)]
pub(in crate::sheets) enum Event<'a> {
    /// Rows, columns or cells come, go or move.
    Change(Change),
    /// Cells are about to go from one area to another of the same size.
    Move { from: Area, to: Area },
    /// A sheet is about to be deleted.
    Delete { sheet: usize },
    /// A sheet is about to get another title.
    Rename { sheet: usize, title: &'a str },
}

/// Lets every formula follow.
pub(in crate::sheets) fn follow(spreadsheet: &mut Spreadsheet, event: Event<'_>) {
    for home in 0..spreadsheet.sheets.len() {
        let sheet = &mut spreadsheet.sheets[home];
        let mut grid = std::mem::take(&mut sheet.grid);
        let mut parts = std::mem::take(&mut sheet.parts);
        grid.rewrite_formulas(|row, column, formula| {
            let home = event.homes(home, row, column);
            rewrite(formula, |reference| {
                event.text(spreadsheet, home, reference)
            })
        });
        for thing in parts.values_mut().flatten() {
            rewrite_in(thing, &|formula| {
                let homes = (home, home);
                rewrite(formula, |reference| {
                    event.text(spreadsheet, homes, reference)
                })
            });
        }
        let sheet = &mut spreadsheet.sheets[home];
        (sheet.grid, sheet.parts) = (grid, parts);
    }
}

/// Rewrites the formulas that conditions hold.
fn rewrite_in(thing: &mut Value, rewritten: &impl Fn(&str) -> Option<String>) {
    match thing {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| rewrite_in(item, rewritten)),
        Value::Object(fields) => {
            for (name, value) in fields {
                let formula = value.as_str().filter(|text| text.starts_with('='));
                match formula.filter(|_| name == "userEnteredValue") {
                    Some(formula) => {
                        if let Some(formula) = rewritten(formula) {
                            *value = json!(formula);
                        }
                    }
                    None => rewrite_in(value, rewritten),
                }
            }
        }
        _ => {}
    }
}

impl Event<'_> {
    /// Returns the sheet of a formula before and after.
    fn homes(self, home: usize, row: u32, column: u32) -> (usize, usize) {
        match self {
            Self::Move { from, to } if from.contains(Area::of_cell(home, row, column)) => {
                (home, to.sheet)
            }
            _ => (home, home),
        }
    }

    /// Returns what stands in the place of a reference afterwards, if that is something else.
    fn text(
        self,
        spreadsheet: &Spreadsheet,
        (home, new_home): (usize, usize),
        reference: &Reference<'_>,
    ) -> Option<String> {
        let sheet = reference.sheet(spreadsheet, home)?;
        let mut new = reference.clone();
        let is_there = match self {
            Self::Change(change) => change.sheet != sheet || shift(&mut new, change),
            Self::Delete { sheet: deleted } => deleted != sheet,
            Self::Move { from, to } => {
                let is_moved = from.sheet == sheet && move_along(&mut new, from, to);
                let new_sheet = if is_moved { to.sheet } else { sheet };
                let is_own = new.prefix.is_empty() && new_sheet == new_home;
                let is_same = !new.prefix.is_empty() && new_sheet == sheet;
                if !is_own && !is_same {
                    new.prefix = prefix(&spreadsheet.sheets[new_sheet].title);
                }
                true
            }
            Self::Rename {
                sheet: renamed,
                title,
            } => {
                if renamed == sheet && !new.prefix.is_empty() {
                    new.prefix = prefix(title);
                }
                true
            }
        };
        if !is_there {
            return Some(GONE.to_owned());
        }
        (new != *reference).then(|| new.to_string())
    }
}

/// Lets a reference follow; returns whether its cells are still there. An area that is only in
/// part among the cells that shift stays.
fn shift(reference: &mut Reference<'_>, change: Change) -> bool {
    let dimension = change.dimension;
    if !change.reaches(reference.span(dimension.other())) {
        return true;
    }
    if let Some((lowest, highest)) = reference.span(dimension) {
        let Some((start, end)) = change.interval(lowest, highest + 1) else {
            return false;
        };
        reference.set_span(dimension, start, end - 1);
        return true;
    }
    // An open end has no index, and its beginning is never gone.
    for corner in [Some(&mut reference.first), reference.last.as_mut()] {
        let Some(corner) = corner else { continue };
        if let Some(index) = corner.index(dimension) {
            corner.set(dimension, change.nearest(index.at));
        }
    }
    true
}

/// Lets a reference follow cells that are moved; returns whether all of its cells are.
fn move_along(reference: &mut Reference<'_>, from: Area, to: Area) -> bool {
    let spans = [Dimension::Rows, Dimension::Columns].map(|dimension| {
        let (lowest, highest) = reference.span(dimension)?;
        let (start, end) = from.span(dimension);
        let is_inside = start <= lowest && highest < end;
        is_inside.then(|| (lowest - start, highest - start))
    });
    let [Some(rows), Some(columns)] = spans else {
        return false;
    };
    reference.set_span(Dimension::Rows, to.top + rows.0, to.top + rows.1);
    reference.set_span(Dimension::Columns, to.left + columns.0, to.left + columns.1);
    true
}

fn prefix(title: &str) -> Cow<'static, str> {
    Cow::Owned(format!("{}!", a1::quoted(title)))
}

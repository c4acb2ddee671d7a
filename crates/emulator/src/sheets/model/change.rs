//! Rows and columns come, go and move, and everything that names them follows.
//!
//! Values, formats, merges, named and protected ranges, filters, charts' sources, groups, anchors
//! of comments, developer metadata and the references inside of formulas follow.

use serde_json::{Map, Value, json};

use super::place::{is_dimension_range, is_grid_range, sheet_id};
use super::spreadsheet::Spreadsheet;
use crate::sheets::formula;
use crate::sheets::options::Dimension;

/// A change of a sheet's rows or columns.
#[derive(Clone, Copy, Debug)]
pub(in crate::sheets) struct Change {
    pub(in crate::sheets) sheet: usize,
    pub(in crate::sheets) dimension: Dimension,
    pub(in crate::sheets) kind: ChangeKind,
    /// The lines across in which alone cells shift, while rows and columns stay.
    pub(in crate::sheets) band: Option<Band>,
}

/// Some of the columns when cells shift down or up, some of the rows when they shift sideways.
#[derive(Clone, Copy, Debug)]
pub(in crate::sheets) struct Band {
    pub(in crate::sheets) start: u32,
    pub(in crate::sheets) end: u32,
    /// Where the sheet ends, over which cells fall.
    pub(in crate::sheets) size: u32,
}

#[derive(Clone, Copy, Debug)]
pub(in crate::sheets) enum ChangeKind {
    Insert {
        at: u32,
        count: u32,
    },
    Delete {
        start: u32,
        end: u32,
    },
    /// Moves to before the index that is `to` now.
    Move {
        start: u32,
        end: u32,
        to: u32,
    },
}

impl Change {
    /// Carries the change out. The size of the grid is the caller's to check before.
    pub(in crate::sheets) fn apply(self, spreadsheet: &mut Spreadsheet) {
        let sheet = &mut spreadsheet.sheets[self.sheet];
        let (tracks, size) = match self.dimension {
            Dimension::Rows => (&mut sheet.row_tracks, &mut sheet.rows),
            Dimension::Columns => (&mut sheet.column_tracks, &mut sheet.columns),
        };
        tracks.renumber(|index| self.index(index));
        match self.kind {
            ChangeKind::Insert { count, .. } => *size += count,
            ChangeKind::Delete { start, end } => *size -= end - start,
            ChangeKind::Move { .. } => {}
        }
        self.apply_to_cells(spreadsheet);
        self.let_follow(spreadsheet);
    }

    /// Lets everything follow that names the cells.
    pub(in crate::sheets) fn let_follow(self, spreadsheet: &mut Spreadsheet) {
        let id = spreadsheet.sheets[self.sheet].id;
        for sheet in &mut spreadsheet.sheets {
            for things in sheet.parts.values_mut() {
                things.retain_mut(|thing| self.follow(id, thing));
            }
        }
        for list in [&mut spreadsheet.named_ranges, &mut spreadsheet.metadata] {
            list.retain_mut(|thing| self.follow(id, thing));
        }
        formula::follow(spreadsheet, formula::Event::Change(self));
    }

    fn apply_to_cells(self, spreadsheet: &mut Spreadsheet) {
        let grid = &mut spreadsheet.sheets[self.sheet].grid;
        match (self.dimension, self.kind) {
            (Dimension::Rows, ChangeKind::Insert { at, count }) => grid.insert_rows(at, count),
            (Dimension::Columns, ChangeKind::Insert { at, count }) => {
                grid.insert_columns(at, count)
            }
            (Dimension::Rows, ChangeKind::Delete { start, end }) => grid.delete_rows(start, end),
            (Dimension::Columns, ChangeKind::Delete { start, end }) => {
                grid.delete_columns(start, end);
            }
            (Dimension::Rows, ChangeKind::Move { start, end, .. }) => {
                let moved: Vec<_> = (start..end).map(|row| grid.row(row).to_vec()).collect();
                grid.delete_rows(start, end);
                let at = self.index(start).unwrap_or(start);
                // Rows below the last filled one are not there to be moved down.
                grid.insert_rows(at, end - start);
                for (row, cells) in (at..).zip(moved) {
                    grid.set_row(row, cells);
                }
            }
            (Dimension::Columns, ChangeKind::Move { start, end, .. }) => {
                let at = self.index(start).unwrap_or(start) as usize;
                grid.edit_rows(|cells| {
                    let length = cells
                        .len()
                        .max(end as usize)
                        .max(at + (end - start) as usize);
                    cells.resize(length, super::cell::Cell::default());
                    let moved: Vec<_> = cells.drain(start as usize..end as usize).collect();
                    cells.splice(at..at, moved);
                });
            }
        }
    }

    /// Returns where an index is afterwards; nothing when it is deleted.
    pub(in crate::sheets) fn index(self, index: u32) -> Option<u32> {
        match self.kind {
            ChangeKind::Insert { at, count } if index >= at => Some(index + count),
            ChangeKind::Insert { .. } => Some(index),
            ChangeKind::Delete { start, end } if index >= end => Some(index - (end - start)),
            ChangeKind::Delete { start, .. } => (index < start).then_some(index),
            ChangeKind::Move { start, end, to } => {
                let count = end - start;
                Some(match index {
                    _ if (start..end).contains(&index) && to > start => index - start + to - count,
                    _ if (start..end).contains(&index) => index - start + to,
                    _ if (to..start).contains(&index) => index + count,
                    _ if (end..to).contains(&index) => index - count,
                    _ => index,
                })
            }
        }
    }

    /// Returns where an index is afterwards; in place of a deleted one, what comes after it.
    pub(in crate::sheets) fn nearest(self, index: u32) -> u32 {
        self.index(index).unwrap_or(match self.kind {
            ChangeKind::Delete { start, .. } => start,
            _ => index,
        })
    }

    /// Returns whether cells shift that are in these lines across, from first to last; open ends
    /// are in no band.
    pub(in crate::sheets) fn reaches(self, across: Option<(u32, u32)>) -> bool {
        self.band.is_none_or(|band| {
            across.is_some_and(|(first, last)| band.start <= first && last < band.end)
        })
    }

    /// Returns where the indexes from `start` to before `end` are afterwards.
    pub(in crate::sheets) fn interval(self, start: u32, end: u32) -> Option<(u32, u32)> {
        let (start, end) = self.unbounded_interval(start, end)?;
        let end = self.band.map_or(end, |band| end.min(band.size));
        (start < end).then_some((start, end))
    }

    fn unbounded_interval(self, start: u32, end: u32) -> Option<(u32, u32)> {
        match self.kind {
            ChangeKind::Insert { at, count } => {
                let moved = |index| if index >= at { index + count } else { index };
                // An end is behind the last index, so it moves with that.
                Some((moved(start), if end > at { end + count } else { end }))
            }
            ChangeKind::Delete {
                start: from,
                end: to,
            } => {
                let moved = |index: u32| match index {
                    _ if index >= to => index - (to - from),
                    _ => index.min(from),
                };
                let (start, end) = (moved(start), moved(end));
                (start < end).then_some((start, end))
            }
            ChangeKind::Move {
                start: from,
                end: behind,
                ..
            } if from <= start && end <= behind => {
                let first = self.index(start)?;
                Some((first, first + (end - start)))
            }
            // What is only in part moved loses that part, and what moves into it is part of it.
            ChangeKind::Move {
                start: from,
                end: behind,
                to,
            } => {
                let count = behind - from;
                let at = if to > from { to - count } else { to };
                let with = |kind| Self { kind, ..self };
                let delete = with(ChangeKind::Delete {
                    start: from,
                    end: behind,
                });
                let (start, end) = delete.unbounded_interval(start, end)?;
                with(ChangeKind::Insert { at, count }).unbounded_interval(start, end)
            }
        }
    }

    /// Lets every range inside of a thing follow; returns whether the thing is still there.
    fn follow(self, id: i32, thing: &mut Value) -> bool {
        let Value::Object(fields) = thing else {
            return true;
        };
        if is_dimension_range(fields) {
            let is_same = fields["dimension"] == self.dimension.name();
            return !is_same
                || self.band.is_some()
                || self.follow_axis(id, fields, ["startIndex", "endIndex"]);
        }
        if is_grid_range(fields) {
            let [start, end] = self.dimension.other().range_names();
            let index = |name| u32::try_from(fields.get(name)?.as_u64()?).ok();
            let across = index(start).zip(index(end).and_then(|end| end.checked_sub(1)));
            if !self.reaches(across) {
                return true;
            }
            return self.follow_axis(id, fields, self.dimension.range_names());
        }
        let mut emptied = Vec::new();
        for (name, value) in fields.iter_mut() {
            let is_there = match value {
                Value::Object(cell) if name == "anchorCell" => {
                    self.follow_cell(id, cell);
                    true
                }
                Value::Object(_) => self.follow(id, value),
                Value::Array(items) if !items.is_empty() => {
                    items.retain_mut(|item| self.follow(id, item));
                    let is_emptied = items.is_empty();
                    if is_emptied {
                        emptied.push(name.clone());
                    }
                    !(is_emptied && ["ranges", "sources"].contains(&name.as_str()))
                }
                _ => true,
            };
            if !is_there {
                return false;
            }
        }
        // A chart outlives its series: Google was seen to keep it without any.
        for name in emptied {
            fields.remove(&name);
        }
        true
    }

    fn follow_axis(self, id: i32, fields: &mut Map<String, Value>, names: [&str; 2]) -> bool {
        if sheet_id(fields) != id {
            return true;
        }
        let index = |name| fields.get(name).and_then(Value::as_u64);
        let to_u32 = |index: u64| u32::try_from(index).unwrap_or(u32::MAX);
        let (start, end) = (index(names[0]).map(to_u32), index(names[1]).map(to_u32));
        let moved = match (start, end) {
            (None, None) => return true,
            (Some(start), Some(end)) => self.interval(start, end),
            (Some(start), None) => Some((self.nearest(start), 0)),
            (None, Some(end)) => self.interval(0, end),
        };
        let Some((new_start, new_end)) = moved else {
            return false;
        };
        for (name, old, new) in [(names[0], start, new_start), (names[1], end, new_end)] {
            if old.is_some() {
                fields.insert(name.to_owned(), json!(new));
            }
        }
        true
    }

    fn follow_cell(self, id: i32, cell: &mut Map<String, Value>) {
        if sheet_id(cell) != id || self.band.is_some() {
            return;
        }
        let name = match self.dimension {
            Dimension::Rows => "rowIndex",
            Dimension::Columns => "columnIndex",
        };
        let index = cell.get(name).and_then(Value::as_u64).unwrap_or_default();
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        match self.nearest(index) {
            0 => cell.remove(name),
            index => cell.insert(name.to_owned(), json!(index)),
        };
    }
}

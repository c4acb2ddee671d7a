//! `copyPaste` and `cutPaste`.

use serde_json::{Map, Value};

use super::Draft;
use super::cells::corner;
use super::conditional_formats;
use super::objects::required;
use super::validation::RULE;
use crate::sheets::api_error::ApiError;
use crate::sheets::formula::moved;
use crate::sheets::model::a1;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{Cell, Content};
use crate::sheets::model::extras::FORMAT;
use crate::sheets::model::part::Part;
use crate::sheets::model::relocation::relocate;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

/// Copies cells to a place, over and over if that is a multiple of their size.
pub(super) fn copy(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let kind = Kind::read(request.text("pasteType"))?;
    let source = Area::of_range(spreadsheet, required(request, "source")?)?;
    let destination = Area::of_range(spreadsheet, required(request, "destination")?)?;
    let mut block = spreadsheet.sheets[source.sheet].grid.copy(source);
    let mut merges = merges_in(spreadsheet, source);
    let is_turned = request.text("pasteOrientation") == Some("TRANSPOSE");
    if is_turned {
        block = turned(&block, source);
        merges.clear();
    }
    let (rows, columns) = match is_turned {
        true => (source.width(), source.height()),
        false => (source.height(), source.width()),
    };
    let times = |size: u32, block: u32| match block > 0 && size.is_multiple_of(block) {
        true => size,
        false => block,
    };
    let area = destination.sized(
        times(destination.height(), rows),
        times(destination.width(), columns),
    );
    let area = a1::check_inside(area, &spreadsheet.sheets[area.sheet])?;
    if kind == Kind::ConditionalFormats {
        conditional_formats::paste(spreadsheet, source, area, is_turned);
        return Ok(Value::Null);
    }
    paste(spreadsheet, &block, source, area, kind);
    if kind == Kind::Normal {
        copy_merges(spreadsheet, &merges, source, area);
    }
    Ok(Value::Null)
}

/// Moves cells to a place.
pub(super) fn cut(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let kind = Kind::read(request.text("pasteType"))?;
    let source = Area::of_range(spreadsheet, required(request, "source")?)?;
    let corner = corner(spreadsheet, required(request, "destination")?)?;
    let area = corner.sized(source.height(), source.width());
    let area = a1::check_inside(area, &spreadsheet.sheets[area.sheet])?;
    if kind.writes_content() {
        relocate(spreadsheet, source, area);
    }
    let block = spreadsheet.sheets[source.sheet].grid.copy(source);
    let merges = merges_in(spreadsheet, source);
    let grid = &mut spreadsheet.sheets[source.sheet].grid;
    grid.edit_filled(source, |_, _, cell| *cell = Cell::default());
    drop_merges(spreadsheet, source);
    if kind == Kind::ConditionalFormats {
        conditional_formats::paste(spreadsheet, source, area, false);
        return Ok(Value::Null);
    }
    // What is cut refers to what it referred to: it is the same cell in another place.
    paste(spreadsheet, &block, area, area, kind);
    if kind == Kind::Normal {
        copy_merges(spreadsheet, &merges, source, area);
    }
    Ok(Value::Null)
}

/// What of a cell is pasted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Normal,
    Values,
    Format,
    NoBorders,
    Formula,
    DataValidation,
    ConditionalFormats,
}

impl Kind {
    pub(super) fn read(name: Option<&str>) -> Result<Self, ApiError> {
        match name {
            None | Some("PASTE_NORMAL") => Ok(Self::Normal),
            Some("PASTE_VALUES") => Ok(Self::Values),
            Some("PASTE_FORMAT") => Ok(Self::Format),
            Some("PASTE_NO_BORDERS") => Ok(Self::NoBorders),
            Some("PASTE_FORMULA") => Ok(Self::Formula),
            Some("PASTE_DATA_VALIDATION") => Ok(Self::DataValidation),
            Some("PASTE_CONDITIONAL_FORMATTING") => Ok(Self::ConditionalFormats),
            Some(other) => Err(ApiError::not_emulated(&format!("pasting with {other}"))),
        }
    }

    fn writes_content(self) -> bool {
        !matches!(
            self,
            Self::Format | Self::DataValidation | Self::ConditionalFormats
        )
    }
}

/// Fills an area with a block, as often as it fits. The references of its formulas, which were
/// made for `source`, move along.
fn paste(spreadsheet: &mut Spreadsheet, block: &[Vec<Cell>], source: Area, area: Area, kind: Kind) {
    let values = match kind {
        Kind::Values => super::text::values_of(spreadsheet, source),
        _ => Vec::new(),
    };
    let (height, width) = (block.len(), block.first().map_or(0, Vec::len));
    if height == 0 || width == 0 {
        return;
    }
    let grid = &mut spreadsheet.sheets[area.sheet].grid;
    grid.edit(area, |row, column, target| {
        let (down, right) = ((row - area.top) as usize, (column - area.left) as usize);
        let (from_row, from_column) = (down % height, right % width);
        let mut cell = block[from_row][from_column].clone();
        if let Content::Formula(formula) = &cell.content {
            // Where the formula was, and where it is now.
            let (old_row, old_column) = (
                i64::from(source.top) + from_row as i64,
                i64::from(source.left) + from_column as i64,
            );
            let text = moved(
                formula,
                i64::from(row) - old_row,
                i64::from(column) - old_column,
            );
            cell.content = Content::Formula(text.into());
        }
        match kind {
            Kind::Normal => *target = cell,
            Kind::Formula => target.content = cell.content,
            Kind::Values => {
                target.content = match values.get(from_row).and_then(|row| row.get(from_column)) {
                    Some(value) => value.clone().into(),
                    None => cell.content,
                };
            }
            Kind::NoBorders => {
                let mut extras = cell.extras_to_change();
                if let Some(Value::Object(format)) = extras.get_mut(FORMAT) {
                    format.remove("borders");
                }
                cell.set_extras(extras);
                *target = cell;
            }
            Kind::Format => take_extra(target, &cell, FORMAT),
            Kind::DataValidation => take_extra(target, &cell, RULE),
            // They are no cell's own.
            Kind::ConditionalFormats => {}
        }
    });
}

fn take_extra(target: &mut Cell, source: &Cell, name: &str) {
    let mut extras: Map<String, Value> = target.extras_to_change();
    match source.extra(name) {
        Some(extra) => extras.insert(name.to_owned(), extra.clone()),
        None => extras.remove(name),
    };
    target.set_extras(extras);
}

fn turned(block: &[Vec<Cell>], source: Area) -> Vec<Vec<Cell>> {
    let column = |index: usize| block.iter().map(|row| row[index].clone()).collect();
    (0..source.width() as usize).map(column).collect()
}

fn merges_in(spreadsheet: &Spreadsheet, area: Area) -> Vec<Area> {
    let merges = spreadsheet.sheets[area.sheet].part(Part::Merges).iter();
    merges
        .filter_map(|merge| Area::of_stored(spreadsheet, merge))
        .filter(|merge| area.contains(*merge))
        .collect()
}

fn drop_merges(spreadsheet: &mut Spreadsheet, area: Area) {
    let gone: Vec<Value> = merges_in(spreadsheet, area)
        .into_iter()
        .map(|merge| merge.to_range(spreadsheet))
        .collect();
    let merges = spreadsheet.sheets[area.sheet].part_mut(Part::Merges);
    merges.retain(|merge| !gone.contains(merge));
}

/// Merges the cells of every copy as those of the original are.
fn copy_merges(spreadsheet: &mut Spreadsheet, merges: &[Area], source: Area, area: Area) {
    drop_merges(spreadsheet, area);
    for merge in merges {
        for top in (area.top..area.bottom).step_by(source.height() as usize) {
            for left in (area.left..area.right).step_by(source.width() as usize) {
                let corner = Area {
                    sheet: area.sheet,
                    top: merge.top - source.top + top,
                    left: merge.left - source.left + left,
                    ..*merge
                };
                let copy = corner.sized(merge.height(), merge.width());
                let range = copy.to_range(spreadsheet);
                let merges = spreadsheet.sheets[area.sheet].part_mut(Part::Merges);
                merges.push(range);
            }
        }
    }
}

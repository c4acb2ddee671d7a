//! `mergeCells` and `unmergeCells`.

use serde_json::Value;

use super::Draft;
use super::objects::required;
use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::Content;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::model::written::Written;
use crate::sheets::options::Dimension;
use crate::sheets::request::Fields;

/// Merges cells; each merge keeps the value of its first cell.
pub(super) fn merge(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let area = Area::of_range(spreadsheet, required(request, "range")?)?;
    check_frozen(spreadsheet, area)?;
    check_pivot_tables(spreadsheet, area)?;
    // Merges that are wholly inside give way to the new one.
    drop_merges(spreadsheet, area)?;
    let blocks: Vec<Area> = match request.text("mergeType") {
        Some("MERGE_ROWS") => (area.top..area.bottom)
            .map(|top| Area {
                top,
                bottom: top + 1,
                ..area
            })
            .collect(),
        Some("MERGE_COLUMNS") => (area.left..area.right)
            .map(|left| Area {
                left,
                right: left + 1,
                ..area
            })
            .collect(),
        _ => vec![area],
    };
    for block in blocks {
        let mut written = Written::default();
        let grid = &mut spreadsheet.sheets[block.sheet].grid;
        grid.edit_filled(block, |row, column, cell| {
            if (row, column) != (block.top, block.left) {
                written.content(cell, Content::default());
            }
        });
        if block.height() * block.width() > 1 {
            let range = block.to_range(spreadsheet);
            let merges = spreadsheet.sheets[block.sheet].part_mut(Part::Merges);
            merges.push(range);
        }
    }
    Ok(Value::Null)
}

/// Takes the merges of a range apart.
pub(super) fn unmerge(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let area = Area::of_range(&draft.spreadsheet, required(request, "range")?)?;
    drop_merges(&mut draft.spreadsheet, area)?;
    Ok(Value::Null)
}

/// Forgets the merges in an area, which has to hold each of them whole.
fn drop_merges(spreadsheet: &mut Spreadsheet, area: Area) -> Result<(), ApiError> {
    let merges = spreadsheet.sheets[area.sheet].part(Part::Merges).iter();
    let mut kept = Vec::new();
    for merge in merges {
        let own = Area::of_stored(spreadsheet, merge).unwrap_or(area);
        if !area.intersects(own) {
            kept.push(merge.clone());
        } else if !area.contains(own) {
            return Err(ApiError::invalid_argument(
                "You must select all cells in a merged range to merge or unmerge them.",
            ));
        }
    }
    *spreadsheet.sheets[area.sheet].part_mut(Part::Merges) = kept;
    Ok(())
}

fn check_frozen(spreadsheet: &Spreadsheet, area: Area) -> Result<(), ApiError> {
    let sheet = &spreadsheet.sheets[area.sheet];
    for dimension in [Dimension::Rows, Dimension::Columns] {
        let (start, end) = area.span(dimension);
        let frozen = sheet.frozen(dimension);
        if start < frozen && frozen < end {
            let what = dimension.noun();
            return Err(ApiError::invalid_argument(format!(
                "You can't merge frozen and non-frozen {what}s."
            )));
        }
    }
    Ok(())
}

/// Of a pivot table only its first cell is known here.
fn check_pivot_tables(spreadsheet: &Spreadsheet, area: Area) -> Result<(), ApiError> {
    let mut cells = spreadsheet.sheets[area.sheet].grid.cells_in(area);
    match cells.any(|(_, _, cell)| cell.extra("pivotTable").is_some()) {
        true => Err(ApiError::invalid_argument(
            "You can't merge cells that are part of a pivot table.",
        )),
        false => Ok(()),
    }
}

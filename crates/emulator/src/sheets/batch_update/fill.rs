//! `autoFill`: a series goes on, and everything else is repeated.

use serde_json::Value as Json;

use super::Draft;
use super::objects::{missing, required};
use crate::sheets::api_error::ApiError;
use crate::sheets::formula::moved;
use crate::sheets::model::a1;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::{Cell, Content, Value};
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::Dimension;
use crate::sheets::request::Fields;

/// Fills the cells beside a source. Numbers that grow by the same step go on, a single date goes on
/// by days; other series that Google knows, such as names of months, are repeated.
pub(super) fn auto_fill(draft: &mut Draft, request: Fields<'_>) -> Result<Json, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let (source, target) = match (
        request.object("range"),
        request.object("sourceAndDestination"),
    ) {
        (Some(range), _) => detected(spreadsheet, range)?,
        (None, Some(fields)) => explicit(spreadsheet, fields)?,
        (None, None) => return Err(missing("AutoFillRequest.range or sourceAndDestination")),
    };
    let Some(target) = target else {
        return Ok(Json::Null);
    };
    let is_down = target.dimension == Dimension::Rows;
    let (from, to) = source.span(target.dimension);
    let lines = match is_down {
        true => source.left..source.right,
        false => source.top..source.bottom,
    };
    let grid = &mut spreadsheet.sheets[source.sheet].grid;
    for line in lines {
        let place = |index| {
            if is_down {
                (index, line)
            } else {
                (line, index)
            }
        };
        let cells: Vec<Cell> = (from..to)
            .map(|index| {
                let (row, column) = place(index);
                grid.cell(row, column).cloned().unwrap_or_default()
            })
            .collect();
        for index in target.indexes.clone() {
            let distance = i64::from(index) - i64::from(from);
            let cell = filled(&cells, distance, is_down);
            let (row, column) = place(index);
            grid.set(row, column, cell);
        }
    }
    Ok(Json::Null)
}

/// The indexes along a dimension that are filled.
struct Target {
    dimension: Dimension,
    indexes: std::ops::Range<u32>,
}

/// Returns the cell that is this far from the first of a series.
fn filled(series: &[Cell], distance: i64, is_down: bool) -> Cell {
    let length = i64::try_from(series.len()).unwrap_or(1).max(1);
    let index = usize::try_from(distance.rem_euclid(length)).unwrap_or(0);
    let mut cell = series[index].clone();
    if let Content::Formula(formula) = &cell.content {
        let by = distance - distance.rem_euclid(length);
        let (down, right) = if is_down { (by, 0) } else { (0, by) };
        cell.content = Content::Formula(moved(formula, down, right).into());
    } else if let Some((first, step)) = progression(series) {
        cell.content = Value::Number(first + step * distance as f64).into();
    }
    cell
}

/// Returns the first number and the step of numbers that grow evenly.
fn progression(series: &[Cell]) -> Option<(f64, f64)> {
    let number = |cell: &Cell| match cell.content {
        Content::Value(Value::Number(number)) => Some(number),
        _ => None,
    };
    let numbers: Vec<f64> = series.iter().map(number).collect::<Option<_>>()?;
    let is_date = series[0]
        .extras
        .as_ref()
        .is_some_and(|extras| extras.display().is_date());
    match numbers.as_slice() {
        [only] if is_date => Some((*only, 1.0)),
        [first, second, ..] => {
            let step = second - first;
            let is_even = |pair: &[f64]| (pair[1] - pair[0] - step).abs() < 1e-9;
            numbers.windows(2).all(is_even).then_some((*first, step))
        }
        _ => None,
    }
}

/// The rows at the top of the range that hold anything are the source, or else the columns.
fn detected(
    spreadsheet: &Spreadsheet,
    range: Fields<'_>,
) -> Result<(Area, Option<Target>), ApiError> {
    let area = Area::of_range(spreadsheet, range)?;
    let grid = &spreadsheet.sheets[area.sheet].grid;
    let filled = grid.cells_in(area).filter(|(_, _, cell)| !cell.is_empty());
    let (bottom, right) = filled.fold(
        (area.top, area.left),
        |(bottom, right), (row, column, _)| (bottom.max(row + 1), right.max(column + 1)),
    );
    let is_down = bottom < area.bottom;
    let target = match is_down {
        true => Target {
            dimension: Dimension::Rows,
            indexes: bottom..area.bottom,
        },
        false => Target {
            dimension: Dimension::Columns,
            indexes: right..area.right,
        },
    };
    let source = match is_down {
        true => Area { bottom, ..area },
        false => Area { right, ..area },
    };
    let has_both = source.height() > 0 && source.width() > 0 && !target.indexes.is_empty();
    Ok((source, has_both.then_some(target)))
}

fn explicit(
    spreadsheet: &Spreadsheet,
    fields: Fields<'_>,
) -> Result<(Area, Option<Target>), ApiError> {
    let source = Area::of_range(spreadsheet, required(fields, "source")?)?;
    let dimension = Dimension::parse(fields.text("dimension"))?;
    let length = fields.count("fillLength");
    let (start, end) = source.span(dimension);
    let indexes = match length < 0 {
        true => start.saturating_sub(length.unsigned_abs())..start,
        false => end..end + length.unsigned_abs(),
    };
    let reached = match dimension {
        Dimension::Rows => Area {
            bottom: source.bottom.max(indexes.end),
            ..source
        },
        Dimension::Columns => Area {
            right: source.right.max(indexes.end),
            ..source
        },
    };
    a1::check_inside(reached, &spreadsheet.sheets[source.sheet])?;
    let is_filled = source.height() > 0 && source.width() > 0;
    Ok((source, is_filled.then_some(Target { dimension, indexes })))
}

//! Requests about rows and columns as such.

use serde_json::{Map, Value, json};

use super::Draft;
use super::objects::required;
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::cell::Cell;
use crate::sheets::model::change::{Change, ChangeKind};
use crate::sheets::model::extras::FORMAT;
use crate::sheets::model::sheet::nothing_left;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::model::tracks::{COLUMN_PIXELS, ROW_PIXELS, Track};
use crate::sheets::options::Dimension;
use crate::sheets::request::Fields;

/// Adds rows or columns behind the last one.
pub(super) fn append(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let position = spreadsheet.grid_of(request.count("sheetId"))?;
    let dimension = dimension(request)?;
    let length = u32::try_from(request.count("length")).ok();
    let not_positive = || ApiError::invalid_argument("length must be greater than 0.");
    let length = length
        .filter(|length| *length > 0)
        .ok_or_else(not_positive)?;
    let at = spreadsheet.sheets[position].size(dimension);
    insert_at(spreadsheet, position, dimension, (at, length))?;
    Ok(Value::Null)
}

/// Inserts rows or columns, which look like their neighbours.
pub(super) fn insert(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let range = required(request, "range")?;
    let span = Span::read(spreadsheet, range)?;
    let (Some(start), Some(end)) = (span.start, span.end) else {
        return Err(ApiError::invalid_argument(
            "range must have both a startIndex and an endIndex.",
        ));
    };
    let size = spreadsheet.sheets[span.sheet].size(span.dimension);
    let inherits_before = request.flag("inheritFromBefore");
    if inherits_before && start == 0 {
        return Err(ApiError::invalid_argument(
            "range.startIndex must be greater than 0 if inheritFromBefore is true.",
        ));
    }
    if !inherits_before && start >= size || start > size {
        return Err(ApiError::invalid_argument(format!(
            "range.startIndex must be less than the grid size ({size}) if inheritFromBefore is \
             false."
        )));
    }
    let count = end - start;
    insert_at(spreadsheet, span.sheet, span.dimension, (start, count))?;
    let neighbour = if inherits_before { start - 1 } else { end };
    inherit(spreadsheet, &span, neighbour, start..end);
    Ok(Value::Null)
}

/// Deletes rows or columns.
pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let span = Span::read(spreadsheet, required(request, "range")?)?;
    let sheet = &spreadsheet.sheets[span.sheet];
    let (what, size) = (span.dimension.noun(), sheet.size(span.dimension));
    let (start, end) = (span.start.unwrap_or(0), span.end.unwrap_or(size));
    if end > size || start >= size {
        let index = if start >= size { start } else { end - 1 };
        return Err(ApiError::invalid_argument(format!(
            "Cannot delete a {what} that doesn't exist. Tried to delete {what} index {index} but \
             there are only {size} {what}s."
        )));
    }
    if end - start == size {
        return Err(nothing_left(span.dimension));
    }
    sheet.check_unfrozen(span.dimension, size - (end - start))?;
    span.change(ChangeKind::Delete { start, end })
        .apply(spreadsheet);
    Ok(Value::Null)
}

/// Moves rows or columns to before an index, which is counted before the move.
pub(super) fn move_to(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let span = Span::read(spreadsheet, required(request, "source")?)?;
    let size = spreadsheet.sheets[span.sheet].size(span.dimension);
    let (start, end) = (span.start.unwrap_or(0), span.end.unwrap_or(size).min(size));
    let to = u32::try_from(request.count("destinationIndex")).unwrap_or(u32::MAX);
    if to > size || start >= size {
        let what = span.dimension.noun();
        return Err(ApiError::invalid_argument(format!(
            "Cannot move {what}s beyond the last {what} of the sheet."
        )));
    }
    if (start..=end).contains(&to) {
        return Ok(Value::Null);
    }
    span.change(ChangeKind::Move { start, end, to })
        .apply(spreadsheet);
    Ok(Value::Null)
}

/// Changes the properties of rows or columns that `fields` names.
pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let mask = Mask::of_update(request.text("fields"), "DimensionProperties")?;
    let new = required(request, "properties")?;
    each_track(draft, request, "range", |track, _| {
        let mut properties = Map::new();
        if let Some(pixels) = track.pixels {
            properties.insert("pixelSize".to_owned(), json!(pixels));
        }
        properties.insert("hiddenByUser".to_owned(), json!(track.is_hidden));
        mask.merge(&mut properties, new.all());
        *track = Track::from_json(&properties);
    })
}

/// Makes rows or columns as large as their content; how large that is, is not worked out here: a
/// row gets its usual height, a column seven pixels for each character of its longest text.
pub(super) fn auto_resize(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    if request.object("dataSourceSheetDimensions").is_some() {
        let what = "autoResizeDimensions with dataSourceSheetDimensions";
        return Err(ApiError::not_emulated(what));
    }
    each_track(draft, request, "dimensions", |track, longest| {
        track.pixels = Some(match longest {
            None => ROW_PIXELS,
            Some(0) => COLUMN_PIXELS,
            Some(length) => 7 * length + 6,
        });
    })
}

/// Changes each row or column of a range; a column is given with the length of its longest text.
fn each_track(
    draft: &mut Draft,
    request: Fields<'_>,
    name: &str,
    change: impl Fn(&mut Track, Option<u32>),
) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let span = Span::read(spreadsheet, required(request, name)?)?;
    let sheet = &mut spreadsheet.sheets[span.sheet];
    let size = sheet.size(span.dimension);
    let indexes = span.start.unwrap_or(0)..span.end.unwrap_or(size).min(size);
    let mut longest = vec![0; indexes.len()];
    if span.dimension == Dimension::Columns {
        let area = Area {
            left: indexes.start,
            right: indexes.end,
            ..Area::whole(span.sheet, sheet)
        };
        for (_, column, cell) in sheet.grid.cells_in(area) {
            if let crate::sheets::model::cell::Content::Value(value) = &cell.content {
                let length = u32::try_from(cell.shown(value).chars().count()).unwrap_or(u32::MAX);
                let longest = &mut longest[(column - indexes.start) as usize];
                *longest = (*longest).max(length);
            }
        }
    }
    let tracks = sheet.tracks_mut(span.dimension);
    for (index, length) in indexes.zip(longest) {
        let mut track = tracks.track(index);
        change(
            &mut track,
            (span.dimension == Dimension::Columns).then_some(length),
        );
        tracks.set(index, track);
    }
    Ok(Value::Null)
}

/// A `DimensionRange` of a sheet that is there.
pub(super) struct Span {
    pub(super) sheet: usize,
    pub(super) dimension: Dimension,
    pub(super) start: Option<u32>,
    pub(super) end: Option<u32>,
}

impl Span {
    pub(super) fn read(spreadsheet: &Spreadsheet, range: Fields<'_>) -> Result<Self, ApiError> {
        let index = |name| {
            let negative = |_| ApiError::invalid_argument("DimensionRange indexes must be >= 0");
            range
                .integer(name)
                .map(u32::try_from)
                .transpose()
                .map_err(negative)
        };
        let (start, end) = (index("startIndex")?, index("endIndex")?);
        let sheet = spreadsheet.grid_of(range.count("sheetId"))?;
        match (start, end) {
            (Some(start), Some(end)) if end <= start => {
                let message = format!("endIndex[{end}] must be after startIndex[{start}]");
                Err(ApiError::invalid_argument(message))
            }
            _ => Ok(Self {
                sheet,
                dimension: dimension(range)?,
                start,
                end,
            }),
        }
    }

    fn change(&self, kind: ChangeKind) -> Change {
        Change {
            sheet: self.sheet,
            dimension: self.dimension,
            kind,
            band: None,
        }
    }
}

fn dimension(fields: Fields<'_>) -> Result<Dimension, ApiError> {
    let unspecified = || ApiError::invalid_argument("No dimension specified");
    Dimension::parse(Some(fields.text("dimension").ok_or_else(unspecified)?))
}

/// Inserts rows or columns, if the spreadsheet has room for them.
fn insert_at(
    spreadsheet: &mut Spreadsheet,
    position: usize,
    dimension: Dimension,
    (at, count): (u32, u32),
) -> Result<(), ApiError> {
    let sheet = &spreadsheet.sheets[position];
    let (rows, columns) = match dimension {
        Dimension::Rows => (sheet.rows.saturating_add(count), sheet.columns),
        Dimension::Columns => (sheet.rows, sheet.columns.saturating_add(count)),
    };
    spreadsheet.check_resize(position, rows, columns)?;
    let kind = ChangeKind::Insert { at, count };
    let change = Change {
        sheet: position,
        dimension,
        kind,
        band: None,
    };
    change.apply(spreadsheet);
    Ok(())
}

/// Gives new rows or columns the formats and the size of another one.
fn inherit(spreadsheet: &mut Spreadsheet, span: &Span, neighbour: u32, new: std::ops::Range<u32>) {
    let sheet = &mut spreadsheet.sheets[span.sheet];
    let tracks = sheet.tracks_mut(span.dimension);
    let pixels = tracks.track(neighbour).pixels;
    for index in new.clone() {
        let track = Track {
            pixels,
            is_hidden: false,
        };
        tracks.set(index, track);
    }
    match span.dimension {
        Dimension::Rows => {
            let cells: Vec<Cell> = sheet.grid.row(neighbour).iter().map(format_only).collect();
            for row in new {
                sheet.grid.set_row(row, cells.clone());
            }
        }
        Dimension::Columns => sheet.grid.edit_rows(|cells| {
            let format = cells.get(neighbour as usize).map(format_only);
            if let Some(format) = format.filter(|format| !format.is_blank()) {
                let end = (new.end as usize).max(cells.len());
                cells.resize(end, Cell::default());
                cells[new.start as usize..new.end as usize].fill(format);
            }
        }),
    }
}

fn format_only(cell: &Cell) -> Cell {
    let mut new = Cell::default();
    if let Some(format) = cell.extra(FORMAT) {
        new.set_extras(Map::from_iter([(FORMAT.to_owned(), format.clone())]));
    }
    new
}

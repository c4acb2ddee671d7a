//! `spreadsheets.create`.

use serde_json::{Map, Value};

use crate::oauth::grants::Access;
use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::batch_update::cell_change::CellChange;
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::part::Part;
use crate::sheets::model::sheet::Sheet;
use crate::sheets::model::spreadsheet::{Spreadsheet, title_taken};
use crate::sheets::model::tracks::Track;
use crate::sheets::options::Dimension;
use crate::sheets::request::Fields;

/// Makes a spreadsheet of the token's person. Without sheets in the request it has `Sheet1`.
pub(in crate::sheets) fn create(
    access: &Access,
    body: Fields<'_>,
) -> Result<Spreadsheet, ApiError> {
    let mut spreadsheet = Spreadsheet::new(access.grant.account, &access.grant.client_id);
    if let Some(properties) = body.object("properties") {
        let properties = properties.all().clone();
        spreadsheet.properties.extend(properties);
    }
    for (index, fields) in body.objects("sheets").enumerate() {
        let within = |error: ApiError| error.within(&format!("sheets[{index}]"));
        let sheet = sheet(fields, index).map_err(within)?;
        if spreadsheet.position_titled(&sheet.title).is_some() {
            return Err(within(title_taken(&sheet.title)));
        }
        spreadsheet.sheets.push(sheet);
    }
    if spreadsheet.sheets.is_empty() {
        spreadsheet.sheets.push(Sheet::new(0, "Sheet1"));
    }
    spreadsheet.check_size()?;
    let named_ranges = body.list("namedRanges").iter().cloned();
    spreadsheet.named_ranges.extend(named_ranges);
    Ok(spreadsheet)
}

fn sheet(fields: Fields<'_>, index: usize) -> Result<Sheet, ApiError> {
    let properties = fields.object("properties");
    let id = properties.and_then(|properties| properties.integer("sheetId"));
    let title = format!("Sheet{}", index + 1);
    let mut sheet = Sheet::new(id.unwrap_or_else(random::sheet_id), &title);
    if let Some(properties) = properties {
        sheet.change_properties(properties.all())?;
    }
    // Who has no comments yet has no anchors of comments.
    let parts = Part::ALL.into_iter();
    for part in parts.filter(|part| *part != Part::CommentAnchors) {
        let things = match fields.value(part.name()) {
            Some(Value::Array(things)) => things.clone(),
            Some(thing) => vec![thing.clone()],
            None => continue,
        };
        sheet.parts.insert(part, things);
    }
    for data in fields.objects("data") {
        fill(&mut sheet, data)?;
    }
    Ok(sheet)
}

/// Writes the cells of a `GridData` and sets its rows and columns.
fn fill(sheet: &mut Sheet, data: Fields<'_>) -> Result<(), ApiError> {
    let start = |name| u32::try_from(data.count(name)).unwrap_or_default();
    let (top, left) = (start("startRow"), start("startColumn"));
    let rows: Vec<Fields<'_>> = data.objects("rowData").collect();
    let width = rows.iter().map(|row| row.list("values").len()).max();
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let corner = Area {
        top,
        left,
        ..Area::whole(0, sheet)
    };
    let area = corner.sized(size(rows.len()), size(width.unwrap_or(0)));
    crate::sheets::model::a1::check_inside(area, sheet)?;
    let mut change = CellChange::new(Mask::of_update(Some("*"), "CellData")?);
    for (row, fields) in (top..).zip(rows) {
        for (column, cell) in (left..).zip(fields.objects("values")) {
            sheet.grid.edit(
                Area {
                    top: row,
                    left: column,
                    ..area
                }
                .sized(1, 1),
                |_, _, target| change.apply(target, cell.all()),
            );
        }
    }
    for (name, dimension, start) in [
        ("rowMetadata", Dimension::Rows, top),
        ("columnMetadata", Dimension::Columns, left),
    ] {
        for (index, properties) in (start..).zip(data.objects(name)) {
            let properties: &Map<String, Value> = properties.all();
            let track = Track::from_json(properties);
            sheet.tracks_mut(dimension).set(index, track);
        }
    }
    Ok(())
}

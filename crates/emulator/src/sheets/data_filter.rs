//! Data filters: ranges by A1 notation, by indexes, or by the metadata that somebody put on them.

use serde_json::{Value, json};

use super::api_error::ApiError;
use super::model::a1;
use super::model::area::Area;
use super::model::spreadsheet::Spreadsheet;
use super::options::Dimension;
use super::request::Fields;

/// Returns the areas that a `DataFilter` selects.
pub(super) fn areas(spreadsheet: &Spreadsheet, filter: &Value) -> Result<Vec<Area>, ApiError> {
    let unspecified = || ApiError::invalid_argument("dataFilter.filter must be specified.");
    let filter = Fields::new(filter.as_object().ok_or_else(unspecified)?);
    if let Some(range) = filter.text("a1Range") {
        return Ok(vec![a1::resolve(spreadsheet, range)?]);
    }
    if let Some(range) = filter.object("gridRange") {
        return Ok(vec![Area::of_range(spreadsheet, range)?]);
    }
    let lookup = filter
        .object("developerMetadataLookup")
        .ok_or_else(unspecified)?;
    check_lookup(spreadsheet, lookup)?;
    let found = spreadsheet.metadata.iter();
    let found = found.filter(|metadata| matches(lookup, metadata));
    Ok(found
        .filter_map(|metadata| area_of(spreadsheet, metadata))
        .collect())
}

/// Returns whether a `DataFilter` selects a piece of developer metadata.
pub(super) fn selects_metadata(
    spreadsheet: &Spreadsheet,
    filter: Fields<'_>,
    metadata: &Value,
) -> Result<bool, ApiError> {
    if let Some(lookup) = filter.object("developerMetadataLookup") {
        check_lookup(spreadsheet, lookup)?;
        return Ok(matches(lookup, metadata));
    }
    // A range selects what is on its sheet or on one of its rows or columns.
    let areas = areas(spreadsheet, &Value::Object(filter.all().clone()))?;
    let own = area_of(spreadsheet, metadata);
    Ok(own.is_some_and(|own| areas.iter().any(|area| area.intersects(own))))
}

/// Refuses lookups that Google refuses.
fn check_lookup(spreadsheet: &Spreadsheet, lookup: Fields<'_>) -> Result<(), ApiError> {
    let strategy = lookup.text("locationMatchingStrategy");
    let location = lookup
        .object("metadataLocation")
        .filter(|location| !location.all().is_empty());
    let is_spreadsheet = location.is_some_and(|location| location.flag("spreadsheet"));
    let refuse = |message: &str| Err(ApiError::invalid_argument(message));
    if strategy == Some("EXACT_LOCATION") && lookup.text("locationType").is_some() {
        return refuse(
            "The locationMatchingStrategy was specified as EXACT_LOCATION, but a locationType was \
             also specified: lookups cannot limit by a location type when matching an exact \
             location.",
        );
    }
    if strategy.is_some() && location.is_none() {
        return refuse(
            "A locationMatchingStrategy was specified, but no metadataLocation was specified: \
             lookups must always specify a metadataLocation when specifying a \
             locationMatchingStrategy.",
        );
    }
    if strategy == Some("INTERSECTING_LOCATION") && is_spreadsheet {
        return refuse(
            "DeveloperMetadataLookup.spreadsheet is true, but locationMatchingStrategy was \
             specified as INTERSECTING.",
        );
    }
    match location {
        Some(location) => check_location(spreadsheet, location),
        None => Ok(()),
    }
}

/// Refuses places that are not there, and rows or columns that are not one.
pub(super) fn check_location(
    spreadsheet: &Spreadsheet,
    location: Fields<'_>,
) -> Result<(), ApiError> {
    if let Some(sheet) = location.integer("sheetId") {
        spreadsheet.grid_of(sheet)?;
    }
    let Some(range) = location.object("dimensionRange") else {
        return Ok(());
    };
    let refuse = |message: &str| Err(ApiError::invalid_argument(message));
    let (Some(start), Some(end)) = (range.integer("startIndex"), range.integer("endIndex")) else {
        return refuse("DimensionRange must specify both a startIndex and an endIndex.");
    };
    if end.wrapping_sub(start) != 1 {
        return refuse("DimensionRange must represent a single row or column.");
    }
    let Ok(start) = u32::try_from(start) else {
        return refuse("DimensionRange indexes must be >= 0");
    };
    let sheet = &spreadsheet.sheets[spreadsheet.grid_of(range.count("sheetId"))?];
    let Some(name) = range.text("dimension") else {
        return refuse("No dimension specified");
    };
    let size = sheet.size(Dimension::parse(Some(name))?);
    if start < size {
        return Ok(());
    }
    let last = size - 1;
    refuse(&format!(
        "DimensionRange startIndex [{start}] is after the last {name} index [{last}] of the \
         sheet [{}].",
        sheet.id
    ))
}

/// Every field of a lookup narrows it; an empty one selects everything.
fn matches(lookup: Fields<'_>, metadata: &Value) -> bool {
    let same = |name: &str| {
        lookup
            .value(name)
            .is_none_or(|value| metadata[name] == *value)
    };
    let location = &metadata["location"];
    let is_of_type = lookup
        .value("locationType")
        .is_none_or(|wanted| location["locationType"] == *wanted);
    let fields = ["metadataId", "metadataKey", "metadataValue", "visibility"];
    let is_exact = lookup.text("locationMatchingStrategy") == Some("EXACT_LOCATION");
    fields.into_iter().all(same)
        && is_of_type
        && lookup
            .value("metadataLocation")
            .is_none_or(|wanted| is_at(wanted, location, is_exact))
}

/// A sheet's location intersects the rows and columns on it, and they intersect their sheet.
fn is_at(wanted: &Value, location: &Value, is_exact: bool) -> bool {
    if wanted["spreadsheet"] == true {
        return location["spreadsheet"] == true;
    }
    let sheet = |location: &Value| match location.get("dimensionRange") {
        Some(range) => Some(range.get("sheetId").cloned().unwrap_or_else(|| json!(0))),
        None => location.get("sheetId").cloned(),
    };
    let is_same = match (wanted.get("dimensionRange"), location.get("dimensionRange")) {
        (Some(wanted), Some(own)) => wanted == own,
        (None, None) => true,
        _ => !is_exact,
    };
    is_same && sheet(wanted).is_some() && sheet(wanted) == sheet(location)
}

/// Returns the row, the column or the sheet that metadata is on.
fn area_of(spreadsheet: &Spreadsheet, metadata: &Value) -> Option<Area> {
    let location = Fields::new(metadata["location"].as_object()?);
    let Some(range) = location.object("dimensionRange") else {
        let position = spreadsheet.position_of(location.integer("sheetId")?)?;
        return Some(Area::whole(position, &spreadsheet.sheets[position]));
    };
    let position = spreadsheet.position_of(range.count("sheetId"))?;
    let whole = Area::whole(position, &spreadsheet.sheets[position]);
    let start = u32::try_from(range.count("startIndex")).ok()?;
    Some(match Dimension::parse(range.text("dimension")).ok()? {
        Dimension::Rows => Area {
            top: start,
            bottom: start + 1,
            ..whole
        },
        Dimension::Columns => Area {
            left: start,
            right: start + 1,
            ..whole
        },
    })
}

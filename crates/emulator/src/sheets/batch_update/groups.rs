//! Requests about groups of rows or columns.
//!
//! A group at some depth is a run of rows or columns that are in that many groups, so groups are
//! added and deleted by counting.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Draft;
use super::dimensions::Span;
use super::objects::required;
use crate::sheets::api_error::ApiError;
use crate::sheets::mask::Mask;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::Dimension;
use crate::sheets::request::Fields;

pub(super) fn add(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let span = Bounded::read(&draft.spreadsheet, required(request, "range")?)?;
    let groups = regrouped(&mut draft.spreadsheet, &span, |depth| depth + 1);
    Ok(json!({ "dimensionGroups": groups }))
}

pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let span = Bounded::read(spreadsheet, required(request, "range")?)?;
    let depths = depths(spreadsheet.sheets[span.sheet].part(span.part()));
    if !(span.start..span.end).any(|index| depths.contains_key(&index)) {
        let message = "No group exists over the given range.";
        return Err(ApiError::invalid_argument(message));
    }
    let groups = regrouped(spreadsheet, &span, |depth| depth.saturating_sub(1));
    Ok(match groups.is_empty() {
        true => json!({}),
        false => json!({ "dimensionGroups": groups }),
    })
}

/// Collapses or expands a group, which hides or shows its rows or columns.
pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let mask = Mask::of_update(request.text("fields"), "DimensionGroup")?;
    let new = required(request, "dimensionGroup")?;
    let span = Bounded::read(&draft.spreadsheet, required(new, "range")?)?;
    let sheet = &mut draft.spreadsheet.sheets[span.sheet];
    let mut groups = sheet.part_mut(span.part()).iter_mut();
    let group = groups.find(|group| {
        group["depth"].as_i64() == Some(i64::from(new.count("depth")))
            && group["range"]["startIndex"] == span.start
            && group["range"]["endIndex"] == span.end
    });
    let unknown = || ApiError::invalid_argument("No group exists with the given range and depth.");
    let group = group.ok_or_else(unknown)?;
    if !mask.names(&["collapsed"]) {
        return Ok(Value::Null);
    }
    let is_collapsed = new.flag("collapsed");
    if let Some(group) = group.as_object_mut() {
        group.remove("collapsed");
        if is_collapsed {
            group.insert("collapsed".to_owned(), json!(true));
        }
    }
    let tracks = sheet.tracks_mut(span.dimension);
    for index in span.start..span.end {
        let mut track = tracks.track(index);
        track.is_hidden = is_collapsed;
        tracks.set(index, track);
    }
    Ok(Value::Null)
}

/// A `DimensionRange` with both ends, on the sheet.
struct Bounded {
    sheet: usize,
    id: i32,
    dimension: Dimension,
    start: u32,
    end: u32,
}

impl Bounded {
    fn read(spreadsheet: &Spreadsheet, range: Fields<'_>) -> Result<Self, ApiError> {
        let span = Span::read(spreadsheet, range)?;
        let sheet = &spreadsheet.sheets[span.sheet];
        let size = sheet.size(span.dimension);
        let (start, end) = (span.start.unwrap_or(0), span.end.unwrap_or(size));
        if end > size {
            let message = "The range of a group must be on the sheet.";
            return Err(ApiError::invalid_argument(message));
        }
        Ok(Self {
            sheet: span.sheet,
            id: sheet.id,
            dimension: span.dimension,
            start,
            end,
        })
    }

    fn part(&self) -> Part {
        match self.dimension {
            Dimension::Rows => Part::RowGroups,
            Dimension::Columns => Part::ColumnGroups,
        }
    }
}

/// Counts anew in how many groups each row or column is, and returns the groups.
fn regrouped(
    spreadsheet: &mut Spreadsheet,
    span: &Bounded,
    count: impl Fn(u32) -> u32,
) -> Vec<Value> {
    let groups = spreadsheet.sheets[span.sheet].part_mut(span.part());
    let mut depths = depths(groups);
    for index in span.start..span.end {
        let depth = depths.entry(index).or_default();
        *depth = count(*depth);
    }
    let collapsed: Vec<Value> = groups
        .iter()
        .filter(|group| group["collapsed"] == true)
        .cloned()
        .collect();
    *groups = groups_of(&depths, span);
    for group in groups.iter_mut() {
        let is_same =
            |old: &&Value| old["range"] == group["range"] && old["depth"] == group["depth"];
        if collapsed.iter().any(|old| is_same(&old)) {
            group["collapsed"] = json!(true);
        }
    }
    groups.clone()
}

fn depths(groups: &[Value]) -> BTreeMap<u32, u32> {
    let mut depths = BTreeMap::new();
    for group in groups {
        let index = |name: &str| group["range"][name].as_u64().unwrap_or(0);
        for index in index("startIndex")..index("endIndex") {
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            *depths.entry(index).or_default() += 1;
        }
    }
    depths
}

/// Returns the runs of each depth, by where they begin and then by their depth.
fn groups_of(depths: &BTreeMap<u32, u32>, span: &Bounded) -> Vec<Value> {
    let deepest = depths.values().copied().max().unwrap_or(0);
    let mut groups: Vec<(u32, u32, u32)> = Vec::new();
    for depth in 1..=deepest {
        let begin = groups.len();
        for (index, _) in depths.iter().filter(|(_, own)| **own >= depth) {
            match groups[begin..].last_mut() {
                Some(group) if group.2 == *index => group.2 += 1,
                _ => groups.push((*index, depth, *index + 1)),
            }
        }
    }
    groups.sort_unstable();
    let group = |(start, depth, end)| {
        let mut range =
            json!({ "dimension": span.dimension.name(), "startIndex": start, "endIndex": end });
        if span.id != 0 {
            range["sheetId"] = json!(span.id);
        }
        json!({ "range": range, "depth": depth })
    };
    groups.into_iter().map(group).collect()
}

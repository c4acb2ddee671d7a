//! The `Spreadsheet` resource.

use std::sync::Arc;

use serde_json::{Value, json};

use super::grid_data::grid_data;
use crate::sheets::answer::Node;
use crate::sheets::mask::Mask;
use crate::sheets::model::area::Area;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::CommentsView;

/// Which parts of a spreadsheet an answer holds, beside those that every answer has.
pub(in crate::sheets) struct Wanted {
    /// The areas whose sheets are answered; without any every sheet is.
    pub(in crate::sheets) areas: Option<Vec<Area>>,
    /// The wanted fields of the cells, if cells are wanted.
    pub(in crate::sheets) cells: Option<Mask>,
    pub(in crate::sheets) comments: CommentsView,
}

impl Wanted {
    /// Decides about the cells: a mask that reaches them asks for them, and then
    /// `includeGridData` is not asked.
    pub(in crate::sheets) fn cells(mask: Option<&Mask>, includes_grid_data: bool) -> Option<Mask> {
        match mask {
            None => includes_grid_data.then(Mask::default),
            Some(mask) if mask.names(&["sheets", "data"]) => {
                let path = ["sheets", "data", "rowData", "values"];
                Some(mask.below(&path).unwrap_or_default())
            }
            Some(_) => None,
        }
    }
}

/// Returns the resource; `url` is the emulator's.
pub(in crate::sheets) fn resource(
    spreadsheet: &Arc<Spreadsheet>,
    url: &str,
    wanted: &Wanted,
) -> Node {
    let sheets =
        (0..spreadsheet.sheets.len()).filter_map(|index| sheet(spreadsheet, index, wanted));
    let link = format!("{url}/spreadsheets/d/{}/edit", spreadsheet.id);
    let mut fields = vec![
        ("spreadsheetId", Node::Json(json!(spreadsheet.id))),
        ("properties", Node::Json(json!(spreadsheet.properties))),
        ("sheets", Node::List(sheets.collect())),
    ];
    let metadata = metadata_at(spreadsheet, |location| location["spreadsheet"] == true);
    fields.push(("spreadsheetUrl", Node::Json(json!(link))));
    for (name, things) in [
        ("namedRanges", spreadsheet.named_ranges.clone()),
        ("developerMetadata", metadata),
        ("comments", comments(spreadsheet, wanted)),
    ] {
        if !things.is_empty() {
            fields.push((name, Node::Json(json!(things))));
        }
    }
    if let Some(view) = wanted.comments.name() {
        fields.push(("commentsViewMode", Node::Json(json!(view))));
    }
    Node::Object(fields)
}

/// Returns the threads of comments, if they are wanted. Areas leave only those that are anchored
/// there; without any, those whose cell is gone are there too.
fn comments(spreadsheet: &Spreadsheet, wanted: &Wanted) -> Vec<Value> {
    if wanted.comments != CommentsView::Included {
        return Vec::new();
    }
    let mut threads = spreadsheet.comments.clone();
    if wanted.areas.is_some() {
        let positions = 0..spreadsheet.sheets.len();
        let anchors: Vec<Value> = positions
            .flat_map(|position| anchors(spreadsheet, position, wanted))
            .collect();
        let is_there = |id: &Value| anchors.iter().any(|anchor| anchor["anchorId"] == *id);
        threads.retain(|thread| is_there(&thread["anchorId"]));
    }
    threads
}

/// Returns the anchors of comments on a sheet, as far as they are wanted.
fn anchors(spreadsheet: &Spreadsheet, position: usize, wanted: &Wanted) -> Vec<Value> {
    if wanted.comments != CommentsView::Included {
        return Vec::new();
    }
    let is_wanted = |anchor: &&Value| {
        let own = Area::of_stored(spreadsheet, &anchor["range"]);
        let areas = wanted.areas.as_ref();
        areas.is_none_or(|areas| {
            let mut areas = areas.iter();
            own.is_some_and(|own| areas.any(|area| area.intersects(own)))
        })
    };
    let anchors = spreadsheet.sheets[position]
        .part(Part::CommentAnchors)
        .iter();
    anchors.filter(is_wanted).cloned().collect()
}

/// Returns the `Sheet`, if it is wanted.
fn sheet(spreadsheet: &Arc<Spreadsheet>, index: usize, wanted: &Wanted) -> Option<Node> {
    let sheet = &spreadsheet.sheets[index];
    let areas = match &wanted.areas {
        None => vec![Area::whole(index, sheet)],
        Some(areas) => {
            let here = areas.iter().filter(|area| area.sheet == index);
            let areas: Vec<Area> = here.copied().collect();
            (!areas.is_empty()).then_some(areas)?
        }
    };
    let mut fields = vec![("properties", Node::Json(json!(sheet.properties(index))))];
    if let (Some(cells), true) = (&wanted.cells, sheet.is_grid()) {
        let data = areas
            .into_iter()
            .map(|area| grid_data(spreadsheet, area, cells.clone()));
        fields.push(("data", Node::List(data.collect())));
    }
    for part in Part::ALL {
        let things = match part {
            Part::CommentAnchors => anchors(spreadsheet, index, wanted),
            _ => sheet.part(part).to_vec(),
        };
        match (part, things.as_slice()) {
            (_, []) => {}
            (Part::BasicFilter, [filter, ..]) => fields.push((part.name(), filter.clone().into())),
            _ => fields.push((part.name(), json!(things).into())),
        }
    }
    let metadata = metadata_at(spreadsheet, |location| location["sheetId"] == sheet.id);
    if !metadata.is_empty() {
        fields.push(("developerMetadata", json!(metadata).into()));
    }
    Some(Node::Object(fields))
}

fn metadata_at(spreadsheet: &Spreadsheet, is_there: impl Fn(&Value) -> bool) -> Vec<Value> {
    let metadata = spreadsheet.metadata.iter();
    metadata
        .filter(|metadata| is_there(&metadata["location"]))
        .cloned()
        .collect()
}

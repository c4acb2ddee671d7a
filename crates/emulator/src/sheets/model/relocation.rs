//! Cells that are moved to another place, and what refers to them.

use serde_json::Value;

use super::area::Area;
use super::part::Part;
use super::spreadsheet::Spreadsheet;
use crate::sheets::formula::{Event, follow};

/// Lets everything follow cells that are about to be moved: references in formulas, named ranges
/// and the anchors of comments, as far as all of their cells move. What refers to the cells that
/// are overwritten stays.
pub(in crate::sheets) fn relocate(spreadsheet: &mut Spreadsheet, from: Area, to: Area) {
    follow(spreadsheet, Event::Move { from, to });
    let moved = |spreadsheet: &Spreadsheet, range: &Value| {
        let own = Area::of_stored(spreadsheet, range).filter(|own| from.contains(*own))?;
        let corner = Area {
            sheet: to.sheet,
            top: own.top - from.top + to.top,
            left: own.left - from.left + to.left,
            ..own
        };
        let moved = corner.sized(own.height(), own.width());
        Some(moved.to_range(spreadsheet))
    };
    for index in 0..spreadsheet.named_ranges.len() {
        if let Some(range) = moved(spreadsheet, &spreadsheet.named_ranges[index]["range"]) {
            spreadsheet.named_ranges[index]["range"] = range;
        }
    }
    let anchors = std::mem::take(spreadsheet.sheets[from.sheet].part_mut(Part::CommentAnchors));
    for mut anchor in anchors {
        let range = moved(spreadsheet, &anchor["range"]);
        let sheet = if range.is_some() {
            to.sheet
        } else {
            from.sheet
        };
        if let Some(range) = range {
            anchor["range"] = range;
        }
        let anchors = spreadsheet.sheets[sheet].part_mut(Part::CommentAnchors);
        anchors.push(anchor);
    }
}

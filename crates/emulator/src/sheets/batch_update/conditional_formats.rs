//! Requests about conditional formats. What they make of a cell is not worked out.

use serde_json::{Value, json};

use super::Draft;
use super::objects::{missing, required};
use crate::sheets::api_error::ApiError;
use crate::sheets::model::area::Area;
use crate::sheets::model::part::Part;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::request::Fields;

/// Adds a rule before the one at an index.
pub(super) fn add(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let (position, rule) = rule(&draft.spreadsheet, required(request, "rule")?)?;
    let rules = draft.spreadsheet.sheets[position].part_mut(Part::ConditionalFormats);
    let index = usize::try_from(request.count("index")).unwrap_or(usize::MAX);
    if index > rules.len() {
        return Err(no_rule(request.count("index")));
    }
    rules.insert(index, rule);
    Ok(Value::Null)
}

/// Lets the rules of a source format each of its copies in an area, too; rules that were there
/// stay. On another sheet the rules are new ones behind the others.
pub(super) fn paste(spreadsheet: &mut Spreadsheet, source: Area, area: Area, is_turned: bool) {
    let rules = spreadsheet.sheets[source.sheet]
        .part(Part::ConditionalFormats)
        .to_vec();
    for (index, rule) in rules.into_iter().enumerate() {
        let ranges = rule["ranges"].as_array().cloned().unwrap_or_default();
        let parts = ranges.iter().filter_map(|range| {
            let part = Area::of_stored(spreadsheet, range)?;
            part.intersects(source).then(|| part.clipped(source))
        });
        let copies = parts.flat_map(|part| copies(part, source, area, is_turned));
        let mut copies: Vec<Value> = copies.map(|copy| copy.to_range(spreadsheet)).collect();
        copies.retain(|copy| !ranges.contains(copy));
        if copies.is_empty() {
            continue;
        }
        let rules = spreadsheet.sheets[area.sheet].part_mut(Part::ConditionalFormats);
        if area.sheet == source.sheet {
            rules[index]["ranges"] = json!([ranges, copies].concat());
        } else {
            let mut copy = rule;
            copy["ranges"] = json!(copies);
            rules.push(copy);
        }
    }
}

/// Returns where a part of a source is in each of its copies in an area.
fn copies(part: Area, source: Area, area: Area, is_turned: bool) -> Vec<Area> {
    let turned = |(rows, columns): (u32, u32)| match is_turned {
        true => (columns, rows),
        false => (rows, columns),
    };
    let (down, right) = turned((part.top - source.top, part.left - source.left));
    let (height, width) = turned((source.height(), source.width()));
    let (rows, columns) = turned((part.height(), part.width()));
    let tops = (area.top..area.bottom).step_by(height as usize);
    tops.flat_map(|top| {
        let lefts = (area.left..area.right).step_by(width as usize);
        lefts.map(move |left| {
            let corner = Area {
                top: top + down,
                left: left + right,
                ..area
            };
            corner.sized(rows, columns)
        })
    })
    .collect()
}

/// Replaces the rule at an index, or moves it to another.
pub(super) fn update(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let spreadsheet = &mut draft.spreadsheet;
    let (position, new) = match request.object("rule") {
        Some(sent) => {
            let (position, rule) = rule(spreadsheet, sent)?;
            (position, Some(rule))
        }
        None => (spreadsheet.grid_of(request.count("sheetId"))?, None),
    };
    let rules = spreadsheet.sheets[position].part_mut(Part::ConditionalFormats);
    let index = usize::try_from(request.count("index")).unwrap_or(usize::MAX);
    let old = rules.get(index).cloned();
    let old = old.ok_or_else(|| no_rule(request.count("index")))?;
    let mut reply = json!({ "oldRule": old });
    let mut new_index = index;
    match new {
        Some(new) => {
            rules[index] = new.clone();
            reply["newRule"] = new;
        }
        None => {
            let sent = request
                .integer("newIndex")
                .ok_or_else(|| missing("newIndex or rule"))?;
            new_index = usize::try_from(sent).unwrap_or(usize::MAX);
            if new_index >= rules.len() {
                return Err(no_rule(sent));
            }
            let rule = rules.remove(index);
            rules.insert(new_index, rule.clone());
            reply["newRule"] = rule;
        }
    }
    for (name, index) in [("oldIndex", index), ("newIndex", new_index)] {
        if index > 0 {
            reply[name] = json!(index);
        }
    }
    Ok(reply)
}

pub(super) fn delete(draft: &mut Draft, request: Fields<'_>) -> Result<Value, ApiError> {
    let position = draft.spreadsheet.grid_of(request.count("sheetId"))?;
    let rules = draft.spreadsheet.sheets[position].part_mut(Part::ConditionalFormats);
    let index = usize::try_from(request.count("index")).unwrap_or(usize::MAX);
    if index >= rules.len() {
        return Err(no_rule(request.count("index")));
    }
    Ok(json!({ "rule": rules.remove(index) }))
}

/// Checks a rule, whose ranges are all on one sheet, and returns it as Google keeps it.
fn rule(spreadsheet: &Spreadsheet, sent: Fields<'_>) -> Result<(usize, Value), ApiError> {
    let areas = sent
        .objects("ranges")
        .map(|range| Area::of_range(spreadsheet, range));
    let areas = areas.collect::<Result<Vec<_>, _>>()?;
    let first = areas
        .first()
        .ok_or_else(|| missing("ConditionalFormatRule.ranges"))?;
    if areas.iter().any(|area| area.sheet != first.sheet) {
        let message = "All ranges of a rule must be on the same sheet.";
        return Err(ApiError::invalid_argument(message));
    }
    let ranges: Vec<Value> = areas
        .iter()
        .map(|area| area.to_range(spreadsheet))
        .collect();
    let mut rule = json!(sent.all());
    rule["ranges"] = json!(ranges);
    match (sent.object("booleanRule"), sent.object("gradientRule")) {
        (Some(own), _) if own.object("condition").is_none() => {
            return Err(missing("BooleanRule.condition"));
        }
        (Some(_), _) => {}
        (None, Some(scale)) => {
            for name in ["minpoint", "midpoint", "maxpoint"] {
                check_point(scale, name)?;
            }
            for name in ["minpoint", "maxpoint"] {
                let point = &mut rule["gradientRule"][name];
                if point["type"] == "MIN" || point["type"] == "MAX" {
                    // Google drops what such a point has no use for.
                    point.as_object_mut().map(|point| point.remove("value"));
                }
            }
        }
        (None, None) => return Err(missing("ConditionalFormatRule.booleanRule or gradientRule")),
    }
    Ok((first.sheet, rule))
}

fn check_point(scale: Fields<'_>, name: &str) -> Result<(), ApiError> {
    let Some(point) = scale.object(name) else {
        return match name {
            "midpoint" => Ok(()),
            _ => Err(ApiError::invalid_argument(
                "No interpolationPointType specified.",
            )),
        };
    };
    match point.text("type") {
        None => Err(ApiError::invalid_argument(
            "No interpolationPointType specified.",
        )),
        Some("MIN" | "MAX") => Ok(()),
        Some(_) if point.text("value").is_some() => Ok(()),
        Some(_) => Err(ApiError::invalid_argument(
            "InterpolationPoint.value is required.",
        )),
    }
}

fn no_rule(index: i32) -> ApiError {
    ApiError::invalid_argument(format!("No conditional format rule at index: {index}"))
}

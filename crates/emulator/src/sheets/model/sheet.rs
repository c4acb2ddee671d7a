//! A sheet, which people call a tab.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::area::Area;
use super::grid::Grid;
use super::part::Part;
use super::place;
use super::tracks::Tracks;
use crate::random;
use crate::sheets::api_error::ApiError;
use crate::sheets::options::Dimension;

/// A sheet: a grid with everything on it.
#[derive(Clone)]
pub(in crate::sheets) struct Sheet {
    pub(in crate::sheets) id: i32,
    pub(in crate::sheets) title: String,
    pub(in crate::sheets) rows: u32,
    pub(in crate::sheets) columns: u32,
    /// The other `SheetProperties`.
    properties: Map<String, Value>,
    pub(in crate::sheets) grid: Grid,
    pub(in crate::sheets) row_tracks: Tracks,
    pub(in crate::sheets) column_tracks: Tracks,
    pub(in crate::sheets) parts: BTreeMap<Part, Vec<Value>>,
}

impl Sheet {
    /// Returns an empty sheet of the size that a new one has.
    pub(in crate::sheets) fn new(id: i32, title: &str) -> Self {
        let properties = json!({ "sheetType": "GRID" });
        Self {
            id,
            title: title.to_owned(),
            rows: 1000,
            columns: 26,
            properties: properties.as_object().cloned().unwrap_or_default(),
            grid: Grid::default(),
            row_tracks: Tracks::default(),
            column_tracks: Tracks::default(),
            parts: BTreeMap::new(),
        }
    }

    /// Returns a sheet without a grid, which holds one chart.
    pub(in crate::sheets) fn new_object(id: i32, title: &str) -> Self {
        let mut sheet = Self::new(id, title);
        (sheet.rows, sheet.columns) = (0, 0);
        sheet
            .properties
            .insert("sheetType".to_owned(), json!("OBJECT"));
        sheet
    }

    /// Returns whether the sheet has cells.
    pub(in crate::sheets) fn is_grid(&self) -> bool {
        self.properties["sheetType"] == "GRID"
    }

    pub(in crate::sheets) fn is_hidden(&self) -> bool {
        self.properties.get("hidden") == Some(&json!(true))
    }

    pub(in crate::sheets) fn size(&self, dimension: Dimension) -> u32 {
        match dimension {
            Dimension::Rows => self.rows,
            Dimension::Columns => self.columns,
        }
    }

    /// Returns how many rows or columns at the beginning do not scroll.
    pub(in crate::sheets) fn frozen(&self, dimension: Dimension) -> u32 {
        let name = match dimension {
            Dimension::Rows => "frozenRowCount",
            Dimension::Columns => "frozenColumnCount",
        };
        let grid = self.properties.get(GRID_PROPERTIES);
        let frozen = grid.and_then(|grid| grid.get(name)?.as_u64());
        frozen
            .and_then(|frozen| frozen.try_into().ok())
            .unwrap_or(0)
    }

    pub(in crate::sheets) fn tracks_mut(&mut self, dimension: Dimension) -> &mut Tracks {
        match dimension {
            Dimension::Rows => &mut self.row_tracks,
            Dimension::Columns => &mut self.column_tracks,
        }
    }

    pub(in crate::sheets) fn part(&self, part: Part) -> &[Value] {
        self.parts.get(&part).map(Vec::as_slice).unwrap_or_default()
    }

    pub(in crate::sheets) fn part_mut(&mut self, part: Part) -> &mut Vec<Value> {
        self.parts.entry(part).or_default()
    }

    /// Returns the part of the grid that holds anything, as far down and right as it goes.
    pub(in crate::sheets) fn filled(&self, position: usize) -> Area {
        let whole = Area::whole(position, self);
        Area {
            bottom: self.grid.height().min(self.rows),
            ..whole
        }
    }

    /// Returns the `SheetProperties`. Google leaves out what is false or zero, except identifier
    /// and index.
    pub(in crate::sheets) fn properties(&self, index: usize) -> Map<String, Value> {
        let mut properties = self.properties.clone();
        properties.insert("sheetId".to_owned(), json!(self.id));
        properties.insert("title".to_owned(), json!(self.title));
        properties.insert("index".to_owned(), json!(index));
        if self.is_grid() {
            let grid = properties
                .entry(GRID_PROPERTIES)
                .or_insert_with(|| json!({}));
            grid["rowCount"] = json!(self.rows);
            grid["columnCount"] = json!(self.columns);
        }
        properties
    }

    /// Changes the properties that are named; a grid keeps the size that is not.
    pub(in crate::sheets) fn change_properties(
        &mut self,
        new: &Map<String, Value>,
    ) -> Result<(), ApiError> {
        let mut properties = self.properties(0);
        for (name, value) in new {
            match (properties.get_mut(name), value) {
                (Some(Value::Object(old)), Value::Object(new)) if name == GRID_PROPERTIES => {
                    old.extend(new.clone());
                }
                _ => {
                    properties.insert(name.clone(), value.clone());
                }
            }
        }
        self.set_properties(properties)
    }

    /// Turns a copy of a sheet into a sheet of its own: it is shown, and what is on it has new
    /// identifiers and is on it. Developer metadata is not kept here and so not copied.
    pub(in crate::sheets) fn become_copy(&mut self, id: i32) {
        let old = std::mem::replace(&mut self.id, id);
        self.properties.remove("hidden");
        for (part, things) in &mut self.parts {
            for thing in things {
                let name = part.name().trim_end_matches('s');
                place::change_sheet(name, thing, old, id);
                match (part, thing.get_mut(part.id())) {
                    (Part::Tables, Some(own)) => *own = json!(random::sheet_id().to_string()),
                    (_, Some(own)) => *own = json!(random::sheet_id()),
                    _ => {}
                }
            }
        }
        // Comments stay with the sheet on which somebody wrote them.
        self.parts.remove(&Part::CommentAnchors);
    }

    /// Takes over properties that were changed; identifier, index and type stay.
    pub(in crate::sheets) fn set_properties(
        &mut self,
        mut properties: Map<String, Value>,
    ) -> Result<(), ApiError> {
        properties.remove("index");
        properties.remove("sheetId");
        let sheet_type = self.properties["sheetType"].clone();
        properties.insert("sheetType".to_owned(), sheet_type);
        if let Some(Value::String(title)) = properties.remove("title") {
            self.title = title;
        }
        if let Some(Value::Object(grid)) = properties.get_mut(GRID_PROPERTIES) {
            let mut count = |name| grid.remove(name)?.as_i64();
            let (rows, columns) = (count("rowCount"), count("columnCount"));
            self.resize(rows.unwrap_or(0), columns.unwrap_or(0))?;
        }
        self.properties = properties;
        self.check_frozen()
    }

    /// Makes the sheet larger or smaller; cells outside are lost.
    fn resize(&mut self, rows: i64, columns: i64) -> Result<(), ApiError> {
        let size = |count: i64, dimension: Dimension| {
            let count = u32::try_from(count).ok().filter(|count| *count > 0);
            count.ok_or_else(|| nothing_left(dimension))
        };
        let (rows, columns) = (
            size(rows, Dimension::Rows)?,
            size(columns, Dimension::Columns)?,
        );
        for (dimension, size) in [(Dimension::Rows, rows), (Dimension::Columns, columns)] {
            self.check_unfrozen(dimension, size)?;
        }
        self.check_columns(columns)?;
        self.grid.truncate(rows, columns);
        (self.rows, self.columns) = (rows, columns);
        Ok(())
    }

    /// Returns an error when there are more columns than Google allows.
    pub(in crate::sheets) fn check_columns(&self, columns: u32) -> Result<(), ApiError> {
        if columns <= MOST_COLUMNS {
            return Ok(());
        }
        Err(ApiError::invalid_argument(format!(
            "This action would increase the number of columns in the sheet above the limit of \
             {MOST_COLUMNS} columns."
        )))
    }

    /// Returns an error when only frozen rows or columns would be left.
    pub(in crate::sheets) fn check_unfrozen(
        &self,
        dimension: Dimension,
        left: u32,
    ) -> Result<(), ApiError> {
        let frozen = self.frozen(dimension);
        if frozen == 0 || left > frozen {
            return Ok(());
        }
        let what = dimension.noun();
        Err(ApiError::invalid_argument(format!(
            "Sorry, it is not possible to delete all non-frozen {what}s."
        )))
    }

    fn check_frozen(&self) -> Result<(), ApiError> {
        for dimension in [Dimension::Rows, Dimension::Columns] {
            if self.is_grid() && self.frozen(dimension) >= self.size(dimension) {
                let what = dimension.noun();
                let message = format!("You can't freeze all visible {what}s on the sheet.");
                return Err(ApiError::invalid_argument(message));
            }
        }
        Ok(())
    }
}

/// Returns Google's error for a sheet without rows or without columns.
pub(in crate::sheets) fn nothing_left(dimension: Dimension) -> ApiError {
    let what = dimension.noun();
    ApiError::invalid_argument(format!("You can't delete all the {what}s on the sheet."))
}

const GRID_PROPERTIES: &str = "gridProperties";

// https://support.google.com/drive/answer/37603
const MOST_COLUMNS: u32 = 18_278;

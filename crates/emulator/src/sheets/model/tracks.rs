//! Rows and columns as such: how large they are, and whether they are hidden.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// What differs from the default, by the index of the row or column.
#[derive(Clone, Debug, Default)]
pub(in crate::sheets) struct Tracks {
    changed: BTreeMap<u32, Track>,
}

/// A row or a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::sheets) struct Track {
    pub(in crate::sheets) pixels: Option<u32>,
    pub(in crate::sheets) is_hidden: bool,
}

impl Tracks {
    pub(in crate::sheets) fn track(&self, index: u32) -> Track {
        self.changed.get(&index).copied().unwrap_or_default()
    }

    pub(in crate::sheets) fn set(&mut self, index: u32, track: Track) {
        match track == Track::default() {
            true => self.changed.remove(&index),
            false => self.changed.insert(index, track),
        };
    }

    /// Gives every track the index that a function returns, and forgets those without one.
    pub(in crate::sheets) fn renumber(&mut self, index_of: impl Fn(u32) -> Option<u32>) {
        let tracks = std::mem::take(&mut self.changed).into_iter();
        self.changed = tracks
            .filter_map(|(index, track)| Some((index_of(index)?, track)))
            .collect();
    }
}

impl Track {
    /// Returns the `DimensionProperties`; `usual` is the size of one that nobody changed.
    pub(in crate::sheets) fn to_json(self, usual: u32) -> Value {
        let mut properties = json!({ "pixelSize": self.pixels.unwrap_or(usual) });
        if self.is_hidden {
            properties["hiddenByUser"] = json!(true);
        }
        properties
    }

    /// Reads `DimensionProperties`.
    pub(in crate::sheets) fn from_json(properties: &Map<String, Value>) -> Self {
        let pixels = properties.get("pixelSize").and_then(Value::as_u64);
        Self {
            pixels: pixels.and_then(|pixels| pixels.try_into().ok()),
            is_hidden: properties.get("hiddenByUser") == Some(&json!(true)),
        }
    }
}

/// The height of a row that nobody changed.
pub(in crate::sheets) const ROW_PIXELS: u32 = 21;

/// The width of a column that nobody changed.
pub(in crate::sheets) const COLUMN_PIXELS: u32 = 100;

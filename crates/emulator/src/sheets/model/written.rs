//! What becomes of a cell when something is written into it.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::json;

use super::cell::{Cell, Content};
use super::extras::Extras;
use crate::sheets::shown::{NumberFormat, Typed};

/// Writes cells, and lets those that come to the same format share it.
#[derive(Default)]
pub(in crate::sheets) struct Written {
    /// What comes of extras, by their address, and a format.
    formats: HashMap<(usize, NumberFormat), Formatted>,
}

/// The extras before and after.
type Formatted = (Option<Arc<Extras>>, Arc<Extras>);

impl Written {
    /// Writes a content. The format, the note and the validation rule stay; what belongs to the
    /// old content goes.
    pub(in crate::sheets) fn content(&mut self, cell: &mut Cell, content: Content) {
        cell.content = content;
        let has_any = |name: &&str| cell.extra(name).is_some();
        if OF_CONTENT.iter().any(has_any) {
            let mut extras = cell.extras_to_change();
            extras.retain(|name, _| !OF_CONTENT.contains(&name.as_str()));
            cell.set_extras(extras);
        }
    }

    /// Writes what was typed, in the format in which it was typed.
    pub(in crate::sheets) fn typed(&mut self, cell: &mut Cell, typed: Typed) {
        self.content(cell, typed.content);
        let Some(format) = typed.format else {
            return;
        };
        let old = cell.extras.take();
        let address = old.as_ref().map_or(0, |old| Arc::as_ptr(old).addr());
        let (_, new) = self.formats.entry((address, format)).or_insert_with(|| {
            let (kind, pattern) = format;
            let format = json!({ "type": kind, "pattern": pattern });
            let new = Extras::with_number_format(old.as_ref(), format);
            // Held so that nothing else gets its address.
            (old, new)
        });
        cell.extras = Some(Arc::clone(new));
    }
}

/// The extras that a new content takes away.
const OF_CONTENT: [&str; 3] = ["textFormatRuns", "chipRuns", "pivotTable"];

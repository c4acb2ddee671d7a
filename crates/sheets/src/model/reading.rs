//! The everyday facts about a spreadsheet, without an `Option` at every step.

use super::{Sheet, SheetProperties, Spreadsheet};

impl Spreadsheet {
    /// Returns the id that calls take; `""` if the answer leaves it out.
    #[must_use]
    pub fn id(&self) -> &str {
        self.spreadsheet_id.as_deref().unwrap_or_default()
    }

    /// Returns the address for a browser, which calls take, too; `""` if the answer leaves it out.
    #[must_use]
    pub fn url(&self) -> &str {
        self.spreadsheet_url.as_deref().unwrap_or_default()
    }

    /// Returns the title; `""` if the answer leaves it out.
    #[must_use]
    pub fn title(&self) -> &str {
        let properties = self.properties.as_ref();
        properties
            .and_then(|it| it.title.as_deref())
            .unwrap_or_default()
    }
}

impl Sheet {
    /// Returns the number after `gid=` in a browser's address; 0 if the answer leaves it out.
    #[must_use]
    pub fn id(&self) -> i32 {
        let properties = self.properties.as_ref();
        properties.and_then(|it| it.sheet_id).unwrap_or_default()
    }

    /// Returns the title on the tab; `""` if the answer leaves it out.
    #[must_use]
    pub fn title(&self) -> &str {
        let properties = self.properties.as_ref();
        properties
            .and_then(|it| it.title.as_deref())
            .unwrap_or_default()
    }

    /// Returns the number of rows and of columns; nothing for a sheet that is no grid.
    #[must_use]
    pub fn size(&self) -> Option<(i32, i32)> {
        let properties: Option<&SheetProperties> = self.properties.as_deref();
        let grid = properties?.grid_properties.as_ref()?;
        Some((
            grid.row_count.unwrap_or_default(),
            grid.column_count.unwrap_or_default(),
        ))
    }
}

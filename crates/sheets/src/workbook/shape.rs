//! What is done to a worksheet as a whole, and to the workbook, as values that go into a batch.

use super::{Workbook, Worksheet};
use crate::model::{
    AddSheetRequest, AppendDimensionRequest, ClearBasicFilterRequest, ColorStyle,
    CreateDeveloperMetadataRequest, DeleteSheetRequest, DeveloperMetadata,
    DeveloperMetadataLocation, Dimension, DuplicateSheetRequest, GridProperties, GridRange,
    SheetProperties, UpdateSheetPropertiesRequest,
};
use crate::{A1RangeError, CallError, Change, CopySheet, SpreadsheetId};

/// Changes: each is a value that [`apply`](Self::apply) makes by itself, or a
/// [`batch`](Self::batch) together with others.
impl Workbook {
    /// Makes one change and returns Google's reply to it.
    ///
    /// ```no_run
    /// # async fn example(workbook: hallpass_sheets::Workbook) -> Result<(), Box<dyn std::error::Error>> {
    /// let orders = workbook.worksheet("Orders")?;
    /// workbook.apply(orders.freeze(1, 0)).await?;
    /// let reply = workbook.apply(orders.cells("A:C")?.find_replace("n/a", "")).await?;
    /// println!("{} cells", reply.occurrences_changed.unwrap_or_default());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn apply<C: Change>(&self, change: C) -> Result<C::Reply, CallError> {
        let mut batch = self.batch();
        let handle = batch.add(change);
        let replies = batch.commit().await?;
        let reply = replies.get(&handle).cloned();
        reply.ok_or_else(|| CallError::Unreadable {
            field: "replies[0]".to_owned(),
            reason: "it is not the reply to this kind of change".to_owned(),
        })
    }

    /// Adds a sheet behind the others. A title that is taken is refused.
    #[must_use]
    pub fn add_sheet(&self, title: impl Into<String>) -> AddSheetRequest {
        AddSheetRequest::default().properties(SheetProperties::default().title(title))
    }

    /// Ties a key and a value to the spreadsheet.
    #[must_use]
    pub fn metadata(
        &self,
        key: impl Into<String>,
        value: impl Into<String>,
    ) -> CreateDeveloperMetadataRequest {
        DeveloperMetadata::new(key, value)
            .at(DeveloperMetadataLocation::default().spreadsheet(true))
    }
}

/// Changes: each is a value for [`Workbook::apply`] or [`Workbook::batch`]. What is done to some
/// cells stands with [`GridRange`], which [`cells`](Self::cells) gives.
impl Worksheet {
    /// Returns cells of the sheet, such as `A1:C9`, as the changes of the API take them.
    ///
    /// ```no_run
    /// # async fn example(workbook: hallpass_sheets::Workbook) -> Result<(), Box<dyn std::error::Error>> {
    /// use hallpass_sheets::model::{NumberFormat, NumberFormatType, TextFormat};
    ///
    /// let orders = workbook.worksheet("Orders")?;
    /// let money = NumberFormat::new(NumberFormatType::Number, "#,##0.00");
    /// workbook
    ///     .batch()
    ///     .with(orders.freeze(1, 0))
    ///     .with(orders.cells("1:1")?.format(TextFormat::default().bold(true)))
    ///     .with(orders.cells("C2:C")?.format(money))
    ///     .with(orders.cells("A:C")?.as_columns().auto_resize())
    ///     .commit()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`A1RangeError`] if the text names no cells.
    pub fn cells(&self, cells: &str) -> Result<GridRange, A1RangeError> {
        self.range(cells)?.to_grid_range(self.id())
    }

    /// Returns all cells of the sheet, likewise.
    #[must_use]
    pub fn all_cells(&self) -> GridRange {
        GridRange::default().sheet_id(self.id())
    }

    /// Changes title, place, size, frozen rows and the like: those properties that are set.
    #[must_use]
    pub fn properties(&self, properties: SheetProperties) -> UpdateSheetPropertiesRequest {
        UpdateSheetPropertiesRequest::default()
            .properties(properties.sheet_id(self.id()))
            .only_set_fields()
    }

    /// Gives the sheet another title. Formulas follow; this value goes on using the old one until
    /// the workbook is reloaded.
    #[must_use]
    pub fn rename(&self, title: impl Into<String>) -> UpdateSheetPropertiesRequest {
        self.properties(SheetProperties::default().title(title))
    }

    /// Moves the sheet before the one that has this index now, counted from 0.
    #[must_use]
    pub fn move_before(&self, index: i32) -> UpdateSheetPropertiesRequest {
        self.properties(SheetProperties::default().index(index))
    }

    /// Keeps so many rows and columns in sight when somebody scrolls; 0 lets all scroll.
    #[must_use]
    pub fn freeze(&self, rows: i32, columns: i32) -> UpdateSheetPropertiesRequest {
        self.grid_properties(
            GridProperties::default()
                .frozen_row_count(rows)
                .frozen_column_count(columns),
        )
    }

    /// Gives the sheet so many rows and columns. Cells beyond them are deleted.
    #[must_use]
    pub fn resize(&self, rows: i32, columns: i32) -> UpdateSheetPropertiesRequest {
        self.grid_properties(
            GridProperties::default()
                .row_count(rows)
                .column_count(columns),
        )
    }

    /// Adds empty rows at the end.
    #[must_use]
    pub fn add_rows(&self, count: i32) -> AppendDimensionRequest {
        self.lengthen(Dimension::Rows, count)
    }

    /// Adds empty columns at the end.
    #[must_use]
    pub fn add_columns(&self, count: i32) -> AppendDimensionRequest {
        self.lengthen(Dimension::Columns, count)
    }

    /// Hides the sheet. Google refuses to hide the last one that is seen.
    #[must_use]
    pub fn hide(&self) -> UpdateSheetPropertiesRequest {
        self.properties(SheetProperties::default().hidden(true))
    }

    /// Shows the sheet again.
    #[must_use]
    pub fn show(&self) -> UpdateSheetPropertiesRequest {
        self.properties(SheetProperties::default().hidden(false))
    }

    /// Colours the tab.
    #[must_use]
    pub fn tab_color(&self, color: impl Into<ColorStyle>) -> UpdateSheetPropertiesRequest {
        self.properties(SheetProperties::default().tab_color_style(color.into()))
    }

    /// Makes a copy of the sheet in this spreadsheet, under another title.
    #[must_use]
    pub fn duplicate(&self, title: impl Into<String>) -> DuplicateSheetRequest {
        DuplicateSheetRequest::default()
            .source_sheet_id(self.id())
            .new_sheet_name(title)
    }

    /// Makes a copy of the sheet in another spreadsheet: a call of its own, which no batch takes.
    pub fn copy_to(&self, spreadsheet: &SpreadsheetId) -> CopySheet {
        let spreadsheets = self.workbook.sheets.spreadsheets();
        spreadsheets.copy_sheet(self.workbook.id.clone(), self.id(), spreadsheet)
    }

    /// Deletes the sheet with all that it holds.
    #[must_use]
    pub fn delete(&self) -> DeleteSheetRequest {
        DeleteSheetRequest::default().sheet_id(self.id())
    }

    /// Takes the filter away, and shows the rows that it hid.
    #[must_use]
    pub fn clear_filter(&self) -> ClearBasicFilterRequest {
        ClearBasicFilterRequest::default().sheet_id(self.id())
    }

    /// Ties a key and a value to the sheet.
    #[must_use]
    pub fn metadata(
        &self,
        key: impl Into<String>,
        value: impl Into<String>,
    ) -> CreateDeveloperMetadataRequest {
        let here = DeveloperMetadataLocation::default().sheet_id(self.id());
        DeveloperMetadata::new(key, value).at(here)
    }

    fn grid_properties(&self, grid: GridProperties) -> UpdateSheetPropertiesRequest {
        self.properties(SheetProperties::default().grid_properties(grid))
    }

    fn lengthen(&self, by: Dimension, length: i32) -> AppendDimensionRequest {
        AppendDimensionRequest::default()
            .sheet_id(self.id())
            .dimension(by)
            .length(length)
    }
}

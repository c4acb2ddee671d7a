//! [`Workbook`]: a spreadsheet that is open, with its sheets by title.

mod cells;
mod error;
mod shape;
mod table;
mod worksheet;
mod writing;

pub use error::{NoSuchSheet, NoSuchTable, WorkbookError};
pub use table::SheetTable;
pub use worksheet::Worksheet;
pub use writing::Upserted;

use std::sync::Arc;

use crate::batch::BatchUpdate;
use crate::model::Spreadsheet;
use crate::{CallError, Sheets, SpreadsheetId, SpreadsheetIdError, Values};

/// What a workbook knows of its spreadsheet.
const FIELDS: &str =
    "spreadsheetId,spreadsheetUrl,properties,sheets(properties,tables),namedRanges";

/// A spreadsheet that is open: its sheets are known by title.
///
/// ```no_run
/// # async fn example(sheets: hallpass_sheets::Sheets) -> Result<(), Box<dyn std::error::Error>> {
/// let budget = sheets.open("https://docs.google.com/spreadsheets/d/1q-W_x9/edit").await?;
/// let orders = budget.worksheet("Orders")?;
/// let grid = orders.read().await?;
/// println!("{} rows in {}", grid.row_count(), budget.title());
/// # Ok(())
/// # }
/// ```
///
/// It is cheap to clone. What it knows is from when it was opened or [`reload`](Self::reload)ed.
#[derive(Clone, Debug)]
pub struct Workbook {
    sheets: Sheets,
    id: SpreadsheetId,
    described: Arc<Spreadsheet>,
}

impl Sheets {
    /// Opens a spreadsheet, given by its id or by the address that a browser shows.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn open<S>(&self, spreadsheet: S) -> Result<Workbook, CallError>
    where
        S: TryInto<SpreadsheetId, Error: Into<SpreadsheetIdError>>,
    {
        let id = spreadsheet.try_into().map_err(Into::into)?;
        let described = describe(self, &id).await?;
        Ok(Workbook {
            sheets: self.clone(),
            id,
            described: Arc::new(described),
        })
    }
}

impl Workbook {
    /// Returns the spreadsheet's id.
    #[must_use]
    pub fn id(&self) -> &SpreadsheetId {
        &self.id
    }

    /// Returns the client that opened it, for calls that are not about this spreadsheet.
    #[must_use]
    pub fn client(&self) -> &Sheets {
        &self.sheets
    }

    /// Returns the title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.described.title()
    }

    /// Returns the time zone in which its dates and times are, such as `Europe/Zurich`.
    #[must_use]
    pub fn time_zone(&self) -> Option<&str> {
        let properties = self.described.properties.as_ref()?;
        properties.time_zone.as_deref()
    }

    /// Returns what Google said of it: properties, sheets without cells, named ranges.
    #[must_use]
    pub fn described(&self) -> &Spreadsheet {
        &self.described
    }

    /// Returns a sheet by its title, letter by letter.
    ///
    /// # Errors
    ///
    /// [`NoSuchSheet`] names the title that was probably meant.
    pub fn worksheet(&self, title: &str) -> Result<Worksheet, NoSuchSheet> {
        let found = self.worksheets().find(|sheet| sheet.title() == title);
        found.ok_or_else(|| {
            let titles = self.worksheets().map(|sheet| sheet.title().to_owned());
            NoSuchSheet::new(title, self.title(), titles.collect())
        })
    }

    /// Returns a sheet by its id, which stays when the title changes.
    #[must_use]
    pub fn worksheet_by_id(&self, sheet_id: i32) -> Option<Worksheet> {
        self.worksheets().find(|sheet| sheet.id() == sheet_id)
    }

    /// Returns the sheets in their order.
    pub fn worksheets(&self) -> impl Iterator<Item = Worksheet> {
        (0..self.described.sheets.len()).map(|index| Worksheet::new(self.clone(), index))
    }

    /// Returns the calls that read and write values.
    #[must_use]
    pub fn values(&self) -> Values {
        self.sheets.values(self.id.clone())
    }

    /// Starts a batch of changes, all of which are made, or none.
    pub fn batch(&self) -> BatchUpdate {
        self.sheets.spreadsheets().batch_update(self.id.clone())
    }

    /// Asks Google again what the spreadsheet is like.
    ///
    /// # Errors
    ///
    /// Any [`CallError`].
    pub async fn reload(&mut self) -> Result<(), CallError> {
        self.described = Arc::new(describe(&self.sheets, &self.id).await?);
        Ok(())
    }
}

async fn describe(sheets: &Sheets, id: &SpreadsheetId) -> Result<Spreadsheet, CallError> {
    let call = sheets.spreadsheets().get(id.clone());
    call.fields(FIELDS).send().await
}

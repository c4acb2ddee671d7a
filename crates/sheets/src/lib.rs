//! Typed, lossless requests to the Google Sheets API v4.
//!
//! ```
//! use hallpass_core::{AuthorizedSession, Credentials};
//! use hallpass_sheets::{Cell, Sheets, ValueInput, row};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let emulator = hallpass_emulator::Emulator::start().await?;
//! # let secrets = hallpass_core::ClientSecrets::from_json(&emulator.client_secrets_json())?;
//! # let flow = hallpass_flow::Flow::new(secrets, hallpass_core::Scope::SPREADSHEETS);
//! # let consent = flow.begin("http://127.0.0.1:9")?;
//! # let person = hallpass_emulator::UserAgent::new();
//! # let redirect = person.redirect_after_allow(consent.authorization_url()).await?;
//! # let user = consent.answer(&redirect)?.exchange(&hallpass_core::Http::new()).await?.user;
//! # let store = hallpass_core::MemoryStore::new();
//! # let credentials = Credentials::save_in(store, user).await?;
//! let sheets = Sheets::new(AuthorizedSession::new(credentials));
//! let budget = sheets.spreadsheets().create("Budget").sheet("2026/27").send().await?;
//!
//! // The id serves as well as the address that the browser shows.
//! let values = sheets.values(budget.url());
//! let rows = [row!["Tea", 3], row!["Rent", 900.5]];
//! values.update("2026/27!A1:B2", ValueInput::Raw, rows).send().await?;
//! values.update("2026/27!A1:B1", ValueInput::Raw, [row![Cell::Skip, 4]]).send().await?;
//!
//! let read = values.get("2026/27!A:B").unformatted().send().await?;
//! assert_eq!(read.values, [row!["Tea", 4], row!["Rent", 900.5]]);
//! # Ok(())
//! # }
//! ```
//!
//! - A call is a value: [`request`](Call::request) shows the HTTP request that it would send,
//!   without I/O; [`send`](Call::send) sends it. It borrows nothing, so it can be kept,
//!   cloned, spawned.
//! - A call knows its scopes. When the session knows what the user granted and none of them is
//!   among it, [`CallError::MissingScope`] comes before any request.
//! - [`Cell::Skip`] reaches Google as `null`, which leaves the cell as it is, even inside a
//!   row.
//! - A range reaches Google as one quoted and encoded segment: a sheet may be called
//!   `Q1/Q2?`, `100%` or `D3`.
//! - Rows are read into types and written from them ([`RowReader`], [`RowWriter`]); an error
//!   names the cell. Dates are [`SerialNumber`]s, or those of jiff with the feature of that name.
//! - A refusal is a [`Status`] with Google's code, name, reason and message.
//! - [`model`] has every type of the API; the everyday ones are here, too.
//!
//! All 17 methods of the API are calls, and all 74 kinds of changes go into a [`BatchUpdate`], which
//! finds the reply to each by a typed handle.

mod a1;
mod answer;
mod batch;
mod call;
mod cell;
mod changes;
mod client;
mod dates;
mod draft;
mod generated;
mod grid;
mod method;
pub mod model;
mod rows;
mod spreadsheet_id;
mod spreadsheets;
mod status;
mod transport;
mod values;
mod workbook;

#[cfg(test)]
mod testing;

pub use a1::{A1Range, A1RangeError, CellAddress};
pub use batch::{BatchReplies, BatchUpdate, Change, ReplyHandle};
pub use call::{Call, CallError};
pub use cell::{Cell, InexactIntegerError};
pub use changes::OpenRangeError;
pub use client::Sheets;
#[cfg(feature = "jiff")]
pub use dates::serial;
pub use dates::{SerialNumber, SerialNumberError};
#[cfg(feature = "arrow")]
pub use grid::{ArrowOptions, RecordBatchDecoder, RecordBatchError, RecordBatches, ToArrowError};
pub use grid::{
    BatchDecoder, BatchRowDecoder, CellKind, CellRef, Column, DecodeError, Grid, GridBatch,
    GridDecoder, MixedColumnError, Position, RangeRow, Row, RowDecoder,
};
pub use method::{Method, QueryParameter};
pub use model::{
    AppendValuesResponse, BatchClearValuesResponse, BatchGetValuesResponse,
    BatchUpdateValuesResponse, ClearValuesResponse, DateTimeRender, Dimension, GridProperties,
    GridRange, InsertData, NamedRange, RecalculationInterval, Sheet, SheetProperties, SheetType,
    Spreadsheet, SpreadsheetProperties, UpdateValuesResponse, ValueInput, ValueRange, ValueRender,
};
pub use rows::{
    CellRow, RowChange, RowError, RowErrors, RowProblem, RowReader, RowWriter, Rows, UpsertPlan,
    WrittenRows,
};
pub use spreadsheet_id::{SpreadsheetId, SpreadsheetIdError};
pub use spreadsheets::{
    BatchClearValuesByDataFilter, BatchGetValuesByDataFilter, BatchUpdateValuesByDataFilter,
    CopySheet, CreateSpreadsheet, GetByDataFilter, GetDeveloperMetadata, GetSpreadsheet,
    SearchDeveloperMetadata, Spreadsheets,
};
pub use status::Status;
pub use transport::{Event, Quota};
pub use values::{
    AppendValues, BatchClearValues, BatchGetValues, BatchRowStream, BatchUpdateValues, ClearValues,
    GetValues, RowStream, UpdateValues, Values, WriteAll, WriteAllError, Written,
};
#[cfg(feature = "arrow")]
pub use values::{RecordBatchStream, RecordBatchStreamError};
pub use workbook::{
    NoSuchSheet, NoSuchTable, SheetTable, Upserted, Workbook, WorkbookError, Worksheet,
};

/// The guide's programs, compiled with the doc tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/guides/coming-from-python.md")]
struct ComingFromPython;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/guides/coming-from-gspread.md")]
struct ComingFromGspread;

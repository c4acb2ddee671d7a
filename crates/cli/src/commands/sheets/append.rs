//! `hallpass sheets append`: adds rows below a table.

use clap::Args;
use hallpass_sheets::A1Range;
use serde_json::json;

use super::{cells, written};
use crate::args::CellArgs;
use crate::context::Context;
use crate::failure::Failure;
use crate::failure_from;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct AppendArgs {
    /// The spreadsheet: its ID, or its address from the browser.
    #[arg(value_name = "SHEET")]
    spreadsheet: String,
    /// The sheet's title. The rows go below the table that starts at its cell A1.
    #[arg(value_name = "TAB")]
    tab: String,
    #[command(flatten)]
    cells: CellArgs,
}

pub(crate) async fn run(args: AppendArgs, context: &Context) -> Result<(), Failure> {
    let rows = cells::read(&args.cells)?;
    let sheets = context.sheets()?;
    let failed = |error| failure_from::call(&error, context);
    // The whole sheet would let Google pick the last table, which may start in another column.
    let range = A1Range::sheet(args.tab)
        .cells("A1")
        .map_err(|error| failed(error.into()))?;
    let append = sheets.values(args.spreadsheet.as_str()).append(
        range,
        cells::value_input(args.cells.input),
        rows,
    );
    let answer = append.insert_rows().send().await.map_err(failed)?;
    let (range, count) = written(*answer.updates.unwrap_or_default());
    if context.is_json {
        output::json(&json!({"updatedRange": range, "updatedCells": count}))?;
    }
    context.say(&format!("Added {count} cells at {range}"));
    Ok(())
}

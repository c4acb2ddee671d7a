//! `hallpass sheets set`: writes cells.

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
pub(crate) struct SetArgs {
    /// The spreadsheet: its ID, or its address from the browser.
    #[arg(value_name = "SHEET")]
    spreadsheet: String,
    /// The sheet's title.
    #[arg(value_name = "TAB")]
    tab: String,
    /// The first cell to write, such as `B2`, or a range that holds what is written.
    #[arg(value_name = "CELL")]
    cell: String,
    #[command(flatten)]
    cells: CellArgs,
}

pub(crate) async fn run(args: SetArgs, context: &Context) -> Result<(), Failure> {
    let rows = cells::read(&args.cells)?;
    let sheets = context.sheets()?;
    let failed = |error| failure_from::call(&error, context);
    let range = A1Range::sheet(args.tab)
        .cells(&args.cell)
        .map_err(|error| failed(error.into()))?;
    let update = sheets.values(args.spreadsheet.as_str()).update(
        range,
        cells::value_input(args.cells.input),
        rows,
    );
    let (range, count) = written(update.send().await.map_err(failed)?);
    if context.is_json {
        output::json(&json!({"updatedRange": range, "updatedCells": count}))?;
    }
    context.say(&format!("Wrote {count} cells to {range}"));
    Ok(())
}

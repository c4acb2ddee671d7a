//! `hallpass sheets`: reads and writes spreadsheets.

mod append;
mod book;
pub(crate) mod cells;
mod create;
mod get;
mod info;
mod many;
mod range;
mod set;

use clap::Subcommand;
use hallpass_sheets::UpdateValuesResponse;

use crate::context::Context;
use crate::failure::Failure;

#[derive(Debug, Subcommand)]
pub(crate) enum SheetsCommand {
    /// Print cells.
    Get(get::GetArgs),
    /// Write cells.
    Set(set::SetArgs),
    /// Add rows below a table.
    Append(append::AppendArgs),
    /// Make a spreadsheet and print its ID.
    Create(create::CreateArgs),
    /// Show a spreadsheet's title and its sheets.
    Info(info::InfoArgs),
}

pub(crate) async fn run(command: SheetsCommand, context: &Context) -> Result<(), Failure> {
    match command {
        SheetsCommand::Get(args) => get::run(args, context).await,
        SheetsCommand::Set(args) => set::run(args, context).await,
        SheetsCommand::Append(args) => append::run(args, context).await,
        SheetsCommand::Create(args) => create::run(args, context).await,
        SheetsCommand::Info(args) => info::run(args, context).await,
    }
}

/// Where cells were written, and how many.
pub(crate) fn written(answer: UpdateValuesResponse) -> (String, u64) {
    (
        answer.updated_range.unwrap_or_default(),
        answer
            .updated_cells
            .and_then(|cells| u64::try_from(cells).ok())
            .unwrap_or_default(),
    )
}

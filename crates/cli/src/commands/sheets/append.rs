//! `hallpass sheets append`: adds rows below a table.

use clap::Args;
use hallpass_sheets::A1Range;
use serde_json::json;

use super::book::Book;
use super::cells::{self, Source};
use super::{many, written};
use crate::args::CellArgs;
use crate::context::Context;
use crate::failure::Failure;
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
    let mut source = Source::check(&args.cells)?;
    let book = Book::new(&args.spreadsheet, context)?;
    // The whole sheet would let Google pick the last table, which may start in another column.
    let range = A1Range::sheet(args.tab.as_str())
        .cells("A1")
        .map_err(|error| book.failed(&error.into()))?;
    let input = cells::value_input(args.cells.input);
    let (range, count) = match many::are_many(source.size) {
        true => many::append(&book, range, &mut source, input).await?,
        false => {
            let append = book.values().append(range, input, source.all()?);
            match append.insert_rows().send().await {
                Ok(answer) => written(*answer.updates.unwrap_or_default()),
                Err(error) => return Err(book.refused(&error, Some(&args.tab)).await),
            }
        }
    };
    if context.is_json {
        output::json(&json!({"updatedRange": range, "updatedCells": count}))?;
    }
    context.say(&format!("Added {count} cells at {range}"));
    Ok(())
}

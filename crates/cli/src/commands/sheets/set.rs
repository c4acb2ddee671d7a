//! `hallpass sheets set`: writes cells.

use clap::Args;
use hallpass_sheets::{A1Range, CallError};
use serde_json::json;

use super::book::Book;
use super::cells::{self, Source};
use super::{many, written};
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
    let mut source = Source::check(&args.cells)?;
    let book = Book::new(&args.spreadsheet, context)?;
    let range = A1Range::sheet(args.tab.as_str())
        .cells(&args.cell)
        .map_err(|error| book.failed(&error.into()))?;
    let input = cells::value_input(args.cells.input);
    let (range, count) = match many::are_many(source.size) {
        true => many::set(&book, &range, &mut source, input).await?,
        false => {
            let rows = source.all()?;
            let update = book.values().update(&range, input.clone(), rows);
            match update.send().await {
                Ok(answer) => written(answer),
                // Who gives a file does not count its rows first.
                Err(error) if args.cells.from.is_some() && is_beyond_the_grid(&error) => {
                    many::set(&book, &range, &mut source, input).await?
                }
                Err(error) => return Err(book.refused(&error, Some(&args.tab)).await),
            }
        }
    };
    if context.is_json {
        output::json(&json!({"updatedRange": range, "updatedCells": count}))?;
    }
    context.say(&format!("Wrote {count} cells to {range}"));
    Ok(())
}

fn is_beyond_the_grid(error: &CallError) -> bool {
    error.status().is_some_and(failure_from::is_beyond_the_grid)
}

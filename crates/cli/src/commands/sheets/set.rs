//! `hallpass sheets set`: writes cells.

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
            let update = book.values().update(range, input, source.all()?);
            match update.send().await {
                Ok(answer) => written(answer),
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

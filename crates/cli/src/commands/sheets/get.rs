//! `hallpass sheets get`: prints cells.

use clap::{Args, ValueEnum};
use hallpass_sheets::{CallError, DecodeError, GetValues, ValueRender};

use super::book::Book;
use super::range;
use crate::context::Context;
use crate::failure::Failure;
use crate::output::{self, Format, RowPrinter};

#[derive(Debug, Args)]
pub(crate) struct GetArgs {
    /// The spreadsheet: its ID, or its address from the browser.
    #[arg(value_name = "SHEET")]
    spreadsheet: String,
    /// A sheet's title, or a range such as `Jan!A1:D20`; the first sheet if left out.
    #[arg(value_name = "TAB")]
    tab: Option<String>,
    /// Cells of that sheet, such as `A1:D20`; no `!` to quote.
    #[arg(value_name = "RANGE")]
    cells: Option<String>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// As shown in the sheet, the values themselves, or the formulas.
    #[arg(long, value_enum, default_value_t = Rendering::Shown)]
    values: Rendering,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rendering {
    Shown,
    Raw,
    Formula,
}

pub(crate) async fn run(args: GetArgs, context: &Context) -> Result<(), Failure> {
    let book = Book::new(&args.spreadsheet, context)?;
    let range = range::read((args.tab.as_deref(), args.cells.as_deref()), &book).await?;
    let title = range.sheet_title().map(str::to_owned);
    let call = book.values().get(range).render(match args.values {
        Rendering::Shown => ValueRender::Formatted,
        Rendering::Raw => ValueRender::Unformatted,
        Rendering::Formula => ValueRender::Formula,
    });
    let failed = match args.format {
        Format::Csv | Format::Tsv | Format::Jsonl if !context.is_json => {
            print_rows(call, args.format, context).await
        }
        format => print_whole(call, format, context).await,
    };
    match failed {
        Ok(()) => Ok(()),
        Err(Stop::Output(failure)) => Err(failure),
        Err(Stop::Call(error, 0)) => Err(book.refused(&error, title.as_deref()).await),
        Err(Stop::Call(error, rows)) => {
            let failure = book.failed(&error);
            let cause = failure.cause.clone().unwrap_or_default();
            Err(failure.cause(format!("{cause}; {rows} rows were printed before that")))
        }
    }
}

/// Why not all was printed.
enum Stop {
    /// The call failed when so many rows were printed.
    Call(CallError, usize),
    Output(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Output(failure)
    }
}

/// Prints what has to be known as a whole: a table's columns are as wide as their widest cell, and
/// of a JSON document that breaks off nobody has anything.
async fn print_whole(call: GetValues, format: Format, context: &Context) -> Result<(), Stop> {
    let grid = call.grid().await.map_err(|error| Stop::Call(error, 0))?;
    if context.is_json {
        return Ok(output::values_json(&grid)?);
    }
    let rows = grid.row_count();
    if rows == 0 {
        context.say(&format!("{} is empty", grid.range()));
    }
    if format == Format::Json {
        return Ok(output::grid_json(&grid)?);
    }
    if rows > 0 {
        output::line(&output::grid_table(&grid))?;
        context.say(&format!("{rows} rows · {}", grid.range()));
    }
    Ok(())
}

/// Prints rows while they arrive. An answer that is lost before any was printed is asked for again.
async fn print_rows(call: GetValues, format: Format, context: &Context) -> Result<(), Stop> {
    let mut attempts = context.attempts();
    loop {
        attempts = attempts.saturating_sub(1);
        let opened = call.clone().stream().await;
        let mut stream = opened.map_err(|error| Stop::Call(error, 0))?;
        let mut printer = RowPrinter::new(format);
        let lost = loop {
            match stream.next().await {
                Ok(Some(row)) if printer.push(row)? => {}
                Ok(Some(_)) => return Ok(()),
                Ok(None) => break None,
                Err(error) => break Some(error),
            }
        };
        match lost {
            Some(error) if !printer.has_printed() && is_lost(&error) && attempts > 0 => {}
            Some(error) if !printer.has_printed() => return Err(Stop::Call(error, 0)),
            Some(error) => {
                let rows = printer.rows();
                printer.finish()?;
                return Err(Stop::Call(error, rows));
            }
            None => {
                if printer.rows() == 0 {
                    context.say(&format!("{} is empty", stream.range()));
                }
                return Ok(printer.finish()?);
            }
        }
    }
}

/// Whether the answer ended before it was whole.
fn is_lost(error: &CallError) -> bool {
    matches!(
        error,
        CallError::Session(_) | CallError::Decode(DecodeError::Truncated { .. })
    )
}

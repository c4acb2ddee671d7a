//! `hallpass sheets append`: adds rows below a table.

use clap::Args;
use hallpass_sheets::{A1Range, Cell, CellAddress, ValueInput};
use serde_json::json;

use super::book::Book;
use super::cells::{self, Size, Source};
use super::{many, written};
use crate::args::CellArgs;
use crate::context::Context;
use crate::failure::{Exit, Failure};
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
    let table = A1Range::sheet(args.tab)
        .cells("A1")
        .map_err(|error| book.failed(&error.into()))?;
    let input = cells::value_input(args.cells.input);
    let (range, count) = append(&book, table, &mut source, input).await?;
    if context.is_json {
        output::json(&json!({"updatedRange": range, "updatedCells": count}))?;
    }
    context.say(&format!("Added {count} cells at {range}"));
    Ok(())
}

/// Adds rows below a table, and says where and how many cells. Each request is one that Google carries
/// out as a whole, below whatever is there by then: rows that somebody else adds meanwhile come in
/// between, and none is written over.
async fn append(
    book: &Book<'_>,
    table: A1Range,
    source: &mut Source,
    input: ValueInput,
) -> Result<(String, u64), Failure> {
    let size = source.size;
    let title = table.sheet_title().map(str::to_owned);
    let mut rows = source.rows()?.peekable();
    let mut added = Added::default();
    // Where Google looks for the table: as it was given, then at the last row that was added.
    let mut place = table;
    while rows.peek().is_some() {
        let chunk = match next_chunk(&mut rows) {
            Ok(chunk) => chunk,
            Err(failure) => return Err(added.told_in(failure, size.rows)),
        };
        let count = chunk.len();
        let append = book.values().append(place, input.clone(), chunk);
        let answer = match append.insert_rows().send().await {
            Ok(answer) => answer,
            Err(error) if added.rows == 0 => {
                return Err(book.refused(&error, title.as_deref()).await);
            }
            Err(error) => return Err(added.told_in(book.failed(&error), size.rows)),
        };
        let (range, cells) = written(*answer.updates.unwrap_or_default());
        place = added.add(&range, count, cells, size.rows)?;
    }
    Ok((added.block(size), added.cells))
}

/// What was added by now.
#[derive(Default)]
struct Added {
    rows: usize,
    cells: u64,
    /// The first cell of the first row, and of the last one.
    ends: Option<(CellAddress, CellAddress)>,
}

impl Added {
    /// Adds rows of which Google said where they are; returns the first cell of the last.
    fn add(
        &mut self,
        range: &str,
        rows: usize,
        cells: u64,
        all: usize,
    ) -> Result<A1Range, Failure> {
        self.rows += rows;
        self.cells += cells;
        let unclear = |what: String| Failure::new("HP-API-001", Exit::Other, what);
        let first: CellAddress = range.parse().map_err(|error| {
            let failure = unclear("Google did not say where the rows are".to_owned());
            self.told_in(failure.because(&error), all)
        })?;
        let last = first.offset(rows - 1, 0);
        let begin = self.ends.take().map_or(first.clone(), |(begin, _)| begin);
        let is_aside = begin.column() != first.column();
        self.ends = Some((begin, last.clone()));
        if is_aside {
            // What follows would land there, too.
            let failure = unclear(format!("Google found another table, and wrote to {range}"));
            return Err(self.told_in(failure, all));
        }
        Ok(A1Range::from(last))
    }

    /// Says in a failure which rows are there.
    fn told_in(&self, failure: Failure, all: usize) -> Failure {
        if self.rows == 0 {
            return failure;
        }
        let failure = many::unfinished(failure, std::slice::from_ref(&(0..self.rows)), all);
        failure
            .try_next(format!(
                "see how the sheet ends: if an answer was lost, more than {} rows may be there",
                self.rows
            ))
            .try_next("append the rows that are missing, from a file of their own")
    }

    /// Returns where the rows lie, from the first to the last.
    fn block(&self, size: Size) -> String {
        let Some((first, last)) = &self.ends else {
            return String::new();
        };
        many::block(first, &last.offset(0, size.columns.saturating_sub(1)))
    }
}

/// Takes as many rows as one request holds. The last of them, unless it is the very last, begins with a
/// cell that is not empty, so that Google finds the table there again.
fn next_chunk(
    rows: &mut impl Iterator<Item = Result<Vec<Cell>, Failure>>,
) -> Result<Vec<Vec<Cell>>, Failure> {
    let (mut chunk, mut size) = (Vec::new(), Size::default());
    for row in rows {
        let row = row?;
        size.add(&row);
        let is_foothold = row.first().is_some_and(|cell| !cell.is_empty());
        chunk.push(row);
        if is_foothold && many::are_many(size) {
            break;
        }
    }
    Ok(chunk)
}

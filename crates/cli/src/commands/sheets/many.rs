//! More rows than one request takes.

use std::cell::RefCell;
use std::ops::Range;

use hallpass_sheets::{A1Range, Cell, CellAddress, ValueInput, Worksheet, WriteAllError, Written};

use super::book::Book;
use super::cells::{Size, Source};
use crate::failure::Failure;
use crate::failure_from;

/// What Google recommends as the most for one request
/// (<https://developers.google.com/workspace/sheets/api/limits>).
const ONE_REQUEST: usize = 2 << 20;

/// Whether there is more to write than one request takes.
pub(super) fn are_many(size: Size) -> bool {
    size.bytes > ONE_REQUEST
}

/// Writes rows from the first cell of a range on, and says where and how many cells. The sheet grows
/// as far as it has to.
pub(super) async fn set(
    book: &Book<'_>,
    range: &A1Range,
    source: &mut Source,
    input: ValueInput,
) -> Result<(String, u64), Failure> {
    let size = source.size;
    check_room(range, size)?;
    let first = range.first_cell().ok_or_else(|| {
        let what = format!("{range} does not say where to begin");
        failure_from::bad_range(what).cause("so many rows are written from a known cell on")
    })?;
    let sheet = sheet(book, &first).await?;
    grow(book, &sheet, &first, size).await?;
    match write(book, A1Range::from(&first), source.rows()?, input).await {
        Ok(written) => {
            let last = first.offset(size.rows - 1, size.columns.saturating_sub(1));
            Ok((block(&first, &last), written.cells))
        }
        Err(Unfinished::File(failure)) => Err(failure),
        Err(Unfinished::Write(error)) => {
            let failure = unfinished(book.failed(&error.source), &error.written.rows, size.rows);
            Err(failure.try_next("run the command again; it writes all rows once more"))
        }
    }
}

enum Unfinished {
    /// The file cannot be read as it could before.
    File(Failure),
    Write(WriteAllError),
}

async fn write(
    book: &Book<'_>,
    start: A1Range,
    rows: impl Iterator<Item = Result<Vec<Cell>, Failure>>,
    input: ValueInput,
) -> Result<Written, Unfinished> {
    let trouble = RefCell::new(None);
    let rows = rows.map_while(|row| row.map_err(|failure| trouble.replace(Some(failure))).ok());
    let written = book.values().write_all(start, input, rows).send().await;
    match trouble.take() {
        Some(failure) => Err(Unfinished::File(failure)),
        None => written.map_err(Unfinished::Write),
    }
}

async fn sheet(book: &Book<'_>, cell: &CellAddress) -> Result<Worksheet, Failure> {
    let opened = book.open().await?;
    let title = cell.sheet_title().unwrap_or_default();
    let sheet = opened.worksheet(title);
    sheet.map_err(|error| book.no_such_sheet(&error))
}

/// Refuses what does not fit into a range that is more than its first cell, as Google does for one
/// request.
fn check_room(range: &A1Range, size: Size) -> Result<(), Failure> {
    let (rows, columns) = (range.row_count(), range.column_count());
    if (rows, columns) == (Some(1), Some(1)) {
        return Ok(());
    }
    let is_more = |has: usize, room: Option<u32>| room.is_some_and(|room| has > room as usize);
    if !is_more(size.rows, rows) && !is_more(size.columns, columns) {
        return Ok(());
    }
    let cause = format!(
        "{range} is for fewer than {} rows of {}",
        size.rows, size.columns
    );
    Err(failure_from::range_too_small().cause(cause))
}

/// Lets the sheet have room for so much from a cell on.
async fn grow(
    book: &Book<'_>,
    sheet: &Worksheet,
    first: &CellAddress,
    size: Size,
) -> Result<(), Failure> {
    let needed = |number: u32, count: usize| index(number as usize - 1 + count);
    let (rows, columns) = sheet.size().unwrap_or_default();
    let needed = (
        needed(first.row(), size.rows),
        needed(first.column(), size.columns),
    );
    if needed.0 <= rows && needed.1 <= columns {
        return Ok(());
    }
    // Somebody may have added rows since the sheet was looked at: a size that is set would cut them
    // off, so the difference is added.
    let (more_rows, more_columns) = ((needed.0 - rows).max(0), (needed.1 - columns).max(0));
    let title = sheet.title();
    book.context.say(&format!(
        "{title} grows to {} rows and {} columns",
        rows + more_rows,
        columns + more_columns
    ));
    let mut batch = sheet.workbook().batch();
    if more_rows > 0 {
        batch.add(sheet.add_rows(more_rows));
    }
    if more_columns > 0 {
        batch.add(sheet.add_columns(more_columns));
    }
    let grown = batch.commit().await;
    grown.map(|_| ()).map_err(|error| book.failed(&error))
}

/// Says in a failure which rows are there.
pub(super) fn unfinished(failure: Failure, there: &[Range<usize>], all: usize) -> Failure {
    let count: usize = there.iter().map(Range::len).sum();
    let named: Vec<_> = there
        .iter()
        .map(|rows| format!("{} to {}", rows.start + 1, rows.end))
        .collect();
    let cause = match failure.cause {
        Some(cause) => format!("{}: {cause}", failure.what),
        None => failure.what,
    };
    let there = match count {
        0 => "none is there".to_owned(),
        _ => format!("there are the rows {}", named.join(", ")),
    };
    Failure {
        what: format!("{count} of {all} rows were written; {there}"),
        cause: Some(cause),
        ..failure
    }
}

/// Returns the cells from one to another.
pub(super) fn block(first: &CellAddress, last: &CellAddress) -> String {
    match CellAddress::at(last.column(), last.row()) {
        Ok(end) if last != first => format!("{first}:{end}"),
        _ => first.to_string(),
    }
}

/// Google counts in 32 bits; what is beyond no grid has.
fn index(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

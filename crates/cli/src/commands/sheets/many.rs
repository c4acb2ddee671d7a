//! More rows than one request takes.

use std::cell::RefCell;
use std::ops::Range;

use hallpass_sheets::model::{DimensionRange, InsertDimensionRequest};
use hallpass_sheets::{
    A1Range, Cell, CellAddress, Dimension, GridProperties, SheetProperties, ValueInput, Worksheet,
    WriteAllError, Written,
};

use super::book::Book;
use super::cells::{Size, Source};
use super::written;
use crate::failure::{Exit, Failure};
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
        Ok(written) => Ok((block(&first, size), written.cells)),
        Err(Unfinished::File(failure)) => Err(failure),
        Err(Unfinished::Write(error)) => {
            let failure = unfinished(book, &error, 0, size.rows);
            Err(failure.try_next("run the command again; it writes all rows once more"))
        }
    }
}

/// Adds rows below a table. Google finds the place for the first; for the others room is made below
/// it, so that no gap in them can lead astray.
pub(super) async fn append(
    book: &Book<'_>,
    table: A1Range,
    source: &mut Source,
    input: ValueInput,
) -> Result<(String, u64), Failure> {
    let size = source.size;
    let mut rows = source.rows()?;
    let Some(row) = rows.next().transpose()? else {
        return Ok((String::new(), 0));
    };
    let title = table.sheet_title().map(str::to_owned);
    let append = book.values().append(table, input.clone(), [row]);
    let answer = match append.insert_rows().send().await {
        Ok(answer) => answer,
        Err(error) => return Err(book.refused(&error, title.as_deref()).await),
    };
    let (range, count) = written(*answer.updates.unwrap_or_default());
    let first: CellAddress = range.parse().map_err(|error| {
        let what = "Google did not say where the first row is";
        Failure::new("HP-API-001", Exit::Other, what).because(&error)
    })?;
    let next = first.offset(1, 0);
    let left = Size {
        rows: size.rows - 1,
        ..size
    };
    let sheet = sheet(book, &first).await?;
    make_room(book, &sheet, &next, left).await?;
    match write(book, A1Range::from(&next), rows, input).await {
        Ok(written) => Ok((block(&first, size), count + written.cells)),
        Err(Unfinished::File(failure)) => Err(failure),
        Err(Unfinished::Write(error)) => {
            let failure = unfinished(book, &error, 1, size.rows);
            Err(failure.try_next(format!(
                "there is room for all in {}; write the rows that are missing there, by: {}",
                block(&first, size),
                book.context
                    .command("sheets set SHEET TAB CELL --from FILE")
            )))
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
    let (rows, columns) = (rows.max(needed.0), columns.max(needed.1));
    let grid = GridProperties::default()
        .row_count(rows)
        .column_count(columns);
    let grown = SheetProperties::default().grid_properties(grid);
    let title = sheet.title();
    book.context.say(&format!(
        "{title} grows to {rows} rows and {columns} columns"
    ));
    sheet
        .set_properties(grown)
        .await
        .map_err(|error| book.failed(&error))
}

/// Moves down what stands in a row and below it, and lets the sheet grow by that.
async fn make_room(
    book: &Book<'_>,
    sheet: &Worksheet,
    next: &CellAddress,
    size: Size,
) -> Result<(), Failure> {
    let (rows, _) = sheet.size().unwrap_or_default();
    let at = index(next.row() as usize - 1);
    if at >= rows {
        return grow(book, sheet, next, size).await;
    }
    grow(book, sheet, next, Size { rows: 0, ..size }).await?;
    let range = DimensionRange::default()
        .sheet_id(sheet.id())
        .dimension(Dimension::Rows)
        .start_index(at)
        .end_index(index(at as usize + size.rows));
    let insert = InsertDimensionRequest::default()
        .range(range)
        .inherit_from_before(true);
    let made = sheet.workbook().batch().with(insert).commit().await;
    made.map(|_| ()).map_err(|error| book.failed(&error))
}

/// Says which rows are there; `before` of them were written by another request.
fn unfinished(book: &Book<'_>, error: &WriteAllError, before: usize, all: usize) -> Failure {
    let failure = book.failed(&error.source);
    let first = (before > 0).then_some(0..before);
    let others = error.written.rows.iter();
    let others = others.map(|rows| rows.start + before..rows.end + before);
    let mut there: Vec<Range<usize>> = first.into_iter().collect();
    for rows in others {
        match there.last_mut() {
            Some(last) if last.end == rows.start => last.end = rows.end,
            _ => there.push(rows),
        }
    }
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

/// Returns where so much lies from a cell on.
fn block(first: &CellAddress, size: Size) -> String {
    let last = first.offset(size.rows.saturating_sub(1), size.columns.saturating_sub(1));
    match CellAddress::at(last.column(), last.row()) {
        Ok(end) if last != *first => format!("{first}:{end}"),
        _ => first.to_string(),
    }
}

/// Google counts in 32 bits; what is beyond no grid has.
fn index(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

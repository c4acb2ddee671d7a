//! Rows on their way out, as the bodies of requests that are not too large.

use std::ops::Range;

use super::cell_json;
use crate::{CallError, Cell};

/// What stands in a body before and after the rows.
const BEFORE: &[u8] = br#"{"majorDimension":"ROWS","values":["#;
const AFTER: &[u8] = b"]}";

/// A piece of the rows, written as JSON.
pub(crate) struct Chunk {
    /// Which rows, counted from 0.
    pub(crate) rows: Range<usize>,
    /// How many columns the widest of them has.
    pub(crate) columns: usize,
    pub(crate) body: Vec<u8>,
}

/// Cuts rows into chunks, none larger than the limit unless a single row is.
pub(crate) struct Chunks<I> {
    rows: I,
    limit: usize,
    /// Rows that are there already and are passed over.
    done: Vec<Range<usize>>,
    next: usize,
    /// A row that did not fit any more, and its columns.
    left: Option<(Vec<u8>, usize)>,
    /// The most bytes that were written for a chunk so far. The next one begins with room for as
    /// many, which saves copying it whenever it outgrows its room.
    most: usize,
}

impl<I, R> Chunks<I>
where
    I: Iterator<Item = R>,
    R: IntoIterator<Item: Into<Cell>>,
{
    pub(crate) fn new(rows: I, limit: usize, done: Vec<Range<usize>>) -> Self {
        Self {
            rows,
            limit,
            done,
            next: 0,
            left: None,
            most: 0,
        }
    }

    /// Returns the next chunk; `range` names the values in an error.
    pub(crate) fn next_chunk(&mut self, range: &str) -> Result<Option<Chunk>, CallError> {
        let mut body = Vec::with_capacity(self.most);
        body.extend_from_slice(BEFORE);
        let (mut rows, mut widest) = (0..0, 0);
        loop {
            let end = body.len();
            if !rows.is_empty() {
                body.push(b',');
            }
            let start = body.len();
            let Some(columns) = self.append_row(&mut body, range)? else {
                body.truncate(end);
                break;
            };
            self.most = self.most.max(body.len() + AFTER.len());
            let number = self.next - 1;
            let is_full = body.len() + AFTER.len() > self.limit;
            if rows.is_empty() {
                rows = number..number;
            } else if is_full || number != rows.end {
                self.left = Some((body.split_off(start), columns));
                body.truncate(end);
                break;
            }
            rows.end += 1;
            widest = widest.max(columns);
        }
        if rows.is_empty() {
            return Ok(None);
        }
        body.extend_from_slice(AFTER);
        Ok(Some(Chunk {
            rows,
            columns: widest,
            body,
        }))
    }

    /// Writes the next row that is not done yet, and returns how many columns it has.
    fn append_row(&mut self, json: &mut Vec<u8>, range: &str) -> Result<Option<usize>, CallError> {
        if let Some((left, columns)) = self.left.take() {
            json.extend_from_slice(&left);
            return Ok(Some(columns));
        }
        loop {
            let Some(row) = self.rows.next() else {
                return Ok(None);
            };
            let number = self.next;
            self.next += 1;
            if !self.done.iter().any(|done| done.contains(&number)) {
                return write_row(json, row, number, range).map(Some);
            }
        }
    }
}

fn write_row(
    json: &mut Vec<u8>,
    row: impl IntoIterator<Item: Into<Cell>>,
    number: usize,
    range: &str,
) -> Result<usize, CallError> {
    json.push(b'[');
    let mut columns = 0;
    for cell in row {
        let cell = cell.into();
        if columns > 0 {
            json.push(b',');
        }
        columns += 1;
        if let Some(unwritable) = cell.as_f64().filter(|number| !number.is_finite()) {
            return Err(CallError::Number {
                range: range.to_owned(),
                row: number + 1,
                column: columns,
                number: unwritable,
            });
        }
        cell_json::write(json, &cell);
    }
    json.push(b']');
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ValueRange;

    fn chunks(rows: &[Vec<Cell>], limit: usize, done: Vec<Range<usize>>) -> Vec<Chunk> {
        let mut chunks = Chunks::new(rows.iter().cloned(), limit, done);
        std::iter::from_fn(|| chunks.next_chunk("A1").unwrap()).collect()
    }

    proptest! {
        #[test]
        fn chunks_hold_every_row_once_and_are_small(
            rows in prop::collection::vec(prop::collection::vec("[a-z\"é]{0,9}", 0..4), 0..40),
            limit in 40_usize..200,
            done in 0_usize..20,
        ) {
            let rows: Vec<Vec<Cell>> = rows
                .into_iter()
                .map(|row| row.into_iter().map(Cell::from).collect())
                .collect();
            let done = 3..3 + done;
            let mut written = Vec::new();
            for chunk in chunks(&rows, limit, vec![done.clone()]) {
                let values: ValueRange = serde_json::from_slice(&chunk.body).unwrap();
                prop_assert_eq!(values.values.len(), chunk.rows.len());
                prop_assert!(chunk.body.len() <= limit || chunk.rows.len() == 1);
                for (row, cells) in chunk.rows.zip(values.values) {
                    prop_assert_eq!(&cells, &rows[row]);
                    written.push(row);
                }
            }
            let expected: Vec<_> = (0..rows.len()).filter(|row| !done.contains(row)).collect();
            prop_assert_eq!(written, expected);
        }
    }

    #[test]
    fn a_number_that_no_cell_holds_is_named_by_its_place() {
        let rows = [vec![Cell::from(1)], vec![Cell::Skip, Cell::from(f64::NAN)]];
        let mut chunks = Chunks::new(rows.into_iter(), 1000, Vec::new());
        let error = chunks.next_chunk("A1").err().unwrap();
        assert!(error.to_string().contains("row 2, column 2"), "{error}");
    }
}

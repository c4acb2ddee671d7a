//! Rows on their way out, as the bodies of requests that are not too large.

use std::ops::Range;

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
    /// A row that did not fit any more.
    left: Option<(usize, Vec<u8>)>,
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
        }
    }

    /// Returns the next chunk; `range` names the values in an error.
    pub(crate) fn next_chunk(&mut self, range: &str) -> Result<Option<Chunk>, CallError> {
        let mut chunk: Option<Chunk> = None;
        loop {
            let (columns, row) = match self.left.take() {
                Some(row) => row,
                None => match self.next_row(range)? {
                    Some(row) => row,
                    None => break,
                },
            };
            let Some(open) = &mut chunk else {
                let mut body = Vec::with_capacity(self.limit.min(row.len() * 64));
                body.extend_from_slice(BEFORE);
                body.extend_from_slice(&row);
                chunk = Some(Chunk {
                    rows: self.next - 1..self.next,
                    columns,
                    body,
                });
                continue;
            };
            let is_next = open.rows.end == self.next - 1;
            let is_full = open.body.len() + 1 + row.len() + AFTER.len() > self.limit;
            if is_full || !is_next {
                self.left = Some((columns, row));
                break;
            }
            open.body.push(b',');
            open.body.extend_from_slice(&row);
            open.rows.end = self.next;
            open.columns = open.columns.max(columns);
        }
        Ok(chunk.map(|mut chunk| {
            chunk.body.extend_from_slice(AFTER);
            chunk
        }))
    }

    /// Writes the next row that is not done yet.
    fn next_row(&mut self, range: &str) -> Result<Option<(usize, Vec<u8>)>, CallError> {
        loop {
            let Some(row) = self.rows.next() else {
                return Ok(None);
            };
            let number = self.next;
            self.next += 1;
            if !self.done.iter().any(|done| done.contains(&number)) {
                return write_row(row, number, range).map(Some);
            }
        }
    }
}

fn write_row(
    row: impl IntoIterator<Item: Into<Cell>>,
    number: usize,
    range: &str,
) -> Result<(usize, Vec<u8>), CallError> {
    let mut json = vec![b'['];
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
        serde_json::to_writer(&mut json, &cell).expect("a finite number or a text is JSON");
    }
    json.push(b']');
    Ok((columns, json))
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

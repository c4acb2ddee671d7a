//! The decoders against `serde_json`, which reads the same answers whole.

#[cfg(feature = "arrow")]
mod arrow;
#[cfg(feature = "arrow")]
mod arrow_pieces;
mod documents;
mod large;
mod parsers;
mod positions;
mod same_cells;

use hallpass_sheets::{
    BatchDecoder, BatchRowDecoder, Cell, DecodeError, Grid, GridBatch, GridDecoder, RowDecoder,
    ValueRange,
};
use proptest::prelude::ProptestConfig;

/// Tries so many values, unless it was said how many.
fn cases(count: u32) -> ProptestConfig {
    let said = ProptestConfig::default();
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => said,
        None => ProptestConfig::with_cases(count),
    }
}

/// Decodes an answer that comes in pieces of these lengths, over and over.
fn decode(answer: &[u8], lengths: &[usize]) -> Result<Grid, DecodeError> {
    let mut decoder = GridDecoder::new();
    pieces(answer, lengths).try_for_each(|piece| decoder.feed(piece))?;
    decoder.finish()
}

/// Decodes an answer about several ranges.
fn decode_batch(answer: &[u8], lengths: &[usize]) -> Result<GridBatch, DecodeError> {
    let mut decoder = BatchDecoder::new();
    pieces(answer, lengths).try_for_each(|piece| decoder.feed(piece))?;
    decoder.finish()
}

/// Decodes an answer row by row.
fn decode_rows(answer: &[u8], lengths: &[usize]) -> Result<Vec<Vec<Cell>>, DecodeError> {
    let mut decoder = RowDecoder::new();
    let mut rows = Vec::new();
    for piece in pieces(answer, lengths) {
        decoder.feed(piece);
        while let Some(row) = decoder.next_row()? {
            rows.push(row.to_cells());
        }
    }
    decoder.finish()?;
    Ok(rows)
}

/// Decodes an answer about several ranges row by row: each with the range's index and name.
fn decode_batch_rows(
    answer: &[u8],
    lengths: &[usize],
) -> Result<Vec<(usize, String, Vec<Cell>)>, DecodeError> {
    let mut decoder = BatchRowDecoder::new();
    let mut rows = Vec::new();
    for piece in pieces(answer, lengths) {
        decoder.feed(piece);
        while let Some(row) = decoder.next_row()? {
            rows.push((row.index, row.range.to_owned(), row.row.to_cells()));
        }
    }
    decoder.finish()?;
    Ok(rows)
}

fn pieces<'a>(mut answer: &'a [u8], lengths: &'a [usize]) -> impl Iterator<Item = &'a [u8]> {
    let mut lengths = lengths.iter().cycle();
    std::iter::from_fn(move || {
        let length = (*lengths.next()?).clamp(1, answer.len().max(1));
        let (piece, rest) = answer.split_at_checked(length)?;
        answer = rest;
        Some(piece)
    })
}

/// Returns what `serde_json` reads, with each `null` as the empty cell that it is.
fn expected(answer: &[u8]) -> Option<ValueRange> {
    serde_json::from_slice(answer).ok().map(without_nulls)
}

fn without_nulls(mut range: ValueRange) -> ValueRange {
    for cell in range.values.iter_mut().flatten() {
        if *cell == Cell::Skip {
            *cell = Cell::Empty;
        }
    }
    range
}

/// Holds two lists of cells together, numbers to the last bit.
fn assert_same(found: &[Vec<Cell>], expected: &[Vec<Cell>], context: &str) {
    assert_eq!(found, expected, "{context}");
    for (found, expected) in found.iter().flatten().zip(expected.iter().flatten()) {
        let bits = |cell: &Cell| cell.as_f64().map(f64::to_bits);
        assert_eq!(bits(found), bits(expected), "{context}");
    }
}

//! [`JsonRows`]: rows of a JSON text, which keep their types; `null` leaves a cell as it is.

use std::fmt;

use hallpass_sheets::Cell;
use serde::de::{Deserializer as _, SeqAccess, Visitor};
use serde_json::Deserializer;

use super::Size;

/// Reads a text through that shall be a list of rows.
pub(super) fn check(text: &[u8], size: &mut Size) -> serde_json::Result<()> {
    let mut whole = Deserializer::from_slice(text);
    whole.deserialize_seq(Counter(size))?;
    whole.end()
}

/// Counts rows. Each is forgotten then, so that the text alone is held.
struct Counter<'a>(&'a mut Size);

impl<'de> Visitor<'de> for Counter<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        while let Some(row) = rows.next_element::<Vec<Cell>>()? {
            self.0.add(&row);
        }
        Ok(())
    }
}

/// The rows of a text that was [`check`]ed, one after the other.
pub(super) struct JsonRows<'a> {
    rest: &'a [u8],
}

impl<'a> JsonRows<'a> {
    pub(super) fn of(text: &'a [u8]) -> Self {
        Self { rest: text }
    }
}

impl Iterator for JsonRows<'_> {
    type Item = Vec<Cell>;

    fn next(&mut self) -> Option<Vec<Cell>> {
        // Before the first row stands the bracket of the list, before the others a comma.
        let rest = self.rest.trim_ascii_start();
        let rest = rest
            .strip_prefix(b"[")
            .or_else(|| rest.strip_prefix(b","))?;
        let mut rows = Deserializer::from_slice(rest).into_iter();
        let row = rows.next()?.ok();
        self.rest = &rest[rows.byte_offset()..];
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> serde_json::Result<Size> {
        let mut size = Size::default();
        check(text.as_bytes(), &mut size).map(|()| size)
    }

    #[test]
    fn json_that_is_no_rows_is_refused() {
        for json in [
            "",
            "{}",
            "[1]",
            "[[{}]]",
            "[[",
            "[[1]",
            "[[1],]",
            "[] x",
            "[[1] [2]]",
        ] {
            assert!(checked(json).is_err(), "{json}");
        }
    }

    #[test]
    fn rows_keep_their_types() {
        let text = " [\n[null, \"\", 1, true] ,[] , [\"],[\"]\n] ";
        let size = checked(text).unwrap();
        assert_eq!((size.rows, size.columns), (3, 4));
        let rows: Vec<_> = JsonRows::of(text.as_bytes()).collect();
        let first = vec![Cell::Skip, Cell::Empty, Cell::Number(1.0), Cell::Bool(true)];
        assert_eq!(rows, [first, vec![], vec![Cell::from("],[")]]);
        assert_eq!(JsonRows::of(b"[]").count(), 0);
    }
}

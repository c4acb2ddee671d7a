//! A formula in another place: references without `$` move along.

use super::reference::{Corner, Reference, rewrite};
use crate::sheets::options::Dimension;

/// Returns a formula as it is this many rows further down and columns further right.
pub(in crate::sheets) fn moved(formula: &str, down: i64, right: i64) -> String {
    let change = |reference: &Reference<'_>| {
        let moved = reference_moved(reference.clone(), down, right);
        Some(moved.map_or_else(|| GONE.to_owned(), |moved| moved.to_string()))
    };
    rewrite(formula, change).unwrap_or_else(|| formula.to_owned())
}

fn reference_moved(mut reference: Reference<'_>, down: i64, right: i64) -> Option<Reference<'_>> {
    for corner in [Some(&mut reference.first), reference.last.as_mut()] {
        let Some(corner) = corner else { continue };
        move_corner(corner, Dimension::Rows, down)?;
        move_corner(corner, Dimension::Columns, right)?;
    }
    Some(reference)
}

/// Moves an index, unless it is held; nothing is before the first.
fn move_corner(corner: &mut Corner, dimension: Dimension, by: i64) -> Option<()> {
    if let Some(index) = corner.index(dimension).filter(|index| !index.is_held) {
        let at = i64::from(index.at) + by;
        corner.set(dimension, u32::try_from(at).ok()?);
    }
    Some(())
}

/// What stands where cells were referred to that are not there.
pub(super) const GONE: &str = "#REF!";

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn references_move_unless_they_are_held() {
        let cases = [
            ("=A1", "=B3"),
            ("=$A1+A$1+$A$1", "=$A3+B$1+$A$1"),
            ("=SUM(A1:B2, C:C, 1:2)", "=SUM(B3:C4, D:D, 3:4)"),
            (
                "='A1 b'!A1&\"A1\"&Sheet1!Z9",
                "='A1 b'!B3&\"A1\"&Sheet1!AA11",
            ),
            ("='it''s A1'!A1&\"\"\"A1\"", "='it''s A1'!B3&\"\"\"A1\""),
            ("=LOG10(2)+total_1", "=LOG10(2)+total_1"),
            ("=SUM($1:$2)", "=SUM($1:$2)"),
            ("=#REF!+A5:A", "=#REF!+B7:B"),
        ];
        for (formula, there) in cases {
            assert_eq!(moved(formula, 2, 1), there);
        }
        assert_eq!(moved("=A1", -1, 0), "=#REF!");
        assert_eq!(moved("=SUM(Sheet2!A1:A3)", -1, 0), "=SUM(#REF!)");
    }
}

//! Ranges for the property tests.

use proptest::prelude::*;

use super::A1Range;

/// Cells, R1C1 and names, as text.
fn cells() -> impl Strategy<Value = String> {
    let column = "[A-Z]{1,2}|[A-Y][A-Z]{2}|ZZZ";
    let row = 1_u32..=10_000_000;
    prop_oneof![
        (column, row.clone()).prop_map(|(c, r)| format!("{c}{r}")),
        (column, row.clone(), column, row.clone())
            .prop_map(|(c, r, d, s)| format!("{c}{r}:{d}{s}")),
        (column, column).prop_map(|(c, d)| format!("{c}:{d}")),
        (row.clone(), row.clone()).prop_map(|(r, s)| format!("{r}:{s}")),
        (column, row.clone(), column).prop_map(|(c, r, d)| format!("{c}{r}:{d}")),
        (column, row.clone(), row).prop_map(|(c, r, s)| format!("{c}{r}:{s}")),
        r1c1(),
        Just("Totals_2026".to_owned()),
    ]
}

/// R1C1, as text that has no other meaning.
fn r1c1() -> impl Strategy<Value = String> {
    let index = || {
        prop_oneof![
            (1_u32..18_278).prop_map(|number| number.to_string()),
            any::<i32>().prop_map(|by| format!("[{by}]")),
        ]
    };
    let by = || (-99_i32..99).prop_map(|by| format!("[{by}]"));
    prop_oneof![
        (index(), index()).prop_map(|(r, c)| format!("R{r}C{c}")),
        (index(), index(), index(), index()).prop_map(|(r, c, s, d)| format!("R{r}C{c}:R{s}C{d}")),
        (by(), index()).prop_map(|(r, s)| format!("R{r}:R{s}")),
        (index(), by()).prop_map(|(c, d)| format!("C{c}:C{d}")),
        by().prop_map(|r| format!("R{r}")),
        by().prop_map(|c| format!("r1C{c}")),
    ]
}

pub(super) fn titles() -> &'static str {
    "['!:A-C1-3 /?#%🌵ü]{1,8}|\\PC{1,12}"
}

/// Any range.
pub(super) fn ranges() -> impl Strategy<Value = A1Range> {
    prop_oneof![
        titles().prop_map(A1Range::sheet),
        cells().prop_map(|cells| cells.parse().unwrap()),
        (titles(), cells()).prop_map(|(title, cells)| A1Range::sheet(title).cells(&cells).unwrap()),
    ]
}

/// Small blocks of the first sheet, with every combination of open ends.
pub(super) fn blocks() -> impl Strategy<Value = A1Range> {
    let ends = || (1_u32..30, proptest::option::of(0_u32..30));
    let block = |columns: (u32, Option<u32>), rows: (u32, Option<u32>)| {
        let (column, row) = (columns.0, rows.0);
        match (columns.1, rows.1) {
            (Some(c), Some(r)) => A1Range::block(column..=column + c, row..=row + r),
            (Some(c), None) => A1Range::block(column..=column + c, row..),
            (None, Some(r)) => A1Range::block(column.., row..=row + r),
            (None, None) => A1Range::block(column.., row..),
        }
    };
    prop_oneof![
        4 => (ends(), ends()).prop_map(move |(columns, rows)| block(columns, rows).unwrap()),
        1 => (1_u32..30, 0_u32..30).prop_map(|(c, n)| A1Range::columns(c..=c + n).unwrap()),
        1 => (1_u32..30, 0_u32..30).prop_map(|(r, n)| A1Range::rows(r..=r + n).unwrap()),
    ]
}

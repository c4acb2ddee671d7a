//! The names of a grid's columns.

use std::collections::HashMap;

use super::ToArrowError;
use crate::Grid;

/// Returns the name of each column: from the first row, if that is the header.
pub(super) fn of(grid: &Grid, header: bool) -> Result<Vec<String>, ToArrowError> {
    let name = |column| match grid.cell(0, column).to_string() {
        name if header && !name.is_empty() => name,
        _ => format!("column_{}", column + 1),
    };
    let names: Vec<_> = (0..grid.column_count()).map(name).collect();
    let mut columns = HashMap::new();
    for (second, name) in names.iter().enumerate() {
        if let Some(first) = columns.insert(name, second) {
            let name = name.clone();
            return Err(ToArrowError::DuplicateName {
                name,
                first,
                second,
            });
        }
    }
    Ok(names)
}

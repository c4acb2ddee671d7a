//! The names of columns.

use std::collections::HashMap;

/// Two columns that have one name.
#[derive(Debug)]
pub(super) struct SameName {
    pub(super) name: String,
    pub(super) first: usize,
    pub(super) second: usize,
}

/// Returns the name of each column: its header, unless that is blank.
pub(super) fn of(width: usize, header: impl Fn(usize) -> String) -> Result<Vec<String>, SameName> {
    let name = |column| match header(column) {
        name if name.is_empty() => format!("column_{}", column + 1),
        name => name,
    };
    let names: Vec<_> = (0..width).map(name).collect();
    let mut columns = HashMap::new();
    for (second, name) in names.iter().enumerate() {
        if let Some(first) = columns.insert(name, second) {
            let name = name.clone();
            return Err(SameName {
                name,
                first,
                second,
            });
        }
    }
    Ok(names)
}

//! How the tests of typed rows read them.

use hallpass_sheets::{Cell, RowError, RowReader};
use serde::de::DeserializeOwned;

pub(crate) fn reader() -> RowReader {
    RowReader::new().at("Orders!A16".parse().unwrap())
}

pub(crate) fn read<T: DeserializeOwned>(
    reader: &RowReader,
    rows: &[Vec<Cell>],
) -> Result<Vec<T>, RowError> {
    reader.read(rows).collect()
}

pub(crate) fn message<T: DeserializeOwned>(reader: &RowReader, rows: &[Vec<Cell>]) -> String {
    match read::<T>(reader, rows) {
        Err(error) => error.to_string(),
        Ok(_) => panic!("not refused"),
    }
}

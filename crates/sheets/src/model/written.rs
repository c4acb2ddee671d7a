//! The bodies of requests that write values.

use serde::Serialize;

use super::Dimension;
use crate::Cell;

/// Values on their way out: a `ValueRange` that borrows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Written<'a> {
    /// Left out where the path has the range already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) range: Option<String>,
    pub(crate) major_dimension: &'a Dimension,
    pub(crate) values: &'a [Vec<Cell>],
}

/// The body of a request that has none but must be an object.
#[derive(Serialize)]
pub(crate) struct NoFields {}

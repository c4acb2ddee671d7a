//! A row of the sheet `Orders`.

use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Order {
    pub(crate) no: u32,
    pub(crate) customer: String,
    pub(crate) total: f64,
    pub(crate) state: Option<String>,
}

impl Order {
    pub(crate) fn new(no: u32, customer: &str, total: f64) -> Self {
        Self {
            no,
            customer: customer.to_owned(),
            total,
            state: None,
        }
    }
}

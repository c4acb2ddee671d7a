//! Numbers as JSON.

use serde_json::Value;

/// Writes a number as Google does: a whole one without a point.
pub(super) fn to_json(number: f64) -> Value {
    match number.fract() == 0.0 && number.abs() < LARGEST_EXACT {
        true => Value::from(number as i64),
        false => Value::from(number),
    }
}

// Every whole number up to here is exact in a double.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

//! Turns a successful answer of Google's into a value.

use serde::de::DeserializeOwned;

use crate::CallError;

pub(crate) fn read<A: DeserializeOwned>(
    response: &http::Response<Vec<u8>>,
) -> Result<A, CallError> {
    serde_json::from_slice(response.body()).or_else(|_| read_again(response.body()))
}

/// Reads the answer a second time, to learn where it is wrong. Keeping track of the place
/// costs time, which only a bad answer shall pay.
fn read_again<A: DeserializeOwned>(body: &[u8]) -> Result<A, CallError> {
    let mut json = serde_json::Deserializer::from_slice(body);
    match serde_path_to_error::deserialize(&mut json) {
        Err(error) => {
            let field = error.path().to_string();
            Err(CallError::Unreadable {
                field,
                reason: hallpass_core::plain_text(&error.inner().to_string()),
            })
        }
        // The value is whole, so something follows it.
        Ok::<A, _>(_) => Err(CallError::Unreadable {
            field: ".".to_owned(),
            reason: "text after the end".to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BatchGetValuesResponse, ValueRange};

    fn unreadable<A: DeserializeOwned + std::fmt::Debug>(body: &str) -> (String, String) {
        let response = http::Response::new(body.as_bytes().to_vec());
        match read::<A>(&response).unwrap_err() {
            CallError::Unreadable { field, reason } => (field, reason),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn an_answer_that_is_not_json_is_unreadable() {
        for body in ["", "<html>", "{", "{\"range\":\"A1\"} and more", "\"text\""] {
            unreadable::<ValueRange>(body);
        }
    }

    #[test]
    fn the_field_that_cannot_be_read_is_named() {
        let (field, reason) = unreadable::<BatchGetValuesResponse>(
            r#"{"valueRanges":[{"values":[["a"],["b",{"c":1}]]}]}"#,
        );
        assert_eq!(field, "valueRanges[0].values[1][1]");
        assert!(reason.contains("expected a text, a number"), "{reason}");
    }
}

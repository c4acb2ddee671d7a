//! Request bodies, read as strictly as Google reads them.
//!
//! Google parses a whole body before it looks at anything in it, accepts what the JSON form of
//! protocol buffers accepts, and refuses everything else at once: one message, a line and a field
//! violation for each fault.

use serde_json::{Map, Value};

use super::{Field, Kind, Message, SCHEMA, colors, message};
use crate::sheets::api_error::ApiError;
use crate::sheets::number;

/// Parses a request body; an empty one is an empty object.
pub(in crate::sheets) fn parse(body: &[u8]) -> Result<Value, ApiError> {
    if body.trim_ascii().is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    let invalid = |_| ApiError::invalid_argument("Invalid JSON payload received. Syntax error.");
    serde_json::from_slice(body).map_err(invalid)
}

/// Reads a message that stands `at` a place of the request, and returns it in one spelling:
/// camel case, numbers as numbers, and without what is null or zero.
pub(in crate::sheets) fn read(
    name: &'static str,
    value: Value,
    at: &str,
) -> Result<Map<String, Value>, ApiError> {
    let mut reader = Reader { faults: Vec::new() };
    let fields = reader.message(name, value, at);
    match reader.faults.is_empty() {
        true => Ok(fields.unwrap_or_default()),
        false => Err(ApiError::field_violations(&reader.faults)),
    }
}

struct Reader {
    /// The field and what is wrong with it.
    faults: Vec<(String, String)>,
}

impl Reader {
    fn message(&mut self, name: &str, value: Value, at: &str) -> Option<Map<String, Value>> {
        let Value::Object(sent) = value else {
            let kind = format!("{TYPES}.{name}");
            self.faults.push(wrong_kind(at, &kind, &value));
            return None;
        };
        let known = message(name);
        let mut fields = Map::new();
        let mut one_ofs = Vec::new();
        for (sent_name, value) in sent {
            if value.is_null() {
                continue;
            }
            let Some((name, field)) = find(known, &sent_name) else {
                self.unknown(&sent_name, at, "Cannot find field.");
                continue;
            };
            if let Some(one_of) = field.one_of {
                if one_ofs.contains(&one_of) {
                    self.faults.push(set_twice(at, one_of, name));
                }
                one_ofs.push(one_of);
            }
            let place = join(at, &snake_case(name));
            if let Some(value) = self.field(field, value, (name, at, &place)) {
                fields.insert(name.to_owned(), value);
            }
        }
        colors::pair(known, &mut fields);
        Some(fields)
    }

    /// Reads a field; nothing is a zero that Google does not tell from nothing, or a fault.
    fn field(&mut self, field: &Field, value: Value, place: Place<'_>) -> Option<Value> {
        let (name, at, path) = place;
        match (&field.kind, value) {
            (Kind::List(element), Value::Array(items)) => {
                let items: Vec<Value> = items
                    .into_iter()
                    .enumerate()
                    .filter_map(|(index, item)| {
                        self.element(element, item, &format!("{path}[{index}]"))
                    })
                    .collect();
                (!items.is_empty()).then_some(Value::Array(items))
            }
            // What is no list counts as a list of one.
            (Kind::List(element), item) => self
                .element(element, item, path)
                .map(|item| Value::Array(vec![item])),
            (_, Value::Array(_)) if !matches!(field.kind, Kind::Any) => {
                self.unknown(name, at, "Proto field is not repeating, cannot start list.");
                None
            }
            (Kind::Map(element), Value::Object(entries)) => {
                let entries = entries.into_iter().filter_map(|(key, value)| {
                    let place = format!("{path}[{key}].value");
                    self.element(element, value, &place)
                        .map(|value| (key, value))
                });
                Some(Value::Object(entries.collect()))
            }
            (kind, value) => {
                let keeps_zero = field.keeps_zero || field.one_of.is_some();
                let path = match field.keeps_zero {
                    true => format!("{path}.value"),
                    false => path.to_owned(),
                };
                self.element(kind, value, &path)
                    .filter(|value| keeps_zero || !is_zero(kind, value))
            }
        }
    }

    fn element(&mut self, kind: &Kind, value: Value, path: &str) -> Option<Value> {
        let (read, expected) = match kind {
            Kind::Any => return Some(value),
            Kind::Message("Color") => {
                let mut channels = self.message("Color", value, path)?;
                for channel in channels.values_mut() {
                    *channel = number::to_json(colors::quantize(channel.as_f64()?));
                }
                channels.retain(|_, channel| *channel != 0);
                return Some(Value::Object(channels));
            }
            Kind::Message(name) => return self.message(name, value, path).map(Value::Object),
            Kind::List(element) => {
                return self.list_of_any(element, value, path);
            }
            Kind::Map(_) => return None,
            Kind::Bool => (bool_of(&value), "TYPE_BOOL".to_owned()),
            Kind::Int32 => (int_of(&value), "TYPE_INT32".to_owned()),
            Kind::Float => (double_of(&value), "TYPE_FLOAT".to_owned()),
            Kind::Double => (double_of(&value), "TYPE_DOUBLE".to_owned()),
            Kind::Text => (text_of(&value), "TYPE_STRING".to_owned()),
            Kind::Enum(name) => (enum_of(name, &value), format!("{TYPES}.{name}")),
        };
        if read.is_none() {
            self.faults.push(wrong_kind(path, &expected, &value));
        }
        read
    }

    /// Lists of lists are the rows of cell values, which hold anything.
    fn list_of_any(&mut self, element: &Kind, value: Value, path: &str) -> Option<Value> {
        debug_assert!(matches!(element, Kind::Any), "only cell values nest");
        if value.is_array() {
            return Some(value);
        }
        self.faults.push(wrong_kind(path, LIST_VALUE, &value));
        None
    }

    fn unknown(&mut self, name: &str, at: &str, why: &str) {
        let place = match at {
            "" => String::new(),
            at => format!(" at '{at}'"),
        };
        let text = format!("Invalid JSON payload received. Unknown name \"{name}\"{place}: {why}");
        self.faults.push((at.to_owned(), text));
    }
}

/// The name of a field, where its message stands, and where the field stands.
type Place<'a> = (&'a str, &'a str, &'a str);

/// Finds a field by either of its spellings, `sheetId` and `sheet_id`.
fn find(message: &'static Message, sent: &str) -> Option<(&'static str, &'static Field)> {
    let exact = message.get_key_value(sent);
    let by_snake_case = || message.iter().find(|(name, _)| snake_case(name) == sent);
    exact
        .or_else(by_snake_case)
        .map(|(name, field)| (*name, field))
}

fn wrong_kind(field: &str, kind: &str, value: &Value) -> (String, String) {
    let text = format!("Invalid value at '{field}' ({kind}), {value}");
    (field.to_owned(), text)
}

fn set_twice(at: &str, one_of: &str, name: &str) -> (String, String) {
    let text = format!(
        "Invalid value at '{at}' (oneof), oneof field '{one_of}' is already set. Cannot set '{name}'"
    );
    (at.to_owned(), text)
}

fn bool_of(value: &Value) -> Option<Value> {
    match value {
        Value::Bool(_) => Some(value.clone()),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(Value::Bool(true)),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(Value::Bool(false)),
        _ => None,
    }
}

fn int_of(value: &Value) -> Option<Value> {
    let number = double_of(value)?.as_f64()?;
    let is_int =
        number.fract() == 0.0 && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number);
    is_int.then(|| Value::from(number as i32))
}

fn double_of(value: &Value) -> Option<Value> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    };
    number.map(number::to_json)
}

fn text_of(value: &Value) -> Option<Value> {
    value.is_string().then(|| value.clone())
}

/// Reads the name of an enumeration's value, or its number.
fn enum_of(name: &str, value: &Value) -> Option<Value> {
    let names = SCHEMA.enums.get(name)?;
    let found = match value {
        Value::String(text) => names.iter().find(|name| *name == text),
        Value::Number(number) => names.get(usize::try_from(number.as_u64()?).ok()?),
        _ => None,
    };
    found.map(|name| Value::from(*name))
}

fn is_zero(kind: &Kind, value: &Value) -> bool {
    match (kind, value) {
        (Kind::Enum(name), Value::String(text)) => {
            SCHEMA.enums[name].first() == Some(&text.as_str())
        }
        (Kind::Message(_) | Kind::Any, _) => false,
        (_, Value::String(text)) => text.is_empty(),
        (_, Value::Number(number)) => number.as_f64() == Some(0.0),
        (_, value) => *value == false,
    }
}

fn join(at: &str, name: &str) -> String {
    match at {
        "" => name.to_owned(),
        at => format!("{at}.{name}"),
    }
}

/// Google's errors name fields as its protocol buffers do.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(character.to_ascii_lowercase());
    }
    snake
}

const TYPES: &str = "type.googleapis.com/google.apps.sheets.v4";

const LIST_VALUE: &str = "type.googleapis.com/google.protobuf.ListValue";

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::read;

    #[test]
    fn every_spelling_of_a_message_becomes_one() {
        let sent = json!({
            "sheet_id": "0", "startRowIndex": 0, "endRowIndex": "26", "endColumnIndex": 2.0,
            "startColumnIndex": null,
        });
        let range = read("GridRange", sent, "").unwrap();
        let kept = json!({ "startRowIndex": 0, "endRowIndex": 26, "endColumnIndex": 2 });
        assert_eq!(Value::Object(range), kept);
        let sent = json!({ "mergeType": 2, "range": {} });
        let merge = read("MergeCellsRequest", sent, "").unwrap();
        assert_eq!(
            Value::Object(merge),
            json!({ "mergeType": "MERGE_ROWS", "range": {} })
        );
    }

    #[test]
    fn a_color_has_two_names() {
        let sent = json!({ "backgroundColor": { "red": 1, "green": 0, "blue": 0.5 } });
        let kept = json!({ "red": 1, "blue": 0.49803922 });
        let format = Value::Object(read("CellFormat", sent, "").unwrap());
        assert_eq!(format["backgroundColor"], kept);
        assert_eq!(format["backgroundColorStyle"]["rgbColor"], kept);
    }

    #[test]
    fn all_faults_are_told_at_once() {
        let sent = json!({ "requests": [
            { "addSheet": { "properties": { "headerValues": 1, "title": 2 } }, "deleteSheet": {} },
            { "mergeCells": { "mergeType": "ALL", "range": { "startRowIndex": "x" } } },
        ] });
        let error = read("BatchUpdateSpreadsheetRequest", sent, "").unwrap_err();
        let expected = [
            "Invalid JSON payload received. Unknown name \"headerValues\" at 'requests[0].add_sheet.properties': Cannot find field.",
            "Invalid value at 'requests[0].add_sheet.properties.title' (TYPE_STRING), 2",
            "Invalid value at 'requests[0]' (oneof), oneof field 'kind' is already set. Cannot set 'deleteSheet'",
            "Invalid value at 'requests[1].merge_cells.merge_type' (type.googleapis.com/google.apps.sheets.v4.MergeType), \"ALL\"",
            "Invalid value at 'requests[1].merge_cells.range.start_row_index.value' (TYPE_INT32), \"x\"",
        ];
        assert_eq!(error.message(), expected.join("\n"));
    }
}

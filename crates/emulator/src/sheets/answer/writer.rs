//! JSON text, readable or compact, from values that come one after the other.

use serde_json::{Map, Value};

/// Writes JSON into a buffer that is emptied now and then.
pub(super) struct Writer {
    text: Vec<u8>,
    is_readable: bool,
    /// For each open list or object, whether it has an item yet.
    open: Vec<bool>,
    /// Whether a field's name was written and its value comes next.
    is_after_name: bool,
}

impl Writer {
    pub(super) fn new(is_readable: bool) -> Self {
        Self {
            text: Vec::new(),
            is_readable,
            open: Vec::new(),
            is_after_name: false,
        }
    }

    /// Returns how much text is waiting.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Takes the text that is waiting.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.text)
    }

    /// Begins an object or a list, by its opening bracket.
    pub(super) fn begin(&mut self, bracket: u8) {
        self.separate();
        self.text.push(bracket);
        self.open.push(false);
    }

    /// Ends what was begun last, by its closing bracket.
    pub(super) fn end(&mut self, bracket: u8) {
        let has_items = self.open.pop().unwrap_or_default();
        if has_items {
            self.break_line();
        }
        self.text.push(bracket);
    }

    /// Writes a field's name.
    pub(super) fn name(&mut self, name: &str) {
        self.separate();
        self.string(name);
        self.text.push(b':');
        if self.is_readable {
            self.text.push(b' ');
        }
        self.is_after_name = true;
    }

    /// Writes a whole value.
    pub(super) fn value(&mut self, value: &Value) {
        match value {
            Value::Array(items) => {
                self.begin(b'[');
                for item in items {
                    self.value(item);
                }
                self.end(b']');
            }
            Value::Object(fields) => self.object(fields),
            Value::String(text) => {
                self.separate();
                self.string(text);
            }
            scalar => {
                self.separate();
                serde_json::to_writer(&mut self.text, scalar).expect(BUFFER);
            }
        }
    }

    /// Ends the text; what is readable ends its last line.
    pub(super) fn finish(&mut self) {
        if self.is_readable {
            self.text.push(b'\n');
        }
    }

    fn object(&mut self, fields: &Map<String, Value>) {
        self.begin(b'{');
        for (name, value) in fields {
            self.name(name);
            self.value(value);
        }
        self.end(b'}');
    }

    /// Writes what stands between two items.
    fn separate(&mut self) {
        if std::mem::take(&mut self.is_after_name) {
            return;
        }
        let Some(has_items) = self.open.last_mut() else {
            return;
        };
        if std::mem::replace(has_items, true) {
            self.text.push(b',');
        }
        self.break_line();
    }

    fn break_line(&mut self) {
        if self.is_readable {
            self.text.push(b'\n');
            self.text
                .extend(std::iter::repeat_n(b' ', 2 * self.open.len()));
        }
    }

    /// Google escapes what could end a script, beside what JSON asks for.
    fn string(&mut self, text: &str) {
        let start = self.text.len();
        serde_json::to_writer(&mut self.text, text).expect(BUFFER);
        let may_end_script = |byte| matches!(byte, b'<' | b'>' | 0x7f | 0xe2 | 0xef);
        if !text.bytes().any(may_end_script) {
            return;
        }
        let plain = String::from_utf8(self.text.split_off(start)).expect("serde_json writes UTF-8");
        for character in plain.chars() {
            match character {
                '<' | '>' | '\u{7f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                    let escape = format!("\\u{:04x}", u32::from(character));
                    self.text.extend(escape.into_bytes());
                }
                other => self.text.extend(other.encode_utf8(&mut [0; 4]).bytes()),
            }
        }
    }
}

const BUFFER: &str = "a buffer takes any scalar";

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Writer;

    fn written(value: &Value, is_readable: bool) -> String {
        let mut writer = Writer::new(is_readable);
        writer.value(value);
        String::from_utf8(writer.take()).unwrap()
    }

    #[test]
    fn a_value_is_written_as_serde_json_writes_it() {
        let value = json!({ "a": [1, 2.5, [], {}, ["x\n", null]], "b": { "c": true, "ü": "\"" } });
        assert_eq!(written(&value, false), value.to_string());
        assert_eq!(written(&value, true), format!("{value:#}"));
    }

    #[test]
    fn what_could_end_a_script_is_escaped() {
        let escaped = "\"\\u003cb\\u003e\\\"&\\u2028é\"";
        assert_eq!(written(&json!("<b>\"&\u{2028}é"), false), escaped);
    }
}

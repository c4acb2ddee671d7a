//! [`FieldPath`]: the way to a field, checked by the compiler.

use std::fmt;

/// The way to a field, such as `userEnteredFormat.textFormat.bold`; made by [`path!`](crate::path).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FieldPath(&'static [&'static str]);

/// Names a field of a type, by the names that the fields have in Rust.
///
/// ```
/// use hallpass_sheets::model::CellData;
/// use hallpass_sheets::path;
///
/// let bold = path!(CellData.user_entered_format.text_format.bold);
/// assert_eq!(bold.to_string(), "userEnteredFormat.textFormat.bold");
/// ```
///
/// A field that is not there is an error of the compiler:
///
/// ```compile_fail,E0609
/// # use hallpass_sheets::{model::CellData, path};
/// path!(CellData.user_entered_format.bold);
/// ```
#[macro_export]
macro_rules! path {
    ($root:ident$(.$field:ident)+) => {{
        // Never called: it has the compiler look up each field.
        fn _looked_up(value: &$root) {
            $crate::path!(@look_up value $($field)+);
        }
        $crate::model::FieldPath::of_checked(&[$(stringify!($field)),+])
    }};
    (@look_up $value:ident $field:ident) => {
        let _ = &$value.$field;
    };
    (@look_up $value:ident $field:ident $($below:ident)+) => {
        let Some($value) = &$value.$field else { return };
        $crate::path!(@look_up $value $($below)+);
    };
}

impl FieldPath {
    /// Takes the names of fields that were looked up.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_checked(names: &'static [&'static str]) -> Self {
        Self(names)
    }
}

/// Writes the path with the names that the fields have on the wire.
impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.0.iter().map(|name| on_the_wire(name)).collect();
        f.pad(&names.join("."))
    }
}

/// Turns `text_format` into `textFormat`; `kind` stands for `type`, which is a word of Rust.
fn on_the_wire(name: &str) -> String {
    if name == "kind" {
        return "type".to_owned();
    }
    let mut parts = name.split('_');
    let mut wire = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (first, rest) = part.split_at(1);
        wire.push_str(&first.to_ascii_uppercase());
        wire.push_str(rest);
    }
    wire
}

#[cfg(test)]
mod tests {
    use crate::model::{CellData, NumberFormat, SheetProperties};

    #[test]
    fn a_path_has_the_names_of_the_wire() {
        for (path, written) in [
            (path!(SheetProperties.title), "title"),
            (path!(NumberFormat.kind), "type"),
            (
                path!(SheetProperties.grid_properties.frozen_row_count),
                "gridProperties.frozenRowCount",
            ),
            (
                path!(CellData.user_entered_format.text_format.link.uri),
                "userEnteredFormat.textFormat.link.uri",
            ),
        ] {
            assert_eq!(path.to_string(), written);
        }
    }
}

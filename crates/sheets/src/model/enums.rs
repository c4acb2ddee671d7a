//! Enumerations that stay readable when Google adds a value.

/// Makes an enumeration of words, with a place for words that are not known.
macro_rules! open_enum {
    (
        $(#[$about:meta])* $name:ident {
            $(#[$first_about:meta])* $first:ident = $first_word:literal,
            $($(#[$variant_about:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[$first_about])* #[default] $first,
            $($(#[$variant_about])* $variant,)*
            /// A word that this version does not know; kept as it came.
            Unrecognized(Box<str>),
        }

        impl $name {
            /// Returns the word as Google writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    Self::$first => $first_word,
                    $(Self::$variant => $word,)*
                    Self::Unrecognized(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $first_word => Self::$first,
                    $($word => Self::$variant,)*
                    other => Self::Unrecognized(other.into()),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = String::deserialize(deserializer)?;
                Ok(Self::from(word.as_str()))
            }
        }
    };
}

open_enum! {
    /// Whether the inner lists of values are rows or columns.
    MajorDimension {
        /// Each inner list is a row.
        Rows = "ROWS",
        /// Each inner list is a column.
        Columns = "COLUMNS",
    }
}

open_enum! {
    /// How written values are understood.
    ValueInput {
        /// Stored as they are: `=1+1` stays that text.
        Raw = "RAW",
        /// Understood as if typed into the sheet: `=1+1` is a formula, `2026-01-31` a date.
        UserEntered = "USER_ENTERED",
    }
}

open_enum! {
    /// How values are read.
    ValueRender {
        /// As the sheet shows them, so that each is a text: `$1.23`.
        Formatted = "FORMATTED_VALUE",
        /// As they are stored: `1.23`.
        Unformatted = "UNFORMATTED_VALUE",
        /// Formulas instead of their results: `=A1`.
        Formula = "FORMULA",
    }
}

open_enum! {
    /// How dates and times are read, unless values are read as the sheet shows them.
    DateTimeRender {
        /// As the number of days since 1899-12-30, in the spreadsheet's time zone.
        SerialNumber = "SERIAL_NUMBER",
        /// As the text that the sheet shows.
        FormattedString = "FORMATTED_STRING",
    }
}

open_enum! {
    /// What happens to cells below a table that rows are appended to.
    InsertData {
        /// Cells after the table are written over.
        Overwrite = "OVERWRITE",
        /// Rows are inserted for the new values.
        InsertRows = "INSERT_ROWS",
    }
}

open_enum! {
    /// What a sheet shows.
    SheetType {
        /// A grid of cells.
        Grid = "GRID",
        /// A chart or an image.
        Object = "OBJECT",
        /// A preview of an external data source.
        DataSource = "DATA_SOURCE",
    }
}

open_enum! {
    /// When functions such as `NOW` are calculated again.
    RecalculationInterval {
        /// After each change.
        OnChange = "ON_CHANGE",
        /// After each change and every minute.
        Minute = "MINUTE",
        /// After each change and every hour.
        Hour = "HOUR",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_word_is_a_variant() {
        assert_eq!(
            serde_json::from_str::<MajorDimension>("\"COLUMNS\"").unwrap(),
            MajorDimension::Columns
        );
        assert_eq!(ValueInput::from("USER_ENTERED"), ValueInput::UserEntered);
        assert_eq!(
            serde_json::to_string(&SheetType::DataSource).unwrap(),
            "\"DATA_SOURCE\""
        );
    }

    #[test]
    fn a_word_that_is_not_known_survives() {
        let kind: SheetType = serde_json::from_str(r#""TIME\u004cINE""#).unwrap();
        assert_eq!(kind, SheetType::Unrecognized("TIMELINE".into()));
        assert_eq!(serde_json::to_string(&kind).unwrap(), "\"TIMELINE\"");
    }
}

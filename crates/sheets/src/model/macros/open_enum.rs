//! `open_enum!`: an enumeration that stays readable when Google adds a word.

/// Makes an enumeration of words, with a place for words that are not known.
///
/// Words that stand for no choice, such as `STYLE_UNSPECIFIED`, have no variant, so that nobody
/// is offered them; where they are read, they are kept like unknown ones.
macro_rules! open_enum {
    (
        $(#[$about:meta])* $name:ident {
            $($(#[$variant_about:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_about])* $variant,)*
            /// A word that this version does not know; kept as it came.
            Unrecognized(Box<str>),
        }

        impl $name {
            /// Returns the word as Google writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Unrecognized(word) => word,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
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
                crate::model::wire::read_word(deserializer)
            }
        }
    };
}
pub(crate) use open_enum;

#[cfg(test)]
mod tests {
    use crate::model::{DataLabelPlacement, Dimension, ErrorType, SheetType, ValueInput};

    #[test]
    fn a_known_word_is_a_variant() {
        assert_eq!(
            serde_json::from_str::<Dimension>("\"COLUMNS\"").unwrap(),
            Dimension::Columns
        );
        assert_eq!(ValueInput::from("USER_ENTERED"), ValueInput::UserEntered);
        assert_eq!(ErrorType::NotAvailable.to_string(), "N_A");
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

    #[test]
    fn no_choice_is_kept_and_has_no_variant_unless_it_means_something() {
        let word = "DIMENSION_UNSPECIFIED";
        assert_eq!(Dimension::from(word), Dimension::Unrecognized(word.into()));
        let word = "DATA_LABEL_PLACEMENT_UNSPECIFIED";
        assert_eq!(
            DataLabelPlacement::from(word),
            DataLabelPlacement::Automatic
        );
    }
}

//! Dates and times of jiff as fields of rows, and the time zone they are in.
//!
//! With the feature `jiff`.
//!
//! A field of one of that crate's types says how it is a cell:
//!
//! ```
//! use hallpass_sheets::{RowReader, RowWriter, row, serial};
//! use jiff::civil::{Date, DateTime, Time, date, time};
//!
//! #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
//! struct Shift {
//!     #[serde(with = "serial::date")]
//!     day: Date,
//!     #[serde(with = "serial::time")]
//!     start: Time,
//!     #[serde(with = "serial::datetime::option", default)]
//!     paid: Option<DateTime>,
//! }
//!
//! let rows = [row!["day", "start", "paid"], row![43831, 0.25, 43840.5], row![43832, 0.75]];
//! let shifts: Vec<Shift> = RowReader::new().read(&rows).collect::<Result<_, _>>()?;
//! assert_eq!(shifts[0].paid, Some(date(2020, 1, 10).at(12, 0, 0, 0)));
//! assert_eq!(shifts[1], Shift { day: date(2020, 1, 2), start: time(18, 0, 0, 0), paid: None });
//!
//! let written = RowWriter::new().to_rows(&shifts)?;
//! assert_eq!(written.rows[0], row![43831, 0.25, 43840.5]);
//! # Ok::<(), hallpass_sheets::RowError>(())
//! ```
//!
//! A cell holds the number only; that it is shown as a date is up to its format.

pub use super::zone::{TimeZoneError, time_zone};

macro_rules! adapter {
    ($type:ty, $words:literal) => {
        use serde::de::{Deserializer, Error as _};
        use serde::ser::{Error as _, Serializer};

        use crate::SerialNumber;
        use crate::dates::serial_number::SerialVisitor;

        /// Writes the serial number.
        ///
        /// # Errors
        ///
        /// When it is before the year 1.
        pub fn serialize<S: Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
            let serial = SerialNumber::try_from(*value).map_err(S::Error::custom)?;
            serializer.serialize_f64(serial.to_f64())
        }

        /// Reads the serial number.
        ///
        /// # Errors
        ///
        #[doc = concat!("When it is not ", $words, ".")]
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
            let serial = deserializer.deserialize_any(SerialVisitor($words))?;
            <$type>::try_from(serial).map_err(D::Error::custom)
        }

        /// The same for an `Option`, whose `None` is a blank cell.
        ///
        /// The field also needs `#[serde(default)]` if the header may be missing.
        pub mod option {
            use std::fmt;

            use serde::de::{Deserializer, Visitor};
            use serde::ser::Serializer;

            /// Writes the serial number, or nothing.
            ///
            /// # Errors
            ///
            /// When it is before the year 1.
            pub fn serialize<S: Serializer>(
                value: &Option<$type>,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match value {
                    Some(value) => super::serialize(value, serializer),
                    None => serializer.serialize_none(),
                }
            }

            /// Reads the serial number, or nothing.
            ///
            /// # Errors
            ///
            #[doc = concat!("When it is not ", $words, ".")]
            pub fn deserialize<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<$type>, D::Error> {
                deserializer.deserialize_option(OptionVisitor)
            }

            struct OptionVisitor;

            impl<'de> Visitor<'de> for OptionVisitor {
                type Value = Option<$type>;

                fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(concat!($words, " or nothing"))
                }

                fn visit_none<E>(self) -> Result<Self::Value, E> {
                    Ok(None)
                }

                fn visit_unit<E>(self) -> Result<Self::Value, E> {
                    Ok(None)
                }

                fn visit_some<D: Deserializer<'de>>(
                    self,
                    deserializer: D,
                ) -> Result<Self::Value, D::Error> {
                    super::deserialize(deserializer).map(Some)
                }
            }
        }
    };
}

/// A [`jiff::civil::Date`]; a cell with a time of day is refused.
pub mod date {
    adapter!(jiff::civil::Date, "a date");
}

/// A [`jiff::civil::DateTime`], to the millisecond.
pub mod datetime {
    adapter!(jiff::civil::DateTime, "a date with its time");
}

/// A [`jiff::civil::Time`], to the millisecond; a cell with a date is refused.
pub mod time {
    adapter!(jiff::civil::Time, "a time of day");
}

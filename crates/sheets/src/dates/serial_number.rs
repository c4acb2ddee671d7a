//! [`SerialNumber`]: a date or time as the number that a cell holds.

use std::fmt;
use std::time::{Duration, SystemTime};

use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

use super::calendar;
use crate::Cell;

const MILLISECONDS_OF_DAY: i64 = 86_400_000;
/// 0001-01-01.
const FIRST_DAY: i64 = -693_593;
/// 9999-12-31.
const LAST_DAY: i64 = 2_958_465;
/// 1970-01-01.
const UNIX_EPOCH: i64 = 25_569;

/// A date, a time of day, or both, as a cell holds it: the days since 1899-12-30, the time as a
/// fraction.
///
/// A sheet knows no time zone: the number is what a clock shows in the zone of the spreadsheet.
/// It is taken to the millisecond, which is more than its fraction errs by, and goes from the
/// year 1 to 9999 of the Gregorian calendar. A time of day alone is less than 1.
///
/// ```
/// use hallpass_sheets::{Cell, SerialNumber};
///
/// let noon = SerialNumber::new(2.5)?;
/// assert_eq!((noon.date(), noon.time()), ((1900, 1, 1), (12, 0, 0, 0)));
///
/// let date = SerialNumber::from_date(2020, 1, 1)?;
/// assert_eq!(Cell::from(date), Cell::from(43831));
/// assert_eq!(date.with_time(6, 30, 0, 0)?.to_string(), "2020-01-01 06:30:00");
/// # Ok::<(), hallpass_sheets::SerialNumberError>(())
/// ```
///
/// With the feature `jiff` it converts from and into that crate's dates and times.
///
/// Source: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/DateTimeRenderOption>.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct SerialNumber(f64);

/// Says why there is no serial number, or no such date or time for it.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SerialNumberError {
    /// The date is before the year 1 or after the year 9999, or no number at all.
    #[error("a date has to be in the years 1 to 9999")]
    OutOfRange,
    /// The calendar has no such date.
    #[error("there is no date {year:04}-{month:02}-{day:02}")]
    #[non_exhaustive]
    NoDate {
        /// The year.
        year: i32,
        /// The month.
        month: u8,
        /// The day of the month.
        day: u8,
    },
    /// The clock shows no such time.
    #[error("there is no such time of day")]
    NoTime,
    /// A date was expected, and the number has a time of day too.
    #[error("a date has no time of day")]
    HasTime,
    /// A time of day was expected, and the number has a date too.
    #[error("a time of day is from 0 to below 1")]
    HasDate,
}

impl SerialNumber {
    /// Returns the serial number that a cell holds.
    ///
    /// # Errors
    ///
    /// [`SerialNumberError::OutOfRange`].
    pub fn new(days: f64) -> Result<Self, SerialNumberError> {
        let milliseconds = (days * MILLISECONDS_OF_DAY as f64).round();
        // A number that is too large for an integer becomes the largest, NaN becomes 0.
        if days.is_nan() || !is_in_range(milliseconds as i64) {
            return Err(SerialNumberError::OutOfRange);
        }
        Ok(Self(days))
    }

    /// Returns the serial number of a date.
    ///
    /// # Errors
    ///
    /// [`SerialNumberError::NoDate`], [`SerialNumberError::OutOfRange`].
    pub fn from_date(year: i32, month: u8, day: u8) -> Result<Self, SerialNumberError> {
        let no_date = SerialNumberError::NoDate { year, month, day };
        let days = calendar::days(year, month, day).ok_or(no_date)?;
        Self::from_milliseconds(i128::from(days) * i128::from(MILLISECONDS_OF_DAY))
    }

    /// Returns the same date at another time of day. Of a date that is 0 it is the time alone.
    ///
    /// # Errors
    ///
    /// [`SerialNumberError::NoTime`].
    pub fn with_time(
        self,
        hour: u8,
        minute: u8,
        second: u8,
        millisecond: u16,
    ) -> Result<Self, SerialNumberError> {
        if hour > 23 || minute > 59 || second > 59 || millisecond > 999 {
            return Err(SerialNumberError::NoTime);
        }
        let seconds = (i64::from(hour) * 60 + i64::from(minute)) * 60 + i64::from(second);
        let time = seconds * 1000 + i64::from(millisecond);
        Self::from_milliseconds(i128::from(self.day() * MILLISECONDS_OF_DAY + time))
    }

    /// Returns what a clock shows at this moment, so many seconds ahead of UTC. What is less
    /// than a millisecond is cut off.
    ///
    /// # Errors
    ///
    /// [`SerialNumberError::OutOfRange`].
    pub fn from_system_time(
        time: SystemTime,
        offset_seconds: i32,
    ) -> Result<Self, SerialNumberError> {
        let nanoseconds = |duration: Duration| duration.as_nanos() as i128;
        let since_1970 = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => nanoseconds(since),
            Err(before) => -nanoseconds(before.duration()),
        };
        let milliseconds = since_1970.div_euclid(1_000_000);
        let epoch = i128::from(UNIX_EPOCH) * i128::from(MILLISECONDS_OF_DAY);
        Self::from_milliseconds(milliseconds + epoch + i128::from(offset_seconds) * 1000)
    }

    /// Returns the moment at which a clock, so many seconds ahead of UTC, shows this.
    ///
    /// # Errors
    ///
    /// [`SerialNumberError::OutOfRange`] when the system's time does not go so far.
    pub fn to_system_time(self, offset_seconds: i32) -> Result<SystemTime, SerialNumberError> {
        let epoch = UNIX_EPOCH * MILLISECONDS_OF_DAY;
        let since_1970 = self.milliseconds() - epoch - i64::from(offset_seconds) * 1000;
        let duration = Duration::from_millis(since_1970.unsigned_abs());
        let time = if since_1970 < 0 {
            SystemTime::UNIX_EPOCH.checked_sub(duration)
        } else {
            SystemTime::UNIX_EPOCH.checked_add(duration)
        };
        time.ok_or(SerialNumberError::OutOfRange)
    }

    /// Returns the number that a cell holds.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.0
    }

    /// Returns year, month and day; 1899-12-30 of a time of day alone.
    #[must_use]
    pub fn date(self) -> (i32, u8, u8) {
        let (year, month, day) = calendar::date(self.day());
        // The range has been checked, so that nothing is cut off.
        (year as i32, month as u8, day as u8)
    }

    /// Returns hour, minute, second and millisecond.
    #[must_use]
    pub fn time(self) -> (u8, u8, u8, u16) {
        let milliseconds = self.milliseconds().rem_euclid(MILLISECONDS_OF_DAY);
        let (seconds, millisecond) = (milliseconds / 1000, milliseconds % 1000);
        let (hour, minute) = (seconds / 3600, seconds / 60 % 60);
        (
            hour as u8,
            minute as u8,
            (seconds % 60) as u8,
            millisecond as u16,
        )
    }

    /// Returns the days from 1899-12-30 without the time.
    pub(super) fn day(self) -> i64 {
        self.milliseconds().div_euclid(MILLISECONDS_OF_DAY)
    }

    fn milliseconds(self) -> i64 {
        (self.0 * MILLISECONDS_OF_DAY as f64).round() as i64
    }

    fn from_milliseconds(milliseconds: i128) -> Result<Self, SerialNumberError> {
        match i64::try_from(milliseconds) {
            // Exact to the millisecond: the numbers of the last day are 0.04 ms apart.
            Ok(milliseconds) if is_in_range(milliseconds) => {
                Ok(Self(milliseconds as f64 / MILLISECONDS_OF_DAY as f64))
            }
            _ => Err(SerialNumberError::OutOfRange),
        }
    }
}

fn is_in_range(milliseconds: i64) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&milliseconds.div_euclid(MILLISECONDS_OF_DAY))
}

/// Writes the date, and the time unless it is midnight.
impl fmt::Display for SerialNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")?;
        let (hour, minute, second, millisecond) = self.time();
        if (hour, minute, second, millisecond) != (0, 0, 0, 0) {
            write!(f, " {hour:02}:{minute:02}:{second:02}")?;
        }
        if millisecond != 0 {
            write!(f, ".{millisecond:03}")?;
        }
        Ok(())
    }
}

impl TryFrom<f64> for SerialNumber {
    type Error = SerialNumberError;

    fn try_from(days: f64) -> Result<Self, SerialNumberError> {
        Self::new(days)
    }
}

impl From<SerialNumber> for Cell {
    fn from(serial: SerialNumber) -> Self {
        Self::Number(serial.0)
    }
}

impl Serialize for SerialNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0)
    }
}

impl<'de> Deserialize<'de> for SerialNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SerialVisitor("a date or time"))
    }
}

/// Reads a serial number, and says what was expected instead of something else.
pub(super) struct SerialVisitor(pub(super) &'static str);

impl Visitor<'_> for SerialVisitor {
    type Value = SerialNumber;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} as a serial number", self.0)
    }

    fn visit_f64<E: Error>(self, days: f64) -> Result<SerialNumber, E> {
        SerialNumber::new(days).map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, days: i64) -> Result<SerialNumber, E> {
        self.visit_f64(days as f64)
    }

    fn visit_u64<E: Error>(self, days: u64) -> Result<SerialNumber, E> {
        self.visit_f64(days as f64)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(days: f64, written: &str) {
        assert_eq!(SerialNumber::new(days).unwrap().to_string(), written);
    }

    #[test]
    fn the_documented_examples_hold() {
        check(2.5, "1900-01-01 12:00:00");
        check(33.625, "1900-02-01 15:00:00");
        check(43831.0, "2020-01-01");
    }

    #[test]
    fn a_day_before_the_epoch_has_its_time_after_midnight_too() {
        check(0.0, "1899-12-30");
        check(-0.25, "1899-12-29 18:00:00");
        check(-1.0, "1899-12-29");
        check(-1.75, "1899-12-28 06:00:00");
    }

    #[test]
    fn a_fraction_is_rounded_to_the_millisecond() {
        check(43831.0 + 1.0 / 3.0, "2020-01-01 08:00:00");
        check(0.1 + 0.2, "1899-12-30 07:12:00");
        check(0.999_999_999_999, "1899-12-31");
        check(1.0 / 86_400_000.0, "1899-12-30 00:00:00.001");
    }

    #[test]
    fn what_is_out_of_range_is_refused() {
        check(-693_593.0, "0001-01-01");
        check(2_958_465.999_999_98, "9999-12-31 23:59:59.998");
        for days in [
            -693_593.1,
            2_958_466.0,
            2_958_465.999_999_999_9,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            1e300,
        ] {
            assert_eq!(SerialNumber::new(days), Err(SerialNumberError::OutOfRange));
        }
        let year = |year| SerialNumber::from_date(year, 1, 1);
        assert_eq!(year(10_000), Err(SerialNumberError::OutOfRange));
        assert_eq!(year(0), Err(SerialNumberError::OutOfRange));
        assert_eq!(year(i32::MAX), Err(SerialNumberError::OutOfRange));
        assert!(matches!(
            SerialNumber::from_date(1900, 2, 29),
            Err(SerialNumberError::NoDate { .. })
        ));
        let midnight = SerialNumber::default();
        for (hour, minute, second, millisecond) in
            [(24, 0, 0, 0), (0, 60, 0, 0), (0, 0, 60, 0), (0, 0, 0, 1000)]
        {
            let time = midnight.with_time(hour, minute, second, millisecond);
            assert_eq!(time, Err(SerialNumberError::NoTime));
        }
    }

    #[test]
    fn a_moment_is_what_a_clock_shows_at_its_offset() {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_millis(1_577_836_800_500);
        let serial = SerialNumber::from_system_time(moment, 3600).unwrap();
        assert_eq!(serial.to_string(), "2020-01-01 01:00:00.500");
        assert_eq!(serial.to_system_time(3600), Ok(moment));
        assert_eq!(
            serial.to_system_time(0),
            Ok(moment + Duration::from_secs(3600))
        );
        let before = SerialNumber::new(2.5).unwrap();
        let moment = before.to_system_time(-18_000).unwrap();
        assert_eq!(SerialNumber::from_system_time(moment, -18_000), Ok(before));
    }

    proptest! {
        #[test]
        fn every_millisecond_is_kept(milliseconds in
            FIRST_DAY * MILLISECONDS_OF_DAY..(LAST_DAY + 1) * MILLISECONDS_OF_DAY
        ) {
            let serial = SerialNumber::from_milliseconds(milliseconds.into()).unwrap();
            prop_assert_eq!(serial.milliseconds(), milliseconds);
            let (year, month, day) = serial.date();
            let (hour, minute, second, millisecond) = serial.time();
            let again = SerialNumber::from_date(year, month, day).unwrap();
            prop_assert_eq!(again.with_time(hour, minute, second, millisecond), Ok(serial));
        }

        #[test]
        fn no_number_panics(days in any::<f64>(), offset in any::<i32>()) {
            if let Ok(serial) = SerialNumber::new(days) {
                let _ = (serial.date(), serial.time(), serial.to_system_time(offset));
            }
        }
    }
}

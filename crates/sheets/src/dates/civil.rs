//! Serial numbers as the dates and times of jiff, and as moments in a time zone.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

use super::{SerialNumber, SerialNumberError};

/// With the feature `jiff`.
impl SerialNumber {
    /// Returns the moment at which the clocks of a time zone show this: the spreadsheet's.
    ///
    /// When clocks are set back an hour is shown twice, and the first is meant; when they are
    /// set forward, an hour is not shown, and it is as much later.
    ///
    /// ```
    /// use hallpass_sheets::{SerialNumber, serial};
    ///
    /// let zone = serial::time_zone("Europe/Berlin")?;
    /// let moment = SerialNumber::new(43831.5)?.to_timestamp(&zone)?;
    /// assert_eq!(moment.to_string(), "2020-01-01T11:00:00Z");
    /// assert_eq!(SerialNumber::from_timestamp(moment, &zone)?.to_f64(), 43831.5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SerialNumberError::OutOfRange`] at the very end of the year 9999.
    pub fn to_timestamp(self, zone: &TimeZone) -> Result<Timestamp, SerialNumberError> {
        let moment = zone.to_timestamp(self.into());
        moment.map_err(|_| SerialNumberError::OutOfRange)
    }

    /// Returns the moment of [`to_timestamp`](Self::to_timestamp) with its time zone.
    ///
    /// # Errors
    ///
    /// [`SerialNumberError::OutOfRange`] at the very end of the year 9999.
    pub fn to_zoned_datetime(self, zone: &TimeZone) -> Result<ZonedDateTime, SerialNumberError> {
        let moment = self.to_timestamp(zone)?;
        Ok(moment.to_zoned_datetime(zone.clone()))
    }

    /// Returns what the clocks of a time zone show at a moment.
    ///
    /// # Errors
    ///
    /// [`SerialNumberError::OutOfRange`].
    pub fn from_timestamp(moment: Timestamp, zone: &TimeZone) -> Result<Self, SerialNumberError> {
        zone.to_datetime(moment).try_into()
    }
}

impl From<SerialNumber> for DateTime {
    fn from(serial: SerialNumber) -> Self {
        Self::from_parts(date_of(serial), time_of(serial))
    }
}

/// Refuses a number with a time of day.
impl TryFrom<SerialNumber> for Date {
    type Error = SerialNumberError;

    fn try_from(serial: SerialNumber) -> Result<Self, SerialNumberError> {
        if time_of(serial) == Time::midnight() {
            Ok(date_of(serial))
        } else {
            Err(SerialNumberError::HasTime)
        }
    }
}

/// Refuses a number with a date.
impl TryFrom<SerialNumber> for Time {
    type Error = SerialNumberError;

    fn try_from(serial: SerialNumber) -> Result<Self, SerialNumberError> {
        if serial.day() == 0 {
            Ok(time_of(serial))
        } else {
            Err(SerialNumberError::HasDate)
        }
    }
}

/// Refuses a date before the year 1.
impl TryFrom<Date> for SerialNumber {
    type Error = SerialNumberError;

    fn try_from(date: Date) -> Result<Self, SerialNumberError> {
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        Self::from_date(date.year().into(), month, day)
    }
}

/// Cuts off what is less than a millisecond, and refuses a date before the year 1.
impl TryFrom<DateTime> for SerialNumber {
    type Error = SerialNumberError;

    fn try_from(datetime: DateTime) -> Result<Self, SerialNumberError> {
        let (date, time) = (Self::try_from(datetime.date())?, datetime.time());
        Ok(at(date, time))
    }
}

/// Cuts off what is less than a millisecond.
impl From<Time> for SerialNumber {
    fn from(time: Time) -> Self {
        at(Self::default(), time)
    }
}

fn at(date: SerialNumber, time: Time) -> SerialNumber {
    let small = i8::unsigned_abs;
    date.with_time(
        small(time.hour()),
        small(time.minute()),
        small(time.second()),
        time.millisecond().unsigned_abs(),
    )
    .expect("the time of a clock is one of a day")
}

fn date_of(serial: SerialNumber) -> Date {
    let (year, month, day) = serial.date();
    Date::new(year as i16, month as i8, day as i8).expect("the range was checked in new")
}

fn time_of(serial: SerialNumber) -> Time {
    let (hour, minute, second, millisecond) = serial.time();
    let nanoseconds = i32::from(millisecond) * 1_000_000;
    Time::new(hour as i8, minute as i8, second as i8, nanoseconds)
        .expect("a remainder of a day is a time of day")
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;

    fn serial(days: f64) -> SerialNumber {
        SerialNumber::new(days).unwrap()
    }

    #[test]
    fn every_day_is_the_day_of_the_calendar() {
        let mut date = date(1583, 1, 1);
        let first = SerialNumber::try_from(date).unwrap().to_f64();
        for day in 0.. {
            let serial = serial(first + f64::from(day));
            assert_eq!(SerialNumber::try_from(date), Ok(serial));
            assert_eq!(Date::try_from(serial), Ok(date));
            match date.tomorrow() {
                Ok(tomorrow) => date = tomorrow,
                Err(_) => break,
            }
        }
        assert_eq!(date, jiff::civil::date(9999, 12, 31));
    }

    #[test]
    fn a_date_has_no_time_and_a_time_no_date() {
        assert_eq!(
            Date::try_from(serial(43831.5)),
            Err(SerialNumberError::HasTime)
        );
        assert_eq!(Time::try_from(serial(0.5)), Ok(time(12, 0, 0, 0)));
        assert_eq!(Time::try_from(serial(1.5)), Err(SerialNumberError::HasDate));
        assert_eq!(
            Time::try_from(serial(-0.5)),
            Err(SerialNumberError::HasDate)
        );
        assert_eq!(SerialNumber::from(time(6, 0, 0, 0)), serial(0.25));
        let before = SerialNumber::try_from(date(0, 12, 31));
        assert_eq!(before, Err(SerialNumberError::OutOfRange));
    }

    #[test]
    fn less_than_a_millisecond_is_cut_off() {
        let last = DateTime::from_parts(date(9999, 12, 31), Time::MAX);
        let serial = SerialNumber::try_from(last).unwrap();
        assert_eq!(serial.to_string(), "9999-12-31 23:59:59.999");
        assert_eq!(SerialNumber::from(Time::MAX).time(), (23, 59, 59, 999));
    }

    #[test]
    fn a_moment_is_found_where_clocks_are_set() {
        let zone = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let moment = |datetime: DateTime| {
            let serial = SerialNumber::try_from(datetime).unwrap();
            serial.to_timestamp(&zone).unwrap().to_string()
        };
        assert_eq!(
            moment(date(2026, 7, 1).at(12, 0, 0, 0)),
            "2026-07-01T10:00:00Z"
        );
        assert_eq!(
            moment(date(2026, 3, 29).at(2, 30, 0, 0)),
            "2026-03-29T01:30:00Z"
        );
        assert_eq!(
            moment(date(2026, 10, 25).at(2, 30, 0, 0)),
            "2026-10-25T00:30:00Z"
        );
        let zoned = serial(43831.5).to_zoned_datetime(&zone).unwrap();
        assert_eq!(zoned.datetime(), date(2020, 1, 1).at(12, 0, 0, 0));
        assert!(SerialNumber::from_timestamp(Timestamp::MIN, &zone).is_err());
        let last = serial(2_958_465.99).to_timestamp(&TimeZone::fixed(jiff::tz::offset(-23)));
        assert_eq!(last, Err(SerialNumberError::OutOfRange));
    }

    proptest! {
        #[test]
        fn every_datetime_is_kept(day in 0..3_652_058_i64, milliseconds in 0..86_400_000_i64) {
            let datetime = date(1, 1, 1).at(0, 0, 0, 0);
            let datetime = datetime
                .checked_add(day.days())
                .and_then(|datetime| datetime.checked_add(milliseconds.milliseconds()))
                .unwrap();
            let serial = SerialNumber::try_from(datetime).unwrap();
            prop_assert_eq!(DateTime::from(serial), datetime);
        }
    }
}

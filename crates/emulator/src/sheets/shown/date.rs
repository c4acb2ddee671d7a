//! Serial dates: days since 1899-12-30, the time of day as a fraction.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/DateTimeRenderOption>.

use jiff::Span;
use jiff::civil::{Date, date};

use super::NumberFormat;

/// A serial number as a calendar and a clock tell it.
pub(super) struct Moment {
    pub(super) day: Date,
    pub(super) hour: u32,
    pub(super) minute: u32,
    pub(super) second: u32,
    pub(super) millisecond: u32,
}

impl Moment {
    /// Returns nothing for a number that is beyond the calendar.
    pub(super) fn of_serial(serial: f64) -> Option<Self> {
        let milliseconds = (serial * MILLISECONDS_PER_DAY).round();
        let days = milliseconds.div_euclid(MILLISECONDS_PER_DAY);
        // The number is whole; one that is too large for an integer is no date either.
        let span = Span::new().try_days(days as i64).ok()?;
        let rest = milliseconds.rem_euclid(MILLISECONDS_PER_DAY) as u32;
        Some(Self {
            day: epoch().checked_add(span).ok()?,
            hour: rest / 3_600_000,
            minute: rest / 60_000 % 60,
            second: rest / 1000 % 60,
            millisecond: rest % 1000,
        })
    }
}

/// Reads a date, a time or both, and returns how it was written.
pub(super) fn parse(text: &str) -> Option<(f64, NumberFormat)> {
    if let Some((day, time)) = text.split_once([' ', 'T']) {
        let (days, _) = parse_day(day)?;
        let (fraction, has_seconds) = parse_time(time)?;
        let pattern = match has_seconds {
            true => "yyyy-mm-dd h:mm:ss",
            false => "yyyy-mm-dd h:mm",
        };
        return Some((days + fraction, ("DATE_TIME", pattern)));
    }
    let day = parse_day(text).map(|(days, pattern)| (days, ("DATE", pattern)));
    day.or_else(|| {
        let (serial, has_seconds) = parse_time(text)?;
        let pattern = if has_seconds { "h:mm:ss" } else { "h:mm" };
        Some((serial, ("TIME", pattern)))
    })
}

fn parse_day(text: &str) -> Option<(f64, &'static str)> {
    let separator = if text.contains('-') { '-' } else { '/' };
    let parts: Vec<&str> = text.split(separator).collect();
    let [first, second, third] = parts.as_slice() else {
        return None;
    };
    let number = |digits: &str| {
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i16>().ok().filter(|_| is_number)
    };
    let (first_number, second_number) = (number(first)?, number(second)?);
    let third_number = number(third)?;
    let (year, month, day, pattern) = match (first.len(), third.len()) {
        (4, 1..=2) => (first_number, second_number, third_number, "yyyy-mm-dd"),
        (1..=2, 4) => (third_number, first_number, second_number, "m/d/yyyy"),
        _ => return None,
    };
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let days = day.since(epoch()).ok()?.get_days();
    Some((f64::from(days), pattern))
}

fn parse_time(text: &str) -> Option<(f64, bool)> {
    let parts: Vec<&str> = text.split(':').collect();
    let (hour, minute, second) = match parts.as_slice() {
        [hour, minute] => (*hour, *minute, "00"),
        [hour, minute, second] => (*hour, *minute, *second),
        _ => return None,
    };
    let number = |digits: &str, limit: u32| {
        let is_number =
            (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits
            .parse::<u32>()
            .ok()
            .filter(|number| is_number && *number < limit)
    };
    let is_padded = minute.len() == 2 && second.len() == 2;
    let seconds = number(hour, 24)? * 3600 + number(minute, 60)? * 60 + number(second, 60)?;
    is_padded.then_some((f64::from(seconds) / SECONDS_PER_DAY, parts.len() == 3))
}

fn epoch() -> Date {
    date(1899, 12, 30)
}

const SECONDS_PER_DAY: f64 = 86_400.0;

const MILLISECONDS_PER_DAY: f64 = 86_400_000.0;

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::sheets::shown::date_pattern::DatePattern;

    #[test]
    fn googles_documented_serial_numbers_hold() {
        assert_eq!(parse("1900-01-01 12:00").unwrap().0, 2.5);
        assert_eq!(parse("1900-02-01 15:00").unwrap().0, 33.625);
        assert_eq!(parse("2020-01-01"), Some((43831.0, ("DATE", "yyyy-mm-dd"))));
    }

    #[test]
    fn what_was_read_is_shown_again() {
        for text in [
            "2020-01-01",
            "1/5/2020",
            "12:30",
            "9:05:07",
            "2020-01-01 12:30",
            "1066-10-14 9:00:00",
        ] {
            let (serial, (_, pattern)) = parse(text).unwrap();
            assert_eq!(DatePattern::parse(pattern).format(serial).unwrap(), text);
        }
    }

    #[test]
    fn days_and_times_that_do_not_exist_are_text() {
        for text in [
            "2020-02-30",
            "2020-13-01",
            "25:00",
            "12:60",
            "12:3",
            "1-2-3",
            "a/b/c",
            "1/2",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

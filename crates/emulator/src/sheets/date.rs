//! Serial dates: days since 1899-12-30, the time of day as a fraction.
//!
//! Source: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/DateTimeRenderOption>.

use jiff::Span;
use jiff::civil::{Date, date};

/// How a date or time was written, and so is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateFormat {
    /// `2020-01-05`.
    Iso,
    /// `1/5/2020`, as the locale en_US writes it.
    American,
    /// `12:30`, or `12:30:00` with seconds.
    Time { has_seconds: bool },
    /// `2020-01-05 12:30`, or with seconds.
    DateTime { has_seconds: bool },
}

/// Reads a date, a time or both.
pub(super) fn parse(text: &str) -> Option<(f64, DateFormat)> {
    if let Some((day, time)) = text.split_once([' ', 'T']) {
        let (days, _) = parse_day(day)?;
        let (fraction, has_seconds) = parse_time(time)?;
        return Some((days + fraction, DateFormat::DateTime { has_seconds }));
    }
    let time =
        || parse_time(text).map(|(serial, has_seconds)| (serial, DateFormat::Time { has_seconds }));
    parse_day(text).or_else(time)
}

/// Writes a serial number as it is shown.
pub(super) fn format(serial: f64, format: DateFormat) -> Option<String> {
    let seconds = (serial * SECONDS_PER_DAY).round();
    let (days, rest) = (
        seconds.div_euclid(SECONDS_PER_DAY),
        seconds.rem_euclid(SECONDS_PER_DAY),
    );
    // The number is whole; one that is too large for an integer is no date either.
    let span = Span::new().try_days(days as i64).ok();
    let day = span.and_then(|span| epoch().checked_add(span).ok());
    let time = |has_seconds| format_time(rest as u32, has_seconds);
    match format {
        DateFormat::Iso => day.map(|day| day.to_string()),
        DateFormat::American => {
            day.map(|day| format!("{}/{}/{}", day.month(), day.day(), day.year()))
        }
        DateFormat::Time { has_seconds } => Some(time(has_seconds)),
        DateFormat::DateTime { has_seconds } => {
            day.map(|day| format!("{day} {}", time(has_seconds)))
        }
    }
}

fn parse_day(text: &str) -> Option<(f64, DateFormat)> {
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
    let (year, month, day, format) = match (first.len(), third.len()) {
        (4, 1..=2) => (first_number, second_number, third_number, DateFormat::Iso),
        (1..=2, 4) => (
            third_number,
            first_number,
            second_number,
            DateFormat::American,
        ),
        _ => return None,
    };
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let days = day.since(epoch()).ok()?.get_days();
    Some((f64::from(days), format))
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

fn format_time(seconds: u32, has_seconds: bool) -> String {
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match has_seconds {
        true => format!("{hour}:{minute:02}:{second:02}"),
        false => format!("{hour}:{minute:02}"),
    }
}

fn epoch() -> Date {
    date(1899, 12, 30)
}

const SECONDS_PER_DAY: f64 = 86_400.0;

#[cfg(test)]
mod tests {
    use super::{DateFormat, format, parse};

    #[test]
    fn googles_documented_serial_numbers_hold() {
        assert_eq!(parse("1900-01-01 12:00").unwrap().0, 2.5);
        assert_eq!(parse("1900-02-01 15:00").unwrap().0, 33.625);
        assert_eq!(parse("2020-01-01"), Some((43831.0, DateFormat::Iso)));
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
            let (serial, style) = parse(text).unwrap();
            assert_eq!(format(serial, style).unwrap(), text);
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

    #[test]
    fn a_serial_beyond_the_calendar_has_no_date() {
        assert_eq!(format(1e12, DateFormat::Iso), None);
    }
}

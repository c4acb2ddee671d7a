//! [`time_zone`]: the time zone of a spreadsheet, by the name that Google has for it.

use jiff::tz::{Offset, TimeZone};

/// Says that a name is none of a time zone, or that the program has no time zone database.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no time zone `{name}`")]
pub struct TimeZoneError {
    name: String,
}

/// Returns the time zone of a spreadsheet, by the name in its properties.
///
/// That is one of the IANA database, such as `America/New_York`, or an offset, such as
/// `GMT-07:00`, which jiff alone would not read.
///
/// The database is the system's or is built in, as the features say with which the program
/// depends on jiff.
///
/// # Errors
///
/// [`TimeZoneError`].
pub fn time_zone(name: &str) -> Result<TimeZone, TimeZoneError> {
    let error = || TimeZoneError {
        name: name.to_owned(),
    };
    match name.strip_prefix("GMT") {
        Some("") => Ok(TimeZone::UTC),
        Some(offset) => offset_of(offset).map(TimeZone::fixed).ok_or_else(error),
        None => TimeZone::get(name).map_err(|_| error()),
    }
}

/// Reads `-07:00`.
fn offset_of(text: &str) -> Option<Offset> {
    let (sign, text) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = text.split_once(':').unwrap_or((text, "0"));
    let number = |digits: &str| {
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i32>().ok().filter(|_| is_number)
    };
    let (hours, minutes) = (number(hours)?, number(minutes).filter(|m| *m < 60)?);
    let seconds = hours.checked_mul(3600)?.checked_add(minutes * 60)?;
    Offset::from_seconds(sign * seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_the_database_or_an_offset_is_a_time_zone() {
        let zone = time_zone("America/New_York").unwrap();
        assert_eq!(zone.iana_name(), Some("America/New_York"));
        let seconds = |name| {
            time_zone(name)
                .unwrap()
                .to_fixed_offset()
                .unwrap()
                .seconds()
        };
        assert_eq!(seconds("GMT-07:00"), -25_200);
        assert_eq!(seconds("GMT+05:30"), 19_800);
        assert_eq!(seconds("GMT+3"), 10_800);
        assert_eq!(seconds("GMT"), 0);
    }

    #[test]
    fn another_name_is_refused() {
        for name in [
            "",
            "Atlantis",
            "GMT7",
            "GMT-99:00",
            "GMT-07:60",
            "GMT+é",
            "GMT--7",
            "GMT+",
        ] {
            assert!(time_zone(name).is_err(), "{name}");
        }
        let error = time_zone("Atlantis").unwrap_err();
        assert_eq!(error.to_string(), "there is no time zone `Atlantis`");
    }
}

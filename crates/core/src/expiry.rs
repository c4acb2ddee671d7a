//! How long before its end a token is refreshed, and how that end is written in a file.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// How long before its end a token is refreshed: google-auth's margin of 3 minutes 45 seconds.
const MARGIN: Duration = Duration::from_secs(225);

/// Of a life whose tenth is shorter than that, the tenth is the margin.
const SHARE_OF_LIFETIME: u32 = 10;

/// Returns how long before its end a token of this lifetime is refreshed.
pub(crate) fn margin(lifetime: Option<Duration>) -> Duration {
    lifetime.map_or(MARGIN, |lifetime| MARGIN.min(lifetime / SHARE_OF_LIFETIME))
}

/// Reads a file's `expiry`: with `Z`, with an offset, with a fraction, or bare, which is UTC.
pub(crate) fn parse(text: &str) -> Option<SystemTime> {
    let text = text.trim();
    // Python's aware datetimes come out of google-auth as `…+00:00Z`.
    let offset_and_z = text
        .strip_suffix('Z')
        .filter(|rest| rest.parse::<Timestamp>().is_ok());
    let timestamp = offset_and_z
        .unwrap_or(text)
        .parse::<Timestamp>()
        .or_else(|_| {
            let bare: DateTime = text.parse()?;
            bare.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp())
        });
    timestamp.ok().map(SystemTime::from)
}

/// Writes an end as google-auth reads it back: UTC, whole seconds, `Z`.
pub(crate) fn format(end: SystemTime) -> Option<String> {
    let timestamp = Timestamp::try_from(end).ok()?;
    Some(timestamp.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn the_margin_is_225_seconds_or_a_tenth_of_a_short_life() {
        let seconds = Duration::from_secs;
        assert_eq!(margin(None), seconds(225));
        assert_eq!(margin(Some(seconds(3600))), seconds(225));
        assert_eq!(margin(Some(seconds(60))), seconds(6));
    }

    #[test]
    fn every_spelling_of_an_expiry_is_the_same_second() {
        for text in [
            "2030-01-02T03:04:05Z",
            "2030-01-02T03:04:05",
            "2030-01-02 03:04:05",
            "2030-01-02T05:04:05+02:00",
            "2030-01-02T03:04:05+00:00Z",
        ] {
            assert_eq!(parse(text), Some(at(1_893_553_445)), "{text}");
        }
        assert_eq!(
            parse("2030-01-02T03:04:05.5Z"),
            Some(at(1_893_553_445) + Duration::from_millis(500))
        );
        assert_eq!(format(at(1_893_553_445)).unwrap(), "2030-01-02T03:04:05Z");
        for text in ["", "soon", "2030-13-01T00:00:00Z", "1893553445"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

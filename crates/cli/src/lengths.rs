//! Lengths of time in words.

use std::time::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Writes a length of time as people say it, to the nearest hour or day where it is long: Google
/// writes a week as one second less.
pub(crate) fn in_words(time: Duration) -> String {
    match time.as_secs() {
        0 if !time.is_zero() => format!("{} ms", time.as_millis()),
        1 => "1 second".to_owned(),
        seconds if seconds >= 2 * DAY - HOUR => format!("{} days", (seconds + DAY / 2) / DAY),
        seconds if seconds >= 2 * HOUR => format!("{} hours", (seconds + HOUR / 2) / HOUR),
        seconds if seconds >= 10 * MINUTE || is_whole_minutes(seconds) => {
            format!("{} minutes", seconds / MINUTE)
        }
        seconds => format!("{seconds} seconds"),
    }
}

fn is_whole_minutes(seconds: u64) -> bool {
    seconds >= 2 * MINUTE && seconds.is_multiple_of(MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_said_in_the_unit_that_people_would_take() {
        for (seconds, words) in [
            (0, "0 seconds"),
            (1, "1 second"),
            (60, "60 seconds"),
            (90, "90 seconds"),
            (300, "5 minutes"),
            (1800, "30 minutes"),
            (1801, "30 minutes"),
            (3600, "60 minutes"),
            (7200, "2 hours"),
            (10_799, "3 hours"),
            (86_400, "24 hours"),
            (172_799, "2 days"),
            (604_799, "7 days"),
        ] {
            assert_eq!(in_words(Duration::from_secs(seconds)), words);
        }
        assert_eq!(in_words(Duration::from_millis(20)), "20 ms");
    }
}

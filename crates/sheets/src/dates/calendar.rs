//! Days and dates of the Gregorian calendar, also before it was introduced.

/// The day that a sheet counts from, 1899-12-30, as days before 1970-01-01.
const EPOCH: i64 = 25_569;
/// 400 years after which the calendar repeats itself.
const DAYS_OF_ERA: i64 = 146_097;
/// From 0000-03-01, where the years of the algorithm begin, to 1970-01-01.
const DAYS_BEFORE_1970: i64 = 719_468;

/// Returns the days from 1899-12-30 to a date; `None` when there is no such date.
///
/// Years are counted from March, so that a leap day is the last of its year.
/// Source: <https://howardhinnant.github.io/date_algorithms.html>.
pub(super) fn days(year: i32, month: u8, day: u8) -> Option<i64> {
    if !(1..=12).contains(&month) || day == 0 {
        return None;
    }
    let (month, shifted) = (i64::from(month), i64::from(year) - i64::from(month <= 2));
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let days = era * DAYS_OF_ERA + day_of_era - DAYS_BEFORE_1970 + EPOCH;
    // The 30th of February is another day.
    (date(days) == (i64::from(year), month, i64::from(day))).then_some(days)
}

/// Returns year, month and day of the date so many days after 1899-12-30.
pub(super) fn date(days: i64) -> (i64, i64, i64) {
    let days = days - EPOCH + DAYS_BEFORE_1970;
    let era = days.div_euclid(DAYS_OF_ERA);
    let day_of_era = days.rem_euclid(DAYS_OF_ERA);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_from_year_1_to_9999_follows_the_day_before() {
        let mut days = days(1, 1, 1).unwrap();
        for year in 1..=9999 {
            let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let february = if is_leap { 29 } else { 28 };
            let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
            for (month, length) in (1_u8..).zip(lengths) {
                for day in 1..=length {
                    assert_eq!(super::days(year, month, day), Some(days));
                    let date = (i64::from(year), i64::from(month), i64::from(day));
                    assert_eq!(super::date(days), date);
                    days += 1;
                }
                assert_eq!(super::days(year, month, length + 1), None);
            }
        }
    }

    #[test]
    fn a_date_that_is_not_in_the_calendar_is_none() {
        for (year, month, day) in [(2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (1900, 2, 29)] {
            assert_eq!(days(year, month, day), None);
        }
        assert_eq!(days(2026, 255, 255), None);
    }
}

//! Dates and times in typed rows, with the crate jiff and without.

use hallpass_sheets::{Cell, RowReader, RowWriter, SerialNumber, row, serial};
use jiff::civil::{Date, DateTime, Time, date, time};
use serde::{Deserialize, Serialize};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Shift {
    #[serde(with = "serial::date")]
    day: Date,
    #[serde(with = "serial::time")]
    start: Time,
    #[serde(with = "serial::datetime")]
    end: DateTime,
    #[serde(default, with = "serial::date::option")]
    paid: Option<Date>,
    #[serde(default, with = "serial::time::option")]
    rest: Option<Time>,
    #[serde(default, with = "serial::datetime::option")]
    seen: Option<DateTime>,
}

fn shift() -> Shift {
    Shift {
        day: date(2020, 1, 1),
        start: time(15, 0, 0, 0),
        end: date(1899, 12, 29).at(18, 30, 0, 1_000_000),
        paid: None,
        rest: Some(time(0, 0, 0, 0)),
        seen: None,
    }
}

fn message(row: Vec<Cell>) -> String {
    let rows = [row!["day", "start", "end"], row];
    let mut shifts = RowReader::new().read::<Shift, _>(&rows);
    shifts.next().unwrap().unwrap_err().to_string()
}

#[test]
fn dates_and_times_are_read_back() {
    let written = RowWriter::new().to_rows([shift()]).unwrap().with_header();
    assert_eq!(written[1][..2], row![43831, 0.625]);
    assert_eq!(written[1][3..], row![Cell::Empty, 0, Cell::Empty]);
    let read: Result<Vec<Shift>, _> = RowReader::new().read(&written).collect();
    assert_eq!(read.unwrap(), [shift()]);
}

#[test]
fn options_may_lack_their_header() {
    let rows = [row!["day", "start", "end"], row![43831, 0.625, -0.25]];
    let read: Result<Vec<Shift>, _> = RowReader::new().read(&rows).collect();
    assert_eq!(read.unwrap()[0].rest, None);
}

#[test]
fn what_is_no_date_is_refused_by_its_cell() {
    assert_eq!(
        message(row!["2020-01-01", 0, 0]),
        r#"A2: expected a date as a serial number, got "2020-01-01""#
    );
    assert_eq!(
        message(row![43831.5, 0, 0]),
        "A2: a date has no time of day, got 43831.5"
    );
    assert_eq!(
        message(row![0, 1.5, 0]),
        "B2: a time of day is from 0 to below 1, got 1.5"
    );
    assert_eq!(
        message(row![0, 0, 2_958_466]),
        "C2: a date has to be in the years 1 to 9999, got 2958466"
    );
    assert_eq!(
        message(row![0, 0, true]),
        "C2: expected a date with its time as a serial number, got TRUE"
    );
    assert_eq!(
        message(row![0, Cell::Empty, 0]),
        "B2: expected a time of day as a serial number, got an empty cell"
    );
    let before = Shift {
        day: date(-1, 1, 1),
        ..shift()
    };
    assert_eq!(
        RowWriter::new().to_rows([before]).unwrap_err().to_string(),
        "row 1, field `day`: a date has to be in the years 1 to 9999"
    );
}

#[test]
fn a_date_inside_of_flatten_is_read_too() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Dated {
        #[serde(flatten)]
        shift: Shift,
        made: SerialNumber,
    }
    let made = SerialNumber::from_date(1583, 1, 1).unwrap();
    let rows = [Dated {
        shift: shift(),
        made,
    }];
    let written = RowWriter::new().to_rows(&rows).unwrap().with_header();
    let read: Result<Vec<Dated>, _> = RowReader::new().read(&written).collect();
    assert_eq!(read.unwrap(), rows);
}

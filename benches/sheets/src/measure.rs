//! Who takes part, and what is measured of whom.

use hallpass_bench_kit::{Kind, Work};

/// Who takes part; [`OURS`] is compared with [`AGAINST`].
pub(crate) const CONTENDERS: [&str; 8] = [
    "floor",
    STREAM,
    OURS,
    ROWS,
    "google-sheets4",
    "reqwest, Value",
    "google-auth, requests",
    "gspread",
];

pub(crate) const OURS: &str = "hallpass";
/// The floor that is made for these answers and reads nothing else.
const STREAM: &str = "stream";
const ROWS: &str = "hallpass, rows";
pub(crate) const AGAINST: [&str; 4] = ["google-sheets4", "gspread", "floor", STREAM];

/// Returns whether this contender has a way of its own to do this work.
pub(crate) fn takes_part(contender: &str, work: Work) -> bool {
    match work.kind {
        Kind::Write => !matches!(contender, ROWS | STREAM),
        Kind::Read => true,
        Kind::Small => contender != STREAM,
    }
}

/// A number in a child's answer, and how it is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    pub(crate) key: &'static str,
    pub(crate) unit: &'static str,
    scale: f64,
}

impl Measure {
    const fn of(key: &'static str, unit: &'static str, scale: f64) -> Self {
        Self { key, unit, scale }
    }

    /// Returns what is measured of this work.
    pub(crate) fn all(work: Work) -> &'static [Self] {
        const PEAK: Measure = Measure::of("peak_mb", "peak MB", 1.0);
        const LARGE: [Measure; 4] = [
            Measure::of("cpu_ns", "CPU ms", 1e6),
            Measure::of("wall_ns", "wall ms", 1e6),
            PEAK,
            Measure::of("held", "bytes held per cell", 1.0),
        ];
        const SMALL: [Measure; 3] = [
            Measure::of("cpu_ns", "CPU µs", 1e3),
            Measure::of("wall_ns", "wall µs", 1e3),
            PEAK,
        ];
        match work.kind {
            Kind::Read => &LARGE,
            Kind::Write => &LARGE[..3],
            Kind::Small => &SMALL,
        }
    }

    /// Returns the value as it is shown.
    pub(crate) fn show(self, value: f64) -> String {
        match value / self.scale {
            value if value < 100.0 => format!("{value:.1}"),
            value => format!("{value:.0}"),
        }
    }
}

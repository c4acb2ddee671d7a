//! The pieces of work of the Sheets benches.

/// The id of the spreadsheet, as long as Google's.
pub const SHEET: &str = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms";
/// How many requests a large write is cut into.
pub const WRITE_REQUESTS: usize = 20;

pub(crate) const WRITE_ROWS: usize = 100_000;
pub(crate) const WRITE_COLUMNS: usize = 10;

/// A piece of work that every contender does in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Its name in tables and on command lines.
    pub name: &'static str,
    /// What is done.
    pub kind: Kind,
    /// How many rows are read or written.
    pub rows: usize,
    /// How many columns they have.
    pub columns: usize,
    /// Whether those who can ask for compressed answers do.
    pub with_gzip: bool,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One range is read and held.
    Read,
    /// A thousand times two rows are read, one request after the other.
    Small,
    /// A million cells are written.
    Write,
}

impl Work {
    /// All work, the cheap first.
    pub const ALL: [Self; 6] = [
        Self::of("small read", Kind::Small, 2, 2),
        Self::of("read 260 thousand", Kind::Read, 10_000, 26),
        Self::of("write 1 million", Kind::Write, WRITE_ROWS, WRITE_COLUMNS),
        Self::of("read 2.6 million", Kind::Read, 100_000, 26),
        Self {
            with_gzip: true,
            ..Self::of("read 2.6 million, gzip", Kind::Read, 100_000, 26)
        },
        Self::of("read 10 million", Kind::Read, 384_615, 26),
    ];

    const fn of(name: &'static str, kind: Kind, rows: usize, columns: usize) -> Self {
        Self {
            name,
            kind,
            rows,
            columns,
            with_gzip: false,
        }
    }

    /// Returns the work of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.name == name)
    }

    /// Returns how many cells are read by one request, or written by all.
    #[must_use]
    pub fn cells(self) -> usize {
        self.rows * self.columns
    }

    /// Returns the range, which says how large the answer is.
    #[must_use]
    pub fn range(self) -> String {
        let last = (b'A'..=b'Z').nth(self.columns - 1).map_or('Z', char::from);
        format!("Sheet1!A1:{last}{}", self.rows)
    }
}

/// Returns the range of one request of a large write.
#[must_use]
pub fn write_range(request: usize) -> String {
    let rows = WRITE_ROWS / WRITE_REQUESTS;
    format!("Sheet1!A{}:J{}", request * rows + 1, (request + 1) * rows)
}

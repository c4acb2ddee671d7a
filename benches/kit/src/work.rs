//! The pieces of work of the Sheets benches.

/// The id of the spreadsheet, as long as Google's.
pub const SHEET: &str = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms";
/// How many rows a request of a large write has.
pub(crate) const WRITE_ROWS: usize = 5_000;
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
    /// Cells are written, in as many requests as their number asks for.
    Write,
}

impl Work {
    /// All work, the cheap first.
    pub const ALL: [Self; 8] = [
        Self::of("small read", Kind::Small, 2, 2),
        Self::of("read 260 thousand", Kind::Read, 10_000, 26),
        Self::of("write 250 thousand", Kind::Write, 25_000, WRITE_COLUMNS),
        Self::of("write 1 million", Kind::Write, 100_000, WRITE_COLUMNS),
        Self::of("write 4 million", Kind::Write, 400_000, WRITE_COLUMNS),
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

    /// Returns how many requests write the cells.
    #[must_use]
    pub fn requests(self) -> usize {
        self.rows / WRITE_ROWS
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
    let (first, last) = (request * WRITE_ROWS + 1, (request + 1) * WRITE_ROWS);
    format!("Sheet1!A{first}:J{last}")
}

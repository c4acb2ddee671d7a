//! [`Span`]: the columns or the rows of a range, each end of which may be open.

use std::ops::{Bound, RangeBounds};

/// What is counted, which decides how far.
#[derive(Clone, Copy)]
pub(super) enum Axis {
    Columns,
    Rows,
}

/// Numbers from one to another, counted from 1, both inside; an end that is missing is open.
///
/// A last one never stands without a first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Span {
    first: Option<u32>,
    last: Option<u32>,
}

/// The last column of the widest sheet, `ZZZ`.
pub(super) const LAST_COLUMN: u32 = 18_278;
/// Google counts rows in 32 bits with a sign.
const LAST_ROW: u32 = i32::MAX.unsigned_abs();

impl Axis {
    /// Returns a number that a sheet can have.
    pub(super) fn check(self, number: i64) -> Result<u32, &'static str> {
        match u32::try_from(number) {
            Ok(number) if (1..=self.limit()).contains(&number) => Ok(number),
            _ if number < 1 => Err(self.before_the_first()),
            _ => Err(self.behind_the_last()),
        }
    }

    pub(super) fn limit(self) -> u32 {
        match self {
            Self::Columns => LAST_COLUMN,
            Self::Rows => LAST_ROW,
        }
    }

    pub(super) fn behind_the_last(self) -> &'static str {
        match self {
            Self::Columns => "no sheet has that many columns; the last one is `ZZZ`, number 18278",
            Self::Rows => "no sheet has that many rows; leave the row out for all, as in `A5:A`",
        }
    }

    fn before_the_first(self) -> &'static str {
        match self {
            Self::Columns => "columns count from 1; `A` is the first one",
            Self::Rows => "rows count from 1; write `A1` for the first cell",
        }
    }
}

impl Span {
    pub(super) const ALL: Self = Self {
        first: None,
        last: None,
    };

    /// Returns what lies between two numbers, in whatever order they come.
    pub(super) fn between(one: u32, other: u32) -> Self {
        Self {
            first: Some(one.min(other)),
            last: Some(one.max(other)),
        }
    }

    pub(super) fn from(first: u32) -> Self {
        Self {
            first: Some(first),
            last: None,
        }
    }

    /// Returns so many from a first one on, at least one and at most all there are.
    pub(super) fn counted(first: u32, count: u32, axis: Axis) -> Self {
        let first = first.clamp(1, axis.limit());
        let last = first.saturating_add(count.max(1) - 1);
        Self::between(first, last.min(axis.limit()))
    }

    pub(super) fn of(bounds: &impl RangeBounds<u32>, axis: Axis) -> Result<Self, &'static str> {
        let first = match bounds.start_bound() {
            Bound::Included(&first) => Some(i64::from(first)),
            Bound::Excluded(&before) => Some(i64::from(before) + 1),
            Bound::Unbounded => None,
        };
        let last = match bounds.end_bound() {
            Bound::Included(&last) => Some(i64::from(last)),
            Bound::Excluded(&behind) => Some(i64::from(behind) - 1),
            Bound::Unbounded => None,
        };
        Self::checked(first, last, axis)
    }

    /// Reads indexes as Google counts them: from 0, the end outside.
    pub(super) fn from_indexes(
        start: Option<i32>,
        end: Option<i32>,
        axis: Axis,
    ) -> Result<Self, &'static str> {
        let first = start.map(|start| i64::from(start) + 1);
        if first.is_some_and(|first| first < 1) || end.is_some_and(|end| end < 0) {
            return Err("an index is negative; they count from 0");
        }
        Self::checked(first, end.map(i64::from), axis)
    }

    fn checked(first: Option<i64>, last: Option<i64>, axis: Axis) -> Result<Self, &'static str> {
        let check = |number: i64| axis.check(number);
        let begin = first.map(check).transpose()?;
        if last.is_some_and(|last| last < first.unwrap_or(1)) {
            return Err("it ends before it begins, so it has no cells; give a later end, or none");
        }
        let last = last.map(check).transpose()?;
        let first = begin.or(last.map(|_| 1));
        Ok(Self { first, last })
    }

    /// Returns the indexes as Google counts them; an open end has none.
    pub(super) fn to_indexes(self) -> (Option<i32>, Option<i32>) {
        // Every number is within the limit of its axis, which is an `i32`.
        let index = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        (
            self.first.map(|first| index(first - 1)),
            self.last.map(index),
        )
    }

    /// Returns the first one, when the range says it.
    pub(super) fn start(self) -> Option<u32> {
        self.first
    }

    pub(super) fn first(self) -> u32 {
        self.first.unwrap_or(1)
    }

    pub(super) fn last(self) -> Option<u32> {
        self.last
    }

    /// Returns both ends; `None` when one is open.
    pub(super) fn ends(self) -> Option<(u32, u32)> {
        self.first.zip(self.last)
    }

    pub(super) fn count(self) -> Option<u32> {
        self.ends().map(|(first, last)| last - first + 1)
    }

    pub(super) fn contains(self, number: u32) -> bool {
        self.first() <= number && self.last.is_none_or(|last| number <= last)
    }

    /// Returns what both have; `None` when that is nothing.
    pub(super) fn intersection(self, other: Self) -> Option<Self> {
        let last = match (self.last, other.last) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        let first = self.first.max(other.first);
        let is_empty = last.is_some_and(|last| last < first.unwrap_or(1));
        (!is_empty).then_some(Self { first, last })
    }

    /// Returns the smallest span that holds both.
    pub(super) fn bounding(self, other: Self) -> Self {
        let last = self.last.zip(other.last).map(|(a, b)| a.max(b));
        let first = self.first.zip(other.first).map(|(a, b)| a.min(b));
        Self {
            first: first.or(last.map(|_| 1)),
            last,
        }
    }

    /// Moves the ends that are not open.
    pub(super) fn shifted(self, by: i32, axis: Axis) -> Result<Self, &'static str> {
        let moved = |number: u32| axis.check(i64::from(number) + i64::from(by));
        Ok(Self {
            first: self.first.map(moved).transpose()?,
            last: self.last.map(moved).transpose()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_as_rust_means_them() {
        let of = |span| Ok::<_, &str>(span);
        assert_eq!(Span::of(&(2..=4), Axis::Rows), of(Span::between(2, 4)));
        assert_eq!(Span::of(&(2..5), Axis::Rows), of(Span::between(2, 4)));
        assert_eq!(Span::of(&(..=4), Axis::Rows), of(Span::between(1, 4)));
        assert_eq!(Span::of(&(2..), Axis::Rows), of(Span::from(2)));
        assert_eq!(Span::of(&(..), Axis::Rows), of(Span::ALL));
    }

    #[test]
    fn bounds_without_a_cell_are_refused() {
        let refused = |first, last, reason: &str| {
            let error = Span::of(&(first..last), Axis::Columns).unwrap_err();
            assert!(error.contains(reason), "{error}");
        };
        refused(3, 3, "ends before it begins");
        refused(3, 1, "ends before it begins");
        refused(0, 5, "count from 1");
        refused(1, 18_280, "that many columns");
        assert!(Span::of(&(..0), Axis::Rows).is_err());
        assert!(Span::of(&(u32::MAX..=u32::MAX), Axis::Rows).is_err());
    }

    #[test]
    fn indexes_reach_to_the_limits() {
        let last = i32::MAX;
        let span = Span::from_indexes(Some(last - 1), Some(last), Axis::Rows).unwrap();
        assert_eq!(span.to_indexes(), (Some(last - 1), Some(last)));
        assert!(Span::from_indexes(Some(last), None, Axis::Rows).is_err());
        assert!(Span::from_indexes(Some(18_277), None, Axis::Columns).is_ok());
        assert!(Span::from_indexes(Some(18_278), None, Axis::Columns).is_err());
        assert!(Span::from_indexes(Some(i32::MIN), None, Axis::Columns).is_err());
    }
}

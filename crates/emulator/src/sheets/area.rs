//! A rectangle of cells on a sheet.

use super::a1;

/// A rectangle: the first row and column, and the ones behind the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    /// The sheet's position in the spreadsheet.
    pub(super) sheet: usize,
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

impl Area {
    /// Returns the rectangle of this many rows and columns (at least one each) from the corner.
    pub(super) fn sized(self, rows: u32, columns: u32) -> Self {
        Self {
            bottom: self.top + rows.max(1),
            right: self.left + columns.max(1),
            ..self
        }
    }

    /// Returns whether the rectangles share a cell.
    pub(super) fn intersects(self, other: Self) -> bool {
        self.sheet == other.sheet
            && self.top < other.bottom
            && other.top < self.bottom
            && self.left < other.right
            && other.left < self.right
    }

    /// Returns the rectangle in A1 notation as Google answers it: quotes only where needed.
    pub(super) fn to_a1(self, title: &str) -> String {
        let title = match a1::needs_quotes(title) {
            true => format!("'{}'", title.replace('\'', "''")),
            false => title.to_owned(),
        };
        let first = a1::cell_name(self.top, self.left);
        match self.bottom - self.top == 1 && self.right - self.left == 1 {
            true => format!("{title}!{first}"),
            false => format!(
                "{title}!{first}:{}",
                a1::cell_name(self.bottom - 1, self.right - 1)
            ),
        }
    }
}

//! A rectangle of cells on a sheet.

use serde_json::{Value, json};

use super::a1;
use super::sheet::Sheet;
use super::spreadsheet::Spreadsheet;
use crate::sheets::api_error::ApiError;
use crate::sheets::options::Dimension;
use crate::sheets::request::Fields;

/// A rectangle: the first row and column, and the ones behind the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::sheets) struct Area {
    /// The sheet's position in the spreadsheet.
    pub(in crate::sheets) sheet: usize,
    pub(in crate::sheets) top: u32,
    pub(in crate::sheets) left: u32,
    pub(in crate::sheets) bottom: u32,
    pub(in crate::sheets) right: u32,
}

impl Area {
    /// Returns the whole grid of a sheet.
    pub(in crate::sheets) fn whole(position: usize, sheet: &Sheet) -> Self {
        Self {
            sheet: position,
            top: 0,
            left: 0,
            bottom: sheet.rows,
            right: sheet.columns,
        }
    }

    /// Returns one cell.
    pub(in crate::sheets) fn of_cell(sheet: usize, row: u32, column: u32) -> Self {
        Self {
            sheet,
            top: row,
            left: column,
            bottom: row + 1,
            right: column + 1,
        }
    }

    /// Reads a `GridRange` of a request, cut to the grid. Google checks in this order.
    pub(in crate::sheets) fn of_range(
        spreadsheet: &Spreadsheet,
        range: Fields<'_>,
    ) -> Result<Self, ApiError> {
        let position = spreadsheet.grid_of(range.count("sheetId"))?;
        let bounds = Bounds::read(range)?;
        let sheet = &spreadsheet.sheets[position];
        let area = bounds.on(position, sheet);
        if area.top >= sheet.rows || area.left >= sheet.columns {
            return Err(a1::exceeds_grid(&bounds.name(sheet), sheet));
        }
        Ok(Self {
            bottom: area.bottom.min(sheet.rows),
            right: area.right.min(sheet.columns),
            ..area
        })
    }

    /// Returns the cells of a stored `GridRange`, as far as they are on a grid.
    pub(in crate::sheets) fn of_stored(spreadsheet: &Spreadsheet, range: &Value) -> Option<Self> {
        let range = Fields::new(range.as_object()?);
        let position = spreadsheet.position_of(range.count("sheetId"))?;
        let sheet = &spreadsheet.sheets[position];
        let area = Bounds::read(range).ok()?.on(position, sheet);
        Some(area.clipped(Self::whole(position, sheet)))
    }

    /// Returns the `GridRange`; the sheet with identifier 0 is left out, as Google does.
    pub(in crate::sheets) fn to_range(self, spreadsheet: &Spreadsheet) -> Value {
        let mut range = json!({
            "startRowIndex": self.top,
            "endRowIndex": self.bottom,
            "startColumnIndex": self.left,
            "endColumnIndex": self.right,
        });
        let id = spreadsheet.sheets[self.sheet].id;
        if id != 0 {
            range["sheetId"] = json!(id);
        }
        range
    }

    pub(in crate::sheets) fn height(self) -> u32 {
        self.bottom.saturating_sub(self.top)
    }

    pub(in crate::sheets) fn width(self) -> u32 {
        self.right.saturating_sub(self.left)
    }

    /// Returns the first index and the one behind the last along a dimension.
    pub(in crate::sheets) fn span(self, dimension: Dimension) -> (u32, u32) {
        match dimension {
            Dimension::Rows => (self.top, self.bottom),
            Dimension::Columns => (self.left, self.right),
        }
    }

    /// Returns the rectangle of this many rows and columns (at least one each) from the corner.
    pub(in crate::sheets) fn sized(self, rows: u32, columns: u32) -> Self {
        Self {
            bottom: self.top + rows.max(1),
            right: self.left + columns.max(1),
            ..self
        }
    }

    /// Returns whether the rectangles share a cell.
    pub(in crate::sheets) fn intersects(self, other: Self) -> bool {
        let common = self.clipped(other);
        self.sheet == other.sheet && common.top < common.bottom && common.left < common.right
    }

    /// Returns whether every cell of the other rectangle is in this one.
    pub(in crate::sheets) fn contains(self, other: Self) -> bool {
        self.sheet == other.sheet && other.clipped(self) == other
    }

    /// Returns the part that is in both rectangles.
    pub(in crate::sheets) fn clipped(self, other: Self) -> Self {
        Self {
            sheet: self.sheet,
            top: self.top.max(other.top),
            left: self.left.max(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.min(other.right),
        }
    }

    /// Returns the rectangle in A1 notation as Google answers it: quotes only where needed.
    pub(in crate::sheets) fn to_a1(self, title: &str) -> String {
        if self.height() == 0 || self.width() == 0 {
            return "#REF!".to_owned();
        }
        let title = a1::quoted(title);
        let first = a1::cell_name(self.top, self.left);
        match self.height() == 1 && self.width() == 1 {
            true => format!("{title}!{first}"),
            false => format!(
                "{title}!{first}:{}",
                a1::cell_name(self.bottom - 1, self.right - 1)
            ),
        }
    }
}

/// The indexes of a `GridRange`; what is missing is unbounded.
#[derive(Clone, Copy)]
struct Bounds {
    rows: (Option<u32>, Option<u32>),
    columns: (Option<u32>, Option<u32>),
}

impl Bounds {
    fn read(range: Fields<'_>) -> Result<Self, ApiError> {
        let index = |name: &str| range.integer(name).map(u32::try_from).transpose();
        let axis = |name: &str| {
            let (start, end) = (format!("start{name}Index"), format!("end{name}Index"));
            let negative = |_| ApiError::invalid_argument("GridRange indexes must be >= 0");
            let ends = (
                index(&start).map_err(negative)?,
                index(&end).map_err(negative)?,
            );
            match ends {
                (Some(first), Some(last)) if last < first => Err(ApiError::invalid_argument(
                    format!("{end}[{last}] cannot be before {start}[{first}]"),
                )),
                ends => Ok(ends),
            }
        };
        Ok(Self {
            rows: axis("Row")?,
            columns: axis("Column")?,
        })
    }

    fn on(self, position: usize, sheet: &Sheet) -> Area {
        Area {
            sheet: position,
            top: self.rows.0.unwrap_or(0),
            left: self.columns.0.unwrap_or(0),
            bottom: self.rows.1.unwrap_or(sheet.rows),
            right: self.columns.1.unwrap_or(sheet.columns),
        }
    }

    /// Names the range as Google does when it refuses it: only by the indexes that were sent.
    fn name(self, sheet: &Sheet) -> String {
        let corner = |column: Option<u32>, row: Option<u32>| {
            let letters = column.map(a1::column_name).unwrap_or_default();
            format!(
                "{letters}{}",
                row.map(|row| row.to_string()).unwrap_or_default()
            )
        };
        let start = corner(self.columns.0, self.rows.0.map(|row| row + 1));
        let end = corner(
            self.columns.1.map(|column| column.saturating_sub(1)),
            self.rows.1,
        );
        let cells = if start == end {
            start
        } else {
            format!("{start}:{end}")
        };
        format!("{}!{cells}", a1::quoted(&sheet.title))
    }
}

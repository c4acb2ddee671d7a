//! Where something is on a sheet, and who may change it.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use crate::model::macros::{open_enum, schema};

schema! {
    /// Cells by their indexes from 0, the end outside; an index that is missing is open.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#GridRange>.
    GridRange whole {
        /// The sheet; Google leaves out the id 0.
        sheet_id: plain<i32> = "sheetId",
        /// The first row.
        start_row_index: plain<i32> = "startRowIndex",
        /// The row after the last.
        end_row_index: plain<i32> = "endRowIndex",
        /// The first column.
        start_column_index: plain<i32> = "startColumnIndex",
        /// The column after the last.
        end_column_index: plain<i32> = "endColumnIndex",
    }
}

schema! {
    /// One cell by its indexes from 0.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#GridCoordinate>.
    GridCoordinate whole {
        /// The sheet; Google leaves out the id 0.
        sheet_id: plain<i32> = "sheetId",
        /// The row.
        row_index: plain<i32> = "rowIndex",
        /// The column.
        column_index: plain<i32> = "columnIndex",
    }
}

open_enum! {
    /// Rows or columns.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DimensionRange>.
    Dimension {
        /// Rows; of values, each inner list is a row.
        Rows = "ROWS",
        /// Columns; of values, each inner list is a column.
        Columns = "COLUMNS",
    }
}

schema! {
    /// Neighbouring rows or columns by their indexes from 0, the end outside; an index that is
    /// missing is open.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DimensionRange>.
    DimensionRange {
        /// The sheet; Google leaves out the id 0.
        sheet_id: plain<i32> = "sheetId",
        /// Whether these are rows or columns.
        dimension: value<Dimension> = "dimension",
        /// The first.
        start_index: plain<i32> = "startIndex",
        /// The one after the last.
        end_index: plain<i32> = "endIndex",
    }
}

schema! {
    /// A range with a name that formulas and calls can use.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#NamedRange>.
    NamedRange masked {
        /// The id, which stays when the name changes.
        named_range_id: value<String> = "namedRangeId" identity,
        /// The name.
        name: value<String> = "name",
        /// The cells.
        range: nested<GridRange> = "range",
    }
}

schema! {
    /// Cells that not everyone may edit.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ProtectedRange>.
    ProtectedRange masked {
        /// The id; Google chooses one when a range is added without.
        protected_range_id: plain<i32> = "protectedRangeId" identity,
        /// A note on what is protected and why.
        description: value<String> = "description",
        /// The cells; those of a whole sheet protect the sheet. It excludes `namedRangeId` and
        /// `tableId`.
        range: nested<GridRange> = "range",
        /// The named range whose cells are protected. It excludes `range` and `tableId`.
        named_range_id: value<String> = "namedRangeId",
        /// The table whose cells are protected. It excludes `range` and `namedRangeId`.
        table_id: value<String> = "tableId",
        /// Cells of a protected sheet that everyone may edit after all.
        unprotected_ranges: list<GridRange> = "unprotectedRanges",
        /// Whether everyone may edit after a warning; there are no editors then.
        warning_only: plain<bool> = "warningOnly",
        /// Who may edit; shown to those alone.
        editors: nested<Editors> = "editors",
        /// Whether the user who asks may edit. Only Google sets it.
        requesting_user_can_edit: plain<bool> = "requestingUserCanEdit" read_only,
    }
}

schema! {
    /// Who may edit a protected range.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Editors>.
    Editors masked {
        /// Users, by their e-mail addresses.
        users: list<String> = "users",
        /// Groups, by their e-mail addresses.
        groups: list<String> = "groups",
        /// Whether everyone of the organisation may; only for spreadsheets of one.
        domain_users_can_edit: plain<bool> = "domainUsersCanEdit",
    }
}

schema! {
    /// What a series is continued from, and how far.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SourceAndDestination>.
    SourceAndDestination {
        /// The cells that the series starts with.
        source: nested<GridRange> = "source",
        /// Whether rows or columns are filled.
        dimension: value<Dimension> = "dimension",
        /// How many are filled: after the source, or before it if the number is negative.
        fill_length: plain<i32> = "fillLength",
    }
}

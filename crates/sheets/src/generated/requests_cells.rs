//! Changes of cells and of what they hold.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    Border, CellData, ConditionalFormatRule, DataValidationRule, Dimension, DimensionRange,
    GridCoordinate, GridRange, RowData, SortSpec, SourceAndDestination,
};
use crate::model::FieldMask;
use crate::model::macros::{open_enum, schema};

schema! {
    /// Adds rows below all data, and makes room for them.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AppendCellsRequest>.
    AppendCellsRequest {
        /// The sheet.
        sheet_id: plain<i32> = "sheetId",
        /// The table, instead of a sheet.
        table_id: value<String> = "tableId",
        /// The rows.
        rows: list<RowData> = "rows",
        /// Which fields of the cells are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl AppendCellsRequest {
    /// Sets `fields` to what is set in `rows.values`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .flat_map(|it| &it.rows)
                .flat_map(|it| &it.values)
                .collect(),
        );
        self
    }
}

schema! {
    /// Continues a series; one of the two places is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AutoFillRequest>.
    AutoFillRequest {
        /// Cells of which some hold the start of a series; the others are filled.
        range: nested<GridRange> = "range",
        /// The start of the series, and how far it goes.
        source_and_destination: nested<SourceAndDestination> = "sourceAndDestination",
        /// Whether the other way to continue is chosen, where there are two.
        use_alternate_series: plain<bool> = "useAlternateSeries",
    }
}

schema! {
    /// Copies cells.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#CopyPasteRequest>.
    CopyPasteRequest {
        /// The cells.
        source: nested<GridRange> = "source",
        /// Where to; a range that is a multiple of the source is filled with copies, a smaller one
        /// does not cut it.
        destination: nested<GridRange> = "destination",
        /// What of them is copied.
        paste_type: value<PasteType> = "pasteType",
        /// Whether rows become columns.
        paste_orientation: value<PasteOrientation> = "pasteOrientation",
    }
}

open_enum! {
    /// What of cells is pasted.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#CopyPasteRequest>.
    PasteType {
        /// Values, formulas, formats and merges.
        Normal = "PASTE_NORMAL",
        /// Values alone.
        Values = "PASTE_VALUES",
        /// Formats alone, without validation.
        Format = "PASTE_FORMAT",
        /// All but the borders.
        NoBorders = "PASTE_NO_BORDERS",
        /// Formulas alone.
        Formula = "PASTE_FORMULA",
        /// Validation alone.
        DataValidation = "PASTE_DATA_VALIDATION",
        /// Conditional formats alone.
        ConditionalFormatting = "PASTE_CONDITIONAL_FORMATTING",
    }
}

open_enum! {
    /// Whether pasted rows become columns.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#CopyPasteRequest>.
    PasteOrientation {
        /// Rows stay rows.
        Normal = "NORMAL",
        /// Rows become columns.
        Transpose = "TRANSPOSE",
    }
}

schema! {
    /// Moves cells.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#CutPasteRequest>.
    CutPasteRequest {
        /// The cells.
        source: nested<GridRange> = "source",
        /// The first cell of where to.
        destination: nested<GridCoordinate> = "destination",
        /// What of them arrives; all of it leaves.
        paste_type: value<PasteType> = "pasteType",
    }
}

schema! {
    /// Deletes rows whose values occur in an earlier row, whatever their case, format or formula,
    /// hidden ones included.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteDuplicatesRequest>.
    DeleteDuplicatesRequest {
        /// The rows, within these columns.
        range: nested<GridRange> = "range",
        /// The columns that are compared; all if not set.
        comparison_columns: list<DimensionRange> = "comparisonColumns",
    }
}

schema! {
    /// Deletes cells; others move into their place.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteRangeRequest>.
    DeleteRangeRequest {
        /// The cells.
        range: nested<GridRange> = "range",
        /// Which move: `ROWS` upwards, `COLUMNS` to the left.
        shift_dimension: value<Dimension> = "shiftDimension",
    }
}

schema! {
    /// Finds text and replaces it, in a range, a sheet or all sheets; one of these is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#FindReplaceRequest>.
    FindReplaceRequest {
        /// What is looked for.
        find: value<String> = "find",
        /// What it is replaced with; `$1` stands for the first group of a pattern.
        replacement: value<String> = "replacement",
        /// The cells.
        range: nested<GridRange> = "range",
        /// The sheet.
        sheet_id: plain<i32> = "sheetId",
        /// Whether all sheets are searched.
        all_sheets: plain<bool> = "allSheets",
        /// Whether capitals count.
        match_case: plain<bool> = "matchCase",
        /// Whether it must be all that a cell holds.
        match_entire_cell: plain<bool> = "matchEntireCell",
        /// Whether it is a pattern, in Java's notation.
        search_by_regex: plain<bool> = "searchByRegex",
        /// Whether formulas are searched, too.
        include_formulas: plain<bool> = "includeFormulas",
    }
}

schema! {
    /// Inserts empty cells; others make room.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#InsertRangeRequest>.
    InsertRangeRequest {
        /// Where they are, within the sheet.
        range: nested<GridRange> = "range",
        /// Which make room: `ROWS` downwards, `COLUMNS` to the right.
        shift_dimension: value<Dimension> = "shiftDimension",
    }
}

schema! {
    /// Merges cells.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#MergeCellsRequest>.
    MergeCellsRequest {
        /// The cells.
        range: nested<GridRange> = "range",
        /// Into one, or into one for each row or column.
        merge_type: value<MergeType> = "mergeType",
    }
}

open_enum! {
    /// What cells of a range are merged into.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#MergeCellsRequest>.
    MergeType {
        /// One cell.
        All = "MERGE_ALL",
        /// A cell for each column.
        Columns = "MERGE_COLUMNS",
        /// A cell for each row.
        Rows = "MERGE_ROWS",
    }
}

schema! {
    /// Takes merged cells apart.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UnmergeCellsRequest>.
    UnmergeCellsRequest {
        /// Cells that hold whole merges.
        range: nested<GridRange> = "range",
    }
}

schema! {
    /// Pastes text that is divided into cells.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#PasteDataRequest>.
    PasteDataRequest {
        /// The first cell.
        coordinate: nested<GridCoordinate> = "coordinate",
        /// The text.
        data: value<String> = "data",
        /// What divides its cells. It excludes `html`.
        delimiter: value<String> = "delimiter",
        /// Whether it is an HTML table. It excludes `delimiter`.
        html: plain<bool> = "html",
        /// What of it is pasted.
        #[doc(alias = "type")]
        kind: value<PasteType> = "type",
    }
}

schema! {
    /// Shuffles rows.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#RandomizeRangeRequest>.
    RandomizeRangeRequest {
        /// The rows, within these columns.
        range: nested<GridRange> = "range",
    }
}

schema! {
    /// Gives many cells one value or one format; references in a formula move along, except after
    /// `$`.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#RepeatCellRequest>.
    RepeatCellRequest {
        /// The cells.
        range: nested<GridRange> = "range",
        /// What they get.
        cell: nested<CellData> = "cell",
        /// Which fields of `cell` are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl RepeatCellRequest {
    /// Sets `fields` to what is set in `cell`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.cell.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Says what may be entered.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#SetDataValidationRequest>.
    SetDataValidationRequest {
        /// The cells.
        range: nested<GridRange> = "range",
        /// The rule; without one anything may.
        rule: nested<DataValidationRule> = "rule",
        /// Whether rows that a filter hides get it, too.
        filtered_rows_included: plain<bool> = "filteredRowsIncluded",
    }
}

schema! {
    /// Sorts rows.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#SortRangeRequest>.
    SortRangeRequest {
        /// The rows, within these columns.
        range: nested<GridRange> = "range",
        /// The order, column by column; a later one decides between equal rows.
        sort_specs: list<SortSpec> = "sortSpecs",
    }
}

schema! {
    /// Divides texts over columns.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#TextToColumnsRequest>.
    TextToColumnsRequest {
        /// The texts: one column.
        source: nested<GridRange> = "source",
        /// What divides them.
        delimiter_type: value<DelimiterType> = "delimiterType",
        /// What divides them, for the type `CUSTOM`.
        delimiter: value<String> = "delimiter",
    }
}

open_enum! {
    /// What divides a text.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#TextToColumnsRequest>.
    DelimiterType {
        /// A comma.
        Comma = "COMMA",
        /// A semicolon.
        Semicolon = "SEMICOLON",
        /// A full stop.
        Period = "PERIOD",
        /// A space.
        Space = "SPACE",
        /// Something else, which is given.
        Custom = "CUSTOM",
        /// Whatever Google finds.
        Autodetect = "AUTODETECT",
    }
}

schema! {
    /// Takes space away at both ends of texts, and leaves one inside; a text never becomes a
    /// formula by it.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#TrimWhitespaceRequest>.
    TrimWhitespaceRequest {
        /// The cells.
        range: nested<GridRange> = "range",
    }
}

schema! {
    /// Changes borders; one that is not set stays, the style `NONE` takes one away.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateBordersRequest>.
    UpdateBordersRequest {
        /// The cells.
        range: nested<GridRange> = "range",
        /// The line above all of them.
        top: nested<Border> = "top",
        /// The line below all of them.
        bottom: nested<Border> = "bottom",
        /// The line at the left of all of them.
        left: nested<Border> = "left",
        /// The line at the right of all of them.
        right: nested<Border> = "right",
        /// The lines between rows.
        inner_horizontal: nested<Border> = "innerHorizontal",
        /// The lines between columns.
        inner_vertical: nested<Border> = "innerVertical",
    }
}

schema! {
    /// Writes cells with their formats and all; one of the two places is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateCellsRequest>.
    UpdateCellsRequest {
        /// The first cell; rows may differ in length.
        start: nested<GridCoordinate> = "start",
        /// The cells; those that no row reaches are cleared in the given fields.
        range: nested<GridRange> = "range",
        /// The cells, row by row.
        rows: list<RowData> = "rows",
        /// Which fields of the cells are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateCellsRequest {
    /// Sets `fields` to what is set in `rows.values`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .flat_map(|it| &it.rows)
                .flat_map(|it| &it.values)
                .collect(),
        );
        self
    }
}

schema! {
    /// Adds a conditional format.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddConditionalFormatRuleRequest>.
    AddConditionalFormatRuleRequest {
        /// Its place among the sheet's, counted from 0; later ones move on.
        index: plain<i32> = "index",
        /// The conditional format.
        rule: nested<ConditionalFormatRule> = "rule",
    }
}

schema! {
    /// Replaces a conditional format or moves it; one of `rule` and `newIndex` is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateConditionalFormatRuleRequest>.
    UpdateConditionalFormatRuleRequest {
        /// Its place, counted from 0.
        index: plain<i32> = "index",
        /// What replaces it.
        rule: nested<ConditionalFormatRule> = "rule",
        /// The sheet, if it is moved.
        sheet_id: plain<i32> = "sheetId",
        /// Its new place, counted from 0.
        new_index: plain<i32> = "newIndex",
    }
}

schema! {
    /// Deletes a conditional format; later ones move up.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteConditionalFormatRuleRequest>.
    DeleteConditionalFormatRuleRequest {
        /// Its place, counted from 0.
        index: plain<i32> = "index",
        /// The sheet.
        sheet_id: plain<i32> = "sheetId",
    }
}

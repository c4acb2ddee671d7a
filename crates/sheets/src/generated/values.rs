//! Bodies and answers of the calls that read and write values.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{DataFilter, Dimension};
use crate::Cell;
use crate::model::ValueRange;
use crate::model::macros::{open_enum, schema};

open_enum! {
    /// How written values are understood.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueInputOption>.
    ValueInput {
        /// Stored as they are: `=1+1` stays that text.
        Raw = "RAW",
        /// Understood as if typed into the sheet: `=1+1` is a formula, `2026-01-31` a date.
        UserEntered = "USER_ENTERED",
    }
}

open_enum! {
    /// How values are read.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueRenderOption>.
    ValueRender {
        /// As the sheet shows them, so that each is a text: `$4.50`.
        Formatted = "FORMATTED_VALUE",
        /// As they are stored: `4.5`.
        Unformatted = "UNFORMATTED_VALUE",
        /// Formulas instead of their results: `=B2*2`.
        Formula = "FORMULA",
    }
}

open_enum! {
    /// How dates and times are read, unless values are read as the sheet shows them.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/DateTimeRenderOption>.
    DateTimeRender {
        /// As the number of days since 1899-12-30, in the spreadsheet's time zone; the default.
        SerialNumber = "SERIAL_NUMBER",
        /// As the text that the sheet shows.
        FormattedString = "FORMATTED_STRING",
    }
}

open_enum! {
    /// What happens to cells below a table that rows are appended to.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/append#InsertDataOption>.
    InsertData {
        /// Cells after the table are written over; the default.
        Overwrite = "OVERWRITE",
        /// The values get new rows, and all below moves down.
        InsertRows = "INSERT_ROWS",
    }
}

schema! {
    /// What an update changed. The counts are of what got a value; a skipped cell does not count.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/UpdateValuesResponse>.
    UpdateValuesResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// The range that was written, in A1 notation.
        updated_range: value<String> = "updatedRange",
        /// Rows in which a cell was written.
        updated_rows: plain<i32> = "updatedRows",
        /// Columns in which a cell was written.
        updated_columns: plain<i32> = "updatedColumns",
        /// Cells that were written.
        updated_cells: plain<i32> = "updatedCells",
        /// The values after the update, when the call asked for them.
        updated_data: nested<ValueRange> = "updatedData",
    }
}

schema! {
    /// Where appended rows went.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/append>.
    AppendValuesResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// The table that Google found and appended to; `None` when it found none.
        table_range: value<String> = "tableRange",
        /// What was written.
        updates: nested<UpdateValuesResponse> = "updates",
    }
}

schema! {
    /// Clears one range; the range is in the address.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/clear>.
    ClearValuesRequest {
    }
}

schema! {
    /// What was cleared.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/clear>.
    ClearValuesResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// The range that was cleared, cut to the sheet's size.
        cleared_range: value<String> = "clearedRange",
    }
}

schema! {
    /// The values of several ranges.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGet>.
    BatchGetValuesResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// One for each range, in the order of the call.
        value_ranges: list<ValueRange> = "valueRanges",
    }
}

schema! {
    /// Writes several ranges.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdate>.
    BatchUpdateValuesRequest {
        /// How the values are understood; required.
        value_input_option: value<ValueInput> = "valueInputOption",
        /// The values, each with its range.
        data: list<ValueRange> = "data",
        /// Whether the answer holds the values after the update.
        include_values_in_response: plain<bool> = "includeValuesInResponse",
        /// How these are read; formatted if not set.
        response_value_render_option: value<ValueRender> = "responseValueRenderOption",
        /// How dates among these are read; as numbers if not set.
        response_date_time_render_option: value<DateTimeRender> = "responseDateTimeRenderOption",
    }
}

schema! {
    /// What an update of several ranges changed.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdate>.
    BatchUpdateValuesResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// Rows in which a cell was written.
        total_updated_rows: plain<i32> = "totalUpdatedRows",
        /// Columns in which a cell was written.
        total_updated_columns: plain<i32> = "totalUpdatedColumns",
        /// Cells that were written.
        total_updated_cells: plain<i32> = "totalUpdatedCells",
        /// Sheets in which a cell was written.
        total_updated_sheets: plain<i32> = "totalUpdatedSheets",
        /// One for each range, in the order of the call.
        responses: list<UpdateValuesResponse> = "responses",
    }
}

schema! {
    /// Clears several ranges.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchClear>.
    BatchClearValuesRequest {
        /// The ranges, in A1 or R1C1 notation.
        ranges: list<String> = "ranges",
    }
}

schema! {
    /// What was cleared of several ranges.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchClear>.
    BatchClearValuesResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// The ranges that were cleared, cut to their sheets' size.
        cleared_ranges: list<String> = "clearedRanges",
    }
}

schema! {
    /// Reads what filters find.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGetByDataFilter>.
    BatchGetValuesByDataFilterRequest {
        /// The filters; one fit is enough.
        data_filters: list<DataFilter> = "dataFilters",
        /// Whether inner lists are rows or columns.
        major_dimension: value<Dimension> = "majorDimension",
        /// How values are read; formatted if not set.
        value_render_option: value<ValueRender> = "valueRenderOption",
        /// How dates are read; as numbers if not set.
        date_time_render_option: value<DateTimeRender> = "dateTimeRenderOption",
    }
}

schema! {
    /// The values that filters found.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGetByDataFilter>.
    BatchGetValuesByDataFilterResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// The values, and which filters fit.
        value_ranges: list<MatchedValueRange> = "valueRanges",
    }
}

schema! {
    /// Values that were found, and by which filters.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGetByDataFilter#MatchedValueRange>.
    MatchedValueRange {
        /// The values.
        value_range: nested<ValueRange> = "valueRange",
        /// The filters that fit.
        data_filters: list<DataFilter> = "dataFilters",
    }
}

schema! {
    /// Writes where filters lead.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdateByDataFilter>.
    BatchUpdateValuesByDataFilterRequest {
        /// How the values are understood; required.
        value_input_option: value<ValueInput> = "valueInputOption",
        /// The values, each with its filter; they go to each range that the filter finds.
        data: list<DataFilterValueRange> = "data",
        /// Whether the answer holds the values after the update.
        include_values_in_response: plain<bool> = "includeValuesInResponse",
        /// How these are read; formatted if not set.
        response_value_render_option: value<ValueRender> = "responseValueRenderOption",
        /// How dates among these are read; as numbers if not set.
        response_date_time_render_option: value<DateTimeRender> = "responseDateTimeRenderOption",
    }
}

schema! {
    /// Values for the ranges that a filter finds.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdateByDataFilter#DataFilterValueRange>.
    DataFilterValueRange {
        /// The filter.
        data_filter: nested<DataFilter> = "dataFilter",
        /// Whether inner lists are rows or columns; rows if not set.
        major_dimension: value<Dimension> = "majorDimension",
        /// The values; more than a range holds are refused, fewer leave its other cells as they
        /// are.
        values: list<Vec<Cell>> = "values",
    }
}

schema! {
    /// What an update by filters changed.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdateByDataFilter>.
    BatchUpdateValuesByDataFilterResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// Rows in which a cell was written.
        total_updated_rows: plain<i32> = "totalUpdatedRows",
        /// Columns in which a cell was written.
        total_updated_columns: plain<i32> = "totalUpdatedColumns",
        /// Cells that were written.
        total_updated_cells: plain<i32> = "totalUpdatedCells",
        /// Sheets in which a cell was written.
        total_updated_sheets: plain<i32> = "totalUpdatedSheets",
        /// One for each range.
        responses: list<UpdateValuesByDataFilterResponse> = "responses",
    }
}

schema! {
    /// What was changed in one range that a filter found.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchUpdateByDataFilter#UpdateValuesByDataFilterResponse>.
    UpdateValuesByDataFilterResponse {
        /// The filter.
        data_filter: nested<DataFilter> = "dataFilter",
        /// The range that was written, in A1 notation.
        updated_range: value<String> = "updatedRange",
        /// Rows in which a cell was written.
        updated_rows: plain<i32> = "updatedRows",
        /// Columns in which a cell was written.
        updated_columns: plain<i32> = "updatedColumns",
        /// Cells that were written.
        updated_cells: plain<i32> = "updatedCells",
        /// The values after the update, when the call asked for them.
        updated_data: nested<ValueRange> = "updatedData",
    }
}

schema! {
    /// Clears what filters find.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchClearByDataFilter>.
    BatchClearValuesByDataFilterRequest {
        /// The filters; one fit is enough.
        data_filters: list<DataFilter> = "dataFilters",
    }
}

schema! {
    /// What was cleared by filters.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchClearByDataFilter>.
    BatchClearValuesByDataFilterResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// The ranges that were cleared, cut to their sheets' size.
        cleared_ranges: list<String> = "clearedRanges",
    }
}

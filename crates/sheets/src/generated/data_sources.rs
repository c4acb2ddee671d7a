//! External data sources: BigQuery and Looker, and when they are read.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{FilterSpec, GridCoordinate, GridRange, SortSpec};
use crate::model::macros::{open_enum, schema};

schema! {
    /// An external source that the spreadsheet is connected to.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSource>.
    DataSource masked {
        /// The id within the spreadsheet.
        data_source_id: value<String> = "dataSourceId" identity,
        /// What the source is.
        spec: nested<DataSourceSpec> = "spec",
        /// The sheet that shows a preview; Google adds one with the source. It never changes.
        sheet_id: plain<i32> = "sheetId" identity,
        /// Columns that the spreadsheet adds by formulas.
        calculated_columns: list<DataSourceColumn> = "calculatedColumns",
    }
}

schema! {
    /// What a source is; BigQuery or Looker is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceSpec>.
    DataSourceSpec masked {
        /// A table or a query of BigQuery.
        big_query: nested<BigQueryDataSourceSpec> = "bigQuery",
        /// An explore of Looker.
        looker: nested<LookerDataSourceSpec> = "looker",
        /// Values of cells that the query takes.
        parameters: list<DataSourceParameter> = "parameters",
    }
}

schema! {
    /// A table or a query of BigQuery; one of the two is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BigQueryDataSourceSpec>.
    BigQueryDataSourceSpec whole {
        /// The project that pays for each query.
        project_id: value<String> = "projectId",
        /// The query.
        query_spec: nested<BigQueryQuerySpec> = "querySpec",
        /// The table.
        table_spec: nested<BigQueryTableSpec> = "tableSpec",
    }
}

schema! {
    /// A query of BigQuery.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BigQueryQuerySpec>.
    BigQueryQuerySpec {
        /// The query in SQL.
        raw_query: value<String> = "rawQuery",
    }
}

schema! {
    /// A table of BigQuery, of its own storage.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BigQueryTableSpec>.
    BigQueryTableSpec {
        /// The table's project; the one that pays if not set.
        table_project_id: value<String> = "tableProjectId",
        /// The dataset.
        dataset_id: value<String> = "datasetId",
        /// The table.
        table_id: value<String> = "tableId",
    }
}

schema! {
    /// An explore of Looker.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#LookerDataSourceSpec>.
    LookerDataSourceSpec whole {
        /// The address of the instance.
        instance_uri: value<String> = "instanceUri",
        /// The model.
        model: value<String> = "model",
        /// The explore.
        explore: value<String> = "explore",
    }
}

schema! {
    /// A value that a query takes from a cell.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceParameter>.
    DataSourceParameter {
        /// The name in the query.
        name: value<String> = "name",
        /// The cell, by a named range. It excludes `range`.
        named_range_id: value<String> = "namedRangeId",
        /// The cell. It excludes `namedRangeId`.
        range: nested<GridRange> = "range",
    }
}

schema! {
    /// A column of a source.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceColumn>.
    DataSourceColumn {
        /// Its name.
        reference: nested<DataSourceColumnReference> = "reference",
        /// The formula of a calculated column.
        formula: value<String> = "formula",
    }
}

schema! {
    /// A column of a source, by its name.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceColumnReference>.
    DataSourceColumnReference {
        /// The name, which no other column of the source has.
        name: value<String> = "name",
    }
}

schema! {
    /// The source of a chart.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceChartProperties>.
    DataSourceChartProperties {
        /// The source.
        data_source_id: value<String> = "dataSourceId",
        /// How reading it went. Only Google sets it.
        data_execution_status: nested<DataExecutionStatus> = "dataExecutionStatus" read_only,
    }
}

schema! {
    /// The source of a formula.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceFormula>.
    DataSourceFormula {
        /// The source.
        data_source_id: value<String> = "dataSourceId",
        /// How reading it went. Only Google sets it.
        data_execution_status: nested<DataExecutionStatus> = "dataExecutionStatus" read_only,
    }
}

schema! {
    /// An extract of a source, with a copy of its rows.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceTable>.
    DataSourceTable whole {
        /// The source.
        data_source_id: value<String> = "dataSourceId",
        /// Whether all columns are copied.
        column_selection_type: value<DataSourceTableColumnSelectionType> = "columnSelectionType",
        /// The columns that are copied, for the selection `SELECTED`.
        columns: list<DataSourceColumnReference> = "columns",
        /// Which rows are copied.
        filter_specs: list<FilterSpec> = "filterSpecs",
        /// The order of the rows.
        sort_specs: list<SortSpec> = "sortSpecs",
        /// The most rows that are copied; the editor's usual limit if not set.
        row_limit: plain<i32> = "rowLimit",
        /// How reading the source went. Only Google sets it.
        data_execution_status: nested<DataExecutionStatus> = "dataExecutionStatus" read_only,
    }
}

open_enum! {
    /// Which columns an extract copies.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceTable>.
    DataSourceTableColumnSelectionType {
        /// Those that are listed, which is the default.
        Selected = "SELECTED",
        /// All, those of the future included.
        SyncAll = "SYNC_ALL",
    }
}

schema! {
    /// What a sheet shows of its source.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceSheetProperties>.
    DataSourceSheetProperties {
        /// The source.
        data_source_id: value<String> = "dataSourceId",
        /// The columns that are shown.
        columns: list<DataSourceColumn> = "columns",
        /// How reading the source went.
        data_execution_status: nested<DataExecutionStatus> = "dataExecutionStatus",
    }
}

schema! {
    /// Columns of a sheet that shows a source.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceSheetDimensionRange>.
    DataSourceSheetDimensionRange {
        /// The sheet.
        sheet_id: plain<i32> = "sheetId",
        /// The columns.
        column_references: list<DataSourceColumnReference> = "columnReferences",
    }
}

schema! {
    /// Something that reads from a source; one of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceObjectReference>.
    DataSourceObjectReference {
        /// A sheet that shows a source; its id as text.
        sheet_id: value<String> = "sheetId",
        /// A chart.
        chart_id: plain<i32> = "chartId",
        /// An extract, by its first cell.
        data_source_table_anchor_cell: nested<GridCoordinate> = "dataSourceTableAnchorCell",
        /// A pivot table, by its first cell.
        data_source_pivot_table_anchor_cell: nested<GridCoordinate> = "dataSourcePivotTableAnchorCell",
        /// A formula, by its cell.
        data_source_formula_cell: nested<GridCoordinate> = "dataSourceFormulaCell",
    }
}

schema! {
    /// Things that read from sources.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceObjectReferences>.
    DataSourceObjectReferences {
        /// The things.
        references: list<DataSourceObjectReference> = "references",
    }
}

schema! {
    /// How reading a source went. It goes on in the background after a call has ended.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataExecutionStatus>.
    DataExecutionStatus {
        /// How far it is.
        state: value<DataExecutionState> = "state",
        /// Why it failed.
        error_code: value<DataExecutionErrorCode> = "errorCode",
        /// Why it failed, in words, if there are any.
        error_message: value<String> = "errorMessage",
        /// When it last went well.
        last_refresh_time: value<String> = "lastRefreshTime",
    }
}

open_enum! {
    /// How far reading a source is.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataExecutionStatus>.
    DataExecutionState {
        /// It has not begun.
        NotStarted = "NOT_STARTED",
        /// It is under way.
        Running = "RUNNING",
        /// It is being cancelled.
        Cancelling = "CANCELLING",
        /// It went well.
        Succeeded = "SUCCEEDED",
        /// It failed.
        Failed = "FAILED",
    }
}

open_enum! {
    /// Why reading a source failed.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataExecutionStatus>.
    DataExecutionErrorCode {
        /// It took too long.
        TimedOut = "TIMED_OUT",
        /// The source has too many rows.
        TooManyRows = "TOO_MANY_ROWS",
        /// The source has too many columns.
        TooManyColumns = "TOO_MANY_COLUMNS",
        /// The source has too many cells.
        TooManyCells = "TOO_MANY_CELLS",
        /// The source itself reports an error; the message has it.
        Engine = "ENGINE",
        /// A parameter is not valid.
        ParameterInvalid = "PARAMETER_INVALID",
        /// A column is of a type that sheets lack.
        UnsupportedDataType = "UNSUPPORTED_DATA_TYPE",
        /// Two columns have one name.
        DuplicateColumnNames = "DUPLICATE_COLUMN_NAMES",
        /// It was interrupted; it can be tried again.
        Interrupted = "INTERRUPTED",
        /// Another reading is under way.
        ConcurrentQuery = "CONCURRENT_QUERY",
        /// Something else.
        Other = "OTHER",
        /// A value is too long for a cell.
        TooManyCharsPerCell = "TOO_MANY_CHARS_PER_CELL",
        /// The database is not there.
        DataNotFound = "DATA_NOT_FOUND",
        /// The user may not read the database.
        PermissionDenied = "PERMISSION_DENIED",
        /// A column has no name.
        MissingColumnAlias = "MISSING_COLUMN_ALIAS",
        /// The thing that reads is not there.
        ObjectNotFound = "OBJECT_NOT_FOUND",
        /// The thing that reads failed before; only a forced refresh tries again.
        ObjectInErrorState = "OBJECT_IN_ERROR_STATE",
        /// The thing that reads is not well described.
        ObjectSpecInvalid = "OBJECT_SPEC_INVALID",
        /// It was cancelled.
        Cancelled = "DATA_EXECUTION_CANCELLED",
    }
}

schema! {
    /// How cancelling a refresh went.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#RefreshCancellationStatus>.
    RefreshCancellationStatus {
        /// Whether the call succeeded.
        state: value<RefreshCancellationState> = "state",
        /// Why it failed.
        error_code: value<RefreshCancellationErrorCode> = "errorCode",
    }
}

open_enum! {
    /// Whether a refresh could be asked to stop.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#RefreshCancellationStatus>.
    RefreshCancellationState {
        /// It was asked to stop, which need not mean that it did.
        CancelSucceeded = "CANCEL_SUCCEEDED",
        /// It could not be asked to stop.
        CancelFailed = "CANCEL_FAILED",
    }
}

open_enum! {
    /// Why a refresh could not be cancelled.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#RefreshCancellationStatus>.
    RefreshCancellationErrorCode {
        /// There is none.
        ExecutionNotFound = "EXECUTION_NOT_FOUND",
        /// The user may not cancel it.
        CancelPermissionDenied = "CANCEL_PERMISSION_DENIED",
        /// It had ended.
        QueryExecutionCompleted = "QUERY_EXECUTION_COMPLETED",
        /// It is being cancelled already.
        ConcurrentCancellation = "CONCURRENT_CANCELLATION",
        /// Something else.
        CancelOtherError = "CANCEL_OTHER_ERROR",
    }
}

schema! {
    /// How refreshing one thing went.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#RefreshDataSourceObjectExecutionStatus>.
    RefreshDataSourceObjectExecutionStatus {
        /// The thing.
        reference: nested<DataSourceObjectReference> = "reference",
        /// How it went.
        data_execution_status: nested<DataExecutionStatus> = "dataExecutionStatus",
    }
}

schema! {
    /// How cancelling the refresh of one thing went.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CancelDataSourceRefreshStatus>.
    CancelDataSourceRefreshStatus {
        /// The thing.
        reference: nested<DataSourceObjectReference> = "reference",
        /// How it went.
        refresh_cancellation_status: nested<RefreshCancellationStatus> = "refreshCancellationStatus",
    }
}

schema! {
    /// When sources are read again, within four hours from a given time; one of the three schedules
    /// is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceRefreshSchedule>.
    DataSourceRefreshSchedule {
        /// Whether the schedule is followed.
        enabled: plain<bool> = "enabled",
        /// Which sources are read.
        refresh_scope: value<DataSourceRefreshScope> = "refreshScope",
        /// On every day.
        daily_schedule: nested<DataSourceRefreshDailySchedule> = "dailySchedule",
        /// On days of the week.
        weekly_schedule: nested<DataSourceRefreshWeeklySchedule> = "weeklySchedule",
        /// On days of the month.
        monthly_schedule: nested<DataSourceRefreshMonthlySchedule> = "monthlySchedule",
        /// When the next reading may begin. Only Google sets it.
        next_run: nested<Interval> = "nextRun" read_only,
    }
}

open_enum! {
    /// Which sources a schedule reads.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceRefreshSchedule>.
    DataSourceRefreshScope {
        /// All of them, with all that reads from them.
        AllDataSources = "ALL_DATA_SOURCES",
    }
}

schema! {
    /// A reading on every day.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceRefreshDailySchedule>.
    DataSourceRefreshDailySchedule {
        /// The time from which it may begin, of which the hour counts.
        start_time: nested<TimeOfDay> = "startTime",
    }
}

schema! {
    /// A reading on days of the month.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceRefreshMonthlySchedule>.
    DataSourceRefreshMonthlySchedule {
        /// The time from which it may begin, of which the hour counts.
        start_time: nested<TimeOfDay> = "startTime",
        /// The days, from 1 to 28; one at least.
        days_of_month: list<i32> = "daysOfMonth",
    }
}

schema! {
    /// A reading on days of the week.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceRefreshWeeklySchedule>.
    DataSourceRefreshWeeklySchedule {
        /// The time from which it may begin, of which the hour counts.
        start_time: nested<TimeOfDay> = "startTime",
        /// The days; one at least.
        days_of_week: list<DayOfWeek> = "daysOfWeek",
    }
}

open_enum! {
    /// A day of the week.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataSourceRefreshWeeklySchedule>.
    DayOfWeek {
        /// Monday.
        Monday = "MONDAY",
        /// Tuesday.
        Tuesday = "TUESDAY",
        /// Wednesday.
        Wednesday = "WEDNESDAY",
        /// Thursday.
        Thursday = "THURSDAY",
        /// Friday.
        Friday = "FRIDAY",
        /// Saturday.
        Saturday = "SATURDAY",
        /// Sunday.
        Sunday = "SUNDAY",
    }
}

schema! {
    /// A time of day, in a time zone that is given elsewhere.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TimeOfDay>.
    TimeOfDay {
        /// The hour, 0 to 23.
        hours: plain<i32> = "hours",
        /// The minute, 0 to 59.
        minutes: plain<i32> = "minutes",
        /// The second, 0 to 59.
        seconds: plain<i32> = "seconds",
        /// The billionths of a second.
        nanos: plain<i32> = "nanos",
    }
}

schema! {
    /// A span of time; a time that is missing leaves it open.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Interval>.
    Interval {
        /// When it begins, in the form of RFC 3339.
        start_time: value<String> = "startTime",
        /// When it is over, in the form of RFC 3339; this moment lies outside.
        end_time: value<String> = "endTime",
    }
}

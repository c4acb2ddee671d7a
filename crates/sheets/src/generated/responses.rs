//! What single changes answer.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    BandedRange, CancelDataSourceRefreshStatus, CommentThread, ConditionalFormatRule,
    DataExecutionStatus, DataSource, DeveloperMetadata, DimensionGroup, EmbeddedChart,
    EmbeddedObjectPosition, FilterView, NamedRange, Post, ProtectedRange,
    RefreshDataSourceObjectExecutionStatus, SheetProperties, Slicer, Table,
};
use crate::model::macros::schema;

schema! {
    /// The range that got alternating colours.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddBandingResponse>.
    AddBandingResponse {
        /// The range, with its id.
        banded_range: nested<BandedRange> = "bandedRange",
    }
}

schema! {
    /// The chart that was added.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddChartResponse>.
    AddChartResponse {
        /// The chart, with its id.
        chart: nested<EmbeddedChart> = "chart",
    }
}

schema! {
    /// The reply that was added.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddCommentReplyResponse>.
    AddCommentReplyResponse {
        /// The reply, with its id.
        post: nested<Post> = "post",
    }
}

schema! {
    /// The source that was connected.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddDataSourceResponse>.
    AddDataSourceResponse {
        /// The source, with its id.
        data_source: nested<DataSource> = "dataSource",
        /// How reading it goes.
        data_execution_status: nested<DataExecutionStatus> = "dataExecutionStatus",
    }
}

schema! {
    /// The groups after one was added.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddDimensionGroupResponse>.
    AddDimensionGroupResponse {
        /// All groups of rows, or all of columns.
        dimension_groups: list<DimensionGroup> = "dimensionGroups",
    }
}

schema! {
    /// The filter view that was added.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddFilterViewResponse>.
    AddFilterViewResponse {
        /// The view, with its id.
        filter: nested<FilterView> = "filter",
    }
}

schema! {
    /// The range that was named.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddNamedRangeResponse>.
    AddNamedRangeResponse {
        /// The range, with its id.
        named_range: nested<NamedRange> = "namedRange",
    }
}

schema! {
    /// The range that was protected.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddProtectedRangeResponse>.
    AddProtectedRangeResponse {
        /// The range, with its id.
        protected_range: nested<ProtectedRange> = "protectedRange",
    }
}

schema! {
    /// The sheet that was added.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddSheetResponse>.
    AddSheetResponse {
        /// Its properties, with the id.
        properties: nested<SheetProperties> = "properties",
    }
}

schema! {
    /// The slicer that was added.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddSlicerResponse>.
    AddSlicerResponse {
        /// The slicer, with its id.
        slicer: nested<Slicer> = "slicer",
    }
}

schema! {
    /// The table that was added.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#AddTableResponse>.
    AddTableResponse {
        /// The table, with its id. Only Google sets it.
        table: nested<Table> = "table" read_only,
    }
}

schema! {
    /// How stopping went.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#CancelDataSourceRefreshResponse>.
    CancelDataSourceRefreshResponse {
        /// How it went for each thing; only failures if all were to stop.
        statuses: list<CancelDataSourceRefreshStatus> = "statuses",
    }
}

schema! {
    /// The metadata that was added.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#CreateDeveloperMetadataResponse>.
    CreateDeveloperMetadataResponse {
        /// The metadata, with its id.
        developer_metadata: nested<DeveloperMetadata> = "developerMetadata",
    }
}

schema! {
    /// The conditional format that was deleted.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#DeleteConditionalFormatRuleResponse>.
    DeleteConditionalFormatRuleResponse {
        /// The conditional format.
        rule: nested<ConditionalFormatRule> = "rule",
    }
}

schema! {
    /// The metadata that was deleted.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#DeleteDeveloperMetadataResponse>.
    DeleteDeveloperMetadataResponse {
        /// The metadata.
        deleted_developer_metadata: list<DeveloperMetadata> = "deletedDeveloperMetadata",
    }
}

schema! {
    /// The groups after one was deleted.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#DeleteDimensionGroupResponse>.
    DeleteDimensionGroupResponse {
        /// All groups of rows, or all of columns.
        dimension_groups: list<DimensionGroup> = "dimensionGroups",
    }
}

schema! {
    /// How many rows were deleted.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#DeleteDuplicatesResponse>.
    DeleteDuplicatesResponse {
        /// The number of rows.
        duplicates_removed_count: plain<i32> = "duplicatesRemovedCount",
    }
}

schema! {
    /// The copy of a filter view.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#DuplicateFilterViewResponse>.
    DuplicateFilterViewResponse {
        /// The copy, with its id.
        filter: nested<FilterView> = "filter",
    }
}

schema! {
    /// The copy of a sheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#DuplicateSheetResponse>.
    DuplicateSheetResponse {
        /// Its properties, with the id.
        properties: nested<SheetProperties> = "properties",
    }
}

schema! {
    /// What was replaced.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#FindReplaceResponse>.
    FindReplaceResponse {
        /// How often; one cell can count several times.
        occurrences_changed: plain<i32> = "occurrencesChanged",
        /// In how many cells without a formula.
        values_changed: plain<i32> = "valuesChanged",
        /// In how many cells with a formula.
        formulas_changed: plain<i32> = "formulasChanged",
        /// In how many rows.
        rows_changed: plain<i32> = "rowsChanged",
        /// In how many sheets.
        sheets_changed: plain<i32> = "sheetsChanged",
    }
}

schema! {
    /// The comment that was added.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#InsertCommentResponse>.
    InsertCommentResponse {
        /// The comment, with its id.
        comment_thread: nested<CommentThread> = "commentThread",
    }
}

schema! {
    /// How reading again goes.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#RefreshDataSourceResponse>.
    RefreshDataSourceResponse {
        /// How it goes for each thing; only failures if all were read.
        statuses: list<RefreshDataSourceObjectExecutionStatus> = "statuses",
    }
}

schema! {
    /// How many cells were changed.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#TrimWhitespaceResponse>.
    TrimWhitespaceResponse {
        /// The number of cells.
        cells_changed_count: plain<i32> = "cellsChangedCount",
    }
}

schema! {
    /// A conditional format before and after.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#UpdateConditionalFormatRuleResponse>.
    UpdateConditionalFormatRuleResponse {
        /// What it was; absent if it was moved.
        old_rule: nested<ConditionalFormatRule> = "oldRule",
        /// Where it was; absent if it was replaced.
        old_index: plain<i32> = "oldIndex",
        /// What it is now.
        new_rule: nested<ConditionalFormatRule> = "newRule",
        /// Where it is now.
        new_index: plain<i32> = "newIndex",
    }
}

schema! {
    /// The source after the change.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#UpdateDataSourceResponse>.
    UpdateDataSourceResponse {
        /// The source.
        data_source: nested<DataSource> = "dataSource",
        /// How reading it goes.
        data_execution_status: nested<DataExecutionStatus> = "dataExecutionStatus",
    }
}

schema! {
    /// The metadata after the change.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#UpdateDeveloperMetadataResponse>.
    UpdateDeveloperMetadataResponse {
        /// The metadata.
        developer_metadata: list<DeveloperMetadata> = "developerMetadata",
    }
}

schema! {
    /// The new place of a chart or a slicer.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#UpdateEmbeddedObjectPositionResponse>.
    UpdateEmbeddedObjectPositionResponse {
        /// The place.
        position: nested<EmbeddedObjectPosition> = "position",
    }
}

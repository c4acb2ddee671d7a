//! Changes of a spreadsheet, many at once, and what they answer.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    AddBandingRequest, AddBandingResponse, AddChartRequest, AddChartResponse,
    AddCommentReplyRequest, AddCommentReplyResponse, AddConditionalFormatRuleRequest,
    AddDataSourceRequest, AddDataSourceResponse, AddDimensionGroupRequest,
    AddDimensionGroupResponse, AddFilterViewRequest, AddFilterViewResponse, AddNamedRangeRequest,
    AddNamedRangeResponse, AddProtectedRangeRequest, AddProtectedRangeResponse, AddSheetRequest,
    AddSheetResponse, AddSlicerRequest, AddSlicerResponse, AddTableRequest, AddTableResponse,
    AppendCellsRequest, AppendDimensionRequest, AutoFillRequest, AutoResizeDimensionsRequest,
    CancelDataSourceRefreshRequest, CancelDataSourceRefreshResponse, ClearBasicFilterRequest,
    CommentsViewMode, CopyPasteRequest, CreateDeveloperMetadataRequest,
    CreateDeveloperMetadataResponse, CutPasteRequest, DataFilter, DeleteBandingRequest,
    DeleteCommentReplyRequest, DeleteCommentRequest, DeleteConditionalFormatRuleRequest,
    DeleteConditionalFormatRuleResponse, DeleteDataSourceRequest, DeleteDeveloperMetadataRequest,
    DeleteDeveloperMetadataResponse, DeleteDimensionGroupRequest, DeleteDimensionGroupResponse,
    DeleteDimensionRequest, DeleteDuplicatesRequest, DeleteDuplicatesResponse,
    DeleteEmbeddedObjectRequest, DeleteFilterViewRequest, DeleteNamedRangeRequest,
    DeleteProtectedRangeRequest, DeleteRangeRequest, DeleteSheetRequest, DeleteTableRequest,
    DuplicateFilterViewRequest, DuplicateFilterViewResponse, DuplicateSheetRequest,
    DuplicateSheetResponse, FindReplaceRequest, FindReplaceResponse, InsertCommentRequest,
    InsertCommentResponse, InsertDimensionRequest, InsertRangeRequest, MergeCellsRequest,
    MoveDimensionRequest, PasteDataRequest, RandomizeRangeRequest, RefreshDataSourceRequest,
    RefreshDataSourceResponse, RepeatCellRequest, SetBasicFilterRequest, SetDataValidationRequest,
    SortRangeRequest, Spreadsheet, TextToColumnsRequest, TrimWhitespaceRequest,
    TrimWhitespaceResponse, UnmergeCellsRequest, UpdateBandingRequest, UpdateBordersRequest,
    UpdateCellsRequest, UpdateChartSpecRequest, UpdateCommentPostRequest,
    UpdateConditionalFormatRuleRequest, UpdateConditionalFormatRuleResponse,
    UpdateDataSourceRequest, UpdateDataSourceResponse, UpdateDeveloperMetadataRequest,
    UpdateDeveloperMetadataResponse, UpdateDimensionGroupRequest, UpdateDimensionPropertiesRequest,
    UpdateEmbeddedObjectBorderRequest, UpdateEmbeddedObjectPositionRequest,
    UpdateEmbeddedObjectPositionResponse, UpdateFilterViewRequest, UpdateNamedRangeRequest,
    UpdateProtectedRangeRequest, UpdateSheetPropertiesRequest, UpdateSlicerSpecRequest,
    UpdateSpreadsheetPropertiesRequest, UpdateTableRequest,
};
use crate::model::macros::{open_enum, schema, union};

schema! {
    /// Changes of a spreadsheet: all of them or, if one is not valid, none.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate>.
    BatchUpdateSpreadsheetRequest {
        /// The changes, in their order.
        requests: list<Request> = "requests",
        /// Whether the answer holds the spreadsheet as it is after them.
        include_spreadsheet_in_response: plain<bool> = "includeSpreadsheetInResponse",
        /// The ranges of it that the answer holds.
        response_ranges: list<String> = "responseRanges",
        /// Whether the answer holds its cells; ignored if a mask of fields is set.
        response_include_grid_data: plain<bool> = "responseIncludeGridData",
        /// Whether the answer holds its comments; it does not if not set.
        comments_view_mode: value<CommentsViewMode> = "commentsViewMode",
    }
}

schema! {
    /// What changes answered.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate>.
    BatchUpdateSpreadsheetResponse {
        /// The spreadsheet.
        spreadsheet_id: value<String> = "spreadsheetId",
        /// A reply for each change, in the same order; most are empty.
        replies: list<Response> = "replies",
        /// The spreadsheet after the changes, if it was asked for.
        updated_spreadsheet: nested<Spreadsheet> = "updatedSpreadsheet",
        /// Whether changes of comments were kept.
        comment_update_state: value<CommentUpdateState> = "commentUpdateState",
    }
}

open_enum! {
    /// Whether changes of comments were kept.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/batchUpdate>.
    CommentUpdateState {
        /// There were none.
        NoUpdatesRequested = "NO_UPDATES_REQUESTED",
        /// All were kept.
        AllSaved = "ALL_SAVED",
        /// All failed.
        AllFailed = "ALL_FAILED_UNKNOWN_REASON",
    }
}

schema! {
    /// Describes a spreadsheet as far as filters reach.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/getByDataFilter>.
    GetSpreadsheetByDataFilterRequest {
        /// The filters.
        data_filters: list<DataFilter> = "dataFilters",
        /// Whether the answer holds cells; ignored if a mask of fields is set.
        include_grid_data: plain<bool> = "includeGridData",
        /// Whether tables are left out of the ranges with alternating colours.
        exclude_tables_in_banded_ranges: plain<bool> = "excludeTablesInBandedRanges",
        /// Whether the answer holds comments; it does not if not set.
        comments_view_mode: value<CommentsViewMode> = "commentsViewMode",
    }
}

schema! {
    /// Copies a sheet to another spreadsheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.sheets/copyTo>.
    CopySheetToAnotherSpreadsheetRequest {
        /// The other spreadsheet.
        destination_spreadsheet_id: value<String> = "destinationSpreadsheetId",
    }
}

union! {
    /// One change of a spreadsheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#Request>.
    Request {
        /// Gives a range alternating colours.
        AddBanding(AddBandingRequest) = "addBanding",
        /// Adds a chart.
        AddChart(AddChartRequest) = "addChart",
        /// Replies to a comment.
        AddCommentReply(AddCommentReplyRequest) = "addCommentReply",
        /// Adds a conditional format.
        AddConditionalFormatRule(AddConditionalFormatRuleRequest) = "addConditionalFormatRule",
        /// Connects an external source.
        AddDataSource(AddDataSourceRequest) = "addDataSource",
        /// Groups rows or columns.
        AddDimensionGroup(AddDimensionGroupRequest) = "addDimensionGroup",
        /// Adds a filter view.
        AddFilterView(AddFilterViewRequest) = "addFilterView",
        /// Names a range.
        AddNamedRange(AddNamedRangeRequest) = "addNamedRange",
        /// Protects a range.
        AddProtectedRange(AddProtectedRangeRequest) = "addProtectedRange",
        /// Adds a sheet.
        AddSheet(AddSheetRequest) = "addSheet",
        /// Adds a slicer.
        AddSlicer(AddSlicerRequest) = "addSlicer",
        /// Adds a table.
        AddTable(AddTableRequest) = "addTable",
        /// Adds rows with formats below all data.
        AppendCells(AppendCellsRequest) = "appendCells",
        /// Adds empty rows or columns at the end.
        AppendDimension(AppendDimensionRequest) = "appendDimension",
        /// Continues a series.
        AutoFill(AutoFillRequest) = "autoFill",
        /// Fits rows or columns to what they hold.
        AutoResizeDimensions(AutoResizeDimensionsRequest) = "autoResizeDimensions",
        /// Stops reading external sources.
        CancelDataSourceRefresh(CancelDataSourceRefreshRequest) = "cancelDataSourceRefresh",
        /// Takes a sheet's filter away.
        ClearBasicFilter(ClearBasicFilterRequest) = "clearBasicFilter",
        /// Copies cells.
        CopyPaste(CopyPasteRequest) = "copyPaste",
        /// Adds metadata.
        CreateDeveloperMetadata(CreateDeveloperMetadataRequest) = "createDeveloperMetadata",
        /// Moves cells.
        CutPaste(CutPasteRequest) = "cutPaste",
        /// Takes alternating colours away.
        DeleteBanding(DeleteBandingRequest) = "deleteBanding",
        /// Deletes a comment.
        DeleteComment(DeleteCommentRequest) = "deleteComment",
        /// Deletes a reply.
        DeleteCommentReply(DeleteCommentReplyRequest) = "deleteCommentReply",
        /// Deletes a conditional format.
        DeleteConditionalFormatRule(DeleteConditionalFormatRuleRequest) = "deleteConditionalFormatRule",
        /// Disconnects an external source.
        DeleteDataSource(DeleteDataSourceRequest) = "deleteDataSource",
        /// Deletes metadata.
        DeleteDeveloperMetadata(DeleteDeveloperMetadataRequest) = "deleteDeveloperMetadata",
        /// Deletes rows or columns.
        DeleteDimension(DeleteDimensionRequest) = "deleteDimension",
        /// Ungroups rows or columns.
        DeleteDimensionGroup(DeleteDimensionGroupRequest) = "deleteDimensionGroup",
        /// Deletes rows that occur twice.
        DeleteDuplicates(DeleteDuplicatesRequest) = "deleteDuplicates",
        /// Deletes a chart, a slicer or an image.
        DeleteEmbeddedObject(DeleteEmbeddedObjectRequest) = "deleteEmbeddedObject",
        /// Deletes a filter view.
        DeleteFilterView(DeleteFilterViewRequest) = "deleteFilterView",
        /// Takes the name of a range away.
        DeleteNamedRange(DeleteNamedRangeRequest) = "deleteNamedRange",
        /// Takes the protection of a range away.
        DeleteProtectedRange(DeleteProtectedRangeRequest) = "deleteProtectedRange",
        /// Deletes cells; others move into their place.
        DeleteRange(DeleteRangeRequest) = "deleteRange",
        /// Deletes a sheet.
        DeleteSheet(DeleteSheetRequest) = "deleteSheet",
        /// Deletes a table.
        DeleteTable(DeleteTableRequest) = "deleteTable",
        /// Copies a filter view.
        DuplicateFilterView(DuplicateFilterViewRequest) = "duplicateFilterView",
        /// Copies a sheet.
        DuplicateSheet(DuplicateSheetRequest) = "duplicateSheet",
        /// Finds text and replaces it.
        FindReplace(FindReplaceRequest) = "findReplace",
        /// Adds a comment.
        InsertComment(InsertCommentRequest) = "insertComment",
        /// Inserts empty rows or columns.
        InsertDimension(InsertDimensionRequest) = "insertDimension",
        /// Inserts empty cells; others make room.
        InsertRange(InsertRangeRequest) = "insertRange",
        /// Merges cells.
        MergeCells(MergeCellsRequest) = "mergeCells",
        /// Moves rows or columns.
        MoveDimension(MoveDimensionRequest) = "moveDimension",
        /// Pastes text that is divided into cells.
        PasteData(PasteDataRequest) = "pasteData",
        /// Shuffles rows.
        RandomizeRange(RandomizeRangeRequest) = "randomizeRange",
        /// Reads external sources again.
        RefreshDataSource(RefreshDataSourceRequest) = "refreshDataSource",
        /// Gives many cells one value or one format.
        RepeatCell(RepeatCellRequest) = "repeatCell",
        /// Gives a sheet its filter.
        SetBasicFilter(SetBasicFilterRequest) = "setBasicFilter",
        /// Says what may be entered.
        SetDataValidation(SetDataValidationRequest) = "setDataValidation",
        /// Sorts rows.
        SortRange(SortRangeRequest) = "sortRange",
        /// Divides texts over columns.
        TextToColumns(TextToColumnsRequest) = "textToColumns",
        /// Takes needless space away.
        TrimWhitespace(TrimWhitespaceRequest) = "trimWhitespace",
        /// Takes merged cells apart.
        UnmergeCells(UnmergeCellsRequest) = "unmergeCells",
        /// Changes alternating colours.
        UpdateBanding(UpdateBandingRequest) = "updateBanding",
        /// Changes borders.
        UpdateBorders(UpdateBordersRequest) = "updateBorders",
        /// Writes cells with their formats and all.
        UpdateCells(UpdateCellsRequest) = "updateCells",
        /// Changes what a chart shows.
        UpdateChartSpec(UpdateChartSpecRequest) = "updateChartSpec",
        /// Changes the text of a comment or a reply.
        UpdateCommentPost(UpdateCommentPostRequest) = "updateCommentPost",
        /// Changes or moves a conditional format.
        UpdateConditionalFormatRule(UpdateConditionalFormatRuleRequest) = "updateConditionalFormatRule",
        /// Changes an external source.
        UpdateDataSource(UpdateDataSourceRequest) = "updateDataSource",
        /// Changes metadata.
        UpdateDeveloperMetadata(UpdateDeveloperMetadataRequest) = "updateDeveloperMetadata",
        /// Folds or unfolds a group.
        UpdateDimensionGroup(UpdateDimensionGroupRequest) = "updateDimensionGroup",
        /// Changes the size of rows or columns, or hides them.
        UpdateDimensionProperties(UpdateDimensionPropertiesRequest) = "updateDimensionProperties",
        /// Changes the line around a chart.
        UpdateEmbeddedObjectBorder(UpdateEmbeddedObjectBorderRequest) = "updateEmbeddedObjectBorder",
        /// Moves a chart or a slicer, or changes its size.
        UpdateEmbeddedObjectPosition(UpdateEmbeddedObjectPositionRequest) = "updateEmbeddedObjectPosition",
        /// Changes a filter view.
        UpdateFilterView(UpdateFilterViewRequest) = "updateFilterView",
        /// Changes a named range.
        UpdateNamedRange(UpdateNamedRangeRequest) = "updateNamedRange",
        /// Changes a protected range.
        UpdateProtectedRange(UpdateProtectedRangeRequest) = "updateProtectedRange",
        /// Changes title, place, size and the like of a sheet.
        UpdateSheetProperties(UpdateSheetPropertiesRequest) = "updateSheetProperties",
        /// Changes what a slicer filters.
        UpdateSlicerSpec(UpdateSlicerSpecRequest) = "updateSlicerSpec",
        /// Changes title, locale and the like of the spreadsheet.
        UpdateSpreadsheetProperties(UpdateSpreadsheetPropertiesRequest) = "updateSpreadsheetProperties",
        /// Changes a table.
        UpdateTable(UpdateTableRequest) = "updateTable",
    }
}

union! {
    /// What one change answered.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/response#Response>.
    Response or Empty {
        /// The range that got alternating colours.
        AddBanding(AddBandingResponse) = "addBanding",
        /// The chart that was added.
        AddChart(AddChartResponse) = "addChart",
        /// The reply that was added.
        AddCommentReply(AddCommentReplyResponse) = "addCommentReply",
        /// The source that was connected.
        AddDataSource(AddDataSourceResponse) = "addDataSource",
        /// The groups after one was added.
        AddDimensionGroup(AddDimensionGroupResponse) = "addDimensionGroup",
        /// The filter view that was added.
        AddFilterView(AddFilterViewResponse) = "addFilterView",
        /// The range that was named.
        AddNamedRange(AddNamedRangeResponse) = "addNamedRange",
        /// The range that was protected.
        AddProtectedRange(AddProtectedRangeResponse) = "addProtectedRange",
        /// The sheet that was added.
        AddSheet(AddSheetResponse) = "addSheet",
        /// The slicer that was added.
        AddSlicer(AddSlicerResponse) = "addSlicer",
        /// The table that was added.
        AddTable(AddTableResponse) = "addTable",
        /// How stopping went.
        CancelDataSourceRefresh(CancelDataSourceRefreshResponse) = "cancelDataSourceRefresh",
        /// The metadata that was added.
        CreateDeveloperMetadata(CreateDeveloperMetadataResponse) = "createDeveloperMetadata",
        /// The conditional format that was deleted.
        DeleteConditionalFormatRule(DeleteConditionalFormatRuleResponse) = "deleteConditionalFormatRule",
        /// The metadata that was deleted.
        DeleteDeveloperMetadata(DeleteDeveloperMetadataResponse) = "deleteDeveloperMetadata",
        /// The groups after one was deleted.
        DeleteDimensionGroup(DeleteDimensionGroupResponse) = "deleteDimensionGroup",
        /// How many rows were deleted.
        DeleteDuplicates(DeleteDuplicatesResponse) = "deleteDuplicates",
        /// The copy of a filter view.
        DuplicateFilterView(DuplicateFilterViewResponse) = "duplicateFilterView",
        /// The copy of a sheet.
        DuplicateSheet(DuplicateSheetResponse) = "duplicateSheet",
        /// What was replaced.
        FindReplace(FindReplaceResponse) = "findReplace",
        /// The comment that was added.
        InsertComment(InsertCommentResponse) = "insertComment",
        /// How reading again went.
        RefreshDataSource(RefreshDataSourceResponse) = "refreshDataSource",
        /// How many cells were changed.
        TrimWhitespace(TrimWhitespaceResponse) = "trimWhitespace",
        /// The conditional format before and after.
        UpdateConditionalFormatRule(UpdateConditionalFormatRuleResponse) = "updateConditionalFormatRule",
        /// The source after the change.
        UpdateDataSource(UpdateDataSourceResponse) = "updateDataSource",
        /// The metadata after the change.
        UpdateDeveloperMetadata(UpdateDeveloperMetadataResponse) = "updateDeveloperMetadata",
        /// The new place.
        UpdateEmbeddedObjectPosition(UpdateEmbeddedObjectPositionResponse) = "updateEmbeddedObjectPosition",
    }
}

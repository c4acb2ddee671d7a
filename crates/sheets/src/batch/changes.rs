//! Which change answers what.

use crate::model::{
    AddBandingRequest, AddBandingResponse, AddChartRequest, AddChartResponse,
    AddCommentReplyRequest, AddCommentReplyResponse, AddConditionalFormatRuleRequest,
    AddDataSourceRequest, AddDataSourceResponse, AddDimensionGroupRequest,
    AddDimensionGroupResponse, AddFilterViewRequest, AddFilterViewResponse, AddNamedRangeRequest,
    AddNamedRangeResponse, AddProtectedRangeRequest, AddProtectedRangeResponse, AddSheetRequest,
    AddSheetResponse, AddSlicerRequest, AddSlicerResponse, AddTableRequest, AddTableResponse,
    AppendCellsRequest, AppendDimensionRequest, AutoFillRequest, AutoResizeDimensionsRequest,
    CancelDataSourceRefreshRequest, CancelDataSourceRefreshResponse, ClearBasicFilterRequest,
    CopyPasteRequest, CreateDeveloperMetadataRequest, CreateDeveloperMetadataResponse,
    CutPasteRequest, DeleteBandingRequest, DeleteCommentReplyRequest, DeleteCommentRequest,
    DeleteConditionalFormatRuleRequest, DeleteConditionalFormatRuleResponse,
    DeleteDataSourceRequest, DeleteDeveloperMetadataRequest, DeleteDeveloperMetadataResponse,
    DeleteDimensionGroupRequest, DeleteDimensionGroupResponse, DeleteDimensionRequest,
    DeleteDuplicatesRequest, DeleteDuplicatesResponse, DeleteEmbeddedObjectRequest,
    DeleteFilterViewRequest, DeleteNamedRangeRequest, DeleteProtectedRangeRequest,
    DeleteRangeRequest, DeleteSheetRequest, DeleteTableRequest, DuplicateFilterViewRequest,
    DuplicateFilterViewResponse, DuplicateSheetRequest, DuplicateSheetResponse, FindReplaceRequest,
    FindReplaceResponse, InsertCommentRequest, InsertCommentResponse, InsertDimensionRequest,
    InsertRangeRequest, MergeCellsRequest, MoveDimensionRequest, PasteDataRequest,
    RandomizeRangeRequest, RefreshDataSourceRequest, RefreshDataSourceResponse, RepeatCellRequest,
    Request, Response, SetBasicFilterRequest, SetDataValidationRequest, SortRangeRequest,
    TextToColumnsRequest, TrimWhitespaceRequest, TrimWhitespaceResponse, UnmergeCellsRequest,
    UpdateBandingRequest, UpdateBordersRequest, UpdateCellsRequest, UpdateChartSpecRequest,
    UpdateCommentPostRequest, UpdateConditionalFormatRuleRequest,
    UpdateConditionalFormatRuleResponse, UpdateDataSourceRequest, UpdateDataSourceResponse,
    UpdateDeveloperMetadataRequest, UpdateDeveloperMetadataResponse, UpdateDimensionGroupRequest,
    UpdateDimensionPropertiesRequest, UpdateEmbeddedObjectBorderRequest,
    UpdateEmbeddedObjectPositionRequest, UpdateEmbeddedObjectPositionResponse,
    UpdateFilterViewRequest, UpdateNamedRangeRequest, UpdateProtectedRangeRequest,
    UpdateSheetPropertiesRequest, UpdateSlicerSpecRequest, UpdateSpreadsheetPropertiesRequest,
    UpdateTableRequest,
};

/// A change of a spreadsheet, with the type of its reply; `()` where Google replies nothing.
///
/// Every request type of [`model`](crate::model) that [`Request`] can hold is one.
pub trait Change: Into<Request> {
    /// What Google replies.
    type Reply: Clone + 'static;

    /// Finds the reply in what Google answered.
    #[doc(hidden)]
    fn find(response: &Response) -> Option<&Self::Reply>;
}

macro_rules! replies {
    ($($request:ty => $kind:ident($reply:ty),)*) => {$(
        impl Change for $request {
            type Reply = $reply;

            fn find(response: &Response) -> Option<&$reply> {
                match response {
                    Response::$kind(reply) => Some(&**reply),
                    _ => None,
                }
            }
        }
    )*};
}

macro_rules! nothing {
    ($($request:ty,)*) => {$(
        impl Change for $request {
            type Reply = ();

            fn find(_: &Response) -> Option<&()> {
                Some(&())
            }
        }
    )*};
}

replies! {
    AddBandingRequest => AddBanding(AddBandingResponse),
    AddChartRequest => AddChart(AddChartResponse),
    AddCommentReplyRequest => AddCommentReply(AddCommentReplyResponse),
    AddDataSourceRequest => AddDataSource(AddDataSourceResponse),
    AddDimensionGroupRequest => AddDimensionGroup(AddDimensionGroupResponse),
    AddFilterViewRequest => AddFilterView(AddFilterViewResponse),
    AddNamedRangeRequest => AddNamedRange(AddNamedRangeResponse),
    AddProtectedRangeRequest => AddProtectedRange(AddProtectedRangeResponse),
    AddSheetRequest => AddSheet(AddSheetResponse),
    AddSlicerRequest => AddSlicer(AddSlicerResponse),
    AddTableRequest => AddTable(AddTableResponse),
    CancelDataSourceRefreshRequest => CancelDataSourceRefresh(CancelDataSourceRefreshResponse),
    CreateDeveloperMetadataRequest => CreateDeveloperMetadata(CreateDeveloperMetadataResponse),
    DeleteConditionalFormatRuleRequest => DeleteConditionalFormatRule(DeleteConditionalFormatRuleResponse),
    DeleteDeveloperMetadataRequest => DeleteDeveloperMetadata(DeleteDeveloperMetadataResponse),
    DeleteDimensionGroupRequest => DeleteDimensionGroup(DeleteDimensionGroupResponse),
    DeleteDuplicatesRequest => DeleteDuplicates(DeleteDuplicatesResponse),
    DuplicateFilterViewRequest => DuplicateFilterView(DuplicateFilterViewResponse),
    DuplicateSheetRequest => DuplicateSheet(DuplicateSheetResponse),
    FindReplaceRequest => FindReplace(FindReplaceResponse),
    InsertCommentRequest => InsertComment(InsertCommentResponse),
    RefreshDataSourceRequest => RefreshDataSource(RefreshDataSourceResponse),
    TrimWhitespaceRequest => TrimWhitespace(TrimWhitespaceResponse),
    UpdateConditionalFormatRuleRequest => UpdateConditionalFormatRule(UpdateConditionalFormatRuleResponse),
    UpdateDataSourceRequest => UpdateDataSource(UpdateDataSourceResponse),
    UpdateDeveloperMetadataRequest => UpdateDeveloperMetadata(UpdateDeveloperMetadataResponse),
    UpdateEmbeddedObjectPositionRequest => UpdateEmbeddedObjectPosition(UpdateEmbeddedObjectPositionResponse),
}

nothing! {
    AddConditionalFormatRuleRequest,
    AppendCellsRequest,
    AppendDimensionRequest,
    AutoFillRequest,
    AutoResizeDimensionsRequest,
    ClearBasicFilterRequest,
    CopyPasteRequest,
    CutPasteRequest,
    DeleteBandingRequest,
    DeleteCommentRequest,
    DeleteCommentReplyRequest,
    DeleteDataSourceRequest,
    DeleteDimensionRequest,
    DeleteEmbeddedObjectRequest,
    DeleteFilterViewRequest,
    DeleteNamedRangeRequest,
    DeleteProtectedRangeRequest,
    DeleteRangeRequest,
    DeleteSheetRequest,
    DeleteTableRequest,
    InsertDimensionRequest,
    InsertRangeRequest,
    MergeCellsRequest,
    MoveDimensionRequest,
    PasteDataRequest,
    RandomizeRangeRequest,
    RepeatCellRequest,
    SetBasicFilterRequest,
    SetDataValidationRequest,
    SortRangeRequest,
    TextToColumnsRequest,
    UnmergeCellsRequest,
    UpdateBandingRequest,
    UpdateBordersRequest,
    UpdateCellsRequest,
    UpdateChartSpecRequest,
    UpdateCommentPostRequest,
    UpdateDimensionGroupRequest,
    UpdateDimensionPropertiesRequest,
    UpdateEmbeddedObjectBorderRequest,
    UpdateFilterViewRequest,
    UpdateNamedRangeRequest,
    UpdateProtectedRangeRequest,
    UpdateSheetPropertiesRequest,
    UpdateSlicerSpecRequest,
    UpdateSpreadsheetPropertiesRequest,
    UpdateTableRequest,
}

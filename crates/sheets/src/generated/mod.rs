//! The types of the Sheets API, one module for each of its subjects.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

mod basic_charts;
mod batch_update;
mod cells;
mod charts;
mod comments;
mod data_sources;
mod developer_metadata;
mod filters;
mod formats;
mod methods;
mod other_charts;
mod pivot_tables;
mod ranges;
mod requests_cells;
mod requests_objects;
mod requests_sheets;
mod responses;
mod sheets;
mod spreadsheets;
mod tables;
mod values;

pub use basic_charts::{
    BasicChartAxis, BasicChartAxisPosition, BasicChartCompareMode, BasicChartDomain,
    BasicChartLegendPosition, BasicChartSeries, BasicChartSpec, BasicChartStackedType,
    BasicChartType, BasicSeriesDataPointStyleOverride,
};
pub use batch_update::{
    BatchUpdateSpreadsheetRequest, BatchUpdateSpreadsheetResponse, CommentUpdateState,
    CopySheetToAnotherSpreadsheetRequest, GetSpreadsheetByDataFilterRequest, Request, Response,
};
pub use cells::{
    BooleanCondition, CellData, Chip, ChipRun, ConditionType, ConditionValue, DataValidationRule,
    ErrorType, ErrorValue, ExtendedValue, PersonDisplayFormat, PersonProperties, RelativeDate,
    RichLinkProperties,
};
pub use charts::{
    ChartAggregateType, ChartAxisViewWindowOptions, ChartCustomNumberFormatOptions, ChartData,
    ChartDateTimeRule, ChartDateTimeRuleType, ChartGroupRule, ChartHiddenDimensionStrategy,
    ChartHistogramRule, ChartSourceRange, ChartSpec, DataLabel, DataLabelPlacement, DataLabelType,
    EmbeddedChart, EmbeddedObjectBorder, EmbeddedObjectPosition, LineDashType, LineStyle,
    OverlayPosition, PointShape, PointStyle, ViewWindowMode,
};
pub use comments::{CommentAction, CommentAnchor, CommentStatus, CommentThread, Post, PostAuthor};
pub use data_sources::{
    BigQueryDataSourceSpec, BigQueryQuerySpec, BigQueryTableSpec, CancelDataSourceRefreshStatus,
    DataExecutionErrorCode, DataExecutionState, DataExecutionStatus, DataSource,
    DataSourceChartProperties, DataSourceColumn, DataSourceColumnReference, DataSourceFormula,
    DataSourceObjectReference, DataSourceObjectReferences, DataSourceParameter,
    DataSourceRefreshDailySchedule, DataSourceRefreshMonthlySchedule, DataSourceRefreshSchedule,
    DataSourceRefreshScope, DataSourceRefreshWeeklySchedule, DataSourceSheetDimensionRange,
    DataSourceSheetProperties, DataSourceSpec, DataSourceTable, DataSourceTableColumnSelectionType,
    DayOfWeek, Interval, LookerDataSourceSpec, RefreshCancellationErrorCode,
    RefreshCancellationState, RefreshCancellationStatus, RefreshDataSourceObjectExecutionStatus,
    TimeOfDay,
};
pub use developer_metadata::{
    DataFilter, DeveloperMetadata, DeveloperMetadataLocation,
    DeveloperMetadataLocationMatchingStrategy, DeveloperMetadataLocationType,
    DeveloperMetadataLookup, DeveloperMetadataVisibility, MatchedDeveloperMetadata,
    SearchDeveloperMetadataRequest, SearchDeveloperMetadataResponse,
};
pub use filters::{
    BasicFilter, FilterCriteria, FilterSpec, FilterView, Slicer, SlicerSpec, SortOrder, SortSpec,
};
pub use formats::{
    BooleanRule, Border, BorderStyle, Borders, CellFormat, Color, ColorStyle,
    ConditionalFormatRule, GradientRule, HorizontalAlign, HyperlinkDisplayType, InterpolationPoint,
    InterpolationPointType, Link, NumberFormat, NumberFormatType, Padding, TextDirection,
    TextFormat, TextFormatRun, TextPosition, TextRotation, ThemeColor, VerticalAlign, WrapStrategy,
};
pub use other_charts::{
    BaselineValueFormat, BubbleChartLegendPosition, BubbleChartSpec, CandlestickChartSpec,
    CandlestickData, CandlestickDomain, CandlestickSeries, ChartNumberFormatSource, ComparisonType,
    HistogramChartLegendPosition, HistogramChartSpec, HistogramSeries, KeyValueFormat,
    OrgChartNodeSize, OrgChartSpec, PieChartLegendPosition, PieChartSpec, ScorecardChartSpec,
    TreemapChartColorScale, TreemapChartSpec, WaterfallChartColumnStyle,
    WaterfallChartCustomSubtotal, WaterfallChartDomain, WaterfallChartSeries, WaterfallChartSpec,
    WaterfallChartStackedType,
};
pub use pivot_tables::{
    DateTimeRule, DateTimeRuleType, HistogramRule, ManualRule, ManualRuleGroup,
    PivotFilterCriteria, PivotFilterSpec, PivotGroup, PivotGroupLimit, PivotGroupRule,
    PivotGroupSortValueBucket, PivotGroupValueMetadata, PivotTable, PivotValue,
    PivotValueCalculatedDisplayType, PivotValueLayout, PivotValueSummarizeFunction,
};
pub use ranges::{
    Dimension, DimensionRange, Editors, GridCoordinate, GridRange, NamedRange, ProtectedRange,
    SourceAndDestination,
};
pub use requests_cells::{
    AddConditionalFormatRuleRequest, AppendCellsRequest, AutoFillRequest, CopyPasteRequest,
    CutPasteRequest, DeleteConditionalFormatRuleRequest, DeleteDuplicatesRequest,
    DeleteRangeRequest, DelimiterType, FindReplaceRequest, InsertRangeRequest, MergeCellsRequest,
    MergeType, PasteDataRequest, PasteOrientation, PasteType, RandomizeRangeRequest,
    RepeatCellRequest, SetDataValidationRequest, SortRangeRequest, TextToColumnsRequest,
    TrimWhitespaceRequest, UnmergeCellsRequest, UpdateBordersRequest, UpdateCellsRequest,
    UpdateConditionalFormatRuleRequest,
};
pub use requests_objects::{
    AddBandingRequest, AddChartRequest, AddCommentReplyRequest, AddDataSourceRequest,
    AddFilterViewRequest, AddSlicerRequest, AddTableRequest, CancelDataSourceRefreshRequest,
    ClearBasicFilterRequest, DeleteBandingRequest, DeleteCommentReplyRequest, DeleteCommentRequest,
    DeleteDataSourceRequest, DeleteEmbeddedObjectRequest, DeleteFilterViewRequest,
    DeleteTableRequest, DuplicateFilterViewRequest, InsertCommentRequest, RefreshDataSourceRequest,
    SetBasicFilterRequest, UpdateBandingRequest, UpdateChartSpecRequest, UpdateCommentPostRequest,
    UpdateDataSourceRequest, UpdateEmbeddedObjectBorderRequest,
    UpdateEmbeddedObjectPositionRequest, UpdateFilterViewRequest, UpdateSlicerSpecRequest,
    UpdateTableRequest,
};
pub use requests_sheets::{
    AddDimensionGroupRequest, AddNamedRangeRequest, AddProtectedRangeRequest, AddSheetRequest,
    AppendDimensionRequest, AutoResizeDimensionsRequest, CreateDeveloperMetadataRequest,
    DeleteDeveloperMetadataRequest, DeleteDimensionGroupRequest, DeleteDimensionRequest,
    DeleteNamedRangeRequest, DeleteProtectedRangeRequest, DeleteSheetRequest,
    DuplicateSheetRequest, InsertDimensionRequest, MoveDimensionRequest,
    UpdateDeveloperMetadataRequest, UpdateDimensionGroupRequest, UpdateDimensionPropertiesRequest,
    UpdateNamedRangeRequest, UpdateProtectedRangeRequest, UpdateSheetPropertiesRequest,
    UpdateSpreadsheetPropertiesRequest,
};
pub use responses::{
    AddBandingResponse, AddChartResponse, AddCommentReplyResponse, AddDataSourceResponse,
    AddDimensionGroupResponse, AddFilterViewResponse, AddNamedRangeResponse,
    AddProtectedRangeResponse, AddSheetResponse, AddSlicerResponse, AddTableResponse,
    CancelDataSourceRefreshResponse, CreateDeveloperMetadataResponse,
    DeleteConditionalFormatRuleResponse, DeleteDeveloperMetadataResponse,
    DeleteDimensionGroupResponse, DeleteDuplicatesResponse, DuplicateFilterViewResponse,
    DuplicateSheetResponse, FindReplaceResponse, InsertCommentResponse, RefreshDataSourceResponse,
    TrimWhitespaceResponse, UpdateConditionalFormatRuleResponse, UpdateDataSourceResponse,
    UpdateDeveloperMetadataResponse, UpdateEmbeddedObjectPositionResponse,
};
pub use sheets::{
    DimensionGroup, DimensionProperties, GridData, GridProperties, RowData, Sheet, SheetProperties,
    SheetType,
};
pub use spreadsheets::{
    CommentsViewMode, IterativeCalculationSettings, RecalculationInterval, Spreadsheet,
    SpreadsheetProperties, SpreadsheetTheme, ThemeColorPair,
};
pub use tables::{
    BandedRange, BandingProperties, Table, TableColumnDataValidationRule, TableColumnProperties,
    TableColumnType, TableRowsProperties,
};
pub use values::{
    AppendValuesResponse, BatchClearValuesByDataFilterRequest,
    BatchClearValuesByDataFilterResponse, BatchClearValuesRequest, BatchClearValuesResponse,
    BatchGetValuesByDataFilterRequest, BatchGetValuesByDataFilterResponse, BatchGetValuesResponse,
    BatchUpdateValuesByDataFilterRequest, BatchUpdateValuesByDataFilterResponse,
    BatchUpdateValuesRequest, BatchUpdateValuesResponse, ClearValuesRequest, ClearValuesResponse,
    DataFilterValueRange, DateTimeRender, InsertData, MatchedValueRange,
    UpdateValuesByDataFilterResponse, UpdateValuesResponse, ValueInput, ValueRender,
};

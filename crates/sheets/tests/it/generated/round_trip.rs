//! Sends JSON through the type of a schema.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use hallpass_sheets::model;
use serde::{Serialize, de::DeserializeOwned};

type RoundTrip = fn(&str) -> serde_json::Result<String>;

/// Reads the text as this schema and writes it again; nothing for an unknown schema.
pub(crate) fn round_trip(schema: &str, text: &str) -> Option<serde_json::Result<String>> {
    let (_, round_trip) = TYPES.iter().find(|(name, _)| *name == schema)?;
    Some(round_trip(text))
}

fn again<T: DeserializeOwned + Serialize>(text: &str) -> serde_json::Result<String> {
    serde_json::to_string(&serde_json::from_str::<T>(text)?)
}

const TYPES: &[(&str, RoundTrip)] = &[
    ("AddBandingRequest", again::<model::AddBandingRequest>),
    ("AddBandingResponse", again::<model::AddBandingResponse>),
    ("AddChartRequest", again::<model::AddChartRequest>),
    ("AddChartResponse", again::<model::AddChartResponse>),
    (
        "AddCommentReplyRequest",
        again::<model::AddCommentReplyRequest>,
    ),
    (
        "AddCommentReplyResponse",
        again::<model::AddCommentReplyResponse>,
    ),
    (
        "AddConditionalFormatRuleRequest",
        again::<model::AddConditionalFormatRuleRequest>,
    ),
    ("AddDataSourceRequest", again::<model::AddDataSourceRequest>),
    (
        "AddDataSourceResponse",
        again::<model::AddDataSourceResponse>,
    ),
    (
        "AddDimensionGroupRequest",
        again::<model::AddDimensionGroupRequest>,
    ),
    (
        "AddDimensionGroupResponse",
        again::<model::AddDimensionGroupResponse>,
    ),
    ("AddFilterViewRequest", again::<model::AddFilterViewRequest>),
    (
        "AddFilterViewResponse",
        again::<model::AddFilterViewResponse>,
    ),
    ("AddNamedRangeRequest", again::<model::AddNamedRangeRequest>),
    (
        "AddNamedRangeResponse",
        again::<model::AddNamedRangeResponse>,
    ),
    (
        "AddProtectedRangeRequest",
        again::<model::AddProtectedRangeRequest>,
    ),
    (
        "AddProtectedRangeResponse",
        again::<model::AddProtectedRangeResponse>,
    ),
    ("AddSheetRequest", again::<model::AddSheetRequest>),
    ("AddSheetResponse", again::<model::AddSheetResponse>),
    ("AddSlicerRequest", again::<model::AddSlicerRequest>),
    ("AddSlicerResponse", again::<model::AddSlicerResponse>),
    ("AddTableRequest", again::<model::AddTableRequest>),
    ("AddTableResponse", again::<model::AddTableResponse>),
    ("AppendCellsRequest", again::<model::AppendCellsRequest>),
    (
        "AppendDimensionRequest",
        again::<model::AppendDimensionRequest>,
    ),
    ("AppendValuesResponse", again::<model::AppendValuesResponse>),
    ("AutoFillRequest", again::<model::AutoFillRequest>),
    (
        "AutoResizeDimensionsRequest",
        again::<model::AutoResizeDimensionsRequest>,
    ),
    ("BandedRange", again::<model::BandedRange>),
    ("BandingProperties", again::<model::BandingProperties>),
    ("BaselineValueFormat", again::<model::BaselineValueFormat>),
    ("BasicChartAxis", again::<model::BasicChartAxis>),
    ("BasicChartDomain", again::<model::BasicChartDomain>),
    ("BasicChartSeries", again::<model::BasicChartSeries>),
    ("BasicChartSpec", again::<model::BasicChartSpec>),
    ("BasicFilter", again::<model::BasicFilter>),
    (
        "BasicSeriesDataPointStyleOverride",
        again::<model::BasicSeriesDataPointStyleOverride>,
    ),
    (
        "BatchClearValuesByDataFilterRequest",
        again::<model::BatchClearValuesByDataFilterRequest>,
    ),
    (
        "BatchClearValuesByDataFilterResponse",
        again::<model::BatchClearValuesByDataFilterResponse>,
    ),
    (
        "BatchClearValuesRequest",
        again::<model::BatchClearValuesRequest>,
    ),
    (
        "BatchClearValuesResponse",
        again::<model::BatchClearValuesResponse>,
    ),
    (
        "BatchGetValuesByDataFilterRequest",
        again::<model::BatchGetValuesByDataFilterRequest>,
    ),
    (
        "BatchGetValuesByDataFilterResponse",
        again::<model::BatchGetValuesByDataFilterResponse>,
    ),
    (
        "BatchGetValuesResponse",
        again::<model::BatchGetValuesResponse>,
    ),
    (
        "BatchUpdateSpreadsheetRequest",
        again::<model::BatchUpdateSpreadsheetRequest>,
    ),
    (
        "BatchUpdateSpreadsheetResponse",
        again::<model::BatchUpdateSpreadsheetResponse>,
    ),
    (
        "BatchUpdateValuesByDataFilterRequest",
        again::<model::BatchUpdateValuesByDataFilterRequest>,
    ),
    (
        "BatchUpdateValuesByDataFilterResponse",
        again::<model::BatchUpdateValuesByDataFilterResponse>,
    ),
    (
        "BatchUpdateValuesRequest",
        again::<model::BatchUpdateValuesRequest>,
    ),
    (
        "BatchUpdateValuesResponse",
        again::<model::BatchUpdateValuesResponse>,
    ),
    (
        "BigQueryDataSourceSpec",
        again::<model::BigQueryDataSourceSpec>,
    ),
    ("BigQueryQuerySpec", again::<model::BigQueryQuerySpec>),
    ("BigQueryTableSpec", again::<model::BigQueryTableSpec>),
    ("BooleanCondition", again::<model::BooleanCondition>),
    ("BooleanRule", again::<model::BooleanRule>),
    ("Border", again::<model::Border>),
    ("Borders", again::<model::Borders>),
    ("BubbleChartSpec", again::<model::BubbleChartSpec>),
    (
        "CancelDataSourceRefreshRequest",
        again::<model::CancelDataSourceRefreshRequest>,
    ),
    (
        "CancelDataSourceRefreshResponse",
        again::<model::CancelDataSourceRefreshResponse>,
    ),
    (
        "CancelDataSourceRefreshStatus",
        again::<model::CancelDataSourceRefreshStatus>,
    ),
    ("CandlestickChartSpec", again::<model::CandlestickChartSpec>),
    ("CandlestickData", again::<model::CandlestickData>),
    ("CandlestickDomain", again::<model::CandlestickDomain>),
    ("CandlestickSeries", again::<model::CandlestickSeries>),
    ("CellData", again::<model::CellData>),
    ("CellFormat", again::<model::CellFormat>),
    (
        "ChartAxisViewWindowOptions",
        again::<model::ChartAxisViewWindowOptions>,
    ),
    (
        "ChartCustomNumberFormatOptions",
        again::<model::ChartCustomNumberFormatOptions>,
    ),
    ("ChartData", again::<model::ChartData>),
    ("ChartDateTimeRule", again::<model::ChartDateTimeRule>),
    ("ChartGroupRule", again::<model::ChartGroupRule>),
    ("ChartHistogramRule", again::<model::ChartHistogramRule>),
    ("ChartSourceRange", again::<model::ChartSourceRange>),
    ("ChartSpec", again::<model::ChartSpec>),
    ("Chip", again::<model::Chip>),
    ("ChipRun", again::<model::ChipRun>),
    (
        "ClearBasicFilterRequest",
        again::<model::ClearBasicFilterRequest>,
    ),
    ("ClearValuesRequest", again::<model::ClearValuesRequest>),
    ("ClearValuesResponse", again::<model::ClearValuesResponse>),
    ("Color", again::<model::Color>),
    ("ColorStyle", again::<model::ColorStyle>),
    ("CommentAnchor", again::<model::CommentAnchor>),
    ("CommentThread", again::<model::CommentThread>),
    ("ConditionValue", again::<model::ConditionValue>),
    (
        "ConditionalFormatRule",
        again::<model::ConditionalFormatRule>,
    ),
    ("CopyPasteRequest", again::<model::CopyPasteRequest>),
    (
        "CopySheetToAnotherSpreadsheetRequest",
        again::<model::CopySheetToAnotherSpreadsheetRequest>,
    ),
    (
        "CreateDeveloperMetadataRequest",
        again::<model::CreateDeveloperMetadataRequest>,
    ),
    (
        "CreateDeveloperMetadataResponse",
        again::<model::CreateDeveloperMetadataResponse>,
    ),
    ("CutPasteRequest", again::<model::CutPasteRequest>),
    ("DataExecutionStatus", again::<model::DataExecutionStatus>),
    ("DataFilter", again::<model::DataFilter>),
    ("DataFilterValueRange", again::<model::DataFilterValueRange>),
    ("DataLabel", again::<model::DataLabel>),
    ("DataSource", again::<model::DataSource>),
    (
        "DataSourceChartProperties",
        again::<model::DataSourceChartProperties>,
    ),
    ("DataSourceColumn", again::<model::DataSourceColumn>),
    (
        "DataSourceColumnReference",
        again::<model::DataSourceColumnReference>,
    ),
    ("DataSourceFormula", again::<model::DataSourceFormula>),
    (
        "DataSourceObjectReference",
        again::<model::DataSourceObjectReference>,
    ),
    (
        "DataSourceObjectReferences",
        again::<model::DataSourceObjectReferences>,
    ),
    ("DataSourceParameter", again::<model::DataSourceParameter>),
    (
        "DataSourceRefreshDailySchedule",
        again::<model::DataSourceRefreshDailySchedule>,
    ),
    (
        "DataSourceRefreshMonthlySchedule",
        again::<model::DataSourceRefreshMonthlySchedule>,
    ),
    (
        "DataSourceRefreshSchedule",
        again::<model::DataSourceRefreshSchedule>,
    ),
    (
        "DataSourceRefreshWeeklySchedule",
        again::<model::DataSourceRefreshWeeklySchedule>,
    ),
    (
        "DataSourceSheetDimensionRange",
        again::<model::DataSourceSheetDimensionRange>,
    ),
    (
        "DataSourceSheetProperties",
        again::<model::DataSourceSheetProperties>,
    ),
    ("DataSourceSpec", again::<model::DataSourceSpec>),
    ("DataSourceTable", again::<model::DataSourceTable>),
    ("DataValidationRule", again::<model::DataValidationRule>),
    ("DateTimeRule", again::<model::DateTimeRule>),
    ("DeleteBandingRequest", again::<model::DeleteBandingRequest>),
    (
        "DeleteCommentReplyRequest",
        again::<model::DeleteCommentReplyRequest>,
    ),
    ("DeleteCommentRequest", again::<model::DeleteCommentRequest>),
    (
        "DeleteConditionalFormatRuleRequest",
        again::<model::DeleteConditionalFormatRuleRequest>,
    ),
    (
        "DeleteConditionalFormatRuleResponse",
        again::<model::DeleteConditionalFormatRuleResponse>,
    ),
    (
        "DeleteDataSourceRequest",
        again::<model::DeleteDataSourceRequest>,
    ),
    (
        "DeleteDeveloperMetadataRequest",
        again::<model::DeleteDeveloperMetadataRequest>,
    ),
    (
        "DeleteDeveloperMetadataResponse",
        again::<model::DeleteDeveloperMetadataResponse>,
    ),
    (
        "DeleteDimensionGroupRequest",
        again::<model::DeleteDimensionGroupRequest>,
    ),
    (
        "DeleteDimensionGroupResponse",
        again::<model::DeleteDimensionGroupResponse>,
    ),
    (
        "DeleteDimensionRequest",
        again::<model::DeleteDimensionRequest>,
    ),
    (
        "DeleteDuplicatesRequest",
        again::<model::DeleteDuplicatesRequest>,
    ),
    (
        "DeleteDuplicatesResponse",
        again::<model::DeleteDuplicatesResponse>,
    ),
    (
        "DeleteEmbeddedObjectRequest",
        again::<model::DeleteEmbeddedObjectRequest>,
    ),
    (
        "DeleteFilterViewRequest",
        again::<model::DeleteFilterViewRequest>,
    ),
    (
        "DeleteNamedRangeRequest",
        again::<model::DeleteNamedRangeRequest>,
    ),
    (
        "DeleteProtectedRangeRequest",
        again::<model::DeleteProtectedRangeRequest>,
    ),
    ("DeleteRangeRequest", again::<model::DeleteRangeRequest>),
    ("DeleteSheetRequest", again::<model::DeleteSheetRequest>),
    ("DeleteTableRequest", again::<model::DeleteTableRequest>),
    ("DeveloperMetadata", again::<model::DeveloperMetadata>),
    (
        "DeveloperMetadataLocation",
        again::<model::DeveloperMetadataLocation>,
    ),
    (
        "DeveloperMetadataLookup",
        again::<model::DeveloperMetadataLookup>,
    ),
    ("DimensionGroup", again::<model::DimensionGroup>),
    ("DimensionProperties", again::<model::DimensionProperties>),
    ("DimensionRange", again::<model::DimensionRange>),
    (
        "DuplicateFilterViewRequest",
        again::<model::DuplicateFilterViewRequest>,
    ),
    (
        "DuplicateFilterViewResponse",
        again::<model::DuplicateFilterViewResponse>,
    ),
    (
        "DuplicateSheetRequest",
        again::<model::DuplicateSheetRequest>,
    ),
    (
        "DuplicateSheetResponse",
        again::<model::DuplicateSheetResponse>,
    ),
    ("Editors", again::<model::Editors>),
    ("EmbeddedChart", again::<model::EmbeddedChart>),
    ("EmbeddedObjectBorder", again::<model::EmbeddedObjectBorder>),
    (
        "EmbeddedObjectPosition",
        again::<model::EmbeddedObjectPosition>,
    ),
    ("ErrorValue", again::<model::ErrorValue>),
    ("ExtendedValue", again::<model::ExtendedValue>),
    ("FilterCriteria", again::<model::FilterCriteria>),
    ("FilterSpec", again::<model::FilterSpec>),
    ("FilterView", again::<model::FilterView>),
    ("FindReplaceRequest", again::<model::FindReplaceRequest>),
    ("FindReplaceResponse", again::<model::FindReplaceResponse>),
    (
        "GetSpreadsheetByDataFilterRequest",
        again::<model::GetSpreadsheetByDataFilterRequest>,
    ),
    ("GradientRule", again::<model::GradientRule>),
    ("GridCoordinate", again::<model::GridCoordinate>),
    ("GridData", again::<model::GridData>),
    ("GridProperties", again::<model::GridProperties>),
    ("GridRange", again::<model::GridRange>),
    ("HistogramChartSpec", again::<model::HistogramChartSpec>),
    ("HistogramRule", again::<model::HistogramRule>),
    ("HistogramSeries", again::<model::HistogramSeries>),
    ("InsertCommentRequest", again::<model::InsertCommentRequest>),
    (
        "InsertCommentResponse",
        again::<model::InsertCommentResponse>,
    ),
    (
        "InsertDimensionRequest",
        again::<model::InsertDimensionRequest>,
    ),
    ("InsertRangeRequest", again::<model::InsertRangeRequest>),
    ("InterpolationPoint", again::<model::InterpolationPoint>),
    ("Interval", again::<model::Interval>),
    (
        "IterativeCalculationSettings",
        again::<model::IterativeCalculationSettings>,
    ),
    ("KeyValueFormat", again::<model::KeyValueFormat>),
    ("LineStyle", again::<model::LineStyle>),
    ("Link", again::<model::Link>),
    ("LookerDataSourceSpec", again::<model::LookerDataSourceSpec>),
    ("ManualRule", again::<model::ManualRule>),
    ("ManualRuleGroup", again::<model::ManualRuleGroup>),
    (
        "MatchedDeveloperMetadata",
        again::<model::MatchedDeveloperMetadata>,
    ),
    ("MatchedValueRange", again::<model::MatchedValueRange>),
    ("MergeCellsRequest", again::<model::MergeCellsRequest>),
    ("MoveDimensionRequest", again::<model::MoveDimensionRequest>),
    ("NamedRange", again::<model::NamedRange>),
    ("NumberFormat", again::<model::NumberFormat>),
    ("OrgChartSpec", again::<model::OrgChartSpec>),
    ("OverlayPosition", again::<model::OverlayPosition>),
    ("Padding", again::<model::Padding>),
    ("PasteDataRequest", again::<model::PasteDataRequest>),
    ("PersonProperties", again::<model::PersonProperties>),
    ("PieChartSpec", again::<model::PieChartSpec>),
    ("PivotFilterCriteria", again::<model::PivotFilterCriteria>),
    ("PivotFilterSpec", again::<model::PivotFilterSpec>),
    ("PivotGroup", again::<model::PivotGroup>),
    ("PivotGroupLimit", again::<model::PivotGroupLimit>),
    ("PivotGroupRule", again::<model::PivotGroupRule>),
    (
        "PivotGroupSortValueBucket",
        again::<model::PivotGroupSortValueBucket>,
    ),
    (
        "PivotGroupValueMetadata",
        again::<model::PivotGroupValueMetadata>,
    ),
    ("PivotTable", again::<model::PivotTable>),
    ("PivotValue", again::<model::PivotValue>),
    ("PointStyle", again::<model::PointStyle>),
    ("Post", again::<model::Post>),
    ("PostAuthor", again::<model::PostAuthor>),
    ("ProtectedRange", again::<model::ProtectedRange>),
    (
        "RandomizeRangeRequest",
        again::<model::RandomizeRangeRequest>,
    ),
    (
        "RefreshCancellationStatus",
        again::<model::RefreshCancellationStatus>,
    ),
    (
        "RefreshDataSourceObjectExecutionStatus",
        again::<model::RefreshDataSourceObjectExecutionStatus>,
    ),
    (
        "RefreshDataSourceRequest",
        again::<model::RefreshDataSourceRequest>,
    ),
    (
        "RefreshDataSourceResponse",
        again::<model::RefreshDataSourceResponse>,
    ),
    ("RepeatCellRequest", again::<model::RepeatCellRequest>),
    ("Request", again::<model::Request>),
    ("Response", again::<model::Response>),
    ("RichLinkProperties", again::<model::RichLinkProperties>),
    ("RowData", again::<model::RowData>),
    ("ScorecardChartSpec", again::<model::ScorecardChartSpec>),
    (
        "SearchDeveloperMetadataRequest",
        again::<model::SearchDeveloperMetadataRequest>,
    ),
    (
        "SearchDeveloperMetadataResponse",
        again::<model::SearchDeveloperMetadataResponse>,
    ),
    (
        "SetBasicFilterRequest",
        again::<model::SetBasicFilterRequest>,
    ),
    (
        "SetDataValidationRequest",
        again::<model::SetDataValidationRequest>,
    ),
    ("Sheet", again::<model::Sheet>),
    ("SheetProperties", again::<model::SheetProperties>),
    ("Slicer", again::<model::Slicer>),
    ("SlicerSpec", again::<model::SlicerSpec>),
    ("SortRangeRequest", again::<model::SortRangeRequest>),
    ("SortSpec", again::<model::SortSpec>),
    ("SourceAndDestination", again::<model::SourceAndDestination>),
    ("Spreadsheet", again::<model::Spreadsheet>),
    (
        "SpreadsheetProperties",
        again::<model::SpreadsheetProperties>,
    ),
    ("SpreadsheetTheme", again::<model::SpreadsheetTheme>),
    ("Table", again::<model::Table>),
    (
        "TableColumnDataValidationRule",
        again::<model::TableColumnDataValidationRule>,
    ),
    (
        "TableColumnProperties",
        again::<model::TableColumnProperties>,
    ),
    ("TableRowsProperties", again::<model::TableRowsProperties>),
    ("TextFormat", again::<model::TextFormat>),
    ("TextFormatRun", again::<model::TextFormatRun>),
    ("TextPosition", again::<model::TextPosition>),
    ("TextRotation", again::<model::TextRotation>),
    ("TextToColumnsRequest", again::<model::TextToColumnsRequest>),
    ("ThemeColorPair", again::<model::ThemeColorPair>),
    ("TimeOfDay", again::<model::TimeOfDay>),
    (
        "TreemapChartColorScale",
        again::<model::TreemapChartColorScale>,
    ),
    ("TreemapChartSpec", again::<model::TreemapChartSpec>),
    (
        "TrimWhitespaceRequest",
        again::<model::TrimWhitespaceRequest>,
    ),
    (
        "TrimWhitespaceResponse",
        again::<model::TrimWhitespaceResponse>,
    ),
    ("UnmergeCellsRequest", again::<model::UnmergeCellsRequest>),
    ("UpdateBandingRequest", again::<model::UpdateBandingRequest>),
    ("UpdateBordersRequest", again::<model::UpdateBordersRequest>),
    ("UpdateCellsRequest", again::<model::UpdateCellsRequest>),
    (
        "UpdateChartSpecRequest",
        again::<model::UpdateChartSpecRequest>,
    ),
    (
        "UpdateCommentPostRequest",
        again::<model::UpdateCommentPostRequest>,
    ),
    (
        "UpdateConditionalFormatRuleRequest",
        again::<model::UpdateConditionalFormatRuleRequest>,
    ),
    (
        "UpdateConditionalFormatRuleResponse",
        again::<model::UpdateConditionalFormatRuleResponse>,
    ),
    (
        "UpdateDataSourceRequest",
        again::<model::UpdateDataSourceRequest>,
    ),
    (
        "UpdateDataSourceResponse",
        again::<model::UpdateDataSourceResponse>,
    ),
    (
        "UpdateDeveloperMetadataRequest",
        again::<model::UpdateDeveloperMetadataRequest>,
    ),
    (
        "UpdateDeveloperMetadataResponse",
        again::<model::UpdateDeveloperMetadataResponse>,
    ),
    (
        "UpdateDimensionGroupRequest",
        again::<model::UpdateDimensionGroupRequest>,
    ),
    (
        "UpdateDimensionPropertiesRequest",
        again::<model::UpdateDimensionPropertiesRequest>,
    ),
    (
        "UpdateEmbeddedObjectBorderRequest",
        again::<model::UpdateEmbeddedObjectBorderRequest>,
    ),
    (
        "UpdateEmbeddedObjectPositionRequest",
        again::<model::UpdateEmbeddedObjectPositionRequest>,
    ),
    (
        "UpdateEmbeddedObjectPositionResponse",
        again::<model::UpdateEmbeddedObjectPositionResponse>,
    ),
    (
        "UpdateFilterViewRequest",
        again::<model::UpdateFilterViewRequest>,
    ),
    (
        "UpdateNamedRangeRequest",
        again::<model::UpdateNamedRangeRequest>,
    ),
    (
        "UpdateProtectedRangeRequest",
        again::<model::UpdateProtectedRangeRequest>,
    ),
    (
        "UpdateSheetPropertiesRequest",
        again::<model::UpdateSheetPropertiesRequest>,
    ),
    (
        "UpdateSlicerSpecRequest",
        again::<model::UpdateSlicerSpecRequest>,
    ),
    (
        "UpdateSpreadsheetPropertiesRequest",
        again::<model::UpdateSpreadsheetPropertiesRequest>,
    ),
    ("UpdateTableRequest", again::<model::UpdateTableRequest>),
    (
        "UpdateValuesByDataFilterResponse",
        again::<model::UpdateValuesByDataFilterResponse>,
    ),
    ("UpdateValuesResponse", again::<model::UpdateValuesResponse>),
    ("ValueRange", again::<model::ValueRange>),
    (
        "WaterfallChartColumnStyle",
        again::<model::WaterfallChartColumnStyle>,
    ),
    (
        "WaterfallChartCustomSubtotal",
        again::<model::WaterfallChartCustomSubtotal>,
    ),
    ("WaterfallChartDomain", again::<model::WaterfallChartDomain>),
    ("WaterfallChartSeries", again::<model::WaterfallChartSeries>),
    ("WaterfallChartSpec", again::<model::WaterfallChartSpec>),
];

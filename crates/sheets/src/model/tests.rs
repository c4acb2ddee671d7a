//! What all generated types have in common.

use serde_json::json;

use super::*;
use crate::{Cell, path, row};

fn read<T: serde::de::DeserializeOwned>(value: serde_json::Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn written(value: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(value).unwrap()
}

#[test]
fn a_field_that_is_null_is_absent() {
    let nulls = json!({
        "note": null, "userEnteredValue": null, "textFormatRuns": null, "userEnteredFormat": {},
    });
    let cell: CellData = read(nulls);
    assert_eq!(written(&cell), json!({"userEnteredFormat": {}}));
    let filter: BasicFilter = read(json!({"criteria": null, "filterSpecs": null}));
    assert_eq!(filter, BasicFilter::default());
    let response: BatchUpdateSpreadsheetResponse =
        read(json!({"replies": [{"addSheet": null}, {}]}));
    assert_eq!(response.replies, [Response::Empty, Response::Empty]);
}

#[test]
fn a_field_that_is_not_known_is_ignored() {
    let answer = json!({
        "spreadsheetId": "s", "updates": {"updatedRows": 2, "colour": {"a": [1]}}, "more": 0,
        "a name that is longer than the name of any field that there could ever be": 1,
    });
    let appended: AppendValuesResponse = read(answer);
    assert_eq!(appended.updates.unwrap().updated_rows, Some(2));
    assert_eq!(appended.table_range, None);
}

#[test]
fn what_is_no_object_is_refused_with_its_type() {
    let error = serde_json::from_str::<CellData>("[1]").unwrap_err();
    let words = "invalid type: sequence, expected an object (CellData)";
    assert!(error.to_string().starts_with(words), "{error}");
    let error = serde_json::from_str::<Request>(r#"{"addSheet":{},"addChart":{}}"#).unwrap_err();
    let words = "`addChart` is a second kind";
    assert!(error.to_string().starts_with(words), "{error}");
}

#[test]
fn a_kind_that_is_not_known_survives() {
    let unknown = json!({"addSparkline": {"cell": [1, null]}});
    let request: Request = read(unknown.clone());
    assert_eq!(request.kind(), "addSparkline");
    assert_eq!(written(&request), unknown);
    let response: Response = read(unknown.clone());
    assert_eq!(written(&response), unknown);
    let known: Request = read(json!({"addSheet": {}, "hint": 1}));
    assert_eq!(known, Request::from(AddSheetRequest::default()));
}

#[test]
fn a_request_is_an_object_with_its_kind() {
    let request = Request::from(DeleteSheetRequest::default().sheet_id(7));
    assert_eq!(request.kind(), "deleteSheet");
    assert_eq!(written(&request), json!({"deleteSheet": {"sheetId": 7}}));
    assert_eq!(written(&Response::Empty), json!({}));
    assert_eq!(Response::Empty.kind(), "");
}

#[test]
fn a_number_that_json_lacks_is_refused_and_not_left_out() {
    let value = ExtendedValue::default().number_value(f64::NAN);
    let error = serde_json::to_string(&value).unwrap_err();
    assert_eq!(error.to_string(), "`numberValue` cannot be NaN");
    let color = Color::default().red(f32::INFINITY);
    assert!(serde_json::to_string(&color).is_err());
}

#[test]
fn a_value_shows_what_is_set() {
    let range = GridRange::default().sheet_id(1).end_row_index(2);
    assert_eq!(
        format!("{range:?}"),
        "GridRange { sheet_id: 1, end_row_index: 2 }"
    );
    let filter = BasicFilter::default().range(range);
    assert!(format!("{filter:?}").starts_with("BasicFilter { range: GridRange {"));
}

#[test]
fn setters_take_what_is_at_hand() {
    let values = DataFilterValueRange::default()
        .data_filter(DataFilter::default().a1_range("A1"))
        .major_dimension("COLUMNS")
        .values([row!["a", Cell::Skip], row![1]]);
    assert_eq!(
        written(&values),
        json!({
            "dataFilter": {"a1Range": "A1"}, "majorDimension": "COLUMNS",
            "values": [["a", null], [1]],
        })
    );
    #[expect(
        deprecated,
        reason = "the only map of the API is one that was superseded"
    )]
    let filter = BasicFilter::default().criteria([("0", FilterCriteria::default())]);
    assert_eq!(written(&filter), json!({"criteria": {"0": {}}}));
}

#[test]
fn types_are_small() {
    assert!(size_of::<CellData>() <= 200, "{}", size_of::<CellData>());
    assert!(size_of::<Request>() <= 32, "{}", size_of::<Request>());
}

#[test]
fn a_mask_names_the_fields_that_are_set() {
    let text = TextFormat::default()
        .bold(false)
        .foreground_color_style(ThemeColor::Accent1);
    let format = CellFormat::default()
        .text_format(text)
        .number_format(NumberFormat::default().pattern("0.00"))
        .borders(Borders::default().top(Border::default().style(BorderStyle::None)));
    let mut cell = CellData::default()
        .user_entered_value(1.5)
        .user_entered_format(format)
        .chip_runs([ChipRun::default().start_index(0)]);
    cell.formatted_value = Some("1.5".to_owned());
    let mask = [
        "userEnteredValue",
        "userEnteredFormat.numberFormat",
        "userEnteredFormat.textFormat.bold",
        "userEnteredFormat.textFormat.foregroundColorStyle",
        "userEnteredFormat.borders.top.style",
        "chipRuns",
    ];
    assert_eq!(FieldMask::of(&cell).as_str(), mask.join(","));
}

#[test]
fn a_mask_names_a_nested_value_in_which_nothing_is_set() {
    let cell = CellData::default().user_entered_format(CellFormat::default());
    assert_eq!(FieldMask::of(&cell).as_str(), "userEnteredFormat");
    assert!(FieldMask::of(&CellData::default()).is_empty());
}

#[test]
fn a_mask_leaves_out_what_only_says_which_object_is_meant() {
    let properties = SheetProperties::default()
        .sheet_id(3)
        .title("Budget")
        .grid_properties(GridProperties::default().frozen_row_count(1));
    let update = UpdateSheetPropertiesRequest::default()
        .properties(properties)
        .only_set_fields();
    let mask = update.fields.unwrap();
    assert_eq!(mask.as_str(), "title,gridProperties.frozenRowCount");
    let mask = mask
        .clear(path!(SheetProperties.tab_color_style))
        .clear(path!(SheetProperties.title));
    assert_eq!(
        written(&mask),
        "title,gridProperties.frozenRowCount,tabColorStyle"
    );
}

#[test]
fn a_mask_of_rows_names_what_any_of_their_cells_sets() {
    let bold = CellFormat::default().text_format(TextFormat::default().bold(true));
    let cells = [
        CellData::default().user_entered_value("a").note("n"),
        CellData::default().user_entered_format(bold.clone()),
        CellData::default()
            .user_entered_value(true)
            .user_entered_format(bold),
        CellData::default().data_validation(DataValidationRule::default().strict(true)),
    ];
    let update = UpdateCellsRequest::default()
        .start(GridCoordinate::default().sheet_id(0))
        .rows([RowData::default().values(cells)])
        .only_set_fields();
    assert_eq!(
        update.fields.unwrap().as_str(),
        "userEnteredValue,note,userEnteredFormat.textFormat.bold,dataValidation"
    );
    let position = OverlayPosition::default().width_pixels(300);
    let update = UpdateEmbeddedObjectPositionRequest::default()
        .new_position(EmbeddedObjectPosition::default().overlay_position(position))
        .only_set_fields();
    assert_eq!(update.fields, Some("widthPixels".into()));
    let update = UpdateTableRequest::default().only_set_fields();
    assert_eq!(update.fields, Some(FieldMask::default()));
}

#[test]
fn a_mask_can_be_taken_as_it_is() {
    assert_eq!(written(&FieldMask::all()), "*");
    let request: RepeatCellRequest = read(json!({"fields": "b,a.c"}));
    assert_eq!(written(&request), json!({"fields": "b,a.c"}));
    let request = request.fields(path!(CellData.user_entered_format));
    assert_eq!(request.fields.unwrap().to_string(), "userEnteredFormat");
}

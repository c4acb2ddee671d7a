//! Requests about charts and slicers.

use serde_json::{Value, json};

use crate::book::{Book, assert_api_error, range};

fn pie() -> Value {
    let data = |left: u32| json!({ "sourceRange": { "sources": [range(0, left, 4, left + 1)] } });
    json!({ "title": "Pie", "pieChart": { "domain": data(0), "series": data(1) } })
}

fn over(row: u32) -> Value {
    json!({ "overlayPosition": { "anchorCell": { "rowIndex": row } } })
}

#[tokio::test]
async fn a_chart_is_added_over_cells_with_googles_size() {
    let book = Book::start().await;
    let add = json!({ "chart": { "spec": pie(), "position": over(3) } });
    let chart = book.apply_one("addChart", add).await["chart"].take();
    let place = json!({ "anchorCell": { "rowIndex": 3 }, "widthPixels": 600, "heightPixels": 371 });
    assert_eq!(chart["position"]["overlayPosition"], place);
    assert_eq!(chart["spec"], pie());
    let id = chart["chartId"].clone();
    let mut spec = pie();
    spec["title"] = json!("Renamed");
    book.apply_one("updateChartSpec", json!({ "chartId": id, "spec": spec }))
        .await;
    let border = json!({ "objectId": id, "fields": "color", "border": { "color": { "red": 1 } } });
    book.apply_one("updateEmbeddedObjectBorder", border).await;
    let kept = book.part("charts").await;
    assert_eq!(kept[0]["spec"]["title"], "Renamed");
    assert_eq!(
        kept[0]["border"]["colorStyle"],
        json!({ "rgbColor": { "red": 1 } })
    );
    book.apply_one("deleteEmbeddedObject", json!({ "objectId": id }))
        .await;
    assert_eq!(book.part("charts").await, Value::Null);
    let gone = format!("No embedded object with id: {id}");
    book.refuse("deleteEmbeddedObject", json!({ "objectId": id }), &gone)
        .await;
}

#[tokio::test]
async fn a_chart_moves_as_far_as_the_mask_says() {
    let book = Book::start().await;
    let add = json!({ "chart": { "chartId": 7, "spec": pie(), "position": over(3) } });
    book.apply_one("addChart", add).await;
    let new =
        json!({ "overlayPosition": { "anchorCell": { "columnIndex": 5 }, "widthPixels": 300 } });
    let update = |fields: &str| json!({ "objectId": 7, "newPosition": new, "fields": fields });
    let reply = book
        .apply_one("updateEmbeddedObjectPosition", update("widthPixels"))
        .await;
    let place = json!({ "anchorCell": { "rowIndex": 3 }, "widthPixels": 300, "heightPixels": 371 });
    assert_eq!(reply["position"]["overlayPosition"], place);
    let reply = book
        .apply_one("updateEmbeddedObjectPosition", update("anchorCell"))
        .await;
    assert_eq!(
        reply["position"]["overlayPosition"]["anchorCell"],
        json!({ "columnIndex": 5 })
    );
    let message =
        "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)";
    book.refuse("updateEmbeddedObjectPosition", update(""), message)
        .await;
}

#[tokio::test]
async fn a_chart_can_have_a_sheet_to_itself() {
    let book = Book::start().await;
    let add = json!({ "chart": { "spec": pie(), "position": { "newSheet": true } } });
    let chart = book.apply_one("addChart", add).await["chart"].take();
    let sheets = book.resource("").await["sheets"].take();
    let properties = &sheets[1]["properties"];
    assert_eq!(
        (&properties["title"], &properties["sheetType"]),
        (&json!("Chart1"), &json!("OBJECT"))
    );
    assert_eq!(properties.get("gridProperties"), None);
    assert_eq!(
        chart["position"],
        json!({ "sheetId": properties["sheetId"] })
    );
    let id = properties["sheetId"].as_i64().unwrap();
    let write = json!({ "fields": "*", "range": { "sheetId": id } });
    book.refuse("repeatCell", write, &format!("No grid with id: {id}"))
        .await;
    let back = json!({ "objectId": chart["chartId"], "newPosition": over(0), "fields": "*" });
    book.apply_one("updateEmbeddedObjectPosition", back).await;
    let sheets = book.resource("").await["sheets"].take();
    assert_eq!(sheets.as_array().unwrap().len(), 1);
    assert_eq!(sheets[0]["charts"][0]["chartId"], chart["chartId"]);
}

#[tokio::test]
async fn a_chart_without_a_kind_or_a_place_is_refused_in_googles_words() {
    let book = Book::start().await;
    let kind = "One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or \
        orgChart must be set on chartSpec.";
    let place = "One of EmbeddedObjectPosition.overlayPosition or EmbeddedObjectPosition.sheetId must be set";
    let titled = json!({ "chart": { "spec": { "title": "x" }, "position": over(0) } });
    book.refuse("addChart", titled, kind).await;
    book.refuse("addChart", json!({ "chart": { "spec": pie() } }), place)
        .await;
    book.refuse(
        "updateChartSpec",
        json!({ "chartId": 9, "spec": pie() }),
        "No chart with id: 9",
    )
    .await;
    let add = json!({ "chart": { "chartId": 9, "spec": pie(), "position": over(0) } });
    book.apply_one("addChart", add).await;
    // There is no mask: a part of a specification is none.
    book.refuse(
        "updateChartSpec",
        json!({ "chartId": 9, "spec": { "title": "x" } }),
        kind,
    )
    .await;
    let empty =
        json!([{ "addChart": { "chart": { "spec": { "basicChart": {} }, "position": over(0) } } }]);
    let answer = book.batch_update(&empty).await;
    assert_api_error(&answer, 500, "INTERNAL", "Internal error encountered.");
}

#[tokio::test]
async fn a_slicer_is_added_changed_moved_and_deleted() {
    let book = Book::start().await;
    let spec = json!({ "dataRange": range(0, 0, 4, 2), "columnIndex": 1, "title": "Slice" });
    let add = json!({ "slicer": { "spec": spec, "position": over(1) } });
    let slicer = book.apply_one("addSlicer", add).await["slicer"].take();
    let id = slicer["slicerId"].clone();
    assert_eq!(slicer["spec"], spec);
    let update = json!({ "slicerId": id, "fields": "title", "spec": { "title": "Sliced", "columnIndex": 0 } });
    book.apply_one("updateSlicerSpec", update).await;
    let kept = book.part("slicers").await;
    let expected = json!({ "dataRange": range(0, 0, 4, 2), "columnIndex": 1, "title": "Sliced" });
    assert_eq!(kept[0]["spec"], expected);
    let moved = json!({ "objectId": id, "newPosition": over(9), "fields": "anchorCell" });
    book.apply_one("updateEmbeddedObjectPosition", moved).await;
    let kept = book.part("slicers").await;
    assert_eq!(
        kept[0]["position"]["overlayPosition"]["anchorCell"],
        json!({ "rowIndex": 9 })
    );
    book.apply_one("deleteEmbeddedObject", json!({ "objectId": id }))
        .await;
    assert_eq!(book.part("slicers").await, Value::Null);
}

//! Requests about what cells look like and accept.

use serde_json::{Value, json};

use crate::book::{Book, range};

#[tokio::test]
async fn merged_cells_keep_their_first_value() {
    let cases = [
        ("MERGE_ALL", json!([["a"]]), json!([range(0, 0, 2, 2)])),
        (
            "MERGE_ROWS",
            json!([["a"], ["c"]]),
            json!([range(0, 0, 1, 2), range(1, 0, 2, 2)]),
        ),
        (
            "MERGE_COLUMNS",
            json!([["a", "b"]]),
            json!([range(0, 0, 2, 1), range(0, 1, 2, 2)]),
        ),
    ];
    for (kind, shown, merges) in cases {
        let book = Book::start().await;
        book.fill("A1:B2", json!([["a", "b"], ["c", "d"]])).await;
        let merge = json!({ "range": range(0, 0, 2, 2), "mergeType": kind });
        book.apply_one("mergeCells", merge).await;
        assert_eq!(book.shown("A1:B2").await, shown, "{kind}");
        assert_eq!(book.part("merges").await, merges, "{kind}");
    }
}

#[tokio::test]
async fn merges_are_taken_apart_as_a_whole() {
    let book = Book::start().await;
    book.apply_one("mergeCells", json!({ "range": range(0, 0, 2, 2) }))
        .await;
    let message = "You must select all cells in a merged range to merge or unmerge them.";
    book.refuse(
        "unmergeCells",
        json!({ "range": range(0, 0, 1, 1) }),
        message,
    )
    .await;
    book.refuse("mergeCells", json!({ "range": range(1, 1, 3, 3) }), message)
        .await;
    // A merge inside of a larger one gives way to it.
    book.apply_one("mergeCells", json!({ "range": range(0, 0, 3, 3) }))
        .await;
    assert_eq!(book.part("merges").await, json!([range(0, 0, 3, 3)]));
    book.apply_one("unmergeCells", json!({ "range": range(0, 0, 9, 9) }))
        .await;
    assert_eq!(book.part("merges").await, Value::Null);
    let freeze = json!({ "fields": "gridProperties.frozenColumnCount",
        "properties": { "gridProperties": { "frozenColumnCount": 1 } } });
    book.apply_one("updateSheetProperties", freeze).await;
    let message = "You can't merge frozen and non-frozen columns.";
    book.refuse("mergeCells", json!({ "range": range(0, 0, 1, 2) }), message)
        .await;
}

#[tokio::test]
async fn borders_are_drawn_around_and_inside_of_a_range() {
    let book = Book::start().await;
    let border = |style: &str| json!({ "style": style });
    let draw = json!({ "range": range(0, 0, 2, 2), "top": border("SOLID"), "left": border("DOTTED"),
        "right": border("SOLID_THICK"), "bottom": border("SOLID_MEDIUM"),
        "innerHorizontal": border("DASHED"), "innerVertical": border("DOUBLE") });
    book.apply_one("updateBorders", draw).await;
    let borders = async |cell: &str| {
        let cell = book.cell(cell, "userEnteredFormat.borders").await;
        let borders = &cell["userEnteredFormat"]["borders"];
        ["top", "bottom", "left", "right"].map(|side| borders[side]["style"].clone())
    };
    assert_eq!(borders("A1").await, ["SOLID", "DASHED", "DOTTED", "DOUBLE"]);
    assert_eq!(
        borders("B2").await,
        ["DASHED", "SOLID_MEDIUM", "DOUBLE", "SOLID_THICK"]
    );
    let clear = json!({ "range": range(0, 0, 1, 1), "top": border("NONE") });
    book.apply_one("updateBorders", clear).await;
    assert_eq!(
        borders("A1").await,
        [
            Value::Null,
            json!("DASHED"),
            json!("DOTTED"),
            json!("DOUBLE")
        ]
    );
    let thick = book.cell("B1", "userEnteredFormat.borders.right").await;
    assert_eq!(thick["userEnteredFormat"]["borders"]["right"]["width"], 3);
}

#[tokio::test]
async fn a_validation_rule_is_set_and_taken_away() {
    let book = Book::start().await;
    let rule = json!({ "condition": { "type": "ONE_OF_LIST", "values": [{ "userEnteredValue": "a" }] },
        "strict": true, "showCustomUi": false });
    let set = json!({ "range": range(0, 0, 2, 1), "rule": rule });
    book.apply_one("setDataValidation", set).await;
    // What is false is left out.
    let kept = json!({ "condition": rule["condition"], "strict": true });
    assert_eq!(
        book.cell("A2", "dataValidation").await["dataValidation"],
        kept
    );
    book.put("A2", "RAW", &json!([["x"]])).await;
    assert_eq!(
        book.cell("A2", "dataValidation").await["dataValidation"],
        kept
    );
    book.apply_one("setDataValidation", json!({ "range": range(1, 0, 2, 1) }))
        .await;
    assert_eq!(book.cell("A2", "dataValidation").await, json!({}));
    assert_eq!(
        book.cell("A1", "dataValidation").await["dataValidation"],
        kept
    );
    let message = "DataValidationRule.condition must be specified.";
    book.refuse(
        "setDataValidation",
        json!({ "range": {}, "rule": {} }),
        message,
    )
    .await;
}

fn rule(formula: &str) -> Value {
    let condition =
        json!({ "type": "CUSTOM_FORMULA", "values": [{ "userEnteredValue": formula }] });
    json!({ "ranges": [range(0, 0, 2, 2)], "booleanRule": { "condition": condition,
        "format": { "textFormat": { "bold": true } } } })
}

#[tokio::test]
async fn conditional_formats_are_a_list() {
    let book = Book::start().await;
    let add = |index: u32, formula: &str| json!({ "addConditionalFormatRule": { "index": index, "rule": rule(formula) } });
    let replies = book
        .apply(json!([add(0, "=1"), add(0, "=2"), add(2, "=3")]))
        .await;
    assert_eq!(replies, json!([{}, {}, {}]));
    let formulas = async || {
        let rules = book.part("conditionalFormats").await;
        let formula = |rule: &Value| {
            rule["booleanRule"]["condition"]["values"][0]["userEnteredValue"].clone()
        };
        rules
            .as_array()
            .unwrap()
            .iter()
            .map(formula)
            .collect::<Vec<_>>()
    };
    assert_eq!(formulas().await, ["=2", "=1", "=3"]);
    let moved = book
        .apply_one(
            "updateConditionalFormatRule",
            json!({ "index": 0, "newIndex": 2 }),
        )
        .await;
    assert_eq!(
        (&moved["newIndex"], moved.get("oldIndex")),
        (&json!(2), None)
    );
    assert_eq!(formulas().await, ["=1", "=3", "=2"]);
    let replaced = book
        .apply_one(
            "updateConditionalFormatRule",
            json!({ "index": 1, "rule": rule("=4") }),
        )
        .await;
    assert_eq!(replaced["oldRule"], rule("=3"));
    assert_eq!(replaced["newRule"], rule("=4"));
    let deleted = book
        .apply_one("deleteConditionalFormatRule", json!({ "index": 0 }))
        .await;
    assert_eq!(deleted["rule"], rule("=1"));
    assert_eq!(formulas().await, ["=4", "=2"]);
    let message = "No conditional format rule at index: 9";
    book.refuse(
        "deleteConditionalFormatRule",
        json!({ "index": 9 }),
        message,
    )
    .await;
}

#[tokio::test]
async fn a_color_scale_is_checked_in_googles_words() {
    let book = Book::start().await;
    let scale = |minpoint: Value, maxpoint: Value| {
        let rule = json!({ "minpoint": minpoint, "maxpoint": maxpoint });
        json!({ "rule": { "ranges": [range(0, 0, 1, 1)], "gradientRule": rule } })
    };
    let (min, max) = (
        json!({ "type": "MIN", "value": "2" }),
        json!({ "type": "MAX" }),
    );
    book.apply_one("addConditionalFormatRule", scale(min.clone(), max.clone()))
        .await;
    let kept = book.part("conditionalFormats").await;
    assert_eq!(
        kept[0]["gradientRule"]["minpoint"],
        json!({ "type": "MIN" })
    );
    let kind = "addConditionalFormatRule";
    book.refuse(
        kind,
        scale(json!({}), max.clone()),
        "No interpolationPointType specified.",
    )
    .await;
    let number = json!({ "type": "NUMBER" });
    book.refuse(
        kind,
        scale(number, max),
        "InterpolationPoint.value is required.",
    )
    .await;
    let mut both = rule("=1");
    both["gradientRule"] = json!({ "minpoint": min });
    let answer = book
        .batch_update(&json!([{ kind: { "rule": both } }]))
        .await;
    let message = "Invalid value at 'requests[0].add_conditional_format_rule.rule' (oneof), \
        oneof field 'rule' is already set. Cannot set 'gradientRule'";
    assert_eq!(answer.json()["error"]["message"], message);
}

#[tokio::test]
async fn bands_of_colour_are_added_changed_and_deleted() {
    let book = Book::start().await;
    let rows = json!({ "firstBandColor": { "red": 1 }, "secondBandColor": { "blue": 1 } });
    let add = json!({ "bandedRange": { "range": range(0, 0, 4, 2), "rowProperties": rows } });
    let banding = book.apply_one("addBanding", add.clone()).await["bandedRange"].take();
    let id = banding["bandedRangeId"].clone();
    assert!(id.as_i64().unwrap() > 0);
    assert_eq!(
        banding["rowProperties"]["firstBandColorStyle"],
        json!({ "rgbColor": { "red": 1 } })
    );
    let message = "You cannot add alternating background colors to a range that already has alternating background colors.";
    book.refuse("addBanding", add, message).await;
    let update = json!({ "fields": "range,rowProperties.firstBandColor", "bandedRange": { "bandedRangeId": id,
        "range": range(0, 0, 8, 2), "rowProperties": { "firstBandColor": { "green": 1 } } } });
    book.apply_one("updateBanding", update).await;
    let kept = book.part("bandedRanges").await;
    assert_eq!(kept[0]["range"], range(0, 0, 8, 2));
    assert_eq!(
        kept[0]["rowProperties"]["firstBandColor"],
        json!({ "green": 1 })
    );
    assert_eq!(
        kept[0]["rowProperties"]["secondBandColor"],
        json!({ "blue": 1 })
    );
    book.apply_one("deleteBanding", json!({ "bandedRangeId": id }))
        .await;
    assert_eq!(book.part("bandedRanges").await, Value::Null);
    let message = "No banded range with id: 7";
    book.refuse("deleteBanding", json!({ "bandedRangeId": 7 }), message)
        .await;
}

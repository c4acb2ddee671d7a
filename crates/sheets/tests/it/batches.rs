//! Changes of a spreadsheet, all of them or none.

use hallpass_emulator::{Endpoint, Fault};
use hallpass_sheets::model::{
    AddSheetRequest, DeleteSheetRequest, SheetProperties, UpdateSheetPropertiesRequest,
};

use crate::sandbox::Sandbox;

fn sheet(title: &str) -> AddSheetRequest {
    AddSheetRequest::default().properties(SheetProperties::default().title(title))
}

#[tokio::test]
async fn each_change_finds_its_reply() {
    let sandbox = Sandbox::start().await;
    let (sheets, id) = sandbox.spreadsheet().await;
    let mut batch = sheets.spreadsheets().batch_update(&id);
    let january = batch.add(sheet("January"));
    let rename = SheetProperties::default().sheet_id(0).title("Year");
    let renamed = batch.add(
        UpdateSheetPropertiesRequest::default()
            .properties(rename)
            .only_set_fields(),
    );
    let february = batch.add(sheet("February"));
    assert_eq!(batch.len(), 3);
    let replies = batch.commit().await.unwrap();
    let title = |reply: Option<&hallpass_sheets::model::AddSheetResponse>| {
        reply.unwrap().properties.as_ref().unwrap().title.clone()
    };
    assert_eq!(title(replies.get(&january)).as_deref(), Some("January"));
    assert_eq!(title(replies.get(&february)).as_deref(), Some("February"));
    assert_eq!(replies.get(&renamed), Some(&()));
    let described = sheets.spreadsheets().get(&id).send().await.unwrap();
    let titles: Vec<_> = described
        .sheets
        .iter()
        .map(|sheet| sheet.title().to_owned())
        .collect();
    assert_eq!(titles, ["Year", "January", "February"]);
}

#[tokio::test]
async fn a_change_that_is_refused_is_named_and_none_is_made() {
    let sandbox = Sandbox::start().await;
    let (sheets, id) = sandbox.spreadsheet().await;
    let batch = sheets
        .spreadsheets()
        .batch_update(&id)
        .with(sheet("January"))
        .with(DeleteSheetRequest::default().sheet_id(4_711));
    let error = batch.commit().await.unwrap_err();
    let status = error.status().unwrap();
    assert_eq!(
        status.failed_request(),
        Some((1, "deleteSheet")),
        "{status}"
    );
    let described = sheets.spreadsheets().get(&id).send().await.unwrap();
    assert_eq!(described.sheets.len(), 1);
}

#[tokio::test]
async fn changes_that_add_are_not_made_twice() {
    let sandbox = Sandbox::start().await;
    let (sheets, id) = sandbox.spreadsheet().await;
    let before = sandbox.calls();
    let faults = sandbox.emulator.faults();
    faults.next(Endpoint::Sheets, Fault::CutOffBody);
    let added = sheets
        .spreadsheets()
        .batch_update(&id)
        .with(sheet("January"));
    added.commit().await.unwrap_err();
    assert_eq!(sandbox.calls() - before, 1);
    // What only sets is asked for again.
    faults.next(Endpoint::Sheets, Fault::CutOffBody);
    let rename = SheetProperties::default().sheet_id(0).title("Year");
    let rename = UpdateSheetPropertiesRequest::default()
        .properties(rename)
        .only_set_fields();
    sheets
        .spreadsheets()
        .batch_update(&id)
        .with(rename)
        .commit()
        .await
        .unwrap();
    assert_eq!(sandbox.calls() - before, 3);
}

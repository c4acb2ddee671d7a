//! Spreadsheets are created and described.

use hallpass_core::Scope;
use hallpass_sheets::{RecalculationInterval, Sheet, SheetType};

use crate::sandbox::Sandbox;

#[tokio::test]
async fn a_new_spreadsheet_is_described() {
    let sandbox = Sandbox::start().await;
    let (sheets, id) = sandbox.spreadsheet().await;
    let found = sheets.spreadsheets().get(&id).send().await.unwrap();
    assert_eq!((found.id(), found.title()), (id.as_str(), "Budget"));
    assert_eq!(
        found.properties.as_ref().unwrap().auto_recalc,
        Some(RecalculationInterval::OnChange)
    );
    let [sheet] = found.sheets.as_slice() else {
        panic!("{found:?}")
    };
    assert_eq!((sheet.title(), sheet.size()), ("Sheet1", Some((1000, 26))));
    let properties = sheet.properties.as_ref().unwrap();
    assert_eq!(properties.index, Some(0));
    assert_eq!(properties.sheet_type, Some(SheetType::Grid));
}

#[tokio::test]
async fn the_address_of_a_spreadsheet_opens_it() {
    let sandbox = Sandbox::start().await;
    let (sheets, id) = sandbox.spreadsheet().await;
    let found = sheets.spreadsheets().get(&id).send().await.unwrap();
    let again = sheets.spreadsheets().get(found.url()).send().await.unwrap();
    assert_eq!(again.id(), id);
}

#[tokio::test]
async fn a_spreadsheet_is_created_with_its_sheets() {
    let sandbox = Sandbox::start().await;
    let sheets = sandbox.sheets(Scope::DRIVE_FILE).await;
    let create = sheets
        .spreadsheets()
        .create("Budget")
        .sheet("In")
        .sheet("Out");
    let created = create
        .time_zone("Europe/Zurich")
        .locale("de_CH")
        .send()
        .await
        .unwrap();
    let titles: Vec<_> = created.sheets.iter().map(Sheet::title).collect();
    assert_eq!(titles, ["In", "Out"]);
    let properties = created.properties.unwrap();
    assert_eq!(properties.time_zone.as_deref(), Some("Europe/Zurich"));
    assert_eq!(properties.locale.as_deref(), Some("de_CH"));
}

#[tokio::test]
async fn a_mask_leaves_the_other_fields_out() {
    let sandbox = Sandbox::start().await;
    let (sheets, id) = sandbox.spreadsheet().await;
    let found = sheets
        .spreadsheets()
        .get(&id)
        .fields("sheets.properties")
        .send()
        .await
        .unwrap();
    assert_eq!(found.sheets[0].title(), "Sheet1");
    assert_eq!(found.properties, None);
}

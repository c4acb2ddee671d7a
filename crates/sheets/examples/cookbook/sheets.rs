//! Sheets, and changes together.

use std::error::Error;

use hallpass_sheets::Workbook;

pub(crate) async fn manage_sheets(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    workbook
        .batch()
        .with(workbook.add_sheet("2027"))
        .with(orders.duplicate("Orders of 2026"))
        .with(orders.rename("All orders"))
        .commit()
        .await?;
    // A workbook knows what it was told when it was opened.
    let mut workbook = workbook.clone();
    workbook.reload().await?;
    workbook
        .apply(workbook.worksheet("2027")?.move_before(0))
        .await?;
    workbook
        .apply(workbook.worksheet("Orders of 2026")?.delete())
        .await?;
    workbook.reload().await?;
    for sheet in workbook.worksheets() {
        println!("{}", sheet.title());
    }
    Ok(())
}

pub(crate) async fn change_all_or_nothing(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let mut batch = workbook.batch();
    let added = batch.add(workbook.add_sheet("January"));
    let replies = batch.commit().await?;
    let january = replies
        .get(&added)
        .and_then(|reply| reply.properties.as_ref());
    println!(
        "January has an id: {}",
        january.is_some_and(|sheet| sheet.sheet_id.is_some())
    );

    // The second change is refused, so the first one is not made either.
    let twice = workbook
        .batch()
        .with(workbook.add_sheet("February"))
        .with(workbook.add_sheet("January"));
    if let Err(error) = twice.commit().await {
        let failed = error.status().and_then(|status| status.failed_request());
        println!("refused: {failed:?}");
    }
    Ok(())
}

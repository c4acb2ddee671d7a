//! What hangs on cells, rows and columns.

use std::error::Error;

use hallpass_sheets::Workbook;
use hallpass_sheets::model::{
    BatchGetValuesByDataFilterRequest, DataFilter, DeveloperMetadataLookup,
};

pub(crate) async fn annotate_cells(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let total = orders.cells("C4")?;
    let mut batch = workbook.batch();
    batch.add(total.note("Checked by the program on 24 December."));
    let comment = batch.add(total.comment("Is this right?"));
    let replies = batch.commit().await?;
    let thread = replies
        .get(&comment)
        .and_then(|reply| reply.comment_thread.as_deref());
    println!("a thread was begun: {}", thread.is_some());
    Ok(())
}

pub(crate) async fn remember_rows(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    let row = orders.cells("3:3")?.as_rows();
    workbook.apply(row.metadata("order", "2")).await?;
    // Somebody puts two rows above it; the mark moves along.
    workbook
        .apply(orders.cells("2:3")?.as_rows().insert())
        .await?;

    let lookup = DeveloperMetadataLookup::default()
        .metadata_key("order")
        .metadata_value("2");
    let filter = DataFilter::default().developer_metadata_lookup(lookup);
    let request = BatchGetValuesByDataFilterRequest::default().data_filters([filter]);
    let found = workbook
        .values()
        .batch_get_by_data_filter(request)
        .send()
        .await?;
    for matched in found.value_ranges {
        if let Some(range) = matched.value_range {
            println!("{:?}: {:?}", range.range, range.values);
        }
    }
    Ok(())
}

pub(crate) async fn change_rows_and_columns(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let orders = workbook.worksheet("Orders")?;
    workbook
        .batch()
        .with(orders.cells("2:3")?.as_rows().group())
        .with(orders.cells("A:A")?.as_columns().hide())
        .with(orders.cells("B:B")?.as_columns().resize(180))
        .with(orders.cells("D:D")?.as_columns().move_before(2))
        .with(orders.cells("4:4")?.as_rows().delete())
        .with(orders.add_rows(100))
        .commit()
        .await?;
    println!("{:?}", orders.read().await?.row(0).to_cells());
    Ok(())
}

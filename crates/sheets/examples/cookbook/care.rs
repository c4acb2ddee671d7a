//! What happens on the way, and what goes wrong.

use std::error::Error;

use hallpass_sheets::{CallError, ValueInput, Workbook, row};

pub(crate) async fn show_progress(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    use hallpass_sheets::Event;

    let sheets = workbook.client().clone().on_event(|event| match event {
        Event::Answered { method, .. } => println!("{} was answered", method.id()),
        Event::Queued { wait, .. } => println!("the quota is used up for {wait:?}"),
        Event::Retrying { error, wait, .. } => println!("{error}: again in {wait:?}"),
        _ => {}
    });
    let orders = sheets.values(workbook.id().clone()).get("Orders!A1:B2");
    orders.send().await?;
    Ok(())
}

pub(crate) async fn look_before_sending(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let values = workbook.values();
    let call = values.update("Orders!A9", ValueInput::Raw, [row!["Ada", 12.5]]);
    // The request without its token; nothing is sent.
    let request = call.request()?;
    println!(
        "{} with {}",
        request.method(),
        String::from_utf8_lossy(request.body())
    );
    Ok(())
}

pub(crate) async fn explain_refusals(workbook: &Workbook) -> Result<(), Box<dyn Error>> {
    let read = workbook.values().get("Invoices!A1").send().await;
    match read {
        Err(CallError::Google(status)) if status.is_unable_to_parse_range() => {
            println!("there is no such sheet: {}", status.message);
        }
        Err(CallError::Google(status)) if status.is_permission_denied() => {
            println!("somebody has to share the spreadsheet with this account");
        }
        Err(CallError::MissingScope { needed, .. }) => println!("sign in again, for {needed:?}"),
        other => println!("{} rows", other?.values.len()),
    }
    Ok(())
}

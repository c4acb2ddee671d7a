//! `hallpass sheets info`: shows a spreadsheet's title and its sheets.

use clap::Args;
use hallpass_sheets::Cell;

use crate::context::Context;
use crate::failure::Failure;
use crate::failure_from;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct InfoArgs {
    /// The spreadsheet: its ID, or its address from the browser.
    #[arg(value_name = "SHEET")]
    spreadsheet: String,
}

pub(crate) async fn run(args: InfoArgs, context: &Context) -> Result<(), Failure> {
    let sheets = context.sheets()?;
    let answer = sheets
        .spreadsheets()
        .get(args.spreadsheet.as_str())
        .send()
        .await;
    let spreadsheet = answer.map_err(|error| failure_from::call(&error, context))?;
    if context.is_json {
        return output::json(&serde_json::to_value(&spreadsheet).unwrap_or_default());
    }
    output::line(&format!(
        "{}  {}",
        spreadsheet.properties.title, spreadsheet.spreadsheet_url
    ))?;
    let rows = spreadsheet.sheets.iter().map(|sheet| {
        let properties = &sheet.properties;
        let grid = properties.grid_properties.as_ref();
        let size =
            grid.map(|grid| format!("{} rows × {} columns", grid.row_count, grid.column_count));
        vec![
            Cell::from(properties.title.as_str()),
            Cell::from(size.unwrap_or_default()),
        ]
    });
    output::line(&output::table(&rows.collect::<Vec<_>>()))
}

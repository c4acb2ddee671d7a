//! `hallpass sheets create`: makes a spreadsheet.

use clap::Args;
use serde_json::json;

use crate::context::Context;
use crate::failure::Failure;
use crate::failure_from;
use crate::output;

#[derive(Debug, Args)]
pub(crate) struct CreateArgs {
    /// The title.
    title: String,
}

pub(crate) async fn run(args: CreateArgs, context: &Context) -> Result<(), Failure> {
    let sheets = context.sheets()?;
    let answer = sheets.spreadsheets().create(args.title).send().await;
    let spreadsheet = answer.map_err(|error| failure_from::call(&error, context))?;
    context.say(&format!(
        "Created \"{}\": {}",
        spreadsheet.title(),
        spreadsheet.url()
    ));
    if context.is_json {
        let (id, url) = (spreadsheet.id(), spreadsheet.url());
        return output::json(&json!({"spreadsheetId": id, "spreadsheetUrl": url}));
    }
    output::line(spreadsheet.id())
}

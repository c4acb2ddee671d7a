//! `hallpass sheets get`: prints cells.

use clap::{Args, ValueEnum};
use hallpass_sheets::{ValueRange, ValueRender};
use serde_json::json;

use super::range;
use crate::context::Context;
use crate::failure::Failure;
use crate::failure_from;
use crate::output::{self, Format};

#[derive(Debug, Args)]
pub(crate) struct GetArgs {
    /// The spreadsheet: its ID, or its address from the browser.
    #[arg(value_name = "SHEET")]
    spreadsheet: String,
    /// A sheet's title, or a range such as `Jan!A1:D20`; the first sheet if left out.
    #[arg(value_name = "TAB")]
    tab: Option<String>,
    /// Cells of that sheet, such as `A1:D20`; no `!` to quote.
    #[arg(value_name = "RANGE")]
    cells: Option<String>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// As shown in the sheet, the values themselves, or the formulas.
    #[arg(long, value_enum, default_value_t = Rendering::Shown)]
    values: Rendering,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rendering {
    Shown,
    Raw,
    Formula,
}

pub(crate) async fn run(args: GetArgs, context: &Context) -> Result<(), Failure> {
    let sheets = context.sheets()?;
    let range = range::read(
        (args.tab.as_deref(), args.cells.as_deref()),
        &args.spreadsheet,
        &sheets,
        context,
    )
    .await?;
    let render = match args.values {
        Rendering::Shown => ValueRender::Formatted,
        Rendering::Raw => ValueRender::Unformatted,
        Rendering::Formula => ValueRender::Formula,
    };
    let answer = sheets
        .values(args.spreadsheet.as_str())
        .get(range)
        .render(render)
        .send()
        .await;
    let answer = answer.map_err(|error| failure_from::call(&error, context))?;
    print(&answer, args.format, context)
}

fn print(answer: &ValueRange, format: Format, context: &Context) -> Result<(), Failure> {
    if context.is_json {
        return output::json(&json!({"range": answer.range, "values": answer.values}));
    }
    if answer.values.is_empty() {
        context.say(&format!("{} is empty", answer.range));
        return if format == Format::Json {
            output::json(&json!([]))
        } else {
            Ok(())
        };
    }
    output::rows(&answer.values, format)?;
    if format == Format::Table {
        context.say(&format!("{} rows · {}", answer.values.len(), answer.range));
    }
    Ok(())
}

//! A range as people type it: one word, or a sheet's title and cells.

use hallpass_sheets::{A1Range, Sheets};

use crate::context::Context;
use crate::failure::Failure;
use crate::failure_from;

/// Reads a range from its words.
///
/// Two words are a sheet's title and cells. One word is A1 notation; where it is neither cells nor
/// `Sheet!cells` it is a sheet's title. Without any it is the first sheet.
pub(crate) async fn read(
    words: (Option<&str>, Option<&str>),
    spreadsheet: &str,
    sheets: &Sheets,
    context: &Context,
) -> Result<A1Range, Failure> {
    match words {
        (Some(tab), Some(cells)) => A1Range::sheet(tab)
            .cells(cells)
            .map_err(|error| failure_from::call(&error.into(), context)),
        (Some(word), None) => one_word(word, context),
        _ => first_sheet(spreadsheet, sheets, context).await,
    }
}

fn one_word(word: &str, context: &Context) -> Result<A1Range, Failure> {
    // A shell's history expansion makes people write `Jan\!A1`.
    let word = word.replace("\\!", "!");
    let parsed = word.parse::<A1Range>();
    match parsed {
        Ok(range) if A1Range::named(&word).is_err() => Ok(range),
        Err(error) if word.contains('!') => Err(failure_from::call(&error.into(), context)),
        _ => Ok(A1Range::sheet(word)),
    }
}

async fn first_sheet(
    spreadsheet: &str,
    sheets: &Sheets,
    context: &Context,
) -> Result<A1Range, Failure> {
    let answer = sheets.spreadsheets().get(spreadsheet).send().await;
    let spreadsheet = answer.map_err(|error| failure_from::call(&error, context))?;
    let first = spreadsheet.sheets.into_iter().next();
    let first = first.ok_or_else(|| Failure::usage("the spreadsheet has no sheet"))?;
    Ok(A1Range::sheet(first.title()))
}

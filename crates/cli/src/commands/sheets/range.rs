//! A range as people type it: one word, or a sheet's title and cells.

use hallpass_sheets::{A1Range, A1RangeError, Worksheet};

use super::book::Book;
use crate::failure::Failure;

/// Reads a range from its words.
///
/// Two words are a sheet's title and cells. One word is A1 notation; where it is neither cells nor
/// `Sheet!cells` it is a sheet's title. Without any it is the first sheet.
pub(crate) async fn read(
    words: (Option<&str>, Option<&str>),
    book: &Book<'_>,
) -> Result<A1Range, Failure> {
    match words {
        (Some(tab), Some(cells)) => A1Range::sheet(tab)
            .cells(cells)
            .map_err(|error| book.failed(&error.into())),
        (Some(word), None) => one_word(word, book).await,
        _ => first_sheet(book).await,
    }
}

async fn one_word(word: &str, book: &Book<'_>) -> Result<A1Range, Failure> {
    // A shell's history expansion makes people write `Jan\!A1`.
    let word = word.replace("\\!", "!");
    let range = match word.parse::<A1Range>() {
        Ok(_) if A1Range::named(&word).is_ok() => return Ok(A1Range::sheet(word)),
        Err(_) if !word.contains('!') => return Ok(A1Range::sheet(word)),
        range => range,
    };
    if may_be_title(&word, &range) {
        let opened = book.open().await?;
        if let Ok(sheet) = opened.worksheet(&word) {
            if range.is_ok_and(|range| range.sheet_title().is_none()) {
                let said =
                    format!("{word} is a sheet of that title; for a cell write SHEET!{word}");
                book.context.say(&said);
            }
            return Ok(sheet.whole());
        }
    }
    range.map_err(|error| book.failed(&error.into()))
}

/// Whether a word that was read as something else may be a sheet's title, as `Q1`, `Wow!` and `a!b`
/// may.
fn may_be_title(word: &str, range: &Result<A1Range, A1RangeError>) -> bool {
    match range {
        Err(_) => word.ends_with('!'),
        Ok(range) if range.sheet_title().is_none() => !word.contains(':'),
        Ok(range) => !word.starts_with('\'') && range.first_cell().is_none(),
    }
}

/// Returns the first sheet that a person sees and that has cells.
async fn first_sheet(book: &Book<'_>) -> Result<A1Range, Failure> {
    let opened = book.open().await?;
    let is_shown = |sheet: &Worksheet| {
        let properties = sheet.described().properties.as_deref();
        let is_hidden = properties.and_then(|it| it.hidden).unwrap_or_default();
        sheet.size().is_some() && !is_hidden
    };
    let first = opened.worksheets().find(is_shown);
    let first = first.or_else(|| opened.worksheets().next());
    let first = first.ok_or_else(|| Failure::usage("the spreadsheet has no sheet"))?;
    Ok(first.whole())
}

//! Creates a spreadsheet.

use serde::Serialize;

use crate::call::call;
use crate::draft::Draft;
use crate::{CallError, Method, Sheets, Spreadsheet};

/// Creates a spreadsheet; made by [`Spreadsheets::create`](crate::Spreadsheets::create).
///
/// Method: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/create>.
#[derive(Clone, Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct CreateSpreadsheet {
    sheets: Sheets,
    body: Body,
}

call!(CreateSpreadsheet, CREATE, Spreadsheet);

impl CreateSpreadsheet {
    pub(super) fn new(sheets: Sheets, title: String) -> Self {
        let properties = Properties {
            title,
            locale: None,
            time_zone: None,
        };
        Self {
            sheets,
            body: Body {
                properties,
                sheets: Vec::new(),
            },
        }
    }

    /// Adds a sheet of this title; without any the spreadsheet gets the one that Google makes.
    pub fn sheet(mut self, title: impl Into<String>) -> Self {
        let properties = SheetTitle {
            title: title.into(),
        };
        self.body.sheets.push(NewSheet { properties });
        self
    }

    /// Sets the locale, such as `de_CH`; without it the spreadsheet gets the user's.
    pub fn locale(mut self, locale: impl Into<String>) -> Self {
        self.body.properties.locale = Some(locale.into());
        self
    }

    /// Sets the time zone, such as `Europe/Zurich`.
    pub fn time_zone(mut self, time_zone: impl Into<String>) -> Self {
        self.body.properties.time_zone = Some(time_zone.into());
        self
    }

    #[expect(
        clippy::unnecessary_wraps,
        reason = "the draft of every other call can fail"
    )]
    fn draft(&self, method: Method) -> Result<Draft, CallError> {
        Ok(Draft::new(&self.sheets, method)
            .end_of_path()
            .json(&self.body))
    }
}

#[derive(Clone, Debug, Serialize)]
struct Body {
    properties: Properties,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sheets: Vec<NewSheet>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    locale: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct NewSheet {
    properties: SheetTitle,
}

#[derive(Clone, Debug, Serialize)]
struct SheetTitle {
    title: String,
}

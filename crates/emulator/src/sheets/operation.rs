//! Which method of the Sheets API a request calls.

use axum::http::Method;
use url::form_urlencoded;

use crate::oauth::scope::DRIVE_FILE;

/// A method of the Sheets API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Create,
    Get,
    GetByDataFilter,
    BatchUpdate,
    GetDeveloperMetadata,
    SearchDeveloperMetadata,
    CopySheetTo,
    GetValues,
    UpdateValues,
    AppendValues,
    ClearValues,
    BatchGetValues,
    BatchUpdateValues,
    BatchClearValues,
    BatchGetValuesByDataFilter,
    BatchUpdateValuesByDataFilter,
    BatchClearValuesByDataFilter,
}

/// A method and what it is about; texts are decoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) operation: Operation,
    pub(super) spreadsheet_id: String,
    /// A range, or the identifier of a sheet or of metadata.
    pub(super) rest: String,
}

impl Operation {
    /// Returns the full name of the method, as Google's error details have it.
    pub(super) fn full_name(self) -> String {
        let name = match self {
            Self::Create => "CreateSpreadsheet",
            Self::Get => "GetSpreadsheet",
            Self::GetByDataFilter => "GetSpreadsheetByDataFilter",
            Self::BatchUpdate => "BatchUpdateSpreadsheet",
            Self::GetDeveloperMetadata => "GetDeveloperMetadata",
            Self::SearchDeveloperMetadata => "SearchDeveloperMetadata",
            Self::CopySheetTo => "CopySheetToAnotherSpreadsheet",
            Self::GetValues => "GetValues",
            Self::UpdateValues => "UpdateValues",
            Self::AppendValues => "AppendValues",
            Self::ClearValues => "ClearValues",
            Self::BatchGetValues => "BatchGetValues",
            Self::BatchUpdateValues => "BatchUpdateValues",
            Self::BatchClearValues => "BatchClearValues",
            Self::BatchGetValuesByDataFilter => "BatchGetValuesByDataFilter",
            Self::BatchUpdateValuesByDataFilter => "BatchUpdateValuesByDataFilter",
            Self::BatchClearValuesByDataFilter => "BatchClearValuesByDataFilter",
        };
        format!("google.apps.sheets.v4.SpreadsheetsService.{name}")
    }

    /// Returns the message of the request's body, and where Google says that it stands; nothing
    /// for a method without a body.
    pub(super) fn request(self) -> Option<(&'static str, &'static str)> {
        let message = match self {
            Self::Create => return Some(("Spreadsheet", "spreadsheet")),
            Self::UpdateValues | Self::AppendValues => return Some(("ValueRange", "data")),
            Self::Get | Self::GetDeveloperMetadata | Self::GetValues | Self::BatchGetValues => {
                return None;
            }
            Self::GetByDataFilter => "GetSpreadsheetByDataFilterRequest",
            Self::BatchUpdate => "BatchUpdateSpreadsheetRequest",
            Self::SearchDeveloperMetadata => "SearchDeveloperMetadataRequest",
            Self::CopySheetTo => "CopySheetToAnotherSpreadsheetRequest",
            Self::ClearValues => "ClearValuesRequest",
            Self::BatchUpdateValues => "BatchUpdateValuesRequest",
            Self::BatchClearValues => "BatchClearValuesRequest",
            Self::BatchGetValuesByDataFilter => "BatchGetValuesByDataFilterRequest",
            Self::BatchUpdateValuesByDataFilter => "BatchUpdateValuesByDataFilterRequest",
            Self::BatchClearValuesByDataFilter => "BatchClearValuesByDataFilterRequest",
        };
        Some((message, ""))
    }

    /// Returns the message of the answer.
    pub(super) fn response(self) -> &'static str {
        match self {
            Self::Create | Self::Get | Self::GetByDataFilter => "Spreadsheet",
            Self::BatchUpdate => "BatchUpdateSpreadsheetResponse",
            Self::GetDeveloperMetadata => "DeveloperMetadata",
            Self::SearchDeveloperMetadata => "SearchDeveloperMetadataResponse",
            Self::CopySheetTo => "SheetProperties",
            Self::GetValues => "ValueRange",
            Self::UpdateValues => "UpdateValuesResponse",
            Self::AppendValues => "AppendValuesResponse",
            Self::ClearValues => "ClearValuesResponse",
            Self::BatchGetValues => "BatchGetValuesResponse",
            Self::BatchUpdateValues => "BatchUpdateValuesResponse",
            Self::BatchClearValues => "BatchClearValuesResponse",
            Self::BatchGetValuesByDataFilter => "BatchGetValuesByDataFilterResponse",
            Self::BatchUpdateValuesByDataFilter => "BatchUpdateValuesByDataFilterResponse",
            Self::BatchClearValuesByDataFilter => "BatchClearValuesByDataFilterResponse",
        }
    }

    /// Returns the scopes of which any one will do. Only three methods are open to a token that
    /// may only read: what reads by data filters is not among them.
    pub(super) fn scopes(self) -> &'static [&'static str] {
        match self {
            Self::Get | Self::GetValues | Self::BatchGetValues => &[
                "https://www.googleapis.com/auth/drive",
                DRIVE_FILE,
                "https://www.googleapis.com/auth/drive.readonly",
                "https://www.googleapis.com/auth/spreadsheets",
                "https://www.googleapis.com/auth/spreadsheets.readonly",
            ],
            _ => &[
                "https://www.googleapis.com/auth/drive",
                DRIVE_FILE,
                "https://www.googleapis.com/auth/spreadsheets",
            ],
        }
    }
}

impl Route {
    /// Reads a method and a raw path. The path is split before it is decoded, so that an encoded
    /// `/` or `:` belongs to the range.
    pub(super) fn parse(method: &Method, path: &str) -> Option<Self> {
        let segments: Vec<&str> = path.strip_prefix("/v4/spreadsheets")?.split('/').collect();
        let (operation, id, rest) = match (method.as_str(), segments.as_slice()) {
            ("POST", [""]) => (Operation::Create, "", ""),
            ("GET", ["", id]) if !id.contains(':') => (Operation::Get, *id, ""),
            ("POST", ["", id]) => {
                let (operation, id) = of_spreadsheet(id)?;
                (operation, id, "")
            }
            ("POST", ["", id, "developerMetadata:search"]) => {
                (Operation::SearchDeveloperMetadata, *id, "")
            }
            ("GET", ["", id, "developerMetadata", metadata]) => {
                (Operation::GetDeveloperMetadata, *id, *metadata)
            }
            ("POST", ["", id, "sheets", sheet]) => {
                (Operation::CopySheetTo, *id, sheet.strip_suffix(":copyTo")?)
            }
            (method, ["", id, rest]) => (of_all_values(method, rest)?, *id, ""),
            (method, ["", id, "values", range]) => {
                let (operation, range) = of_values(method, range)?;
                (operation, *id, range)
            }
            _ => return None,
        };
        Some(Self {
            operation,
            spreadsheet_id: decode(id),
            rest: decode(rest),
        })
    }
}

fn of_spreadsheet(segment: &str) -> Option<(Operation, &str)> {
    let batch_update = segment
        .strip_suffix(":batchUpdate")
        .map(|id| (Operation::BatchUpdate, id));
    batch_update.or_else(|| {
        let id = segment.strip_suffix(":getByDataFilter")?;
        Some((Operation::GetByDataFilter, id))
    })
}

fn of_all_values(method: &str, segment: &str) -> Option<Operation> {
    match (method, segment) {
        ("GET", "values:batchGet") => Some(Operation::BatchGetValues),
        ("POST", "values:batchUpdate") => Some(Operation::BatchUpdateValues),
        ("POST", "values:batchClear") => Some(Operation::BatchClearValues),
        ("POST", "values:batchGetByDataFilter") => Some(Operation::BatchGetValuesByDataFilter),
        ("POST", "values:batchUpdateByDataFilter") => {
            Some(Operation::BatchUpdateValuesByDataFilter)
        }
        ("POST", "values:batchClearByDataFilter") => Some(Operation::BatchClearValuesByDataFilter),
        _ => None,
    }
}

fn of_values<'a>(method: &str, segment: &'a str) -> Option<(Operation, &'a str)> {
    match method {
        "GET" => Some((Operation::GetValues, segment)),
        "PUT" => Some((Operation::UpdateValues, segment)),
        "POST" => {
            let append = segment
                .strip_suffix(":append")
                .map(|range| (Operation::AppendValues, range));
            append.or_else(|| Some((Operation::ClearValues, segment.strip_suffix(":clear")?)))
        }
        _ => None,
    }
}

/// Decodes a path segment, where `+` is a plus and not a space.
fn decode(segment: &str) -> String {
    let field = format!("v={}", segment.replace('+', "%2B").replace('&', "%26"));
    let value = form_urlencoded::parse(field.as_bytes()).next();
    value
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use axum::http::Method;

    use super::{Operation, Route};

    fn check(method: &Method, path: &str, operation: Operation, range: &str) {
        let route = Route::parse(method, &format!("/v4/spreadsheets{path}")).unwrap();
        assert_eq!(
            (route.operation, route.rest.as_str()),
            (operation, range),
            "{path}"
        );
    }

    #[test]
    fn the_suffix_names_the_method_unless_it_is_encoded() {
        check(
            &Method::POST,
            "/x/values/A1:B2:append",
            Operation::AppendValues,
            "A1:B2",
        );
        check(
            &Method::POST,
            "/x/values/A%3AA:clear",
            Operation::ClearValues,
            "A:A",
        );
        check(
            &Method::GET,
            "/x/values/a%3Aclear",
            Operation::GetValues,
            "a:clear",
        );
        check(
            &Method::GET,
            "/x/values:batchGet",
            Operation::BatchGetValues,
            "",
        );
        check(&Method::POST, "/x:batchUpdate", Operation::BatchUpdate, "");
    }

    #[test]
    fn every_character_of_a_range_survives_its_encoding() {
        check(
            &Method::GET,
            "/x/values/a%2Fb%3Fc%23d%25e%20f+g&h=i",
            Operation::GetValues,
            "a/b?c#d%e f+g&h=i",
        );
    }

    #[test]
    fn what_google_does_not_have_is_no_route() {
        for (method, path) in [
            ("PUT", "/x"),
            ("POST", "/x:getByFilter"),
            ("POST", "/x/sheets/0"),
            ("GET", "/x/y/z"),
        ] {
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            assert_eq!(
                Route::parse(&method, &format!("/v4/spreadsheets{path}")),
                None
            );
        }
    }
}

//! Which method of the Sheets API a request calls.

use axum::http::Method;
use url::form_urlencoded;

use crate::oauth::scope::DRIVE_FILE;

/// A method that the sandbox has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    Create,
    Get,
    BatchUpdate,
    GetValues,
    UpdateValues,
    AppendValues,
    ClearValues,
    BatchGetValues,
    BatchUpdateValues,
    BatchClearValues,
}

/// A method and what it is about; texts are decoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Route {
    pub(super) operation: Operation,
    pub(super) spreadsheet_id: String,
    pub(super) range: String,
}

impl Operation {
    /// Returns the full name of the method, as Google's error details have it.
    pub(super) fn full_name(self) -> String {
        let name = match self {
            Self::Create => "CreateSpreadsheet",
            Self::Get => "GetSpreadsheet",
            Self::BatchUpdate => "BatchUpdateSpreadsheet",
            Self::GetValues => "GetValues",
            Self::UpdateValues => "UpdateValues",
            Self::AppendValues => "AppendValues",
            Self::ClearValues => "ClearValues",
            Self::BatchGetValues => "BatchGetValues",
            Self::BatchUpdateValues => "BatchUpdateValues",
            Self::BatchClearValues => "BatchClearValues",
        };
        format!("google.apps.sheets.v4.SpreadsheetsService.{name}")
    }

    /// Returns the scopes of which any one will do.
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
        let (operation, id, range) = match (method.as_str(), segments.as_slice()) {
            ("POST", [""]) => (Operation::Create, "", ""),
            ("GET", ["", id]) if !id.contains(':') => (Operation::Get, *id, ""),
            ("POST", ["", id]) => (Operation::BatchUpdate, id.strip_suffix(":batchUpdate")?, ""),
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
            range: decode(range),
        })
    }
}

fn of_all_values(method: &str, segment: &str) -> Option<Operation> {
    match (method, segment) {
        ("GET", "values:batchGet") => Some(Operation::BatchGetValues),
        ("POST", "values:batchUpdate") => Some(Operation::BatchUpdateValues),
        ("POST", "values:batchClear") => Some(Operation::BatchClearValues),
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
            (route.operation, route.range.as_str()),
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
    fn what_google_has_and_we_have_not_is_no_route() {
        for (method, path) in [
            ("PUT", "/x"),
            ("POST", "/x:getByDataFilter"),
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

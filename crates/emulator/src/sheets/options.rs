//! The options of the values methods, under the names that the API gives them.

use super::api_error::ApiError;
use super::request::Fields;
use crate::parameters::Parameters;

/// Whether rows or columns come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    Rows,
    Columns,
}

/// What becomes of written text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueInput {
    Raw,
    UserEntered,
}

/// Where appended rows go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InsertData {
    Overwrite,
    InsertRows,
}

/// How values are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Render {
    Formatted,
    Unformatted,
    Formula,
}

/// How dates are answered, unless everything is formatted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateTimeRender {
    SerialNumber,
    FormattedString,
}

/// Whether a spreadsheet is answered with its comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CommentsView {
    /// Nobody asked: they are left out, and the answer does not say so.
    Unspecified,
    Omitted,
    Included,
}

/// Both render options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rendering {
    pub(super) value: Render,
    pub(super) date_time: DateTimeRender,
}

impl Rendering {
    /// Reads both options; a missing one has Google's default.
    pub(super) fn parse(value: Option<&str>, date_time: Option<&str>) -> Result<Self, ApiError> {
        let value = match value {
            None | Some("FORMATTED_VALUE") => Render::Formatted,
            Some("UNFORMATTED_VALUE") => Render::Unformatted,
            Some("FORMULA") => Render::Formula,
            Some(other) => return Err(invalid("value_render_option", "ValueRenderOption", other)),
        };
        let date_time = match date_time {
            None | Some("SERIAL_NUMBER") => DateTimeRender::SerialNumber,
            Some("FORMATTED_STRING") => DateTimeRender::FormattedString,
            Some(other) => {
                return Err(invalid(
                    "date_time_render_option",
                    "DateTimeRenderOption",
                    other,
                ));
            }
        };
        Ok(Self { value, date_time })
    }

    /// Reads the options of a reading method.
    pub(super) fn of_query(query: &Parameters) -> Result<Self, ApiError> {
        Self::parse(
            query.value("valueRenderOption"),
            query.value("dateTimeRenderOption"),
        )
    }

    /// Reads the options that a writing method has for its answer, when it shall hold values.
    pub(super) fn of_response(query: &Parameters) -> Result<Option<Self>, ApiError> {
        let value = query.value("responseValueRenderOption");
        let rendering = Self::parse(value, query.value("responseDateTimeRenderOption"))?;
        Ok((query.value("includeValuesInResponse") == Some("true")).then_some(rendering))
    }

    /// Reads the same options from the body of a batch.
    pub(super) fn of_body(body: Fields<'_>) -> Result<Option<Self>, ApiError> {
        let value = body.text("responseValueRenderOption");
        let rendering = Self::parse(value, body.text("responseDateTimeRenderOption"))?;
        Ok(body.flag("includeValuesInResponse").then_some(rendering))
    }
}

impl Dimension {
    /// Reads a dimension; a missing one is rows.
    pub(super) fn parse(name: Option<&str>) -> Result<Self, ApiError> {
        match name {
            None | Some("ROWS" | "DIMENSION_UNSPECIFIED") => Ok(Self::Rows),
            Some("COLUMNS") => Ok(Self::Columns),
            Some(other) => Err(invalid("major_dimension", "Dimension", other)),
        }
    }

    /// Returns the name that answers have.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Rows => "ROWS",
            Self::Columns => "COLUMNS",
        }
    }

    /// Returns the dimension across this one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Rows => Self::Columns,
            Self::Columns => Self::Rows,
        }
    }

    /// Returns what one row or column is called.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Rows => "row",
            Self::Columns => "column",
        }
    }

    /// Returns the names of the fields that a `GridRange` has for it.
    pub(super) fn range_names(self) -> [&'static str; 2] {
        match self {
            Self::Rows => ["startRowIndex", "endRowIndex"],
            Self::Columns => ["startColumnIndex", "endColumnIndex"],
        }
    }
}

impl CommentsView {
    /// Reads the option. The sandbox lets only owners in, who have the access that the default
    /// for the current access asks for.
    pub(super) fn parse(name: Option<&str>) -> Result<Self, ApiError> {
        match name {
            None | Some("COMMENTS_VIEW_MODE_UNSPECIFIED") => Ok(Self::Unspecified),
            Some("COMMENTS_VIEW_MODE_OMITTED") => Ok(Self::Omitted),
            Some(
                "COMMENTS_VIEW_MODE_INCLUDED" | "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS",
            ) => Ok(Self::Included),
            Some(other) => Err(invalid("comments_view_mode", "CommentsViewMode", other)),
        }
    }

    /// Returns the name that answers have, if they say which it was.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Unspecified => None,
            Self::Omitted => Some("COMMENTS_VIEW_MODE_OMITTED"),
            Self::Included => Some("COMMENTS_VIEW_MODE_INCLUDED"),
        }
    }
}

impl ValueInput {
    /// Reads the option, which has no default.
    pub(super) fn parse(name: Option<&str>) -> Result<Self, ApiError> {
        match name {
            Some("RAW") => Ok(Self::Raw),
            Some("USER_ENTERED") => Ok(Self::UserEntered),
            None | Some("INPUT_VALUE_OPTION_UNSPECIFIED") => Err(ApiError::invalid_argument(
                "'valueInputOption' is required but not specified",
            )),
            Some(other) => Err(invalid("value_input_option", "ValueInputOption", other)),
        }
    }
}

impl InsertData {
    /// Reads the option; a missing one overwrites.
    pub(super) fn parse(name: Option<&str>) -> Result<Self, ApiError> {
        match name {
            None | Some("OVERWRITE") => Ok(Self::Overwrite),
            Some("INSERT_ROWS") => Ok(Self::InsertRows),
            Some(other) => Err(invalid(
                "insert_data_option",
                "AppendValuesRequest.InsertDataOption",
                other,
            )),
        }
    }
}

/// Reads a truth parameter of a query, in any of the spellings that Google takes.
pub(super) fn flag(query: &Parameters, name: &str, field: &str) -> Result<bool, ApiError> {
    let Some(value) = query.value(name) else {
        return Ok(false);
    };
    match value.to_ascii_lowercase().as_str() {
        "true" | "1" | "t" | "y" | "yes" => Ok(true),
        "false" | "0" | "f" | "n" | "no" => Ok(false),
        _ => {
            let description = format!("Invalid value at '{field}' (TYPE_BOOL), {value:?}");
            Err(ApiError::field_violation(field, &description))
        }
    }
}

fn invalid(field: &str, kind: &str, value: &str) -> ApiError {
    let description = format!(
        "Invalid value at '{field}' (type.googleapis.com/google.apps.sheets.v4.{kind}), {value:?}"
    );
    ApiError::field_violation(field, &description)
}

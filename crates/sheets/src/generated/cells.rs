//! Cells: their values, their smart chips, and what may be entered.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{CellFormat, DataSourceFormula, DataSourceTable, PivotTable, TextFormatRun};
use crate::model::macros::{open_enum, schema};

schema! {
    /// One cell with its value, its format and its note.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CellData>.
    CellData masked {
        /// What was entered: a literal or a formula. Dates are numbers, the days since 1899-12-30.
        user_entered_value: nested<ExtendedValue> = "userEnteredValue",
        /// The value itself: the result of a formula, else what was entered. Only Google sets it.
        effective_value: nested<ExtendedValue> = "effectiveValue" read_only,
        /// The value as the sheet shows it. Only Google sets it.
        formatted_value: value<String> = "formattedValue" read_only,
        /// The format that was given to the cell; written, it is merged into the old one.
        user_entered_format: nested<CellFormat> = "userEnteredFormat",
        /// The format in effect, conditional formats included; absent where it is the spreadsheet's
        /// default. Only Google sets it.
        effective_format: nested<CellFormat> = "effectiveFormat" read_only,
        /// The note.
        note: value<String> = "note",
        /// Where the cell leads to, if all of it is one link. It is set by a `HYPERLINK` formula or
        /// by the text format. Only Google sets it.
        hyperlink: value<String> = "hyperlink" read_only,
        /// Formats of parts of an entered text, each up to the next run; they replace the old ones.
        text_format_runs: list<TextFormatRun> = "textFormatRuns",
        /// Smart chips inside an entered text, each in the place of one `@`; they replace the old
        /// ones.
        chip_runs: list<ChipRun> = "chipRuns",
        /// What may be entered; it replaces the old rule.
        data_validation: nested<DataValidationRule> = "dataValidation",
        /// A pivot table whose first cell this is. Its other cells hold results alone.
        pivot_table: nested<PivotTable> = "pivotTable",
        /// An extract of an external source whose first cell this is. Its other cells hold results
        /// alone.
        data_source_table: nested<DataSourceTable> = "dataSourceTable",
        /// How a formula over an external source is doing. Only Google sets it.
        data_source_formula: nested<DataSourceFormula> = "dataSourceFormula" read_only,
    }
}

schema! {
    /// The value of a cell; one of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ExtendedValue>.
    ExtendedValue whole {
        /// A number; a date is the days since 1899-12-30.
        number_value: number<f64> = "numberValue",
        /// A text, without the quote that marks it when it is typed.
        string_value: value<String> = "stringValue",
        /// `TRUE` or `FALSE`.
        bool_value: plain<bool> = "boolValue",
        /// A formula, from its `=` on.
        formula_value: value<String> = "formulaValue",
        /// Why a formula has no result. Only Google sets it.
        error_value: nested<ErrorValue> = "errorValue" read_only,
    }
}

schema! {
    /// Why a formula has no result.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ErrorValue>.
    ErrorValue {
        /// The kind of error.
        #[doc(alias = "type")]
        kind: value<ErrorType> = "type",
        /// What is wrong, in the spreadsheet's language.
        message: value<String> = "message",
    }
}

open_enum! {
    /// The kind of a formula's error, as the cell shows it.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ErrorValue>.
    ErrorType {
        /// `#ERROR!`: the formula cannot be read.
        Error = "ERROR",
        /// `#NULL!`: two ranges have no cell in common.
        NullValue = "NULL_VALUE",
        /// `#DIV/0!`: a division by zero.
        DivideByZero = "DIVIDE_BY_ZERO",
        /// `#VALUE!`: an argument is of the wrong type.
        Value = "VALUE",
        /// `#REF!`: a reference leads nowhere.
        Ref = "REF",
        /// `#NAME?`: a name is unknown.
        Name = "NAME",
        /// `#NUM!`: a number is out of range.
        Num = "NUM",
        /// `#N/A`: nothing was found.
        NotAvailable = "N_A",
        /// `Loading...`: the result is not there yet.
        Loading = "LOADING",
    }
}

schema! {
    /// A stretch of a cell's text that one chip stands for, up to the next run.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChipRun>.
    ChipRun {
        /// Where it begins, in UTF-16 code units from 0.
        start_index: plain<i32> = "startIndex",
        /// The chip; empty, when read, for a stretch without one.
        chip: nested<Chip> = "chip",
    }
}

schema! {
    /// A smart chip: a person or a link.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Chip>.
    Chip {
        /// The person.
        person_properties: nested<PersonProperties> = "personProperties",
        /// The link.
        rich_link_properties: nested<RichLinkProperties> = "richLinkProperties",
    }
}

schema! {
    /// A person that a chip stands for.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PersonProperties>.
    PersonProperties {
        /// The person's e-mail address.
        email: value<String> = "email",
        /// How the person is shown.
        display_format: value<PersonDisplayFormat> = "displayFormat",
    }
}

open_enum! {
    /// How a chip shows a person.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PersonProperties>.
    PersonDisplayFormat {
        /// By name, as usual.
        Default = "DEFAULT",
        /// By the last name, a comma and the first name.
        LastNameCommaFirstName = "LAST_NAME_COMMA_FIRST_NAME",
        /// By the e-mail address.
        Email = "EMAIL",
    }
}

schema! {
    /// A link that a chip stands for. Only links to files of Drive can be written, with a scope of
    /// Drive.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#RichLinkProperties>.
    RichLinkProperties {
        /// The address; at most 2000 bytes when written.
        uri: value<String> = "uri",
        /// The media type of what is linked, where it has one. Only Google sets it.
        mime_type: value<String> = "mimeType" read_only,
    }
}

schema! {
    /// What may be entered into a cell.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataValidationRule>.
    DataValidationRule whole {
        /// The condition that a value has to meet.
        condition: nested<BooleanCondition> = "condition",
        /// Whether other values are refused; otherwise they are marked.
        strict: plain<bool> = "strict",
        /// Whether the condition shows in the cell, as a drop-down list does.
        show_custom_ui: plain<bool> = "showCustomUi",
        /// What a person is told on entering the cell.
        input_message: value<String> = "inputMessage",
    }
}

schema! {
    /// A condition that a value meets or does not; of validation, conditional formats and filters.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BooleanCondition>.
    BooleanCondition {
        /// What is compared.
        #[doc(alias = "type")]
        kind: value<ConditionType> = "type",
        /// What it is compared with: none, one or two values, or a whole list, as the type asks.
        values: list<ConditionValue> = "values",
    }
}

open_enum! {
    /// What a condition compares, and how many values it takes.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BooleanCondition>.
    ConditionType {
        /// A number greater than the one value.
        NumberGreater = "NUMBER_GREATER",
        /// A number greater than the one value or equal to it.
        NumberGreaterThanEq = "NUMBER_GREATER_THAN_EQ",
        /// A number less than the one value.
        NumberLess = "NUMBER_LESS",
        /// A number less than the one value or equal to it.
        NumberLessThanEq = "NUMBER_LESS_THAN_EQ",
        /// A number equal to the one value; on external sources, to one of several.
        NumberEq = "NUMBER_EQ",
        /// A number not equal to the one value; on external sources, to none of several.
        NumberNotEq = "NUMBER_NOT_EQ",
        /// A number between two values.
        NumberBetween = "NUMBER_BETWEEN",
        /// A number outside of two values.
        NumberNotBetween = "NUMBER_NOT_BETWEEN",
        /// A text with the one value in it.
        TextContains = "TEXT_CONTAINS",
        /// A text without the one value in it.
        TextNotContains = "TEXT_NOT_CONTAINS",
        /// A text that begins with the one value; not for validation.
        TextStartsWith = "TEXT_STARTS_WITH",
        /// A text that ends with the one value; not for validation.
        TextEndsWith = "TEXT_ENDS_WITH",
        /// Exactly the text of the one value; on external sources, of one of several.
        TextEq = "TEXT_EQ",
        /// An e-mail address, for validation; no value.
        TextIsEmail = "TEXT_IS_EMAIL",
        /// A web address, for validation; no value.
        TextIsUrl = "TEXT_IS_URL",
        /// The date of the one value; on external sources, of one of several.
        DateEq = "DATE_EQ",
        /// A date before the one value, which may be relative.
        DateBefore = "DATE_BEFORE",
        /// A date after the one value, which may be relative.
        DateAfter = "DATE_AFTER",
        /// The date of the one value or an earlier one, for validation.
        DateOnOrBefore = "DATE_ON_OR_BEFORE",
        /// The date of the one value or a later one, for validation.
        DateOnOrAfter = "DATE_ON_OR_AFTER",
        /// A date between two values, for validation.
        DateBetween = "DATE_BETWEEN",
        /// A date outside of two values, for validation.
        DateNotBetween = "DATE_NOT_BETWEEN",
        /// A date, for validation; no value.
        DateIsValid = "DATE_IS_VALID",
        /// A value of the range that the one value names in A1 notation, for validation.
        OneOfRange = "ONE_OF_RANGE",
        /// One of any number of values, none of them a formula; for validation.
        OneOfList = "ONE_OF_LIST",
        /// An empty cell, not for validation; no value.
        Blank = "BLANK",
        /// A cell that is not empty, not for validation; no value.
        NotBlank = "NOT_BLANK",
        /// A cell for which the formula of the one value is true.
        CustomFormula = "CUSTOM_FORMULA",
        /// A checkbox, for validation: no value for `TRUE` and `FALSE`, one for ticked, two for
        /// ticked and not.
        Boolean = "BOOLEAN",
        /// A text unlike all values, for filters on external sources.
        TextNotEq = "TEXT_NOT_EQ",
        /// A date unlike all values, for filters on external sources.
        DateNotEq = "DATE_NOT_EQ",
        /// A value that fits the pattern of the one value.
        FilterExpression = "FILTER_EXPRESSION",
    }
}

schema! {
    /// A value that a condition compares with; one of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ConditionValue>.
    ConditionValue {
        /// The value as it would be typed, a formula after `=` or `+` included.
        user_entered_value: value<String> = "userEnteredValue",
        /// A date that moves with today; for dates before or after, and not for validation.
        relative_date: value<RelativeDate> = "relativeDate",
    }
}

open_enum! {
    /// A date that moves with today.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ConditionValue>.
    RelativeDate {
        /// A year ago.
        PastYear = "PAST_YEAR",
        /// A month ago.
        PastMonth = "PAST_MONTH",
        /// A week ago.
        PastWeek = "PAST_WEEK",
        /// Yesterday.
        Yesterday = "YESTERDAY",
        /// Today.
        Today = "TODAY",
        /// Tomorrow.
        Tomorrow = "TOMORROW",
    }
}

//! Tables, and ranges with alternating colours.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{BooleanCondition, Color, ColorStyle, GridRange};
use crate::model::macros::{open_enum, schema};

schema! {
    /// A range with a name, named columns and types.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Table>.
    Table masked {
        /// The id; Google chooses one when a table is added without.
        table_id: value<String> = "tableId" identity,
        /// The name, which no other table of the spreadsheet has.
        name: value<String> = "name",
        /// The cells, the header included.
        range: nested<GridRange> = "range",
        /// The columns.
        column_properties: list<TableColumnProperties> = "columnProperties",
        /// The colours of the rows.
        rows_properties: nested<TableRowsProperties> = "rowsProperties",
    }
}

schema! {
    /// A column of a table.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TableColumnProperties>.
    TableColumnProperties {
        /// The column, counted from 0 within the table.
        column_index: plain<i32> = "columnIndex",
        /// The name.
        column_name: value<String> = "columnName",
        /// What it holds.
        column_type: value<TableColumnType> = "columnType",
        /// What can be chosen, for a drop-down column.
        data_validation_rule: nested<TableColumnDataValidationRule> = "dataValidationRule",
    }
}

open_enum! {
    /// What a table's column holds.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TableColumnProperties>.
    TableColumnType {
        /// Numbers.
        Double = "DOUBLE",
        /// Amounts of money.
        Currency = "CURRENCY",
        /// Percentages.
        Percent = "PERCENT",
        /// Days.
        Date = "DATE",
        /// Times of day.
        Time = "TIME",
        /// Days with their time.
        DateTime = "DATE_TIME",
        /// Texts.
        Text = "TEXT",
        /// Checkboxes.
        Boolean = "BOOLEAN",
        /// Choices from a list.
        Dropdown = "DROPDOWN",
        /// Files of Drive.
        FilesChip = "FILES_CHIP",
        /// People.
        PeopleChip = "PEOPLE_CHIP",
        /// Shares and currencies.
        FinanceChip = "FINANCE_CHIP",
        /// Places.
        PlaceChip = "PLACE_CHIP",
        /// Ratings.
        RatingsChip = "RATINGS_CHIP",
    }
}

schema! {
    /// What can be chosen in a drop-down column.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TableColumnDataValidationRule>.
    TableColumnDataValidationRule {
        /// A condition of the type `ONE_OF_LIST`.
        condition: nested<BooleanCondition> = "condition",
    }
}

schema! {
    /// The colours of a table's rows; one that is not set is Google's choice.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TableRowsProperties>.
    TableRowsProperties masked {
        /// The header's colour.
        header_color_style: nested<ColorStyle> = "headerColorStyle",
        /// The colour of the first row, the third and so on.
        first_band_color_style: nested<ColorStyle> = "firstBandColorStyle",
        /// The colour of the second row, the fourth and so on.
        second_band_color_style: nested<ColorStyle> = "secondBandColorStyle",
        /// The footer's colour. Set, it adds a footer, a row more; taken away, it removes it.
        footer_color_style: nested<ColorStyle> = "footerColorStyle",
    }
}

schema! {
    /// A range whose rows or columns alternate in colour; rows, columns or both are set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BandedRange>.
    BandedRange masked {
        /// The id; Google chooses one when a range is added without.
        banded_range_id: plain<i32> = "bandedRangeId" identity,
        /// What names the range where its id does not fit into a number. Only Google sets it.
        banded_range_reference: value<String> = "bandedRangeReference" read_only,
        /// The cells.
        range: nested<GridRange> = "range",
        /// The colours of the rows.
        row_properties: nested<BandingProperties> = "rowProperties",
        /// The colours of the columns.
        column_properties: nested<BandingProperties> = "columnProperties",
    }
}

schema! {
    /// Alternating colours of rows or of columns. Headers and footers go before bands, first bands
    /// before second ones, rows before columns.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BandingProperties>.
    BandingProperties masked {
        /// The colour of the first row or column; the bands start after it.
        header_color_style: nested<ColorStyle> = "headerColorStyle",
        /// The colour that the bands start with; required.
        first_band_color_style: nested<ColorStyle> = "firstBandColorStyle",
        /// The colour of every other band; required.
        second_band_color_style: nested<ColorStyle> = "secondBandColorStyle",
        /// The colour of the last row or column, which otherwise goes on with the bands.
        footer_color_style: nested<ColorStyle> = "footerColorStyle",
        /// Superseded by `first_band_color_style`.
        first_band_color: nested<Color> = "firstBandColor" deprecated "use `first_band_color_style`",
        /// Superseded by `footer_color_style`.
        footer_color: nested<Color> = "footerColor" deprecated "use `footer_color_style`",
        /// Superseded by `header_color_style`.
        header_color: nested<Color> = "headerColor" deprecated "use `header_color_style`",
        /// Superseded by `second_band_color_style`.
        second_band_color: nested<Color> = "secondBandColor" deprecated "use `second_band_color_style`",
    }
}

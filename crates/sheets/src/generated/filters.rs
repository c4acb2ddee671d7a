//! Filters, their criteria, sorting and slicers.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    BooleanCondition, Color, ColorStyle, DataSourceColumnReference, EmbeddedObjectPosition,
    GridRange, HorizontalAlign, TextFormat,
};
use crate::model::macros::{open_enum, schema};

schema! {
    /// The filter of a sheet, which all users see.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicFilter>.
    BasicFilter {
        /// The cells, headings included. It excludes `tableId`.
        range: nested<GridRange> = "range",
        /// The table that is filtered. It excludes `range`.
        table_id: value<String> = "tableId",
        /// The order, column by column; a later one decides between equal rows.
        sort_specs: list<SortSpec> = "sortSpecs",
        /// What is shown, column by column.
        filter_specs: list<FilterSpec> = "filterSpecs",
        /// Superseded by `filter_specs`.
        criteria: map<FilterCriteria> = "criteria" deprecated "use `filter_specs`",
    }
}

schema! {
    /// A filter with a name, which each user can look through.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#FilterView>.
    FilterView masked {
        /// The id; Google chooses one when a view is added without.
        filter_view_id: plain<i32> = "filterViewId" identity,
        /// The name.
        title: value<String> = "title",
        /// The cells, headings included. It excludes `namedRangeId` and `tableId`.
        range: nested<GridRange> = "range",
        /// The named range that is filtered. It excludes `range` and `tableId`.
        named_range_id: value<String> = "namedRangeId",
        /// The table that is filtered. It excludes `range` and `namedRangeId`.
        table_id: value<String> = "tableId",
        /// The order, column by column; a later one decides between equal rows.
        sort_specs: list<SortSpec> = "sortSpecs",
        /// What is shown, column by column.
        filter_specs: list<FilterSpec> = "filterSpecs",
        /// Superseded by `filter_specs`.
        criteria: map<FilterCriteria> = "criteria" deprecated "use `filter_specs`",
    }
}

schema! {
    /// What one column shows.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#FilterSpec>.
    FilterSpec {
        /// The column, counted from 0.
        column_index: plain<i32> = "columnIndex",
        /// The column, by its name in an external source.
        data_source_column_reference: nested<DataSourceColumnReference> = "dataSourceColumnReference",
        /// What is shown.
        filter_criteria: nested<FilterCriteria> = "filterCriteria",
    }
}

schema! {
    /// Which rows a column shows.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#FilterCriteria>.
    FilterCriteria whole {
        /// Values whose rows are hidden, even if they meet the condition.
        hidden_values: list<String> = "hiddenValues",
        /// What the values of the other rows must meet.
        condition: nested<BooleanCondition> = "condition",
        /// The only background colour that is shown, as RGB. It excludes the foreground's.
        visible_background_color_style: nested<ColorStyle> = "visibleBackgroundColorStyle",
        /// The only text colour that is shown, as RGB. It excludes the background's.
        visible_foreground_color_style: nested<ColorStyle> = "visibleForegroundColorStyle",
        /// Superseded by `visible_background_color_style`.
        visible_background_color: nested<Color> = "visibleBackgroundColor" deprecated "use `visible_background_color_style`",
        /// Superseded by `visible_foreground_color_style`.
        visible_foreground_color: nested<Color> = "visibleForegroundColor" deprecated "use `visible_foreground_color_style`",
    }
}

schema! {
    /// What rows are sorted by.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SortSpec>.
    SortSpec {
        /// The column, counted from 0.
        dimension_index: plain<i32> = "dimensionIndex",
        /// The column, by its name in an external source.
        data_source_column_reference: nested<DataSourceColumnReference> = "dataSourceColumnReference",
        /// Which way.
        sort_order: value<SortOrder> = "sortOrder",
        /// The text colour, as RGB, whose rows come first. It excludes the background's.
        foreground_color_style: nested<ColorStyle> = "foregroundColorStyle",
        /// The background colour, as RGB, whose rows come first. It excludes the foreground's.
        background_color_style: nested<ColorStyle> = "backgroundColorStyle",
        /// Superseded by `background_color_style`.
        background_color: nested<Color> = "backgroundColor" deprecated "use `background_color_style`",
        /// Superseded by `foreground_color_style`.
        foreground_color: nested<Color> = "foregroundColor" deprecated "use `foreground_color_style`",
    }
}

open_enum! {
    /// Which way values are sorted.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SortSpec>.
    SortOrder {
        /// The least first.
        Ascending = "ASCENDING",
        /// The greatest first.
        Descending = "DESCENDING",
    }
}

schema! {
    /// A filter for one column, which lies on the sheet as a button.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Slicer>.
    Slicer {
        /// The id; Google chooses one when a slicer is added without.
        slicer_id: plain<i32> = "slicerId",
        /// What it filters, and its looks.
        spec: nested<SlicerSpec> = "spec",
        /// Where it is: on a sheet that exists, cut to the size that a slicer may have.
        position: nested<EmbeddedObjectPosition> = "position",
    }
}

schema! {
    /// What a slicer filters, and its looks.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SlicerSpec>.
    SlicerSpec masked {
        /// The cells that are filtered.
        data_range: nested<GridRange> = "dataRange",
        /// The column that it filters by, counted from 0 within the range.
        column_index: plain<i32> = "columnIndex",
        /// What is shown.
        filter_criteria: nested<FilterCriteria> = "filterCriteria",
        /// Whether pivot tables follow it; they do unless it is set otherwise.
        apply_to_pivot_tables: plain<bool> = "applyToPivotTables",
        /// The title.
        title: value<String> = "title",
        /// The title's font, size and colour; a link has no effect.
        text_format: nested<TextFormat> = "textFormat",
        /// Where the title is; at the left if not set.
        horizontal_alignment: value<HorizontalAlign> = "horizontalAlignment",
        /// The colour behind the title.
        background_color_style: nested<ColorStyle> = "backgroundColorStyle",
        /// Superseded by `background_color_style`.
        background_color: nested<Color> = "backgroundColor" deprecated "use `background_color_style`",
    }
}

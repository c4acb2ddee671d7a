//! A sheet of a spreadsheet: its properties, its grid, its rows and columns.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    BandedRange, BasicFilter, CellData, Color, ColorStyle, CommentAnchor, ConditionalFormatRule,
    DataSourceColumnReference, DataSourceSheetProperties, DeveloperMetadata, DimensionRange,
    EmbeddedChart, FilterView, GridRange, ProtectedRange, Slicer, Table,
};
use crate::model::macros::{open_enum, schema};

schema! {
    /// One sheet of a spreadsheet, with all that lies on it.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Sheet>.
    Sheet {
        /// Title, place and size.
        properties: nested<SheetProperties> = "properties",
        /// The cells, one entry for each range that was asked for; only when the call asked for
        /// grid data.
        data: list<GridData> = "data",
        /// The ranges that are merged into one cell each.
        merges: list<GridRange> = "merges",
        /// The conditional formats, in their order.
        conditional_formats: list<ConditionalFormatRule> = "conditionalFormats",
        /// The filter views.
        filter_views: list<FilterView> = "filterViews",
        /// The filter that all users see, if there is one.
        basic_filter: nested<BasicFilter> = "basicFilter",
        /// The protected ranges.
        protected_ranges: list<ProtectedRange> = "protectedRanges",
        /// The charts.
        charts: list<EmbeddedChart> = "charts",
        /// The slicers.
        slicers: list<Slicer> = "slicers",
        /// The ranges with alternating colours.
        banded_ranges: list<BandedRange> = "bandedRanges",
        /// The tables.
        tables: list<Table> = "tables",
        /// The groups of rows, by their first row, then by depth.
        row_groups: list<DimensionGroup> = "rowGroups",
        /// The groups of columns, by their first column, then by depth.
        column_groups: list<DimensionGroup> = "columnGroups",
        /// Metadata of programs about the sheet as a whole.
        developer_metadata: list<DeveloperMetadata> = "developerMetadata",
        /// The places that comments are about.
        comment_anchors: list<CommentAnchor> = "commentAnchors",
    }
}

schema! {
    /// The properties of a sheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SheetProperties>.
    SheetProperties masked {
        /// The number after `gid=` in a browser's address, not negative; it never changes.
        sheet_id: plain<i32> = "sheetId" identity,
        /// The title on the tab.
        title: value<String> = "title",
        /// The place among the sheets, counted from 0; to move a sheet, count with it still in its
        /// old place.
        index: plain<i32> = "index",
        /// What the sheet shows; a grid, unless it is created otherwise. It never changes.
        sheet_type: value<SheetType> = "sheetType" identity,
        /// The size of the grid; absent for a sheet that shows one chart or image alone.
        grid_properties: nested<GridProperties> = "gridProperties",
        /// Whether the tab is hidden.
        hidden: plain<bool> = "hidden",
        /// Whether columns run from right to left.
        right_to_left: plain<bool> = "rightToLeft",
        /// The colour of the tab.
        tab_color_style: nested<ColorStyle> = "tabColorStyle",
        /// What an external source gave; only for a sheet that is connected to one. Only Google
        /// sets it.
        data_source_sheet_properties: nested<DataSourceSheetProperties> = "dataSourceSheetProperties" read_only,
        /// Superseded by `tab_color_style`.
        tab_color: nested<Color> = "tabColor" deprecated "use `tab_color_style`",
    }
}

open_enum! {
    /// What a sheet shows.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SheetProperties>.
    SheetType {
        /// A grid of cells.
        Grid = "GRID",
        /// A chart or an image, and no grid.
        Object = "OBJECT",
        /// A preview of an external data source.
        DataSource = "DATA_SOURCE",
    }
}

schema! {
    /// The size and the looks of a grid.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#GridProperties>.
    GridProperties masked {
        /// The number of rows, with or without data.
        row_count: plain<i32> = "rowCount",
        /// The number of columns, with or without data.
        column_count: plain<i32> = "columnCount",
        /// How many rows at the top do not scroll.
        frozen_row_count: plain<i32> = "frozenRowCount",
        /// How many columns at the start do not scroll.
        frozen_column_count: plain<i32> = "frozenColumnCount",
        /// Whether the lines between cells are hidden.
        hide_gridlines: plain<bool> = "hideGridlines",
        /// Whether the button of a group of rows is below it and not above.
        row_group_control_after: plain<bool> = "rowGroupControlAfter",
        /// Whether the button of a group of columns is after it and not before.
        column_group_control_after: plain<bool> = "columnGroupControlAfter",
    }
}

schema! {
    /// The cells of one range, row by row.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#GridData>.
    GridData {
        /// The first row, counted from 0; Google leaves out a 0.
        start_row: plain<i32> = "startRow",
        /// The first column, counted from 0; Google leaves out a 0.
        start_column: plain<i32> = "startColumn",
        /// The rows, from the first on.
        row_data: list<RowData> = "rowData",
        /// Height and visibility of each row of the range.
        row_metadata: list<DimensionProperties> = "rowMetadata",
        /// Width and visibility of each column of the range.
        column_metadata: list<DimensionProperties> = "columnMetadata",
    }
}

schema! {
    /// The cells of one row.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#RowData>.
    RowData {
        /// The cells, from the range's first column on.
        values: list<CellData> = "values",
    }
}

schema! {
    /// The properties of one row or column.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DimensionProperties>.
    DimensionProperties masked {
        /// The height of a row or the width of a column, in pixels.
        pixel_size: plain<i32> = "pixelSize",
        /// Whether someone hid it.
        hidden_by_user: plain<bool> = "hiddenByUser",
        /// Whether a filter hides it. Only Google sets it.
        hidden_by_filter: plain<bool> = "hiddenByFilter" read_only,
        /// Metadata of programs about this row or column.
        developer_metadata: list<DeveloperMetadata> = "developerMetadata",
        /// The column of the external source that is shown here. Only Google sets it.
        data_source_column_reference: nested<DataSourceColumnReference> = "dataSourceColumnReference" read_only,
    }
}

schema! {
    /// Neighbouring rows or columns that are folded away together.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DimensionGroup>.
    DimensionGroup masked {
        /// The rows or columns.
        range: nested<DimensionRange> = "range" identity,
        /// How many groups this one lies in, itself counted.
        depth: plain<i32> = "depth" identity,
        /// Whether it is folded. A change hides or shows all its rows or columns; they can differ
        /// from it later.
        collapsed: plain<bool> = "collapsed",
    }
}

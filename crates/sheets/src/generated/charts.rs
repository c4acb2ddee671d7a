//! Charts: where they are, and what their kinds have in common.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    BasicChartSpec, BubbleChartSpec, CandlestickChartSpec, Color, ColorStyle,
    DataSourceChartProperties, DataSourceColumnReference, FilterSpec, GridCoordinate, GridRange,
    HistogramChartSpec, OrgChartSpec, PieChartSpec, ScorecardChartSpec, SortSpec, TextFormat,
    TextPosition, TreemapChartSpec, WaterfallChartSpec,
};
use crate::model::macros::{open_enum, schema};

schema! {
    /// A chart on a sheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#EmbeddedChart>.
    EmbeddedChart {
        /// The id; Google chooses one when a chart is added without.
        chart_id: plain<i32> = "chartId",
        /// What it shows.
        spec: nested<ChartSpec> = "spec",
        /// Where it is.
        position: nested<EmbeddedObjectPosition> = "position",
        /// The line around it.
        border: nested<EmbeddedObjectBorder> = "border",
    }
}

schema! {
    /// What a chart shows; one of the kinds is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartSpec>.
    ChartSpec {
        /// The title.
        title: value<String> = "title",
        /// The title's font, size and colour; strikethrough, underline and link have no effect.
        title_text_format: nested<TextFormat> = "titleTextFormat",
        /// Where the title is.
        title_text_position: nested<TextPosition> = "titleTextPosition",
        /// The subtitle.
        subtitle: value<String> = "subtitle",
        /// The subtitle's font, size and colour; strikethrough, underline and link have no effect.
        subtitle_text_format: nested<TextFormat> = "subtitleTextFormat",
        /// Where the subtitle is.
        subtitle_text_position: nested<TextPosition> = "subtitleTextPosition",
        /// What the chart shows, in words, for those who cannot see it.
        alt_text: value<String> = "altText",
        /// The font of all text that names none of its own.
        font_name: value<String> = "fontName",
        /// The colour behind the chart; not of an organisation chart.
        background_color_style: nested<ColorStyle> = "backgroundColorStyle",
        /// Whether the chart leaves hardly any margin; not of an organisation chart.
        maximized: plain<bool> = "maximized",
        /// Whether hidden rows and columns are drawn.
        hidden_dimension_strategy: value<ChartHiddenDimensionStrategy> = "hiddenDimensionStrategy",
        /// Which data are drawn; only from an external source.
        filter_specs: list<FilterSpec> = "filterSpecs",
        /// The order of the data, by one column; only from an external source.
        sort_specs: list<SortSpec> = "sortSpecs",
        /// The external source, for a chart that reads from one.
        data_source_chart_properties: nested<DataSourceChartProperties> = "dataSourceChartProperties",
        /// A chart along axes: bars, columns, lines, areas, points.
        basic_chart: nested<BasicChartSpec> = "basicChart",
        /// A pie.
        pie_chart: nested<PieChartSpec> = "pieChart",
        /// Bubbles by place, size and group.
        bubble_chart: nested<BubbleChartSpec> = "bubbleChart",
        /// Candles from opening to closing price.
        candlestick_chart: nested<CandlestickChartSpec> = "candlestickChart",
        /// How many values fall into each bucket.
        histogram_chart: nested<HistogramChartSpec> = "histogramChart",
        /// An organisation with its levels.
        org_chart: nested<OrgChartSpec> = "orgChart",
        /// One number, and another to compare it with.
        scorecard_chart: nested<ScorecardChartSpec> = "scorecardChart",
        /// Nested rectangles by size and colour.
        treemap_chart: nested<TreemapChartSpec> = "treemapChart",
        /// Columns that add up.
        waterfall_chart: nested<WaterfallChartSpec> = "waterfallChart",
        /// Superseded by `background_color_style`.
        background_color: nested<Color> = "backgroundColor" deprecated "use `background_color_style`",
    }
}

open_enum! {
    /// Whether a chart draws hidden rows and columns.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartSpec>.
    ChartHiddenDimensionStrategy {
        /// Neither of them.
        SkipHiddenRowsAndColumns = "SKIP_HIDDEN_ROWS_AND_COLUMNS",
        /// Columns, but not rows.
        SkipHiddenRows = "SKIP_HIDDEN_ROWS",
        /// Rows, but not columns.
        SkipHiddenColumns = "SKIP_HIDDEN_COLUMNS",
        /// Both of them.
        ShowAll = "SHOW_ALL",
    }
}

schema! {
    /// Where a chart or a slicer is; one of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#EmbeddedObjectPosition>.
    EmbeddedObjectPosition {
        /// Over the cells of a grid.
        overlay_position: nested<OverlayPosition> = "overlayPosition",
        /// On a sheet of its own, with this id.
        sheet_id: plain<i32> = "sheetId",
        /// On a new sheet of its own, whose id Google chooses; only when written.
        new_sheet: plain<bool> = "newSheet",
    }
}

schema! {
    /// A place over the cells of a grid.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#OverlayPosition>.
    OverlayPosition masked {
        /// The cell under its upper corner.
        anchor_cell: nested<GridCoordinate> = "anchorCell",
        /// How far it is moved from there across, in pixels.
        offset_x_pixels: plain<i32> = "offsetXPixels",
        /// How far it is moved from there down, in pixels.
        offset_y_pixels: plain<i32> = "offsetYPixels",
        /// The width in pixels, 600 if not set.
        width_pixels: plain<i32> = "widthPixels",
        /// The height in pixels, 371 if not set.
        height_pixels: plain<i32> = "heightPixels",
    }
}

schema! {
    /// The line around a chart.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#EmbeddedObjectBorder>.
    EmbeddedObjectBorder masked {
        /// Its colour.
        color_style: nested<ColorStyle> = "colorStyle",
        /// Superseded by `color_style`.
        color: nested<Color> = "color" deprecated "use `color_style`",
    }
}

schema! {
    /// The data of one series or of the domain.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartData>.
    ChartData {
        /// The cells that hold them.
        source_range: nested<ChartSourceRange> = "sourceRange",
        /// The column of the external source that holds them.
        column_reference: nested<DataSourceColumnReference> = "columnReference",
        /// Buckets for the values of the domain; only from an external source.
        group_rule: nested<ChartGroupRule> = "groupRule",
        /// How values of a series are put together; only from an external source.
        aggregate_type: value<ChartAggregateType> = "aggregateType",
    }
}

open_enum! {
    /// How several values become one.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartData>.
    ChartAggregateType {
        /// Their average.
        Average = "AVERAGE",
        /// Their number.
        Count = "COUNT",
        /// The greatest.
        Max = "MAX",
        /// The one in the middle.
        Median = "MEDIAN",
        /// The least.
        Min = "MIN",
        /// Their sum.
        Sum = "SUM",
    }
}

schema! {
    /// The cells of one series or of the domain.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartSourceRange>.
    ChartSourceRange {
        /// One range or several: each a single row or a single column, all in the same direction
        /// and order as in the other series.
        sources: list<GridRange> = "sources",
    }
}

schema! {
    /// Buckets for the values of a domain; one of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartGroupRule>.
    ChartGroupRule {
        /// Buckets of dates.
        date_time_rule: nested<ChartDateTimeRule> = "dateTimeRule",
        /// Buckets of numbers.
        histogram_rule: nested<ChartHistogramRule> = "histogramRule",
    }
}

schema! {
    /// Buckets of dates by a part of them.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartDateTimeRule>.
    ChartDateTimeRule {
        /// The part.
        #[doc(alias = "type")]
        kind: value<ChartDateTimeRuleType> = "type",
    }
}

open_enum! {
    /// The part of a date that makes a bucket of a chart.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartDateTimeRule>.
    ChartDateTimeRuleType {
        /// The second, 0 to 59.
        Second = "SECOND",
        /// The minute, 0 to 59.
        Minute = "MINUTE",
        /// The hour, 0 to 23.
        Hour = "HOUR",
        /// Hour and minute: `17:05`.
        HourMinute = "HOUR_MINUTE",
        /// Hour and minute in halves of the day, as the locale has them: `5:05 PM`.
        HourMinuteAmpm = "HOUR_MINUTE_AMPM",
        /// The day of the week, in the locale's language.
        DayOfWeek = "DAY_OF_WEEK",
        /// The day of the year, 1 to 366; from March on, leap years are a day ahead.
        DayOfYear = "DAY_OF_YEAR",
        /// The day of the month, 1 to 31.
        DayOfMonth = "DAY_OF_MONTH",
        /// Day and month, in the locale's language: `31-Jan`.
        DayMonth = "DAY_MONTH",
        /// The month, in the locale's language.
        Month = "MONTH",
        /// The quarter: `Q3`.
        Quarter = "QUARTER",
        /// The year.
        Year = "YEAR",
        /// Year and month, in the locale's language: `2026-Jan`.
        YearMonth = "YEAR_MONTH",
        /// Year and quarter: `2026 Q3`.
        YearQuarter = "YEAR_QUARTER",
        /// The whole date: `2026-01-31`.
        YearMonthDay = "YEAR_MONTH_DAY",
    }
}

schema! {
    /// Buckets of numbers, all of one size.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartHistogramRule>.
    ChartHistogramRule {
        /// The size of a bucket, greater than 0.
        interval_size: number<f64> = "intervalSize",
        /// Where the buckets begin, and all below is one; the least value if not set.
        min_value: number<f64> = "minValue",
        /// Where the buckets end, and all above is one; the greatest value if not set.
        max_value: number<f64> = "maxValue",
    }
}

schema! {
    /// The part of an axis that is shown.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartAxisViewWindowOptions>.
    ChartAxisViewWindowOptions {
        /// Who chooses it.
        view_window_mode: value<ViewWindowMode> = "viewWindowMode",
        /// Where it begins.
        view_window_min: number<f64> = "viewWindowMin",
        /// Where it ends.
        view_window_max: number<f64> = "viewWindowMax",
    }
}

open_enum! {
    /// Who chooses the part of an axis that is shown.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartAxisViewWindowOptions>.
    ViewWindowMode {
        /// Google, as is usual for the kind of chart.
        Default = "DEFAULT_VIEW_WINDOW_MODE",
        /// Someone in the editor, in a way that the API has no word for; not to be written.
        Unsupported = "VIEW_WINDOW_MODE_UNSUPPORTED",
        /// The given begin and end; Google for the one that is missing.
        Explicit = "EXPLICIT",
        /// Google, for good looks.
        Pretty = "PRETTY",
    }
}

schema! {
    /// What stands around a chart's numbers.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ChartCustomNumberFormatOptions>.
    ChartCustomNumberFormatOptions {
        /// What stands before.
        prefix: value<String> = "prefix",
        /// What stands after.
        suffix: value<String> = "suffix",
    }
}

schema! {
    /// Labels beside the points of a series.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataLabel>.
    DataLabel {
        /// What they say.
        #[doc(alias = "type")]
        kind: value<DataLabelType> = "type",
        /// Where they are.
        placement: value<DataLabelPlacement> = "placement",
        /// Their font, size and colour; a link has no effect.
        text_format: nested<TextFormat> = "textFormat",
        /// What they say, for the type `CUSTOM`: as many as the series has points, in the same
        /// shape.
        custom_label_data: nested<ChartData> = "customLabelData",
    }
}

open_enum! {
    /// What a label says.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataLabel>.
    DataLabelType {
        /// Nothing.
        None = "NONE",
        /// The value.
        Data = "DATA",
        /// What other cells hold.
        Custom = "CUSTOM",
    }
}

open_enum! {
    /// Where a label is.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DataLabel>.
    DataLabelPlacement {
        /// Wherever Google finds room.
        Automatic = "DATA_LABEL_PLACEMENT_UNSPECIFIED",
        /// In the middle of a bar or column.
        Center = "CENTER",
        /// At the left of a point.
        Left = "LEFT",
        /// At the right of a point.
        Right = "RIGHT",
        /// Above a point.
        Above = "ABOVE",
        /// Below a point.
        Below = "BELOW",
        /// Within a bar or column, at its end.
        InsideEnd = "INSIDE_END",
        /// Within a bar or column, at its foot.
        InsideBase = "INSIDE_BASE",
        /// Outside of a bar or column, at its end.
        OutsideEnd = "OUTSIDE_END",
    }
}

schema! {
    /// How a line is drawn.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#LineStyle>.
    LineStyle {
        /// The thickness in pixels.
        width: plain<i32> = "width",
        /// Solid, dotted or dashed.
        #[doc(alias = "type")]
        kind: value<LineDashType> = "type",
    }
}

open_enum! {
    /// How a line is dashed.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#LineStyle>.
    LineDashType {
        /// Not drawn.
        Invisible = "INVISIBLE",
        /// In a way that the API has no words for.
        Custom = "CUSTOM",
        /// Without a gap.
        Solid = "SOLID",
        /// Dots.
        Dotted = "DOTTED",
        /// Dashes.
        MediumDashed = "MEDIUM_DASHED",
        /// Dashes and dots by turns.
        MediumDashedDotted = "MEDIUM_DASHED_DOTTED",
        /// Long dashes.
        LongDashed = "LONG_DASHED",
        /// Long dashes and dots by turns.
        LongDashedDotted = "LONG_DASHED_DOTTED",
    }
}

schema! {
    /// How a point is drawn.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PointStyle>.
    PointStyle {
        /// The size; the usual one if not set.
        size: number<f64> = "size",
        /// The shape; the usual one if not set.
        shape: value<PointShape> = "shape",
    }
}

open_enum! {
    /// The shape of a point.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PointStyle>.
    PointShape {
        /// A circle.
        Circle = "CIRCLE",
        /// A square on its corner.
        Diamond = "DIAMOND",
        /// Six sides.
        Hexagon = "HEXAGON",
        /// Five sides.
        Pentagon = "PENTAGON",
        /// A square.
        Square = "SQUARE",
        /// A star.
        Star = "STAR",
        /// A triangle.
        Triangle = "TRIANGLE",
        /// A cross.
        XMark = "X_MARK",
    }
}

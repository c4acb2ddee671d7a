//! Charts along axes: bars, columns, lines, areas, points.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    ChartAxisViewWindowOptions, ChartData, Color, ColorStyle, DataLabel, LineStyle, PointStyle,
    TextFormat, TextPosition,
};
use crate::model::macros::{open_enum, schema};

schema! {
    /// A chart along axes.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicChartSpec>.
    BasicChartSpec {
        /// Bars, columns, lines and so on.
        chart_type: value<BasicChartType> = "chartType",
        /// What the series are drawn over; one at most.
        domains: list<BasicChartDomain> = "domains",
        /// What is drawn.
        series: list<BasicChartSeries> = "series",
        /// The axes, one at each place at most.
        axis: list<BasicChartAxis> = "axis",
        /// How many rows or columns of the data are headings; Google guesses if it is not set.
        header_count: plain<i32> = "headerCount",
        /// Where the legend is.
        legend_position: value<BasicChartLegendPosition> = "legendPosition",
        /// Whether series are put on top of each other: areas, bars, columns and steps.
        stacked_type: value<BasicChartStackedType> = "stackedType",
        /// A label with the sum above each stack; neither of the type `CUSTOM` nor with a
        /// placement.
        total_data_label: nested<DataLabel> = "totalDataLabel",
        /// What is highlighted under the pointer.
        compare_mode: value<BasicChartCompareMode> = "compareMode",
        /// Whether lines and areas run on over missing values.
        interpolate_nulls: plain<bool> = "interpolateNulls",
        /// Whether lines are rounded; line charts only.
        line_smoothing: plain<bool> = "lineSmoothing",
        /// Whether bars or columns have depth; other kinds refuse it.
        three_dimensional: plain<bool> = "threeDimensional",
    }
}

open_enum! {
    /// The kind of a chart or of a series.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicChartSpec>.
    BasicChartType {
        /// Bars, from left to right.
        Bar = "BAR",
        /// Lines.
        Line = "LINE",
        /// Areas.
        Area = "AREA",
        /// Columns, upwards.
        Column = "COLUMN",
        /// Points.
        Scatter = "SCATTER",
        /// A kind for each series.
        Combo = "COMBO",
        /// Areas in steps.
        SteppedArea = "STEPPED_AREA",
    }
}

open_enum! {
    /// Where the legend of a chart along axes is.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicChartSpec>.
    BasicChartLegendPosition {
        /// Below.
        Bottom = "BOTTOM_LEGEND",
        /// At the left.
        Left = "LEFT_LEGEND",
        /// At the right.
        Right = "RIGHT_LEGEND",
        /// Above.
        Top = "TOP_LEGEND",
        /// There is none.
        None = "NO_LEGEND",
    }
}

open_enum! {
    /// Whether series are put on top of each other.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicChartSpec>.
    BasicChartStackedType {
        /// Side by side.
        NotStacked = "NOT_STACKED",
        /// On top of each other.
        Stacked = "STACKED",
        /// On top of each other, as shares of a hundred.
        PercentStacked = "PERCENT_STACKED",
    }
}

open_enum! {
    /// What is highlighted under the pointer.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicChartSpec>.
    BasicChartCompareMode {
        /// One point.
        Datum = "DATUM",
        /// All points at the same place of the domain.
        Category = "CATEGORY",
    }
}

schema! {
    /// An axis.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicChartAxis>.
    BasicChartAxis {
        /// Where it is.
        position: value<BasicChartAxisPosition> = "position",
        /// The title, instead of the heading of the data.
        title: value<String> = "title",
        /// The title's font, size and colour; not of the domain's axis, and without a link.
        format: nested<TextFormat> = "format",
        /// Where the title is.
        title_text_position: nested<TextPosition> = "titleTextPosition",
        /// The part that is shown.
        view_window_options: nested<ChartAxisViewWindowOptions> = "viewWindowOptions",
    }
}

open_enum! {
    /// Where an axis is.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicChartAxis>.
    BasicChartAxisPosition {
        /// Below; the domain's, except of bars.
        Bottom = "BOTTOM_AXIS",
        /// At the left; the domain's of bars.
        Left = "LEFT_AXIS",
        /// At the right; a second one for values.
        Right = "RIGHT_AXIS",
    }
}

schema! {
    /// What the series are drawn over, such as dates.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicChartDomain>.
    BasicChartDomain {
        /// The data.
        domain: nested<ChartData> = "domain",
        /// Whether they run backwards.
        reversed: plain<bool> = "reversed",
    }
}

schema! {
    /// One series of values.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicChartSeries>.
    BasicChartSeries {
        /// The data.
        series: nested<ChartData> = "series",
        /// The axis that its values are read from.
        target_axis: value<BasicChartAxisPosition> = "targetAxis",
        /// Lines, areas or columns, in a chart of the type `COMBO`.
        #[doc(alias = "type")]
        kind: value<BasicChartType> = "type",
        /// The colour; Google chooses one if it is not set.
        color_style: nested<ColorStyle> = "colorStyle",
        /// How its line is drawn; of lines, areas and points.
        line_style: nested<LineStyle> = "lineStyle",
        /// How its points are drawn; of lines, areas and points.
        point_style: nested<PointStyle> = "pointStyle",
        /// The labels of its points.
        data_label: nested<DataLabel> = "dataLabel",
        /// Points that look different.
        style_overrides: list<BasicSeriesDataPointStyleOverride> = "styleOverrides",
        /// Superseded by `color_style`.
        color: nested<Color> = "color" deprecated "use `color_style`",
    }
}

schema! {
    /// A point that looks different from its series.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BasicSeriesDataPointStyleOverride>.
    BasicSeriesDataPointStyleOverride {
        /// The point, counted from 0.
        index: plain<i32> = "index",
        /// Its colour.
        color_style: nested<ColorStyle> = "colorStyle",
        /// How it is drawn; of lines, areas and points.
        point_style: nested<PointStyle> = "pointStyle",
        /// Superseded by `color_style`.
        color: nested<Color> = "color" deprecated "use `color_style`",
    }
}

//! Charts of other kinds: bubbles, candles, histograms, organisations, pies, scorecards, treemaps, waterfalls.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    ChartAggregateType, ChartCustomNumberFormatOptions, ChartData, Color, ColorStyle, DataLabel,
    LineStyle, TextFormat, TextPosition,
};
use crate::model::macros::{open_enum, schema};

schema! {
    /// Bubbles by place, size and group.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BubbleChartSpec>.
    BubbleChartSpec {
        /// Where they are across.
        domain: nested<ChartData> = "domain",
        /// Where they are upwards.
        series: nested<ChartData> = "series",
        /// Their groups, a colour each; required with sizes, and may be blank.
        group_ids: nested<ChartData> = "groupIds",
        /// Their sizes, relative to each other.
        bubble_sizes: nested<ChartData> = "bubbleSizes",
        /// Their labels.
        bubble_labels: nested<ChartData> = "bubbleLabels",
        /// The labels' font, size and colour; strikethrough, underline and link have no effect.
        bubble_text_style: nested<TextFormat> = "bubbleTextStyle",
        /// The radius of the smallest, in pixels.
        bubble_min_radius_size: plain<i32> = "bubbleMinRadiusSize",
        /// The radius of the largest, in pixels.
        bubble_max_radius_size: plain<i32> = "bubbleMaxRadiusSize",
        /// How opaque they are: from 0 for glass to 1.
        bubble_opacity: float<f32> = "bubbleOpacity",
        /// The colour of their edges.
        bubble_border_color_style: nested<ColorStyle> = "bubbleBorderColorStyle",
        /// Where the legend is.
        legend_position: value<BubbleChartLegendPosition> = "legendPosition",
        /// Superseded by `bubble_border_color_style`.
        bubble_border_color: nested<Color> = "bubbleBorderColor" deprecated "use `bubble_border_color_style`",
    }
}

open_enum! {
    /// Where the legend of a bubble chart is.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BubbleChartSpec>.
    BubbleChartLegendPosition {
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
        /// Inside the chart.
        Inside = "INSIDE_LEGEND",
    }
}

schema! {
    /// Candles from opening to closing price.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CandlestickChartSpec>.
    CandlestickChartSpec {
        /// What they are drawn over, such as dates; texts are labels, all else is continuous.
        domain: nested<CandlestickDomain> = "domain",
        /// The prices; one entry at most.
        data: list<CandlestickData> = "data",
    }
}

schema! {
    /// The four prices of each candle; the body is filled where the last is above the first.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CandlestickData>.
    CandlestickData {
        /// The lowest, where the line begins.
        low_series: nested<CandlestickSeries> = "lowSeries",
        /// The first, one end of the body.
        open_series: nested<CandlestickSeries> = "openSeries",
        /// The last, the other end of the body.
        close_series: nested<CandlestickSeries> = "closeSeries",
        /// The highest, where the line ends.
        high_series: nested<CandlestickSeries> = "highSeries",
    }
}

schema! {
    /// What candles are drawn over.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CandlestickDomain>.
    CandlestickDomain {
        /// The data.
        data: nested<ChartData> = "data",
        /// Whether they run backwards.
        reversed: plain<bool> = "reversed",
    }
}

schema! {
    /// One of the four prices.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CandlestickSeries>.
    CandlestickSeries {
        /// The data.
        data: nested<ChartData> = "data",
    }
}

schema! {
    /// How many values fall into each bucket.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#HistogramChartSpec>.
    HistogramChartSpec {
        /// The values: one series, or several of one length.
        series: list<HistogramSeries> = "series",
        /// The size of a bucket, not negative; Google chooses one if it is not set.
        bucket_size: number<f64> = "bucketSize",
        /// The share of values at each end that does not count when sizes are chosen, from 0 to
        /// 0.5; they go into the first and the last bucket.
        outlier_percentile: number<f64> = "outlierPercentile",
        /// Whether lines divide the items of a column.
        show_item_dividers: plain<bool> = "showItemDividers",
        /// Where the legend is.
        legend_position: value<HistogramChartLegendPosition> = "legendPosition",
    }
}

open_enum! {
    /// Where the legend of a histogram is.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#HistogramChartSpec>.
    HistogramChartLegendPosition {
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
        /// Inside the chart.
        Inside = "INSIDE_LEGEND",
    }
}

schema! {
    /// Values of a histogram.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#HistogramSeries>.
    HistogramSeries {
        /// The data.
        data: nested<ChartData> = "data",
        /// The colour of its columns.
        bar_color_style: nested<ColorStyle> = "barColorStyle",
        /// Superseded by `bar_color_style`.
        bar_color: nested<Color> = "barColor" deprecated "use `bar_color_style`",
    }
}

schema! {
    /// An organisation with its levels.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#OrgChartSpec>.
    OrgChartSpec {
        /// The name of each member, no two the same.
        labels: nested<ChartData> = "labels",
        /// The name of each member's superior; blank at the top.
        parent_labels: nested<ChartData> = "parentLabels",
        /// What shows under the pointer; blank for nothing.
        tooltips: nested<ChartData> = "tooltips",
        /// The size of the boxes.
        node_size: value<OrgChartNodeSize> = "nodeSize",
        /// The colour of the boxes.
        node_color_style: nested<ColorStyle> = "nodeColorStyle",
        /// The colour of the box that is selected.
        selected_node_color_style: nested<ColorStyle> = "selectedNodeColorStyle",
        /// Superseded by `node_color_style`.
        node_color: nested<Color> = "nodeColor" deprecated "use `node_color_style`",
        /// Superseded by `selected_node_color_style`.
        selected_node_color: nested<Color> = "selectedNodeColor" deprecated "use `selected_node_color_style`",
    }
}

open_enum! {
    /// The size of an organisation chart's boxes.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#OrgChartSpec>.
    OrgChartNodeSize {
        /// Small.
        Small = "SMALL",
        /// Medium.
        Medium = "MEDIUM",
        /// Large.
        Large = "LARGE",
    }
}

schema! {
    /// A pie.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PieChartSpec>.
    PieChartSpec {
        /// What the slices are.
        domain: nested<ChartData> = "domain",
        /// How large they are.
        series: nested<ChartData> = "series",
        /// Where the legend is.
        legend_position: value<PieChartLegendPosition> = "legendPosition",
        /// How large the hole in the middle is.
        pie_hole: number<f64> = "pieHole",
        /// Whether it has depth.
        three_dimensional: plain<bool> = "threeDimensional",
    }
}

open_enum! {
    /// Where the legend of a pie is.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PieChartSpec>.
    PieChartLegendPosition {
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
        /// At each slice.
        Labeled = "LABELED_LEGEND",
    }
}

schema! {
    /// One number, and another to compare it with.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ScorecardChartSpec>.
    ScorecardChartSpec {
        /// The number.
        key_value_data: nested<ChartData> = "keyValueData",
        /// How it looks.
        key_value_format: nested<KeyValueFormat> = "keyValueFormat",
        /// The number to compare it with.
        baseline_value_data: nested<ChartData> = "baselineValueData",
        /// How the comparison looks.
        baseline_value_format: nested<BaselineValueFormat> = "baselineValueFormat",
        /// How several values become one; for an external source it is set in the data instead.
        aggregate_type: value<ChartAggregateType> = "aggregateType",
        /// What both are divided by.
        scale_factor: number<f64> = "scaleFactor",
        /// Where the number's format is from.
        number_format_source: value<ChartNumberFormatSource> = "numberFormatSource",
        /// What stands around the numbers, for a format of the chart's own.
        custom_format_options: nested<ChartCustomNumberFormatOptions> = "customFormatOptions",
    }
}

open_enum! {
    /// Where the format of a chart's number is from.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ScorecardChartSpec>.
    ChartNumberFormatSource {
        /// From the cells.
        FromData = "FROM_DATA",
        /// From the chart itself.
        Custom = "CUSTOM",
    }
}

schema! {
    /// How a comparison looks.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BaselineValueFormat>.
    BaselineValueFormat {
        /// Whether the difference or its share is shown.
        comparison_type: value<ComparisonType> = "comparisonType",
        /// What stands after it.
        description: value<String> = "description",
        /// Where it is.
        position: nested<TextPosition> = "position",
        /// Its font, size and colour; a link has no effect.
        text_format: nested<TextFormat> = "textFormat",
        /// Its colour for a rise.
        positive_color_style: nested<ColorStyle> = "positiveColorStyle",
        /// Its colour for a fall.
        negative_color_style: nested<ColorStyle> = "negativeColorStyle",
        /// Superseded by `negative_color_style`.
        negative_color: nested<Color> = "negativeColor" deprecated "use `negative_color_style`",
        /// Superseded by `positive_color_style`.
        positive_color: nested<Color> = "positiveColor" deprecated "use `positive_color_style`",
    }
}

open_enum! {
    /// How two numbers are compared.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BaselineValueFormat>.
    ComparisonType {
        /// By their difference.
        AbsoluteDifference = "ABSOLUTE_DIFFERENCE",
        /// By their difference in per cent.
        PercentageDifference = "PERCENTAGE_DIFFERENCE",
    }
}

schema! {
    /// How a scorecard's number looks.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#KeyValueFormat>.
    KeyValueFormat {
        /// Where it is.
        position: nested<TextPosition> = "position",
        /// Its font, size and colour; a link has no effect.
        text_format: nested<TextFormat> = "textFormat",
    }
}

schema! {
    /// Nested rectangles by size and colour.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TreemapChartSpec>.
    TreemapChartSpec {
        /// The name of each rectangle.
        labels: nested<ChartData> = "labels",
        /// The name of the rectangle that each lies in.
        parent_labels: nested<ChartData> = "parentLabels",
        /// The sizes; one that is not a number is not drawn.
        size_data: nested<ChartData> = "sizeData",
        /// The values that decide the colours; the sizes if not set.
        color_data: nested<ChartData> = "colorData",
        /// The colours of these values.
        color_scale: nested<TreemapChartColorScale> = "colorScale",
        /// The value at the lower end of the scale; the least one if not set.
        min_value: number<f64> = "minValue",
        /// The value at the upper end of the scale; the greatest one if not set.
        max_value: number<f64> = "maxValue",
        /// How many levels are shown with labels; 2 if not set.
        levels: plain<i32> = "levels",
        /// How many levels more are shown without labels; 0 if not set.
        hinted_levels: plain<i32> = "hintedLevels",
        /// The colour behind headings.
        header_color_style: nested<ColorStyle> = "headerColorStyle",
        /// The labels' font, size and colour; a link has no effect.
        text_format: nested<TextFormat> = "textFormat",
        /// Whether nothing shows under the pointer.
        hide_tooltips: plain<bool> = "hideTooltips",
        /// Superseded by `header_color_style`.
        header_color: nested<Color> = "headerColor" deprecated "use `header_color_style`",
    }
}

schema! {
    /// The colours of a treemap's values.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TreemapChartColorScale>.
    TreemapChartColorScale {
        /// That of the lower end; `#dc3912` if not set.
        min_value_color_style: nested<ColorStyle> = "minValueColorStyle",
        /// That of the middle; `#efe6dc` if not set.
        mid_value_color_style: nested<ColorStyle> = "midValueColorStyle",
        /// That of the upper end; `#109618` if not set.
        max_value_color_style: nested<ColorStyle> = "maxValueColorStyle",
        /// That of a missing value; `#000000` if not set.
        no_data_color_style: nested<ColorStyle> = "noDataColorStyle",
        /// Superseded by `max_value_color_style`.
        max_value_color: nested<Color> = "maxValueColor" deprecated "use `max_value_color_style`",
        /// Superseded by `mid_value_color_style`.
        mid_value_color: nested<Color> = "midValueColor" deprecated "use `mid_value_color_style`",
        /// Superseded by `min_value_color_style`.
        min_value_color: nested<Color> = "minValueColor" deprecated "use `min_value_color_style`",
        /// Superseded by `no_data_color_style`.
        no_data_color: nested<Color> = "noDataColor" deprecated "use `no_data_color_style`",
    }
}

schema! {
    /// Columns that add up.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#WaterfallChartSpec>.
    WaterfallChartSpec {
        /// What they are drawn over.
        domain: nested<WaterfallChartDomain> = "domain",
        /// The values.
        series: list<WaterfallChartSeries> = "series",
        /// Whether the series are stacked or follow each other.
        stacked_type: value<WaterfallChartStackedType> = "stackedType",
        /// Whether the first value is a total.
        first_value_is_total: plain<bool> = "firstValueIsTotal",
        /// Whether no lines lead from column to column.
        hide_connector_lines: plain<bool> = "hideConnectorLines",
        /// How these lines are drawn.
        connector_line_style: nested<LineStyle> = "connectorLineStyle",
        /// A label with the sum above each stack; neither of the type `CUSTOM` nor with a
        /// placement.
        total_data_label: nested<DataLabel> = "totalDataLabel",
    }
}

open_enum! {
    /// How the series of a waterfall are put together.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#WaterfallChartSpec>.
    WaterfallChartStackedType {
        /// On top of each other.
        Stacked = "STACKED",
        /// One after the other.
        Sequential = "SEQUENTIAL",
    }
}

schema! {
    /// How columns look.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#WaterfallChartColumnStyle>.
    WaterfallChartColumnStyle {
        /// Their name in the legend.
        label: value<String> = "label",
        /// Their colour.
        color_style: nested<ColorStyle> = "colorStyle",
        /// Superseded by `color_style`.
        color: nested<Color> = "color" deprecated "use `color_style`",
    }
}

schema! {
    /// A column with a subtotal.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#WaterfallChartCustomSubtotal>.
    WaterfallChartCustomSubtotal {
        /// The value, counted from 0 without subtotals, that the column is or follows.
        subtotal_index: plain<i32> = "subtotalIndex",
        /// Whether that value is the subtotal itself; otherwise it is calculated and put after it.
        data_is_subtotal: plain<bool> = "dataIsSubtotal",
        /// What it is called.
        label: value<String> = "label",
    }
}

schema! {
    /// What a waterfall is drawn over.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#WaterfallChartDomain>.
    WaterfallChartDomain {
        /// The data.
        data: nested<ChartData> = "data",
        /// Whether they run backwards.
        reversed: plain<bool> = "reversed",
    }
}

schema! {
    /// One series of a waterfall.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#WaterfallChartSeries>.
    WaterfallChartSeries {
        /// The data.
        data: nested<ChartData> = "data",
        /// How columns that rise look.
        positive_columns_style: nested<WaterfallChartColumnStyle> = "positiveColumnsStyle",
        /// How columns that fall look.
        negative_columns_style: nested<WaterfallChartColumnStyle> = "negativeColumnsStyle",
        /// How subtotals look.
        subtotal_columns_style: nested<WaterfallChartColumnStyle> = "subtotalColumnsStyle",
        /// Subtotals inside the series, one for a value at most.
        custom_subtotals: list<WaterfallChartCustomSubtotal> = "customSubtotals",
        /// Whether the subtotal at the end is hidden.
        hide_trailing_subtotal: plain<bool> = "hideTrailingSubtotal",
        /// The labels of its columns.
        data_label: nested<DataLabel> = "dataLabel",
    }
}

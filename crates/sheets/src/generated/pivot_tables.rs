//! Pivot tables.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    BooleanCondition, DataExecutionStatus, DataSourceColumnReference, ExtendedValue, GridRange,
    SortOrder,
};
use crate::model::macros::{open_enum, schema};

schema! {
    /// A table that groups and sums up other cells.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotTable>.
    PivotTable whole {
        /// The cells that are summed up, headings included. It excludes `dataSourceId`.
        source: nested<GridRange> = "source",
        /// The external source that is summed up. It excludes `source`.
        data_source_id: value<String> = "dataSourceId",
        /// What makes a row.
        rows: list<PivotGroup> = "rows",
        /// What makes a column.
        columns: list<PivotGroup> = "columns",
        /// What is calculated.
        values: list<PivotValue> = "values",
        /// Whether several values stand side by side or one below the other.
        value_layout: value<PivotValueLayout> = "valueLayout",
        /// Which rows of the source count, column by column.
        filter_specs: list<PivotFilterSpec> = "filterSpecs",
        /// How reading the external source went. Only Google sets it.
        data_execution_status: nested<DataExecutionStatus> = "dataExecutionStatus" read_only,
        /// Superseded by `filter_specs`.
        criteria: map<PivotFilterCriteria> = "criteria" deprecated "use `filter_specs`",
    }
}

open_enum! {
    /// How several values of a pivot table are arranged.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotTable>.
    PivotValueLayout {
        /// Side by side, as columns.
        Horizontal = "HORIZONTAL",
        /// One below the other, as rows.
        Vertical = "VERTICAL",
    }
}

schema! {
    /// Rows or columns of a pivot table, by the values of a column of the source.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotGroup>.
    PivotGroup {
        /// The column of the source, counted from 0.
        source_column_offset: plain<i32> = "sourceColumnOffset",
        /// The column, by its name in an external source.
        data_source_column_reference: nested<DataSourceColumnReference> = "dataSourceColumnReference",
        /// What it is called, instead of the column's heading.
        label: value<String> = "label",
        /// Which way it is sorted.
        sort_order: value<SortOrder> = "sortOrder",
        /// What it is sorted by, instead of its own values.
        value_bucket: nested<PivotGroupSortValueBucket> = "valueBucket",
        /// Whether there are totals for it.
        show_totals: plain<bool> = "showTotals",
        /// Whether a heading stands in each of its rows; rows only.
        repeat_headings: plain<bool> = "repeatHeadings",
        /// What is known about single values, such as folded ones.
        value_metadata: list<PivotGroupValueMetadata> = "valueMetadata",
        /// Buckets for the values.
        group_rule: nested<PivotGroupRule> = "groupRule",
        /// How many rows or columns it may have.
        group_limit: nested<PivotGroupLimit> = "groupLimit",
    }
}

schema! {
    /// How many rows or columns a group may have.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotGroupLimit>.
    PivotGroupLimit {
        /// The most.
        count_limit: plain<i32> = "countLimit",
        /// Which limit goes first, from 0; set for all limits or for none, and rows then go before
        /// columns.
        apply_order: plain<i32> = "applyOrder",
    }
}

schema! {
    /// Buckets for the values of a group; one of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotGroupRule>.
    PivotGroupRule {
        /// Buckets that are listed.
        manual_rule: nested<ManualRule> = "manualRule",
        /// Buckets of numbers.
        histogram_rule: nested<HistogramRule> = "histogramRule",
        /// Buckets of dates.
        date_time_rule: nested<DateTimeRule> = "dateTimeRule",
    }
}

schema! {
    /// Which calculated values a group is sorted by.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotGroupSortValueBucket>.
    PivotGroupSortValueBucket {
        /// The value, by its place among those that are calculated.
        values_index: plain<i32> = "valuesIndex",
        /// The row or column, a value for each group across; fewer for its subtotal, none for the
        /// grand total.
        buckets: list<ExtendedValue> = "buckets",
    }
}

schema! {
    /// What is known about one value of a group.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotGroupValueMetadata>.
    PivotGroupValueMetadata {
        /// The value; never a formula.
        value: nested<ExtendedValue> = "value",
        /// Whether its details are folded away.
        collapsed: plain<bool> = "collapsed",
    }
}

schema! {
    /// A value that is calculated.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotValue>.
    PivotValue {
        /// The column of the source, counted from 0. It excludes `formula`.
        source_column_offset: plain<i32> = "sourceColumnOffset",
        /// The column, by its name in an external source.
        data_source_column_reference: nested<DataSourceColumnReference> = "dataSourceColumnReference",
        /// A formula, from its `=` on. It excludes `sourceColumnOffset`.
        formula: value<String> = "formula",
        /// What it is called.
        name: value<String> = "name",
        /// How values are put together; with a formula only `SUM` and `CUSTOM`.
        summarize_function: value<PivotValueSummarizeFunction> = "summarizeFunction",
        /// Whether it is shown as a share of a total.
        calculated_display_type: value<PivotValueCalculatedDisplayType> = "calculatedDisplayType",
    }
}

open_enum! {
    /// How a pivot table puts values together.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotValue>.
    PivotValueSummarizeFunction {
        /// Their sum.
        Sum = "SUM",
        /// How many are not empty.
        Counta = "COUNTA",
        /// How many are numbers.
        Count = "COUNT",
        /// How many differ.
        Countunique = "COUNTUNIQUE",
        /// Their average.
        Average = "AVERAGE",
        /// The greatest.
        Max = "MAX",
        /// The least.
        Min = "MIN",
        /// The one in the middle.
        Median = "MEDIAN",
        /// Their product.
        Product = "PRODUCT",
        /// The standard deviation of a sample.
        Stdev = "STDEV",
        /// The standard deviation of all.
        Stdevp = "STDEVP",
        /// The variance of a sample.
        Var = "VAR",
        /// The variance of all.
        Varp = "VARP",
        /// As the formula says.
        Custom = "CUSTOM",
        /// They come summed up from the source, which is Looker.
        None = "NONE",
    }
}

open_enum! {
    /// The total that a value is shown as a share of.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotValue>.
    PivotValueCalculatedDisplayType {
        /// That of its row.
        PercentOfRowTotal = "PERCENT_OF_ROW_TOTAL",
        /// That of its column.
        PercentOfColumnTotal = "PERCENT_OF_COLUMN_TOTAL",
        /// That of the table.
        PercentOfGrandTotal = "PERCENT_OF_GRAND_TOTAL",
    }
}

schema! {
    /// Which rows of the source count.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotFilterCriteria>.
    PivotFilterCriteria {
        /// Whether all values count that meet the condition, listed or not.
        visible_by_default: plain<bool> = "visibleByDefault",
        /// The values that count.
        visible_values: list<String> = "visibleValues",
        /// What they must meet, too; it can refer to other columns of the source by their headings.
        condition: nested<BooleanCondition> = "condition",
    }
}

schema! {
    /// A filter on one column of the source.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#PivotFilterSpec>.
    PivotFilterSpec {
        /// The column, counted from 0.
        column_offset_index: plain<i32> = "columnOffsetIndex",
        /// The column, by its name in an external source.
        data_source_column_reference: nested<DataSourceColumnReference> = "dataSourceColumnReference",
        /// Which rows count.
        filter_criteria: nested<PivotFilterCriteria> = "filterCriteria",
    }
}

schema! {
    /// Buckets that are listed.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ManualRule>.
    ManualRule {
        /// The buckets.
        groups: list<ManualRuleGroup> = "groups",
    }
}

schema! {
    /// One bucket and its values.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ManualRuleGroup>.
    ManualRuleGroup {
        /// Its name, a text that no other has.
        group_name: nested<ExtendedValue> = "groupName",
        /// The values in it, each in one bucket at most; a value in none stays by itself.
        items: list<ExtendedValue> = "items",
    }
}

schema! {
    /// Buckets of numbers, all of one size.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#HistogramRule>.
    HistogramRule {
        /// The size of a bucket, greater than 0.
        interval: number<f64> = "interval",
        /// Where the buckets begin, and all below is one.
        start: number<f64> = "start",
        /// Where the buckets end, and all above is one.
        end: number<f64> = "end",
    }
}

schema! {
    /// Buckets of dates by a part of them.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DateTimeRule>.
    DateTimeRule {
        /// The part.
        #[doc(alias = "type")]
        kind: value<DateTimeRuleType> = "type",
    }
}

open_enum! {
    /// The part of a date that makes a bucket of a pivot table.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#DateTimeRule>.
    DateTimeRuleType {
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

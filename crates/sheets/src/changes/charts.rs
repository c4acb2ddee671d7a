//! Charts of cells.

use std::ops::Range;

use crate::model::{
    AddChartRequest, BasicChartAxisPosition, BasicChartDomain, BasicChartSeries, BasicChartSpec,
    BasicChartType, ChartData, ChartSourceRange, ChartSpec, EmbeddedChart, EmbeddedObjectPosition,
    GridRange, OverlayPosition, PieChartSpec,
};

/// Says that a chart cannot be made of a range, because it needs columns: one for what is shown,
/// and at least one for how much.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text}: name the first and the last column, as in `A1:C20`")]
pub struct OpenRangeError {
    text: &'static str,
}

impl GridRange {
    /// Makes a chart of the first column, as what is shown, against each of the others, as how
    /// much. The first row has their names.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    /// use hallpass_sheets::model::{BasicChartType, ChartSpec};
    ///
    /// let range = |text: &str| text.parse::<A1Range>()?.to_grid_range(0);
    /// let sales = range("Orders!A1:C20")?.basic_chart(BasicChartType::Column)?;
    /// let change = ChartSpec::from(sales).title("Sales").over(&range("Orders!E2")?);
    /// # assert!(change.chart.unwrap().position.is_some());
    /// # assert!(range("1:3")?.basic_chart(BasicChartType::Line).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`OpenRangeError`] for a range whose last column is not known, and for one column alone.
    pub fn basic_chart(&self, kind: BasicChartType) -> Result<BasicChartSpec, OpenRangeError> {
        let is_bar = kind == BasicChartType::Bar;
        // The bars of a bar chart lie down, and with them the axis that counts.
        let axis = if is_bar {
            BasicChartAxisPosition::Bottom
        } else {
            BasicChartAxisPosition::Left
        };
        let columns = self.chart_columns()?;
        let domain = BasicChartDomain::default().domain(self.chart_data(columns.start));
        let series = (columns.start + 1..columns.end).map(|column| {
            BasicChartSeries::default()
                .series(self.chart_data(column))
                .target_axis(axis.clone())
        });
        let spec = BasicChartSpec::default()
            .chart_type(kind)
            .domains([domain])
            .series(series);
        Ok(spec.header_count(1))
    }

    /// Makes a pie of the second column, with the first as the names of its slices.
    ///
    /// # Errors
    ///
    /// As [`basic_chart`](Self::basic_chart).
    pub fn pie_chart(&self) -> Result<PieChartSpec, OpenRangeError> {
        let columns = self.chart_columns()?;
        Ok(PieChartSpec::default()
            .domain(self.chart_data(columns.start))
            .series(self.chart_data(columns.start + 1)))
    }

    fn chart_columns(&self) -> Result<Range<i32>, OpenRangeError> {
        let start = self.start_column_index.unwrap_or_default();
        let refuse = |text| Err(OpenRangeError { text });
        match self.end_column_index {
            Some(end) if end.saturating_sub(start) > 1 => Ok(start..end),
            Some(_) => refuse("a chart needs at least two columns"),
            None => refuse("a chart needs to know its columns"),
        }
    }

    fn chart_data(&self, column: i32) -> ChartData {
        let source = self
            .clone()
            .start_column_index(column)
            .end_column_index(column + 1);
        ChartData::default().source_range(ChartSourceRange::default().sources([source]))
    }
}

impl ChartSpec {
    /// Lays the chart over the cells of a sheet; its corner is where a range begins.
    #[must_use]
    pub fn over(self, place: &GridRange) -> AddChartRequest {
        let overlay = OverlayPosition::default().anchor_cell(place.first_coordinate());
        self.placed(EmbeddedObjectPosition::default().overlay_position(overlay))
    }

    /// Gives the chart a sheet of its own.
    #[must_use]
    pub fn on_new_sheet(self) -> AddChartRequest {
        self.placed(EmbeddedObjectPosition::default().new_sheet(true))
    }

    fn placed(self, position: EmbeddedObjectPosition) -> AddChartRequest {
        let chart = EmbeddedChart::default().spec(self).position(position);
        AddChartRequest::default().chart(chart)
    }
}

impl From<BasicChartSpec> for ChartSpec {
    fn from(chart: BasicChartSpec) -> Self {
        Self::default().basic_chart(chart)
    }
}

impl From<PieChartSpec> for ChartSpec {
    fn from(chart: PieChartSpec) -> Self {
        Self::default().pie_chart(chart)
    }
}

//! Pivot tables: what they group, what they sum up, where they stand.

use crate::model::{
    CellData, GridRange, PivotGroup, PivotTable, PivotValue, PivotValueSummarizeFunction, RowData,
    SortOrder, UpdateCellsRequest,
};

impl GridRange {
    /// Begins a pivot table of these cells, the first row of which has the names of the columns.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    /// use hallpass_sheets::model::{PivotGroup, PivotValue, PivotValueSummarizeFunction};
    ///
    /// let range = |text: &str| text.parse::<A1Range>()?.to_grid_range(0);
    /// let by_customer = range("Orders!A1:C")?
    ///     .pivot_table()
    ///     .rows([PivotGroup::of_column(1)])
    ///     .values([PivotValue::of_column(2, PivotValueSummarizeFunction::Sum)]);
    /// let change = by_customer.at(&range("Orders!E1")?);
    /// # assert_eq!(change.fields.unwrap().as_str(), "pivotTable");
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    #[must_use]
    pub fn pivot_table(&self) -> PivotTable {
        PivotTable::default().source(self.clone())
    }
}

impl PivotTable {
    /// Puts the table where a range begins. Google clears the cells that it takes, and writes over
    /// them whenever the source changes.
    #[must_use]
    pub fn at(self, place: &GridRange) -> UpdateCellsRequest {
        let cell = CellData::default().pivot_table(self);
        UpdateCellsRequest::default()
            .start(place.first_coordinate())
            .rows([RowData::default().values([cell])])
            .only_set_fields()
    }
}

impl PivotGroup {
    /// Groups by a column of the source, counted from 0, in ascending order, with totals.
    #[must_use]
    pub fn of_column(column: i32) -> Self {
        Self::default()
            .source_column_offset(column)
            .sort_order(SortOrder::Ascending)
            .show_totals(true)
    }
}

impl PivotValue {
    /// Sums up a column of the source, counted from 0.
    #[must_use]
    pub fn of_column(column: i32, by: PivotValueSummarizeFunction) -> Self {
        Self::default()
            .source_column_offset(column)
            .summarize_function(by)
    }
}

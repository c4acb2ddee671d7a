//! What is laid over cells: names, protection, filters, tables.

use crate::model::{
    AddFilterViewRequest, AddNamedRangeRequest, AddProtectedRangeRequest, AddTableRequest,
    BasicFilter, FilterView, GridRange, NamedRange, ProtectedRange, SetBasicFilterRequest, Table,
};

impl GridRange {
    /// Names the range, so that formulas and calls can use the name.
    #[must_use]
    pub fn name(&self, name: impl Into<String>) -> AddNamedRangeRequest {
        let named = NamedRange::default().name(name).range(self.clone());
        AddNamedRangeRequest::default().named_range(named)
    }

    /// Protects the range against edits, as this says: by others than its editors, or with a
    /// warning only.
    ///
    /// ```
    /// use hallpass_sheets::A1Range;
    /// use hallpass_sheets::model::{Editors, ProtectedRange};
    ///
    /// let header = "Orders!1:1".parse::<A1Range>()?.to_grid_range(0)?;
    /// let warn = header.protect(ProtectedRange::default().warning_only(true));
    /// let owners = Editors::default().users(["ada@example.com"]);
    /// let close = header.protect(ProtectedRange::default().editors(owners));
    /// # assert_ne!(warn, close);
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    #[must_use]
    pub fn protect(&self, how: ProtectedRange) -> AddProtectedRangeRequest {
        AddProtectedRangeRequest::default().protected_range(how.range(self.clone()))
    }

    /// Gives the first row of the range buttons to filter and sort by. A sheet has one such filter
    /// at most; this one takes its place.
    #[must_use]
    pub fn filter(&self) -> SetBasicFilterRequest {
        SetBasicFilterRequest::default().filter(BasicFilter::default().range(self.clone()))
    }

    /// Adds a filter that each reader chooses by its title, without changing what others see.
    #[must_use]
    pub fn filter_view(&self, title: impl Into<String>) -> AddFilterViewRequest {
        let view = FilterView::default().title(title).range(self.clone());
        AddFilterViewRequest::default().filter(view)
    }

    /// Makes a table of the range; its first row has the names of the columns.
    #[must_use]
    pub fn table(&self, name: impl Into<String>) -> AddTableRequest {
        let table = Table::default().name(name).range(self.clone());
        AddTableRequest::default().table(table)
    }
}

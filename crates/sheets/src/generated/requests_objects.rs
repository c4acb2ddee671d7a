//! Changes of what lies on a sheet: charts, slicers, filters, colours, tables, external sources, comments.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    BandedRange, BasicFilter, ChartSpec, DataSource, DataSourceObjectReferences, EmbeddedChart,
    EmbeddedObjectBorder, EmbeddedObjectPosition, FilterView, GridCoordinate, Post, Slicer,
    SlicerSpec, Table,
};
use crate::model::FieldMask;
use crate::model::macros::schema;

schema! {
    /// Adds a chart.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddChartRequest>.
    AddChartRequest {
        /// The chart and its place; an id must be new.
        chart: nested<EmbeddedChart> = "chart",
    }
}

schema! {
    /// Changes what a chart shows; its place has a request of its own.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateChartSpecRequest>.
    UpdateChartSpecRequest {
        /// The chart.
        chart_id: plain<i32> = "chartId",
        /// What it is to show, as a whole.
        spec: nested<ChartSpec> = "spec",
    }
}

schema! {
    /// Moves a chart or a slicer, or changes its size.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateEmbeddedObjectPositionRequest>.
    UpdateEmbeddedObjectPositionRequest {
        /// The chart or slicer.
        object_id: plain<i32> = "objectId",
        /// The new place; on a sheet of its own, that sheet is added.
        new_position: nested<EmbeddedObjectPosition> = "newPosition",
        /// Which fields of `newPosition.overlayPosition` are written, `*` for all; required with
        /// it.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateEmbeddedObjectPositionRequest {
    /// Sets `fields` to what is set in `new_position.overlay_position`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.new_position.as_deref())
                .filter_map(|it| it.overlay_position.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Changes the line around a chart.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateEmbeddedObjectBorderRequest>.
    UpdateEmbeddedObjectBorderRequest {
        /// The chart.
        object_id: plain<i32> = "objectId",
        /// The new line.
        border: nested<EmbeddedObjectBorder> = "border",
        /// Which fields of it are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateEmbeddedObjectBorderRequest {
    /// Sets `fields` to what is set in `border`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.border.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Deletes a chart, a slicer or an image.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteEmbeddedObjectRequest>.
    DeleteEmbeddedObjectRequest {
        /// The id.
        object_id: plain<i32> = "objectId",
    }
}

schema! {
    /// Adds a slicer.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddSlicerRequest>.
    AddSlicerRequest {
        /// The slicer and its place; an id must be new.
        slicer: nested<Slicer> = "slicer",
    }
}

schema! {
    /// Changes what a slicer filters; its place has a request of its own.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateSlicerSpecRequest>.
    UpdateSlicerSpecRequest {
        /// The slicer.
        slicer_id: plain<i32> = "slicerId",
        /// The new properties.
        spec: nested<SlicerSpec> = "spec",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateSlicerSpecRequest {
    /// Sets `fields` to what is set in `spec`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.spec.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Gives a sheet its filter.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#SetBasicFilterRequest>.
    SetBasicFilterRequest {
        /// The filter.
        filter: nested<BasicFilter> = "filter",
    }
}

schema! {
    /// Takes a sheet's filter away, if it has one.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#ClearBasicFilterRequest>.
    ClearBasicFilterRequest {
        /// The sheet.
        sheet_id: plain<i32> = "sheetId",
    }
}

schema! {
    /// Adds a filter view.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddFilterViewRequest>.
    AddFilterViewRequest {
        /// The view; an id must be new.
        filter: nested<FilterView> = "filter",
    }
}

schema! {
    /// Changes a filter view.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateFilterViewRequest>.
    UpdateFilterViewRequest {
        /// The new properties, with the id.
        filter: nested<FilterView> = "filter",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateFilterViewRequest {
    /// Sets `fields` to what is set in `filter`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.filter.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Copies a filter view.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DuplicateFilterViewRequest>.
    DuplicateFilterViewRequest {
        /// The view.
        filter_id: plain<i32> = "filterId",
    }
}

schema! {
    /// Deletes a filter view.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteFilterViewRequest>.
    DeleteFilterViewRequest {
        /// The view.
        filter_id: plain<i32> = "filterId",
    }
}

schema! {
    /// Gives a range alternating colours.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddBandingRequest>.
    AddBandingRequest {
        /// The range and its colours; an id must be new.
        banded_range: nested<BandedRange> = "bandedRange",
    }
}

schema! {
    /// Changes alternating colours.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateBandingRequest>.
    UpdateBandingRequest {
        /// The new properties, with the id.
        banded_range: nested<BandedRange> = "bandedRange",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateBandingRequest {
    /// Sets `fields` to what is set in `banded_range`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.banded_range.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Takes alternating colours away.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteBandingRequest>.
    DeleteBandingRequest {
        /// The id.
        banded_range_id: plain<i32> = "bandedRangeId",
    }
}

schema! {
    /// Adds a table.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddTableRequest>.
    AddTableRequest {
        /// The table; required.
        table: nested<Table> = "table",
    }
}

schema! {
    /// Changes a table.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateTableRequest>.
    UpdateTableRequest {
        /// The new properties, with the id; required.
        table: nested<Table> = "table",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateTableRequest {
    /// Sets `fields` to what is set in `table`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.table.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Deletes a table.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteTableRequest>.
    DeleteTableRequest {
        /// The id.
        table_id: value<String> = "tableId",
    }
}

schema! {
    /// Connects an external source, adds a sheet that shows it, and starts reading. BigQuery needs
    /// its scope, too.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddDataSourceRequest>.
    AddDataSourceRequest {
        /// The source.
        data_source: nested<DataSource> = "dataSource",
    }
}

schema! {
    /// Changes an external source and starts reading. BigQuery needs its scope, too.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateDataSourceRequest>.
    UpdateDataSourceRequest {
        /// The new properties, with the id.
        data_source: nested<DataSource> = "dataSource",
        /// Which of them are written, `*` for all; required.
        fields: value<FieldMask> = "fields",
    }
}

impl UpdateDataSourceRequest {
    /// Sets `fields` to what is set in `data_source`, so that the request changes that alone.
    #[must_use]
    pub fn only_set_fields(mut self) -> Self {
        self.fields = Some(
            [&self]
                .into_iter()
                .filter_map(|it| it.data_source.as_deref())
                .collect(),
        );
        self
    }
}

schema! {
    /// Disconnects an external source and deletes the sheet that shows it.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteDataSourceRequest>.
    DeleteDataSourceRequest {
        /// The source.
        data_source_id: value<String> = "dataSourceId",
    }
}

schema! {
    /// Reads external sources again. BigQuery needs its scope, too. One of `references`,
    /// `dataSourceId` and `isAll` is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#RefreshDataSourceRequest>.
    RefreshDataSourceRequest {
        /// The things that are read for.
        references: nested<DataSourceObjectReferences> = "references",
        /// The source, for all that reads from it.
        data_source_id: value<String> = "dataSourceId",
        /// Whether all sources are read.
        is_all: plain<bool> = "isAll",
        /// Whether it is tried again for things that failed before.
        force: plain<bool> = "force",
    }
}

schema! {
    /// Stops reading external sources. BigQuery needs its scope, too. One of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#CancelDataSourceRefreshRequest>.
    CancelDataSourceRefreshRequest {
        /// The things that are read for.
        references: nested<DataSourceObjectReferences> = "references",
        /// The source, for all that reads from it.
        data_source_id: value<String> = "dataSourceId",
        /// Whether all reading stops.
        is_all: plain<bool> = "isAll",
    }
}

schema! {
    /// Adds a comment.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#InsertCommentRequest>.
    InsertCommentRequest {
        /// The cell that it is about.
        coordinate: nested<GridCoordinate> = "coordinate",
        /// The text, 1 to 2048 UTF-8 bytes; it is treated as if typed in the editor.
        content: value<String> = "content",
        /// Whom it is handed to, up to 2048 UTF-8 bytes; nobody if not set.
        assignee_email_address: value<String> = "assigneeEmailAddress",
    }
}

schema! {
    /// Changes the text of a comment or a reply; only who wrote it may.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#UpdateCommentPostRequest>.
    UpdateCommentPostRequest {
        /// The comment.
        comment_id: value<String> = "commentId",
        /// The post.
        post_id: value<String> = "postId",
        /// The new text, 1 to 2048 UTF-8 bytes.
        content: value<String> = "content",
    }
}

schema! {
    /// Deletes a comment; only who wrote it may.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteCommentRequest>.
    DeleteCommentRequest {
        /// The comment.
        comment_id: value<String> = "commentId",
    }
}

schema! {
    /// Replies to a comment.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#AddCommentReplyRequest>.
    AddCommentReplyRequest {
        /// The comment.
        comment_id: value<String> = "commentId",
        /// The reply.
        post: nested<Post> = "post",
    }
}

schema! {
    /// Deletes a reply without action or assignee; only who wrote it may.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#DeleteCommentReplyRequest>.
    DeleteCommentReplyRequest {
        /// The comment.
        comment_id: value<String> = "commentId",
        /// The reply.
        post_id: value<String> = "postId",
    }
}

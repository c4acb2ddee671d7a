//! `spreadsheets.get` and `getByDataFilter`.

use std::sync::Arc;

use super::resource::{Wanted, resource};
use crate::parameters::Parameters;
use crate::sheets::answer::Node;
use crate::sheets::api_error::ApiError;
use crate::sheets::data_filter;
use crate::sheets::mask::Mask;
use crate::sheets::model::a1;
use crate::sheets::model::spreadsheet::Spreadsheet;
use crate::sheets::options::{self, CommentsView};
use crate::sheets::request::Fields;

/// Answers with a spreadsheet; ranges choose among its sheets and cells.
pub(in crate::sheets) fn get(
    spreadsheet: &Arc<Spreadsheet>,
    url: &str,
    query: &Parameters,
    mask: Option<&Mask>,
) -> Result<Node, ApiError> {
    let includes_grid_data = options::flag(query, "includeGridData", "include_grid_data")?;
    let areas = query
        .values("ranges")
        .map(|range| a1::resolve(spreadsheet, range));
    let areas = areas.collect::<Result<Vec<_>, _>>()?;
    let wanted = Wanted {
        areas: (!areas.is_empty()).then_some(areas),
        cells: Wanted::cells(mask, includes_grid_data),
        comments: CommentsView::parse(query.value("commentsViewMode"))?,
    };
    Ok(resource(spreadsheet, url, &wanted))
}

/// Answers with a spreadsheet; data filters choose among its sheets and cells. Filters that select
/// the same cells share a block, and none that select any cells choose everything.
pub(in crate::sheets) fn get_by_data_filter(
    spreadsheet: &Arc<Spreadsheet>,
    url: &str,
    body: Fields<'_>,
    mask: Option<&Mask>,
) -> Result<Node, ApiError> {
    let mut areas = Vec::new();
    for filter in body.list("dataFilters") {
        for area in data_filter::areas(spreadsheet, filter)? {
            if !areas.contains(&area) {
                areas.push(area);
            }
        }
    }
    let wanted = Wanted {
        areas: (!areas.is_empty()).then_some(areas),
        cells: Wanted::cells(mask, body.flag("includeGridData")),
        comments: CommentsView::parse(body.text("commentsViewMode"))?,
    };
    Ok(resource(spreadsheet, url, &wanted))
}

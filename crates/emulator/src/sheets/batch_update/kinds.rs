//! Which handler carries out which kind of request.

use super::{
    Handler, banding, borders, cells, charts, comments, conditional_formats, dimensions, fill,
    filters, find_replace, groups, merges, metadata, named_ranges, paste, paste_data, properties,
    protected_ranges, ranges, rows, sheets, slicers, tables, text, validation,
};

/// Returns the handler of a kind; the kinds without one are not emulated.
pub(super) fn handler(kind: &str) -> Option<Handler> {
    let found = KINDS.iter().find(|(name, _)| *name == kind);
    found.map(|(_, handler)| *handler)
}

const KINDS: [(&str, Handler); 69] = [
    ("addBanding", banding::add),
    ("addChart", charts::add),
    ("addCommentReply", comments::add_reply),
    ("addConditionalFormatRule", conditional_formats::add),
    ("addDimensionGroup", groups::add),
    ("addFilterView", filters::add_view),
    ("addNamedRange", named_ranges::add),
    ("addProtectedRange", protected_ranges::add),
    ("addSheet", sheets::add),
    ("addSlicer", slicers::add),
    ("addTable", tables::add),
    ("appendCells", cells::append_cells),
    ("appendDimension", dimensions::append),
    ("autoFill", fill::auto_fill),
    ("autoResizeDimensions", dimensions::auto_resize),
    ("clearBasicFilter", filters::clear_basic),
    ("copyPaste", paste::copy),
    ("createDeveloperMetadata", metadata::create),
    ("cutPaste", paste::cut),
    ("deleteBanding", banding::delete),
    ("deleteComment", comments::delete),
    ("deleteCommentReply", comments::delete_reply),
    ("deleteConditionalFormatRule", conditional_formats::delete),
    ("deleteDeveloperMetadata", metadata::delete),
    ("deleteDimension", dimensions::delete),
    ("deleteDimensionGroup", groups::delete),
    ("deleteDuplicates", rows::delete_duplicates),
    ("deleteEmbeddedObject", charts::delete_object),
    ("deleteFilterView", filters::delete_view),
    ("deleteNamedRange", named_ranges::delete),
    ("deleteProtectedRange", protected_ranges::delete),
    ("deleteRange", ranges::delete),
    ("deleteSheet", sheets::delete),
    ("deleteTable", tables::delete),
    ("duplicateFilterView", filters::duplicate_view),
    ("duplicateSheet", sheets::duplicate),
    ("findReplace", find_replace::find_replace),
    ("insertComment", comments::insert),
    ("insertDimension", dimensions::insert),
    ("insertRange", ranges::insert),
    ("mergeCells", merges::merge),
    ("moveDimension", dimensions::move_to),
    ("pasteData", paste_data::paste),
    ("randomizeRange", rows::randomize),
    ("repeatCell", cells::repeat_cell),
    ("setBasicFilter", filters::set_basic),
    ("setDataValidation", validation::set),
    ("sortRange", rows::sort),
    ("textToColumns", text::text_to_columns),
    ("trimWhitespace", text::trim_whitespace),
    ("unmergeCells", merges::unmerge),
    ("updateBanding", banding::update),
    ("updateBorders", borders::update),
    ("updateCells", cells::update_cells),
    ("updateChartSpec", charts::update_spec),
    ("updateCommentPost", comments::update_post),
    ("updateConditionalFormatRule", conditional_formats::update),
    ("updateDeveloperMetadata", metadata::update),
    ("updateDimensionGroup", groups::update),
    ("updateDimensionProperties", dimensions::update),
    ("updateEmbeddedObjectBorder", charts::update_border),
    ("updateEmbeddedObjectPosition", charts::update_position),
    ("updateFilterView", filters::update_view),
    ("updateNamedRange", named_ranges::update),
    ("updateProtectedRange", protected_ranges::update),
    ("updateSheetProperties", sheets::update_properties),
    ("updateSlicerSpec", slicers::update_spec),
    ("updateSpreadsheetProperties", properties::update),
    ("updateTable", tables::update),
];

#[cfg(test)]
mod tests {
    use super::KINDS;
    use crate::sheets::schema;

    #[test]
    fn every_kind_is_a_kind_of_googles() {
        let kinds = schema::message("Request");
        assert!(KINDS.iter().all(|(name, _)| kinds.contains_key(name)));
    }
}

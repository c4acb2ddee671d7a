//! The things on a sheet beside its cells, kept as the JSON that answers hold.

/// A list of things, named as the field of `Sheet` that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::sheets) enum Part {
    BandedRanges,
    /// At most one, and no list in answers.
    BasicFilter,
    Charts,
    ColumnGroups,
    CommentAnchors,
    ConditionalFormats,
    FilterViews,
    Merges,
    ProtectedRanges,
    RowGroups,
    Slicers,
    Tables,
}

impl Part {
    pub(in crate::sheets) const ALL: [Self; 12] = [
        Self::BandedRanges,
        Self::BasicFilter,
        Self::Charts,
        Self::ColumnGroups,
        Self::CommentAnchors,
        Self::ConditionalFormats,
        Self::FilterViews,
        Self::Merges,
        Self::ProtectedRanges,
        Self::RowGroups,
        Self::Slicers,
        Self::Tables,
    ];

    /// Returns the name of the field.
    pub(in crate::sheets) fn name(self) -> &'static str {
        match self {
            Self::BandedRanges => "bandedRanges",
            Self::BasicFilter => "basicFilter",
            Self::Charts => "charts",
            Self::ColumnGroups => "columnGroups",
            Self::CommentAnchors => "commentAnchors",
            Self::ConditionalFormats => "conditionalFormats",
            Self::FilterViews => "filterViews",
            Self::Merges => "merges",
            Self::ProtectedRanges => "protectedRanges",
            Self::RowGroups => "rowGroups",
            Self::Slicers => "slicers",
            Self::Tables => "tables",
        }
    }

    /// Returns the name of the field that identifies one thing of the list.
    pub(in crate::sheets) fn id(self) -> &'static str {
        match self {
            Self::BandedRanges => "bandedRangeId",
            Self::Charts => "chartId",
            Self::FilterViews => "filterViewId",
            Self::ProtectedRanges => "protectedRangeId",
            Self::Slicers => "slicerId",
            Self::Tables => "tableId",
            _ => "",
        }
    }

    /// Returns what Google calls one thing of the list.
    pub(in crate::sheets) fn noun(self) -> &'static str {
        match self {
            Self::BandedRanges => "banded range",
            Self::Charts => "chart",
            Self::FilterViews => "filter view",
            Self::ProtectedRanges => "protected range",
            Self::Slicers => "slicer",
            Self::Tables => "table",
            other => other.name(),
        }
    }
}

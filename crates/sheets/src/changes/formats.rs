//! How cells look: formats, borders, merges, conditional formats, banding.

use crate::model::{
    AddBandingRequest, AddConditionalFormatRuleRequest, BandedRange, BandingProperties,
    BooleanCondition, BooleanRule, Border, BorderStyle, CellData, CellFormat, Color,
    ConditionalFormatRule, FieldMask, GradientRule, GridRange, InterpolationPoint,
    InterpolationPointType, MergeCellsRequest, MergeType, NumberFormat, NumberFormatType,
    RepeatCellRequest, TextFormat, UnmergeCellsRequest, UpdateBordersRequest,
};
use crate::path;

impl GridRange {
    /// Gives all cells this format: what is set in it changes, the rest of their format stays.
    ///
    /// ```
    /// use hallpass_sheets::model::{CellFormat, Color, TextFormat};
    /// use hallpass_sheets::{A1Range, GridRange};
    ///
    /// let header = "1:1".parse::<A1Range>()?.to_grid_range(0)?;
    /// let bold = TextFormat::default().bold(true);
    /// let change = header.format(bold.clone());
    /// assert_eq!(change.fields.unwrap().as_str(), "userEnteredFormat.textFormat.bold");
    ///
    /// let grey = CellFormat::from(bold).background_color_style(Color::rgb(240, 240, 240));
    /// let change = header.format(grey);
    /// # assert!(change.fields.unwrap().as_str().contains("backgroundColorStyle"));
    /// # Ok::<(), hallpass_sheets::A1RangeError>(())
    /// ```
    #[must_use]
    pub fn format(&self, format: impl Into<CellFormat>) -> RepeatCellRequest {
        let cell = CellData::default().user_entered_format(format.into());
        RepeatCellRequest::default()
            .range(self.clone())
            .cell(cell)
            .only_set_fields()
    }

    /// Takes all formats away, borders too; values and notes stay.
    #[must_use]
    pub fn clear_format(&self) -> RepeatCellRequest {
        self.reset(FieldMask::from(path!(CellData.user_entered_format)))
    }

    /// Formats those cells that fulfil a condition, before all rules that are there.
    ///
    /// Google takes bold, italic, strikethrough and the colours of such a format.
    #[must_use]
    pub fn format_where(
        &self,
        condition: impl Into<BooleanCondition>,
        format: impl Into<CellFormat>,
    ) -> AddConditionalFormatRuleRequest {
        let rule = BooleanRule::default()
            .condition(condition.into())
            .format(format.into());
        self.add_rule(ConditionalFormatRule::default().boolean_rule(rule))
    }

    /// Colours the cells by their numbers, from that of the least to that of the greatest.
    #[must_use]
    pub fn color_scale(&self, least: Color, greatest: Color) -> AddConditionalFormatRuleRequest {
        let point = |kind: InterpolationPointType, color: Color| {
            InterpolationPoint::default().kind(kind).color_style(color)
        };
        let rule = GradientRule::default()
            .minpoint(point(InterpolationPointType::Min, least))
            .maxpoint(point(InterpolationPointType::Max, greatest));
        self.add_rule(ConditionalFormatRule::default().gradient_rule(rule))
    }

    /// Colours every other row.
    #[must_use]
    pub fn band(&self, colors: BandingProperties) -> AddBandingRequest {
        let banded = BandedRange::default()
            .range(self.clone())
            .row_properties(colors);
        AddBandingRequest::default().banded_range(banded)
    }

    /// Draws this border around every cell.
    #[must_use]
    pub fn borders(&self, border: impl Into<Border>) -> UpdateBordersRequest {
        let border = border.into();
        self.outline(border.clone())
            .inner_horizontal(border.clone())
            .inner_vertical(border)
    }

    /// Draws this border around all cells together.
    #[must_use]
    pub fn outline(&self, border: impl Into<Border>) -> UpdateBordersRequest {
        let border = border.into();
        UpdateBordersRequest::default()
            .range(self.clone())
            .top(border.clone())
            .bottom(border.clone())
            .left(border.clone())
            .right(border)
    }

    /// Makes one cell of all. Google keeps the value of the first and drops those of the others.
    #[must_use]
    pub fn merge(&self) -> MergeCellsRequest {
        MergeCellsRequest::default()
            .range(self.clone())
            .merge_type(MergeType::All)
    }

    /// Makes one cell of each row.
    #[must_use]
    pub fn merge_rows(&self) -> MergeCellsRequest {
        self.merge().merge_type(MergeType::Rows)
    }

    /// Takes merged cells apart. A merged cell must lie within the range as a whole.
    #[must_use]
    pub fn unmerge(&self) -> UnmergeCellsRequest {
        UnmergeCellsRequest::default().range(self.clone())
    }

    /// Resets these fields of all cells.
    pub(super) fn reset(&self, fields: FieldMask) -> RepeatCellRequest {
        RepeatCellRequest::default()
            .range(self.clone())
            .cell(CellData::default())
            .fields(fields)
    }

    fn add_rule(&self, rule: ConditionalFormatRule) -> AddConditionalFormatRuleRequest {
        AddConditionalFormatRuleRequest::default()
            .rule(rule.ranges([self.clone()]))
            .index(0)
    }
}

impl From<TextFormat> for CellFormat {
    fn from(format: TextFormat) -> Self {
        Self::default().text_format(format)
    }
}

impl From<NumberFormat> for CellFormat {
    fn from(format: NumberFormat) -> Self {
        Self::default().number_format(format)
    }
}

impl From<Color> for CellFormat {
    /// The colour is that of the background.
    fn from(color: Color) -> Self {
        Self::default().background_color_style(color)
    }
}

impl NumberFormat {
    /// Returns the format of numbers that are shown by this pattern, such as `#,##0.00`.
    ///
    /// The patterns: <https://developers.google.com/workspace/sheets/api/guides/formats>.
    #[must_use]
    pub fn new(kind: NumberFormatType, pattern: impl Into<String>) -> Self {
        Self::default().kind(kind).pattern(pattern)
    }
}

impl From<BorderStyle> for Border {
    fn from(style: BorderStyle) -> Self {
        Self::default().style(style)
    }
}

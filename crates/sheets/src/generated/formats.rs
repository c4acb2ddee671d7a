//! How cells look, always or under a condition.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{BooleanCondition, GridRange};
use crate::model::macros::{open_enum, schema};

schema! {
    /// How a cell looks.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CellFormat>.
    CellFormat masked {
        /// How numbers and dates are written.
        number_format: nested<NumberFormat> = "numberFormat",
        /// Font, size, colour and link of the text; a run of the text can differ.
        text_format: nested<TextFormat> = "textFormat",
        /// The colour behind the text.
        background_color_style: nested<ColorStyle> = "backgroundColorStyle",
        /// The lines around the cell.
        borders: nested<Borders> = "borders",
        /// The room between the text and the cell's edges.
        padding: nested<Padding> = "padding",
        /// Where the text is between left and right.
        horizontal_alignment: value<HorizontalAlign> = "horizontalAlignment",
        /// Where the text is between top and bottom.
        vertical_alignment: value<VerticalAlign> = "verticalAlignment",
        /// What happens to a text that is wider than the cell.
        wrap_strategy: value<WrapStrategy> = "wrapStrategy",
        /// Which way the text runs.
        text_direction: value<TextDirection> = "textDirection",
        /// How far the text is turned.
        text_rotation: nested<TextRotation> = "textRotation",
        /// Whether a link looks like one.
        hyperlink_display_type: value<HyperlinkDisplayType> = "hyperlinkDisplayType",
        /// Superseded by `background_color_style`.
        background_color: nested<Color> = "backgroundColor" deprecated "use `background_color_style`",
    }
}

open_enum! {
    /// Where a text is between left and right.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CellFormat>.
    HorizontalAlign {
        /// At the left.
        Left = "LEFT",
        /// In the middle.
        Center = "CENTER",
        /// At the right.
        Right = "RIGHT",
    }
}

open_enum! {
    /// Where a text is between top and bottom.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CellFormat>.
    VerticalAlign {
        /// At the top.
        Top = "TOP",
        /// In the middle.
        Middle = "MIDDLE",
        /// At the bottom.
        Bottom = "BOTTOM",
    }
}

open_enum! {
    /// What happens to a text that is wider than its cell.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CellFormat>.
    WrapStrategy {
        /// It runs on over the next cell if that is empty, else it is cut.
        OverflowCell = "OVERFLOW_CELL",
        /// It continues on the next line, and a word that is too long is cut; no longer for all
        /// devices.
        LegacyWrap = "LEGACY_WRAP",
        /// It is cut at the edge.
        Clip = "CLIP",
        /// It continues on the next line, and a word that is too long is broken.
        Wrap = "WRAP",
    }
}

open_enum! {
    /// Which way a text runs.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CellFormat>.
    TextDirection {
        /// From left to right.
        LeftToRight = "LEFT_TO_RIGHT",
        /// From right to left.
        RightToLeft = "RIGHT_TO_LEFT",
    }
}

open_enum! {
    /// Whether a link looks like one.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#CellFormat>.
    HyperlinkDisplayType {
        /// It looks like a link.
        Linked = "LINKED",
        /// It looks like any text.
        PlainText = "PLAIN_TEXT",
    }
}

schema! {
    /// How numbers and dates are written.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#NumberFormat>.
    NumberFormat whole {
        /// What the number is; an update must set it.
        #[doc(alias = "type")]
        kind: value<NumberFormatType> = "type",
        /// The pattern, such as `yyyy-mm-dd` or `#,##0.00`; without it the locale's usual one.
        pattern: value<String> = "pattern",
    }
}

open_enum! {
    /// What a number is, which decides how it is written.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#NumberFormat>.
    NumberFormatType {
        /// A text, digit by digit: `1234.5`.
        Text = "TEXT",
        /// A number: `1,234.50`.
        Number = "NUMBER",
        /// A share of a hundred: `12.50%`.
        Percent = "PERCENT",
        /// An amount of money: `$1,234.50`.
        Currency = "CURRENCY",
        /// A day: `1/31/2026`.
        Date = "DATE",
        /// A time of day: `5:05:00 PM`.
        Time = "TIME",
        /// A day and a time: `1/31/26 17:05:00`.
        DateTime = "DATE_TIME",
        /// A number with an exponent: `1.23E+03`.
        Scientific = "SCIENTIFIC",
    }
}

schema! {
    /// The lines around a cell.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Borders>.
    Borders masked {
        /// The line above.
        top: nested<Border> = "top",
        /// The line below.
        bottom: nested<Border> = "bottom",
        /// The line at the left.
        left: nested<Border> = "left",
        /// The line at the right.
        right: nested<Border> = "right",
    }
}

schema! {
    /// A line along an edge of a cell.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Border>.
    Border masked {
        /// Solid, dotted and so on, and how thick.
        style: value<BorderStyle> = "style",
        /// The colour.
        color_style: nested<ColorStyle> = "colorStyle",
        /// Superseded by `color_style`.
        color: nested<Color> = "color" deprecated "use `color_style`",
        /// Superseded by `style`.
        width: plain<i32> = "width" deprecated "use `style`",
    }
}

open_enum! {
    /// How a border is drawn.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Border>.
    BorderStyle {
        /// Dots.
        Dotted = "DOTTED",
        /// Dashes.
        Dashed = "DASHED",
        /// One thin line.
        Solid = "SOLID",
        /// One line of medium width.
        SolidMedium = "SOLID_MEDIUM",
        /// One thick line.
        SolidThick = "SOLID_THICK",
        /// Nothing; in an update it takes a line away.
        None = "NONE",
        /// Two lines.
        Double = "DOUBLE",
    }
}

schema! {
    /// The room between a text and its cell's edges, in pixels; an update must set all four.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Padding>.
    Padding whole {
        /// The room above.
        top: plain<i32> = "top",
        /// The room below.
        bottom: plain<i32> = "bottom",
        /// The room at the left.
        left: plain<i32> = "left",
        /// The room at the right.
        right: plain<i32> = "right",
    }
}

schema! {
    /// How a text looks; what is not set is left open.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TextFormat>.
    TextFormat masked {
        /// The font.
        font_family: value<String> = "fontFamily",
        /// The size, in points.
        font_size: plain<i32> = "fontSize",
        /// Whether it is bold.
        bold: plain<bool> = "bold",
        /// Whether it is italic.
        italic: plain<bool> = "italic",
        /// Whether it is underlined.
        underline: plain<bool> = "underline",
        /// Whether it is struck through.
        strikethrough: plain<bool> = "strikethrough",
        /// The colour.
        foreground_color_style: nested<ColorStyle> = "foregroundColorStyle",
        /// Where it leads to; a link brings its colour and its underline unless these are set with
        /// it.
        link: nested<Link> = "link",
        /// Superseded by `foreground_color_style`.
        foreground_color: nested<Color> = "foregroundColor" deprecated "use `foreground_color_style`",
    }
}

schema! {
    /// A format that holds from here to the next run.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TextFormatRun>.
    TextFormatRun {
        /// Where it begins, in UTF-16 code units from 0.
        start_index: plain<i32> = "startIndex",
        /// The format; what is not set is the cell's.
        format: nested<TextFormat> = "format",
    }
}

schema! {
    /// How far a text is turned; one of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TextRotation>.
    TextRotation whole {
        /// Degrees from -90 to 90; a positive angle leads upwards.
        angle: plain<i32> = "angle",
        /// Whether upright letters stand one below the other.
        vertical: plain<bool> = "vertical",
    }
}

schema! {
    /// Where a text of a chart is.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#TextPosition>.
    TextPosition {
        /// Its place between left and right.
        horizontal_alignment: value<HorizontalAlign> = "horizontalAlignment",
    }
}

schema! {
    /// Where a text leads to.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Link>.
    Link whole {
        /// The address, or `#gid=…` for a place in the spreadsheet.
        uri: value<String> = "uri",
    }
}

schema! {
    /// A colour as shares of red, green and blue, from 0 to 1; a share that is missing is 0.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Color>.
    Color whole {
        /// The share of red.
        red: float<f32> = "red",
        /// The share of green.
        green: float<f32> = "green",
        /// The share of blue.
        blue: float<f32> = "blue",
        /// How opaque it is, 1 if missing; mostly ignored.
        alpha: float<f32> = "alpha",
    }
}

schema! {
    /// A colour, by itself or by its role in the theme; one of the fields is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ColorStyle>.
    ColorStyle whole {
        /// The colour itself.
        rgb_color: nested<Color> = "rgbColor",
        /// The role in the spreadsheet's theme.
        theme_color: value<ThemeColor> = "themeColor",
    }
}

open_enum! {
    /// A colour by its role in the spreadsheet's theme.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ColorStyle>.
    ThemeColor {
        /// That of text.
        Text = "TEXT",
        /// That of the background.
        Background = "BACKGROUND",
        /// The first accent.
        Accent1 = "ACCENT1",
        /// The second accent.
        Accent2 = "ACCENT2",
        /// The third accent.
        Accent3 = "ACCENT3",
        /// The fourth accent.
        Accent4 = "ACCENT4",
        /// The fifth accent.
        Accent5 = "ACCENT5",
        /// The sixth accent.
        Accent6 = "ACCENT6",
        /// That of links.
        Link = "LINK",
    }
}

schema! {
    /// A format that depends on the cells' values; one of the two rules is set.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ConditionalFormatRule>.
    ConditionalFormatRule {
        /// The cells, all of one sheet.
        ranges: list<GridRange> = "ranges",
        /// A format for the cells that meet a condition.
        boolean_rule: nested<BooleanRule> = "booleanRule",
        /// A colour for each cell by its value.
        gradient_rule: nested<GradientRule> = "gradientRule",
    }
}

schema! {
    /// A format for the cells that meet a condition.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#BooleanRule>.
    BooleanRule {
        /// The condition.
        condition: nested<BooleanCondition> = "condition",
        /// The format: bold, italic, struck through, colour of text and background, and nothing
        /// else.
        format: nested<CellFormat> = "format",
    }
}

schema! {
    /// A scale of colours between two or three points.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#GradientRule>.
    GradientRule {
        /// The point at the lower end.
        minpoint: nested<InterpolationPoint> = "minpoint",
        /// A point between the two.
        midpoint: nested<InterpolationPoint> = "midpoint",
        /// The point at the upper end.
        maxpoint: nested<InterpolationPoint> = "maxpoint",
    }
}

schema! {
    /// A value of a scale and its colour.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#InterpolationPoint>.
    InterpolationPoint {
        /// How the value is found.
        #[doc(alias = "type")]
        kind: value<InterpolationPointType> = "type",
        /// The value, or a formula for it; not for the least and the greatest.
        value: value<String> = "value",
        /// The colour.
        color_style: nested<ColorStyle> = "colorStyle",
        /// Superseded by `color_style`.
        color: nested<Color> = "color" deprecated "use `color_style`",
    }
}

open_enum! {
    /// How the value of a point on a scale is found.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#InterpolationPoint>.
    InterpolationPointType {
        /// The least value of the range.
        Min = "MIN",
        /// The greatest value of the range.
        Max = "MAX",
        /// The value that is given.
        Number = "NUMBER",
        /// So many per cent of the way from the least value to the greatest.
        Percent = "PERCENT",
        /// The value that so many per cent of the cells do not exceed.
        Percentile = "PERCENTILE",
    }
}

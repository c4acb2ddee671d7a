//! A spreadsheet as a whole.
//!
//! Written by `cargo xtask codegen` from `crates/sheets/api`; edit that instead.

use super::{
    CellFormat, ColorStyle, CommentThread, DataSource, DataSourceRefreshSchedule,
    DeveloperMetadata, NamedRange, Sheet, ThemeColor,
};
use crate::model::macros::{open_enum, schema};

schema! {
    /// A spreadsheet: its properties, its sheets, and what belongs to no one sheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Spreadsheet>.
    Spreadsheet {
        /// The id that calls take. Only Google sets it.
        spreadsheet_id: value<String> = "spreadsheetId" read_only,
        /// The address for a browser. Only Google sets it.
        spreadsheet_url: value<String> = "spreadsheetUrl" read_only,
        /// Title, locale, time zone and the like.
        properties: nested<SpreadsheetProperties> = "properties",
        /// The sheets, in the order of their tabs.
        sheets: list<Sheet> = "sheets",
        /// The named ranges of all sheets.
        named_ranges: list<NamedRange> = "namedRanges",
        /// Metadata of programs about the spreadsheet as a whole.
        developer_metadata: list<DeveloperMetadata> = "developerMetadata",
        /// The external sources that its connected sheets read from.
        data_sources: list<DataSource> = "dataSources",
        /// When the external sources are read again. Only Google sets it.
        data_source_schedules: list<DataSourceRefreshSchedule> = "dataSourceSchedules" read_only,
        /// The comments, if the call asked for them and the user may see them.
        comments: list<CommentThread> = "comments",
        /// Which comments this answer holds. Only Google sets it.
        comments_view_mode: value<CommentsViewMode> = "commentsViewMode" read_only,
    }
}

open_enum! {
    /// Whether an answer holds the comments.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Spreadsheet>.
    CommentsViewMode {
        /// With comments for those who may do more than view.
        ByAccess = "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS",
        /// Without comments, which is the default.
        Omitted = "COMMENTS_VIEW_MODE_OMITTED",
        /// With comments; Google answers 403 to a user who must not see them.
        Included = "COMMENTS_VIEW_MODE_INCLUDED",
    }
}

schema! {
    /// The properties of a spreadsheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SpreadsheetProperties>.
    SpreadsheetProperties masked {
        /// The title.
        title: value<String> = "title",
        /// The locale, such as `en_US`, `en` or `fil`; it decides how typed values are understood
        /// and shown.
        locale: value<String> = "locale",
        /// The time zone, such as `Europe/Zurich`, or `GMT-07:00` for one without a name; cells'
        /// dates are in it.
        time_zone: value<String> = "timeZone",
        /// When functions such as `NOW` are calculated again.
        auto_recalc: value<RecalculationInterval> = "autoRecalc",
        /// How far circular formulas are followed; without it they are errors.
        iterative_calculation_settings: nested<IterativeCalculationSettings> = "iterativeCalculationSettings",
        /// The font and the colours that cells can refer to by their roles.
        spreadsheet_theme: nested<SpreadsheetTheme> = "spreadsheetTheme",
        /// The format of a cell that has none; such a cell comes without `effectiveFormat`. Only
        /// Google sets it.
        default_format: nested<CellFormat> = "defaultFormat" read_only,
        /// Whether functions such as `IMAGE` may fetch from elsewhere; it can be switched on, but
        /// not off.
        import_functions_external_url_access_allowed: plain<bool> = "importFunctionsExternalUrlAccessAllowed",
    }
}

open_enum! {
    /// When functions such as `NOW` and `RAND` are calculated again.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SpreadsheetProperties>.
    RecalculationInterval {
        /// After each change.
        OnChange = "ON_CHANGE",
        /// After each change, and every minute.
        Minute = "MINUTE",
        /// After each change, and every hour.
        Hour = "HOUR",
    }
}

schema! {
    /// How formulas that refer to each other in a circle are calculated.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#IterativeCalculationSettings>.
    IterativeCalculationSettings masked {
        /// The most rounds that are calculated.
        max_iterations: plain<i32> = "maxIterations",
        /// The difference between two rounds below which no other follows.
        convergence_threshold: number<f64> = "convergenceThreshold",
    }
}

schema! {
    /// The font and the colours of a spreadsheet.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SpreadsheetTheme>.
    SpreadsheetTheme masked {
        /// The font of text that names none.
        primary_font_family: value<String> = "primaryFontFamily",
        /// The colour of each role; an update must give all of them.
        theme_colors: list<ThemeColorPair> = "themeColors",
    }
}

schema! {
    /// One role of a theme and its colour.
    ///
    /// Reference: <https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#ThemeColorPair>.
    ThemeColorPair {
        /// The role.
        color_type: value<ThemeColor> = "colorType",
        /// Its colour, given as RGB.
        color: nested<ColorStyle> = "color",
    }
}

//! Scopes: which exist, what they mean to a person, how Google renames them.
//!
//! Source: <https://developers.google.com/identity/protocols/oauth2/scopes>.

/// Returns the name that Google answers with when this scope is asked for.
pub(crate) fn canonical(asked: &str) -> &str {
    match asked {
        "email" => EMAIL,
        "profile" => PROFILE,
        other => other,
    }
}

/// Returns whether Google knows the scope, in either spelling.
pub(crate) fn is_known(asked: &str) -> bool {
    is_sign_in(canonical(asked)) || meaning(asked).is_some()
}

/// Returns whether the scope is about signing in: such a scope has no checkbox.
pub(crate) fn is_sign_in(canonical: &str) -> bool {
    [OPENID, EMAIL, PROFILE].contains(&canonical)
}

/// Returns what a scope lets an application do, as a person would say it.
pub(crate) fn meaning(scope: &str) -> Option<&'static str> {
    let short = scope.strip_prefix(PREFIX)?;
    MEANINGS
        .iter()
        .find(|(name, _)| *name == short)
        .map(|(_, meaning)| *meaning)
}

pub(crate) const OPENID: &str = "openid";
pub(crate) const EMAIL: &str = "https://www.googleapis.com/auth/userinfo.email";
pub(crate) const PROFILE: &str = "https://www.googleapis.com/auth/userinfo.profile";
pub(crate) const DRIVE_FILE: &str = "https://www.googleapis.com/auth/drive.file";

const PREFIX: &str = "https://www.googleapis.com/auth/";

const MEANINGS: [(&str, &str); 18] = [
    (
        "spreadsheets",
        "Read, change, create and delete all your spreadsheets",
    ),
    ("spreadsheets.readonly", "Read all your spreadsheets"),
    (
        "drive",
        "Read, change, create and delete all your files in Drive",
    ),
    ("drive.readonly", "Read all your files in Drive"),
    (
        "drive.file",
        "Use only the Drive files that you make or open with this application",
    ),
    (
        "drive.metadata.readonly",
        "See names and dates of your files in Drive",
    ),
    (
        "drive.appdata",
        "Keep this application's own settings in your Drive",
    ),
    (
        "documents",
        "Read, change, create and delete all your documents",
    ),
    ("documents.readonly", "Read all your documents"),
    (
        "presentations",
        "Read, change, create and delete all your presentations",
    ),
    ("calendar", "Read, change and delete all your calendars"),
    ("calendar.readonly", "Read all your calendars"),
    (
        "calendar.events",
        "Read and change the events in your calendars",
    ),
    ("gmail.readonly", "Read all your mail"),
    ("gmail.send", "Send mail in your name"),
    ("contacts.readonly", "Read your contacts"),
    ("tasks", "Read, change, create and delete your tasks"),
    ("cloud-platform", "Use all your data in Google Cloud"),
];

#[cfg(test)]
mod tests {
    use super::{EMAIL, canonical, is_known, is_sign_in};

    #[test]
    fn the_short_name_of_the_address_scope_is_answered_in_full() {
        assert_eq!(canonical("email"), EMAIL);
        assert!(is_sign_in(canonical("email")));
    }

    #[test]
    fn a_misspelt_scope_is_unknown() {
        assert!(is_known("https://www.googleapis.com/auth/spreadsheets"));
        assert!(!is_known("https://www.googleapis.com/auth/spreadsheet"));
    }
}

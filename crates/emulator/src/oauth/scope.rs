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

/// Returns whether a device may ask for the scope, in either spelling.
///
/// Source: <https://developers.google.com/identity/protocols/oauth2/limited-input-device#allowedscopes>.
pub(crate) fn is_for_devices(asked: &str) -> bool {
    let short = asked.strip_prefix(PREFIX);
    is_sign_in(canonical(asked)) || short.is_some_and(|name| DEVICE_SCOPES.contains(&name))
}

/// Reads a list: canonical names, in the order asked, each once. The error is the first name that
/// is not allowed.
pub(crate) fn parse_list(
    asked: &str,
    is_allowed: impl Fn(&str) -> bool,
) -> Result<Vec<String>, &str> {
    let mut scopes: Vec<String> = Vec::new();
    for name in asked.split_ascii_whitespace() {
        if !is_allowed(name) {
            return Err(name);
        }
        let canonical = canonical(name);
        if !scopes.iter().any(|known| known == canonical) {
            scopes.push(canonical.to_owned());
        }
    }
    Ok(scopes)
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

const DEVICE_SCOPES: [&str; 4] = ["drive.appdata", "drive.file", "youtube", "youtube.readonly"];

const MEANINGS: [(&str, &str); 20] = [
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
    ("youtube", "Manage your YouTube account"),
    ("youtube.readonly", "See your YouTube account"),
];

#[cfg(test)]
mod tests {
    use super::{DRIVE_FILE, EMAIL, canonical, is_for_devices, is_known, is_sign_in, parse_list};

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

    #[test]
    fn a_device_may_ask_for_little() {
        assert!(
            ["openid", "email", EMAIL, DRIVE_FILE]
                .into_iter()
                .all(is_for_devices)
        );
        assert!(!is_for_devices(
            "https://www.googleapis.com/auth/spreadsheets"
        ));
        assert!(!is_for_devices("drive.file"));
    }

    #[test]
    fn a_list_names_each_scope_once_and_in_full() {
        let scopes = parse_list("email  openid userinfo", |name| name != "userinfo");
        assert_eq!(scopes, Err("userinfo"));
        let list = format!("email openid {EMAIL}");
        assert_eq!(parse_list(&list, is_known).unwrap(), [EMAIL, "openid"]);
    }
}

//! Short names for scopes, and scopes in words.

use hallpass_core::{Scope, Scopes};

use crate::failure::Failure;

/// Short name, scope, and what it allows.
static KNOWN: [(&str, Scope, &str); 8] = [
    (
        "sheets",
        Scope::SPREADSHEETS,
        "read and change spreadsheets",
    ),
    (
        "sheets.readonly",
        Scope::SPREADSHEETS_READONLY,
        "read spreadsheets",
    ),
    (
        "drive.file",
        Scope::DRIVE_FILE,
        "only files made by or opened with this client",
    ),
    (
        "drive.readonly",
        Scope::DRIVE_READONLY,
        "read all files in Drive",
    ),
    ("drive", Scope::DRIVE, "read and change all files in Drive"),
    ("email", Scope::EMAIL, "see the e-mail address"),
    ("profile", Scope::PROFILE, "see the name"),
    ("openid", Scope::OPENID, "know who it is"),
];

/// Reads short names and full URLs.
pub(crate) fn parse(names: &[String]) -> Result<Scopes, Failure> {
    names
        .iter()
        .flat_map(|names| names.split([',', ' ']))
        .filter(|name| !name.is_empty())
        .map(parse_one)
        .collect()
}

fn parse_one(name: &str) -> Result<Scope, Failure> {
    if let Some((_, scope, _)) = KNOWN.iter().find(|(short, ..)| *short == name) {
        return Ok(scope.clone());
    }
    if name.starts_with("https://") {
        return Scope::new(name)
            .map_err(|error| Failure::usage("a scope cannot be asked for").because(&error));
    }
    let known: Vec<_> = KNOWN.iter().map(|(short, ..)| *short).collect();
    Err(Failure::usage(format!(
        "`{}` is no scope that hallpass knows by a short name",
        name.escape_debug()
    ))
    .try_next(format!("one of: {}", known.join(", ")))
    .try_next("or the scope's full address, https://www.googleapis.com/auth/…"))
}

/// Writes a scope by its short name where it has one.
pub(crate) fn short(scope: &Scope) -> String {
    let same = |known: &Scope| Scopes::from(known.clone()).contains(scope);
    let known = KNOWN.iter().find(|(_, known, _)| same(known));
    known.map_or_else(|| scope.to_string(), |(short, ..)| (*short).to_owned())
}

/// Writes scopes by their short names.
pub(crate) fn short_list(scopes: &Scopes) -> String {
    let names: Vec<_> = scopes.iter().map(short).collect();
    if names.is_empty() {
        "nothing".to_owned()
    } else {
        names.join(", ")
    }
}

/// Writes in words what scopes allow.
pub(crate) fn in_words(scopes: &Scopes) -> String {
    let words = |scope: &Scope| {
        let known = KNOWN
            .iter()
            .find(|(_, known, _)| Scopes::from(known.clone()).contains(scope));
        known.map_or_else(|| scope.to_string(), |(.., words)| (*words).to_owned())
    };
    let words: Vec<_> = scopes.iter().map(words).collect();
    if words.is_empty() {
        "nothing".to_owned()
    } else {
        words.join("; ")
    }
}

/// The choices that an interactive sign-in offers.
pub(crate) static CHOICES: [(&str, Scope); 3] = [
    ("Read spreadsheets", Scope::SPREADSHEETS_READONLY),
    ("Read and change spreadsheets", Scope::SPREADSHEETS),
    (
        "Only files that it creates or that you open with it",
        Scope::DRIVE_FILE,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_lists_and_addresses_are_scopes() {
        let names = [
            "sheets,email".to_owned(),
            "https://www.googleapis.com/auth/drive".to_owned(),
        ];
        let scopes = parse(&names).unwrap();
        assert_eq!(
            scopes,
            Scopes::from([Scope::SPREADSHEETS, Scope::EMAIL, Scope::DRIVE])
        );
        assert!(
            parse(&["sheet".to_owned()])
                .unwrap_err()
                .what
                .contains("`sheet` is no scope")
        );
    }

    #[test]
    fn a_renamed_scope_keeps_its_short_name() {
        let granted = Scope::new("https://www.googleapis.com/auth/userinfo.email").unwrap();
        assert_eq!(short(&granted), "email");
    }
}

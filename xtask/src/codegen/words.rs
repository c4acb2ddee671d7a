//! [`Words`]: what we say about each schema, field, enumeration and method.
//!
//! A file of words is a module of the generated code. Its first line is the module's subject,
//! its order is the module's order.

use std::{fs, path::Path};

use crate::failure::{Failure, Result};

/// All files of words.
#[derive(Debug, Default)]
pub(crate) struct Words {
    pub(super) areas: Vec<Area>,
}

/// One file of words.
#[derive(Debug)]
pub(super) struct Area {
    /// The module's name.
    pub(super) name: String,
    /// What the module is about.
    pub(super) subject: String,
    pub(super) entries: Vec<Entry>,
}

/// The words for one schema, enumeration or method.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) name: String,
    /// Google's page about it, below `reference/rest/`.
    pub(super) page: String,
    pub(super) about: String,
    /// The fields of a schema, the words of an enumeration.
    pub(super) items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Schema,
    /// With a place where the enumeration's words stand.
    Enum(String),
    Method,
}

/// The words for a field, or for a word of an enumeration.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) wire: String,
    /// The name in Rust, where it is not made from the name on the wire.
    pub(super) name: Option<String>,
    pub(super) about: String,
}

impl Words {
    /// Reads every file of a folder.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let mut paths = Vec::new();
        if folder.exists() {
            for entry in fs::read_dir(folder)? {
                paths.push(entry?.path());
            }
        }
        paths.sort();
        let area = |path: &std::path::PathBuf| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let text = fs::read_to_string(path)?;
            Area::parse(&name, &text)
                .map_err(|failure| failure.during(&format!("{}", path.display())))
        };
        let areas = paths.iter().map(area).collect::<Result<_>>()?;
        Ok(Self { areas })
    }

    /// Lists the entries of all files.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.areas.iter().flat_map(|area| &area.entries)
    }
}

impl Area {
    fn parse(name: &str, text: &str) -> Result<Self> {
        let mut area = Self {
            name: name.to_owned(),
            subject: String::new(),
            entries: Vec::new(),
        };
        let mut page = String::new();
        for (index, line) in text.lines().enumerate() {
            let complaint = |what: &str| Failure::new(format!("line {}: {what}", index + 1));
            if line.trim().is_empty() {
            } else if let Some(subject) = line.strip_prefix("# ") {
                subject.clone_into(&mut area.subject);
            } else if let Some(path) = line.strip_prefix("page ") {
                path.clone_into(&mut page);
            } else {
                let (head, about) = line
                    .split_once(": ")
                    .ok_or_else(|| complaint("no `: ` before the words"))?;
                check(about).map_err(|what| complaint(&what))?;
                if let Some(head) = head.strip_prefix("  ") {
                    let entry = area.entries.last_mut();
                    let entry = entry.ok_or_else(|| complaint("words for nothing"))?;
                    entry.items.push(Item::parse(head, about));
                } else {
                    area.entries.push(Entry::parse(head, about, &page));
                }
            }
        }
        if area.subject.is_empty() {
            return Err(Failure::new("no `# ` line says what the module is about"));
        }
        Ok(area)
    }
}

/// Checks what a reader would stumble over.
fn check(about: &str) -> std::result::Result<(), String> {
    if !about.ends_with(['.', '!', '?']) {
        return Err("the words do not end in a full stop".to_owned());
    }
    if about.trim() != about || about.contains("  ") {
        return Err("too much space".to_owned());
    }
    if about.matches('`').count() % 2 == 1 {
        return Err("a backtick is not closed".to_owned());
    }
    Ok(())
}

impl Entry {
    fn parse(head: &str, about: &str, page: &str) -> Self {
        let (head, own_page) = match head.split_once(" <") {
            Some((head, page)) => (head, Some(page.trim_end_matches('>'))),
            None => (head, None),
        };
        let mut words = head.split(' ');
        let (kind, name) = match (words.next(), words.next(), words.next(), words.next()) {
            (Some("enum"), Some(name), Some("at"), Some(site)) => {
                (Kind::Enum(site.to_owned()), name)
            }
            (Some("method"), Some(id), ..) => (Kind::Method, id),
            _ => (Kind::Schema, head),
        };
        let page = match (own_page, &kind) {
            (Some(page), _) => page.to_owned(),
            (None, Kind::Schema) => format!("{page}#{name}"),
            (None, Kind::Enum(site)) => {
                format!("{page}#{}", site.split('.').next().unwrap_or_default())
            }
            (None, Kind::Method) => page.to_owned(),
        };
        Self {
            kind,
            name: name.to_owned(),
            page,
            about: about.to_owned(),
            items: Vec::new(),
        }
    }

    /// Finds the words of a field.
    pub(super) fn item(&self, wire: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.wire == wire)
    }
}

impl Item {
    fn parse(head: &str, about: &str) -> Self {
        let (wire, name) = match head.split_once(" as ") {
            Some((wire, name)) => (wire, Some(name.to_owned())),
            None => (head, None),
        };
        Self {
            wire: wire.to_owned(),
            name,
            about: about.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# Cells.
page v4/spreadsheets

Cell: One cell.
  note: A note.

enum ErrorType at Error.type: Why.
  N_A as NotAvailable: Nothing there.

Empty <v4/x.clear>: Nothing.
";

    #[test]
    fn words_are_read_in_their_order() {
        let area = Area::parse("cells", TEXT).unwrap();
        assert_eq!(area.subject, "Cells.");
        let [cell, error, empty] = area.entries.as_slice() else {
            panic!("{area:?}")
        };
        assert_eq!(
            (cell.kind.clone(), &*cell.page),
            (Kind::Schema, "v4/spreadsheets#Cell")
        );
        assert_eq!(cell.item("note").unwrap().about, "A note.");
        assert_eq!(error.kind, Kind::Enum("Error.type".to_owned()));
        assert_eq!(error.page, "v4/spreadsheets#Error");
        assert_eq!(error.items[0].name.as_deref(), Some("NotAvailable"));
        assert_eq!(empty.page, "v4/x.clear");
    }

    #[test]
    fn a_slip_of_the_pen_is_found_with_its_line() {
        for (from, to, words) in [
            ("One cell.", "One cell", "line 4: the words do not end"),
            ("A note.", "A  note.", "line 5: too much space"),
            ("A note.", "A `note.", "line 5: a backtick"),
            ("note: ", "note ", "line 5: no `: `"),
            ("# Cells.\n", "\n", "no `# ` line"),
        ] {
            let failure = Area::parse("cells", &TEXT.replacen(from, to, 1)).unwrap_err();
            assert!(failure.to_string().contains(words), "{failure}");
        }
    }
}

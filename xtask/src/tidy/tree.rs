//! The files of the repository, read once for all checks.

use std::{fs, io, path::Path};

/// A text file and its path from the root, with forward slashes.
#[derive(Debug)]
pub(super) struct File {
    pub(super) path: String,
    pub(super) text: String,
}

impl File {
    /// Tells whether the file holds Rust.
    pub(super) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Tells whether the file holds Markdown.
    pub(super) fn is_markdown(&self) -> bool {
        self.path.ends_with(".md")
    }
}

/// Every text file of the repository.
#[derive(Debug)]
pub(super) struct Tree {
    files: Vec<File>,
}

impl Tree {
    /// Reads the repository, build results apart.
    pub(super) fn read(root: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        collect(root, "", &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self { files })
    }

    /// Makes a tree of files that need not exist.
    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        let file = |&(path, text): &(&str, &str)| File {
            path: path.to_owned(),
            text: text.to_owned(),
        };
        Self {
            files: files.iter().map(file).collect(),
        }
    }

    /// Lists all files.
    pub(super) fn files(&self) -> &[File] {
        &self.files
    }

    /// Finds one file by its path.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Tells whether a file or a folder of that path is there.
    pub(super) fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        let is_it = |file: &File| file.path == path || file.path.starts_with(&folder);
        path.is_empty() || self.files.iter().any(is_it)
    }
}

/// Folders that hold nothing of ours.
const SKIPPED: [&str; 4] = [".git", "target", "node_modules", "__pycache__"];

/// What insta leaves behind until someone has looked at it.
const LEFTOVERS: [&str; 2] = [".pending-snap", ".snap.new"];

fn collect(folder: &Path, prefix: &str, files: &mut Vec<File>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let is_leftover = LEFTOVERS.iter().any(|end| name.ends_with(end));
        if is_leftover || SKIPPED.contains(&name.as_str()) {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
            // Git may write Windows' line ends; the rules are about words.
            let text = text.replace("\r\n", "\n");
            files.push(File { path, text });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_there_when_a_file_lies_in_them() {
        let tree = Tree::of(&[("docs/guides/a.md", "")]);
        assert!(tree.has("docs/guides"));
        assert!(tree.has("docs/guides/"));
        assert!(tree.has("docs/guides/a.md"));
        assert!(!tree.has("docs/guide"));
    }
}

//! The file store and the file system: modes, links, atomic replacement, a folder that is closed.

use std::path::Path;
use std::time::Duration;

use hallpass_core::{FileStore, RefreshToken, StoreError, TokenStore};
use tempfile::TempDir;

use crate::support::{user, user_json};

const TOKEN_URI: &str = "https://oauth2.googleapis.com/token";

fn save(path: &Path) -> Result<(), StoreError> {
    let user = user(&user_json(TOKEN_URI, 3600));
    FileStore::new(path).lock(Duration::ZERO)?.save(&user)
}

/// Returns the names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_reader_never_sees_a_torn_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("token.json");
    save(&path).unwrap();
    let writing = path.clone();
    let writer = std::thread::spawn(move || {
        let mut user = user(&user_json(TOKEN_URI, 3600));
        let mut locked = FileStore::new(writing).lock(Duration::ZERO).unwrap();
        for round in 0..40 {
            // Of a different length each time.
            user.refresh_token = Some(RefreshToken::new("r".repeat(1 + round * 997)));
            locked.save(&user).unwrap();
        }
    });
    let store = FileStore::new(&path);
    let mut seen = 0;
    while !writer.is_finished() || seen == 0 {
        let user = store.load().unwrap().expect("the file is never missing");
        assert!(user.refresh_token.is_some());
        seen += 1;
    }
    writer.join().unwrap();
}

#[test]
fn nothing_is_left_beside_the_file_but_its_lock() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("token.json");
    for _ in 0..3 {
        save(&path).unwrap();
    }
    assert_eq!(names(folder.path()), ["token.json", "token.json.lock"]);
}

#[test]
fn a_file_that_vanishes_is_a_sign_out() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("token.json");
    save(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    assert!(FileStore::new(&path).load().unwrap().is_none());
    save(&path).unwrap();
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[track_caller]
    fn assert_mode(path: &Path, expected: u32) {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, expected, "{mode:o} of {}", path.display());
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn file_lock_and_new_folders_are_the_owners_alone() {
        let folder = TempDir::new().unwrap();
        let made = folder.path().join("a/b");
        let path = made.join("token.json");
        save(&path).unwrap();
        assert_mode(&path, 0o600);
        assert_mode(&made.join("token.json.lock"), 0o600);
        assert_mode(&made, 0o700);
        assert_mode(&folder.path().join("a"), 0o700);
    }

    #[test]
    fn a_file_that_others_can_read_is_made_private_when_it_is_read() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("token.json");
        save(&path).unwrap();
        set_mode(&path, 0o644);
        FileStore::new(&path).load().unwrap();
        assert_mode(&path, 0o600);
    }

    #[test]
    fn a_folder_that_exists_keeps_its_mode() {
        let folder = TempDir::new().unwrap();
        set_mode(folder.path(), 0o755);
        save(&folder.path().join("token.json")).unwrap();
        assert_mode(folder.path(), 0o755);
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = TempDir::new().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::create_dir(&real).unwrap();
        save(&real.join("token.json")).unwrap();
        let before = fs::read(real.join("token.json")).unwrap();
        symlink(real.join("token.json"), &link).unwrap();
        let mut user = FileStore::new(&link).load().unwrap().unwrap();
        user.account = Some("ada@example.com".to_owned());
        let store = FileStore::new(&link);
        store.lock(Duration::ZERO).unwrap().save(&user).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_ne!(fs::read(real.join("token.json")).unwrap(), before);
        assert_mode(&real.join("token.json"), 0o600);
    }

    #[test]
    fn a_folder_that_cannot_be_written_keeps_the_old_file() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("token.json");
        save(&path).unwrap();
        let before = fs::read(&path).unwrap();
        set_mode(folder.path(), 0o500);
        // The superuser may write everywhere, so that there is nothing to see.
        if fs::write(folder.path().join("probe"), "").is_err() {
            let error = save(&path).unwrap_err();
            assert!(
                matches!(&error, StoreError::Io { path: named, .. } if *named == path),
                "{error:?}"
            );
            assert_eq!(fs::read(&path).unwrap(), before);
        }
        set_mode(folder.path(), 0o700);
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_is_an_error_that_names_it() {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("token.json");
        fs::create_dir(&path).unwrap();
        let error = FileStore::new(&path).load().unwrap_err();
        assert!(error.to_string().contains("token.json"), "{error}");
        save(&path).unwrap_err();
        assert!(path.is_dir());
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_an_error_that_names_it() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let error = save(&folder.path().join("file/token.json")).unwrap_err();
        assert!(matches!(error, StoreError::Io { .. }), "{error:?}");
    }
}

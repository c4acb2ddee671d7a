//! The file store and what is not simply a file of ours: links, pipes, other people's files.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, lchown, symlink};
use std::path::{Path, PathBuf};
use std::time::Duration;

use hallpass_core::{FileStore, StoreError, TokenStore};
use tempfile::TempDir;

use crate::support::{user, user_json};

const TOKEN_URI: &str = "https://oauth2.googleapis.com/token";

/// A user who is neither the administrator nor, most likely, the one who runs the tests.
const NOBODY: u32 = 65_534;

fn save(path: &Path) -> Result<(), StoreError> {
    let user = user(&user_json(TOKEN_URI, 3600));
    FileStore::new(path).lock(Duration::ZERO)?.save(&user)
}

/// Returns a folder, the path of a link in it that is yet to be made, and that of its target.
fn place() -> (TempDir, PathBuf, PathBuf) {
    let folder = TempDir::new().unwrap();
    let (link, real) = (folder.path().join("link"), folder.path().join("real"));
    fs::create_dir(&real).unwrap();
    (folder, link, real.join("token.json"))
}

/// Checks that the path is neither read nor written, and returns why.
#[track_caller]
fn refusal(path: &Path) -> &'static str {
    let store = FileStore::new(path);
    let reason = |error| match error {
        StoreError::Untrusted {
            path: named,
            reason,
        } => {
            assert_eq!(named, path);
            reason
        }
        other => panic!("{other:?}"),
    };
    let refused = reason(store.load().unwrap_err());
    assert_eq!(reason(save(path).unwrap_err()), refused);
    refused
}

/// Gives the file or link away, which only an administrator can; returns whether that was possible.
fn give_away(path: &Path) -> bool {
    let was_ours = fs::symlink_metadata(path).unwrap().uid() != NOBODY;
    was_ours && lchown(path, Some(NOBODY), None).is_ok()
}

#[test]
fn a_dangling_link_makes_its_target() {
    let (_folder, link, target) = place();
    symlink("real/token.json", &link).unwrap();
    assert!(FileStore::new(&link).load().unwrap().is_none());
    save(&link).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::symlink_metadata(&target).unwrap().is_file());
    assert!(FileStore::new(&link).load().unwrap().is_some());
}

#[test]
fn a_link_to_a_link_leads_to_the_file() {
    let (folder, link, target) = place();
    let other = folder.path().join("other");
    symlink(&link, &other).unwrap();
    symlink(&target, &link).unwrap();
    save(&other).unwrap();
    assert!(fs::symlink_metadata(&target).unwrap().is_file());
    assert!(fs::symlink_metadata(&other).unwrap().is_symlink());
}

#[test]
fn all_the_paths_to_a_file_share_its_lock() {
    let (_folder, link, target) = place();
    symlink(&target, &link).unwrap();
    let _held = FileStore::new(&link).lock(Duration::ZERO).unwrap();
    let error = FileStore::new(&target).lock(Duration::ZERO).unwrap_err();
    assert!(matches!(error, StoreError::Busy { .. }), "{error:?}");
}

#[test]
fn signing_out_through_a_link_removes_the_tokens_themselves() {
    let (_folder, link, target) = place();
    symlink(&target, &link).unwrap();
    save(&link).unwrap();
    let mut locked = FileStore::new(&link).lock(Duration::ZERO).unwrap();
    locked.remove().unwrap();
    assert!(!target.exists());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn a_link_in_a_circle_is_refused() {
    let (_folder, link, _) = place();
    symlink(&link, &link).unwrap();
    assert_eq!(refusal(&link), "it is a link in a circle");
}

#[test]
fn a_link_to_a_device_or_a_folder_is_refused() {
    for target in ["/dev/zero", "/"] {
        let (_folder, link, _) = place();
        symlink(target, &link).unwrap();
        let error = FileStore::new(&link).load().unwrap_err();
        assert!(
            error.to_string().ends_with("it is not a regular file"),
            "{error}"
        );
    }
}

#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let (folder, _, _) = place();
    let path = folder.path().join("token.json");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    assert_eq!(refusal(&path), "it is not a regular file");
}

#[test]
fn a_lock_that_is_a_link_is_not_followed() {
    let (folder, _, target) = place();
    let path = folder.path().join("token.json");
    symlink(&target, folder.path().join("token.json.lock")).unwrap();
    let error = save(&path).unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error:?}");
    assert!(!target.exists());
}

#[test]
fn another_users_file_is_refused() {
    let (folder, _, _) = place();
    let path = folder.path().join("token.json");
    save(&path).unwrap();
    if give_away(&path) {
        assert_eq!(refusal(&path), "it belongs to another user");
    }
}

#[test]
fn another_users_link_is_refused() {
    let (folder, link, target) = place();
    save(&target).unwrap();
    symlink(&target, &link).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o1777)).unwrap();
    if give_away(&link) {
        assert_eq!(refusal(&link), "it is a link that another user made");
    }
}

#[test]
fn a_file_too_large_for_a_sign_in_is_not_read() {
    let (folder, _, _) = place();
    let path = folder.path().join("token.json");
    fs::write(&path, " ".repeat(1024 * 1024 + 1)).unwrap();
    let error = FileStore::new(&path).load().unwrap_err();
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(cause, "it is larger than a sign-in can be");
    save(&path).unwrap_err();
}

#[test]
fn what_a_crash_left_behind_is_removed_when_the_lock_is_taken() {
    let (folder, _, target) = place();
    let path = folder.path().join("token.json");
    let at = |name: &str| folder.path().join(name);
    let leftover = at(".token.json.aB3dE6gH9jK2.hallpass-tmp");
    let kept = [
        at(".other.json.aB3dE6gH9jK2.hallpass-tmp"),
        at(".token.json.aB3dE6.hallpass-tmp"),
        at(".token.json.aB3dE6gH9jK2"),
    ];
    for path in kept.iter().chain([&leftover, &target]) {
        fs::write(path, "half a tok").unwrap();
    }
    let link = at(".token.json.zzzzzzzzzzzz.hallpass-tmp");
    symlink(&target, &link).unwrap();
    drop(FileStore::new(&path).lock(Duration::ZERO).unwrap());
    assert!(!leftover.exists());
    for path in kept.iter().chain([&link, &target]) {
        assert!(path.exists(), "{}", path.display());
    }
}

#[test]
fn reading_clears_nothing_away() {
    let (folder, _, _) = place();
    let writing = folder.path().join(".token.json.aB3dE6gH9jK2.hallpass-tmp");
    fs::write(&writing, "half a tok").unwrap();
    FileStore::new(folder.path().join("token.json"))
        .load()
        .unwrap();
    assert!(writing.exists());
}

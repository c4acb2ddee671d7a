//! Whatever happens during a save, the file is wholly the old one or wholly the new one.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::faults::{self, Fault};
use super::{FileStore, StoreError, TokenStore as _};
use crate::authorized_user::AuthorizedUser;

/// Tells the child which file to save and at which call to die.
const CHILD_PATH: &str = "HALLPASS_CRASH_TEST_PATH";
const CHILD_FAULT: &str = "HALLPASS_CRASH_TEST_FAULT";

/// More calls than a save makes: a test that never ends is not a test.
const MOST_CALLS: usize = 60;

/// Of different lengths, so that a mixture would show.
const OLD: &str = "old";
const NEW: &str = "the new one, which is longer than the old one";

/// The numbers of EIO, EACCES, ENOSPC and EROFS on Linux and macOS; elsewhere, of other errors.
const ERRORS: [i32; 4] = [5, 13, 28, 30];

fn user(refresh_token: &str) -> AuthorizedUser {
    let json = serde_json::json!({"client_id": "id", "refresh_token": refresh_token});
    AuthorizedUser::from_json(&json.to_string()).unwrap()
}

fn save(path: &Path, refresh_token: &str) -> Result<(), StoreError> {
    let mut locked = FileStore::new(path).lock(Duration::ZERO)?;
    locked.save(&user(refresh_token))
}

/// Reads the file as the next start does; panics if it is neither the one nor the other.
#[track_caller]
fn whole(path: &Path) -> Option<&'static str> {
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => panic!("{error}"),
    };
    [OLD, NEW]
        .into_iter()
        .find(|token| *user(token).to_json() == text)
        .or_else(|| panic!("half a file: {text}"))
}

fn leftovers(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.to_string_lossy().ends_with("tmp"))
        .collect()
}

/// A folder, empty or with the old file in it.
fn place(holds_old: bool) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("token.json");
    if holds_old {
        save(&path, OLD).unwrap();
    }
    (folder, path)
}

/// Saves in another process that dies at this call; returns whether it died.
fn dies_saving(path: &Path, number: usize, fault: Fault) -> bool {
    let fault = match fault {
        Fault::DiesBefore => format!("{number} before"),
        _ => format!("{number} after"),
    };
    let status = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "store::file::crash::the_child_that_dies",
            "--nocapture",
        ])
        .env(CHILD_PATH, path)
        .env(CHILD_FAULT, fault)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    !status.success()
}

/// Not a test by itself: what [`dies_saving`] runs. Without its orders it has nothing to do.
#[test]
fn the_child_that_dies() {
    let (Some(path), Ok(fault)) = (std::env::var_os(CHILD_PATH), std::env::var(CHILD_FAULT)) else {
        return;
    };
    let (number, moment) = fault.split_once(' ').unwrap();
    let fault = match moment {
        "before" => Fault::DiesBefore,
        _ => Fault::DiesAfter,
    };
    faults::plan(number.parse().unwrap(), fault);
    save(Path::new(&path), NEW).unwrap();
}

/// Kills a save at each of its calls in turn; returns how many there were, and how often a
/// temporary file was left behind.
#[track_caller]
fn kill_at_every_call(holds_old: bool, fault: Fault) -> (usize, usize) {
    let before = holds_old.then_some(OLD);
    let (mut calls, mut left) = (0, 0);
    let (mut seen_old, mut seen_new) = (false, false);
    loop {
        assert!(calls < MOST_CALLS, "the save never ends");
        let (folder, path) = place(holds_old);
        if !dies_saving(&path, calls, fault) {
            assert_eq!(whole(&path), Some(NEW));
            break;
        }
        let found = whole(&path);
        assert!(
            found == before || found == Some(NEW),
            "{found:?} after call {calls}"
        );
        // Once it is new it stays new.
        assert!(
            found == Some(NEW) || !seen_new,
            "old again after call {calls}"
        );
        seen_old |= found == before;
        seen_new |= found == Some(NEW);
        left += leftovers(folder.path()).len();
        // The next start is not held up by the lock of the dead, and cleans up.
        let store = FileStore::new(&path);
        store.load().unwrap();
        drop(store.lock(Duration::ZERO).unwrap());
        assert_eq!(leftovers(folder.path()), [] as [PathBuf; 0]);
        save(&path, NEW).unwrap();
        calls += 1;
    }
    assert!(seen_old && seen_new, "the calls span the whole save");
    (calls, left)
}

#[test]
fn the_text_is_on_the_disk_before_the_rename_and_the_rename_before_the_save_ends() {
    let (_folder, path) = place(true);
    faults::take_actions();
    save(&path, NEW).unwrap();
    let actions = faults::take_actions();
    let last: Vec<_> = actions.iter().rev().take(5).rev().copied().collect();
    let expected = ["written", "written", "flushed", "replaced", "made durable"];
    assert_eq!(last, expected, "{actions:?}");
}

#[test]
fn killed_before_any_call_of_a_save_the_file_is_whole_and_the_next_start_cleans_up() {
    for holds_old in [true, false] {
        let (calls, left) = kill_at_every_call(holds_old, Fault::DiesBefore);
        // Examine, folder, lock, look for leftovers, read, write, flush, rename, flush the folder.
        assert!(calls >= 12, "{calls}");
        assert!(left >= 3, "{left}");
    }
}

#[test]
fn killed_after_any_call_of_a_save_the_file_is_whole_and_the_next_start_cleans_up() {
    for holds_old in [true, false] {
        let (calls, left) = kill_at_every_call(holds_old, Fault::DiesAfter);
        assert!(calls >= 12 && left >= 3, "{calls} {left}");
    }
}

/// Lets a save fail at each of its calls in turn.
#[track_caller]
fn fail_at_every_call(errno: i32) {
    let mut failures = 0;
    for number in 0..MOST_CALLS {
        let (folder, path) = place(true);
        faults::plan(number, Fault::Fails(errno));
        let outcome = save(&path, NEW);
        if !faults::end_plan() {
            outcome.unwrap();
            assert!(failures >= 10, "{failures}");
            return;
        }
        let found = whole(&path);
        assert_eq!(
            leftovers(folder.path()),
            [] as [PathBuf; 0],
            "call {number}"
        );
        match outcome {
            // Only what is not needed for the save may fail unheard.
            Ok(()) => assert_eq!(found, Some(NEW)),
            Err(error) => {
                failures += 1;
                assert_error(&error, errno, folder.path());
                let is_in_doubt = error.to_string().ends_with("could not be made durable");
                let expected = if is_in_doubt { NEW } else { OLD };
                assert_eq!(found, Some(expected), "{error} at call {number}");
            }
        }
        save(&path, NEW).unwrap();
    }
    panic!("the save never ends");
}

#[track_caller]
fn assert_error(error: &StoreError, errno: i32, folder: &Path) {
    let StoreError::Io {
        path,
        action,
        source,
    } = error
    else {
        panic!("{error:?}");
    };
    assert!(path.starts_with(folder), "{error}");
    assert!(
        !action.is_empty() && error.to_string().ends_with(action),
        "{error}"
    );
    assert_eq!(source.raw_os_error(), Some(errno), "{error}");
    if cfg!(unix) {
        assert_eq!(error.is_unwritable(), errno != 5, "{error}");
    }
}

#[test]
fn a_disk_error_a_full_disk_and_a_closed_folder_leave_the_old_file_and_name_it() {
    for errno in ERRORS {
        fail_at_every_call(errno);
    }
}

#[test]
fn a_removal_that_fails_leaves_the_whole_file() {
    for errno in ERRORS {
        let (folder, path) = place(true);
        let mut locked = FileStore::new(&path).lock(Duration::ZERO).unwrap();
        faults::plan(0, Fault::Fails(errno));
        let error = locked.remove().unwrap_err();
        assert!(faults::end_plan());
        assert_error(&error, errno, folder.path());
        assert_eq!(whole(&path), Some(OLD));
    }
}

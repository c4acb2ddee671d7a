//! The file store between processes: torn files, and locks of the dead.

use std::env;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use hallpass_core::{FileStore, RefreshToken, StoreError, TokenStore};
use tempfile::TempDir;

use crate::support::{user, user_json};

const TOKEN_URI: &str = "https://oauth2.googleapis.com/token";

/// Tells this binary, started again, which file to work on.
const PATH: &str = "HALLPASS_TEST_STORE";

const SAVES: usize = 1000;

/// This binary, started again with one of the children below; killed when the test ends.
struct Started {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Started {
    /// Starts the child and waits until it has begun.
    #[track_caller]
    fn begun(child: &str, path: &Path) -> Self {
        let mut child = Command::new(env::current_exe().unwrap())
            .args([
                "--exact",
                &format!("store_processes::{child}"),
                "--nocapture",
            ])
            .env(PATH, path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut started = Self { child, output };
        let mut said = started.output.by_ref().lines().map(Result::unwrap);
        assert!(said.any(|line| line.contains("begun")), "it never began");
        started
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns the store that a child is to work on; `None` in a process that is no child.
fn order() -> Option<FileStore> {
    env::var_os(PATH).map(FileStore::new)
}

/// Past the test's own output, which is kept back.
fn say_begun() {
    std::io::stdout().write_all(b"begun\n").unwrap();
}

fn record(number: usize) -> hallpass_core::AuthorizedUser {
    let mut user = user(&user_json(TOKEN_URI, 3600));
    user.account = Some(number.to_string());
    // Of a different length each time, with its number at both ends of the file.
    user.refresh_token = Some(RefreshToken::new("r".repeat(1 + number * 7 % 5000)));
    user
}

#[test]
fn a_child_saves_a_thousand_times() {
    save_often(SAVES);
}

#[test]
fn a_child_saves_until_it_is_killed() {
    // Not for ever, should nobody kill it.
    save_often(100 * SAVES);
}

fn save_often(times: usize) {
    let Some(store) = order() else { return };
    let mut locked = store.lock(Duration::ZERO).unwrap();
    say_begun();
    for number in 1..=times {
        locked.save(&record(number)).unwrap();
    }
}

#[test]
fn a_child_holds_the_lock_until_it_is_killed() {
    let Some(store) = order() else { return };
    let _locked = store.lock(Duration::ZERO).unwrap();
    say_begun();
    // Nobody writes there: it ends with the parent at the latest.
    std::io::stdin().read_line(&mut String::new()).unwrap();
}

#[test]
fn no_reader_sees_half_a_file_while_another_process_saves_a_thousand_times() {
    let folder = TempDir::new().unwrap();
    let store = FileStore::new(folder.path().join("token.json"));
    store
        .lock(Duration::ZERO)
        .unwrap()
        .save(&record(0))
        .unwrap();
    let mut writer = Started::begun("a_child_saves_a_thousand_times", store.path());
    let (mut last, mut different) = (0, 0);
    loop {
        let has_ended = writer.child.try_wait().unwrap();
        let user = store.load().unwrap().expect("the file is never missing");
        let number: usize = user.account.as_deref().unwrap().parse().unwrap();
        let length = user.refresh_token.unwrap().expose_secret().len();
        assert_eq!(length, 1 + number * 7 % 5000);
        assert!(number >= last, "{number} after {last}");
        different += usize::from(number > last);
        last = number;
        if let Some(status) = has_ended {
            assert!(status.success());
            break;
        }
    }
    assert_eq!(last, SAVES);
    assert!(different > 10, "the reader looked on: {different}");
}

#[test]
fn the_lock_of_a_killed_process_is_free() {
    let folder = TempDir::new().unwrap();
    let store = FileStore::new(folder.path().join("token.json"));
    let mut holder = Started::begun("a_child_holds_the_lock_until_it_is_killed", store.path());
    let error = store.lock(Duration::ZERO).unwrap_err();
    assert!(matches!(error, StoreError::Busy { .. }), "{error:?}");
    holder.kill();
    store.lock(Duration::ZERO).unwrap();
}

#[test]
fn a_process_killed_among_its_saves_leaves_a_whole_file() {
    let folder = TempDir::new().unwrap();
    let store = FileStore::new(folder.path().join("token.json"));
    let account = || store.load().unwrap().and_then(|user| user.account);
    for _ in 0..5 {
        let mut writer = Started::begun("a_child_saves_until_it_is_killed", store.path());
        let before = account();
        while account() == before {
            assert!(
                writer.child.try_wait().unwrap().is_none(),
                "it ended by itself"
            );
        }
        writer.kill();
        assert!(account().is_some());
        drop(store.lock(Duration::ZERO).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}

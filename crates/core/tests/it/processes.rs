//! Two hundred processes on one store, and a thousand tasks in one, against a server that rotates.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hallpass_core::{Credentials, FileStore};
use serde_json::Value;
use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::server::{Reply, Request, Server};
use crate::support::{access, token_json};

/// Tells this binary, started again, which folder it shares with its parent.
const FOLDER: &str = "HALLPASS_TEST_PROCESSES";
/// The test that a child runs.
const CHILD: &str = "processes::a_child_leaves_its_token_in_the_folder";

const PROCESSES: usize = 200;
const TASKS: usize = 1000;
/// Longer than a slow machine takes; a test that hangs ends here.
const PATIENCE: Duration = Duration::from_secs(120);

/// Returns the answer of a server that takes each refresh token once (RFC 9700 section 4.14.2).
fn rotate(number: usize, request: &Request) -> Reply {
    if request.value("refresh_token") != format!("refresh-{number}") {
        return Reply::new(400, r#"{"error": "invalid_grant"}"#);
    }
    let next = number + 1;
    let mut answer = token_json(&format!("access-{next}"));
    answer["refresh_token"] = format!("refresh-{next}").into();
    Reply::new(200, answer.to_string())
}

/// A saved sign-in whose token has ended, and the server that renews it.
struct Shared {
    server: Server,
    folder: TempDir,
}

impl Shared {
    async fn expired() -> Self {
        let shared = Self {
            server: Server::start(rotate).await,
            folder: TempDir::new().unwrap(),
        };
        let file = serde_json::json!({
            "type": "authorized_user",
            "client_id": "the-client",
            "client_secret": "the-client-secret",
            "token_uri": shared.server.url("/token"),
            "refresh_token": "refresh-0",
            "token": "access-0",
            "expiry": "2001-01-01T00:00:00Z",
            "written_by_somebody_else": [1, 2, 3],
        });
        shared.write(&file);
        shared
    }

    fn write(&self, file: &Value) {
        std::fs::write(token_file(self.folder.path()), file.to_string()).unwrap();
    }

    /// Returns the file, which has to be whole.
    fn file(&self) -> Value {
        let text = std::fs::read_to_string(token_file(self.folder.path())).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// Lets the saved token end, and touches nothing else.
    fn expire(&self) {
        let mut file = self.file();
        file["expiry"] = "2001-01-01T00:00:00Z".into();
        self.write(&file);
    }

    /// Fails unless the server was asked so often and the file holds what it gave last.
    #[track_caller]
    fn has_refreshed(&self, times: usize) {
        assert_eq!(self.server.requests().len(), times);
        let file = self.file();
        assert_eq!(file["token"], format!("access-{times}"));
        assert_eq!(file["refresh_token"], format!("refresh-{times}"));
        assert_eq!(file["written_by_somebody_else"][2], 3);
    }

    /// Starts the processes, lets them go all at once, and returns what each of them got.
    async fn tokens_of(&self, processes: usize) -> Vec<String> {
        let folder = self.folder.path().to_owned();
        let running = tokio::task::spawn_blocking(move || run_together(&folder, processes));
        let finished = tokio::time::timeout(PATIENCE, running);
        finished.await.expect("it ends in time").unwrap()
    }
}

fn token_file(folder: &Path) -> PathBuf {
    folder.join("token.json")
}

fn result_file(folder: &Path, id: u32) -> PathBuf {
    folder.join(format!("process-{id}"))
}

fn run_together(folder: &Path, processes: usize) -> Vec<String> {
    let mut children: Vec<_> = (0..processes).map(|_| start(folder)).collect();
    // A child waits for the end of its standard input, which comes to all of them here.
    for child in &mut children {
        drop(child.stdin.take());
    }
    let tokens = children.into_iter().map(|mut child| {
        let status = child.wait().unwrap();
        assert!(status.success(), "a process failed: {status}");
        let file = result_file(folder, child.id());
        let token = std::fs::read_to_string(&file).unwrap();
        std::fs::remove_file(file).unwrap();
        token
    });
    tokens.collect()
}

fn start(folder: &Path) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", CHILD, "--test-threads", "1"])
        .env(FOLDER, folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test]
async fn a_child_leaves_its_token_in_the_folder() {
    // Run by hand or with all the others, there is no parent and nothing to do.
    let Some(folder) = env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let credentials = Credentials::from_store(FileStore::new(token_file(&folder))).unwrap();
    std::io::copy(&mut std::io::stdin(), &mut std::io::sink()).unwrap();
    let token = access(&credentials).await;
    std::fs::write(result_file(&folder, std::process::id()), token).unwrap();
}

#[tokio::test]
async fn c5_two_hundred_processes_send_one_request() {
    let shared = Shared::expired().await;
    let tokens = shared.tokens_of(PROCESSES).await;
    assert_eq!(tokens, vec!["access-1"; PROCESSES]);
    shared.has_refreshed(1);
}

#[tokio::test]
async fn each_expiry_is_one_request_however_many_processes_meet_it() {
    let shared = Shared::expired().await;
    for times in 1..=3 {
        let tokens = shared.tokens_of(8).await;
        assert_eq!(tokens, vec![format!("access-{times}"); 8]);
        shared.has_refreshed(times);
        shared.expire();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_tasks_send_one_request() {
    let shared = Shared::expired().await;
    let store = FileStore::new(token_file(shared.folder.path()));
    let credentials = Credentials::from_store(store).unwrap();
    let mut tasks = JoinSet::new();
    for _ in 0..TASKS {
        let credentials = credentials.clone();
        tasks.spawn(async move { access(&credentials).await });
    }
    assert_eq!(tasks.join_all().await, vec!["access-1"; TASKS]);
    shared.has_refreshed(1);
}

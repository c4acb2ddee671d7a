//! A token endpoint that answers what a test wants, where the emulator answers what Google does.

use std::sync::{Arc, Mutex};

use hallpass_core::{ClientSecrets, Http, Retries};
use hallpass_flow::{Consent, ExchangeError, Flow, SignedIn};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use url::{Url, form_urlencoded};

/// The server, and what it was asked.
pub(crate) struct TokenServer {
    origin: String,
    asked: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

/// The answers of the two endpoints: status and body.
#[derive(Clone)]
pub(crate) struct Answers {
    pub(crate) token: (u16, String),
    pub(crate) userinfo: (u16, String),
}

impl Answers {
    /// Answers the exchange with these tokens, and knows nothing of people.
    pub(crate) fn tokens(tokens: &Value) -> Self {
        Self {
            token: (200, tokens.to_string()),
            userinfo: (404, "{}".to_owned()),
        }
    }
}

impl TokenServer {
    /// Answers every request the same way until it is dropped.
    pub(crate) async fn start() -> (Self, TcpListener) {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let server = Self {
            origin,
            asked: Arc::default(),
            task: tokio::spawn(std::future::ready(())),
        };
        (server, listener)
    }

    fn answer(&mut self, listener: TcpListener, answers: Answers) {
        let asked = Arc::clone(&self.asked);
        self.task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let request = respond(stream, &answers).await;
                asked.lock().unwrap().push(request);
            }
        });
    }

    /// Returns the client without a secret, as a public client is.
    pub(crate) fn public_client(&self) -> ClientSecrets {
        let secrets = json!({"installed": {
            "client_id": "public",
            "auth_uri": format!("{}/auth", self.origin),
            "token_uri": format!("{}/token", self.origin),
        }});
        ClientSecrets::from_json(&secrets.to_string()).unwrap()
    }

    /// Returns the name that an ID token of this server has to have.
    pub(crate) fn issuer(&self) -> &str {
        &self.origin
    }

    /// Returns the requests so far, heads and bodies.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }

    /// Returns the parameters of the first request to the token endpoint.
    pub(crate) fn exchange(&self) -> Vec<(String, String)> {
        let asked = self.asked();
        let request = asked
            .iter()
            .find(|request| request.starts_with("POST /token"))
            .unwrap();
        let (_, body) = request.split_once("\r\n\r\n").unwrap();
        form_urlencoded::parse(body.as_bytes())
            .into_owned()
            .collect()
    }
}

impl Drop for TokenServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Returns a public client of the server at this origin.
pub(crate) fn secrets_at(origin: &str) -> ClientSecrets {
    let json = json!({"installed": {"client_id": "id", "auth_uri": format!("{origin}/auth"),
        "token_uri": format!("{origin}/token")}});
    ClientSecrets::from_json(&json.to_string()).unwrap()
}

/// Returns a public client of Google.
pub(crate) fn google() -> ClientSecrets {
    let json = json!({"installed": {"client_id": "id",
        "auth_uri": "https://accounts.google.com/o/oauth2/v2/auth",
        "token_uri": "https://oauth2.googleapis.com/token"}});
    ClientSecrets::from_json(&json.to_string()).unwrap()
}

/// Signs in at a server that answers as `answers` says, given the consent.
pub(crate) async fn sign_in_with(
    flow: impl FnOnce(ClientSecrets) -> Flow,
    code: &str,
    answers: impl FnOnce(&TokenServer, &Consent) -> Answers,
) -> (Result<SignedIn, ExchangeError>, TokenServer) {
    let (mut server, listener) = TokenServer::start().await;
    let consent = flow(server.public_client())
        .begin("http://127.0.0.1:9/")
        .unwrap();
    server.answer(listener, answers(&server, &consent));
    let state = parameter(&consent, "state");
    let mut redirect = Url::parse("http://127.0.0.1:9/").unwrap();
    redirect
        .query_pairs_mut()
        .append_pair("state", &state)
        .append_pair("code", code);
    let granted = consent.answer(redirect.as_str()).unwrap();
    let http = Http::new().with_retries(Retries::NONE);
    (granted.exchange(&http).await, server)
}

/// Returns a parameter of the authorization URL.
pub(crate) fn parameter(consent: &Consent, name: &str) -> String {
    let url = Url::parse(consent.authorization_url()).unwrap();
    let mut pairs = url.query_pairs();
    let (_, value) = pairs.find(|(key, _)| key == name).unwrap();
    value.into_owned()
}

/// Reads one request, answers it, and returns it.
async fn respond(mut stream: TcpStream, answers: &Answers) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    while !is_whole(&request) {
        match stream.read(&mut buffer).await {
            Ok(length) if length > 0 => request.extend_from_slice(&buffer[..length]),
            _ => break,
        }
    }
    let request = String::from_utf8(request).unwrap();
    let (status, body) = if request.starts_with("GET /userinfo ") {
        &answers.userinfo
    } else {
        &answers.token
    };
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
    request
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request).to_ascii_lowercase();
    let Some((head, body)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |length| length.trim().parse().unwrap());
    body.len() >= length
}

pub(crate) async fn answer_all(listener: TcpListener, answer: String) {
    while let Ok((mut stream, _)) = listener.accept().await {
        let mut request = vec![0; 16 * 1024];
        let _ = stream.read(&mut request).await;
        let _ = stream.write_all(answer.as_bytes()).await;
    }
}

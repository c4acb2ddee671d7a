//! A small HTTP client and a sandbox with somebody signed in.

use hallpass_emulator::{Emulator, EmulatorBuilder, UserAgent};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::HeaderMap;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;
use url::Url;
use url::form_urlencoded::Serializer;

pub(crate) const SPREADSHEETS: &str = "https://www.googleapis.com/auth/spreadsheets";
pub(crate) const READONLY: &str = "https://www.googleapis.com/auth/spreadsheets.readonly";
pub(crate) const DRIVE_FILE: &str = "https://www.googleapis.com/auth/drive.file";
pub(crate) const REDIRECT_URI: &str = "http://127.0.0.1:9/callback";

/// Names and values.
pub(crate) type Pairs<'a> = &'a [(&'a str, &'a str)];

/// One HTTP answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// Fails the test unless this is the OAuth error of this name with this description.
    #[track_caller]
    pub(crate) fn assert_error(&self, status: u16, error: &str, description: &str) {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.json()["error"], error);
        assert_eq!(self.json()["error_description"], description);
    }
}

/// Sends one request; an error is a connection that broke.
pub(crate) async fn try_send(
    method: &str,
    url: &str,
    headers: Pairs<'_>,
    body: &str,
) -> Result<Answer, hyper::Error> {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, target) = rest.split_once('/').unwrap_or((rest, ""));
    let stream = TcpStream::connect(host).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let mut request = hyper::Request::builder()
        .method(method)
        .uri(format!("/{target}"));
    request = request.header("host", host);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request
        .body(Full::new(Bytes::from(body.to_owned())))
        .unwrap();
    let (parts, body) = sender.send_request(request).await?.into_parts();
    let body = body.collect().await?.to_bytes();
    let text = String::from_utf8(body.to_vec()).unwrap();
    Ok(Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        text,
    })
}

/// Opens a page.
pub(crate) async fn get(url: &str) -> Answer {
    try_send("GET", url, &[], "").await.unwrap()
}

/// Opens a page as a browser does, which goes where it is sent.
pub(crate) async fn browse(url: &str) -> Answer {
    follow(get(url).await).await
}

/// Posts a form as a browser does, which goes where it is sent.
pub(crate) async fn submit(url: &str, pairs: Pairs<'_>) -> Answer {
    follow(post_form(url, pairs).await).await
}

async fn follow(answer: Answer) -> Answer {
    match answer.header("location") {
        "" => answer,
        location => get(location).await,
    }
}

/// Posts a form.
pub(crate) async fn post_form(url: &str, pairs: Pairs<'_>) -> Answer {
    post_form_with(url, &[], pairs).await
}

/// Posts a form with more headers.
pub(crate) async fn post_form_with(url: &str, headers: Pairs<'_>, pairs: Pairs<'_>) -> Answer {
    let mut headers = headers.to_vec();
    headers.push(("content-type", "application/x-www-form-urlencoded"));
    try_send("POST", url, &headers, &encode(pairs))
        .await
        .unwrap()
}

/// Writes parameters as a query or a form.
pub(crate) fn encode(pairs: Pairs<'_>) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

/// A sandbox seen from one client.
pub(crate) struct Application {
    pub(crate) emulator: Emulator,
    pub(crate) id: String,
    pub(crate) secret: String,
}

impl Application {
    pub(crate) async fn start() -> Self {
        Self::start_with(Emulator::builder()).await
    }

    pub(crate) async fn start_with(builder: EmulatorBuilder) -> Self {
        let emulator = builder.start().await.unwrap();
        let (id, secret) = client_of(&emulator.client_secrets_json());
        Self {
            emulator,
            id,
            secret,
        }
    }

    /// Returns the same sandbox seen from its television.
    pub(crate) fn into_television(self) -> Self {
        let (id, secret) = client_of(&self.emulator.device_client_secrets_json());
        Self { id, secret, ..self }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.emulator.url())
    }

    /// Returns an authorization URL; `more` replaces and adds parameters.
    pub(crate) fn authorization_url(&self, more: Pairs<'_>) -> String {
        let mut pairs = vec![
            ("response_type", "code"),
            ("client_id", self.id.as_str()),
            ("redirect_uri", REDIRECT_URI),
            ("scope", SPREADSHEETS),
            ("state", "the-state"),
        ];
        pairs.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
        pairs.extend(more);
        format!("{}?{}", self.url("/o/oauth2/v2/auth"), encode(&pairs))
    }

    /// Lets the person allow and returns the code.
    pub(crate) async fn code(&self, person: &UserAgent, more: Pairs<'_>) -> String {
        let redirect = person
            .redirect_after_allow(&self.authorization_url(more))
            .await
            .unwrap();
        parameter(&redirect, "code").unwrap()
    }

    /// Posts to the token endpoint with this client's identifier and secret.
    pub(crate) async fn token(&self, pairs: Pairs<'_>) -> Answer {
        let mut all = vec![
            ("client_id", self.id.as_str()),
            ("client_secret", &self.secret),
        ];
        all.extend(pairs);
        post_form(&self.url("/token"), &all).await
    }

    pub(crate) async fn exchange(&self, code: &str, more: Pairs<'_>) -> Answer {
        let mut pairs = vec![("grant_type", "authorization_code"), ("code", code)];
        if more.iter().all(|(name, _)| *name != "redirect_uri") {
            pairs.push(("redirect_uri", REDIRECT_URI));
        }
        pairs.extend(more);
        self.token(&pairs).await
    }

    pub(crate) async fn refresh(&self, refresh_token: &str) -> Answer {
        self.token(&[
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh_token),
        ])
        .await
    }

    /// Signs a person in for these scopes and returns the token answer.
    pub(crate) async fn sign_in(&self, person: &UserAgent, scopes: &str) -> Value {
        let code = self.code(person, &[("scope", scopes)]).await;
        self.exchange(&code, &[]).await.json()
    }

    /// Signs the default person in and returns an access token.
    pub(crate) async fn access_token(&self, scopes: &str) -> String {
        text(
            &self.sign_in(&UserAgent::new(), scopes).await,
            "access_token",
        )
    }

    /// Asks the userinfo endpoint, to see whether a token is live.
    pub(crate) async fn is_live(&self, access_token: &str) -> bool {
        let bearer = format!("Bearer {access_token}");
        let headers = [("authorization", bearer.as_str())];
        let answer = try_send("GET", &self.url("/userinfo"), &headers, "")
            .await
            .unwrap();
        answer.status == 200
    }
}

/// Returns the claims of an ID token.
pub(crate) fn claims(tokens: &Value) -> Value {
    use base64::Engine as _;
    let token = text(tokens, "id_token");
    let middle = token.split('.').nth(1).unwrap();
    let decoded = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(middle);
    serde_json::from_slice(&decoded.unwrap()).unwrap()
}

/// Returns the identifier of the question on a consent page.
pub(crate) fn question(page: &str) -> &str {
    let (_, rest) = page.split_once("name=\"request\" value=\"").unwrap();
    rest.split_once('"').unwrap().0
}

/// Returns identifier and secret of a client secrets file.
pub(crate) fn client_of(secrets: &str) -> (String, String) {
    let secrets: Value = serde_json::from_str(secrets).unwrap();
    let client = secrets.as_object().unwrap().values().next().unwrap();
    (text(client, "client_id"), text(client, "client_secret"))
}

/// Returns a text field.
#[track_caller]
pub(crate) fn text(value: &Value, name: &str) -> String {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("no {name} in {value}"))
        .to_owned()
}

/// Returns a parameter of a URL's query.
pub(crate) fn parameter(url: &str, name: &str) -> Option<String> {
    let url = Url::parse(url).unwrap();
    url.query_pairs()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

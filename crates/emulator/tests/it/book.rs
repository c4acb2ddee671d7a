//! A spreadsheet to test with.

use serde_json::Value;

use crate::support::{Answer, Application, SPREADSHEETS, text, try_send};

/// A spreadsheet with one sheet of 1000 × 26, and a token for it.
pub(crate) struct Book {
    pub(crate) application: Application,
    pub(crate) token: String,
    pub(crate) id: String,
}

impl Book {
    pub(crate) async fn start() -> Self {
        let application = Application::start().await;
        let token = application.access_token(SPREADSHEETS).await;
        let mut book = Self {
            application,
            token,
            id: String::new(),
        };
        book.id = text(&book.call("POST", "", "{}").await.json(), "spreadsheetId");
        book
    }

    /// Calls a path behind `/v4/spreadsheets` with the book's token.
    pub(crate) async fn call(&self, method: &str, path: &str, body: &str) -> Answer {
        self.call_as(&self.token, method, path, body).await
    }

    /// Calls a path behind `/v4/spreadsheets` with another token.
    pub(crate) async fn call_as(
        &self,
        token: &str,
        method: &str,
        path: &str,
        body: &str,
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers = [
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
        ];
        let url = self.application.url(&format!("/v4/spreadsheets{path}"));
        try_send(method, &url, &headers, body).await.unwrap()
    }

    /// Reads a range; `query` begins with `?` or is empty.
    pub(crate) async fn get(&self, range: &str, query: &str) -> Answer {
        let path = format!("/{}/values/{}{query}", self.id, segment(range));
        self.call("GET", &path, "").await
    }

    /// Writes rows.
    pub(crate) async fn put(&self, range: &str, input: &str, values: &Value) -> Answer {
        let query = format!("?valueInputOption={input}");
        let path = format!("/{}/values/{}{query}", self.id, segment(range));
        self.call(
            "PUT",
            &path,
            &serde_json::json!({ "values": values }).to_string(),
        )
        .await
    }

    /// Appends rows; `query` begins with `&` or is empty.
    pub(crate) async fn append(&self, range: &str, values: &Value, query: &str) -> Answer {
        let query = format!("?valueInputOption=RAW{query}");
        let path = format!("/{}/values/{}:append{query}", self.id, segment(range));
        self.call(
            "POST",
            &path,
            &serde_json::json!({ "values": values }).to_string(),
        )
        .await
    }

    /// Applies requests to the spreadsheet.
    pub(crate) async fn batch_update(&self, requests: &Value) -> Answer {
        let body = serde_json::json!({ "requests": requests }).to_string();
        self.call("POST", &format!("/{}:batchUpdate", self.id), &body)
            .await
    }
}

/// Encodes a path segment as strictly as can be.
pub(crate) fn segment(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Fails the test unless this is Google's error of this kind.
#[track_caller]
pub(crate) fn assert_api_error(answer: &Answer, code: u16, status: &str, message: &str) {
    let error = &answer.json()["error"];
    assert_eq!(answer.status, code, "{}", answer.text);
    assert_eq!(error["code"], code);
    assert_eq!(error["status"], status);
    assert_eq!(error["message"], message);
}

//! A spreadsheet to test with.

use serde_json::{Value, json};

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
        self.call("PUT", &path, &json!({ "values": values }).to_string())
            .await
    }

    /// Appends rows; `query` begins with `&` or is empty.
    pub(crate) async fn append(&self, range: &str, values: &Value, query: &str) -> Answer {
        let query = format!("?valueInputOption=RAW{query}");
        let path = format!("/{}/values/{}:append{query}", self.id, segment(range));
        self.call("POST", &path, &json!({ "values": values }).to_string())
            .await
    }

    /// Applies requests to the spreadsheet.
    pub(crate) async fn batch_update(&self, requests: &Value) -> Answer {
        self.post(":batchUpdate", &json!({ "requests": requests }))
            .await
    }

    /// Posts to a path behind the spreadsheet's identifier.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        let path = format!("/{}{path}", self.id);
        self.call("POST", &path, &body.to_string()).await
    }

    /// Applies requests that have to succeed, and returns the replies.
    pub(crate) async fn apply(&self, requests: Value) -> Value {
        let answer = self.batch_update(&requests).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()["replies"].take()
    }

    /// Applies one request that has to succeed, and returns what replies to it.
    pub(crate) async fn apply_one(&self, kind: &str, request: Value) -> Value {
        let mut replies = self.apply(json!([{ kind: request }])).await;
        match replies[0].get_mut(kind) {
            Some(reply) => reply.take(),
            None => replies[0].take(),
        }
    }

    /// Applies one request that has to be refused with this message.
    pub(crate) async fn refuse(&self, kind: &str, request: Value, message: &str) {
        let answer = self.batch_update(&json!([{ kind: request }])).await;
        let message = format!("Invalid requests[0].{kind}: {message}");
        assert_api_error(&answer, 400, "INVALID_ARGUMENT", &message);
    }

    /// Reads the spreadsheet; `query` begins with `?` or is empty.
    pub(crate) async fn resource(&self, query: &str) -> Value {
        let answer = self.call("GET", &format!("/{}{query}", self.id), "").await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    /// Returns a field of the first sheet; `null` when it is not there.
    pub(crate) async fn part(&self, name: &str) -> Value {
        let mut resource = self.resource(&format!("?fields=sheets.{name}")).await;
        resource["sheets"][0][name].take()
    }

    /// Returns what the cells of a range show.
    pub(crate) async fn shown(&self, range: &str) -> Value {
        self.get(range, "").await.json()["values"].take()
    }

    /// Returns the `CellData` of one cell, as far as the fields say.
    pub(crate) async fn cell(&self, cell: &str, fields: &str) -> Value {
        let query = format!("?ranges={cell}&fields=sheets.data.rowData.values({fields})");
        let mut resource = self.resource(&query).await;
        resource["sheets"][0]["data"][0]["rowData"][0]["values"][0].take()
    }

    /// Writes rows as if somebody had typed them.
    pub(crate) async fn fill(&self, range: &str, values: Value) {
        let answer = self.put(range, "USER_ENTERED", &values).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
}

/// Returns a range of the first sheet, from row and column to before row and column.
pub(crate) fn range(top: u32, left: u32, bottom: u32, right: u32) -> Value {
    json!({
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    })
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

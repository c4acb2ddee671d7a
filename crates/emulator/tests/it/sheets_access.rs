//! Who may call the Sheets API, and how it answers whom.

use hallpass_emulator::{Endpoint, Fault, UserAgent};

use crate::book::{Book, assert_api_error};
use crate::support::{
    Application, DRIVE_FILE, Pairs, READONLY, SPREADSHEETS, client_of, text, try_send,
};
use serde_json::json;

#[tokio::test]
async fn what_is_not_emulated_says_so() {
    let book = Book::start().await;
    for (kind, request) in [
        ("addDataSource", json!({ "dataSource": {} })),
        ("refreshDataSource", json!({ "isAll": true })),
    ] {
        let answer = book.batch_update(&json!([{ kind: request }])).await;
        let message = format!("not emulated: spreadsheets.batchUpdate {kind}");
        assert_api_error(&answer, 501, "UNIMPLEMENTED", &message);
    }
    let path = format!("/{}:getByFilter", book.id);
    let answer = book.call("POST", &path, "{}").await;
    let message = format!("not emulated: POST /v4/spreadsheets{path}");
    assert_api_error(&answer, 501, "UNIMPLEMENTED", &message);
    for path in ["/drive/v3/files", "/token"] {
        let url = book.application.url(path);
        let answer = try_send("GET", &url, &[], "").await.unwrap();
        let message = format!("not emulated: GET {path}");
        assert_api_error(&answer, 501, "UNIMPLEMENTED", &message);
    }
}

#[tokio::test]
async fn a_bad_or_missing_token_is_unauthenticated() {
    let book = Book::start().await;
    let answer = book
        .call_as("sbx.nobody", "GET", &format!("/{}", book.id), "")
        .await;
    let expected = "OAuth 2 access token, login cookie or other valid authentication credential. \
        See https://developers.google.com/identity/sign-in/web/devconsole-project.";
    let message = format!("Request had invalid authentication credentials. Expected {expected}");
    assert_api_error(&answer, 401, "UNAUTHENTICATED", &message);
    let challenge = r#"Bearer realm="https://accounts.google.com/", error="invalid_token""#;
    assert_eq!(answer.header("www-authenticate"), challenge);
    let url = book
        .application
        .url(&format!("/v4/spreadsheets/{}", book.id));
    let answer = try_send("GET", &url, &[], "").await.unwrap();
    assert_eq!(answer.status, 401);
    assert_eq!(
        answer.json()["error"]["details"][0]["reason"],
        "CREDENTIALS_MISSING"
    );
}

#[tokio::test]
async fn a_token_reaches_only_what_its_scopes_reach() {
    let book = Book::start().await;
    let token = book.application.access_token(READONLY).await;
    let read = book
        .call_as(&token, "GET", &format!("/{}/values/A1", book.id), "")
        .await;
    assert_eq!(read.status, 200);
    let path = format!("/{}/values/A1?valueInputOption=RAW", book.id);
    let write = book
        .call_as(&token, "PUT", &path, r#"{"values":[[1]]}"#)
        .await;
    let message = "Request had insufficient authentication scopes.";
    assert_api_error(&write, 403, "PERMISSION_DENIED", message);
    let detail = &write.json()["error"]["details"][0];
    assert_eq!(detail["reason"], "ACCESS_TOKEN_SCOPE_INSUFFICIENT");
    let method = "google.apps.sheets.v4.SpreadsheetsService.UpdateValues";
    assert_eq!(detail["metadata"]["method"], method);
    assert!(
        write
            .header("www-authenticate")
            .contains("insufficient_scope")
    );
    assert!(write.header("www-authenticate").contains(SPREADSHEETS));
    let email = book.application.access_token("email").await;
    let refused = book
        .call_as(&email, "GET", &format!("/{}", book.id), "")
        .await;
    assert_api_error(&refused, 403, "PERMISSION_DENIED", message);
}

#[tokio::test]
async fn what_reads_by_data_filters_needs_a_scope_that_writes() {
    let book = Book::start().await;
    let token = book.application.access_token(READONLY).await;
    let filters = r#"{"dataFilters": [{"a1Range": "A1"}]}"#;
    let calls = [
        ("POST", ":getByDataFilter", filters),
        ("POST", "/values:batchGetByDataFilter", filters),
        ("POST", "/developerMetadata:search", filters),
        ("GET", "/developerMetadata/1", ""),
        ("POST", "/sheets/0:copyTo", "{}"),
    ];
    for (method, path, body) in calls {
        let path = format!("/{}{path}", book.id);
        let refused = book.call_as(&token, method, &path, body).await;
        let message = "Request had insufficient authentication scopes.";
        assert_api_error(&refused, 403, "PERMISSION_DENIED", message);
        assert_ne!(book.call(method, &path, body).await.status, 403, "{path}");
    }
}

#[tokio::test]
async fn a_spreadsheet_belongs_to_its_maker() {
    let book = Book::start().await;
    let grace = UserAgent::new().account("grace@sandbox.test");
    let tokens = book.application.sign_in(&grace, SPREADSHEETS).await;
    let grace = text(&tokens, "access_token");
    let path = format!("/{}", book.id);
    let refused = book.call_as(&grace, "GET", &path, "").await;
    assert_api_error(
        &refused,
        403,
        "PERMISSION_DENIED",
        "The caller does not have permission",
    );
    let unknown = book.call("GET", "/nothing-here", "").await;
    assert_api_error(
        &unknown,
        404,
        "NOT_FOUND",
        "Requested entity was not found.",
    );
}

#[tokio::test]
async fn drive_file_reaches_only_files_of_the_same_client() {
    let book = Book::start().await;
    let own = book.application.access_token(DRIVE_FILE).await;
    let path = format!("/{}", book.id);
    assert_eq!(book.call_as(&own, "GET", &path, "").await.status, 200);
    let redirect_uri = crate::support::REDIRECT_URI;
    let (id, secret) = client_of(
        &book
            .application
            .emulator
            .web_client_secrets_json(redirect_uri),
    );
    let Book {
        application,
        id: spreadsheet,
        token,
    } = book;
    let web = Application {
        id,
        secret,
        ..application
    };
    let strange = web.access_token(DRIVE_FILE).await;
    let book = Book {
        application: web,
        id: spreadsheet,
        token,
    };
    let answer = book.call_as(&strange, "GET", &path, "").await;
    assert_api_error(&answer, 404, "NOT_FOUND", "Requested entity was not found.");
}

#[tokio::test]
async fn an_answer_is_readable_unless_asked_otherwise() {
    let book = Book::start().await;
    let cases: [(&str, bool); 2] = [("", true), ("?prettyPrint=false", false)];
    for (query, is_readable) in cases {
        let answer = book.get("A1", query).await;
        assert_eq!(
            answer.text.contains("\n  \"range\""),
            is_readable,
            "{}",
            answer.text
        );
        assert_eq!(
            answer.header("content-type"),
            "application/json; charset=UTF-8"
        );
    }
}

#[tokio::test]
async fn a_fault_replaces_an_answer_of_the_api() {
    let book = Book::start().await;
    let headers: Pairs<'_> = &[("content-type", "text/html"), ("retry-after", "3")];
    let fault = headers
        .iter()
        .fold(Fault::status(502, "<html>"), |fault, (name, value)| {
            fault.header(name, value)
        });
    book.application
        .emulator
        .faults()
        .next(Endpoint::Sheets, fault);
    let broken = book.get("A1", "").await;
    assert_eq!((broken.status, broken.text.as_str()), (502, "<html>"));
    assert_eq!(broken.header("content-type"), "text/html");
    assert_eq!(book.get("A1", "").await.status, 200);
}

//! The authorization endpoint's refusals: the address and the page that tell a person about them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::support::{Application, Pairs, REDIRECT_URI, browse, get, parameter};

#[tokio::test]
async fn an_untrusted_request_gets_a_page_and_the_application_hears_nothing() {
    let application = Application::start().await;
    let cases: [(Pairs<'_>, &str); 8] = [
        (&[("client_id", "nobody")], "invalid_client"),
        (
            &[("client_id", "")],
            "Missing required parameter: client_id",
        ),
        (
            &[("redirect_uri", "https://example.com/")],
            "redirect_uri_mismatch",
        ),
        (&[("response_type", "token")], "unsupported_response_type"),
        (
            &[("scope", "https://www.googleapis.com/auth/spreadsheet")],
            "invalid_scope",
        ),
        (&[("scope", " ")], "Missing required parameter: scope"),
        (&[("state", "1"), ("state", "2")], "single value: state"),
        (
            &[("redirect_uri", "")],
            "Missing required parameter: redirect_uri",
        ),
    ];
    for (parameters, message) in cases {
        let answer = get(&application.authorization_url(parameters)).await;
        let location = answer.header("location");
        assert_eq!(answer.status, 302, "{parameters:?}");
        assert!(
            location.starts_with(&application.url("/signin/oauth/error?")),
            "{location}"
        );
        let page = get(location).await;
        assert_eq!((page.status, page.header("location")), (400, ""));
        assert!(page.text.contains("Access blocked"), "{}", page.text);
        assert!(page.text.contains(message), "{message} in {}", page.text);
    }
}

#[tokio::test]
async fn the_address_holds_the_error_as_google_writes_it() {
    let application = Application::start().await;
    let elsewhere = [("redirect_uri", "https://example.com/")];
    let answer = get(&application.authorization_url(&elsewhere)).await;
    let location = answer.header("location");
    assert_eq!(parameter(location, "client_id").unwrap(), application.id);
    let error = parameter(location, "authError").unwrap();
    let message = URL_SAFE_NO_PAD.decode(error).unwrap();
    let (name, description) = (
        "redirect_uri_mismatch",
        "This client is not registered for https://example.com/",
    );
    let expected = [
        &[0x0a, 21],
        name.as_bytes(),
        &[0x12, 54],
        description.as_bytes(),
        // The status, 400: field 4, a number.
        &[0x20, 0x90, 0x03],
    ];
    assert_eq!(message, expected.concat());
}

#[tokio::test]
async fn a_request_without_a_client_names_none() {
    let application = Application::start().await;
    let answer = get(&application.authorization_url(&[("client_id", "")])).await;
    assert_eq!(parameter(answer.header("location"), "client_id"), None);
}

#[tokio::test]
async fn nothing_of_a_request_becomes_markup() {
    let application = Application::start().await;
    let from_request = application.authorization_url(&[("redirect_uri", "<script>")]);
    // Anybody can write such an address.
    let message = URL_SAFE_NO_PAD.encode(b"\x0a\x08<script>\x12\x08<script>");
    let from_address = application.url(&format!("/signin/oauth/error?authError={message}"));
    for (url, count) in [(from_request, 1), (from_address, 2)] {
        let page = browse(&url).await;
        assert_eq!(page.text.matches("&lt;script&gt;").count(), count);
        assert!(!page.text.contains("<script>"));
    }
}

#[tokio::test]
async fn an_address_without_an_error_is_an_error_page_too() {
    let application = Application::start().await;
    for query in ["", "?authError=", "?authError=nonsense"] {
        let page = get(&application.url(&format!("/signin/oauth/error{query}"))).await;
        assert_eq!(page.status, 400);
        assert!(page.text.contains("invalid_request"), "{}", page.text);
    }
}

#[tokio::test]
async fn a_device_cannot_be_redirected_to() {
    let television = Application::start().await.into_television();
    for (uri, error) in [
        (REDIRECT_URI, "Localhost URI is not allowed"),
        ("https://example.com/", "redirect_uri_mismatch"),
    ] {
        let parameters = [("redirect_uri", uri), ("scope", "email")];
        let page = browse(&television.authorization_url(&parameters)).await;
        assert_eq!(page.status, 400, "{uri}");
        assert!(page.text.contains(error), "{error} in {}", page.text);
    }
}

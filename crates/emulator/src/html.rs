//! HTML pages: escaping, the common frame, the headers.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};

/// Returns `text` so that HTML shows it as it is, in an element or in a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Answers with a page; `body` is HTML, `title` is text.
pub(crate) fn page(status: StatusCode, title: &str, body: &str) -> Response {
    page_with_form(status, title, body, "'none'")
}

/// Answers with a page whose form may lead to `form_targets` (sources as a Content Security
/// Policy writes them: browsers also check the redirect that answers the form).
pub(crate) fn page_with_form(
    status: StatusCode,
    title: &str,
    body: &str,
    form_targets: &str,
) -> Response {
    let title = escape(title);
    let document = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n\
         <p class=\"notice\">This is the <strong>hallpass sandbox</strong> on your own machine. \
         It is not Google, and nothing leaves this machine.</p>\n\
         <h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    );
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; form-action {form_targets}; \
         frame-ancestors 'none'; base-uri 'none'"
    );
    let mut response = (status, Html(document)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}\
main{max-width:34rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}\
.notice{border:1px solid #b7791f;border-left-width:6px;border-radius:6px;padding:.6rem .8rem}\
fieldset{border:1px solid GrayText;border-radius:8px;margin:0 0 1rem;padding:.4rem 1rem .8rem}\
label{display:flex;gap:.7rem;align-items:flex-start;padding:.45rem 0}\
input{width:1.15rem;height:1.15rem;margin:.2rem 0 0;flex:none}\
#user_code{width:100%;height:auto;box-sizing:border-box;margin:0 0 1rem;padding:.5rem .8rem;\
font:1.3rem/1.5 ui-monospace,monospace;letter-spacing:.1em;text-transform:uppercase}\
code{font-size:.85em;overflow-wrap:anywhere;opacity:.8}\
.buttons{display:flex;gap:.8rem;justify-content:flex-end;flex-wrap:wrap}\
button{font:inherit;padding:.6rem 1.5rem;border-radius:8px;border:1px solid GrayText;\
background:transparent;color:inherit;cursor:pointer}\
#allow,#next{background:#1a56db;border-color:#1a56db;color:#fff}\
button:focus-visible,input:focus-visible{outline:3px solid #1a56db;outline-offset:2px}";

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn no_character_of_a_stranger_becomes_markup() {
        assert_eq!(
            escape("<a href='x' id=\"y\">&"),
            "&lt;a href=&#39;x&#39; id=&quot;y&quot;&gt;&amp;"
        );
    }
}

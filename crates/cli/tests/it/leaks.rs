//! A scanner for secrets in text: by what they look like, and by what they are.

/// What secrets begin with, in the forms in which they travel.
const MARKS: [&str; 17] = [
    "sbx.",
    "1//",
    "4/0A",
    "GOCSPX-",
    "AH-1Ng",
    "eyJ",
    "Bearer ",
    "code=",
    "code_verifier=",
    "device_code=",
    "id_token=",
    "client_secret=",
    "refresh_token=",
    "access_token=",
    "state=",
    "\"refresh_token\":\"",
    "\"access_token\":\"",
];

/// Returns each mark that something follows.
pub(crate) fn found(text: &str) -> Vec<String> {
    let text = text
        .replace("%2F", "/")
        .replace("%2f", "/")
        .replace(['\\', '\u{200b}'], "");
    let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    let follows = |rest: &str| rest.chars().take_while(is_part).count() >= 6;
    let marks = MARKS.iter().flat_map(|mark| {
        let text = &text;
        text.match_indices(mark)
            .filter(move |(at, _)| follows(&text[at + mark.len()..]))
            .map(|(at, _)| line_at(text, at))
    });
    marks.collect()
}

fn line_at(text: &str, at: usize) -> String {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or_default().to_owned()
}

#[test]
fn the_scanner_finds_what_it_must() {
    let leaks = [
        "token sbx.Ab3dEfGh",
        "refresh 1//0abcdef",
        "refresh 1%2F%2F0abcdef",
        "code: 4/0Axyz12345",
        "GET /?code=abcdef&scope=x",
        "secret GOCSPX-abcdef",
        "authorization: Bearer abcdef",
        "POST grant_type=x&code_verifier=abcdef",
        "POST client_secret=abcdef",
        "POST device_code=abcdef",
        "device AH-1Ngabcdef",
        "identity eyJhbGciOiJSUzI1NiJ9.e30.c2ln",
        "POST id_token=abcdef",
        "POST refresh_token=abcdef",
        "GET ?access_token=abcdef",
        "Location: /?state=abcdef",
        "{\\\"refresh_token\\\":\\\"abcdef\\\"}",
    ];
    for leak in leaks {
        assert_eq!(
            found(&format!("a line\n{leak}\nanother"))
                .first()
                .map(|line| line.len() >= 10),
            Some(true),
            "{leak}"
        );
    }
    for harmless in [
        "status=200 state=…",
        "Bearer token expected",
        "code=400",
        "http://127.0.0.1//",
    ] {
        assert_eq!(found(harmless), Vec::<String>::new());
    }
}

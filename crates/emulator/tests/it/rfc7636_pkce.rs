//! Proof Key for Code Exchange.

use hallpass_emulator::UserAgent;

use crate::support::{Application, Pairs, browse};

// RFC 7636 appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const S256: [(&str, &str); 2] = [
    ("code_challenge", CHALLENGE),
    ("code_challenge_method", "S256"),
];

#[tokio::test]
async fn the_right_verifier_is_accepted() {
    let application = Application::start().await;
    let code = application.code(&UserAgent::new(), &S256).await;
    let answer = application
        .exchange(&code, &[("code_verifier", VERIFIER)])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

#[tokio::test]
async fn a_plain_challenge_is_compared_as_it_is() {
    let application = Application::start().await;
    let code = application
        .code(&UserAgent::new(), &[("code_challenge", VERIFIER)])
        .await;
    let answer = application
        .exchange(&code, &[("code_verifier", VERIFIER)])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

#[tokio::test]
async fn a_wrong_missing_or_needless_verifier_is_an_invalid_grant() {
    let cases: [(Pairs<'_>, Pairs<'_>, &str); 4] = [
        (
            &S256,
            &[("code_verifier", CHALLENGE)],
            "Invalid code verifier.",
        ),
        (&S256, &[], "Missing code verifier."),
        (
            &[("code_challenge", VERIFIER)],
            &[("code_verifier", CHALLENGE)],
            "Invalid code verifier.",
        ),
        (
            &[],
            &[("code_verifier", VERIFIER)],
            "code_verifier or verifier is not needed.",
        ),
    ];
    let application = Application::start().await;
    for (asked, proof, description) in cases {
        let code = application.code(&UserAgent::new(), asked).await;
        application
            .exchange(&code, proof)
            .await
            .assert_error(400, "invalid_grant", description);
    }
}

#[tokio::test]
async fn a_wrong_verifier_burns_the_code() {
    let application = Application::start().await;
    let code = application.code(&UserAgent::new(), &S256).await;
    application
        .exchange(&code, &[("code_verifier", CHALLENGE)])
        .await;
    let second = application
        .exchange(&code, &[("code_verifier", VERIFIER)])
        .await;
    second.assert_error(400, "invalid_grant", "Bad Request");
}

#[tokio::test]
async fn an_unknown_method_or_a_short_challenge_gets_a_page() {
    let application = Application::start().await;
    let cases: [Pairs<'_>; 3] = [
        &[
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S512"),
        ],
        &[
            ("code_challenge", "short"),
            ("code_challenge_method", "S256"),
        ],
        &[("code_challenge_method", "S256")],
    ];
    for parameters in cases {
        let page = browse(&application.authorization_url(parameters)).await;
        assert_eq!(page.status, 400, "{parameters:?}");
        assert!(page.text.contains("invalid_request"));
    }
}

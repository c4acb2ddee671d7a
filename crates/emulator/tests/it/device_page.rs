//! The page for the codes of devices, and the person who types one.

use hallpass_emulator::UserAgent;

use crate::support::{
    Application, DRIVE_FILE, REDIRECT_URI, claims, encode, get, post_form, question, submit,
};
use crate::television::Television;

const APPDATA: &str = "https://www.googleapis.com/auth/drive.appdata";

#[tokio::test]
async fn the_page_asks_for_the_code() {
    let application = Application::start().await;
    let page = get(&application.url("/device")).await;
    assert_eq!(page.status, 200);
    for part in ["hallpass sandbox", "id=\"user_code\"", "id=\"next\""] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    let policy = page.header("content-security-policy");
    assert!(policy.contains("form-action 'self';"), "{policy}");
}

#[tokio::test]
async fn a_code_in_the_address_is_filled_in_and_is_no_markup() {
    let application = Application::start().await;
    for (code, shown) in [
        ("GQVQ-JKEC", "GQVQ-JKEC"),
        ("\"><b>", "&quot;&gt;&lt;b&gt;"),
    ] {
        let query = encode(&[("user_code", code)]);
        let page = get(&application.url(&format!("/device?{query}"))).await;
        let value = format!("value=\"{shown}\"");
        assert!(page.text.contains(&value), "{value} in {}", page.text);
    }
}

#[tokio::test]
async fn a_code_may_be_typed_carelessly() {
    let television = Television::start("email").await;
    let code = television.user_code();
    let hasty = code.to_lowercase().replace('-', "");
    for typed in [&code, &hasty, &format!(" {} ", code.replace('-', " "))] {
        let page = submit(&television.verification_url(), &[("user_code", typed)]).await;
        assert_eq!(page.status, 200, "{typed}");
    }
}

#[tokio::test]
async fn the_consent_of_a_device_is_the_usual_page_and_leads_nowhere_else() {
    let television = Television::start(&format!("email {DRIVE_FILE}")).await;
    let form = [("user_code", &*television.user_code())];
    let page = submit(&television.verification_url(), &form).await;
    for part in [
        "sandbox-tv.apps.googleusercontent.com",
        "id=\"allow\"",
        "id=\"deny\"",
        "grace@sandbox.test",
    ] {
        assert!(page.text.contains(part), "{part} in {}", page.text);
    }
    assert_eq!(page.text.matches("type=\"checkbox\"").count(), 1);
    let policy = page.header("content-security-policy");
    assert!(policy.contains("form-action 'self';"), "{policy}");
}

#[tokio::test]
async fn a_code_that_does_not_work_says_why() {
    let television = Television::start("email").await;
    let person = UserAgent::new();
    let enter = async |code: &str| {
        let url = television.verification_url();
        person.enter_code(&url, code).await.unwrap()
    };
    for unknown in ["BCDF-GHJK", "", "--"] {
        let page = enter(unknown).await;
        assert_eq!(page.status, 400);
        assert!(page.body.contains("No device shows this code"), "{unknown}");
    }
    enter(&television.user_code()).await;
    let used = enter(&television.user_code()).await;
    assert_eq!(used.status, 400);
    assert!(used.body.contains("used already"), "{}", used.body);
    let television = Television::start("email").await;
    television.wait(1800);
    let url = television.verification_url();
    let expired = person.enter_code(&url, &television.user_code()).await;
    let expired = expired.unwrap();
    assert_eq!(expired.status, 400);
    assert!(expired.body.contains("has expired"), "{}", expired.body);
}

#[tokio::test]
async fn the_person_is_sent_back_to_the_device() {
    let television = Television::start("email").await;
    let (url, code) = (television.verification_url(), television.user_code());
    let page = UserAgent::new().enter_code(&url, &code).await.unwrap();
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("go back to your device"),
        "{}",
        page.body
    );
}

#[tokio::test]
async fn a_person_who_denies_or_is_refused_reads_that_nothing_was_given() {
    for is_refused in [false, true] {
        let television = Television::start("email").await;
        let (url, code) = (television.verification_url(), television.user_code());
        let person = UserAgent::new();
        let page = match is_refused {
            true => {
                let emulator = &television.application.emulator;
                emulator.refuse_next_consent("org_internal");
                person.enter_code(&url, &code).await
            }
            false => person.enter_code_and_deny(&url, &code).await,
        };
        let page = page.unwrap();
        assert_eq!(page.status, 200);
        assert!(page.body.contains("Nothing was given"), "{}", page.body);
    }
}

#[tokio::test]
async fn the_person_picks_the_account_and_the_boxes() {
    let scopes = format!("email {APPDATA} {DRIVE_FILE}");
    let television = Television::start(&scopes).await;
    let grace = UserAgent::new()
        .account("grace@sandbox.test")
        .untick(APPDATA);
    television.allow(&grace).await;
    let tokens = television.poll().await.json();
    assert_eq!(claims(&tokens)["email"], "grace@sandbox.test");
    let granted = tokens["scope"].as_str().unwrap();
    assert!(granted.ends_with(&format!("userinfo.email {DRIVE_FILE}")));
}

#[tokio::test]
async fn with_nothing_ticked_a_device_is_denied() {
    let television = Television::start(DRIVE_FILE).await;
    television.allow(&UserAgent::new().untick(DRIVE_FILE)).await;
    let answer = television.poll().await;
    answer.assert_error(403, "access_denied", "Forbidden");
}

#[tokio::test]
async fn a_decision_after_another_or_after_the_end_counts_for_nothing() {
    for is_late in [false, true] {
        let television = Television::start("email").await;
        let form = [("user_code", &*television.user_code())];
        let page = submit(&television.verification_url(), &form).await;
        match is_late {
            true => television.wait(1800),
            false => television.allow(&UserAgent::new()).await,
        }
        let form = [("request", question(&page.text)), ("decision", "deny")];
        let page = post_form(&television.application.url("/consent"), &form).await;
        assert_eq!(page.status, 400, "{}", page.text);
        let expected = if is_late { 400 } else { 200 };
        assert_eq!(television.poll().await.status, expected);
    }
}

#[tokio::test]
async fn the_browser_wants_a_page_with_a_field_for_the_code() {
    let application = Application::start().await;
    let person = UserAgent::new();
    let no_form = person.enter_code(&application.url("/"), "x").await;
    assert!(no_form.unwrap_err().to_string().contains("no form"));
    let consent = application.authorization_url(&[("redirect_uri", REDIRECT_URI)]);
    let no_field = person.enter_code(&consent, "x").await;
    assert!(no_field.unwrap_err().to_string().contains("no field"));
}

//! Nothing that a file or a server can hold makes a parser panic or lose something.
//!
//! `cargo xtask fuzz` runs these with a larger `PROPTEST_CASES`.

use std::time::SystemTime;

use hallpass_core::{AuthorizedUser, ClientSecrets, Scope, Scopes, plain_text};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Any JSON, a few levels deep.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// A key that the parser looks at, or another.
fn any_key() -> impl Strategy<Value = String> {
    const KNOWN: [&str; 13] = [
        "type",
        "client_id",
        "client_secret",
        "token_uri",
        "refresh_token",
        "token",
        "expiry",
        "scopes",
        "account",
        "quota_project_id",
        "universe_domain",
        "installed",
        "web",
    ];
    prop_oneof![
        4 => proptest::sample::select(&KNOWN[..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// An object with known keys whose values are anything.
fn any_document() -> impl Strategy<Value = Value> {
    btree_map(any_key(), any_json(), 0..12)
        .prop_map(|keys| Value::Object(keys.into_iter().collect()))
}

/// A document that is right, with unknown keys.
fn any_user() -> impl Strategy<Value = Value> {
    let token = option::of("[!-~]{1,80}");
    let text = || option::of("\\PC{1,20}");
    let scopes = option::of(vec("[!#-\\[\\]-~]{1,30}", 0..5));
    let known = (
        text(),
        token,
        option::of(0..32_503_680_000_i64),
        scopes,
        text(),
        text(),
    );
    let unknown = btree_map("x_[a-z]{1,8}", any_json(), 0..4);
    (known, unknown).prop_map(
        |((refresh, token, end, scopes, account, project), unknown)| {
            let expiry = end.map(|end| jiff::Timestamp::from_second(end).unwrap().to_string());
            let mut keys: Map<String, Value> = unknown.into_iter().collect();
            let known = json!({
                "client_id": "id", "refresh_token": refresh, "token": token, "expiry": expiry,
                "scopes": scopes, "account": account, "quota_project_id": project,
            });
            keys.extend(known.as_object().unwrap().clone());
            Value::Object(keys)
        },
    )
}

proptest! {
    #[test]
    fn no_text_makes_the_token_file_parser_panic(text in any::<String>()) {
        let _ = AuthorizedUser::from_json(&text);
        let _ = ClientSecrets::from_json(&text);
    }

    #[test]
    fn no_json_makes_the_token_file_parser_panic(mut document in any_document()) {
        let _ = AuthorizedUser::from_json(&document.to_string());
        let _ = ClientSecrets::from_json(&document.to_string());
        // Past the first thing that is missing.
        document["client_id"] = "id".into();
        document["type"] = "authorized_user".into();
        let _ = AuthorizedUser::from_json(&document.to_string());
        let _ = ClientSecrets::from_json(&json!({ "installed": document }).to_string());
    }

    #[test]
    fn an_error_holds_none_of_the_values(secret in "[A-Z]{24}", key in any_key()) {
        let document = json!({ "client_id": "id", "type": null, key: [&secret] });
        if let Err(error) = AuthorizedUser::from_json(&document.to_string()) {
            let shown = format!("{error} {error:?}");
            prop_assert!(!shown.contains(&secret));
        }
    }

    #[test]
    fn a_user_survives_a_round_trip(document in any_user()) {
        let first = AuthorizedUser::from_json(&document.to_string()).unwrap();
        let json = first.to_json();
        let second = AuthorizedUser::from_json(&json).unwrap();
        prop_assert_eq!(&*second.to_json(), &*json);
        let written: Value = serde_json::from_str(&json).unwrap();
        for (key, value) in document.as_object().unwrap() {
            let is_kept = match key.as_str() {
                "scopes" if value.is_array() => {
                    let words = |value: &Value| {
                        let words = value.as_array().unwrap().iter();
                        words.map(|word| word.as_str().unwrap().to_owned()).collect::<std::collections::BTreeSet<_>>()
                    };
                    words(&written["scopes"]) == words(value)
                }
                // The end of no token is of no use.
                "expiry" => written[key] == *value || document["token"].is_null(),
                _ => written[key] == *value,
            };
            prop_assert!(is_kept, "{}: {} became {}", key, value, written[key]);
        }
    }

    #[test]
    fn no_expiry_makes_the_parser_panic(text in any::<String>()) {
        let document = json!({ "client_id": "id", "token": "t", "expiry": text });
        let _ = AuthorizedUser::from_json(&document.to_string());
    }

    #[test]
    fn an_expiry_like_text_is_a_time_or_an_error(
        text in "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]?([0-9]{2}:?){0,3}(\\.[0-9]{0,10})?([+-][0-9]{2}:?[0-9]{2})?Z?",
    ) {
        let document = json!({ "client_id": "id", "token": "t", "expiry": text });
        if let Ok(user) = AuthorizedUser::from_json(&document.to_string()) {
            prop_assert!(user.access_token.as_ref().unwrap().expires_at().is_some());
            prop_assert!(AuthorizedUser::from_json(&user.to_json()).is_ok());
        }
    }

    #[test]
    fn every_second_is_read_as_it_was_written(
        second in 0..253_402_300_799_i64, hours in -14..=14_i64,
    ) {
        let utc = jiff::Timestamp::from_second(second).unwrap();
        let offset = jiff::tz::Offset::from_hours(i8::try_from(hours).unwrap()).unwrap();
        let spelled = utc.display_with_offset(offset).to_string();
        let document = json!({ "client_id": "id", "token": "t", "expiry": spelled });
        let user = AuthorizedUser::from_json(&document.to_string());
        // Jiff's last years have no room for every offset.
        if let Ok(user) = user {
            let end = user.access_token.unwrap().expires_at();
            prop_assert_eq!(end, Some(SystemTime::from(utc)));
        } else {
            prop_assert!(second > 253_000_000_000, "{} is refused", spelled);
        }
    }

    #[test]
    fn plain_text_is_one_short_line_that_cannot_steer_a_terminal(text in any::<String>()) {
        let plain = plain_text(&text);
        prop_assert!(plain.chars().count() <= 1_001);
        prop_assert!(!plain.chars().any(char::is_control));
        let invisible = ['\u{202e}', '\u{200b}', '\u{2028}', '\u{2029}'];
        prop_assert!(!plain.contains(invisible));
        // What is plain stays as it is.
        prop_assert_eq!(plain_text(&plain), plain);
    }

    #[test]
    fn a_list_of_scopes_is_its_words_or_an_error(text in any::<String>(), list in "[!-~ ]{0,60}") {
        for text in [text, list] {
            let Ok(scopes) = Scopes::parse(&text) else { continue };
            prop_assert_eq!(&Scopes::parse(&scopes.to_string()).unwrap(), &scopes);
            for word in text.split_whitespace() {
                prop_assert!(scopes.contains(&Scope::new(word).unwrap()));
            }
        }
    }
}

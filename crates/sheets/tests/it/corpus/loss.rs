//! What is no longer the same after a journey.

use serde_json::Value;

/// Tells each difference by its place. `1` and `1.0` are the same number.
pub(super) fn between(place: &str, before: &Value, after: &Value) -> Vec<String> {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let gained = new.keys().filter(|name| !old.contains_key(*name));
            let gained = gained.map(|name| format!("{place}.{name} was not there before"));
            let kept = old.iter().flat_map(|(name, old)| match new.get(name) {
                Some(new) => between(&format!("{place}.{name}"), old, new),
                None => vec![format!("{place}.{name} is lost")],
            });
            kept.chain(gained).collect()
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            let pairs = old.iter().zip(new).enumerate();
            pairs
                .flat_map(|(index, (old, new))| between(&format!("{place}[{index}]"), old, new))
                .collect()
        }
        (Value::Number(old), Value::Number(new)) if old.as_f64() == new.as_f64() => Vec::new(),
        _ if before == after => Vec::new(),
        _ => vec![format!("{place} was {before} and is {after}")],
    }
}

#[test]
fn each_loss_is_told_by_its_place() {
    let before = serde_json::json!({"a": [{"b": 1, "c": null}], "d": 2, "e": ["x"]});
    let after = serde_json::json!({"a": [{"b": 1.0}], "d": 3, "e": [], "f": 0});
    assert_eq!(
        between("S", &before, &after),
        [
            "S.a[0].c is lost",
            "S.d was 2 and is 3",
            "S.e was [\"x\"] and is []",
            "S.f was not there before",
        ]
    );
}

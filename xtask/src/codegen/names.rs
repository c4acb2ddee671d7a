//! Names on the wire and in Rust.

/// Turns `textFormatRuns` into `text_format_runs`.
///
/// `type` is a word of Rust, so that it becomes `kind`.
pub(super) fn field(wire: &str) -> String {
    if wire == "type" {
        return "kind".to_owned();
    }
    let mut name = String::new();
    for c in wire.chars() {
        if c.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

/// Turns `addSheet` into `AddSheet`.
pub(super) fn kind(wire: &str) -> String {
    let mut name = wire.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// Turns `LEFT_TO_RIGHT` into `LeftToRight`.
pub(super) fn variant(word: &str) -> String {
    word.split('_')
        .map(|part| kind(&part.to_ascii_lowercase()))
        .collect()
}

/// Turns `values.batchGet` into `VALUES_BATCH_GET`.
pub(super) fn constant(path: &str) -> String {
    field(&path.replace('.', "_")).to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_rusts_habits() {
        assert_eq!(field("textFormatRuns"), "text_format_runs");
        assert_eq!(field("a1Range"), "a1_range");
        assert_eq!(field("type"), "kind");
        assert_eq!(kind("addSheet"), "AddSheet");
        assert_eq!(variant("LEFT_TO_RIGHT"), "LeftToRight");
        assert_eq!(variant("ACCENT1"), "Accent1");
        assert_eq!(constant("values.batchGet"), "VALUES_BATCH_GET");
        assert_eq!(constant("developerMetadata.get"), "DEVELOPER_METADATA_GET");
    }
}

//! Answers that nobody would think of.

use proptest::prelude::*;

/// A JSON text that is written in any of the ways there are.
pub(super) fn texts() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        6 => "[ -!#-\\[\\]-~]",
        2 => any::<char>().prop_map(|c| match c {
            '"' | '\\' | '\u{0}'..' ' => "x".to_owned(),
            c => c.to_string(),
        }),
        1 => prop::sample::select(vec![r#"\""#, r"\\", r"\/", r"\b", r"\f", r"\n", r"\r", r"\t"])
            .prop_map(str::to_owned),
        1 => any::<char>().prop_map(|c| {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            units.iter().map(|unit| format!("\\u{unit:04x}")).collect()
        }),
    ];
    let characters = prop::collection::vec(character, 0..12).prop_map(|all| all.concat());
    let times = prop_oneof![12 => Just(1_usize), 2 => 2..8_usize, 1 => 90..200_usize];
    (characters, times).prop_map(|(characters, times)| format!("\"{}\"", characters.repeat(times)))
}

/// A JSON number that is written in any of the ways there are.
pub(super) fn numbers() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "-?(0|[1-9][0-9]{0,8})",
        4 => "-?(0|[1-9][0-9]{0,5})\\.[0-9]{1,3}",
        2 => "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,2})?",
        1 => any::<f64>().prop_filter_map("JSON has no such number", |number| {
            number.is_finite().then(|| number.to_string())
        }),
    ]
}

/// A cell as Google writes it, and as it does not.
pub(super) fn cells() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => texts(),
        5 => numbers(),
        1 => prop::sample::select(vec!["true", "false", "null", "\"\""]).prop_map(str::to_owned),
    ]
}

/// Spaces that may stand between two tokens.
fn spaces() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        2 => "\n {0,9}",
        1 => "[ \t\r\n]{0,12}",
    ]
}

/// Joins values with commas and spaces, which are the same throughout or not.
fn listed(values: Vec<String>, open: char, close: char) -> impl Strategy<Value = String> {
    let gaps = prop_oneof![
        3 => spaces().prop_map(|gap| vec![gap]),
        1 => prop::collection::vec(spaces(), 1..5),
    ];
    gaps.prop_map(move |gaps| {
        let mut gap = gaps.iter().cycle();
        let mut gap = || gap.next().map_or("", |gap| gap);
        let mut list = open.to_string();
        for (index, value) in values.iter().enumerate() {
            list += if index > 0 { "," } else { "" };
            list += &format!(
                "{}{value}{}",
                gap(),
                if index % 3 == 0 { gap() } else { "" }
            );
        }
        list + gap() + &close.to_string()
    })
}

/// A list of lists of cells.
fn values() -> impl Strategy<Value = String> {
    let width = prop_oneof![6 => 0..6_usize, 1 => 20..40_usize];
    let row = width
        .prop_flat_map(|width| prop::collection::vec(cells(), width))
        .prop_flat_map(|cells| listed(cells, '[', ']'));
    prop::collection::vec(row, 0..6).prop_flat_map(|rows| listed(rows, '[', ']'))
}

/// Any JSON value.
fn anything() -> impl Strategy<Value = String> {
    let inside = |inner: BoxedStrategy<String>| {
        let fields = (texts(), inner.clone()).prop_map(|(key, value)| format!("{key}:{value}"));
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_flat_map(|list| listed(list, '[', ']')),
            prop::collection::vec(fields, 0..4).prop_flat_map(|list| listed(list, '{', '}')),
        ]
    };
    cells().prop_recursive(4, 16, 4, inside)
}

/// The answer of `values.get`, its fields in any order and others among them.
pub(super) fn answers() -> impl Strategy<Value = String> {
    let dimension = prop::sample::select(vec!["\"ROWS\"", "\"COLUMNS\"", "\"R\\u004fWS\""]);
    let known = (texts(), dimension, values()).prop_map(|(range, dimension, values)| {
        vec![
            format!("\"range\":{range}"),
            format!("\"majorDimension\" : {dimension}"),
            format!("\"v\\u0061lues\":{values}"),
        ]
    });
    let other = (texts(), anything()).prop_map(|(key, value)| format!("{key} :{value}"));
    (known, prop::collection::vec(other, 0..3), 0..4_usize)
        .prop_map(|(mut known, other, missing)| {
            // Without its last field, or with all.
            known.truncate(3 - missing / 3);
            known.into_iter().chain(other).collect()
        })
        .prop_flat_map(|fields: Vec<String>| Just(fields).prop_shuffle())
        .prop_flat_map(|fields| listed(fields, '{', '}'))
}

/// The answer of `values.batchGet`.
pub(super) fn batch_answers() -> impl Strategy<Value = String> {
    let ranges = prop::collection::vec(answers(), 0..3)
        .prop_flat_map(|ranges| listed(ranges, '[', ']'))
        .prop_map(|ranges| format!("\"valueRanges\":{ranges}"));
    let id = texts().prop_map(|id| format!("\"spreadsheetId\":{id}"));
    let other = (texts(), anything()).prop_map(|(key, value)| format!("{key}:{value}"));
    (id, ranges, other)
        .prop_flat_map(|(id, ranges, other)| Just(vec![id, ranges, other]).prop_shuffle())
        .prop_flat_map(|fields| listed(fields, '{', '}'))
}

/// The lengths of the pieces in which an answer comes.
pub(super) fn lengths() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![
        Just(vec![usize::MAX]),
        Just(vec![1]),
        prop::collection::vec(1..40_usize, 1..6),
        prop::collection::vec(1..2000_usize, 1..6),
    ]
}

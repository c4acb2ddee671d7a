//! Whatever `serde_json` refuses is refused, and nothing is read wrongly.

use hallpass_sheets::{BatchGetValuesResponse, DecodeError};
use proptest::prelude::*;

use super::{
    assert_same, cases, decode, decode_batch, decode_rows,
    documents::{answers, batch_answers, lengths},
    expected,
};

/// An answer of each kind of token, cut and changed below at every byte.
const ANSWER: &str = "{\"range\": \"Büro!A1:C9\", \"majorDimension\": \"ROWS\", \"other\": [{\"a\": \
    [1.5e3, \"\\u00e9\\\\\"]}, null], \"values\": [[\"Tea\", 3, -4.25, true, \"\"], [], [false, \
    null, \"\\ud83c\\udf35 🌵\", 0.30000000000000004, \"a text of more than sixteen bytes\"]]}";

/// Reads what may be no answer, cut and whole; says nothing but that all agree.
fn check(answer: &[u8], lengths: &[usize]) {
    let context = String::from_utf8_lossy(answer).into_owned();
    let whole = decode(answer, &[usize::MAX]);
    let cut = decode(answer, lengths);
    match (&whole, expected(answer)) {
        (Ok(grid), Some(expected)) => {
            assert_same(&grid.to_values(), &expected.values, &context);
            assert_eq!(grid.range(), expected.range, "{context}");
            assert_eq!(
                grid.major_dimension(),
                expected.major_dimension,
                "{context}"
            );
        }
        (Ok(grid), None) => panic!("{context} reads as {:?}", grid.to_values()),
        (Err(_), _) => {}
    }
    match (whole, cut) {
        (Ok(whole), Ok(cut)) => assert_eq!(whole.to_values(), cut.to_values(), "{context}"),
        (whole, cut) => assert_eq!(whole.err(), cut.err(), "{context}"),
    }
    let _ = decode_rows(answer, lengths);
}

#[derive(Clone, Debug)]
enum Change {
    Replace(u8),
    Insert(u8),
    Remove,
    Cut,
    Repeat(usize),
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Change)>> {
    let byte = || {
        prop_oneof![
            prop::sample::select(
                b"{}[],:\"\\ \n0123456789.-+eEutrfnal\x00\x1f\x7f\x80\xc3\xff".to_vec()
            ),
            any::<u8>(),
        ]
    };
    let change = prop_oneof![
        4 => byte().prop_map(Change::Replace),
        2 => byte().prop_map(Change::Insert),
        2 => Just(Change::Remove),
        1 => Just(Change::Cut),
        1 => (1..30_usize).prop_map(Change::Repeat),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), change), 1..4)
}

fn changed(answer: &str, changes: &[(prop::sample::Index, Change)]) -> Vec<u8> {
    let mut bytes = answer.as_bytes().to_vec();
    for (index, change) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = index.index(bytes.len());
        match change {
            Change::Replace(byte) => bytes[at] = *byte,
            Change::Insert(byte) => bytes.insert(at, *byte),
            Change::Remove => drop(bytes.remove(at)),
            Change::Cut => bytes.truncate(at),
            Change::Repeat(length) => {
                let part = bytes[at..bytes.len().min(at + length)].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_changed_answer_is_refused_or_read_as_serde_json_reads_it(
        changes in changes(),
        lengths in lengths(),
    ) {
        check(&changed(ANSWER, &changes), &lengths);
    }
}

proptest! {
    #![proptest_config(cases(50))]

    #[test]
    fn so_is_any_changed_answer(
        answer in answers(),
        changes in changes(),
        lengths in lengths(),
    ) {
        check(&changed(&answer, &changes), &lengths);
    }

    #[test]
    fn and_one_about_several_ranges(
        answer in batch_answers(),
        changes in changes(),
        lengths in lengths(),
    ) {
        let answer = changed(&answer, &changes);
        if decode_batch(&answer, &lengths).is_ok() {
            prop_assert!(serde_json::from_slice::<BatchGetValuesResponse>(&answer).is_ok());
        }
    }

    #[test]
    fn bytes_that_are_no_answer_are_refused(answer: Vec<u8>, lengths in lengths()) {
        check(&answer, &lengths);
    }
}

#[test]
fn the_answer_is_one() {
    check(ANSWER.as_bytes(), &[1]);
    decode(ANSWER.as_bytes(), &[1]).unwrap();
}

#[test]
fn an_answer_that_ends_too_early_is_truncated() {
    for end in 0..ANSWER.len() {
        for lengths in [[usize::MAX], [1], [7]] {
            let error = decode(&ANSWER.as_bytes()[..end], &lengths).unwrap_err();
            assert!(
                matches!(error, DecodeError::Truncated { .. }),
                "{end}: {error}"
            );
            assert_eq!(error.position().offset, end as u64);
            let error = decode_rows(&ANSWER.as_bytes()[..end], &lengths).unwrap_err();
            assert!(
                matches!(error, DecodeError::Truncated { .. }),
                "{end}: {error}"
            );
        }
    }
}

#[test]
fn every_byte_may_be_any_other() {
    for at in 0..ANSWER.len() {
        for byte in b"\"\\[]{},:0-.et \x01\x80\xc3" {
            let mut answer = ANSWER.as_bytes().to_vec();
            answer[at] = *byte;
            check(&answer, &[at.max(1), 3]);
        }
    }
}

#[test]
fn it_may_be_cut_anywhere() {
    let whole = decode(ANSWER.as_bytes(), &[usize::MAX])
        .unwrap()
        .to_values();
    for first in 1..ANSWER.len() {
        let cut = decode(ANSWER.as_bytes(), &[first, usize::MAX]).unwrap();
        assert_eq!(cut.to_values(), whole, "cut at {first}");
    }
}

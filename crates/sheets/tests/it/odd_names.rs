//! A sheet may be called anything.

use hallpass_sheets::{A1Range, ValueInput, row};

use crate::sandbox::Sandbox;
use hallpass_core::Scope;

const TITLES: [&str; 14] = [
    "My Sheet", "a/b", "q?x&y=z", "h#x", "100%41", "a!b", "Jon's", "''", "D3", "A1:B2", "x:append",
    "..", "🌵 ü", "2024",
];

#[tokio::test]
async fn a_sheet_of_any_title_is_written_and_read() {
    let sandbox = Sandbox::start().await;
    let sheets = sandbox.sheets(Scope::SPREADSHEETS).await;
    let create = sheets.spreadsheets().create("Odd names");
    let create = TITLES
        .iter()
        .fold(create, |create, title| create.sheet(*title));
    let values = sheets.values(create.send().await.unwrap().id());
    for title in TITLES {
        let range = A1Range::sheet(title).cells("B2").unwrap();
        values
            .update(&range, ValueInput::Raw, [[title]])
            .send()
            .await
            .unwrap();
        values
            .append(A1Range::sheet(title), ValueInput::Raw, [[1]])
            .send()
            .await
            .unwrap();
    }
    for title in TITLES {
        let read = values
            .get(A1Range::sheet(title))
            .unformatted()
            .send()
            .await
            .unwrap();
        assert_eq!(
            read.values,
            [row![], row!["", title], row!["", 1]],
            "{title}"
        );
        let answered: A1Range = read.range.parse().unwrap();
        assert_eq!(answered.sheet_title(), Some(title));
        values.clear(A1Range::sheet(title)).send().await.unwrap();
    }
    let all = values
        .batch_get(TITLES.map(A1Range::sheet))
        .send()
        .await
        .unwrap();
    assert!(all.value_ranges.iter().all(|range| range.values.is_empty()));
}

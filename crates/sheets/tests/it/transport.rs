//! What happens to a call when Google is busy, slow or out of order.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use hallpass_core::{Retries, Scope};
use hallpass_emulator::{Endpoint, Fault};
use hallpass_sheets::{CallError, Event, Quota, Sheets, ValueInput, row};

use crate::sandbox::Sandbox;

/// A sandbox, somebody's sheets that are patient for milliseconds, and what happened.
struct Busy {
    sandbox: Sandbox,
    sheets: Sheets,
    id: String,
    events: Arc<Mutex<Vec<String>>>,
}

impl Busy {
    async fn start() -> Self {
        let sandbox = Sandbox::start().await;
        let sheets = sandbox.sheets(Scope::SPREADSHEETS).await;
        let created = sheets.spreadsheets().create("Budget").send().await.unwrap();
        let events: Arc<Mutex<Vec<String>>> = Arc::default();
        let log = Arc::clone(&events);
        let retries = Retries::DEFAULT.with_first_wait(Duration::from_millis(1));
        let sheets = sheets.with_retries(retries).on_event(move |event| {
            let name = match event {
                Event::Queued { .. } => "queued",
                Event::Sending { .. } => "sending",
                Event::Answered { .. } => "answered",
                Event::Retrying { .. } => "retrying",
                _ => "something",
            };
            log.lock().unwrap().push(name.to_owned());
        });
        Self {
            sandbox,
            sheets,
            id: created.spreadsheet_id.unwrap(),
            events,
        }
    }

    fn next(&self, fault: Fault) {
        self.sandbox.emulator.faults().next(Endpoint::Sheets, fault);
    }

    async fn read(&self) -> Result<(), CallError> {
        self.sheets
            .values(&self.id)
            .get("A1")
            .send()
            .await
            .map(|_| ())
    }

    async fn append(&self) -> Result<(), CallError> {
        let rows = [row!["Tea", 3]];
        let values = self.sheets.values(&self.id);
        values
            .append("Sheet1!A1", ValueInput::Raw, rows)
            .send()
            .await
            .map(|_| ())
    }

    fn events(&self) -> Vec<String> {
        std::mem::take(&mut *self.events.lock().unwrap())
    }

    /// How many requests arrived since the spreadsheet was created.
    fn calls(&self) -> usize {
        self.sandbox.calls() - 1
    }
}

fn limited(value: &str) -> Fault {
    let body = format!(
        r#"{{"error": {{"code": 429, "message": "Quota exceeded", "status": "RESOURCE_EXHAUSTED", "details": [{{
            "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED",
            "metadata": {{"quota_limit_value": "{value}", "quota_unit": "1/min/{{project}}/{{user}}"}}}}]}}}}"#
    );
    Fault::status(429, body).header("retry-after", "0")
}

#[tokio::test]
async fn a_read_is_sent_again_after_a_failure_that_passes() {
    let busy = Busy::start().await;
    for fault in [
        Fault::status(503, "{}"),
        Fault::status(500, "<html>Error</html>"),
        Fault::status(408, ""),
        Fault::CutOff,
        Fault::CutOffBody,
    ] {
        busy.next(fault);
        busy.read().await.unwrap();
        let expected = ["sending", "retrying", "sending", "answered"];
        assert_eq!(busy.events(), expected);
    }
    assert_eq!(busy.calls(), 10);
}

#[tokio::test]
async fn an_append_is_not_sent_again_when_it_may_have_been_carried_out() {
    let busy = Busy::start().await;
    let faults = [Fault::status(503, "{}"), Fault::CutOff, Fault::CutOffBody];
    let number = faults.len();
    for fault in faults {
        busy.next(fault);
        busy.append().await.unwrap_err();
    }
    assert_eq!(busy.calls(), number);
}

#[tokio::test]
async fn an_append_that_was_refused_for_the_quota_is_sent_again() {
    let busy = Busy::start().await;
    busy.next(limited("60"));
    busy.append().await.unwrap();
    assert_eq!(busy.calls(), 2);
    let read = busy
        .sheets
        .values(&busy.id)
        .get("Sheet1")
        .send()
        .await
        .unwrap();
    assert_eq!(read.values.len(), 1);
}

#[tokio::test]
async fn the_limit_that_a_refusal_states_is_kept_from_then_on() {
    let busy = Busy::start().await;
    busy.next(limited("2"));
    busy.read().await.unwrap();
    busy.read().await.unwrap();
    busy.events();
    let clone = busy.sheets.clone();
    let third = async { clone.values(&busy.id).get("A1").send().await };
    let third = tokio::time::timeout(Duration::from_millis(50), third).await;
    assert!(third.is_err(), "the third read of the minute was sent");
    assert_eq!(busy.events(), ["queued"]);
    // Writes are counted apart.
    busy.append().await.unwrap();
}

#[tokio::test]
async fn a_quota_of_ones_own_is_shared_by_clones() {
    let busy = Busy::start().await;
    let sheets = busy.sheets.clone().with_quota(Quota::per_minute(3, 3));
    let ids = std::iter::repeat_n(sheets, 4).map(|sheets| {
        let id = busy.id.clone();
        tokio::spawn(async move { sheets.values(&id).get("A1").send().await.is_ok() })
    });
    let mut sent = 0;
    for task in ids.collect::<Vec<_>>() {
        if let Ok(Ok(true)) = tokio::time::timeout(Duration::from_millis(300), task).await {
            sent += 1;
        }
    }
    assert_eq!((sent, busy.calls()), (3, 3));
}

#[tokio::test]
async fn attempts_and_deadline_end() {
    let busy = Busy::start().await;
    for _ in 0..10 {
        busy.next(Fault::status(
            503,
            r#"{"error": {"code": 503, "status": "UNAVAILABLE"}}"#,
        ));
    }
    let error = busy.read().await.unwrap_err();
    assert_eq!(error.status().unwrap().status, "UNAVAILABLE");
    assert_eq!(busy.calls(), 4);

    let busy = Busy::start().await;
    let patience = Retries::DEFAULT
        .with_attempts(100)
        .with_first_wait(Duration::from_millis(40))
        .with_deadline(Duration::from_millis(100));
    let sheets = busy.sheets.clone().with_retries(patience);
    for _ in 0..10 {
        busy.next(Fault::status(503, "{}"));
    }
    let start = Instant::now();
    sheets.values(&busy.id).get("A1").send().await.unwrap_err();
    assert!(
        start.elapsed() < Duration::from_secs(5),
        "{:?}",
        start.elapsed()
    );
    assert!(busy.calls() < 6, "{}", busy.calls());
}

#[tokio::test]
async fn a_page_in_place_of_an_answer_is_a_typed_error() {
    let busy = Busy::start().await;
    let page = "<!DOCTYPE html><html><title>Sorry...</title><p>automated queries</p></html>";
    busy.next(Fault::status(502, page).header("content-type", "text/html"));
    let error = busy.append().await.unwrap_err();
    let status = error.status().unwrap();
    assert_eq!((status.code, status.status.as_str()), (502, ""));
    assert!(status.message.contains("Sorry"), "{}", status.message);
    busy.next(Fault::status(200, page));
    let error = busy.append().await.unwrap_err();
    assert!(matches!(error, CallError::Unreadable { .. }), "{error:?}");
}

#[tokio::test]
async fn ranges_that_would_make_the_address_too_long_are_asked_for_in_turns() {
    let busy = Busy::start().await;
    let ranges: Vec<String> = (1..=400)
        .map(|row| format!("Sheet1!A{row}:Z{row}"))
        .collect();
    let call = busy.sheets.values(&busy.id).batch_get(&ranges);
    let requests = call.requests().unwrap();
    assert!(requests.len() > 4, "{}", requests.len());
    for request in &requests {
        assert!(request.uri().to_string().len() < 2_300);
    }
    assert!(matches!(call.request(), Err(CallError::TooLong { .. })));
    let answer = call.send().await.unwrap();
    let asked: Vec<_> = answer
        .value_ranges
        .iter()
        .map(|range| range.range.as_str())
        .collect();
    assert_eq!(asked, ranges);
    assert_eq!(busy.calls(), requests.len());
    let one = busy.sheets.values(&busy.id).batch_get(["A1"]);
    assert!(one.request().is_ok());
}

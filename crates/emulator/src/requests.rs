//! The record of what clients asked: names, never values.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// One request as it arrived: nothing of it is secret.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// The HTTP method.
    pub method: String,
    /// The path as sent, without the query.
    pub path: String,
    /// The names of query and form parameters in the order sent, without their values.
    pub parameters: Vec<String>,
    /// The status answered; `None` while it is open, or when the connection was cut.
    pub status: Option<u16>,
}

/// The latest requests, oldest first.
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    entries: Mutex<Entries>,
}

#[derive(Debug, Default)]
struct Entries {
    dropped: usize,
    requests: VecDeque<RecordedRequest>,
}

impl RequestLog {
    /// Records an arrival and returns its number.
    pub(crate) fn arrived(&self, method: &str, path: &str, parameters: Vec<String>) -> usize {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.requests.len() == CAPACITY {
            entries.requests.pop_front();
            entries.dropped += 1;
        }
        let (method, path) = (method.to_owned(), path.to_owned());
        entries.requests.push_back(RecordedRequest {
            method,
            path,
            parameters,
            status: None,
        });
        entries.dropped + entries.requests.len() - 1
    }

    /// Notes the status that the request of this number was answered with.
    pub(crate) fn answered(&self, number: usize, status: u16) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(index) = number.checked_sub(entries.dropped) else {
            return;
        };
        if let Some(request) = entries.requests.get_mut(index) {
            request.status = Some(status);
        }
    }

    /// Returns a copy of the record.
    pub(crate) fn all(&self) -> Vec<RecordedRequest> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.requests.iter().cloned().collect()
    }
}

// A sandbox may run for weeks; its record must not grow with it.
const CAPACITY: usize = 10_000;

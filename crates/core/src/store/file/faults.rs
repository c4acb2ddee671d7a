//! What a test does to a thread's calls to the file system: fail one, or end the process there.

use std::cell::{Cell, RefCell};
use std::io;

/// What happens at the chosen call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The process ends as if it were killed: nothing is unwound, nothing is cleaned up.
    DiesBefore,
    /// The same, when the call is done.
    DiesAfter,
    /// The call is not made and gives this error number.
    Fails(i32),
}

thread_local! {
    static PLAN: Cell<Option<(usize, Fault)>> = const { Cell::new(None) };
    static CALLS: Cell<usize> = const { Cell::new(0) };
    static ACTIONS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Plans a fault at the call of this number, counted from nought on this thread from now on.
pub(super) fn plan(number: usize, fault: Fault) {
    CALLS.set(0);
    PLAN.set(Some((number, fault)));
}

/// Ends the plan; returns whether it came to its fault.
pub(super) fn end_plan() -> bool {
    let plan = PLAN.replace(None);
    plan.is_some_and(|(number, _)| CALLS.get() > number)
}

/// Returns what was done on this thread since the last time.
pub(super) fn take_actions() -> Vec<&'static str> {
    ACTIONS.take()
}

pub(super) fn before(action: &'static str) -> io::Result<()> {
    ACTIONS.with_borrow_mut(|actions| actions.push(action));
    let number = CALLS.replace(CALLS.get() + 1);
    match PLAN.get() {
        Some((planned, Fault::Fails(error))) if planned == number => {
            Err(io::Error::from_raw_os_error(error))
        }
        Some((planned, Fault::DiesBefore)) if planned == number => std::process::abort(),
        _ => Ok(()),
    }
}

pub(super) fn after() {
    if PLAN.get() == Some((CALLS.get() - 1, Fault::DiesAfter)) {
        std::process::abort();
    }
}

//! The pieces of work, and who does them.

use std::time::Duration;

/// A piece of work that every contender does in its own way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Asks for a token that is there, from so many tasks.
    Cached(usize),
    /// Makes one small request after the other.
    Request,
    /// A thousand tasks make their first request at once, with a token that has ended.
    Stampede,
    /// Sixty-four tasks make a request at once, after the token was revoked.
    Revoked,
}

impl Work {
    pub(crate) const ALL: [Self; 7] = [
        Self::Cached(1),
        Self::Cached(2),
        Self::Cached(8),
        Self::Cached(64),
        Self::Request,
        Self::Stampede,
        Self::Revoked,
    ];

    /// Returns the name in tables and on command lines.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Cached(tasks) => format!("cached-{tasks}"),
            Self::Request => "request".to_owned(),
            Self::Stampede => "stampede".to_owned(),
            Self::Revoked => "revoked".to_owned(),
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|work| work.name() == name)
    }

    /// Returns how many pieces one child does.
    pub(crate) fn pieces(self) -> usize {
        match self {
            Self::Cached(_) => 1_000_000,
            Self::Request => 2_000,
            Self::Stampede => 1_000,
            Self::Revoked => 64,
        }
    }

    /// Returns how long the token endpoint takes.
    pub(crate) fn delay(self) -> Duration {
        match self {
            Self::Cached(_) | Self::Request => Duration::ZERO,
            Self::Stampede | Self::Revoked => Duration::from_millis(100),
        }
    }

    /// Returns what is measured: the key in a child's answer, the unit, and how many make one.
    pub(crate) fn measures(self) -> &'static [(&'static str, &'static str, f64)] {
        match self {
            Self::Cached(_) => &[("cpu_ns", "CPU ns", 1.0), ("wall_ns", "wall ns", 1.0)],
            Self::Request => &[
                ("cpu_ns", "CPU µs", 1e3),
                ("wall_ns", "wall µs", 1e3),
                ("instructions", "instructions", 1.0),
            ],
            Self::Stampede | Self::Revoked => &[
                ("token_requests", "token requests", 1.0),
                ("failed", "failed", 1.0),
                ("connections", "connections", 1.0),
                ("cpu_ns", "CPU µs", 1e3),
                ("peak_mb", "peak MB", 1.0),
            ],
        }
    }
}

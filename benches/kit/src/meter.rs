//! What a process has cost so far: time of the clock, time of the processor, memory.

use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit};
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

/// A stopwatch for the wall clock and for this process's time on any processor.
pub struct Meter {
    wall: Instant,
    cpu: Duration,
}

impl Meter {
    /// Starts the stopwatch.
    #[must_use]
    pub fn start() -> Self {
        Self {
            cpu: cpu_time(),
            wall: Instant::now(),
        }
    }

    /// Returns nanoseconds per piece of work.
    #[must_use]
    pub fn stop(&self, pieces: usize) -> Value {
        let (wall, cpu) = (self.wall.elapsed(), cpu_time() - self.cpu);
        let each = |time: Duration| time.as_nanos() as f64 / pieces as f64;
        json!({ "wall_ns": each(wall), "cpu_ns": each(cpu), "peak_mb": peak_megabytes() })
    }
}

/// Returns how many processors worked on this, on average.
#[must_use]
pub fn processors_used(cost: &Value) -> f64 {
    let nanoseconds = |key: &str| cost[key].as_f64().unwrap_or(f64::NAN);
    nanoseconds("cpu_ns") / nanoseconds("wall_ns")
}

/// Returns the time that all threads of this process have spent, in the system too.
fn cpu_time() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let (seconds, nanoseconds) = (time.tv_sec.cast_unsigned(), time.tv_nsec.cast_unsigned());
    Duration::from_secs(seconds) + Duration::from_nanos(nanoseconds)
}

/// Returns the most memory that this process ever held; `None` off Linux.
fn peak_megabytes() -> Option<f64> {
    Some(status_bytes("VmHWM:")? / (1024.0 * 1024.0))
}

/// Returns the memory that this process holds now; `None` off Linux.
pub(crate) fn resident_bytes() -> Option<f64> {
    status_bytes("VmRSS:")
}

fn status_bytes(key: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(key))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024.0)
}

/// Lets this process and its children open a thousand connections at once.
pub fn allow_many_files() {
    let limit = rustix::process::getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum.map(|most| most.min(16_384)).or(Some(16_384)),
        ..limit
    };
    // Where it cannot be raised the stampede reports failures, which is honest.
    let _ = rustix::process::setrlimit(Resource::Nofile, raised);
}

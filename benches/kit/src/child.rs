//! The child: one contender does one piece of work, and says what it cost.

use std::hint::black_box;

use serde_json::Value;

use crate::meter::{self, Meter};
use crate::{Checksum, Kind, Result, Work};

/// The access token of every contender, as long as Google's.
pub const TOKEN: &str = concat!(
    "ya29.",
    "bench-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-",
    "0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789-",
    "0123456789-0123456789-01"
);

/// What a contender is told.
pub struct Job {
    /// The work.
    pub work: Work,
    /// Where the server is.
    pub url: String,
}

impl Job {
    /// Reads the arguments that the parent gives: the work, the contender, the server.
    ///
    /// # Errors
    ///
    /// Where they are not as the parent gives them.
    pub fn read(arguments: &[String]) -> Result<(Self, &str)> {
        let [work, contender, url] = arguments else {
            return Err("a child takes three arguments".into());
        };
        let work = Work::named(work).ok_or("there is no such work")?;
        let url = url.clone();
        Ok((Self { work, url }, contender))
    }
}

/// One way to read and to write cells.
#[expect(async_fn_in_trait, reason = "all of it runs on one thread")]
pub trait Contender: Sized {
    /// What it holds of a range that it read.
    type Values;

    /// Sets out, with [`TOKEN`].
    ///
    /// # Errors
    ///
    /// Whatever is in its way.
    fn start(job: &Job) -> Result<Self>;

    /// Reads a range, numbers as numbers.
    async fn read(&self, range: &str) -> Result<Self::Values>;

    /// Looks at all cells of a range that it read.
    fn checksum(values: &Self::Values) -> Checksum;

    /// Writes cells in so many requests.
    async fn write(&self, requests: usize) -> Result;
}

/// Does the job on one thread and prints what it cost as JSON.
///
/// # Errors
///
/// Whatever the contender meets, and cells that are not those of the work.
pub fn run<C: Contender>(job: &Job) -> Result {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    let cost = builder.enable_all().build()?.block_on(work::<C>(job))?;
    println!("{cost}");
    Ok(())
}

async fn work<C: Contender>(job: &Job) -> Result<Value> {
    let contender = C::start(job)?;
    let range = job.work.range();
    let before = meter::resident_bytes();
    let (read, cost) = match job.work.kind {
        Kind::Read => {
            let meter = Meter::start();
            let values = contender.read(&range).await?;
            let mut cost = meter.stop(1);
            let held = meter::resident_bytes()
                .zip(before)
                .map(|(after, before)| after - before);
            cost["held"] = held.map(|held| held / job.work.cells() as f64).into();
            (C::checksum(black_box(&values)), cost)
        }
        Kind::Small => small::<C>(&contender, &range).await?,
        Kind::Write => {
            let meter = Meter::start();
            contender.write(job.work.requests()).await?;
            return Ok(meter.stop(1));
        }
    };
    let expected = Checksum::expected(job.work);
    if read != expected {
        let (cells, expected) = (read.cells(), expected.cells());
        return Err(format!("{cells} cells were read, not the {expected} that were sent").into());
    }
    Ok(cost)
}

async fn small<C: Contender>(contender: &C, range: &str) -> Result<(Checksum, Value)> {
    for _ in 0..20 {
        black_box(contender.read(range).await?);
    }
    let meter = Meter::start();
    for _ in 1..1_000 {
        black_box(contender.read(range).await?);
    }
    let values = contender.read(range).await?;
    let cost = meter.stop(1_000);
    Ok((C::checksum(&values), cost))
}

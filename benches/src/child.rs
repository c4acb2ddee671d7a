//! The child: one contender does one piece of work, many times, and says what it cost.

use std::hint::black_box;
use std::sync::Arc;

use hallpass_bench_kit::{Meter, processors_used};
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use crate::Result;
use crate::contender::{self, Contender, World};
use crate::contenders::{Bare, Floor, GoogleCloudAuth, GoogleCloudAuthTagged, Hallpass, YupOauth2};
use crate::work::Work;

/// The names of the contenders; the first two are what ours is compared with.
pub(crate) const CONTENDERS: [&str; 6] = [
    "bare reqwest",
    "floor",
    "hallpass",
    "google-cloud-auth",
    "google-cloud-auth, tag",
    "yup-oauth2",
];

/// Does what the parent's arguments say: the work, the contender, the server, the number.
pub(crate) fn run(arguments: &[String]) -> Result {
    let [work, contender, url, pieces] = arguments else {
        return Err("a child takes four arguments".into());
    };
    let job = Job {
        work: Work::named(work).ok_or("there is no such work")?,
        url: url.clone(),
        pieces: pieces.parse()?,
    };
    let cost = match contender.as_str() {
        "bare reqwest" => job.run::<Bare>(),
        "floor" => job.run::<Floor>(),
        "hallpass" => job.run::<Hallpass>(),
        "google-cloud-auth" => job.run::<GoogleCloudAuth>(),
        "google-cloud-auth, tag" => job.run::<GoogleCloudAuthTagged>(),
        "yup-oauth2" => job.run::<YupOauth2>(),
        _ => return Err("there is no such contender".into()),
    };
    println!("{}", cost?);
    Ok(())
}

struct Job {
    work: Work,
    url: String,
    pieces: usize,
}

impl Job {
    fn run<C: Contender>(&self) -> Result<Value> {
        let folder = TempDir::new()?;
        let world = World {
            url: self.url.clone(),
            client: contender::client()?,
            folder: folder.path().to_owned(),
            is_expired: self.work == Work::Stampede,
        };
        let runtime = self.runtime()?;
        let pieces = self.pieces;
        // Spawned, for the task of `block_on` is slower to wake than any other.
        let work = self.work;
        runtime.block_on(async move {
            let job = async move {
                match work {
                    Work::Cached(tasks) => cached::<C>(&world, tasks, pieces).await,
                    Work::Request => request::<C>(&world, pieces).await,
                    Work::Stampede => stampede::<C>(&world, pieces).await,
                    Work::Revoked => revoked::<C>(&world, pieces).await,
                }
            };
            tokio::spawn(job).await?
        })
    }

    /// Requests one after the other need one thread, and are counted best on one.
    fn runtime(&self) -> Result<Runtime> {
        let mut builder = match self.work {
            Work::Request => Builder::new_current_thread(),
            _ => Builder::new_multi_thread(),
        };
        Ok(builder.enable_all().build()?)
    }
}

async fn cached<C: Contender>(world: &World, tasks: usize, pieces: usize) -> Result<Value> {
    let contender = Arc::new(C::start(world).await?);
    ask_for_tokens(&contender, tasks, pieces / 10).await?;
    let processors = std::thread::available_parallelism()?.get().min(tasks);
    let mut best = (0.0, Value::Null);
    for _ in 0..MOST_TRIES {
        let meter = Meter::start();
        ask_for_tokens(&contender, tasks, pieces).await?;
        let cost = meter.stop(pieces);
        let used = processors_used(&cost);
        if used > best.0 {
            best = (used, cost);
        }
        if used > 0.85 * processors as f64 {
            break;
        }
    }
    Ok(best.1)
}

/// How often the tasks are let run until they really run side by side. On a busy machine they may
/// all land on one processor, where nobody is in another's way.
const MOST_TRIES: usize = 6;

async fn ask_for_tokens<C: Contender>(contender: &Arc<C>, tasks: usize, pieces: usize) -> Result {
    let mut running = JoinSet::new();
    for _ in 0..tasks {
        let contender = Arc::clone(contender);
        running.spawn(async move {
            for _ in 0..pieces / tasks {
                black_box(contender.token().await?);
            }
            Ok(())
        });
    }
    running.join_all().await.into_iter().collect()
}

async fn request<C: Contender>(world: &World, pieces: usize) -> Result<Value> {
    let contender = C::start(world).await?;
    let url = world.at("/values");
    for _ in 0..20 {
        contender.get(&url).await?;
    }
    let meter = Meter::start();
    for _ in 0..pieces {
        if contender.get(&url).await? != 200 {
            return Err("a request was refused".into());
        }
    }
    Ok(meter.stop(pieces))
}

async fn stampede<C: Contender>(world: &World, tasks: usize) -> Result<Value> {
    let meter = Meter::start();
    let contender = Arc::new(C::start(world).await?);
    let failed = all_at_once(&contender, world, tasks).await;
    report(world, meter.stop(tasks), failed, 0).await
}

async fn revoked<C: Contender>(world: &World, tasks: usize) -> Result<Value> {
    let contender = Arc::new(C::start(world).await?);
    if all_at_once(&contender, world, tasks).await > 0 {
        return Err("a request was refused before the revocation".into());
    }
    let before = refreshes(world).await?;
    world.client.get(world.at("/revoke")).send().await?;
    let meter = Meter::start();
    let failed = all_at_once(&contender, world, tasks).await;
    report(world, meter.stop(tasks), failed, before).await
}

/// Makes a request from each task and returns how many of them got no answer.
async fn all_at_once<C: Contender>(contender: &Arc<C>, world: &World, tasks: usize) -> usize {
    let mut running = JoinSet::new();
    for _ in 0..tasks {
        let (contender, url) = (Arc::clone(contender), world.at("/values"));
        running.spawn(async move { contender.get(&url).await.is_ok_and(|status| status == 200) });
    }
    let answered = running.join_all().await;
    answered.into_iter().filter(|is_well| !is_well).count()
}

async fn report(world: &World, mut cost: Value, failed: usize, before: usize) -> Result<Value> {
    cost["failed"] = failed.into();
    cost["token_requests"] = (refreshes(world).await? - before).into();
    Ok(cost)
}

async fn refreshes(world: &World) -> Result<usize> {
    let answer = world.client.get(world.at("/refreshes")).send().await?;
    Ok(answer.text().await?.parse()?)
}

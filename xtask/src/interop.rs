//! `cargo xtask interop`: hallpass against software that other people wrote.

mod bench;
mod browser;
mod django;
mod google_auth;
mod gspread;
mod hallpass;
mod journeys;
mod kit;
mod oidc;
mod private_network;
mod process;
mod sandbox;
mod server;
mod tools;

use std::time::Instant;

use clap::ValueEnum;

use self::{bench::Bench, private_network::Stage};
use crate::failure::{Failure, Result};

/// The options of `cargo xtask interop`.
#[derive(Debug, clap::Args)]
pub(crate) struct Interop {
    /// Meets this partner and no other.
    #[arg(value_enum)]
    partner: Option<Partner>,
    /// Plays this stage, in a private network that another run of this task has made.
    #[arg(long, hide = true, value_enum)]
    inside: Option<Stage>,
}

/// Someone else's software that hallpass has to get along with.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Partner {
    /// An independent authorization server, with Chromium in front of it.
    Oidc,
    /// A second one, that has nothing in common with the first.
    Django,
    /// google-auth-oauthlib signs in to our sandbox.
    Sandbox,
    /// Python's google-auth: each side loads the other's files.
    GoogleAuth,
    /// gspread: both sides work on the same cells.
    Gspread,
    /// An independent server under Google's own names, where nothing else can be reached.
    PrivateNetwork,
}

impl Interop {
    /// Installs the partners and meets them one after the other.
    pub(crate) fn run(self) -> Result {
        if let Some(stage) = self.inside {
            return stage.play();
        }
        tools::require()?;
        let kit = kit::install()?;
        let partners = match &self.partner {
            Some(partner) => std::slice::from_ref(partner),
            None => Partner::value_variants(),
        };
        for partner in partners {
            let start = Instant::now();
            println!("{}", partner.name());
            partner.meet(&Bench::set_up(&kit, partner.name())?)?;
            println!("  {:.1} s", start.elapsed().as_secs_f64());
        }
        let names: Vec<_> = partners.iter().map(|partner| partner.name()).collect();
        println!("interop: hallpass gets along with {}", names.join(", "));
        Ok(())
    }
}

impl Partner {
    fn name(self) -> &'static str {
        match self {
            Self::Oidc => "oidc",
            Self::Django => "django",
            Self::Sandbox => "sandbox",
            Self::GoogleAuth => "google-auth",
            Self::Gspread => "gspread",
            Self::PrivateNetwork => "private-network",
        }
    }

    fn meet(self, bench: &Bench) -> Result {
        let outcome = match self {
            Self::Oidc => oidc::meet(bench),
            Self::Django => django::meet(bench),
            Self::Sandbox => sandbox::meet(bench),
            Self::GoogleAuth => google_auth::meet(bench),
            Self::Gspread => gspread::meet(bench),
            Self::PrivateNetwork => private_network::meet(bench),
        };
        outcome.map_err(|failure| {
            failure
                .during(self.name())
                .repeated_by(format!("cargo xtask interop {}", self.name()))
        })
    }
}

/// Notes a rule that was seen to hold, or fails with it.
fn require(holds: bool, rule: &str) -> Result {
    if !holds {
        return Err(Failure::new(format!("not so: {rule}")));
    }
    println!("  ok  {rule}");
    Ok(())
}

//! An independent server under Google's own names, where nothing else can be reached.
//!
//! hallpass is as it is given to people, and so is its client file. The network
//! is another: a namespace of Linux in which Google's names lead to this
//! machine, and in which the machine trusts an authority of ours.

mod namespace;
mod stage;

use clap::ValueEnum;

use self::namespace::Maker;
pub(super) use self::stage::Stage;
use super::bench::Bench;
use crate::failure::Result;

/// The hosts of Google's that the server answers for.
const NAMES: [&str; 6] = [
    "accounts.google.com",
    "oauth2.googleapis.com",
    "openidconnect.googleapis.com",
    "sheets.googleapis.com",
    "www.google.com",
    "www.googleapis.com",
];

/// Makes the certificates and plays every stage in a network of its own.
pub(super) fn meet(bench: &Bench) -> Result {
    let maker = Maker::find()?;
    let folder = bench.folder.display().to_string();
    let arguments = [&[folder.as_str()], NAMES.as_slice()].concat();
    bench.python("certificates.py", &arguments, "")?;
    for stage in Stage::value_variants() {
        maker.play(*stage)?;
    }
    Ok(())
}

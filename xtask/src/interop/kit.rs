//! The partners, installed in the versions that the lock files pin.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    failure::{Failure, Result},
    sh::{self, Invocation},
};

/// Where everything of interop lies, from the root of the workspace.
pub(super) const FOLDER: &str = "target/interop";

/// Where the partners' scripts and lock files lie.
const SCRIPTS: &str = "xtask/interop";

/// What is installed.
#[derive(Debug)]
pub(super) struct Kit {
    /// The `hallpass` that was just built.
    pub(super) hallpass: PathBuf,
}

impl Kit {
    /// Names the Python that has the partners installed.
    ///
    /// The path is relative: `BROWSER` is cut at spaces and colons, which a
    /// path from the root may have.
    pub(super) fn python() -> String {
        format!("{FOLDER}/python/bin/python")
    }

    /// Names one of our Python scripts.
    pub(super) fn script(name: &str) -> String {
        format!("{SCRIPTS}/{name}")
    }

    /// Names a script of ours that uses Node's packages.
    pub(super) fn node_script(name: &str) -> String {
        format!("{FOLDER}/node/{name}")
    }
}

/// Installs what is not installed yet and builds hallpass.
pub(super) fn install() -> Result<Kit> {
    fs::create_dir_all(sh::root().join(FOLDER))?;
    install_node_packages()?;
    install_python_packages()?;
    Invocation::cargo(&["build", "--quiet", "-p", "hallpass-cli"]).run()?;
    let hallpass = target_folder()?.join("debug/hallpass");
    Ok(Kit { hallpass })
}

fn install_node_packages() -> Result {
    let scripts = sh::root().join(SCRIPTS);
    let folder = sh::root().join(FOLDER).join("node");
    fs::create_dir_all(&folder)?;
    // Node looks for packages beside the script, so the script moves in.
    for name in [
        "package.json",
        "oidc-server.mjs",
        "google-auth-node.mjs",
        ".npmrc",
    ] {
        fs::copy(scripts.join(name), folder.join(name))?;
    }
    let lock = "package-lock.json";
    once(&scripts.join(lock), &folder.join("installed"), || {
        fs::copy(scripts.join(lock), folder.join(lock))?;
        let prefix = format!("{FOLDER}/node");
        let flags = [
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel",
            "error",
        ];
        Invocation::new("npm", &["ci", "--prefix", &prefix])
            .with(flags)
            .run()
    })
}

fn install_python_packages() -> Result {
    let requirements = format!("{SCRIPTS}/requirements.txt");
    let folder = format!("{FOLDER}/python");
    let stamp = sh::root().join(&folder).join("installed");
    once(&sh::root().join(&requirements), &stamp, || {
        Invocation::new("python3", &["-m", "venv", "--clear", &folder]).run()?;
        let pip = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ];
        Invocation::new(Kit::python(), &pip)
            .with(["-r", &requirements])
            .run()
    })
}

/// Installs, unless the stamp says that this very list was installed before.
fn once(list: &Path, stamp: &Path, install: impl FnOnce() -> Result) -> Result {
    let list = fs::read_to_string(list)?;
    if fs::read_to_string(stamp).is_ok_and(|installed| installed == list) {
        return Ok(());
    }
    install()?;
    fs::write(stamp, list)?;
    Ok(())
}

fn target_folder() -> Result<PathBuf> {
    let line = Invocation::cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: serde_json::Value = serde_json::from_str(&line.read()?)?;
    let folder = metadata["target_directory"].as_str();
    folder
        .map(PathBuf::from)
        .ok_or_else(|| Failure::new("`cargo metadata` named no target folder"))
}

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

/// Where Debian keeps the certificates that a machine trusts.
pub(super) const SYSTEM_CERTIFICATES: &str = "/etc/ssl/certs/ca-certificates.crt";

/// What is installed.
#[derive(Debug)]
pub(super) struct Kit {
    /// The `hallpass` that was built for this run.
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

    /// Names the Python that has django-oauth-toolkit installed.
    pub(super) fn django_python() -> String {
        format!("{FOLDER}/django/bin/python")
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
    install_python_packages("python", "requirements.txt")?;
    install_python_packages("django", "requirements-django.txt")?;
    Invocation::cargo(&["build", "--quiet", "-p", "hallpass-cli"]).run()?;
    let kit = installed();
    // A copy, so that a build that goes on beside us changes nothing. A file
    // that is being run cannot be written, but it can be replaced.
    if kit.hallpass.exists() {
        fs::remove_file(&kit.hallpass)?;
    }
    fs::copy(target_folder()?.join("debug/hallpass"), &kit.hallpass)?;
    Ok(kit)
}

/// Gives back what was installed before.
pub(super) fn installed() -> Kit {
    let hallpass = sh::root().join(FOLDER).join("hallpass");
    Kit { hallpass }
}

fn install_node_packages() -> Result {
    let scripts = sh::root().join(SCRIPTS);
    let folder = sh::root().join(FOLDER).join("node");
    fs::create_dir_all(&folder)?;
    // Node looks for packages beside the script, so the scripts move in.
    for entry in fs::read_dir(&scripts)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "mjs") {
            fs::copy(&path, folder.join(path.file_name().unwrap_or_default()))?;
        }
    }
    for name in ["package.json", ".npmrc"] {
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

/// Installs a list of packages into an environment of its own.
fn install_python_packages(environment: &str, requirements: &str) -> Result {
    let requirements = format!("{SCRIPTS}/{requirements}");
    let folder = format!("{FOLDER}/{environment}");
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
        Invocation::new(format!("{folder}/bin/python"), &pip)
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

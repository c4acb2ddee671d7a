//! The OAuth client to sign in with: found, and remembered for the next time.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use hallpass_core::{ClientKind, ClientSecrets, SecretsError};

use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::paths::{Paths, check_name};

/// The name under which a client is looked for when the profile has none of its own.
const DEFAULT: &str = "default";
/// The sign-in that the developer console's download leads to.
const LOGIN: &str = "login --client client_secret.json --scope sheets";

/// A client, and the file that it was read from.
#[derive(Debug)]
pub(crate) struct ClientFile {
    pub(crate) secrets: ClientSecrets,
    path: PathBuf,
}

impl ClientFile {
    /// Takes the file or name that was given, or the client that was remembered for the profile.
    pub(crate) fn find(context: &Context, given: Option<&str>) -> Result<Self, Failure> {
        let path = match given {
            Some(given) => named(context, given)?,
            None => {
                let names = [context.profile.as_str(), DEFAULT];
                let remembered = names.map(|name| context.paths.client(name));
                remembered
                    .into_iter()
                    .find(|path| path.exists())
                    .ok_or_else(|| no_client(context))?
            }
        };
        match ClientSecrets::from_file(&path) {
            Ok(secrets) if secrets.kind() == ClientKind::Web => Err(web_client(&path)),
            Ok(secrets) => Ok(Self { secrets, path }),
            Err(error) => Err(unusable(&error)),
        }
    }

    /// Returns the server where consent is asked, if it is neither Google nor on this machine.
    pub(crate) fn strange_server(&self) -> Option<String> {
        let uri = url::Url::parse(self.secrets.auth_uri()).ok()?;
        let is_known = self.secrets.client().is_googles() || uri.scheme() == "http";
        (!is_known).then(|| uri.host_str().unwrap_or_default().to_owned())
    }

    /// Keeps a copy for the profile, so that the next sign-in needs no `--client`.
    pub(crate) fn remember(&self, paths: &Paths, profile: &str) -> Result<(), Failure> {
        let copy = paths.client(profile);
        if self.path == copy {
            return Ok(());
        }
        let failed = |error: std::io::Error| {
            Failure::new(
                "HP-FILE-002",
                Exit::Other,
                format!("the OAuth client could not be kept in {}", copy.display()),
            )
            .because(&error)
        };
        write_private(&copy, &fs::read(&self.path).map_err(failed)?).map_err(failed)
    }
}

/// Writes a file that only its owner can read, as a whole or not at all.
pub(crate) fn write_private(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    create_private_folder(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

#[cfg(unix)]
fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(not(unix))]
fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    fs::create_dir_all(folder)
}

/// A remembered name, or a file.
fn named(context: &Context, given: &str) -> Result<PathBuf, Failure> {
    let file = PathBuf::from(given);
    if file.exists() || given.contains(['/', '\\']) || given.ends_with(".json") {
        return Ok(file);
    }
    check_name("client", given)?;
    let remembered = context.paths.client(given);
    if remembered.exists() {
        return Ok(remembered);
    }
    Err(Failure::new(
        "HP-SETUP-002",
        Exit::SetupMissing,
        format!("there is no OAuth client called `{given}`"),
    )
    .cause(format!(
        "neither a file of that name nor {} exists",
        remembered.display()
    ))
    .try_next(context.command(LOGIN)))
}

fn no_client(context: &Context) -> Failure {
    Failure::new("HP-SETUP-001", Exit::SetupMissing, "there is no OAuth client to sign in with")
        .cause("Google lets only registered applications ask for consent, and hallpass brings none of its own")
        .try_next("make one of type \"Desktop app\" at https://console.cloud.google.com/auth/clients,")
        .try_next(format!("download its JSON file, then: {}", context.command(LOGIN)))
        .try_next("or without a Google account: hallpass try")
}

/// Google would show its own page about a wrong redirect URI, and no answer would ever come.
fn web_client(path: &Path) -> Failure {
    Failure::new(
        "HP-SETUP-005",
        Exit::SetupMissing,
        "a web application's client cannot sign in from a terminal",
    )
    .cause(format!(
        "{} is a client of type \"Web application\"",
        path.display()
    ))
    .try_next("make one of type \"Desktop app\" at https://console.cloud.google.com/auth/clients")
}

fn unusable(error: &SecretsError) -> Failure {
    let failure = Failure::new(
        "HP-SETUP-002",
        Exit::SetupMissing,
        "the OAuth client cannot be used",
    )
    .because(error);
    if error.is_not_found() {
        failure.try_next("check the path given with --client")
    } else if error.is_hostile() {
        failure
            .try_next("do not use this file: the developer console makes none like it")
            .try_next(
                "download the client's JSON again: https://console.cloud.google.com/auth/clients",
            )
    } else {
        failure
            .try_next("download the JSON file of a \"Desktop app\" client again:")
            .try_next("https://console.cloud.google.com/auth/clients")
    }
}

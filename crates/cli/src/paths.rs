//! Where things are kept.

use std::path::PathBuf;

use etcetera::BaseStrategy;

use crate::environment;
use crate::failure::{Exit, Failure};

/// The folders of this user.
#[derive(Clone, Debug)]
pub(crate) struct Paths {
    config: PathBuf,
    data: PathBuf,
}

impl Paths {
    /// `HALLPASS_HOME`, or the folders that the platform's convention gives
    /// (`~/.config/hallpass` and `~/.local/share/hallpass` on Linux and macOS).
    pub(crate) fn find() -> Result<Self, Failure> {
        if let Some(home) = environment::path(environment::HOME) {
            return Ok(Self::under(home));
        }
        let strategy = etcetera::choose_base_strategy().map_err(|error| {
            Failure::new(
                "HP-SETUP-003",
                Exit::SetupMissing,
                "there is no home folder to keep tokens in",
            )
            .because(&error)
            .try_next("set HALLPASS_HOME to a folder that only you can read")
        })?;
        Ok(Self {
            config: strategy.config_dir().join("hallpass"),
            data: strategy.data_dir().join("hallpass"),
        })
    }

    /// Everything in one folder.
    pub(crate) fn under(home: PathBuf) -> Self {
        Self {
            config: home.clone(),
            data: home,
        }
    }

    /// The file that keeps a profile's tokens.
    pub(crate) fn profile(&self, profile: &str) -> PathBuf {
        self.data.join("profiles").join(format!("{profile}.json"))
    }

    /// The file that keeps the OAuth client of a name.
    pub(crate) fn client(&self, name: &str) -> PathBuf {
        self.config.join("clients").join(format!("{name}.json"))
    }
}

/// Checks a name that becomes a file's name.
pub(crate) fn check_name(kind: &str, name: &str) -> Result<(), Failure> {
    let is_word = name
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@'));
    if is_word && !name.is_empty() && !name.starts_with('.') && name.len() <= 100 {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "`{}` cannot be the name of a {kind}",
        name.escape_debug()
    ))
    .try_next("use letters, digits, `-`, `_`, `.` and `@`, not starting with a dot"))
}

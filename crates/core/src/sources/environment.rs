//! The environment variables that say where default credentials are.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

const FILE_NAME: &str = "application_default_credentials.json";

/// Environment variables: the process's own, or those that a program or a test makes up.
#[derive(Clone)]
pub struct Environment(Arc<Lookup>);

type Lookup = dyn Fn(&str) -> Option<OsString> + Send + Sync;

impl Environment {
    /// Returns the variables of this process.
    #[must_use]
    pub fn of_the_process() -> Self {
        Self::from_fn(|name| std::env::var_os(name))
    }

    /// Returns the variables that `lookup` knows.
    pub fn from_fn(lookup: impl Fn(&str) -> Option<OsString> + Send + Sync + 'static) -> Self {
        Self(Arc::new(lookup))
    }

    /// Returns the variable's value; an empty one counts as not set.
    pub(super) fn value(&self, name: &str) -> Option<OsString> {
        (self.0)(name).filter(|value| !value.is_empty())
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.value(name)?.into_string().ok()
    }

    /// Tells whether a switch is on: `1` or `true`.
    pub(super) fn is_on(&self, name: &str) -> bool {
        self.text(name)
            .is_some_and(|value| value == "1" || value.eq_ignore_ascii_case("true"))
    }

    /// Returns where gcloud keeps the user's default credentials; `None` if there is no home.
    pub(super) fn gclouds_file(&self) -> Option<PathBuf> {
        let folder = match self.value("CLOUDSDK_CONFIG") {
            Some(folder) => PathBuf::from(folder),
            None if cfg!(windows) => self.windows_folder(),
            None => PathBuf::from(self.value("HOME")?).join(".config/gcloud"),
        };
        Some(folder.join(FILE_NAME))
    }

    fn windows_folder(&self) -> PathBuf {
        let system_drive = || {
            let mut drive = self.value("SystemDrive").unwrap_or_else(|| "C:".into());
            drive.push("\\");
            PathBuf::from(drive)
        };
        self.value("APPDATA")
            .map_or_else(system_drive, PathBuf::from)
            .join("gcloud")
    }
}

impl Default for Environment {
    fn default() -> Self {
        Self::of_the_process()
    }
}

impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Environment").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &'static [(&str, &str)]) -> Environment {
        Environment::from_fn(|name| {
            let mut variables = variables.iter();
            let (_, value) = variables.find(|(key, _)| *key == name)?;
            Some(value.into())
        })
    }

    #[test]
    fn cloudsdk_config_wins_over_the_home_and_an_empty_one_is_none() {
        let file = |variables| environment(variables).gclouds_file();
        assert_eq!(
            file(&[("CLOUDSDK_CONFIG", "sdk"), ("HOME", "h"), ("APPDATA", "a")]),
            Some(PathBuf::from("sdk").join(FILE_NAME))
        );
        if cfg!(unix) {
            let expected = PathBuf::from("h/.config/gcloud").join(FILE_NAME);
            assert_eq!(
                file(&[("CLOUDSDK_CONFIG", ""), ("HOME", "h")]),
                Some(expected)
            );
            assert_eq!(file(&[]), None);
        }
    }

    #[test]
    fn on_windows_it_is_beside_the_other_applications() {
        let folder = |variables| environment(variables).windows_folder();
        let appdata = PathBuf::from("roaming").join("gcloud");
        assert_eq!(folder(&[("APPDATA", "roaming")]), appdata);
        let drive = PathBuf::from("D:\\").join("gcloud");
        assert_eq!(folder(&[("SystemDrive", "D:")]), drive);
    }
}

//! Opens the user's browser.

use std::path::Path;

use crate::environment;

/// What `webbrowser` would run in the terminal, and wait for.
const TEXT_MODE: [&str; 9] = [
    "lynx", "links", "links2", "elinks", "w3m", "eww", "netrik", "retawq", "curl",
];

/// Asks the system to open a web page; `false` if it has no browser with a window.
///
/// Only http and https addresses are opened, never through a shell. A browser in text mode would
/// write where the answer goes, and wait for the receiver, which would wait for it.
pub(crate) fn open(url: &str) -> bool {
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return false;
    }
    if environment::text(environment::BROWSER).is_some_and(|browsers| is_text_mode(&browsers)) {
        return false;
    }
    let mut options = webbrowser::BrowserOptions::new();
    options.with_suppress_output(true);
    match webbrowser::open_browser_with_options(webbrowser::Browser::Default, url, &options) {
        Ok(()) => true,
        Err(error) => {
            tracing::debug!(%error, "no browser could be opened");
            false
        }
    }
}

fn is_text_mode(browsers: &str) -> bool {
    let programs = browsers
        .split(':')
        .filter_map(|command| command.split_whitespace().next());
    programs
        .filter_map(|program| Path::new(program).file_name())
        .any(|name| TEXT_MODE.iter().any(|known| name == *known))
}

#[cfg(test)]
mod tests {
    use super::is_text_mode;

    #[test]
    fn a_browser_in_text_mode_is_known_by_its_name() {
        for browsers in [
            "w3m",
            "/usr/bin/lynx -accept_all_cookies %s",
            "firefox:curl",
        ] {
            assert!(is_text_mode(browsers), "{browsers}");
        }
        for browsers in [
            "",
            ":",
            "firefox %s",
            "/opt/lynx/firefox",
            "open --with w3m",
        ] {
            assert!(!is_text_mode(browsers), "{browsers}");
        }
    }
}

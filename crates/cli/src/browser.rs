//! Opens the user's browser.

/// Asks the system to open a web page; `false` if it has no browser.
///
/// Only http and https addresses are opened, never through a shell, and what a text-mode browser
/// would print is kept off the terminal.
pub(crate) fn open(url: &str) -> bool {
    if !url.starts_with("https://") && !url.starts_with("http://") {
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

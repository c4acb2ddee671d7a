//! The command line: every command and flag, with its help.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::commands::sheets::SheetsCommand;
use crate::environment;

/// Sign in to Google and work with Sheets from the terminal.
///
/// Try it now, without a Google account: `hallpass try`.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

const EXIT_CODES: &str = "Exit codes: 0 done, 1 other error, 2 wrong usage, 4 sign-in needed, \
5 not found, 6 permission or scope missing, 7 quota, 8 network or server (try later), 10 setup missing, 130 interrupted";

/// Flags that every command has.
#[derive(Debug, ClapArgs)]
pub(crate) struct Global {
    /// The profile to use: one signed-in account.
    #[arg(short, long, global = true, value_name = "NAME", env = environment::PROFILE, default_value = "default")]
    pub(crate) profile: String,
    /// Answer with one JSON document; errors are JSON on stderr.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Say nothing on stderr but errors, and what a sign-in asks you to do.
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
    /// Never ask on the terminal.
    #[arg(long, global = true)]
    pub(crate) no_input: bool,
    /// How long a request may take; 30s for tokens and 190s for an API if left out.
    #[arg(long, global = true, value_name = "TIME", env = environment::TIMEOUT, value_parser = duration)]
    pub(crate) request_timeout: Option<Duration>,
    /// How often a refresh or a Sheets request is tried again after a failure that passes.
    #[arg(long, global = true, value_name = "N", default_value_t = 3)]
    pub(crate) retries: u32,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Sign in: ask a Google user's consent and save the token.
    Login(LoginArgs),
    /// Sign out: revoke the consent and delete the token.
    Logout(LogoutArgs),
    /// Show who is signed in, for what, and until when.
    #[command(alias = "whoami")]
    Status(StatusArgs),
    /// Print an access token, refreshed if need be.
    Token(TokenArgs),
    /// Send an authorized request to a Google API.
    Curl(CurlArgs),
    /// Read and write spreadsheets.
    #[command(subcommand)]
    Sheets(SheetsCommand),
    /// Watch the whole journey on a sandbox on this machine. No Google account needed.
    #[cfg(feature = "sandbox")]
    Try(TryArgs),
    /// Run a local Google to try and test against.
    #[cfg(feature = "sandbox")]
    #[command(subcommand)]
    Sandbox(SandboxCommand),
}

impl Command {
    /// Tells whether Ctrl-C is the usual end of the command.
    pub(crate) fn ends_by_interrupt(&self) -> bool {
        #[cfg(feature = "sandbox")]
        if matches!(self, Self::Sandbox(_)) {
            return true;
        }
        false
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LoginArgs {
    /// What to ask for: `sheets`, `sheets.readonly`, `drive.file`, …, or a scope's full URL.
    #[arg(short, long = "scope", value_name = "SCOPE")]
    pub(crate) scopes: Vec<String>,
    /// Ask for what the profile has already, and for these scopes.
    #[arg(long)]
    pub(crate) add: bool,
    /// The OAuth client: a `client_secret.json` file, or the name of one that was used before.
    #[arg(long, value_name = "FILE|NAME", env = environment::CLIENT)]
    pub(crate) client: Option<String>,
    /// Take this account and no other; asks for the e-mail address, too.
    #[arg(long, value_name = "EMAIL")]
    pub(crate) account: Option<String>,
    /// Open no receiver: paste the address that the browser ends up at.
    #[arg(long)]
    pub(crate) paste: bool,
    /// Show a code to enter on another device. Google allows few scopes this way.
    #[arg(long, conflicts_with_all = ["paste", "no_open", "port"])]
    pub(crate) device: bool,
    /// Do not open a browser; the address to open is printed.
    #[arg(long)]
    pub(crate) no_open: bool,
    /// The port of the receiver on the loopback; 0 for any.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) port: u16,
    /// How long to wait for the consent, such as `90s`; 5m if left out, and with --device as long
    /// as the code lives. A --paste waits for ever.
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub(crate) timeout: Option<Duration>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LogoutArgs {
    /// Delete the token here and leave the consent at Google as it is.
    #[arg(long)]
    pub(crate) keep_grant: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct StatusArgs {
    /// Ask the server whether the sign-in still works.
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct TokenArgs {
    /// How to print it.
    #[arg(long = "as", value_name = "FORM", value_enum, default_value_t = TokenForm::Raw)]
    pub(crate) form: TokenForm,
    /// Refresh even if the present token is good.
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Print nothing; the exit code says whether there is a token.
    #[arg(long)]
    pub(crate) check: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum TokenForm {
    /// The token alone.
    Raw,
    /// `Authorization: Bearer …`, for `curl -H`.
    Header,
    /// A JSON document with its end and scopes.
    Json,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CurlArgs {
    /// The method, if not GET (or POST with a body), and the URL.
    #[arg(value_name = "[METHOD] URL", num_args = 1..=2, required = true)]
    pub(crate) target: Vec<String>,
    /// A header, `Name: value`.
    #[arg(short = 'H', long = "header", value_name = "K:V")]
    pub(crate) headers: Vec<String>,
    /// A query parameter, `name=value`.
    #[arg(long = "query", value_name = "K=V")]
    pub(crate) query: Vec<String>,
    /// The body: a text, `@FILE`, or `-` for stdin. JSON unless a Content-Type header says otherwise.
    #[arg(short, long, value_name = "DATA")]
    pub(crate) data: Option<String>,
    /// Print the status and the headers, too.
    #[arg(short, long)]
    pub(crate) include: bool,
    /// Send the token to this host as well; Google's APIs always get it.
    #[arg(long = "allow-host", value_name = "HOST")]
    pub(crate) allowed_hosts: Vec<String>,
}

#[cfg(feature = "sandbox")]
#[derive(Debug, ClapArgs)]
pub(crate) struct TryArgs {
    /// Sign in with your own browser in place of the built-in one.
    #[arg(long)]
    pub(crate) browser: bool,
}

#[cfg(feature = "sandbox")]
#[derive(Debug, Subcommand)]
pub(crate) enum SandboxCommand {
    /// Run it until Ctrl-C; its address is the first line on stdout.
    Start {
        /// The port on 127.0.0.1; 0 for any.
        #[arg(long, value_name = "N", default_value_t = 8484)]
        port: u16,
        /// How long its access tokens live, such as `30s`.
        #[arg(long, value_name = "TIME", default_value = "3599s", value_parser = duration)]
        token_lifetime: Duration,
        /// Replace refresh tokens at each refresh, as stricter servers than Google do.
        #[arg(long)]
        rotate: bool,
    },
}

/// Where the cells to write come from.
#[derive(Debug, ClapArgs)]
pub(crate) struct CellArgs {
    /// The cells of one row, each word a cell; after `--` any word is.
    #[arg(
        value_name = "VALUE",
        required_unless_present = "from",
        conflicts_with = "from",
        allow_negative_numbers = true
    )]
    pub(crate) values: Vec<String>,
    /// Rows from a CSV file (or JSON rows from a .json file); `-` reads CSV from stdin.
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// How texts become cells.
    #[arg(long, value_enum, default_value_t = Input::Exact)]
    pub(crate) input: Input,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// `12.5` and `TRUE` are a number and a boolean; whatever would change when read back
    /// (`0042`, `1e5`, dates, `=…`) stays the text that it is.
    Exact,
    /// As if typed into the browser: dates, percentages and formulas are understood by Sheets.
    Typed,
    /// Everything is text.
    Text,
}

/// Reads a time such as `90s`, `5m`, `1h` or `250ms`.
fn duration(text: &str) -> Result<Duration, String> {
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let unit = match &text[digits..] {
        "ms" => 1,
        "" | "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        _ => return Err("write it as 90s, 5m or 1h".to_owned()),
    };
    let number: u64 = text[..digits]
        .parse()
        .map_err(|_| "write it as 90s, 5m or 1h".to_owned())?;
    number
        .checked_mul(unit)
        .map(Duration::from_millis)
        .ok_or_else(|| "that is too long".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Args::command().debug_assert();
    }

    #[test]
    fn times_are_read() {
        assert_eq!(duration("5m"), Ok(Duration::from_secs(300)));
        assert_eq!(duration("250ms"), Ok(Duration::from_millis(250)));
        assert_eq!(duration("90"), Ok(Duration::from_secs(90)));
        for text in [
            "",
            "m",
            "-1s",
            "5 m",
            "99999999999999999999s",
            "18446744073709551615h",
        ] {
            assert!(duration(text).is_err(), "{text}");
        }
    }
}

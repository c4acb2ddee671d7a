//! `hallpass try`: all seven steps, nothing left behind, and words that can be pasted.

use hallpass_emulator::UserAgent;
use insta::assert_snapshot;

use crate::sandbox::started;
use crate::support::{Home, Run, is_empty, wait};

#[test]
fn the_whole_journey_works_and_leaves_nothing_behind() {
    let home = Home::new();
    let run = home.run("try").expect(0);
    let address = run
        .stdout
        .split_whitespace()
        .find(|word| word.starts_with("http://127.0.0.1:"))
        .unwrap();
    home.name(address.trim_end_matches('.'), "GOOGLE");
    assert_snapshot!(Run { names: home.names(), ..run }, @r#"
    $ hallpass try
    --- stdout
    A sandbox runs at GOOGLE. Nothing leaves this machine.
    1/7 sign in   ok  ada@sandbox.test allows to read and change spreadsheets and see the e-mail address
    2/7 save      ok  sandbox.json in a temporary profile, readable by you alone
    3/7 refresh   ok  reused; an hour later refreshed by itself, with 1 request, and saved
    4/7 create    ok  spreadsheet "Penguins"
    5/7 write     ok  penguins.csv to Sheet1!A1:H345, 2760 cells
    6/7 read      ok  345 rows, every cell as it was written
                   species  island     bill_length_mm  bill_depth_mm  flipper_length_mm  body_mass_g  sex     year
                   Adelie   Torgersen            39.1           18.7                181         3750  male    2007
                   Adelie   Torgersen            39.5           17.4                186         3800  female  2007
                   Adelie   Torgersen            40.3             18                195         3250  female  2007
                   Adelie   Torgersen                                                                         2007
                   Adelie   Torgersen            36.7           19.3                193         3450  female  2007
                   … 339 more rows
    7/7 sign out  ok  the consent is revoked and the token file is gone
    Every step again, by hand, in two terminals (`cargo install --path crates/cli` puts `hallpass` on your PATH):
      hallpass sandbox start
      hallpass -p sandbox login --scope sheets --scope email
      hallpass -p sandbox token --fresh --check
      hallpass -p sandbox sheets create Penguins              # prints an ID
      hallpass -p sandbox sheets set ID Sheet1 A1 --from crates/cli/data/penguins.csv
      hallpass -p sandbox sheets get ID Sheet1 A1:H6
      hallpass -p sandbox logout
    With your Google account: hallpass login --client client_secret.json --scope sheets
    --- exit 0
    "#);
    assert!(
        is_empty(&home.path("work")),
        "the temporary folder is not empty"
    );
    assert!(!home.path("home").exists(), "a file of the user's was made");
}

/// What the tour says at its end is run as it is printed, from the repository's root.
#[test]
fn the_printed_commands_work_as_printed() {
    let tour = Home::new().run("try").answer();
    let (home, _sandbox) = started("sandbox start --port 0");
    let commands: Vec<_> = tour
        .lines()
        .filter_map(|line| line.strip_prefix("  hallpass "))
        .collect();
    assert_eq!(commands[0], "sandbox start");
    assert_eq!(commands.len(), 7, "{tour}");
    let mut id = String::new();
    for command in &commands[1..] {
        let (command, _comment) = command.split_once('#').unwrap_or((command, ""));
        let command = command.trim().replace(" ID", &format!(" {id}"));
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let run = if command.contains(" login ") {
            let mut login = home.start(&format!("{command} --no-open"));
            wait(UserAgent::new().allow(&login.authorization_url())).unwrap();
            login.end().expect(0)
        } else {
            home.run_with(&command, |process| process.current_dir(root))
                .expect(0)
        };
        if command.contains(" create ") {
            id = run.stdout.trim().to_owned();
        }
        if command.contains(" get ") {
            assert_eq!(run.stdout.lines().count(), 6, "{run}");
        }
    }
}

#[test]
fn the_tour_needs_no_profile_and_touches_none() {
    let home = Home::new();
    home.run("-p work try").expect(0);
    home.run("-p work status").expect(4);
}

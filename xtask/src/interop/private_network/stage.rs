//! What is played in a private network, and on which kind of loopback.

use std::{
    io::ErrorKind,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use clap::ValueEnum;

use super::namespace;
use crate::{
    failure::Result,
    interop::{
        bench::{Bench, MOMENT},
        journeys::Meeting,
        kit, require,
        server::{Refresh, Server},
    },
};

/// One network and what happens in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::interop) enum Stage {
    /// Everything, with both kinds of addresses.
    Google,
    /// A sign-in on a machine that has no `::1`.
    Ipv4Only,
    /// A sign-in on a machine that has no `127.0.0.1`.
    Ipv6Only,
}

impl Stage {
    /// Names it as on the command line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Ipv4Only => "ipv4-only",
            Self::Ipv6Only => "ipv6-only",
        }
    }

    /// Names the address at which Google's names are found.
    pub(super) fn address(self) -> IpAddr {
        match self {
            Self::Google | Self::Ipv4Only => Ipv4Addr::LOCALHOST.into(),
            Self::Ipv6Only => Ipv6Addr::LOCALHOST.into(),
        }
    }

    /// Lists what the loopback is stripped of.
    pub(super) fn missing_addresses(self) -> &'static [&'static str] {
        match self {
            Self::Google => &[],
            Self::Ipv4Only => &["::1/128"],
            Self::Ipv6Only => &["127.0.0.1/8"],
        }
    }

    /// Plays it; this process has to be inside of the network already.
    pub(in crate::interop) fn play(self) -> Result {
        let bench = Bench::set_up(
            &kit::installed(),
            &format!("private-network-{}", self.name()),
        )?;
        let certificates = certificates(&bench);
        namespace::furnish(self, &bench.folder, &certificates.join("authority.pem"))?;
        self.require_walls()?;
        let server = Server::google(&certificates, &self.address().to_string())?;
        let meeting = Meeting {
            bench: &bench,
            server: &server,
            title: self.name(),
            refresh: Refresh::Keeps,
            has_pictures: false,
            device: "secret-desktop",
            desktop: "secret-desktop",
        };
        match self {
            Self::Google => {
                meeting.run()?;
                require_trust(&meeting, &certificates)?;
                require_status(&meeting)
            }
            Self::Ipv4Only => meeting.sign_in("secret-desktop", "127.0.0.1", &|browser| browser),
            Self::Ipv6Only => meeting.sign_in("secret-desktop", "[::1]", &|browser| browser),
        }
    }

    /// Nothing outside can be reached, and nothing inside that was taken away.
    fn require_walls(self) -> Result {
        let outside = [
            SocketAddr::from(([203, 0, 113, 1], 443)),
            SocketAddr::from(([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1], 443)),
        ];
        let is_unreachable = |address: &SocketAddr| {
            let error = TcpStream::connect_timeout(address, Duration::from_secs(5)).err();
            let kind = error.map(|error| error.kind());
            matches!(
                kind,
                Some(
                    ErrorKind::NetworkUnreachable
                        | ErrorKind::HostUnreachable
                        | ErrorKind::AddrNotAvailable
                )
            )
        };
        require(
            outside.iter().all(is_unreachable),
            &format!("{}: no address outside can be reached", self.name()),
        )?;
        let here = [
            (IpAddr::from(Ipv4Addr::LOCALHOST), self != Self::Ipv6Only),
            (IpAddr::from(Ipv6Addr::LOCALHOST), self != Self::Ipv4Only),
        ];
        let is_here = |address: IpAddr| std::net::TcpListener::bind((address, 0)).is_ok();
        require(
            here.iter()
                .all(|&(address, expected)| is_here(address) == expected),
            &format!(
                "{}: the loopback has the addresses that it should",
                self.name()
            ),
        )
    }
}

/// Certificates of an unknown authority are refused, and unknown names lead nowhere.
fn require_trust(meeting: &Meeting<'_>, certificates: &Path) -> Result {
    let hallpass = &meeting.bench.hallpass;
    let profile = format!("{}-secret-desktop", meeting.title);
    let curl = ["curl", "-p", &profile, "--retries", "0"];
    let stranger = certificates.join("stranger.pem").display().to_string();
    let distrust = [("SSL_CERT_FILE", stranger)];
    let sheet = meeting.server.spreadsheet();
    let outcome = hallpass
        .start(
            &[&curl, [sheet.as_str()].as_slice()].concat(),
            &distrust,
            "",
        )?
        .finish(MOMENT)?;
    require(
        outcome.status.code() == Some(8) && outcome.output.is_empty(),
        "google: a server of an unknown authority gets no token",
    )?;
    let start = Instant::now();
    let elsewhere = ["--allow-host", "example.com", "https://example.com/"];
    let outcome = hallpass
        .start(&[&curl, elsewhere.as_slice()].concat(), &[], "")?
        .finish(MOMENT)?;
    require(
        outcome.status.code() == Some(8),
        &format!(
            "google: what is outside is out of reach, known after {:.1} s",
            start.elapsed().as_secs_f64()
        ),
    )
}

fn require_status(meeting: &Meeting<'_>) -> Result {
    let profile = format!("{}-secret-desktop", meeting.title);
    let status = ["status", "--check", "-p", &profile];
    let status = meeting.bench.hallpass.answer(&status)?;
    require(
        status.contains(crate::interop::journeys::PERSON),
        "google: `status --check` asks the server and knows who it is",
    )
}

/// Names the folder that the run outside has put the certificates into.
fn certificates(bench: &Bench) -> PathBuf {
    bench.folder.with_file_name("private-network")
}

//! A network and a view of the files that only one process and its children have.

use std::{
    env, fs,
    net::IpAddr,
    path::{Path, PathBuf},
};

use super::{NAMES, Stage};
use crate::{
    failure::{Failure, Result},
    interop::tools,
    sh::Invocation,
};

/// How namespaces can be made here: by root, or by anyone who may be root inside.
#[derive(Debug)]
pub(super) struct Maker {
    flags: &'static str,
}

/// What would make programs trust, or go, elsewhere.
const MISLEADING: [&str; 10] = [
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
    "no_proxy",
];

/// Where systems keep the certificates that they trust.
const BUNDLES: [&str; 5] = [
    crate::interop::kit::SYSTEM_CERTIFICATES,
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

impl Maker {
    /// Finds a way, or says what is missing.
    pub(super) fn find() -> Result<Self> {
        tools::require_namespaces()?;
        let mut reason = String::new();
        for flags in ["-mn", "-rmn"] {
            match Invocation::new("unshare", &[flags, "true"]).read() {
                Ok(_) => return Ok(Self { flags }),
                Err(failure) => reason = failure.to_string(),
            }
        }
        Err(Failure::new(format!(
            "a private network cannot be made here: {reason}\n\n\
             Be root, or let users have namespaces:\n  \
             sysctl -w kernel.unprivileged_userns_clone=1 (Debian)\n  \
             sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu)\n\
             In a container, start it with --privileged."
        )))
    }

    /// Runs this very program again, inside.
    pub(super) fn play(&self, stage: Stage) -> Result {
        let program = env::current_exe()?.display().to_string();
        Invocation::new("unshare", &[self.flags, "--", &program])
            .with(["interop", "--inside", stage.name()])
            .without_env(&MISLEADING)
            .run()
    }
}

/// Gives the network its addresses, and the machine its names and its trust.
pub(super) fn furnish(stage: Stage, folder: &Path, authority: &Path) -> Result {
    if !is_private(&fs::read_to_string("/proc/net/dev")?) {
        return Err(Failure::new("this is not inside of a private network"));
    }
    let ip = |words: &str| {
        let words: Vec<_> = words.split(' ').collect();
        Invocation::new("ip", &words).read()
    };
    ip("link set lo up")?;
    for address in stage.missing_addresses() {
        ip(&format!("address del {address} dev lo"))?;
    }
    let hosts = folder.join("hosts");
    fs::write(&hosts, hosts_file(stage.address()))?;
    cover(Path::new("/etc/hosts"), &hosts)?;
    let bundles: Vec<_> = BUNDLES.iter().map(PathBuf::from).collect();
    let mut present = bundles.iter().filter(|path| path.exists()).peekable();
    if present.peek().is_none() {
        let message = "this machine has no list of certificates that it trusts";
        return Err(Failure::new(format!(
            "{message}: apt-get install ca-certificates"
        )));
    }
    present.try_for_each(|bundle| cover(bundle, authority))
}

/// Lets a file be seen in another's place.
fn cover(place: &Path, file: &Path) -> Result {
    let place = place.canonicalize()?.display().to_string();
    Invocation::new("mount", &["--bind", &file.display().to_string(), &place])
        .read()
        .map(|_| ())
}

/// Tells from the list of interfaces whether there is nothing but the loopback.
fn is_private(interfaces: &str) -> bool {
    let names = interfaces.lines().filter_map(|line| line.split_once(':'));
    names.map(|(name, _)| name.trim()).eq(["lo"])
}

fn hosts_file(address: IpAddr) -> String {
    let names = NAMES.join(" ");
    format!("{address} localhost\n{address} {names}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_with_a_way_out_is_not_private() {
        let head = "Inter-|   Receive\n face |bytes\n";
        let alone = format!("{head}    lo:       0       0\n");
        assert!(is_private(&alone));
        assert!(!is_private(&format!("{alone}  eth0: 5 5\n")));
        assert!(!is_private(head));
    }

    #[test]
    fn every_name_of_google_leads_to_this_machine() {
        let hosts = hosts_file("::1".parse().unwrap());
        assert!(hosts.contains("::1 accounts.google.com"));
        assert!(!hosts.contains("127."));
    }
}

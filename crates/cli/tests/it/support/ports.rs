//! Ports that a test can fix.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering};

use url::Url;

/// Below all that systems give out by themselves, so that nobody else gets one by chance.
const FIRST: u16 = 20_000;
const COUNT: u16 = 10_000;

/// Returns a port that is free on both loopback families, and another one each time.
pub(crate) fn fixed_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    // Another run of the tests begins elsewhere.
    let start = u16::try_from(std::process::id() % u32::from(COUNT)).unwrap();
    loop {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = FIRST + (start + step) % COUNT;
        if is_free(port) {
            return port;
        }
    }
}

/// Returns whether somebody could listen on the port at once, in every family that there is.
pub(crate) fn is_free(port: u16) -> bool {
    let families: [SocketAddr; 2] = [
        (Ipv4Addr::LOCALHOST, port).into(),
        (Ipv6Addr::LOCALHOST, port).into(),
    ];
    let is_taken = |address: SocketAddr| {
        let listener = TcpListener::bind(address);
        listener.is_err_and(|error| error.kind() == std::io::ErrorKind::AddrInUse)
    };
    !families.into_iter().any(is_taken)
}

/// Returns the port at which a sign-in waits for the answer.
pub(crate) fn port_of(authorization_url: &str) -> u16 {
    let url = Url::parse(authorization_url).unwrap();
    let mut pairs = url.query_pairs();
    let redirect = pairs.find(|(name, _)| name == "redirect_uri").unwrap().1;
    Url::parse(&redirect).unwrap().port().unwrap()
}

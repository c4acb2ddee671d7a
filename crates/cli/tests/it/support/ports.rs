//! Ports that a test can fix.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use url::Url;

/// Below all that systems give out by themselves, so that nobody else gets one by chance.
const FIRST: u32 = 20_000;
const COUNT: u32 = 10_000;
/// More than one run takes; the next process, which may be another run, begins that much further.
const STRIDE: u32 = 61;

/// Returns a port at which nobody listens, and another one each time.
pub(crate) fn fixed_port() -> u16 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let start = std::process::id() % COUNT * STRIDE;
    loop {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = u16::try_from(FIRST + (start + step) % COUNT).unwrap();
        if !families(port).iter().any(somebody_answers) {
            return port;
        }
    }
}

/// Asks without listening: a listener of ours would live on for a moment in each program that
/// another test starts meanwhile.
fn somebody_answers(address: &SocketAddr) -> bool {
    TcpStream::connect_timeout(address, Duration::from_millis(100)).is_ok()
}

/// Returns whether somebody can listen on the port at once, in every family that there is. It is
/// the last thing that a test does with a port, for the same reason.
pub(crate) fn is_free(port: u16) -> bool {
    let is_taken = |address: SocketAddr| {
        let listener = TcpListener::bind(address);
        listener.is_err_and(|error| error.kind() == std::io::ErrorKind::AddrInUse)
    };
    !families(port).into_iter().any(is_taken)
}

fn families(port: u16) -> [SocketAddr; 2] {
    [
        (Ipv4Addr::LOCALHOST, port).into(),
        (Ipv6Addr::LOCALHOST, port).into(),
    ]
}

/// Returns the port at which a sign-in waits for the answer.
pub(crate) fn port_of(authorization_url: &str) -> u16 {
    let url = Url::parse(authorization_url).unwrap();
    let mut pairs = url.query_pairs();
    let redirect = pairs.find(|(name, _)| name == "redirect_uri").unwrap().1;
    Url::parse(&redirect).unwrap().port().unwrap()
}

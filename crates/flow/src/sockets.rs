//! The two listeners of the receiver, one for each family of loopback addresses.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener as StdListener};

use tokio::net::{TcpListener, TcpStream};

/// How often another port is tried that both families have free.
const MOST_PORTS: usize = 16;

/// Listeners on one port: of 127.0.0.1, of ::1, or of both.
#[derive(Debug)]
pub(crate) struct Sockets {
    address: SocketAddr,
    first: TcpListener,
    second: Option<TcpListener>,
}

impl Sockets {
    /// Opens them; with port 0 the system chooses one that both families have free.
    pub(crate) fn bind(port: u16) -> io::Result<Self> {
        let (first, second) = bind_both(port, listen)?;
        Ok(Self {
            address: first.local_addr()?,
            first: TcpListener::from_std(first)?,
            second: second.map(TcpListener::from_std).transpose()?,
        })
    }

    /// Returns the address for the redirect URI.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Waits for a connection on either.
    pub(crate) async fn accept(&self) -> io::Result<TcpStream> {
        let second = async {
            match &self.second {
                Some(second) => second.accept().await,
                None => std::future::pending().await,
            }
        };
        let (stream, _) = tokio::select! {
            accepted = self.first.accept() => accepted,
            accepted = second => accepted,
        }?;
        Ok(stream)
    }
}

/// Listens so that the port can be used again at once, and never beside another listener.
fn listen(address: SocketAddr) -> io::Result<StdListener> {
    // On Unix the standard library sets SO_REUSEADDR, which ignores connections that are ending; on
    // Windows it does not, where the option would let two programs share the port.
    let listener = StdListener::bind(address)?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Binds one port of both families, the first of them IPv4 where there is one.
///
/// A stranger on the port of the other family would get a browser that resolves `localhost` that
/// way, so a port is taken whole or not at all.
fn bind_both(
    port: u16,
    listen: impl Fn(SocketAddr) -> io::Result<StdListener>,
) -> io::Result<(StdListener, Option<StdListener>)> {
    let mut tries = 0;
    loop {
        tries += 1;
        let first = match listen((Ipv4Addr::LOCALHOST, port).into()) {
            Ok(listener) => listener,
            Err(error) if is_in_use(&error) => return Err(error),
            // There is no IPv4 here, or both families fail for the same reason.
            Err(_) => return Ok((listen((Ipv6Addr::LOCALHOST, port).into())?, None)),
        };
        let chosen = first.local_addr()?.port();
        match listen((Ipv6Addr::LOCALHOST, chosen).into()) {
            Ok(second) => return Ok((first, Some(second))),
            Err(error) if is_in_use(&error) && (port != 0 || tries == MOST_PORTS) => {
                return Err(error);
            }
            Err(error) if is_in_use(&error) => {}
            Err(error) => {
                tracing::debug!(%error, "the receiver has no IPv6 address");
                return Ok((first, None));
            }
        }
    }
}

fn is_in_use(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied
    )
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn missing() -> io::Error {
        io::ErrorKind::AddrNotAvailable.into()
    }

    fn in_use() -> io::Error {
        io::ErrorKind::AddrInUse.into()
    }

    /// Listens on a free port of a family that this machine surely has.
    fn some_listener() -> StdListener {
        listen((Ipv4Addr::LOCALHOST, 0).into()).unwrap()
    }

    #[test]
    fn a_machine_without_ipv6_has_one_listener() {
        let listen = |address: SocketAddr| match address {
            SocketAddr::V4(_) => Ok(some_listener()),
            SocketAddr::V6(_) => Err(missing()),
        };
        assert!(bind_both(0, listen).unwrap().1.is_none());
    }

    #[test]
    fn a_machine_without_ipv4_has_the_other_one() {
        let listen = |address: SocketAddr| match address {
            SocketAddr::V4(_) => Err(missing()),
            SocketAddr::V6(_) => Ok(some_listener()),
        };
        assert!(bind_both(0, listen).unwrap().1.is_none());
        assert!(bind_both(0, |_| Err(missing())).is_err());
    }

    #[test]
    fn a_port_that_a_stranger_has_in_one_family_is_not_taken() {
        let tries = Cell::new(0);
        let listen = |address: SocketAddr| match address {
            SocketAddr::V4(_) => Ok(some_listener()),
            SocketAddr::V6(_) => {
                tries.set(tries.get() + 1);
                if tries.get() < 3 {
                    Err(in_use())
                } else {
                    Ok(some_listener())
                }
            }
        };
        assert!(bind_both(0, listen).unwrap().1.is_some());
        assert_eq!(tries.get(), 3);
        let stranger = |address: SocketAddr| match address {
            SocketAddr::V4(_) => Ok(some_listener()),
            SocketAddr::V6(_) => Err(in_use()),
        };
        for port in [0, 8080] {
            let error = bind_both(port, stranger).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::AddrInUse);
        }
    }
}

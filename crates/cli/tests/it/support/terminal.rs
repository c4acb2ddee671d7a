//! A terminal with nobody at it but the test.

use std::fs::File;
use std::io::{self, Read, Write};

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// A terminal as the kernel makes it, with lines, Ctrl-D and all.
pub(super) struct Terminal {
    /// The person's end.
    pub(super) near_end: NearEnd,
    /// The program's end.
    pub(super) far_end: File,
}

impl Terminal {
    pub(super) fn open() -> Self {
        let near_end = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&near_end).unwrap();
        unlockpt(&near_end).unwrap();
        let name = ptsname(&near_end, Vec::new()).unwrap();
        // The test itself is not to be hung up on with this terminal.
        let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC;
        let far_end = rustix::fs::open(name, flags, Mode::empty()).unwrap();
        rustix::io::fcntl_setfd(&near_end, rustix::io::FdFlags::CLOEXEC).unwrap();
        Self {
            near_end: NearEnd(near_end.into()),
            far_end: far_end.into(),
        }
    }
}

/// The end where a person reads and types.
pub(super) struct NearEnd(File);

impl Read for NearEnd {
    /// Linux says "input/output error" where the last program has left, others that nothing is left.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer) {
            Err(error) if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => {
                Ok(0)
            }
            read => read,
        }
    }
}

impl Write for NearEnd {
    fn write(&mut self, keys: &[u8]) -> io::Result<usize> {
        self.0.write(keys)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

//! [`Content`]: the text of a file, to be read more than once.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

use tempfile::SpooledTempFile;

/// What comes through a pipe is held up to so many bytes, and kept in a temporary file beyond.
const HELD: usize = 8 << 20;

/// The text of a file, or what came through a pipe, which gives it only once.
#[derive(Debug)]
pub(super) enum Content {
    File(File),
    Copy(SpooledTempFile),
}

impl Content {
    /// Opens a file; `-` is stdin.
    pub(super) fn of(file: &Path) -> io::Result<Self> {
        if file == Path::new("-") {
            return Self::copy(io::stdin().lock());
        }
        let file = File::open(file)?;
        match file.metadata()?.is_file() {
            true => Ok(Self::File(file)),
            false => Self::copy(file),
        }
    }

    fn copy(mut from: impl Read) -> io::Result<Self> {
        let mut copy = SpooledTempFile::new(HELD);
        io::copy(&mut from, &mut copy)?;
        Ok(Self::Copy(copy))
    }

    /// Begins at the beginning.
    pub(super) fn open(&mut self) -> io::Result<impl Read + '_> {
        let (rewound, reader): (_, &mut dyn Read) = match self {
            Self::File(file) => (file.rewind(), file),
            Self::Copy(copy) => (copy.rewind(), copy),
        };
        rewound.map(|()| reader)
    }

    /// Reads the text whole, without a byte order mark.
    pub(super) fn whole(&mut self) -> io::Result<Vec<u8>> {
        let mut text = Vec::new();
        self.open()?.read_to_end(&mut text)?;
        if text.starts_with("\u{feff}".as_bytes()) {
            text.drain(..3);
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_once_can_be_read_again() {
        let long = "a,b\n".repeat(HELD / 2);
        for text in ["\u{feff}a,b\n", &long] {
            let mut content = Content::copy(text.as_bytes()).unwrap();
            for _ in 0..2 {
                let mut read = String::new();
                content.open().unwrap().read_to_string(&mut read).unwrap();
                assert!(read == text);
                assert!(content.whole().unwrap() == text.trim_start_matches('\u{feff}').as_bytes());
            }
        }
    }
}

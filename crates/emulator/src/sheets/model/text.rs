//! The text of a cell, short ones without memory of their own.

use std::fmt;
use std::sync::Arc;

/// Text that takes 24 bytes as long as it fits into 22.
#[derive(Clone)]
pub(in crate::sheets) struct Text(Inner);

#[derive(Clone)]
enum Inner {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Arc<str>),
}

impl Text {
    pub(in crate::sheets) fn new(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match (u8::try_from(text.len()), bytes.get_mut(..text.len())) {
            (Ok(length), Some(start)) => {
                start.copy_from_slice(text.as_bytes());
                Self(Inner::Short { length, bytes })
            }
            _ => Self(Inner::Long(text.into())),
        }
    }

    pub(in crate::sheets) fn as_str(&self) -> &str {
        match &self.0 {
            Inner::Short { length, bytes } => std::str::from_utf8(&bytes[..usize::from(*length)])
                .expect("the bytes were a text in new"),
            Inner::Long(text) => text,
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(formatter)
    }
}

const SHORT: usize = 22;

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn short_and_long_text_is_kept() {
        for text in ["", "ä", "exactly 22 bytes long.", "one more than 22 bytes."] {
            assert_eq!(Text::new(text).as_str(), text);
        }
        assert_eq!(size_of::<Text>(), 24);
    }
}

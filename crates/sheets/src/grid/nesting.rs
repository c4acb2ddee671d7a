//! [`Nesting`]: the lists and objects around a value that is passed over.

/// As deep as `serde_json` goes.
const DEEPEST: u32 = 127;

/// A stack of lists and objects, a bit for each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Nesting {
    /// The lowest bit tells what is innermost: 1 is an object.
    objects: u128,
    depth: u32,
}

impl Nesting {
    /// Goes into a list or an object; `None` when that is too deep.
    pub(super) fn enter(&mut self, object: bool) -> Option<()> {
        if self.depth == DEEPEST {
            return None;
        }
        self.objects = self.objects << 1 | u128::from(object);
        self.depth += 1;
        Some(())
    }

    pub(super) fn leave(&mut self) {
        self.objects >>= 1;
        self.depth -= 1;
    }

    pub(super) fn is_left(self) -> bool {
        self.depth == 0
    }

    pub(super) fn in_object(self) -> bool {
        self.objects & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_is_remembered() {
        let mut nesting = Nesting::default();
        for level in 0..DEEPEST {
            nesting.enter(level % 3 == 0).unwrap();
        }
        assert!(nesting.enter(true).is_none());
        for level in (0..DEEPEST).rev() {
            assert_eq!(nesting.in_object(), level % 3 == 0);
            nesting.leave();
        }
        assert!(nesting.is_left());
    }
}

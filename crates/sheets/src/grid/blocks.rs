//! [`Blocks`]: a list that grows without moving what it holds.

/// How many items a block has.
const BLOCK: usize = 1 << 16;

/// A list in blocks of one size.
///
/// A `Vec` that grows has for a moment two copies of what it holds, and up to twice the memory
/// that it needs afterwards. Here a full block is put aside and stays where it is.
#[derive(Clone, Debug)]
pub(super) struct Blocks<T> {
    full: Vec<Box<[T]>>,
    open: Vec<T>,
}

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self {
            full: Vec::new(),
            open: Vec::new(),
        }
    }
}

impl<T: Copy> Blocks<T> {
    pub(super) fn len(&self) -> usize {
        self.full.len() * BLOCK + self.open.len()
    }

    #[inline]
    pub(super) fn push(&mut self, item: T) {
        if self.open.len() == self.open.capacity() {
            self.make_room();
        }
        self.open.push(item);
    }

    #[cold]
    fn make_room(&mut self) {
        // The first block grows as a `Vec` does, so that a small answer stays small.
        if self.open.len() < BLOCK {
            let more = self.open.len().max(8);
            self.open.reserve_exact(more.min(BLOCK - self.open.len()));
        } else {
            let full = std::mem::replace(&mut self.open, Vec::with_capacity(BLOCK));
            self.full.push(full.into_boxed_slice());
        }
    }

    /// Returns the item at an index below [`len`](Self::len).
    #[inline]
    pub(super) fn at(&self, index: usize) -> T {
        let block = self.full.get(index / BLOCK).map_or(&self.open[..], |b| b);
        block[index % BLOCK]
    }

    /// Forgets the items and keeps room for a block.
    pub(super) fn clear(&mut self) {
        self.full.clear();
        self.open.clear();
    }

    /// Gives back the room that nothing was put into.
    pub(super) fn shrink(&mut self) {
        self.full.shrink_to_fit();
        self.open.shrink_to_fit();
    }

    /// Returns the bytes that are allocated.
    pub(super) fn bytes(&self) -> usize {
        let items = self.full.len() * BLOCK + self.open.capacity();
        items * size_of::<T>() + self.full.capacity() * size_of::<Box<[T]>>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_stays_at_its_index() {
        let mut blocks = Blocks::default();
        let count = 2 * BLOCK + 7;
        for item in 0..count {
            blocks.push(item);
        }
        blocks.shrink();
        assert_eq!(blocks.len(), count);
        assert!((0..count).all(|index| blocks.at(index) == index));
        let bytes = count * size_of::<usize>();
        assert!((bytes..bytes + 100).contains(&blocks.bytes()));
        blocks.clear();
        assert_eq!(blocks.len(), 0);
    }
}

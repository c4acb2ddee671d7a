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
    /// The last block, and room behind what was filled.
    open: Vec<T>,
    filled: usize,
}

impl<T> Default for Blocks<T> {
    fn default() -> Self {
        Self {
            full: Vec::new(),
            open: Vec::new(),
            filled: 0,
        }
    }
}

impl<T: Copy + Default> Blocks<T> {
    pub(super) fn len(&self) -> usize {
        self.full.len() * BLOCK + self.filled
    }

    #[inline]
    pub(super) fn push(&mut self, item: T) {
        if self.filled == self.open.len() {
            self.make_room();
        }
        self.open[self.filled] = item;
        self.filled += 1;
    }

    /// Returns the room that there is for more items, of which [`fill`](Self::fill) then says
    /// how much was used.
    #[inline]
    pub(super) fn room(&mut self) -> &mut [T] {
        &mut self.open[self.filled..]
    }

    #[inline]
    pub(super) fn fill(&mut self, count: usize) {
        self.filled += count;
    }

    #[cold]
    fn make_room(&mut self) {
        // The first block grows as a `Vec` does, so that a small answer stays small.
        if self.open.len() < BLOCK {
            let more = (2 * self.open.len()).clamp(16, BLOCK);
            self.open.reserve_exact(more - self.open.len());
            self.open.resize(more, T::default());
            return;
        }
        // Memory that is zero comes from the system as it is: nothing is written here.
        let next = vec![T::default(); BLOCK];
        let full = std::mem::replace(&mut self.open, next);
        self.full.push(full.into_boxed_slice());
        self.filled = 0;
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
        self.filled = 0;
    }

    /// Gives back the room that nothing was put into.
    pub(super) fn shrink(&mut self) {
        self.full.shrink_to_fit();
        self.open.truncate(self.filled);
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

    #[test]
    fn room_is_filled_from_its_beginning() {
        let mut blocks = Blocks::default();
        assert_eq!(blocks.room().len(), 0);
        blocks.push(1);
        blocks.room()[..2].copy_from_slice(&[2, 3]);
        blocks.fill(2);
        blocks.push(4);
        let items: Vec<_> = (0..blocks.len()).map(|index| blocks.at(index)).collect();
        assert_eq!(items, [1, 2, 3, 4]);
    }
}

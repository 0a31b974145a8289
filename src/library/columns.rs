//! Columns: a value for each article, or for each of something else. They grow in memory, or are mapped from
//! a file ([`saved`](super::saved)), where they take none. What would take too much of it grows in a file of its
//! own.

use std::io;
use std::ops::Deref;
use std::path::Path;

use bytemuck::{AnyBitPattern, NoUninit, Zeroable};
use tantivy::directory::OwnedBytes;

use super::ends::Ends;
use super::spool::Spool;

/// A column of numbers.
pub(super) enum Column<T> {
    /// It grows.
    Grown(Vec<T>),
    /// It grows in a file, and nothing of it is seen until it is [settled](Column::settle).
    Spooled(Spool),
    /// It was saved. Its length and its place in memory are right for numbers of this kind.
    Mapped(OwnedBytes),
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self::Grown(Vec::new())
    }
}

impl<T> std::fmt::Debug for Column<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Grown(numbers) => write!(f, "{} numbers", numbers.len()),
            Self::Spooled(_) => write!(f, "on their way to a file"),
            Self::Mapped(bytes) => write!(f, "{} bytes, mapped", bytes.len()),
        }
    }
}

impl<T: AnyBitPattern + NoUninit> Column<T> {
    /// The numbers that `bytes` hold; `None` when they cannot be that.
    pub(super) fn mapped(bytes: OwnedBytes) -> Option<Self> {
        bytemuck::try_cast_slice::<u8, T>(&bytes).ok()?;
        Some(Self::Mapped(bytes))
    }

    /// One that grows in a file in `folder`, and takes no memory.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn spooled(folder: &Path) -> io::Result<Self> {
        Spool::new(folder).map(Self::Spooled)
    }

    /// Makes what grew in a file be seen. Nothing is added to it any more.
    ///
    /// # Errors
    /// When something of it could not be written.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        if let Self::Spooled(_) = self
            && let Self::Spooled(spool) = std::mem::take(self)
        {
            let bytes = spool.settle()?;
            *self = Self::mapped(bytes).ok_or(io::ErrorKind::InvalidData)?;
        }
        Ok(())
    }

    /// Adds one. One that was saved is copied first.
    pub(super) fn push(&mut self, number: T) {
        self.extend(&[number]);
    }

    /// Adds some. One that was saved is copied first.
    pub(super) fn extend(&mut self, more: &[T]) {
        if let Self::Mapped(_) = self {
            *self = Self::Grown(self.to_vec());
        }
        match self {
            Self::Grown(numbers) => numbers.extend_from_slice(more),
            Self::Spooled(spool) => spool.push(bytemuck::cast_slice(more)),
            Self::Mapped(_) => {}
        }
    }

    /// Makes it at least `len` long, with zeros.
    pub(super) fn resize(&mut self, len: usize)
    where
        T: Zeroable,
    {
        while self.len() < len {
            self.push(T::zeroed());
        }
    }

    /// Number `n`, to be changed; `None` when there is none, or when it is in a file.
    pub(super) fn get_mut(&mut self, n: usize) -> Option<&mut T> {
        match self {
            Self::Grown(numbers) => numbers.get_mut(n),
            Self::Spooled(_) | Self::Mapped(_) => None,
        }
    }

    /// What is saved of it.
    #[cfg(test)]
    fn bytes(&self) -> &[u8] {
        bytemuck::cast_slice(self)
    }
}

impl<T: AnyBitPattern + NoUninit> Deref for Column<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match self {
            Self::Grown(numbers) => numbers,
            Self::Spooled(_) => &[],
            Self::Mapped(bytes) => bytemuck::cast_slice(bytes),
        }
    }
}

impl<T> From<Vec<T>> for Column<T> {
    fn from(numbers: Vec<T>) -> Self {
        Self::Grown(numbers)
    }
}

/// A column of texts, or of bytes of any other meaning, one behind the other.
#[derive(Debug, Default)]
pub(super) struct Blobs {
    ends: Ends,
    bytes: Column<u8>,
}

impl Blobs {
    /// None yet; those to come grow in a file in `folder`.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub(super) fn spooled(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            ends: Ends::default(),
            bytes: Column::spooled(folder)?,
        })
    }

    /// As [`Column::settle`].
    ///
    /// # Errors
    /// When something of it could not be written.
    pub(super) fn settle(&mut self) -> io::Result<()> {
        self.bytes.settle()
    }

    /// Of two that were saved; `None` when they do not belong together.
    pub(super) fn mapped(ends: Ends, bytes: Column<u8>) -> Option<Self> {
        let whole = ends.last() == bytes.len() as u64;
        whole.then_some(Self { ends, bytes })
    }

    /// Where they end, and what they are.
    pub(super) fn columns(&self) -> (&Ends, &Column<u8>) {
        (&self.ends, &self.bytes)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds one.
    pub(super) fn push(&mut self, blob: &[u8]) {
        let end = self.ends.last() + blob.len() as u64;
        self.bytes.extend(blob);
        self.ends.push(end);
    }

    /// Number `n`; nothing when there is none, or when the file is damaged.
    pub(super) fn get(&self, n: usize) -> &[u8] {
        self.bytes.get(self.ends.place(n)).unwrap_or_default()
    }

    /// Number `n` as text.
    pub(super) fn text(&self, n: usize) -> &str {
        std::str::from_utf8(self.get(n)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_go_in_and_come_out() {
        let mut blobs = Blobs::default();
        for text in ["một", "", "hai ba", "bốn"] {
            blobs.push(text.as_bytes());
        }
        let texts: Vec<&str> = (0..5).map(|n| blobs.text(n)).collect();
        assert_eq!(texts, ["một", "", "hai ba", "bốn", ""]);
    }

    #[test]
    fn what_grows_in_a_file_is_as_if_it_had_grown_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        let mut blobs = Blobs::spooled(folder.path()).unwrap();
        for text in ["một", "", "hai ba"] {
            blobs.push(text.as_bytes());
        }
        blobs.settle().unwrap();
        let texts: Vec<&str> = (0..4).map(|n| blobs.text(n)).collect();
        assert_eq!(texts, ["một", "", "hai ba", ""]);
        let mut pairs = Column::<[u8; 2]>::spooled(folder.path()).unwrap();
        for n in 0..3 {
            pairs.push([n, n + 1]);
        }
        pairs.settle().unwrap();
        assert_eq!(*pairs, [[0, 1], [1, 2], [2, 3]]);
        pairs.settle().unwrap();
        assert_eq!(pairs.len(), 3, "settled once");
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 0, "no file is left behind");
    }

    #[test]
    fn what_was_saved_can_grow_again() {
        let saved = OwnedBytes::new(Column::from(vec![7_u64, 8]).bytes().to_vec());
        // A vector of bytes may lie anywhere: as a file that is mapped it begins a page.
        if let Some(mut column) = Column::<u64>::mapped(saved) {
            assert_eq!(*column, [7, 8]);
            column.push(9);
            assert_eq!(*column, [7, 8, 9]);
        }
        assert!(Column::<u32>::mapped(OwnedBytes::new(vec![1, 2, 3])).is_none());
    }
}

//! Compressed files that were read to some place and may be read on from there: pages that are asked for
//! in their order cost unpacking once, however many there are in a member.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use super::input::Input;
use super::page::Container;
use super::unpack::Unpacked;

/// So many are kept: one for each of a few threads. One takes up to 128 MB where a zstd frame looks back
/// that far, and some hundred kilobytes else.
const MOST: usize = 4;

/// The files that were read to some place; the last used stands last.
#[derive(Debug, Default)]
pub(super) struct Cursors(Mutex<Vec<Cursor>>);

#[derive(Debug)]
struct Cursor {
    container: Arc<Container>,
    file: Unpacked,
}

impl Cursor {
    /// How many bytes must be unpacked to come to `place`, a member and the bytes of it before; `None`
    /// when there is no way.
    fn distance(&self, container: &Container, place: (u64, u64)) -> Option<u64> {
        let (member, offset) = self.file.place(self.file.out());
        let is_way = member == place.0 && offset <= place.1 && *self.container == *container;
        is_way.then(|| place.1 - offset)
    }
}

impl Cursors {
    /// `len` bytes from `place` on, fewer when there are no more.
    ///
    /// # Errors
    /// As [`Input::open`].
    pub(super) fn read(
        &self,
        container: &Arc<Container>,
        input: &Input,
        place: (u64, u64),
        len: usize,
    ) -> io::Result<Vec<u8>> {
        let mut cursor = match self.nearest(container, place) {
            Some(cursor) => cursor,
            None => Cursor {
                container: Arc::clone(container),
                file: Unpacked::open(input, container.codec, place.0, 0)?,
            },
        };
        let way = cursor.distance(container, place).unwrap_or(place.1);
        cursor.file.skip_to(cursor.file.out() + way);
        let mut bytes = vec![0; len];
        let mut read = 0;
        while read < len {
            let Ok(more @ 1..) = cursor.file.read(&mut bytes[read..]) else {
                bytes.truncate(read);
                return Ok(bytes);
            };
            read += more;
        }
        cursor.file.settle(cursor.file.out());
        self.keep(cursor);
        Ok(bytes)
    }

    /// Takes out the cursor from which the way is shortest.
    fn nearest(&self, container: &Container, place: (u64, u64)) -> Option<Cursor> {
        let mut cursors = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let ways = cursors.iter().enumerate();
        let ways = ways.filter_map(|(n, c)| Some((c.distance(container, place)?, n)));
        let (_, nearest) = ways.min()?;
        Some(cursors.remove(nearest))
    }

    fn keep(&self, cursor: Cursor) {
        let mut cursors = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        cursors.push(cursor);
        if cursors.len() > MOST {
            cursors.remove(0);
        }
    }
}

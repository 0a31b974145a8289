//! A look at the bytes of a file that slides forward: records are searched in it, and only what stands
//! in it is in memory.

use std::io;

use memchr::{memchr, memmem};

use super::LIMIT;
use super::format::Codec;
use super::input::Input;
use super::unpack::{Fault, Unpacked};

/// The window grows by so many bytes, and by more the larger it is.
const CHUNK: usize = 1 << 16;
const LARGEST_CHUNK: usize = 4 << 20;
/// A record beyond a megabyte that unpacks from less than one byte in so many is no text.
const RATIO: u64 = 100;
const RATIO_FROM: u64 = 1 << 20;
/// So many compressed bytes may have been taken for what was unpacked before.
const AHEAD: u64 = 1 << 13;

/// The window over an [`Unpacked`] file.
#[derive(Debug)]
pub(super) struct Window {
    file: Unpacked,
    bytes: Vec<u8>,
    /// Bytes of the window that were taken.
    taken: usize,
    /// The byte of the file that the window begins with, the taken ones left out.
    at: u64,
    /// What was taken and unpacked when the record began.
    began: (u64, u64),
    fault: Option<Fault>,
}

impl Window {
    /// At `offset` behind the start of `member`, with nothing in it.
    ///
    /// # Errors
    /// As [`Unpacked::open`].
    pub(super) fn open(input: &Input, codec: Codec, member: u64, offset: u64) -> io::Result<Self> {
        let file = Unpacked::open(input, codec, member, offset)?;
        Ok(Self {
            bytes: Vec::new(),
            taken: 0,
            at: file.out(),
            began: (file.raw(), file.out()),
            file,
            fault: None,
        })
    }

    /// What is in it.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[self.taken..]
    }

    /// Where it begins: the member, and the bytes of that before it.
    pub(super) fn place(&self) -> (u64, u64) {
        self.file.place(self.at)
    }

    /// Reads more into it, whatever the size; `false` when nothing more comes, be it for the end or for
    /// a [fault](Window::fault).
    pub(super) fn grow(&mut self) -> bool {
        if self.fault.is_some() {
            return false;
        }
        if self.taken > 0 {
            self.bytes.drain(..self.taken);
            self.taken = 0;
        }
        let kept = self.bytes.len();
        self.bytes
            .resize(kept + kept.clamp(CHUNK, LARGEST_CHUNK), 0);
        let read = self.file.read(&mut self.bytes[kept..]);
        self.bytes
            .truncate(kept + read.as_ref().copied().unwrap_or_default());
        match read {
            Ok(read) => {
                if self.is_bomb() {
                    self.file.lose();
                    self.fault = Some(Fault::Bomb);
                }
                read > 0
            }
            Err(fault) => {
                self.fault = Some(fault);
                false
            }
        }
    }

    fn is_bomb(&self) -> bool {
        let (raw, out) = self.began;
        let raw = self.file.raw().saturating_sub(raw).saturating_add(AHEAD);
        self.file.out() - out > RATIO_FROM.max(raw.saturating_mul(RATIO))
    }

    /// Whether so many bytes could be brought into it.
    pub(super) fn holds(&mut self, wanted: u64) -> bool {
        while (self.bytes().len() as u64) < wanted {
            if !self.grow() {
                return false;
            }
        }
        true
    }

    /// Where the first newline stands at or behind `from`, as far as the window may grow.
    pub(super) fn newline(&mut self, from: usize) -> Found {
        self.search(from, |bytes| memchr(b'\n', bytes), 1)
    }

    /// Where `words` stand for the first time at or behind `from`.
    pub(super) fn find(&mut self, words: &[u8], from: usize) -> Found {
        let finder = memmem::Finder::new(words);
        self.search(from, |bytes| finder.find(bytes), words.len())
    }

    fn search(
        &mut self,
        mut from: usize,
        find: impl Fn(&[u8]) -> Option<usize>,
        len: usize,
    ) -> Found {
        loop {
            let bytes = self.bytes();
            if let Some(at) = bytes.get(from..).and_then(&find) {
                return Found::At(from + at);
            }
            from = from.max((bytes.len() + 1).saturating_sub(len));
            if bytes.len() as u64 > LIMIT {
                return Found::TooFar;
            }
            if !self.grow() {
                return Found::Nowhere;
            }
        }
    }

    /// Slides over `bytes` bytes that are in it.
    pub(super) fn take(&mut self, bytes: usize) {
        let bytes = bytes.min(self.bytes().len());
        self.taken += bytes;
        self.at += bytes as u64;
        self.began = (self.file.raw(), self.file.out());
        self.file.settle(self.at);
    }

    /// Slides to where `words` stand next, or to the end of what can be read, however far that is.
    pub(super) fn pass_to(&mut self, words: &[u8]) {
        let finder = memmem::Finder::new(words);
        loop {
            if let Some(at) = finder.find(self.bytes()) {
                return self.take(at);
            }
            // They may stand across the edge of the window.
            let kept = (words.len() - 1).min(self.bytes().len());
            self.take(self.bytes().len() - kept);
            if !self.grow() {
                return self.take(kept);
            }
        }
    }

    /// Slides behind the next newline, however far it is; says how many bytes that were.
    pub(super) fn pass_line(&mut self) -> u64 {
        let mut passed = 0;
        loop {
            let here = memchr(b'\n', self.bytes());
            let bytes = here.map_or(self.bytes().len(), |at| at + 1);
            self.take(bytes);
            passed += bytes as u64;
            if here.is_some() || !self.grow() {
                return passed;
            }
        }
    }

    /// What keeps it from growing, if that is not the end of the file.
    pub(super) fn fault(&self) -> Option<&Fault> {
        self.fault.as_ref()
    }

    /// After a fault: drops what is in the window, goes on with the next member behind it, and says
    /// whether there is one.
    pub(super) fn recover(&mut self) -> bool {
        self.take(self.bytes().len());
        self.fault = None;
        self.file.recover()
    }
}

/// What a search found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// So many bytes from the start of the window.
    At(usize),
    /// Nothing, up to the end of what can be read.
    Nowhere,
    /// Nothing in more bytes than a page may have.
    TooFar,
}

//! The bytes of a file as they were before it was compressed, with the places where its gzip members
//! or zstd frames begin: from each of them reading can start again.
//!
//! What is damaged costs what stands behind it in its member, and no other member. What unpacks to far
//! more than any text would is not unpacked to its end.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;
use zstd::stream::read::Decoder;

use super::format::{self, Codec};
use super::input::{Input, Raw};
use crate::error::{Damage, Refusal};

/// A zstd frame may look so many bits far back, as much as the `zstd` program itself allows: 128 MB.
const WINDOW_LOG: u32 = 27;
/// No text compresses to less than one byte in so many, and deflate cannot; only looked at beyond
/// [`RATIO_FROM`] bytes.
const RATIO: u64 = 1100;
const RATIO_FROM: u64 = 256 << 20;

/// Why no more bytes come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// The system refused to read on, in its own words.
    Refused(Refusal),
    /// The compressed data is cut off or damaged; the unpacker's words.
    Damaged(Damage),
    /// It unpacks to more than any text would.
    Bomb,
}

/// Where a member begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Member {
    /// In the file.
    raw: u64,
    /// In what was unpacked.
    out: u64,
}

/// An unpacked file from some member on.
#[derive(Debug)]
pub(super) struct Unpacked {
    codec: Codec,
    state: State,
    /// Bytes unpacked so far.
    out: u64,
    /// Where in the file unpacking began.
    from: u64,
    /// From where on it is watched how much unpacks from how little.
    watched: Member,
    /// The members that the bytes not yet [settled](Unpacked::settle) stand in.
    members: VecDeque<Member>,
}

enum State {
    Plain(Raw),
    Gzip(Box<GzDecoder<Raw>>),
    Zstd(Box<Decoder<'static, Raw>>),
    /// Before a member, or the end.
    Between(Raw),
    /// Somewhere, perhaps inside a member.
    Lost(Raw),
    Ended,
}

impl Unpacked {
    /// The bytes of `input` from `member` on, which is a place that [`Unpacked::place`] told, without
    /// the first `offset`.
    ///
    /// # Errors
    /// As [`Input::open`]. What is wrong further on, [`Unpacked::read`] tells.
    pub(super) fn open(input: &Input, codec: Codec, member: u64, offset: u64) -> io::Result<Self> {
        let (at, state): (u64, fn(Raw) -> State) = match codec {
            Codec::Plain => (offset, State::Plain),
            Codec::Gzip | Codec::Zstd => (member, State::Between),
        };
        let raw = input.open(at)?;
        let plain = codec == Codec::Plain;
        let mut unpacked = Self {
            codec,
            state: state(raw),
            out: if plain { offset } else { 0 },
            from: at,
            watched: Member { raw: at, out: 0 },
            members: VecDeque::from([Member {
                raw: member,
                out: 0,
            }]),
        };
        if !plain {
            unpacked.skip_to(offset);
        }
        Ok(unpacked)
    }

    /// Unpacks and drops what stands before `out`. What is wrong there shows at the next read.
    pub(super) fn skip_to(&mut self, out: u64) {
        let mut dropped = vec![0; 1 << 16];
        while self.out < out {
            let wanted = dropped.len().min((out - self.out) as usize);
            if !matches!(self.read(&mut dropped[..wanted]), Ok(1..)) {
                return;
            }
        }
        self.settle(out);
    }

    /// Bytes unpacked so far, counted from the member where it was opened.
    pub(super) fn out(&self) -> u64 {
        self.out
    }

    /// Bytes of the file that were taken so far.
    pub(super) fn raw(&self) -> u64 {
        match &self.state {
            State::Plain(raw) | State::Between(raw) | State::Lost(raw) => raw.at(),
            State::Gzip(decoder) => decoder.get_ref().at(),
            State::Zstd(decoder) => decoder.get_ref().at(),
            State::Ended => u64::MAX,
        }
    }

    /// The member in which the byte `out` stands, and how many of its bytes stand before that one.
    pub(super) fn place(&self, out: u64) -> (u64, u64) {
        let member = self.members.iter().rev().find(|m| m.out <= out);
        member.map_or((0, out), |m| (m.raw, out - m.out))
    }

    /// Nobody will ask for the place of a byte before `out` any more.
    pub(super) fn settle(&mut self, out: u64) {
        while self.members.get(1).is_some_and(|next| next.out <= out) {
            self.members.pop_front();
        }
    }

    /// Reads some bytes into `into`, which is not empty; 0 at the end.
    ///
    /// # Errors
    /// A [`Fault`], once; then comes the end, or after [`Unpacked::recover`] the next member.
    pub(super) fn read(&mut self, into: &mut [u8]) -> Result<usize, Fault> {
        loop {
            let read = match &mut self.state {
                State::Ended | State::Lost(_) => return Ok(0),
                State::Plain(raw) => raw.read(into),
                State::Gzip(decoder) => decoder.read(into),
                State::Zstd(decoder) => decoder.read(into),
                State::Between(_) => {
                    if !self.begin()? {
                        return Ok(0);
                    }
                    continue;
                }
            };
            match read {
                Ok(0) => self.end_of_member(),
                Ok(read) => {
                    self.out += read as u64;
                    if self.is_bomb() {
                        self.lose();
                        return Err(Fault::Bomb);
                    }
                    return Ok(read);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.lose();
                    return Err(fault(self.codec, &error));
                }
            }
        }
    }

    fn is_bomb(&self) -> bool {
        let raw = self.raw().saturating_sub(self.watched.raw);
        let out = self.out - self.watched.out;
        self.codec != Codec::Plain && out > RATIO_FROM.max(raw.saturating_mul(RATIO))
    }

    /// Begins the next member; says whether there is one.
    fn begin(&mut self) -> Result<bool, Fault> {
        let State::Between(mut raw) = std::mem::replace(&mut self.state, State::Ended) else {
            return Ok(false);
        };
        let first = raw.at() == self.from;
        let found = next_member(&mut raw, self.codec, first);
        let begun = found.and_then(|found| {
            Ok(match found {
                Next::End => None,
                Next::Other => Some(State::Lost(raw)),
                Next::Member if self.codec == Codec::Gzip => {
                    self.note(raw.at());
                    Some(State::Gzip(Box::new(GzDecoder::new(raw))))
                }
                Next::Member => {
                    self.note(raw.at());
                    let mut decoder = Decoder::with_buffer(raw)?.single_frame();
                    decoder.window_log_max(WINDOW_LOG)?;
                    Some(State::Zstd(Box::new(decoder)))
                }
            })
        });
        match begun.map_err(|e| fault(self.codec, &e))? {
            None => Ok(false),
            Some(state) => {
                self.state = state;
                if matches!(self.state, State::Lost(_)) {
                    let what = if first {
                        Damage::NotCompressed
                    } else {
                        Damage::OtherBytes
                    };
                    return Err(Fault::Damaged(what));
                }
                Ok(true)
            }
        }
    }

    fn note(&mut self, raw: u64) {
        let member = Member { raw, out: self.out };
        if self.members.back() != Some(&member) {
            self.members.push_back(member);
        }
    }

    fn end_of_member(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Ended) {
            State::Gzip(decoder) => State::Between(decoder.into_inner()),
            State::Zstd(decoder) => State::Between(decoder.finish()),
            _ => State::Ended,
        };
    }

    /// Gives the rest of the member up.
    pub(super) fn lose(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Ended) {
            State::Gzip(decoder) => State::Lost(decoder.into_inner()),
            State::Zstd(decoder) => State::Lost(decoder.into_inner()),
            State::Between(raw) => State::Lost(raw),
            state => state,
        };
    }

    /// After a fault: goes on with the next member that begins behind it, and says whether there is one.
    pub(super) fn recover(&mut self) -> bool {
        let State::Lost(mut raw) = std::mem::replace(&mut self.state, State::Ended) else {
            return false;
        };
        // A decoder may have taken nothing of the member that it refused.
        let begun = self.members.back().map_or(0, |m| m.raw);
        let behind = (begun + 1).saturating_sub(raw.at());
        if skip(&mut raw, behind).is_err()
            || !matches!(search_member(&mut raw, self.codec), Ok(true))
        {
            return false;
        }
        self.watched = Member {
            raw: raw.at(),
            out: self.out,
        };
        self.state = State::Between(raw);
        true
    }
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Plain(_) => "Plain",
            Self::Gzip(_) => "Gzip",
            Self::Zstd(_) => "Zstd",
            Self::Between(_) => "Between",
            Self::Lost(_) => "Lost",
            Self::Ended => "Ended",
        })
    }
}

/// What stands where a member may begin.
enum Next {
    Member,
    End,
    Other,
}

/// Looks for a member right here, behind the padding that tapes and seek tables leave.
fn next_member(raw: &mut Raw, codec: Codec, first: bool) -> io::Result<Next> {
    loop {
        let head = raw.peek(10)?;
        if head.is_empty() {
            return Ok(Next::End);
        }
        if begins(head, codec) {
            return Ok(Next::Member);
        }
        if codec == Codec::Zstd && format::is_skippable(head) && head.len() >= 8 {
            let len = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
            skip(raw, u64::from(len) + 8)?;
        } else if codec == Codec::Gzip && !first && head[0] == 0 {
            raw.consume(1);
        } else {
            return Ok(Next::Other);
        }
    }
}

/// Takes everything before the next member.
fn search_member(raw: &mut Raw, codec: Codec) -> io::Result<bool> {
    loop {
        let head = raw.peek(10)?;
        if head.is_empty() {
            return Ok(false);
        }
        if surely_begins(head, codec) {
            return Ok(true);
        }
        let magic = if codec == Codec::Gzip { 0x1f } else { 0x28 };
        let next = memchr::memchr(magic, &head[1..]).map_or(head.len(), |at| at + 1);
        raw.consume(next);
    }
}

/// Whether a member begins here, where one is expected.
fn begins(head: &[u8], codec: Codec) -> bool {
    match codec {
        Codec::Plain => false,
        Codec::Gzip => head.starts_with(&[0x1f, 0x8b, 8]),
        Codec::Zstd => head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]),
    }
}

/// Whether a member begins here, somewhere among compressed bytes: every field of the header has a
/// value that programs write.
fn surely_begins(head: &[u8], codec: Codec) -> bool {
    begins(head, codec)
        && (codec != Codec::Gzip
            || matches!(
                head,
                [_, _, _, 0..0x20, _, _, _, _, 0 | 2 | 4, 0..=13 | 255, ..]
            ))
}

fn skip(raw: &mut Raw, mut bytes: u64) -> io::Result<()> {
    while bytes > 0 {
        let here = raw.fill_buf()?.len() as u64;
        if here == 0 {
            return Ok(());
        }
        raw.consume(here.min(bytes) as usize);
        bytes -= here.min(bytes);
    }
    Ok(())
}

fn fault(codec: Codec, error: &io::Error) -> Fault {
    let is_system = error.raw_os_error().is_some() || codec == Codec::Plain;
    if is_system {
        Fault::Refused(error.into())
    } else if error.kind() == io::ErrorKind::UnexpectedEof {
        Fault::Damaged(Damage::Cut)
    } else {
        Fault::Damaged(Damage::Inside)
    }
}

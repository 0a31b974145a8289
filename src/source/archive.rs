//! The files on disk: which there are, what stands in each from any place on, and any page again.
//!
//! A listing of every page is more than some want of a very large archive: whoever keeps an index of it
//! asks [`Archive::files`] which files changed their [`Stamp`] since, reads those with
//! [`Archive::records`] from the [`Position`] it came to last, and reads single pages with
//! [`Archive::read`]. None of these holds more than one page.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::cursors::Cursors;
use super::decode;
use super::folder::{self, File};
use super::format::{Codec, Format};
use super::input::Input;
use super::opened::Opened;
use super::page::{Container, Locator, Page, Part, Source};
use super::parsed::Parsed;
use super::records::{self, Position, Records};
use super::window::Window;
use super::{LIMIT, jsonl, sample, stdin, wet};
use crate::error::{Problem, ProblemKind};

/// What some paths hold.
#[derive(Debug, Default)]
pub struct Archive {
    files: Vec<File>,
    problems: Vec<Problem>,
    piped: Option<Input>,
    cursors: Cursors,
}

impl Archive {
    /// Finds the files of `paths`. The path `-` is standard input, which is read here and only here.
    /// Files whose names say what they hold are not opened.
    #[must_use]
    pub fn open(paths: &[PathBuf]) -> Self {
        let mut archive = Self::default();
        for path in paths {
            if path != Path::new("-") {
                folder::walk(path, &mut archive.files, &mut archive.problems);
            } else if archive.piped.is_none() {
                match stdin::read() {
                    Ok((input, len)) => archive.pipe(input, len),
                    Err(problem) => archive.problems.push(problem),
                }
            }
        }
        folder::once(&mut archive.files, paths.len());
        archive
    }

    fn pipe(&mut self, input: Input, len: u64) {
        let file = File::stdin(len, folder::sniffed(&input));
        if file.is_page() && len > LIMIT {
            self.problems.push(Problem {
                path: file.path,
                line: None,
                what: ProblemKind::TooLarge(len),
            });
        } else {
            self.files.push(file);
        }
        self.piped = Some(input);
    }

    /// The files, in the order of the paths and, within a folder, of the names.
    pub fn files(&self) -> impl ExactSizeIterator<Item = &File> {
        self.files.iter()
    }

    /// What could not be found or looked at.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Where the page of a file is that holds one; `None` when it holds many.
    pub(super) fn page_of(file: &File) -> Option<Locator> {
        if file.format.has_many() {
            return None;
        }
        let source = match (file.is_page(), file.is_stdin()) {
            (true, true) => Source::Stdin,
            (true, false) => Source::File(file.path.clone()),
            (false, _) => Source::Part(Part {
                container: Arc::new(container(file)),
                member: 0,
                number: 1,
            }),
        };
        Some(Locator {
            source,
            offset: 0,
            len: file.stamp.len,
        })
    }

    /// The pages of `file`, which is one of [`Archive::files`], from `from` on: the start, or where
    /// [`Records::position`] was in another run of the program, if the file is still the same.
    #[must_use]
    pub fn records(&self, file: &File, from: Position) -> Records {
        if let Some(locator) = Self::page_of(file).filter(|_| file.is_page()) {
            return Records::one(Arc::new(container(file)), self.read(&locator));
        }
        let input = self.input(&file.path);
        let modified = file.stamp.modified.and_then(day);
        let window = Window::open(&input, file.codec, from.member, from.offset);
        Records::new(
            Arc::new(container(file)),
            window.map_err(|e| folder::refused(&e)),
            from,
            (file.stamp.len, modified),
        )
    }

    /// Reads the page at `locator`. Its id is its own, of which another page may have the same.
    ///
    /// # Errors
    /// A [`Problem`] when there is no text to be had: the file is gone, has changed, is unreadable, empty,
    /// binary or over [`LIMIT`]. What is wrong but can be read is one of the page's own problems.
    pub fn read(&self, locator: &Locator) -> Result<Page, Problem> {
        self.read_from(locator, &mut Opened::default())
    }

    /// As [`Archive::read`], with the file that is `opened` already, where it is that.
    pub(super) fn read_from(
        &self,
        locator: &Locator,
        opened: &mut Opened,
    ) -> Result<Page, Problem> {
        let problem = |what| Problem {
            path: locator.path(),
            line: None,
            what,
        };
        let (parsed, modified) = match &locator.source {
            Source::File(file) => read_file(file).and_then(|(b, m)| Ok((text(b)?, m))),
            Source::Sample(index) => sample::bytes(*index)
                .ok_or(ProblemKind::Missing)
                .and_then(|bytes| Ok((text(bytes.to_vec())?, None))),
            Source::Stdin => self.piped().and_then(|bytes| Ok((text(bytes)?, None))),
            Source::Part(part) => self.part(part, locator, opened),
        }
        .map_err(problem)?;
        let id = records::own_id(&parsed, locator);
        Ok(parsed.page(id, locator.clone(), modified))
    }

    fn input(&self, path: &Path) -> Input {
        match &self.piped {
            Some(input) if path == Path::new("-") => input.clone(),
            _ => Input::File(path.to_owned()),
        }
    }

    fn piped(&self) -> Result<Vec<u8>, ProblemKind> {
        let input = self.piped.as_ref().ok_or(ProblemKind::Missing)?;
        let mut bytes = Vec::new();
        let mut raw = input.open(0).map_err(|e| folder::refused(&e))?;
        raw.read_to_end(&mut bytes)
            .map_err(|e| folder::refused(&e))?;
        Ok(bytes)
    }

    fn part(
        &self,
        part: &Part,
        at: &Locator,
        opened: &mut Opened,
    ) -> Result<(Parsed, Option<Date>), ProblemKind> {
        let refused = |e: io::Error| folder::refused(&e);
        let Container {
            path,
            format,
            codec,
        } = &*part.container;
        let len = at.len.min(LIMIT + (1 << 17)) as usize;
        let input = self.input(path);
        if *format != Format::Text && *codec == Codec::Plain && matches!(input, Input::File(_)) {
            let (bytes, modified) = opened.read(&part.container, at.offset, len)?;
            return Ok((record((*format, part.number), &bytes, len)?, modified));
        }
        let modified = match &input {
            Input::File(path) => fs::metadata(path).map_err(refused)?.modified().ok(),
            Input::Memory(_) | Input::Spool(_) => None,
        };
        let modified = modified.and_then(day);
        if *format == Format::Text {
            let mut window = Window::open(&input, *codec, 0, 0).map_err(refused)?;
            let (parsed, fault) = records::whole(&mut window);
            let mut parsed = parsed?;
            parsed.problems.extend(fault);
            return Ok((parsed, modified));
        }
        let bytes = match codec {
            Codec::Plain => {
                let mut bytes = Vec::with_capacity(len);
                let raw = input.open(at.offset).map_err(refused)?;
                raw.take(len as u64)
                    .read_to_end(&mut bytes)
                    .map_err(refused)?;
                bytes
            }
            Codec::Gzip | Codec::Zstd => {
                let place = (part.member, at.offset);
                self.cursors
                    .read(&part.container, &input, place, len)
                    .map_err(refused)?
            }
        };
        Ok((record((*format, part.number), &bytes, len)?, modified))
    }
}

/// What the bytes of a record say that was a good one when it was listed, with so many bytes.
fn record(
    (format, number): (Format, u32),
    bytes: &[u8],
    len: usize,
) -> Result<Parsed, ProblemKind> {
    if bytes.len() < len {
        return Err(ProblemKind::Changed);
    }
    let parsed = match format {
        Format::Wet => wet::parse(bytes),
        Format::Lines | Format::Text => jsonl::parse(records::trimmed(bytes, number == 1)),
    };
    parsed.map_err(|_| ProblemKind::Changed)
}

fn container(file: &File) -> Container {
    Container {
        path: file.path.clone(),
        format: file.format,
        codec: file.codec,
    }
}

fn text(bytes: Vec<u8>) -> Result<Parsed, ProblemKind> {
    let decoded = decode::decode(bytes)?;
    Ok(Parsed {
        text: decoded.text,
        problems: decoded.problem.into_iter().collect(),
        ..Parsed::default()
    })
}

/// The bytes of a file and the day it was last written.
fn read_file(path: &Path) -> Result<(Vec<u8>, Option<Date>), ProblemKind> {
    let unreadable = |e: io::Error| folder::refused(&e);
    let file = fs::File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    let modified = metadata.modified().ok().and_then(day);
    let len = metadata.len();
    if len > LIMIT {
        return Err(ProblemKind::TooLarge(len));
    }
    let mut bytes = Vec::with_capacity(len as usize + 1);
    // A file may grow while it is read.
    file.take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LIMIT {
        return Err(ProblemKind::TooLarge(bytes.len() as u64));
    }
    Ok((bytes, modified))
}

/// The civil day of a moment in UTC, so that it is the same on every machine; `None` for clocks that
/// are far off.
pub(super) fn day(moment: SystemTime) -> Option<Date> {
    let moment = Timestamp::try_from(moment).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date())
}

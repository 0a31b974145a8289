//! The pages of one file, one after the other, from any of them on. Only the page at hand is in memory.

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::civil::Date;

use super::LIMIT;
use super::format::{self, Format};
use super::ids::as_typed;
use super::page::{Container, Locator, Page, Part, Source};
use super::parsed::Parsed;
use super::unpack::Fault;
use super::wet::{self, Step};
use super::window::{Found, Window};
use super::{decode, jsonl};
use crate::error::{Problem, ProblemKind};

/// So many problems of one file are told one by one.
const MOST_PROBLEMS: u32 = 1000;

/// A place between two pages of a file, from which reading can go on in another run of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Where in the file the gzip member or zstd frame begins; 0 when it is not compressed.
    pub member: u64,
    /// Bytes behind that, unpacked.
    pub offset: u64,
    /// How many records, or lines, came before.
    pub number: u32,
}

impl Position {
    /// The start of a file.
    pub const START: Self = Self {
        member: 0,
        offset: 0,
        number: 0,
    };
}

/// The pages of one file, in its order. The id of a page is the record's own, or the file's stem and the
/// number of the record; that no other file has it is not looked at.
#[derive(Debug)]
pub struct Records {
    container: Arc<Container>,
    /// Bytes of the file.
    size: u64,
    modified: Option<Date>,
    window: Option<Window>,
    /// The page of a file that is one.
    one: Option<Page>,
    /// How many records or lines were taken.
    number: u32,
    /// Problems that wait to be told.
    waiting: VecDeque<Problem>,
    told: u32,
    any: bool,
    ended: bool,
    /// The text of a page of a file of lines is not wanted.
    outlined: bool,
}

impl Records {
    /// From `from` on; what keeps the file from being opened comes as a [`Problem`].
    pub(super) fn new(
        container: Arc<Container>,
        window: Result<Window, ProblemKind>,
        from: Position,
        (size, modified): (u64, Option<Date>),
    ) -> Self {
        let mut records = Self {
            container,
            size,
            modified,
            window: None,
            one: None,
            number: from.number,
            waiting: VecDeque::new(),
            told: 0,
            any: from != Position::START,
            ended: false,
            outlined: false,
        };
        match window {
            Ok(window) => records.window = Some(window),
            Err(what) => {
                records.any = true;
                records.tell(None, what);
            }
        }
        records
    }

    /// The page of a file that is one, read at once.
    pub(super) fn one(container: Arc<Container>, page: Result<Page, Problem>) -> Self {
        let nothing = Err(ProblemKind::NoRecord);
        let mut records = Self::new(container, nothing, Position::START, (0, None));
        records.waiting.clear();
        records.number = 1;
        match page {
            Ok(page) => records.one = Some(page),
            Err(problem) => records.waiting.push_back(problem),
        }
        records
    }

    /// From now on the pages of a file of lines come without their text, where that is faster: to list them.
    pub(super) fn outlined(mut self) -> Self {
        self.outlined = true;
        self
    }

    /// Where to go on behind the page that came last.
    #[must_use]
    pub fn position(&self) -> Position {
        let (member, offset) = self.window.as_ref().map_or((0, 0), Window::place);
        Position {
            member,
            offset,
            number: self.number,
        }
    }

    /// Tells of a problem, or only counts it when there were many.
    fn tell(&mut self, line: Option<u32>, what: ProblemKind) {
        self.told += 1;
        if self.told <= MOST_PROBLEMS {
            self.waiting.push_back(Problem {
                path: self.container.path.clone(),
                line,
                what,
            });
        }
    }

    /// The next page, or `None` when a problem waits or the file is at its end.
    fn advance(&mut self, window: &mut Window) -> Option<Page> {
        while self.waiting.is_empty() && !self.ended {
            let page = match self.container.format {
                Format::Lines => self.line(window),
                Format::Wet => self.wet(window),
                Format::Text => self.whole(window),
            };
            if page.is_some() {
                self.any = true;
                return page;
            }
        }
        None
    }

    fn line(&mut self, window: &mut Window) -> Option<Page> {
        let end = match window.newline(0) {
            Found::At(end) => end + 1,
            Found::TooFar => {
                self.number += 1;
                let len = window.pass_line();
                self.tell(Some(self.number), ProblemKind::TooLarge(len));
                return None;
            }
            Found::Nowhere if window.fault().is_some() => {
                self.number += u32::from(!window.bytes().is_empty());
                self.fault(window);
                return None;
            }
            Found::Nowhere => window.bytes().len(),
        };
        if end == 0 {
            self.ended = true;
            return None;
        }
        self.number += 1;
        let line = trimmed(&window.bytes()[..end], self.number == 1);
        if line.is_empty() {
            window.take(end);
            return None;
        }
        let parsed = if self.outlined {
            jsonl::outline(line)
        } else {
            jsonl::parse(line)
        };
        self.page(window, end, parsed)
    }

    fn wet(&mut self, window: &mut Window) -> Option<Page> {
        match wet::step(window) {
            Step::Record(len, parsed) => {
                self.number += 1;
                self.page(window, len, parsed)
            }
            Step::Other(len, wrong) => {
                self.number += 1;
                window.take(len);
                if let Some(what) = wrong {
                    self.tell(Some(self.number), what);
                }
                None
            }
            Step::TooLarge(len) => {
                self.number += 1;
                window.pass_to(wet::NEXT);
                self.tell(Some(self.number), ProblemKind::TooLarge(len));
                None
            }
            Step::Astray(why) => {
                window.pass_to(wet::NEXT);
                let what = ProblemKind::BadRecord(why);
                self.tell(Some(self.number + 1), what);
                None
            }
            Step::End => {
                self.fault(window);
                None
            }
        }
    }

    /// The one page of a compressed file.
    fn whole(&mut self, window: &mut Window) -> Option<Page> {
        let (parsed, fault) = whole(window);
        self.ended = true;
        self.any = true;
        self.number = 1;
        let len = window.bytes().len();
        let page = self.page(window, len, parsed);
        match (page, fault) {
            (Some(mut page), Some(what)) => {
                page.problems.push(Problem {
                    path: self.container.path.clone(),
                    line: None,
                    what,
                });
                Some(page)
            }
            (page, _) => page,
        }
    }

    /// Tells what keeps the window from growing and goes on behind it; the end when that is nothing.
    fn fault(&mut self, window: &mut Window) {
        let Some(fault) = window.fault().cloned() else {
            self.ended = true;
            return;
        };
        self.any = true;
        let line = Some(self.number).filter(|&n| n > 0);
        self.tell(line, fault.into());
        if !window.recover() {
            self.ended = true;
        }
    }

    /// The page of the first `len` bytes of the window, which are taken.
    fn page(
        &mut self,
        window: &mut Window,
        len: usize,
        parsed: Result<Parsed, ProblemKind>,
    ) -> Option<Page> {
        let (member, offset) = window.place();
        window.take(len);
        match parsed {
            Ok(parsed) => {
                let part = Part {
                    container: Arc::clone(&self.container),
                    member,
                    number: self.number,
                };
                let many = self.container.format.has_many();
                let locator = Locator {
                    source: Source::Part(part),
                    offset,
                    len: if many { len as u64 } else { self.size },
                };
                let id = own_id(&parsed, &locator);
                Some(parsed.page(id, locator, self.modified))
            }
            Err(what) => {
                self.any = true;
                let line = self.container.format.has_many().then_some(self.number);
                self.tell(line, what);
                None
            }
        }
    }
}

impl Iterator for Records {
    type Item = Result<Page, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(page) = self.one.take() {
            return Some(Ok(page));
        }
        if self.waiting.is_empty()
            && let Some(mut window) = self.window.take()
        {
            let page = self.advance(&mut window);
            self.window = Some(window);
            if let Some(page) = page {
                return Some(Ok(page));
            }
        }
        if let Some(problem) = self.waiting.pop_front() {
            return Some(Err(problem));
        }
        let (line, what) = if self.told > MOST_PROBLEMS {
            (
                None,
                ProblemKind::More((self.told - MOST_PROBLEMS) as usize),
            )
        } else if !self.any {
            (None, ProblemKind::NoRecord)
        } else {
            return None;
        };
        (self.told, self.any) = (0, true);
        Some(Err(Problem {
            path: self.container.path.clone(),
            line,
            what,
        }))
    }
}

impl From<Fault> for ProblemKind {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(why) => Self::Unreadable(why),
            Fault::Damaged(why) => Self::Damaged(why),
            Fault::Bomb => Self::Bomb,
        }
    }
}

/// What a page calls itself: the file's stem where the file is one page, else the record's own id, or
/// `news:12` where it has none.
pub(super) fn own_id(parsed: &Parsed, locator: &Locator) -> String {
    let path = locator.file();
    let stem = format::stem(&path).map_or_else(|| "-".to_owned(), as_typed);
    match (&locator.source, &parsed.id) {
        (_, Some(id)) => id.clone(),
        (Source::Part(part), None) if part.container.format.has_many() => {
            format!("{stem}:{}", part.number)
        }
        _ => stem,
    }
}

/// A line without the white space around it, and the first without a byte order mark.
pub(super) fn trimmed(line: &[u8], first: bool) -> &[u8] {
    let line = if first {
        line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
    } else {
        line
    };
    line.trim_ascii()
}

/// All that the window can be made to hold as one page, and what went wrong on the way although there is
/// one.
pub(super) fn whole(window: &mut Window) -> (Result<Parsed, ProblemKind>, Option<ProblemKind>) {
    while window.grow() {
        if window.bytes().len() as u64 > LIMIT {
            let what = ProblemKind::TooLarge(window.bytes().len() as u64);
            return (Err(what), None);
        }
    }
    let fault = window.fault().cloned().map(ProblemKind::from);
    if let Some(what @ (ProblemKind::Bomb | ProblemKind::Unreadable(_))) = fault {
        return (Err(what), None);
    }
    if window.bytes().is_empty()
        && let Some(what) = fault
    {
        return (Err(what), None);
    }
    let decoded = decode::decode(window.bytes().to_vec());
    let parsed = decoded.map(|decoded| Parsed {
        text: decoded.text,
        problems: decoded.problem.into_iter().collect(),
        ..Parsed::default()
    });
    (parsed, fault)
}

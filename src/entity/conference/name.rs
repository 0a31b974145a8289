//! The name of a conference: `head series [level] [number] [year]`.
//!
//! In: a place in a block. Out: the name that begins there, with its number, term, year or date as
//! far as they are given. Which edition of which series it is decides
//! [`resolve`](super::resolve).

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::date::Beside;
use crate::entity::known::List;
use crate::entity::scan::Scan;
use crate::entity::token::{Shape, Word};

/// A name found in a block.
#[derive(Debug, Clone)]
pub(in crate::entity) struct Found {
    /// The name with its number.
    pub(super) words: Range<usize>,
    /// The words of head and series, without number.
    pub(super) series_words: Vec<usize>,
    /// Their key.
    pub(super) key: Vec<Word>,
    /// The series, when it is known.
    pub(super) series: Option<usize>,
    /// Numbers: several in `lần thứ 40 và 41`.
    pub(super) ordinals: Vec<u16>,
    /// The term in which the number counts.
    pub(super) term: Option<u16>,
    /// The year in the name.
    pub(super) year: Option<i16>,
    /// The date beside it.
    pub(super) date: Option<Beside>,
    /// A date beside it is enough; not of an abbreviation, which is mostly the organisation.
    pub(super) dated: bool,
    /// Names a level (national, summit, ...) or is known, so that a date before it is enough.
    pub(super) level: bool,
    /// Head and number only: `Hội nghị lần thứ hai`, of a series that the page named before.
    pub(super) bare: bool,
    pub(super) rule: &'static str,
}

impl Found {
    /// Whether number or year tell which edition it is.
    pub(super) fn is_numbered(&self) -> bool {
        !self.ordinals.is_empty()
            || self.year.is_some()
            || self.dated && self.date.is_some_and(Beside::tells_edition)
    }
}

/// Names that the page itself explains.
#[derive(Debug, Default)]
pub(super) struct PageNames {
    /// Abbreviations defined in brackets.
    pub(super) short: HashMap<Word, Vec<Word>>,
    /// Abbreviations with a number that another series has than usually: `COP15` is about climate
    /// or about nature.
    pub(super) numbered: HashMap<(Word, u16), usize>,
    /// Keys of series that stand with a number somewhere on the page.
    pub(super) keys: HashSet<Vec<Word>>,
}

impl PageNames {
    /// Whether the page explains nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.short.is_empty() && self.numbered.is_empty() && self.keys.is_empty()
    }
}

/// Tokens of the longest name.
const LONGEST: usize = 34;

/// A name while it is being read.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) series: Vec<usize>,
    /// End of the name so far.
    pub(super) end: usize,
    pub(super) ordinals: Vec<u16>,
    /// How many series words stood before the number.
    pub(super) before_number: Option<usize>,
    pub(super) number_end: usize,
    pub(super) term: Option<u16>,
    pub(super) year: Option<i16>,
    /// End of the longest known series, and how many words it took.
    pub(super) known: Option<(usize, usize)>,
    pub(super) short: Option<Word>,
    pub(super) level: bool,
}

impl Scan<'_> {
    /// The name of a conference that begins at `at`, and the abbreviation it defines.
    pub(super) fn conference(&self, at: usize, page: &PageNames) -> Option<(Found, Option<Word>)> {
        let (found, short) = self.one_conference(at, page)?;
        // "cấp cao", "thượng đỉnh" begin a name only where the series is known and follows at once:
        // "phiên thảo luận cấp cao của Đại hội đồng" is none.
        let weak = self.is_word(at, "cấp") || self.is_word(at, "thượng");
        if weak && !self.is_capital(at + 2)
            || found.series.is_none() && (weak || self.holds_a_known_name(&found.words, page))
        {
            return None;
        }
        Some((found, short))
    }

    /// The name that begins at `at`, whatever names may stand inside it.
    pub(super) fn one_conference(
        &self,
        at: usize,
        page: &PageNames,
    ) -> Option<(Found, Option<Word>)> {
        if let Some(found) = self.short_conference(at, page) {
            return Some((found, None));
        }
        let len = self.at(List::Meeting, at)?;
        if self.follows(List::NotMeeting, at)
            || self.is_capital(at) && at > 0 && self.is_word(at - 1, "quán")
        {
            return None;
        }
        let mut walk = Walk {
            series: (at..at + len).collect(),
            end: at + len,
            level: len > 2,
            ..Walk::default()
        };
        self.walk(at + len, &mut walk, page);
        self.finish(at, len, walk, page)
    }

    /// Reads on from behind the head.
    fn walk(&self, from: usize, walk: &mut Walk, page: &PageNames) {
        let mut at = from;
        // A head behind a head begins a name of its own.
        if self.is_capital(from) && self.at(List::Meeting, from).is_some() {
            return;
        }
        if let Some(end) = self.quoted(from) {
            walk.series.extend(from + 1..end);
            at = end + 1;
        }
        while at < from + LONGEST && at < self.tokens.len() {
            let token = &self.tokens[at];
            if let Some(next) = self.number(at, from, walk) {
                at = next;
                continue;
            }
            if self.is_word(at, "khóa") {
                let Some((term, next)) = self.figure(at + 1) else {
                    break;
                };
                walk.term = Some(term);
                walk.end = next;
                at = next;
                continue;
            }
            if self.is_mark(at, '(') && self.is_word(at + 1, "khóa") {
                let Some((term, next)) = self
                    .figure(at + 2)
                    .filter(|&(_, next)| self.is_mark(next, ')'))
                else {
                    break;
                };
                walk.term = Some(term);
                walk.end = next + 1;
                at = next + 1;
                continue;
            }
            if let Some(next) = self.place_in_name(at, walk) {
                walk.series.extend(at..next);
                at = next;
                continue;
            }
            if walk.number_end > 0 && !self.goes_on_after_number(at, walk) {
                break;
            }
            if let Some((short, next)) = self.abbreviation(at) {
                walk.short = Some(short);
                at = next;
                continue;
            }
            if token.shape == Shape::Mark {
                match self.mark_in_name(at, from, walk, page) {
                    Some(next) => at = next,
                    None => break,
                }
                continue;
            }
            if let Some(len) = self.at(List::Level, at) {
                walk.level = true;
                walk.series.extend(at..at + len);
                at += len;
                self.note_known(at, walk, page);
                continue;
            }
            if token.shape == Shape::Number {
                // "... kỷ niệm 50 năm ...", "... bằng 0 châu Á ...": part of the series.
                let goes_on = self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| t.is_word() && !t.joined);
                if !goes_on || self.year(at).is_some() || at == from {
                    break;
                }
                walk.series.push(at);
                at += 1;
                if self.is_word(at, "năm") {
                    walk.series.push(at);
                    at += 1;
                }
                continue;
            }
            // "Hội nghị Gặp gỡ Nhật Bản": a capital right behind a head in small letters begins the name.
            let named = at == from
                && token.shape == Shape::Title
                && self.tokens[from - 1].shape == Shape::Lower;
            let between = walk.number_end > 0 && self.is_word(at, "giữa");
            if between || !named && self.stops(at) {
                break;
            }
            walk.series.push(at);
            at += 1;
            self.note_known(at, walk, page);
        }
    }

    /// Where the quotation ends that is the name of the meeting and begins right behind its head: `Hội thảo
    /// "Chuyển đổi số trong báo chí" | năm 2024`. One without a number or year behind it is a topic.
    fn quoted(&self, at: usize) -> Option<usize> {
        const LONGEST_QUOTATION: usize = 24;
        if !self.is_quote(at) || !self.is_capital(at + 1) {
            return None;
        }
        let end = (at + 2..at + LONGEST_QUOTATION).find(|&i| self.is_quote(i))?;
        let number = self.is_word(end + 1, "lần") && self.is_word(end + 2, "thứ")
            || self.is_word(end + 1, "năm") && self.year(end + 2).is_some();
        number.then_some(end)
    }

    /// Takes a mark that a name may hold; where to go on.
    fn mark_in_name(
        &self,
        at: usize,
        from: usize,
        walk: &mut Walk,
        page: &PageNames,
    ) -> Option<usize> {
        let token = &self.tokens[at];
        let dash = self.is_mark(at, '-') && self.is_capital(at + 1);
        // "Giơ-ne-vơ"
        let dash = dash
            || self.is_mark(at, '-')
                && token.joined
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| t.joined && t.is_word());
        let plus = self.is_mark(at, '+') && (token.joined || self.is_capital(at + 1));
        let comma = self.is_mark(at, ',')
            && walk.number_end == at
            && self.is_capital(at + 1)
            && self.is_session(from);
        let pair = self.is_pair(at);
        if !(dash || plus || comma || pair) {
            return None;
        }
        if !comma && !pair {
            walk.series.push(at);
        }
        let mut next = at + 1;
        // "ASEAN+3" is a series of its own.
        if plus && self.arabic(next).is_some_and(|n| n < 10) {
            walk.series.push(next);
            next += 1;
            self.note_known(next, walk, page);
        }
        Some(next)
    }

    /// Behind `tại` and a place, when the number or the year of the name follows it: `Diễn đàn
    /// Doanh nghiệp Việt Nam tại Hokkaido năm 2024`.
    fn place_in_name(&self, at: usize, walk: &Walk) -> Option<usize> {
        if !self.is_word(at, "tại")
            || walk.number_end > 0
            || !walk.series.iter().skip(2).any(|&i| self.is_capital(i))
        {
            return None;
        }
        let run = self.capital_run(at + 1);
        let end = at + 1 + run;
        let year = self.is_word(end, "năm") && self.year(end + 1).is_some();
        let number = self.is_word(end, "lần") && self.is_word(end + 1, "thứ");
        ((1..=4).contains(&run) && (year || number)).then_some(end)
    }

    /// Whether a name cannot go on at `at`.
    pub(super) fn stops(&self, at: usize) -> bool {
        // "Hội nghị đối thoại giữa lãnh đạo tỉnh với nông dân", "hợp tác giữa các địa phương": between
        // whom belongs to the name, until when does not.
        let whom = at > 0 && self.is_word(at - 1, "thoại")
            || self.is_word(at + 1, "các")
            || self.is_word(at + 1, "hai")
            || self.is_capital(at + 1);
        if self.is_word(at, "giữa") && whom {
            return false;
        }
        // "Hội nghị Xúc tiến đầu tư Cần Thơ", "Diễn đàn Vì Trẻ em": two capitals in mid-name are a name.
        let title = |i: usize| self.tokens.get(i).is_some_and(|t| t.shape == Shape::Title);
        if title(at) && title(at + 1) {
            return false;
        }
        let day = ["sáng", "chiều", "tối"].iter().any(|w| self.is_word(at, w));
        self.at(List::Stop, at).is_some() || day && self.arabic(at + 1).is_some()
    }

    /// Whether the comma at `at` stands inside `phòng, chống`.
    fn is_pair(&self, at: usize) -> bool {
        self.is_mark(at, ',')
            && at > 0
            && self.is_word(at - 1, "phòng")
            && self.is_word(at + 1, "chống")
    }

    /// Whether the series of a `Kỳ họp`, `Phiên họp` may follow its number behind a comma.
    pub(super) fn is_session(&self, from: usize) -> bool {
        from >= 2 && self.is_word(from - 1, "họp")
    }

    fn note_known(&self, end: usize, walk: &mut Walk, page: &PageNames) {
        // "... về biến đổi khí hậu | và": a small word at the end is not the name's.
        let small = walk.series.last().is_some_and(|&i| {
            self.tokens[i].shape == Shape::Lower
                && self.known.at(List::Skip, &self.tokens[i..=i]).is_some()
        });
        if small {
            return;
        }
        let key = self.key(&walk.series);
        if self.known.series_of(&key).is_some() || page.keys.contains(&key) {
            walk.known = Some((end, walk.series.len()));
        }
    }

    pub(super) fn key(&self, words: &[usize]) -> Vec<Word> {
        let tokens: Vec<_> = words
            .iter()
            .filter_map(|&i| self.tokens.get(i).copied())
            .collect();
        self.known.series_key(&tokens)
    }

    /// After the number the name goes on when its series is still missing: `Hội nghị lần thứ tám
    /// Ban Chấp hành ...`, `Đại hội lần thứ XIII của Đảng`.
    fn goes_on_after_number(&self, at: usize, walk: &Walk) -> bool {
        let before = walk.before_number.unwrap_or_default();
        if walk.series.len() > before {
            return true;
        }
        if at == walk.number_end && self.is_mark(at, '(') {
            return self.abbreviation(at).is_some();
        }
        let key = self.key(&walk.series);
        if key.len() > 2 || self.known.series_of(&key).is_some() {
            return false;
        }
        self.is_capital(at)
            || self.is_word(at, "của")
            || self.is_word(at, "các")
            || self.is_mark(at, ',')
    }

    /// `(HNNV)` or `(AMM-56)` at `at`: the abbreviation and the place behind the bracket.
    pub(super) fn abbreviation(&self, at: usize) -> Option<(Word, usize)> {
        if !self.is_mark(at, '(') {
            return None;
        }
        let short = self
            .tokens
            .get(at + 1)
            .filter(|t| t.shape == Shape::Upper)?;
        let mut next = at + 2;
        next += usize::from(self.is_mark(next, '+'));
        next += usize::from(self.is_mark(next, '-'));
        if let Some((_, end)) = self.figure(next) {
            next = end;
        }
        self.is_mark(next, ')').then_some((short.word, next + 1))
    }
}

//! A person's name: where it begins and, above all, where it ends.
//!
//! Vietnamese names are two to four capitalised syllables behind a known surname, five behind a
//! double one; minority and foreign names are runs of capitals with their own small words. In text
//! that is all capitals only a known name, a verb or a mark tells where a name ends.

use std::ops::Range;

use super::known::{BodyKind, List, Surname};
use super::scan::Scan;
use super::token::Shape;
use crate::text::{fold, syllable};

/// What a name is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameKind {
    /// A name from the table of officials.
    Known,
    /// Behind a surname.
    Vietnamese,
    /// Behind a first syllable of minority names.
    Minority,
    /// Several capitalised words.
    Foreign,
    /// One capitalised word that is no Vietnamese syllable.
    Single,
}

/// A name found in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) words: Range<usize>,
    pub(super) kind: NameKind,
}

/// Words of the longest foreign or minority name.
const LONGEST: usize = 6;

/// Rimes of syllables written without marks, as in English pages.
const BARE_RIMES: &str = " a ac ach ai am an ang anh ao ap at au ay e ec em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu \
o oa oac oach oai oam oan oang oanh oat oay oc oe oen oet oi om on ong ooc op ot u ua uan uang uat uay uc ue uech uenh ui um un ung uoc uoi uom uon uong uop uot up ut uu uy uya uych uyen uyet uynh \
y ych yem yen yet yeu ynh ";

const BARE_ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "g", "h",
    "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Whether a word could be a Vietnamese syllable, with marks or without.
pub(super) fn is_syllable(word: &str) -> bool {
    if syllable::is_syllable(word) {
        return true;
    }
    word.is_ascii() && word.len() <= 7 && {
        let bare = fold::bare(word);
        BARE_ONSETS
            .iter()
            .filter_map(|onset| bare.strip_prefix(onset))
            .any(|rime| !rime.is_empty() && is_bare_rime(rime))
    }
}

/// Whether capitals before other words are an abbreviation and no name in capitals: three
/// consonants in a row stand in no name that the press writes so.
fn is_abbreviation(word: &str) -> bool {
    let vowels = "aeiouyăâêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵ";
    let lower = fold::exact(word);
    let runs = lower
        .split(|c| vowels.contains(c))
        .map(|r| r.chars().count())
        .max()
        .unwrap_or_default();
    lower.chars().count() >= 3 && runs >= 3
}

/// Whether `rime` is one of [`BARE_RIMES`], without building a string for every onset.
fn is_bare_rime(rime: &str) -> bool {
    BARE_RIMES.split_ascii_whitespace().any(|r| r == rime)
}

impl Scan<'_> {
    /// Whether the token at `at` could be a Vietnamese syllable.
    fn is_syllable(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.syllable)
    }

    /// Whether all of the `run` tokens at `at` could be Vietnamese syllables.
    pub(super) fn is_vietnamese(&self, at: usize, run: usize) -> bool {
        (at..at + run).all(|i| self.is_syllable(i))
    }

    /// Capitalised words from `at` on with nothing between them, up to the next head of a role.
    pub(super) fn capital_run(&self, at: usize) -> usize {
        let mut n = 0;
        while n < 12 && self.is_capital(at + n) {
            if n > 0
                && (self.tokens[at + n].joined
                    || self
                        .known
                        .roles
                        .longest(self.from(at + n), |_| true)
                        .is_some())
            {
                break;
            }
            n += 1;
        }
        n
    }

    /// Whether a Vietnamese, minority or known name begins at `at`.
    pub(super) fn is_name(&self, at: usize) -> bool {
        self.name_length(at).is_some()
    }

    /// Words of the Vietnamese, minority or known name at `at`.
    pub(super) fn name_length(&self, at: usize) -> Option<usize> {
        self.name(at)
            .filter(|n| {
                matches!(
                    n.kind,
                    NameKind::Known | NameKind::Vietnamese | NameKind::Minority
                )
            })
            .map(|n| n.words.len())
    }

    /// The name that begins at `at`.
    pub(super) fn name(&self, at: usize) -> Option<Name> {
        let first = self.tokens.get(at).filter(|t| t.is_capital())?;
        let part = self.known.part(first.word);
        let known = self.known_name(at);
        let whole = |n: usize, kind| {
            Some(Name {
                words: at..at + n,
                kind,
            })
        };
        if first.shape == Shape::Upper
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|t| t.shape == Shape::Upper)
        {
            if let Some(n) = known {
                return whole(n, NameKind::Known);
            }
            return (part.surname != Surname::No)
                .then(|| self.upper_name(at))
                .flatten()
                .and_then(|n| whole(n, NameKind::Vietnamese));
        }
        let surname = part.surname != Surname::No || self.is_before_middle_name(at);
        if first.shape == Shape::Upper && is_abbreviation(first.of(self.page)) {
            return None;
        }
        let vietnamese = if surname { self.vietnamese_name(at) } else { 0 };
        if let Some(n) = known.filter(|&n| n >= vietnamese) {
            return whole(n, NameKind::Known);
        }
        if vietnamese >= 2 && !self.is_hyphenated(at + vietnamese) {
            return whole(vietnamese, NameKind::Vietnamese);
        }
        if part.first || self.is_marked(at) {
            let n = self.capital_run(at).min(LONGEST);
            if n >= 2 {
                return whole(n, NameKind::Minority);
            }
        }
        self.foreign_name(at)
    }

    /// Whether a word in small letters is joined on at `at`: `Ban Ki` in `Ban Ki-moon` is no whole name.
    fn is_hyphenated(&self, at: usize) -> bool {
        let joined = |i: usize| self.tokens.get(i).filter(|t| t.joined);
        self.is_mark(at, '-')
            && joined(at).is_some()
            && joined(at + 1).is_some_and(|t| t.shape == Shape::Lower)
    }

    /// Whether an apostrophe stands inside the word at `at`, as in `H'Yim`.
    pub(super) fn is_marked(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at).filter(|t| t.is_capital()) else {
            return false;
        };
        let text = token.of(self.page);
        text.contains(['\'', '\u{2019}']) && text.chars().count() > 2
    }

    /// Whether `Thị` or `Văn` and a third syllable behind `at` tell that a surname stands there,
    /// though a rare one.
    fn is_before_middle_name(&self, at: usize) -> bool {
        (self.is_word(at + 1, "thị") || self.is_word(at + 1, "văn"))
            && self.tokens[at + 1].shape == Shape::Title
            && self.tokens[at].shape == Shape::Title
            && self.is_syllable(at)
            && self.is_capital(at + 2)
    }

    /// Words of the longest known official's name at `at`, all capitalised.
    fn known_name(&self, at: usize) -> Option<usize> {
        let (n, _) = self.known.people.longest(self.from(at), |_| true)?;
        let rest = &self.tokens[at..at + n];
        let joined = |t: &super::token::Token| {
            t.is_capital() || t.shape == Shape::Mark || self.known.part(t.word).joiner
        };
        (n >= 2 && rest.iter().all(joined)).then_some(n)
    }

    fn vietnamese_name(&self, at: usize) -> usize {
        let whole = self.capital_run(at);
        // A woman's name may have three syllables behind "Thị"; a cut through them is someone else.
        let long = self.known.is_double_surname(self.from(at))
            || whole == 5 && self.is_word(at + 1, "thị");
        let run = whole.min(if long { 5 } else { 4 });
        let mut n = 1;
        while n < run && self.tokens[at + n].shape == Shape::Title && self.is_syllable(at + n) {
            n += 1;
        }
        if n < run && self.tokens[at + n].shape == Shape::Title {
            // "Kim Jong Un": the surname fits but not the rest; as a foreign name it is whole.
            // "Đinh Văn Brin": a given name of another people's spelling.
            if n >= 2 && n + 1 == whole { whole } else { 1 }
        } else {
            n
        }
    }

    /// Words of a name in capitals: up to a verb, a mark, small letters or the end.
    fn upper_name(&self, at: usize) -> Option<usize> {
        let mut n = 1;
        while n <= 5 {
            let Some(next) = self.tokens.get(at + n) else {
                break;
            };
            if next.shape != Shape::Upper
                && !(next.shape == Shape::Title && next.end - next.start <= 3)
            {
                break;
            }
            if n >= 2 && self.known.is(List::Verb, next.word)
                || self
                    .known
                    .roles
                    .longest(self.from(at + n), |_| true)
                    .is_some()
            {
                break;
            }
            n += 1;
        }
        (2..=4).contains(&n).then_some(n)
    }

    /// A run of capitals with the small words and hyphens of foreign names.
    fn foreign_name(&self, at: usize) -> Option<Name> {
        let mut end = at;
        let mut words = 0;
        while words < LONGEST {
            let mut next = end;
            while words > 0 && next < end + 3 && self.is_joiner(next) {
                next += 1;
                // "Bashar al-Assad"
                next += usize::from(self.is_mark(next, '-') && self.tokens[next].joined);
            }
            if !self.is_capital(next) || words > 0 && self.stops_name(next) {
                break;
            }
            if words > 0
                && self
                    .known
                    .bodies
                    .longest(self.from(next), |k| k.has(BodyKind::Place))
                    .is_some_and(|(len, _)| len > 1)
            {
                break;
            }
            words += 1;
            end = next + 1;
            // Initials: "John F. Kennedy".
            let initial = self.tokens[next].end - self.tokens[next].start == 1;
            if initial && self.is_mark(end, '.') && self.is_capital(end + 1) {
                end += 1;
            }
            while self.is_mark(end, '-')
                && self.tokens[end].joined
                && self
                    .tokens
                    .get(end + 1)
                    .is_some_and(|t| t.joined && t.is_word())
            {
                end += 2;
            }
        }
        let kind = match words {
            0 => return None,
            1 if self.is_syllable(at) && (end == at + 1 || self.is_capital(end - 1)) => {
                return None;
            }
            1 if self.tokens[at].of(self.page).chars().count() < 3 => return None,
            1 => NameKind::Single,
            _ => NameKind::Foreign,
        };
        Some(Name {
            words: at..end,
            kind,
        })
    }

    fn is_joiner(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|t| t.shape == Shape::Lower && self.known.part(t.word).joiner)
    }

    /// Whether the capitals at `at` begin something else than the rest of a name.
    fn stops_name(&self, at: usize) -> bool {
        self.known.roles.longest(self.from(at), |_| true).is_some()
            || self.at(List::Meeting, at).is_some()
            || self
                .known
                .bodies
                .longest(self.from(at), |k| {
                    !k.has(BodyKind::Place) && !k.has(BodyKind::Field)
                })
                .is_some_and(|(len, _)| len > 1)
    }

    /// Whether any word of a name is no Vietnamese syllable.
    pub(super) fn is_foreign(&self, name: &Name) -> bool {
        name.words
            .clone()
            .any(|i| self.is_mark(i, '-') || self.tokens[i].is_word() && !self.is_syllable(i))
    }
}

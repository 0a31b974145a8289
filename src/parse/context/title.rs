//! Facts that come from what the page is about: the words a line shares with the text, the point from
//! which lines no longer belong, the line that is the title and the lines around it.

use super::Page;
use crate::parse::facts::Fact;
use crate::parse::line::Line;
use crate::parse::sieve::Sieve;
use crate::parse::table::Table;
use crate::parse::topic;
use crate::parse::word::{Word, words};

/// Lines from the start in which the title and the file names of its pictures are looked for.
const SEARCHED: usize = 2000;
/// File names of pictures that a title is compared with.
const SLUGS: usize = 64;
/// Lines of running text whose words a title is compared with.
const TEXT: usize = 8;

impl Page<'_, '_> {
    /// Overlap with the running text, the change point, the title; returns the title's line.
    pub(super) fn topics(&mut self, record_title: Option<&str>) -> Option<usize> {
        let lines = self.lines;
        let topic = topic::Topic::new(lines, &self.text);
        let shares: Vec<Option<f32>> = lines
            .iter()
            .enumerate()
            .map(|(i, l)| topic.share(l, i))
            .collect();
        for (i, share) in shares.iter().enumerate() {
            if let Some(share) = share {
                let fact = match share {
                    s if *s < 0.05 => Fact::Topic0,
                    s if *s < 0.14 => Fact::Topic1,
                    s if *s < 0.26 => Fact::Topic2,
                    _ => Fact::Topic3,
                };
                self.insert(i, fact);
            }
        }
        if let Some(at) = topic::change_point(lines, &shares) {
            (at..lines.len()).for_each(|i| self.insert(i, Fact::OffTopic));
        }
        self.long_lines();
        let best = self.title_candidates(&shares, record_title);
        if let Some(best) = best {
            self.around_title(best);
        }
        best
    }

    /// Marks the first and the last line before the running text that are as long as a title.
    fn long_lines(&mut self) {
        let text = self.text.iter().position(|t| *t).unwrap_or(self.len());
        let long = |i: &usize| {
            (5..=35).contains(&self.lines[*i].words.len())
                && !self.facts[*i].contains(Fact::Breadcrumb)
                && self.may_be_title(*i)
        };
        let mut lines = (0..text).filter(long);
        let (first, last) = (lines.next(), lines.next_back());
        if let Some(first) = first {
            self.insert(first, Fact::FirstLong);
            self.insert(last.unwrap_or(first), Fact::LastLong);
        }
    }

    fn title_candidates(
        &mut self,
        shares: &[Option<f32>],
        record_title: Option<&str>,
    ) -> Option<usize> {
        let lines = self.lines;
        let record: Option<Vec<Word>> = record_title.map(|t| {
            crate::text::syllable::words(t)
                .map(|(_, w)| Word::of(&crate::text::fold::bare(w)))
                .collect()
        });
        let slugs: Vec<&[Word]> = (0..lines.len())
            .take(SEARCHED)
            .filter_map(|i| match self.facts[i] {
                f if f.contains(Fact::Slug) => Some(lines[i].words),
                f if f.contains(Fact::SlugPrefix) => {
                    let n = lines[i].slug_prefix().min(lines[i].words.len());
                    Some(&lines[i].words[..n])
                }
                _ => None,
            })
            .take(SLUGS)
            .collect();
        // The title stands before the second line of running text; a page without any may have it
        // anywhere in its first half.
        let text = || (0..lines.len()).filter(|&i| self.text[i]);
        let end = text()
            .nth(1)
            .unwrap_or(lines.len().div_ceil(2).min(60))
            .min(SEARCHED);
        let telling = || text().take(TEXT).map(|i| topic::telling(&lines[i]));
        let mut known = Table::of(telling().map(<[Word]>::len).sum());
        for word in telling().flatten() {
            known.insert(word.spread(), 0);
        }
        let mut scored: Vec<(f32, usize)> = Vec::new();
        for (i, line) in lines.iter().enumerate().take(end) {
            if !topic::is_as_long_as_a_title(line) || !self.may_be_title(i) {
                continue;
            }
            let share =
                shares[i].unwrap_or(0.0) + 0.5 * topic::word_share(line, |w| known.has(w.spread()));
            if let Some(mut score) = topic::title_score(line, share, &slugs) {
                if record.as_ref().is_some_and(|r| *r == line.words) {
                    score += 3.0;
                }
                // Menus and lists before the title look alike; the title stands alone or near a date.
                let near_date = (i.saturating_sub(2)..(i + 3).min(lines.len()))
                    .any(|j| self.facts[j].any(&[Fact::DateOnly, Fact::DateRest]));
                score += if near_date { 0.25 } else { 0.0 };
                score += if self.has(i, Fact::First) { 0.2 } else { 0.0 };
                score += if self.facts[i].any(&[Fact::Repeats, Fact::RepeatsOften]) {
                    0.2
                } else {
                    0.0
                };
                scored.push((score, i));
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        if let Some(&(_, second)) = scored.get(1) {
            self.insert(second, Fact::SecondTitle);
        }
        scored.first().map(|(_, i)| *i)
    }

    /// Whether nothing in the line's own shape speaks against its being the title.
    fn may_be_title(&self, i: usize) -> bool {
        let stepped = self.lines[i].text.starts_with(['/', '>', '»', '|', '›']);
        !stepped
            && self.marks[i].is_none()
            && !self.text[i]
            && !self.facts[i].any(&[
                Fact::DateOnly,
                Fact::DateRest,
                Fact::CreditBracket,
                Fact::CreditOnly,
                Fact::Glued,
                Fact::SlugPrefix,
                Fact::StartArrow,
            ])
    }

    fn around_title(&mut self, best: usize) {
        let title = &self.lines[best];
        let sieve = Sieve::of(title.words);
        self.insert(best, Fact::BestTitle);
        for i in 0..self.len() {
            if i < best {
                self.insert(i, Fact::BeforeTitle);
            } else if i > best && i <= best + 4 {
                self.insert(i, Fact::AfterTitle);
            }
            if i == best {
                continue;
            }
            let line = &self.lines[i];
            let known = |w: Word| sieve.may_hold(w.spread()) && title.words.contains(&w);
            if line.key == title.key {
                self.insert(i, Fact::TitleAgain);
            } else if self.has(i, Fact::Slug) {
                if holds(title.words, line.words)
                    || holds(line.words, title.words)
                    || topic::word_share(line, known) > 0.8
                {
                    self.insert(i, Fact::TitleSlug);
                }
            } else if let Some(fact) = title_and_more(title, line) {
                self.insert(i, fact);
            } else if (3..=30).contains(&line.words.len()) && topic::are_most(line, known) {
                self.insert(i, Fact::TitleWords);
            }
        }
    }
}

/// Whether `all` holds `part` as a run.
fn holds(all: &[Word], part: &[Word]) -> bool {
    part.len() <= all.len() && all.windows(part.len().max(1)).any(|w| w == part)
}

/// Words between a title and a picture's number.
const NUMBERED: &[Word] = &words!["anh", "hinh", "photo", "so", "image"];

/// What a line is that begins with the title's words: the title and a picture's number, the same and a
/// caption, the title and something else.
fn title_and_more(title: &Line<'_>, line: &Line<'_>) -> Option<Fact> {
    let rest = line.words.strip_prefix(title.words)?;
    if title.words.len() < 3 {
        return None;
    }
    let rest = match rest {
        [mark, rest @ ..] if NUMBERED.contains(mark) => rest,
        rest => rest,
    };
    Some(match rest {
        [number] if number.is_number() => Fact::TitleNumber,
        [number, ..] if number.is_number() => Fact::TitleNumberMore,
        _ => Fact::TitleStart,
    })
}

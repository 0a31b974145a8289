//! Facts that come from what the page is about: the words a line shares with the text, the point from
//! which lines no longer belong, the line that is the title and the lines around it.

use std::collections::HashMap;

use super::Page;
use crate::parse::facts::Fact;
use crate::parse::topic;

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
                self.push(i, fact);
            }
        }
        if let Some(at) = topic::change_point(lines, &shares) {
            (at..lines.len()).for_each(|i| self.push(i, Fact::OffTopic));
        }
        let best = self.title_candidates(&shares, record_title);
        if let Some(best) = best {
            self.around_title(best);
        }
        best
    }

    pub(super) fn title_candidates(
        &mut self,
        shares: &[Option<f32>],
        record_title: Option<&str>,
    ) -> Option<usize> {
        let lines = self.lines;
        let record = record_title.map(|t| {
            crate::text::syllable::words(t)
                .map(|(_, w)| crate::text::fold::bare(w))
                .collect::<Vec<_>>()
        });
        let slugs: Vec<String> = lines
            .iter()
            .filter_map(|l| {
                if l.is_slug() {
                    Some(l.words.join(" "))
                } else {
                    let n = l.slug_prefix();
                    (n >= 3).then(|| l.words[..n.min(l.words.len())].join(" "))
                }
            })
            .collect();
        // The title stands before the second line of running text; a page without any may have it
        // anywhere in its first half.
        let second = self
            .text
            .iter()
            .enumerate()
            .filter(|(_, t)| **t)
            .nth(1)
            .map(|(i, _)| i);
        let end = second.unwrap_or(lines.len().div_ceil(2).min(60));
        let mut words: HashMap<&str, u32> = HashMap::new();
        for line in lines
            .iter()
            .zip(&self.text)
            .filter(|(_, t)| **t)
            .map(|(l, _)| l)
            .take(8)
        {
            for w in line.words.iter().filter(|w| w.len() >= 2) {
                *words.entry(w.as_str()).or_default() += 1;
            }
        }
        let mut scored: Vec<(f32, usize)> = Vec::new();
        for (i, line) in lines.iter().enumerate().take(end) {
            let dated = [
                Fact::DateOnly,
                Fact::DateRest,
                Fact::CreditBracket,
                Fact::CreditOnly,
                Fact::Glued,
                Fact::SlugPrefix,
                Fact::StartArrow,
            ];
            let stepped = line.text.starts_with(['/', '>', '»', '|', '›']);
            if stepped
                || self.marks[i].is_some()
                || self.text[i]
                || dated.iter().any(|f| self.has(i, *f))
            {
                continue;
            }
            let share = shares[i].unwrap_or(0.0) + 0.5 * topic::word_share(line, &words);
            if let Some(mut score) = topic::title_score(line, share, &slugs) {
                if record.as_ref().is_some_and(|r| *r == line.words) {
                    score += 3.0;
                }
                // Menus and lists before the title look alike; the title stands alone or near a date.
                let near_date = (i.saturating_sub(2)..(i + 3).min(lines.len()))
                    .any(|j| self.has(j, Fact::DateOnly) || self.has(j, Fact::DateRest));
                score += if near_date { 0.25 } else { 0.0 };
                score += if self.has(i, Fact::First) { 0.2 } else { 0.0 };
                score += if self.has(i, Fact::Repeats) || self.has(i, Fact::RepeatsOften) {
                    0.2
                } else {
                    0.0
                };
                scored.push((score, i));
            }
        }
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        if let Some((_, i)) = scored.get(1) {
            let i = *i;
            self.push(i, Fact::SecondTitle);
        }
        scored.first().map(|(_, i)| *i)
    }

    pub(super) fn around_title(&mut self, best: usize) {
        let title = &self.lines[best];
        self.push(best, Fact::BestTitle);
        let joined = title.words.join(" ");
        let set: HashMap<&str, u32> = title
            .words
            .iter()
            .filter(|w| w.len() >= 2)
            .map(|w| (w.as_str(), 1))
            .collect();
        for i in 0..self.lines.len() {
            if i < best {
                self.push(i, Fact::BeforeTitle);
            } else if i > best && i <= best + 4 {
                self.push(i, Fact::AfterTitle);
            }
            if i == best {
                continue;
            }
            let line = &self.lines[i];
            if line.key == title.key {
                self.push(i, Fact::TitleAgain);
            } else if line.is_slug() {
                let slug = line.words.join(" ");
                if joined.contains(&slug)
                    || slug.contains(&joined)
                    || topic::word_share(line, &set) > 0.8
                {
                    self.push(i, Fact::TitleSlug);
                }
            } else if line.words.len() >= 3
                && line.words.len() <= 30
                && topic::word_share(line, &set) >= 0.7
            {
                self.push(i, Fact::TitleWords);
            }
        }
    }
}

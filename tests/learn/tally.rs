//! How well pages are labelled.

use std::collections::BTreeMap;

use docbao::parse::article::Kind;
use docbao::parse::model::Model;
use docbao::parse::path::{Odds, Paths};
use docbao::parse::states::STATES;

use crate::corpus::Example;

/// How many lines were labelled right.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) lines: usize,
    right: usize,
    /// Sum over the pages of the share of their lines that is right, and how many pages.
    shares: f64,
    pages: usize,
    wrong: BTreeMap<(Kind, Kind), usize>,
    by_kind: BTreeMap<Kind, (usize, usize)>,
}

impl Tally {
    /// Labels `page` with `model` and compares; `show` prints each wrong line.
    pub(crate) fn of(page: &Example, model: &Model, show: bool) -> Self {
        let scores = model.pass(&page.seen).scores;
        let mut tally = Self::default();
        for (i, state) in Odds::new(model, &page.seen, &scores, Paths::Likely)
            .best()
            .into_iter()
            .enumerate()
        {
            tally.lines += 1;
            let by = tally.by_kind.entry(page.kinds[i]).or_default();
            by.1 += 1;
            if page.right[i]
                .iter()
                .zip(STATES)
                .any(|(right, s)| *right && s.kind == STATES[state].kind)
            {
                tally.right += 1;
                by.0 += 1;
            } else {
                if show {
                    let text: String = page.texts[i].chars().take(90).collect();
                    println!(
                        "    {} as {}: {text}",
                        page.kinds[i].name(),
                        STATES[state].name()
                    );
                }
                let wrong = (page.kinds[i], STATES[state].kind);
                *tally.wrong.entry(wrong).or_default() += 1;
            }
        }
        tally.pages = 1;
        tally.shares = tally.share();
        tally
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.lines += other.lines;
        self.right += other.right;
        self.shares += other.shares;
        self.pages += other.pages;
        for (k, n) in &other.wrong {
            *self.wrong.entry(*k).or_default() += n;
        }
        for (k, (r, n)) in &other.by_kind {
            let by = self.by_kind.entry(*k).or_default();
            by.0 += r;
            by.1 += n;
        }
    }

    pub(crate) fn share(&self) -> f64 {
        self.right as f64 / self.lines.max(1) as f64
    }

    /// The mean over pages.
    pub(crate) fn mean(&self) -> f64 {
        self.shares / self.pages.max(1) as f64
    }

    pub(crate) fn recall(&self) -> String {
        self.by_kind
            .iter()
            .map(|(k, (r, n))| format!("{} {:.3}", k.name(), *r as f64 / *n as f64))
            .collect::<Vec<_>>()
            .join("  ")
    }

    pub(crate) fn errors(&self) -> String {
        let mut wrong: Vec<_> = self.wrong.iter().collect();
        wrong.sort_by_key(|(k, n)| (std::cmp::Reverse(**n), **k));
        wrong
            .iter()
            .take(12)
            .map(|((a, b), n)| format!("{} as {} {n}", a.name(), b.name()))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

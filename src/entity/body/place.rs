//! Places that are not known, and where they end and a name begins.

use crate::entity::known::{BodyKind, BodyKinds, Surname};
use crate::entity::person::NameKind;
use crate::entity::scan::Scan;
use crate::entity::token::Shape;

/// When a place that is not known belongs to a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::entity) enum Place {
    /// Only behind a word such as `tỉnh`.
    Named,
    /// Also without one.
    Implied,
    /// Also one foreign word before a foreign name.
    Abroad,
}

impl Scan<'_> {
    /// Tokens of the unknown place at `at`: behind an area word (`named`), or where one is implied and the
    /// body, which begins here (`first`) or holds `kinds`, has none yet.
    pub(super) fn unknown_place(
        &self,
        at: usize,
        named: bool,
        first: bool,
        place: Place,
        kinds: BodyKinds,
    ) -> usize {
        let abroad = if place == Place::Abroad && first {
            self.place_abroad(at)
        } else {
            0
        };
        if abroad > 0 {
            abroad
        } else if named || place == Place::Implied && !kinds.has(BodyKind::Place) {
            self.place_words(at, named)
        } else {
            0
        }
    }

    /// Tokens of the unknown place at `at`. After an area word (`named`) something is always taken;
    /// without one, nothing that begins like a name.
    fn place_words(&self, at: usize, named: bool) -> usize {
        if named
            && self
                .tokens
                .get(at)
                .is_some_and(|t| t.shape == Shape::Number)
        {
            return 1;
        }
        let run = self.capital_run(at);
        if let Some(n) = self.place_before_name(at, run, named) {
            return n;
        }
        if run == 0 || !named && (self.is_surely_a_name(at, run) || !self.is_vietnamese(at, run)) {
            return 0;
        }
        if named && self.is_rather_a_name(at, run) {
            return 0;
        }
        if let Some(n) = self.before_name(at, run) {
            return n;
        }
        if !named && run < 2 {
            return 0;
        }
        if run <= 3 { run } else { 2 }
    }

    /// How many of more capitals than one name has are the place before it: `Vàm Long | Trà Quang
    /// Vĩnh`, `Hokkaido | Suzuki Naomichi`.
    fn place_before_name(&self, at: usize, run: usize, named: bool) -> Option<usize> {
        if self.tokens.get(at).is_some_and(|t| t.shape == Shape::Upper) {
            return None;
        }
        if run >= 5 && self.name_length(at).is_none_or(|n| n < run) {
            return [2, 3, 1, 4]
                .into_iter()
                .find(|&n| n < run && self.name_length(at + n) == Some(run - n));
        }
        // A foreign name has two words, whatever the place has; a comma behind would leave open
        // whether there is a name at all.
        let goes_on = self
            .tokens
            .get(at + run)
            .is_some_and(|t| t.shape == Shape::Lower);
        let foreign = named
            && (3..=4).contains(&run)
            && goes_on
            && !self.is_name(at)
            && !self.is_vietnamese(at + run - 2, 2);
        foreign.then(|| run - 2)
    }

    /// One foreign word before a foreign name of two: `Tỉnh trưởng | Pardubice | Martin Netolický`.
    fn place_abroad(&self, at: usize) -> usize {
        let foreign = |i: usize| !self.is_vietnamese(i, 1) && self.tokens[i].shape == Shape::Title;
        let three = self.capital_run(at) == 3 && !self.is_mark(at + 3, '-');
        usize::from(three && foreign(at) && (foreign(at + 1) || foreign(at + 2)))
    }

    /// Whether the capitals where a place may stand are a person. Two syllables behind a rare
    /// surname are rather a place: `Cái Bè`.
    fn is_surely_a_name(&self, at: usize, run: usize) -> bool {
        let rare = self
            .tokens
            .get(at)
            .is_some_and(|t| self.known.part(t.word).surname != Surname::Common);
        self.name(at).is_some_and(|name| match name.kind {
            NameKind::Known | NameKind::Minority => true,
            NameKind::Vietnamese => !(rare && run == 2),
            NameKind::Foreign | NameKind::Single => false,
        })
    }

    /// Whether the capitals after an area word are a person after all. Districts are often named
    /// like people of two syllables, provinces are not.
    fn is_rather_a_name(&self, at: usize, run: usize) -> bool {
        let Some(name) = self.name(at) else {
            return false;
        };
        match name.kind {
            NameKind::Known | NameKind::Minority => true,
            NameKind::Vietnamese => {
                let upper = self.tokens[at].shape == Shape::Upper && name.words.len() > 2;
                let common = self.known.part(self.tokens[at].word).surname == Surname::Common;
                upper
                    || name.words.len() == run
                        && (run > 2 || common && at > 0 && self.is_word(at - 1, "tỉnh"))
            }
            NameKind::Foreign | NameKind::Single => false,
        }
    }

    /// How many of the `run` capitals at `at` stand before a name that fills the rest of it.
    pub(super) fn before_name(&self, at: usize, run: usize) -> Option<usize> {
        [2, 1, 3, 4].into_iter().find(|&n| {
            n < run
                && self.is_name(at + n)
                && self.name_length(at + n).is_some_and(|len| len == run - n)
        })
    }
}

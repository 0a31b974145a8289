//! Facts of a line's place among the others: doubled lines, headings above, running text around,
//! what the page is about.

mod around;
mod cut;
mod essay;
mod headings;
mod pattern;
mod title;
mod twins;

use super::corpus::Corpus;
use super::facts::{Fact, Facts};
use super::line::{End, Line};
use super::marks::{Furniture, Mark};
use super::shape;

/// The lines of a page with everything that is true of them.
pub struct Context {
    /// For each line, its facts.
    pub facts: Vec<Facts>,
    /// For each line, its certain mark.
    pub marks: Vec<Option<Mark>>,
    /// The best candidate for the title.
    pub title: Option<usize>,
}

impl Context {
    /// Looks at all lines of a page.
    #[must_use]
    pub fn new(
        lines: &[Line<'_>],
        furniture: &Furniture,
        corpus: &Corpus,
        record_title: Option<&str>,
    ) -> Self {
        let (facts, marks): (Vec<Facts>, Vec<Option<Mark>>) =
            lines.iter().map(|l| shape::facts(l, furniture)).unzip();
        let mut page = Page {
            lines,
            facts,
            marks: &marks,
            text: Vec::new(),
        };
        page.twins();
        page.text = (0..lines.len()).map(|i| page.is_text(i)).collect();
        page.places();
        page.running_text();
        page.masses();
        page.ends_around();
        page.cut_lines();
        page.days();
        page.pattern();
        page.headings();
        page.runs();
        let title = page.topics(record_title);
        page.interview();
        page.essay(title, furniture);
        for (i, line) in lines.iter().enumerate() {
            if corpus.recurs(line, title.map(|t| lines[t].key)) {
                page.facts[i].insert(Fact::Recurs);
            }
        }
        Self {
            facts: page.facts,
            marks,
            title,
        }
    }
}

struct Page<'p, 'a> {
    lines: &'p [Line<'a>],
    facts: Vec<Facts>,
    marks: &'p [Option<Mark>],
    /// Which lines are running text that belongs to no pair.
    text: Vec<bool>,
}

impl Page<'_, '_> {
    fn len(&self) -> usize {
        self.lines.len()
    }

    fn insert(&mut self, line: usize, fact: Fact) {
        self.facts[line].insert(fact);
    }

    fn has(&self, line: usize, fact: Fact) -> bool {
        self.facts[line].contains(fact)
    }

    /// Whether a line is running text, as far as it alone and its twins tell.
    fn is_text(&self, i: usize) -> bool {
        let line = &self.lines[i];
        let furniture = matches!(
            self.marks[i],
            Some(Mark::Chrome | Mark::Topic | Mark::Byline)
        );
        line.is_prose()
            && !furniture
            && line.end != End::Pipe
            && !self.facts[i].any(&[
                Fact::TwinNext,
                Fact::TwinPrev,
                Fact::TwinNextGap,
                Fact::TwinPrevGap,
                Fact::NearNext,
                Fact::NearPrev,
                Fact::AfterPair,
                Fact::CreditBracket,
                Fact::Glued,
            ])
    }
}

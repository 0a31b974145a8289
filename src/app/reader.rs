//! The state of the reader pane: an article, its visual lines, and a place in it. The place is a
//! position in the page, never a line number: whatever re-wraps the text, the paragraph stays.

mod finding;
mod folds;
mod laying;
mod lines;
mod links;
mod marking;
mod measuring;
mod raw;
mod selecting;
mod setter;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::model::Request;
use crate::library::opened::Opened;
use crate::library::query::{ArticleNo, Generation};
use crate::library::search::Search;
use crate::text::find::{Folded, Pattern};

pub use finding::Match;
pub use folds::{Fold, FoldKind, Item, Part, count as fold_count, parts};
pub use laying::{AT_ONCE, Laying, MadeFor};
pub use lines::{Line, Look, PACE, Place, REPRINTS, Target, Words};
pub use marking::{Marking, Marks};
pub use measuring::Paragraphs;
pub use selecting::{Selection, placed};

/// The width of the text unless the person says otherwise.
pub const USUAL_WIDTH: u16 = 72;
/// The narrowest and the widest text a person can ask for.
pub const WIDTHS: Range<u16> = 20..201;

/// The state of the reader pane.
#[derive(Debug, Clone)]
pub struct ReaderState {
    /// The request for an article.
    pub request: Request,
    /// The article asked for last.
    pub wanted: Option<ArticleNo>,
    /// The article on the screen.
    pub article: Option<Arc<Opened>>,
    /// Its paragraphs as they were measured.
    pub measured: Arc<Paragraphs>,
    /// Its visual lines.
    pub lines: Vec<Line>,
    /// What the lines were made for.
    pub made_for: Option<MadeFor>,
    /// What lines were asked for, while they are being made.
    pub awaited: Option<MadeFor>,
    /// The request for lines.
    pub laying: Request,
    /// The unfolded lists.
    pub unfolded: BTreeSet<usize>,
    /// The first visible line.
    pub top: usize,
    /// The place to keep at the top.
    pub place: Place,
    /// The selected link or list.
    pub link: Option<Target>,
    /// Digits typed while the links on the screen are numbered.
    pub hints: Option<String>,
    /// The page is shown line by line.
    pub raw: bool,
    /// A line of an article's page that is to be shown as soon as the article is there.
    pub line: Option<(ArticleNo, u32)>,
    /// The width the person wants.
    pub width: u16,
    /// Lines end where the text ends.
    pub justify: bool,
    /// Only paragraphs in which these words stand are shown; all when it is empty.
    pub only: String,
    /// The text that is being selected.
    pub selection: Option<Selection>,
    /// What is looked for.
    pub find: Find,
    /// The request for its matches.
    pub marking: Request,
    /// The mention that was last jumped to.
    pub mention: Option<usize>,
    /// The article that was counted as read when it was opened last.
    pub counted: Option<ArticleNo>,
    /// Where articles were left.
    pub left: BTreeMap<ArticleNo, Left>,
    /// Articles in the order in which they were read.
    pub history: Vec<ArticleNo>,
    /// The current one among them, counted from 1; 0 before the first.
    pub at: usize,
}

impl Default for ReaderState {
    fn default() -> Self {
        Self {
            request: Request::default(),
            wanted: None,
            article: None,
            measured: Arc::default(),
            lines: Vec::new(),
            made_for: None,
            awaited: None,
            laying: Request::default(),
            unfolded: BTreeSet::new(),
            top: 0,
            place: Place::default(),
            link: None,
            hints: None,
            raw: false,
            line: None,
            width: USUAL_WIDTH,
            justify: false,
            only: String::new(),
            selection: None,
            find: Find::default(),
            marking: Request::default(),
            mention: None,
            counted: None,
            left: BTreeMap::new(),
            history: Vec::new(),
            at: 0,
        }
    }
}

/// How an article was left.
#[derive(Debug, Clone, Default)]
pub struct Left {
    /// The place at the top.
    pub place: Place,
    /// The unfolded lists.
    pub unfolded: BTreeSet<usize>,
    /// What the list was searched for.
    pub search: Option<Arc<Search>>,
    /// The match that was gone to last.
    pub current: Option<usize>,
}

/// What a search in the article begins from, and goes back to when it is given up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stand {
    /// The place at the top.
    pub place: Place,
    /// The unfolded lists.
    pub unfolded: BTreeSet<usize>,
}

/// What is looked for in the article.
#[derive(Debug, Clone, Default)]
pub struct Find {
    /// As typed in the article.
    pub words: String,
    /// What the list was searched for. Looked for where nothing was typed in the article.
    pub search: Option<Arc<Search>>,
    /// The matches to be asked for.
    pub next: Option<Marking>,
    /// The first match is still to be gone to.
    pub landing: bool,
    /// The current one is still to be brought into view.
    pub showing: bool,
    /// In the order of the page.
    pub matches: Vec<Match>,
    /// The one to land on, where it is not simply the first.
    pub best: Option<usize>,
    /// The current one.
    pub current: Option<usize>,
    /// There are none but where only the line-by-line view shows the page.
    pub only_raw: bool,
}

impl Find {
    /// The words that are looked for, as they were typed.
    #[must_use]
    pub fn asked(&self) -> String {
        match &self.search {
            Some(search) if self.words.is_empty() => search.words(),
            _ => self.words.clone(),
        }
    }
}

/// Whether all words stand in a paragraph; all paragraphs have no words.
fn has_words(words: &str, text: &str) -> bool {
    let pattern = Pattern::new(words);
    pattern.is_empty() || pattern.matches(&Folded::new(text))
}

impl ReaderState {
    /// Shows an article, at the place where it was left; `kept` is where that was before this session.
    pub fn show(&mut self, opened: Arc<Opened>, kept: Option<Place>) {
        let same = self.no() == Some(opened.no);
        self.leave();
        let before = self.left.get(&opened.no);
        let has_body = opened.article.has_body();
        self.unfolded = match before {
            Some(left) => left.unfolded.clone(),
            None if has_body => BTreeSet::new(),
            None => (0..folds::count(&opened)).collect(),
        };
        self.place = before.map_or_else(|| kept.unwrap_or_default(), |left| left.place);
        if self.find.search.is_some() {
            // What was looked for in the article before does not follow to the next hit.
            self.find.words.clear();
        }
        // Whoever comes back to a hit finds it as it was left.
        let before = before.filter(|left| left.search == self.find.search);
        self.find.landing = self.find.search.is_some() && before.is_none();
        let current = before.and_then(|left| left.current);
        self.wanted = Some(opened.no);
        self.measured = Arc::default();
        self.article = Some(opened);
        self.link = None;
        self.hints = None;
        if !same {
            self.only.clear();
        }
        self.selection = None;
        self.mention = None;
        self.lines.clear();
        self.made_for = None;
        self.awaited = None;
        self.top = 0;
        self.look_for();
        let matches = self.find.matches.len();
        self.find.current = current.filter(|current| *current < matches);
        self.show_line();
    }

    /// Goes to the line that is to be shown, if the article is there.
    pub fn show_line(&mut self) {
        let Some(opened) = &self.article else {
            return;
        };
        let Some((_, line)) = self.line.take_if(|(no, _)| *no == opened.no) else {
            return;
        };
        let lines = opened.page.text.split_inclusive('\n');
        let before = lines.take((line as usize).saturating_sub(1));
        self.place = Place {
            body: true,
            byte: before.map(str::len).sum::<usize>() as u32,
        };
        self.find.landing = false;
        self.made_for = None;
        self.awaited = None;
    }

    /// Where a search in the article would begin.
    #[must_use]
    pub fn stand(&self) -> Stand {
        Stand {
            place: self.place,
            unfolded: self.unfolded.clone(),
        }
    }

    /// Remembers how the article is left.
    pub fn leave(&mut self) {
        if let Some(opened) = &self.article {
            let left = Left {
                place: self.place,
                unfolded: self.unfolded.clone(),
                search: self.find.search.clone(),
                current: self.find.current.filter(|_| self.find.words.is_empty()),
            };
            self.left.insert(opened.no, left);
        }
    }

    /// The number of the article on the screen.
    #[must_use]
    pub fn no(&self) -> Option<ArticleNo> {
        self.article.as_ref().map(|o| o.no)
    }

    /// How many links the article on the screen has.
    #[must_use]
    pub fn link_count(&self) -> usize {
        let article = self.article.as_ref();
        article.map_or(0, |o| o.article.links.len())
    }

    /// Makes the visual lines anew if what they depend on changed, and keeps the place. The lines of
    /// a long page are to be asked for; until they come, those of before stay.
    #[must_use]
    pub fn settle(&mut self, wanted: MadeFor, height: usize) -> Option<Laying> {
        let mut ask = None;
        if self.made_for.as_ref() == Some(&wanted) {
            self.awaited = None;
        } else if let Some(opened) = &self.article
            && self.awaited.as_ref() != Some(&wanted)
        {
            let laying = Laying {
                generation: self.laying.send(),
                opened: Arc::clone(opened),
                measured: Arc::clone(&self.measured),
                made_for: wanted.clone(),
            };
            if opened.page.text.len() <= AT_ONCE {
                let lines = laying.lines();
                self.take_lines(laying.generation, wanted, lines);
            } else {
                self.awaited = Some(wanted);
                ask = Some(laying);
            }
        }
        self.top = self.top.min(self.last_top(height));
        self.show_match(height);
        ask
    }

    /// Takes the lines asked for last, and keeps the place.
    pub fn take_lines(&mut self, generation: Generation, made_for: MadeFor, lines: Vec<Line>) {
        if self.laying.answer(generation) {
            self.lines = lines;
            self.made_for = Some(made_for);
            self.awaited = None;
            self.top = self.line_of(self.place);
        }
    }

    fn last_top(&self, height: usize) -> usize {
        self.lines.len().saturating_sub(height.max(1))
    }

    /// The line that shows a place: the last one that does not begin after it.
    #[must_use]
    pub fn line_of(&self, place: Place) -> usize {
        let after = self.lines.partition_point(|l| l.place <= place);
        let last = after.saturating_sub(1);
        let first_equal = |at: Place| self.lines.partition_point(|l| l.place < at);
        self.lines.get(last).map_or(0, |l| first_equal(l.place))
    }

    /// Puts a line at the top, and keeps the place there from now on.
    pub fn scroll_to(&mut self, line: usize, height: usize) {
        self.top = line.min(self.last_top(height));
        // Without lines, the place stays where it was.
        if let Some(line) = self.lines.get(self.top) {
            self.place = line.place;
        }
    }

    /// Scrolls by a number of lines; says whether anything moved.
    pub fn scroll(&mut self, by: isize, height: usize) -> bool {
        let before = self.top;
        self.scroll_to(self.top.saturating_add_signed(by), height);
        self.top != before
    }

    /// Brings a line into view, a third down the pane if it was not.
    pub fn reveal(&mut self, line: usize, height: usize) {
        if line < self.top || line >= self.top + height.max(1) {
            self.scroll_to(line.saturating_sub(height / 3), height);
        }
    }

    /// The line that shows a byte of the page, if one does.
    #[must_use]
    pub fn line_at(&self, byte: u32) -> Option<usize> {
        let shows = |l: &Line| matches!(&l.words, Words::Page(r) if r.contains(&byte));
        let before = |l: &Line| matches!(&l.words, Words::Page(r) if r.end <= byte);
        let head = self.lines.partition_point(|l| !l.place.body);
        if let Some(line) = self.lines[..head].iter().position(shows) {
            return Some(line);
        }
        let after = self
            .lines
            .partition_point(|l| l.place <= Place { body: true, byte });
        let mut back = (head..after).rev().take_while(|n| !before(&self.lines[*n]));
        back.find(|n| shows(&self.lines[*n]))
    }

    /// The links and lists in the order in which they are shown, with their first lines.
    #[must_use]
    pub fn targets(&self) -> Vec<(Target, usize)> {
        let mut targets: Vec<(Target, usize)> = Vec::new();
        for (n, line) in self.lines.iter().enumerate() {
            if let Some(target) = line.target
                && targets.last().is_none_or(|(t, _)| *t != target)
            {
                targets.push((target, n));
            }
        }
        targets
    }

    /// Those of which a line is on the screen.
    #[must_use]
    pub fn visible_targets(&self, height: usize) -> Vec<(Target, usize)> {
        let end = (self.top + height).min(self.lines.len());
        let mut targets: Vec<(Target, usize)> = Vec::new();
        for n in self.top..end {
            if let Some(target) = self.lines[n].target
                && targets.last().is_none_or(|(t, _)| *t != target)
            {
                targets.push((target, n));
            }
        }
        targets
    }

    /// How much of the text has been on the screen, in per cent.
    #[must_use]
    pub fn progress(&self, height: usize) -> usize {
        let seen = (self.top + height).min(self.lines.len());
        (seen * 100).checked_div(self.lines.len()).unwrap_or(100)
    }
}

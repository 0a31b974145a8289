//! Everything the screen depends on, as plain data. Only [`update`](super::update) changes it.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::action::Action;
use super::command::Command;
use super::facets::FacetsState;
use super::help::HelpState;
use super::key::Key;
use super::keymap::{Context, Keymap};
use super::layout::{Layout, Pane, Size, Split};
use super::list::ListState;
use super::msg::{Effect, Progress};
use super::neighbours::NeighboursState;
use super::notice::Notice;
use super::output::OutputState;
use super::pictures::{MatrixState, TimelineState};
use super::profile::ProfileState;
use super::prompt::Prompt;
use super::reader::ReaderState;
use super::remembered::Remembered;
use super::settings::Settings;
use super::window::Window;
use crate::error::Problem;
use crate::lang::{Lang, Texts};
use crate::library::opened::Opened;
use crate::library::query::{ArticleNo, Generation, Query};
use crate::library::row::Row;
use crate::library::search::{self, Search};
use crate::source::page::Source;
use crate::text::fingerprint::Fingerprint;

/// Rows of the list from which hits have a second line.
const WITH_LINES: u16 = 6;

/// What is decided before the first frame.
#[derive(Debug, Clone)]
pub struct Options {
    /// The size of the screen.
    pub size: Size,
    /// The language of the interface.
    pub lang: Lang,
    /// Whether colours may be used (`NO_COLOR` is not set).
    pub colour: bool,
    /// What is open, as the header shows it: a path, or the name of the sample library.
    pub library: String,
    /// What the keys do.
    pub keymap: Arc<Keymap>,
    /// What else the person chose.
    pub settings: Settings,
    /// What of the person's choices makes no sense.
    pub faults: Vec<Problem>,
    /// Whether the archive is taken up where it was left.
    pub resume: bool,
}

/// The state of the program.
#[derive(Debug, Clone)]
pub struct Model {
    /// What was decided before the first frame; only the size and the theme change.
    pub options: Options,
    /// Which pane the keys go to.
    pub focus: Pane,
    /// Nothing but the text is shown.
    pub zen: bool,
    /// Where the person wants the rules between the panes.
    pub split: Split,
    /// What the pressed button of the mouse holds.
    pub grip: Option<Grip>,
    /// What is asked of the library.
    pub query: Query,
    /// The list pane.
    pub list: ListState,
    /// The facets pane.
    pub facets: FacetsState,
    /// The reader pane.
    pub reader: ReaderState,
    /// The request for the page of an official.
    pub profile: Request,
    /// The request for a timeline or a matrix.
    pub picture: Request,
    /// What covers the panes.
    pub overlay: Option<Overlay>,
    /// Help, which covers even that.
    pub help: Option<HelpState>,
    /// The line of typing, while there is one.
    pub prompt: Option<Prompt>,
    /// Keys of a sequence that is not complete.
    pub pending: Vec<Key>,
    /// The count typed before a verb.
    pub count: Option<u32>,
    /// The last thing to be said; gone with the next key.
    pub notice: Option<Notice>,
    /// How far the reading of the library is; `None` once it is read.
    pub loading: Option<Progress>,
    /// Problems met while reading, in the order in which they were met.
    pub problems: Vec<Problem>,
    /// What the reader did, in this session and before.
    pub remembered: Remembered,
    /// Commands of a macro that are still to be done.
    pub queue: VecDeque<Command>,
    /// What the digit typed stands for, unless it is a count.
    pub view: Option<Action>,
    /// Keys that wait for the article they are meant for.
    pub ahead: VecDeque<Key>,
    /// The number of the last moment that was waited for.
    pub waited: u64,
    /// The index is not complete yet: a search may find more later.
    pub indexing: bool,
    /// The request for the neighbours of an article.
    pub neighbours: Request,
    /// The request for the page that a problem is about.
    pub finding: Request,
    /// How far the reading of the library anew is, while it goes on.
    pub reloading: Option<Progress>,
    /// How often the library was replaced by a newer one.
    pub edition: u64,
    /// The request to save.
    pub save: Request,
    /// How far saving is, while it goes on.
    pub saving: Option<Progress>,
    /// The person wants to leave while it goes on.
    pub breaking_off: bool,
    /// The request to pipe.
    pub piping: Request,
}

impl Model {
    /// Where keys go while no line is typed.
    #[must_use]
    pub fn context(&self) -> Context {
        match (&self.overlay, self.focus) {
            _ if self.help.is_some() => Context::Help,
            (Some(Overlay::Timeline(_) | Overlay::Matrix(_)), _) => Context::Pictures,
            (Some(_), _) => Context::Links,
            (None, Pane::Facets) => Context::Facets,
            (None, Pane::List) => Context::List,
            (None, Pane::Reader) if self.reader.selection.is_some() => Context::Selecting,
            (None, Pane::Reader) => Context::Reader,
        }
    }

    /// Whether something covers the panes.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.overlay.is_some() || self.help.is_some()
    }

    /// Where everything is on the screen.
    #[must_use]
    pub fn layout(&self) -> Layout {
        Layout::new(self.options.size, self.focus, self.zen, self.split)
    }

    /// The words of the interface.
    #[must_use]
    pub fn texts(&self) -> &'static Texts {
        self.options.lang.texts()
    }

    /// Whether nothing of the library is there yet, and something may come.
    #[must_use]
    pub fn unread(&self) -> bool {
        let more = self.loading.is_some() || self.list.request.is_open();
        more && self.list.of == 0
    }

    /// Rows of a pane's content, of the list the hits that fit; 0 when it is not on the screen.
    #[must_use]
    pub fn rows_of(&self, pane: Pane) -> usize {
        let layout = self.layout();
        let place = match pane {
            Pane::Facets => layout.facets,
            Pane::List => layout.list,
            Pane::Reader => layout.reader,
        };
        let rows = place.map_or(0, |p| p.body.height.into());
        if pane == Pane::List {
            rows / self.lines_of_hit()
        } else {
            rows
        }
    }

    /// Lines that a hit takes in the list: under a search for words, a second one shows why it was
    /// found, and if the person wants two it takes what is left of a title; not where the list is low.
    #[must_use]
    pub fn lines_of_hit(&self) -> usize {
        let search = self.list.search.as_deref();
        let two = search.is_some_and(Search::shows_lines) || self.options.settings.list_lines > 1;
        let place = self.layout().list;
        let high = place.is_some_and(|p| p.body.height >= WITH_LINES);
        1 + usize::from(high && two)
    }

    /// How a search is read.
    #[must_use]
    pub fn search_options(&self) -> search::Options {
        search::Options {
            abbreviations: self.options.settings.abbreviations,
            ..search::Options::default()
        }
    }

    /// Rows of the content of what covers the panes, below its heading.
    #[must_use]
    pub fn overlay_rows(&self) -> usize {
        usize::from(self.layout().panes.height).saturating_sub(1)
    }

    /// Whether the reader's article is the one that the keys are about.
    #[must_use]
    pub fn article_in_focus(&self) -> Option<&Opened> {
        let opened = self.reader.article.as_deref()?;
        let meant = match self.focus {
            Pane::Reader => true,
            Pane::List | Pane::Facets => self.list.selected() == Some(opened.no),
        };
        meant.then_some(opened)
    }

    /// The articles that a mark is for: the one that is read, or those selected in the list.
    #[must_use]
    pub fn meant(&self) -> Vec<ArticleNo> {
        match self.focus {
            Pane::Reader => self.reader.no().into_iter().collect(),
            Pane::List | Pane::Facets => {
                let range = self.list.selected_hits();
                range.unwrap_or_else(|| self.list.selected().into_iter().collect())
            }
        }
    }

    /// The page of an article, as far as it is known.
    #[must_use]
    pub fn print_of(&self, no: ArticleNo) -> Option<Fingerprint> {
        let open = self.reader.article.as_deref().filter(|o| o.no == no);
        let row = || self.list.rows.get(&no).map(|row| row.print);
        let known = || self.remembered.known.get(&no).copied();
        open.map(|o| o.print).or_else(row).or_else(known)
    }

    /// The article of a page, as far as it is known without asking.
    #[must_use]
    pub fn article_of(&self, page: Fingerprint) -> Option<ArticleNo> {
        let open = self.reader.article.as_deref().filter(|o| o.print == page);
        let mut rows = self.list.rows.iter();
        let mut known = self.remembered.known.iter();
        open.map(|o| o.no)
            .or_else(|| rows.find(|(_, row)| row.print == page).map(|(no, _)| *no))
            .or_else(|| known.find(|(_, p)| **p == page).map(|(no, _)| *no))
    }

    /// Where an article comes from, as the list shows it, or as its page says.
    #[must_use]
    pub fn source_of(&self, opened: &Opened) -> String {
        if let Some(row) = self.list.rows.get(&opened.no) {
            return row.source.clone();
        }
        let path = match &opened.page.locator.source {
            Source::File(path) => path,
            Source::Part(part) => &part.container.path,
            Source::Sample(_) | Source::Stdin => return String::new(),
        };
        path.parent()
            .and_then(std::path::Path::file_name)
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default()
    }
}

/// What the pressed button of the mouse holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// The text of an article, from this byte of its page on.
    Text(ArticleNo, u32),
    /// The rule right of this pane.
    Rule(Pane),
}

/// What covers the panes.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The links of the article.
    Links(Window),
    /// What could not be read, and what was wrong with what could.
    Problems(Window),
    /// The page of an official.
    Profile(ProfileState),
    /// The articles of the list over time.
    Timeline(TimelineState),
    /// Officials by conferences.
    Matrix(MatrixState),
    /// What a command said.
    Output(OutputState),
    /// The neighbours of an article.
    Neighbours(NeighboursState),
}

/// The rows fetched so far, around what is visible.
pub type Rows = BTreeMap<ArticleNo, Row>;

impl Model {
    /// The state before anything was read. [`start`](super::start) gives the first effects.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let problems = options.faults.clone();
        let notice = (!problems.is_empty()).then_some(Notice::Settings(problems.len()));
        let reader = ReaderState {
            width: options.settings.width,
            justify: options.settings.justify,
            ..ReaderState::default()
        };
        Self {
            options,
            focus: Pane::List,
            zen: false,
            split: Split::default(),
            grip: None,
            query: Query::default(),
            list: ListState::default(),
            facets: FacetsState::default(),
            reader,
            profile: Request::default(),
            picture: Request::default(),
            overlay: None,
            help: None,
            prompt: None,
            pending: Vec::new(),
            count: None,
            notice,
            loading: Some(Progress::default()),
            problems,
            remembered: Remembered::default(),
            queue: VecDeque::new(),
            view: None,
            ahead: VecDeque::new(),
            waited: 0,
            indexing: false,
            neighbours: Request::default(),
            finding: Request::default(),
            reloading: None,
            edition: 0,
            save: Request::default(),
            saving: None,
            breaking_off: false,
            piping: Request::default(),
        }
    }
}

/// A request that was sent and not answered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Request {
    /// The number of the last request sent.
    pub sent: Generation,
    /// The number of the last answer taken.
    pub answered: Generation,
    /// Something changed after the request was sent: ask again when it is answered.
    pub stale: bool,
}

impl Request {
    /// Takes the next number.
    pub fn send(&mut self) -> Generation {
        self.sent.0 += 1;
        self.stale = false;
        self.sent
    }

    /// Whether an answer is awaited.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.answered < self.sent
    }

    /// Whether an answer with this number is the awaited one; it is then taken as given.
    pub fn answer(&mut self, generation: Generation) -> bool {
        let wanted = generation == self.sent && self.is_open();
        if wanted {
            self.answered = generation;
        }
        wanted
    }
}

/// Effects in the order in which they are to be performed.
pub type Effects = Vec<Effect>;

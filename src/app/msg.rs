//! What comes into [`update`](super::update) and what it asks for. The runtime turns events into
//! messages and performs effects; it decides nothing else.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::key::Key;
use super::layout::Size;
use super::outward::{Piped, Piping, Saved, Saving, Stop};
use super::pictures::Picturing;
use super::reader::{Laying, Line, MadeFor, Marking, Marks};
use crate::error::{IndexFault, Problem, Refusal};
use crate::library::Renumbered;
use crate::library::neighbours::Neighbours;
use crate::library::opened::Opened;
use crate::library::picture::Picture;
use crate::library::profile::Profile;
use crate::library::query::{ArticleNo, Facet, Generation, Hits, Query};
use crate::library::row::Row;
use crate::library::search::Search;
use crate::library::why::Why;
use crate::state::{Report, Write};
use crate::text::fingerprint::Fingerprint;

/// Something happened.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key went down (or repeated).
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted, as one piece.
    Paste(String),
    /// The terminal has this size now.
    Resize(Size),
    /// The answer to [`Effect::Query`].
    Hits(Hits),
    /// The facets of [`Msg::Hits`] that came without them; missing when a newer request made them void.
    Facets {
        /// The number of the request.
        generation: Generation,
        /// The values of every facet.
        facets: Vec<Facet>,
    },
    /// The answer to [`Effect::Rows`]; in any order, and some may be missing.
    Rows(Vec<(ArticleNo, Row)>),
    /// The answer to [`Effect::Why`]; some may be missing when a newer request made it void.
    Why {
        /// The number of the request.
        generation: Generation,
        /// What found the articles.
        search: Arc<Search>,
        /// Why each was found.
        found: Vec<(ArticleNo, Why)>,
    },
    /// The answer to [`Effect::Mark`].
    Marked {
        /// The number of the request.
        generation: Generation,
        /// The matches.
        marks: Marks,
    },
    /// The answer to [`Effect::Open`].
    Opened {
        /// The number of the request.
        generation: Generation,
        /// The article.
        opened: Arc<Opened>,
    },
    /// The answer to [`Effect::Lay`].
    Laid {
        /// The number of the request.
        generation: Generation,
        /// What the lines were made for.
        made_for: MadeFor,
        /// The visual lines of the article.
        lines: Vec<Line>,
    },
    /// The other answer to [`Effect::Open`]: the page cannot be read any more.
    OpenFailed {
        /// The number of the request.
        generation: Generation,
        /// Which article.
        no: ArticleNo,
        /// Why.
        problem: Problem,
    },
    /// The answer to [`Effect::Profile`].
    Profile {
        /// The number of the request.
        generation: Generation,
        /// What the articles tell; `None` when none names this official.
        profile: Option<Arc<Profile>>,
    },
    /// The answer to [`Effect::Picture`].
    Picture {
        /// The number of the request.
        generation: Generation,
        /// What was counted.
        picture: Picture,
    },
    /// Problems met since the last such message.
    Problems(Vec<Problem>),
    /// The library is still being read and holds more than before. The model asks again by itself;
    /// a few such messages a second are enough.
    Loading(Progress),
    /// The library is read to its end.
    Loaded(Progress),
    /// The library was replaced by a newer one; answers that come behind this are its own.
    Renewed(Renumbered),
    /// The index of the library tells how it fares.
    Index(Indexing),
    /// What becomes of what was to be kept.
    State(Report),
    /// The answer to [`Effect::Prints`].
    Prints {
        /// The number of the request.
        generation: Generation,
        /// The pages of the articles that there are.
        pages: Vec<(ArticleNo, Fingerprint)>,
    },
    /// The answer to [`Effect::Locate`].
    Located {
        /// The number of the request.
        generation: Generation,
        /// The articles of the pages that are open.
        found: Vec<(Fingerprint, ArticleNo)>,
    },
    /// The answer to [`Effect::Find`].
    Found {
        /// The number of the request.
        generation: Generation,
        /// The article and the line of its page, where the problem tells one.
        found: Option<(ArticleNo, Option<u32>)>,
    },
    /// The answer to [`Effect::After`].
    Elapsed(u64),
    /// The answer to [`Effect::Tally`].
    Tallied {
        /// The number of the request.
        generation: Generation,
        /// How many articles each search finds, by its name.
        counts: BTreeMap<String, usize>,
    },
    /// The answer to [`Effect::Paths`].
    Paths {
        /// What was typed.
        typed: String,
        /// The paths that begin so, in order; folders end in a slash.
        found: Vec<String>,
    },
    /// The answer to [`Effect::Neighbours`].
    Neighbours {
        /// The number of the request.
        generation: Generation,
        /// The neighbours; `None` when there is no such article.
        neighbours: Option<Arc<Neighbours>>,
    },
    /// How far [`Effect::Reload`] is.
    Reloading(Progress),
    /// The answer to [`Effect::Reload`]; [`Msg::Renewed`] came before it.
    Reloaded(Reloaded),
    /// The other answer to [`Effect::Reload`]: what is read cannot be read twice.
    NotReloaded,
    /// How far [`Effect::Save`] is; a few such messages a second are enough.
    Saving {
        /// The number of the request.
        generation: Generation,
        /// Articles written.
        done: usize,
    },
    /// The answer to [`Effect::Save`].
    Saved {
        /// The request.
        saving: Saving,
        /// How it ended.
        saved: Saved,
    },
    /// The answers to [`Effect::Pipe`]: what the command says, and at last how it ended.
    Piped {
        /// The number of the request.
        generation: Generation,
        /// What.
        piped: Piped,
    },
    /// The other end of [`Effect::Launch`]: no browser opened this address.
    NotLaunched(String),
    /// The program runs again after [`Effect::Suspend`].
    Resumed,
}

/// A library that was read anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reloaded {
    /// How many articles there are now.
    pub articles: usize,
    /// How many of them were not there before.
    pub added: usize,
    /// How many are gone.
    pub gone: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// How the index of the library fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Indexing {
    /// It is being made or brought up to date: until that is done, a search finds what is in it.
    Begun,
    /// More can be found than before.
    Grown,
    /// Everything can be found.
    Complete,
    /// It was damaged and is made anew.
    Anew,
    /// It was made by another version of the program and is made anew.
    Old,
    /// Another program is writing it: this one makes another, for itself.
    Busy,
    /// It cannot be kept, and why: it is gone with the program.
    NotKept(PathBuf, Refusal),
    /// There is none, and why: searches read the pages themselves.
    Failed(IndexFault),
}

/// How far the reading of the library is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Pages read so far.
    pub pages: usize,
    /// How many there are, once that is known.
    pub of: Option<usize>,
}

/// What the mouse did, and in which cell, counted from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What.
    pub what: MouseKind,
    /// Column.
    pub x: u16,
    /// Row.
    pub y: u16,
}

/// The mouse events that mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Click,
    /// The pointer moved while the left button was down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel turned towards the text's beginning.
    WheelUp,
    /// The wheel turned towards the text's end.
    WheelDown,
}

/// Something to be done outside.
#[allow(clippy::large_enum_variant, reason = "a handful live at a time")]
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Answer with [`Msg::Hits`] and, where those came without, [`Msg::Facets`]. A newer one makes this one void.
    Query {
        /// To be given back in [`Hits::generation`].
        generation: Generation,
        /// What is asked.
        query: Query,
    },
    /// Answer with [`Msg::Rows`]: rows about to be shown.
    Rows(Vec<ArticleNo>),
    /// Answer with [`Msg::Why`]. A newer one makes this one void.
    Why {
        /// To be given back.
        generation: Generation,
        /// What found the articles; to be given back.
        search: Arc<Search>,
        /// Which articles.
        nos: Vec<ArticleNo>,
    },
    /// Answer with [`Msg::Marked`], by [`Marking::mark`]. A newer one makes this one void.
    Mark(Marking),
    /// Answer with [`Msg::Opened`] or [`Msg::OpenFailed`]. A newer one makes this one void.
    Open {
        /// To be given back.
        generation: Generation,
        /// Which article.
        no: ArticleNo,
    },
    /// Answer with [`Msg::Laid`], by [`Laying::lay`]. A newer one makes this one void.
    Lay(Laying),
    /// Answer with [`Msg::Profile`]. A newer one makes this one void.
    Profile {
        /// To be given back.
        generation: Generation,
        /// Which official.
        id: String,
    },
    /// Answer with [`Msg::Picture`]. A newer one makes this one void.
    Picture {
        /// To be given back.
        generation: Generation,
        /// What it shows.
        of: Picturing,
    },
    /// Keep this from now on. Answered by [`Report::Kept`] with this number or a later one once it cannot be
    /// lost any more, in the order in which it was asked for.
    Keep {
        /// The number.
        no: u64,
        /// What.
        writes: Vec<Write>,
    },
    /// Answer with [`Msg::Prints`]. A newer one makes this one void.
    Prints {
        /// To be given back.
        generation: Generation,
        /// Which articles.
        nos: Vec<ArticleNo>,
    },
    /// Answer with [`Msg::Located`]. A newer one makes this one void.
    Locate {
        /// To be given back.
        generation: Generation,
        /// Which pages.
        pages: Vec<Fingerprint>,
    },
    /// Answer with [`Msg::Found`]. A newer one makes this one void.
    Find {
        /// To be given back.
        generation: Generation,
        /// The problem whose page is looked for.
        problem: Problem,
    },
    /// Answer with [`Msg::Tallied`]. A newer one makes this one void.
    Tally {
        /// To be given back.
        generation: Generation,
        /// What the list is narrowed to beside a search; the marks of now are those that are counted.
        query: Query,
        /// The searches by their names.
        searches: Vec<(String, Arc<Search>)>,
    },
    /// Answer with [`Msg::Paths`]: what the path typed so far can go on with. A newer one makes this one void.
    Paths(String),
    /// Answer with [`Msg::Elapsed`] and this number, after a moment in which a person types a second digit.
    After(u64),
    /// Put this on the clipboard. Free of control characters but newlines.
    Copy(String),
    /// Answer with [`Msg::Neighbours`]. A newer one makes this one void.
    Neighbours {
        /// To be given back.
        generation: Generation,
        /// Of which article.
        no: ArticleNo,
    },
    /// Read the library anew; answer with [`Msg::Reloaded`] or [`Msg::NotReloaded`], and on the way with
    /// [`Msg::Reloading`]. Until then the library is the one of before.
    Reload,
    /// Answer with [`Msg::Saved`], and on the way with [`Msg::Saving`].
    Save(Saving),
    /// Answer with [`Msg::Piped`]. A newer one ends the command of this one.
    Pipe(Piping),
    /// Stop the command of the last [`Effect::Pipe`], if it still runs.
    StopPipe(Stop),
    /// Open this address in a browser. Always `http://` or `https://`, free of control characters.
    Launch(String),
    /// Give the terminal back and stop, as Ctrl-Z does.
    Suspend,
    /// Forget what the terminal shows and draw all of it anew.
    Redraw,
    /// End the program.
    Quit,
}

//! How effects become the messages that answer them: the same code behind the threads of the terminal
//! program and, at once, behind a key script.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

use super::open::Open;
use super::paths;
use super::piper::Piper;
use super::saver;
use super::seeker::Seeker;
use crate::app::msg::Indexing;
use crate::app::pictures::Picturing;
use crate::app::{Effect, Msg};
use crate::error::Problem;
use crate::library::query::{ArticleNo, Generation, Query, SortBy};
use crate::library::search::{Matcher, Search};
use crate::library::why::Why;
use crate::library::{Found, Library};
use crate::text::fingerprint::Fingerprint;

/// Answers [`Effect::Query`]: `tell` gets the hits as soon as they are there, and then the facets; nothing more when
/// `given_up` says that nobody waits for it any more.
pub(super) fn query(
    open: &Open,
    query: &Query,
    generation: Generation,
    given_up: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(Msg),
) {
    let Some(asked) = &query.filter.search else {
        return hits(open, query, None, generation, given_up, tell);
    };
    let seeker = Seeker::new(open, &query.passing, given_up);
    let Some((search, found)) = seeker.found_as_meant(asked) else {
        return;
    };
    let ranked = match query.sort {
        SortBy::Relevance => seeker.ranked(&search, found),
        _ => Some(found),
    };
    let Some(found) = ranked else {
        return;
    };
    if let Some(why) = seeker.fault() {
        tell(Msg::Index(Indexing::Failed(why)));
    }
    let found = (search, found);
    hits(open, query, Some(&found), generation, given_up, tell);
}

/// Tells the hits and the facets of `query`, of the articles that its search found. Both are of one library: it is held
/// from the one to the other.
fn hits(
    open: &Open,
    query: &Query,
    found: Option<&(Arc<Search>, Found)>,
    generation: Generation,
    given_up: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(Msg),
) {
    let library = open.library();
    let asked = library.asked(query, found.map(|(_, found)| found));
    let mut hits = asked.hits(generation);
    if let Some((search, _)) = found {
        hits.search = Some(Arc::clone(search));
    }
    tell(Msg::Hits(hits));
    if let Some(facets) = asked.facets(given_up) {
        tell(Msg::Facets { generation, facets });
    }
}

/// Answers [`Effect::Tally`]; not at all when `given_up`.
pub(super) fn tally(
    open: &Open,
    generation: Generation,
    query: &Query,
    searches: &[(String, Arc<Search>)],
    given_up: &dyn Fn() -> bool,
) -> Vec<Msg> {
    let mut counts = BTreeMap::new();
    for (name, search) in searches {
        let seeker = Seeker::new(open, &query.counted, given_up);
        let Some((_, found)) = seeker.found_as_meant(search) else {
            return Vec::new();
        };
        let count = open.library().count_found(query, &found);
        counts.insert(name.clone(), count);
    }
    vec![Msg::Tallied { generation, counts }]
}

/// Answers [`Effect::Why`], of as many articles as there is time for until `given_up`.
pub(super) fn why(
    open: &Open,
    generation: Generation,
    search: Arc<Search>,
    nos: Vec<ArticleNo>,
    given_up: &dyn Fn() -> bool,
) -> Msg {
    let matcher = Matcher::new(&search);
    let mut pages = open.pages();
    let mut why = |no| {
        let (id, locator) = open.place(no)?;
        let built = pages.as_mut()?.read(&id, &locator).ok()?;
        Some(Why::new(&built, &matcher))
    };
    let found = nos
        .into_iter()
        .take_while(|_| !given_up())
        .map(|no| (no, why(no).unwrap_or_default()))
        .collect();
    drop(matcher);
    Msg::Why {
        generation,
        search,
        found,
    }
}

/// Answers [`Effect::Rows`].
pub(super) fn rows(library: &Library, wanted: &[ArticleNo]) -> Msg {
    let row = |&no: &ArticleNo| Some((no, library.row(no)?));
    Msg::Rows(wanted.iter().filter_map(row).collect())
}

/// Answers [`Effect::Prints`].
pub(super) fn prints(open: &Open, generation: Generation, nos: &[ArticleNo]) -> Msg {
    let pages = open.library().prints(nos);
    Msg::Prints { generation, pages }
}

/// Answers [`Effect::Locate`].
pub(super) fn locate(open: &Open, generation: Generation, pages: &[Fingerprint]) -> Msg {
    let found = open.library().located(pages);
    Msg::Located { generation, found }
}

/// Answers [`Effect::Find`].
pub(super) fn find(open: &Open, generation: Generation, problem: &Problem) -> Msg {
    let found = open.library().told_of(problem);
    Msg::Found { generation, found }
}

/// Answers [`Effect::Open`].
pub(super) fn article(open: &Open, generation: Generation, no: ArticleNo) -> Msg {
    match open.read(no) {
        Ok(built) => {
            let opened = Arc::new(open.library().opened(no, built));
            Msg::Opened { generation, opened }
        }
        Err(problem) => Msg::OpenFailed {
            generation,
            no,
            problem,
        },
    }
}

/// Answers [`Effect::Profile`].
pub(super) fn profile(open: &Open, generation: Generation, id: &str) -> Msg {
    let profile = open.library().profile(id).map(Arc::new);
    Msg::Profile {
        generation,
        profile,
    }
}

/// Answers [`Effect::Picture`]; not at all when `given_up`.
pub(super) fn picture(
    open: &Open,
    generation: Generation,
    asked: &Picturing,
    given_up: &dyn Fn() -> bool,
) -> Vec<Msg> {
    let picture = asked.picture(&open.library(), given_up);
    let answer = |picture| Msg::Picture {
        generation,
        picture,
    };
    picture.map(answer).into_iter().collect()
}

/// Answers [`Effect::Neighbours`].
pub(super) fn neighbours(open: &Open, generation: Generation, no: ArticleNo) -> Msg {
    let neighbours = open.library().neighbours(no).map(Arc::new);
    Msg::Neighbours {
        generation,
        neighbours,
    }
}

/// Performs [`Effect::Launch`] without waiting for the browser; `failed` is told, perhaps later, when
/// there is none.
pub(super) fn launch(address: String, failed: impl FnOnce(Msg) + Send + 'static) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    thread::spawn(move || {
        let status = Command::new(opener)
            .arg(&address)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        match status {
            Ok(status) if status.success() => {}
            Ok(_) | Err(_) => failed(Msg::NotLaunched(address)),
        }
    });
}

/// Performs an effect at once. What concerns a terminal or a browser is left undone: there is none.
pub(super) fn at_once(open: &Arc<Open>, effect: Effect) -> Vec<Msg> {
    let answer = match effect {
        Effect::Query {
            generation,
            query: asked,
        } => {
            let mut answers = Vec::new();
            query(open, &asked, generation, &|| false, &mut |msg| {
                answers.push(msg);
            });
            return answers;
        }
        Effect::Why {
            generation,
            search,
            nos,
        } => why(open, generation, search, nos, &|| false),
        Effect::Tally {
            generation,
            query,
            searches,
        } => return tally(open, generation, &query, &searches, &|| false),
        Effect::Paths(typed) => paths::answer(typed),
        Effect::Mark(marking) => marking.mark(),
        Effect::Rows(wanted) => rows(&open.library(), &wanted),
        Effect::Open { generation, no } => article(open, generation, no),
        Effect::Profile { generation, id } => profile(open, generation, &id),
        Effect::Prints { generation, nos } => prints(open, generation, &nos),
        Effect::Locate { generation, pages } => locate(open, generation, &pages),
        Effect::Find {
            generation,
            problem,
        } => find(open, generation, &problem),
        Effect::Neighbours { generation, no } => neighbours(open, generation, no),
        Effect::Lay(laying) => laying.lay(),
        Effect::Picture { generation, of } => return picture(open, generation, &of, &|| false),
        Effect::Suspend => Msg::Resumed,
        Effect::Save(saving) => {
            let saved = saver::save(open, &saving, &|_| {}, &|| false);
            Msg::Saved { saving, saved }
        }
        Effect::Pipe(piping) => {
            let said = RefCell::new(Vec::new());
            Piper::default().run(open, &piping, &|msg| {
                said.borrow_mut().push(msg);
            });
            return said.into_inner();
        }
        // A script is remembered by nobody: it shows the same whoever runs it, and leaves nothing behind.
        Effect::Keep { .. }
        | Effect::After(_)
        | Effect::Copy(_)
        | Effect::Launch(_)
        | Effect::Redraw
        | Effect::StopPipe(_)
        | Effect::Reload
        | Effect::Quit => return Vec::new(),
    };
    vec![answer]
}

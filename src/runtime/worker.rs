//! The threads that answer what could take longer than a frame: queries, articles, why they were found, pages
//! of officials, rows while the library is being added to.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::event_loop::Event;
use super::latest::Latest;
use super::open::Open;
use super::paths;
use super::perform;
use super::saver::Saver;
use crate::app::Msg;
use crate::app::outward::Saving;
use crate::app::pictures::Picturing;
use crate::app::reader::{Laying, Marking};
use crate::error::Problem;
use crate::library::query::{ArticleNo, Generation, Query};
use crate::library::search::Search;
use crate::text::fingerprint::Fingerprint;

/// Articles, and the search of which it is to be said why it found them.
type Unexplained = (Generation, Arc<Search>, Vec<ArticleNo>);

/// Saved searches to be counted, with what else the list is narrowed to.
type Tallied = (Generation, Query, Vec<(String, Arc<Search>)>);

/// Several of which something is asked.
type Several<T> = (Generation, Vec<T>);

/// A request, and what is open for it.
type Asked<T> = (Arc<Open>, T);

/// Where the loop leaves its requests. A newer one makes one of the same kind void that was not begun, and
/// those that can take long give up; requests for rows are all answered.
pub(super) struct Workers {
    open: Arc<Open>,
    queries: Arc<Latest<Asked<(Generation, Query)>>>,
    whys: Arc<Latest<Asked<Unexplained>>>,
    articles: Arc<Latest<Asked<(Generation, ArticleNo)>>>,
    profiles: Arc<Latest<Asked<(Generation, String)>>>,
    neighbours: Arc<Latest<Asked<(Generation, ArticleNo)>>>,
    lines: Arc<Latest<Laying>>,
    marks: Arc<Latest<Marking>>,
    pictures: Arc<Latest<Asked<(Generation, Picturing)>>>,
    tallies: Arc<Latest<Asked<Tallied>>>,
    paths: Arc<Latest<String>>,
    prints: Arc<Latest<Asked<Several<ArticleNo>>>>,
    pages: Arc<Latest<Asked<Several<Fingerprint>>>>,
    problems: Arc<Latest<Asked<(Generation, Problem)>>>,
    rows: Sender<Asked<Vec<ArticleNo>>>,
    saver: Saver,
}

impl Workers {
    /// Starts the threads; they answer to `events` and end with the program.
    pub(super) fn start(open: &Arc<Open>, events: &Sender<Event>) -> Self {
        let (rows, wanted) = mpsc::channel::<Asked<Vec<ArticleNo>>>();
        answer(events, move || {
            let (open, wanted) = wanted.recv().ok()?;
            let edition = open.edition();
            let rows = perform::rows(&open.library(), &wanted);
            Some(of_edition(&open, edition, vec![rows]))
        });
        Self {
            open: Arc::clone(open),
            queries: telling(events, |(open, request), newer, tell| {
                let open: Arc<Open> = open;
                let (generation, query): (_, Query) = request;
                let edition = open.edition();
                perform::query(&open, &query, generation, newer, &mut |msg| {
                    of_edition(&open, edition, vec![msg])
                        .into_iter()
                        .for_each(tell);
                });
            }),
            whys: of_library(
                events,
                |open, (generation, search, nos): Unexplained, newer| {
                    vec![perform::why(open, generation, search, nos, newer)]
                },
            ),
            articles: of_library(events, |open, (generation, no), _| {
                vec![perform::article(open, generation, no)]
            }),
            profiles: of_library(events, |open, (generation, id): (_, String), _| {
                vec![perform::profile(open, generation, &id)]
            }),
            pictures: of_library(events, |open, (generation, of): (_, Picturing), newer| {
                perform::picture(open, generation, &of, newer)
            }),
            tallies: of_library(
                events,
                |open, (generation, query, searches): Tallied, newer| {
                    perform::tally(open, generation, &query, &searches, newer)
                },
            ),
            paths: mailbox(events, |typed: String, _| {
                vec![Event::Msg(paths::answer(typed))]
            }),
            prints: of_library(events, |open, (generation, nos): (_, Vec<_>), _| {
                vec![perform::prints(open, generation, &nos)]
            }),
            pages: of_library(events, |open, (generation, pages): (_, Vec<_>), _| {
                vec![perform::locate(open, generation, &pages)]
            }),
            problems: of_library(events, |open, (generation, problem): (_, Problem), _| {
                vec![perform::find(open, generation, &problem)]
            }),
            neighbours: of_library(events, |open, (generation, no), _| {
                vec![perform::neighbours(open, generation, no)]
            }),
            lines: mailbox(events, |laying: Laying, _| vec![Event::Msg(laying.lay())]),
            marks: mailbox(events, |marking: Marking, _| {
                vec![Event::Msg(marking.mark())]
            }),
            rows,
            saver: Saver::start(events),
        }
    }

    /// Asks another library from now on.
    pub(super) fn turn_to(&mut self, open: &Arc<Open>) {
        self.open = Arc::clone(open);
    }

    fn asked<T>(&self, request: T) -> Asked<T> {
        (Arc::clone(&self.open), request)
    }

    /// Asks for [`Msg::Saved`].
    pub(super) fn save(&self, saving: Saving) {
        self.saver.save(Arc::clone(&self.open), saving);
    }

    /// Asks for [`Msg::Hits`] and [`Msg::Facets`].
    pub(super) fn query(&self, generation: Generation, query: Query) {
        self.queries.put(self.asked((generation, query)));
    }

    /// Asks for [`Msg::Why`].
    pub(super) fn why(&self, generation: Generation, search: Arc<Search>, nos: Vec<ArticleNo>) {
        self.whys.put(self.asked((generation, search, nos)));
    }

    /// Asks for [`Msg::Opened`].
    pub(super) fn open(&self, generation: Generation, no: ArticleNo) {
        self.articles.put(self.asked((generation, no)));
    }

    /// Asks for [`Msg::Profile`].
    pub(super) fn profile(&self, generation: Generation, id: String) {
        self.profiles.put(self.asked((generation, id)));
    }

    /// Asks for [`Msg::Neighbours`].
    pub(super) fn neighbours(&self, generation: Generation, no: ArticleNo) {
        self.neighbours.put(self.asked((generation, no)));
    }

    /// Asks for [`Msg::Laid`].
    pub(super) fn lay(&self, laying: Laying) {
        self.lines.put(laying);
    }

    /// Asks for [`Msg::Marked`].
    pub(super) fn mark(&self, marking: Marking) {
        self.marks.put(marking);
    }

    /// Asks for [`Msg::Picture`].
    pub(super) fn picture(&self, generation: Generation, of: Picturing) {
        self.pictures.put(self.asked((generation, of)));
    }

    /// Asks for [`Msg::Tallied`].
    pub(super) fn tally(
        &self,
        generation: Generation,
        query: Query,
        searches: Vec<(String, Arc<Search>)>,
    ) {
        self.tallies.put(self.asked((generation, query, searches)));
    }

    /// Asks for [`Msg::Paths`].
    pub(super) fn paths(&self, typed: String) {
        self.paths.put(typed);
    }

    /// Asks for [`Msg::Prints`].
    pub(super) fn prints(&self, generation: Generation, nos: Vec<ArticleNo>) {
        self.prints.put(self.asked((generation, nos)));
    }

    /// Asks for [`Msg::Located`].
    pub(super) fn locate(&self, generation: Generation, pages: Vec<Fingerprint>) {
        self.pages.put(self.asked((generation, pages)));
    }

    /// Asks for [`Msg::Found`].
    pub(super) fn find(&self, generation: Generation, problem: Problem) {
        self.problems.put(self.asked((generation, problem)));
    }

    /// Asks for [`Msg::Rows`].
    pub(super) fn rows(&self, wanted: Vec<ArticleNo>) {
        // The thread ends only with the program.
        let _ = self.rows.send(self.asked(wanted));
    }
}

/// A mailbox for requests to a library.
fn of_library<T: Send + 'static>(
    events: &Sender<Event>,
    perform: impl Fn(&Open, T, &dyn Fn() -> bool) -> Vec<Msg> + Send + 'static,
) -> Arc<Latest<Asked<T>>> {
    mailbox(events, move |(open, request): Asked<T>, newer| {
        let edition = open.edition();
        let answers = perform(&open, request, newer);
        of_edition(&open, edition, answers)
    })
}

/// Answers with the edition of the library that they were asked of. What began with one library and ended with
/// the next belongs to neither.
fn of_edition(open: &Arc<Open>, edition: u64, answers: Vec<Msg>) -> Vec<Event> {
    if edition != open.edition() {
        return Vec::new();
    }
    let answers = answers.into_iter();
    answers
        .map(|msg| Event::Answer(Arc::clone(open), edition, msg))
        .collect()
}

/// A mailbox, and a thread that answers what is left in it. What takes long asks now and then whether a newer
/// request waits.
fn mailbox<T: Send + 'static>(
    events: &Sender<Event>,
    perform: impl Fn(T, &dyn Fn() -> bool) -> Vec<Event> + Send + 'static,
) -> Arc<Latest<T>> {
    telling(events, move |request, newer, tell| {
        perform(request, newer).into_iter().for_each(tell);
    })
}

/// The same for who tells one answer before it begins with the next.
fn telling<T: Send + 'static>(
    events: &Sender<Event>,
    perform: impl Fn(T, &dyn Fn() -> bool, &dyn Fn(Event)) + Send + 'static,
) -> Arc<Latest<T>> {
    let mailbox = Arc::new(Latest::<T>::default());
    let requests = Arc::clone(&mailbox);
    let events = events.clone();
    thread::spawn(move || {
        let ended = Cell::new(false);
        while !ended.get() {
            let request = requests.take();
            perform(request, &|| requests.has_newer(), &|event| {
                ended.set(events.send(event).is_err());
            });
        }
    });
    mailbox
}

/// A thread that gives answers until there are none any more or nobody to take them.
fn answer(events: &Sender<Event>, next: impl Fn() -> Option<Vec<Event>> + Send + 'static) {
    let events = events.clone();
    thread::spawn(move || {
        while let Some(answers) = next() {
            for event in answers {
                if events.send(event).is_err() {
                    return;
                }
            }
        }
    });
}

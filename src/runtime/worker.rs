//! The threads that answer what could take longer than a frame: queries, articles, why they were found, pages
//! of officials, rows while the library is being added to.

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::event_loop::Event;
use super::latest::Latest;
use super::open::Open;
use super::perform::{self, Pictured};
use super::saver::Saver;
use crate::app::Msg;
use crate::app::outward::Saving;
use crate::app::reader::{Laying, Marking};
use crate::library::query::{ArticleNo, Generation, Query};
use crate::library::search::Search;

/// Articles, and the search of which it is to be said why it found them.
type Unexplained = (Generation, Arc<Search>, Vec<ArticleNo>);

/// Where the loop leaves its requests. A newer one makes one of the same kind void that was not begun, and
/// those that can take long give up; requests for rows are all answered.
#[derive(Debug)]
pub(super) struct Workers {
    queries: Arc<Latest<(Generation, Query)>>,
    whys: Arc<Latest<Unexplained>>,
    articles: Arc<Latest<(Generation, ArticleNo)>>,
    profiles: Arc<Latest<(Generation, String)>>,
    lines: Arc<Latest<Laying>>,
    marks: Arc<Latest<Marking>>,
    pictures: Arc<Latest<(Generation, Pictured)>>,
    rows: Sender<Vec<ArticleNo>>,
    saver: Saver,
}

impl Workers {
    /// Starts the threads; they answer to `events` and end with the program.
    pub(super) fn start(open: &Arc<Open>, events: &Sender<Event>) -> Self {
        let (rows, wanted) = mpsc::channel::<Vec<ArticleNo>>();
        answer(open, events, move |open| {
            let wanted = wanted.recv().ok()?;
            Some((
                open.edition(),
                vec![perform::rows(&open.library(), &wanted)],
            ))
        });
        Self {
            queries: mailbox(open, events, |open, (generation, query), newer| {
                perform::query(open, &query, generation, newer)
            }),
            whys: mailbox(
                open,
                events,
                |open, (generation, search, nos): Unexplained, newer| {
                    vec![perform::why(open, generation, search, nos, newer)]
                },
            ),
            articles: mailbox(open, events, |open, (generation, no), _| {
                vec![perform::article(open, generation, no)]
            }),
            profiles: mailbox(open, events, |open, (generation, id): (_, String), _| {
                vec![perform::profile(open, generation, &id)]
            }),
            lines: mailbox(open, events, |_, laying: Laying, _| vec![laying.lay()]),
            pictures: mailbox(
                open,
                events,
                |open, (generation, asked): (_, Pictured), newer| {
                    perform::picture(open, generation, &asked, newer)
                },
            ),
            marks: mailbox(open, events, |_, marking: Marking, _| vec![marking.mark()]),
            rows,
            saver: Saver::start(open, events),
        }
    }

    /// Asks for [`Msg::Saved`].
    pub(super) fn save(&self, saving: Saving) {
        self.saver.save(saving);
    }

    /// Asks for [`Msg::Hits`].
    pub(super) fn query(&self, generation: Generation, query: Query) {
        self.queries.put((generation, query));
    }

    /// Asks for [`Msg::Why`].
    pub(super) fn why(&self, generation: Generation, search: Arc<Search>, nos: Vec<ArticleNo>) {
        self.whys.put((generation, search, nos));
    }

    /// Asks for [`Msg::Opened`].
    pub(super) fn open(&self, generation: Generation, no: ArticleNo) {
        self.articles.put((generation, no));
    }

    /// Asks for [`Msg::Profile`].
    pub(super) fn profile(&self, generation: Generation, id: String) {
        self.profiles.put((generation, id));
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
    pub(super) fn picture(&self, generation: Generation, asked: Pictured) {
        self.pictures.put((generation, asked));
    }

    /// Asks for [`Msg::Rows`].
    pub(super) fn rows(&self, wanted: Vec<ArticleNo>) {
        // The thread ends only with the program.
        let _ = self.rows.send(wanted);
    }
}

/// A mailbox, and a thread that answers what is left in it. What takes long asks now and then whether a newer
/// request waits.
fn mailbox<T: Send + 'static>(
    open: &Arc<Open>,
    events: &Sender<Event>,
    perform: impl Fn(&Open, T, &dyn Fn() -> bool) -> Vec<Msg> + Send + 'static,
) -> Arc<Latest<T>> {
    let mailbox = Arc::new(Latest::<T>::default());
    let requests = Arc::clone(&mailbox);
    answer(open, events, move |open| {
        let request = requests.take();
        let edition = open.edition();
        Some((edition, perform(open, request, &|| requests.has_newer())))
    });
    mailbox
}

/// A thread that gives answers until there are none any more or nobody to take them, each with the edition of the
/// library that it was asked of.
fn answer(
    open: &Arc<Open>,
    events: &Sender<Event>,
    next: impl Fn(&Open) -> Option<(u64, Vec<Msg>)> + Send + 'static,
) {
    let open = Arc::clone(open);
    let events = events.clone();
    thread::spawn(move || {
        while let Some((edition, answers)) = next(&open) {
            // What began with one library and ended with the next belongs to neither.
            if edition != open.edition() {
                continue;
            }
            for msg in answers {
                if events.send(Event::Answer(edition, msg)).is_err() {
                    return;
                }
            }
        }
    });
}

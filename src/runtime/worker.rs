//! The threads that answer what could take longer than a frame: queries, articles, pages of officials, rows while the
//! library is being added to.

use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::event_loop::Event;
use super::latest::Latest;
use super::open::Open;
use super::perform;
use crate::app::Msg;
use crate::app::reader::Laying;
use crate::library::query::{ArticleNo, Generation, Query};

/// Where the loop leaves its requests. A newer query or article makes one that was not begun void;
/// requests for rows are all answered.
#[derive(Debug)]
pub(super) struct Workers {
    queries: Arc<Latest<(Generation, Query)>>,
    articles: Arc<Latest<(Generation, ArticleNo)>>,
    profiles: Arc<Latest<(Generation, String)>>,
    lines: Arc<Latest<Laying>>,
    rows: Sender<Vec<ArticleNo>>,
}

impl Workers {
    /// Starts the threads; they answer to `events` and end with the program.
    pub(super) fn start(open: &Arc<Open>, events: &Sender<Event>) -> Self {
        let queries = Arc::new(Latest::<(Generation, Query)>::default());
        let articles = Arc::new(Latest::<(Generation, ArticleNo)>::default());
        let (rows, wanted) = mpsc::channel::<Vec<ArticleNo>>();

        let mailbox = Arc::clone(&queries);
        answer(open, events, move |open| {
            let (generation, query) = mailbox.take();
            Some(perform::query(open, &query, generation))
        });
        let mailbox = Arc::clone(&articles);
        answer(open, events, move |open| {
            let (generation, no) = mailbox.take();
            Some(perform::article(open, generation, no))
        });
        let profiles = Arc::new(Latest::<(Generation, String)>::default());
        let mailbox = Arc::clone(&profiles);
        answer(open, events, move |open| {
            let (generation, id) = mailbox.take();
            Some(perform::profile(open, generation, &id))
        });
        let lines = Arc::new(Latest::<Laying>::default());
        let mailbox = Arc::clone(&lines);
        answer(open, events, move |_| Some(mailbox.take().lay()));
        answer(open, events, move |open| {
            let wanted = wanted.recv().ok()?;
            Some(perform::rows(&open.library(), &wanted))
        });
        Self {
            queries,
            articles,
            profiles,
            lines,
            rows,
        }
    }

    /// Asks for [`Msg::Hits`].
    pub(super) fn query(&self, generation: Generation, query: Query) {
        self.queries.put((generation, query));
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

    /// Asks for [`Msg::Rows`].
    pub(super) fn rows(&self, wanted: Vec<ArticleNo>) {
        // The thread ends only with the program.
        let _ = self.rows.send(wanted);
    }
}

/// A thread that gives one answer after the other until there is none or nobody to take it.
fn answer(
    open: &Arc<Open>,
    events: &Sender<Event>,
    next: impl Fn(&Open) -> Option<Msg> + Send + 'static,
) {
    let open = Arc::clone(open);
    let events = events.clone();
    thread::spawn(move || {
        while let Some(msg) = next(&open) {
            if events.send(Event::Msg(msg)).is_err() {
                return;
            }
        }
    });
}

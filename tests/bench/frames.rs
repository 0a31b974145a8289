//! Drawing and setting: a frame of 200x60 while an article is scrolled, and its lines made anew for another
//! width, beside what filling an empty frame costs anyway. The slowest of a hundred frames counts, not the
//! mean, so that this is measured here and not by the harness.

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use docbao::app::key::Key;
use docbao::app::keymap::Keymap;
use docbao::app::layout::Size;
use docbao::app::{Effect, Model, Msg, Options, start, update};
use docbao::entity::Known;
use docbao::lang::Lang;
use docbao::library::Library;
use docbao::library::build::Builder;
use docbao::source;
use docbao::source::page::Page;
use docbao::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use rustix::time::{ClockId, clock_gettime};

/// Frames that are measured.
const FRAMES: usize = 2000;

/// The time that this thread was on the processor: on a machine that is shared, what the others take does not
/// count.
fn now() -> Duration {
    let told = clock_gettime(ClockId::ThreadCPUTime);
    Duration::from_secs(told.tv_sec.unsigned_abs())
        + Duration::from_nanos(told.tv_nsec.unsigned_abs())
}

fn since(begun: Duration) -> Duration {
    now().saturating_sub(begun)
}

/// The library that a page is alone in.
struct Alone {
    library: Library,
    opened: Arc<docbao::library::opened::Opened>,
}

impl Alone {
    fn read(path: &Path) -> Self {
        let listing = source::open(&[path.to_owned()]);
        let mut library = Library::new(listing.roots.clone());
        let built = Builder::new(&listing, Known::builtin())
            .explaining()
            .one(0)
            .unwrap();
        library.add(&built.page, &built.article, &built.names);
        let opened = Arc::new(library.opened(0, built));
        Self { library, opened }
    }

    fn answer(&self, effect: Effect) -> Vec<Msg> {
        match effect {
            Effect::Query { generation, query } => {
                vec![Msg::Hits(self.library.query(&query, generation))]
            }
            Effect::Rows(nos) => {
                let rows = nos
                    .into_iter()
                    .filter_map(|no| Some((no, self.library.row(no)?)));
                vec![Msg::Rows(rows.collect())]
            }
            Effect::Open { generation, .. } => vec![Msg::Opened {
                generation,
                opened: Arc::clone(&self.opened),
            }],
            Effect::Lay(laying) => vec![laying.lay()],
            _ => Vec::new(),
        }
    }
}

/// A page of so many bytes: the paragraphs of the sample library over and over.
fn page(bytes: usize) -> String {
    let sample = source::open(&[]);
    let pages = sample.entries.iter().filter_map(|e| sample.read(e).ok());
    let pages: Vec<Page> = pages.collect();
    let lines = pages.iter().flat_map(|page| page.text.lines());
    let paragraphs: Vec<&str> = lines.filter(|line| line.len() > 200).collect();
    let mut text = String::from("Một bài dài để đo\n\n15/12/2021 08:30\n\n");
    for paragraph in paragraphs.iter().cycle() {
        if text.len() > bytes {
            break;
        }
        text.push_str(paragraph);
        text.push_str("\n\n");
    }
    text
}

/// Performs what follows, and tells how long lines took that are made behind the loop.
fn settle(model: &mut Model, alone: &Alone, effects: Vec<Effect>) -> Duration {
    let mut behind = Duration::ZERO;
    let mut effects = std::collections::VecDeque::from(effects);
    while let Some(effect) = effects.pop_front() {
        let lays = matches!(effect, Effect::Lay(_));
        let begun = now();
        let answers = alone.answer(effect);
        if lays {
            behind += since(begun);
        }
        for answer in answers {
            effects.extend(update(model, answer));
        }
    }
    behind
}

/// What frames of one article took.
pub(crate) struct Frames {
    pub(crate) kilobytes: usize,
    /// To show it first, in the loop and behind it.
    pub(crate) first: Duration,
    pub(crate) first_behind: Duration,
    /// Each frame while it is scrolled, and an empty one beside it.
    pub(crate) drawn: Vec<Duration>,
    pub(crate) empty: Vec<Duration>,
    /// Each change of the width, in the loop and behind it.
    pub(crate) at_once: Vec<Duration>,
    pub(crate) behind: Vec<Duration>,
}

/// Measures an article of so many bytes at 200x60.
pub(crate) fn measure(bytes: usize) -> Frames {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, page(bytes)).unwrap();
    let alone = Alone::read(&path);
    let size = Size {
        width: 200,
        height: 60,
    };
    let mut model = Model::new(Options {
        size,
        lang: Lang::Vi,
        colour: true,
        library: "kho".to_owned(),
        keymap: Arc::new(Keymap::builtin()),
        settings: docbao::app::settings::Settings::default(),
        faults: Vec::new(),
        resume: false,
    });
    let begun = now();
    let first = start(&mut model);
    let first_behind = settle(&mut model, &alone, first);
    let first = since(begun).saturating_sub(first_behind);
    let opens = update(&mut model, Msg::Key(Key::named("Enter").unwrap()));
    settle(&mut model, &alone, opens);
    model.reader.justify = true;
    let mut terminal = Terminal::new(TestBackend::new(size.width, size.height)).unwrap();
    let (mut drawn, mut empty) = (Vec::new(), Vec::new());
    for n in 0..FRAMES {
        let key = if n % 200 == 199 { "Home" } else { "j" };
        let effects = update(&mut model, Msg::Key(Key::named(key).unwrap()));
        settle(&mut model, &alone, effects);
        let begun = now();
        terminal.draw(|frame| view::draw(&model, frame)).unwrap();
        drawn.push(since(begun));
        let begun = now();
        terminal
            .draw(|frame| {
                black_box(frame.area());
            })
            .unwrap();
        empty.push(since(begun));
    }
    let (mut at_once, mut behind) = (Vec::new(), Vec::new());
    for n in 0..200 {
        let size = Size {
            width: if n % 2 == 0 { 150 } else { 200 },
            height: 60,
        };
        let begun = now();
        let effects = update(&mut model, Msg::Resize(size));
        at_once.push(since(begun));
        behind.push(settle(&mut model, &alone, effects));
    }
    Frames {
        kilobytes: alone.opened.page.text.len() / 1024,
        first,
        first_behind,
        drawn,
        empty,
        at_once,
        behind,
    }
}

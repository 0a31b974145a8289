//! The impure part of the terminal program: the loop, the threads behind it, the terminal. It decides
//! nothing: what happens is [`app`]'s, what it looks like is [`view`]'s.

mod clipboard;
mod event_loop;
pub mod headless;
mod indexing;
mod input;
mod keeper;
mod latest;
mod loader;
mod open;
mod paths;
mod perform;
mod piper;
mod reloader;
mod reopen;
mod saver;
mod seeker;
mod signals;
pub mod svg;
pub mod terminal;
mod worker;

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use ratatui::buffer::Buffer;

use crate::app::key::Key;
use crate::app::{self, Effect, Model, Msg, Options};
use crate::error::{Error, Problem};
use crate::view;
use event_loop::{Event, Loop};
use keeper::Keeper;
use open::Open;
use terminal::Screen;
use worker::Workers;

/// Reads `paths` in the terminal until the person ends it. The size in `options` is that of the
/// terminal, whatever it says.
///
/// # Errors
/// [`Error::NoTerminal`] or [`Error::Terminal`] when the terminal cannot be used. One that goes away while the program runs
/// ends it without an error.
pub fn run(paths: Vec<PathBuf>, options: Options, mouse: bool) -> Result<(), Error> {
    if !io::stdout().is_terminal() {
        return Err(Error::NoTerminal);
    }
    match in_terminal(paths, options, mouse) {
        // Whatever the system calls it, a terminal that was one and is none any more was closed.
        Err(_) if !io::stdout().is_terminal() => Ok(()),
        ended => ended.map_err(Error::Terminal),
    }
}

fn in_terminal(paths: Vec<PathBuf>, mut options: Options, mouse: bool) -> io::Result<()> {
    let signals = signals::Caught::new()?;
    let mut screen = Screen::enter(mouse)?;
    options.size = screen.size()?;
    let model = Model::new(options);
    // Before anything else: the person sees that it runs.
    screen.draw(|frame| view::draw(&model, frame))?;
    let (events, inbox) = mpsc::channel();
    input::start(events.clone());
    signals.start(events.clone());
    let open = Arc::new(Open::default());
    let paths: Arc<[PathBuf]> = paths.into();
    load(&open, Arc::clone(&paths), events.clone());
    let (keeper, keeping) = Keeper::start(Arc::clone(&paths), telling(events.clone()));
    let workers = Workers::start(&open, &events);
    let texts = model.texts();
    let mut running = Loop::new(model, screen, open, workers, events, (keeper, paths));
    let ended = running.run(&inbox);
    running.open.close();
    for effect in app::leave(&mut running.model) {
        if let Effect::Keep { no, writes } = effect {
            running.keeper.keep(no, writes);
        }
    }
    running.keeper.end();
    // The person has the terminal back at once, whatever is still to be written.
    drop(running);
    let lost = keeping.wait();
    if lost > 0 {
        // Nobody may be there to read it any more.
        let words = texts.count(&texts.status.lost, lost);
        let _ = writeln!(io::stderr(), "docbao: {words}");
    }
    ended
}

/// Tells the loop.
fn telling(events: Sender<Event>) -> impl Fn(Msg) -> ControlFlow<()> {
    move |msg| match events.send(Event::Msg(msg)) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

/// Starts the thread that reads the library.
fn load(open: &Arc<Open>, paths: Arc<[PathBuf]>, events: Sender<Event>) {
    let open = Arc::clone(open);
    thread::spawn(move || {
        loader::load(&open, &paths, true, &|msg| match events
            .send(Event::Told(Arc::clone(&open), msg))
        {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        });
    });
}

/// The last screen of a key script, and how the reading went.
#[derive(Debug)]
pub struct Printed {
    /// At most as many lines as the size has rows, none wider than it has columns.
    pub screen: String,
    /// The same with its colours.
    frame: Buffer,
    /// How many articles are open.
    pub articles: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Printed {
    /// The last screen as a picture.
    #[must_use]
    pub fn svg(&self) -> String {
        svg::svg(&self.frame)
    }
}

/// Reads `paths` to the end, runs `keys` without a terminal and returns the last screen.
#[must_use]
pub fn print(paths: &[PathBuf], options: Options, keys: &[Key]) -> Printed {
    let mut open = Arc::new(Open::default());
    let mut model = Model::new(options);
    let told = Mutex::new(Vec::new());
    let tell = |msg| {
        // What it looks like while it is read is not asked for.
        if !matches!(msg, Msg::Loading(_)) {
            told.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(msg);
        }
        ControlFlow::Continue(())
    };
    // Who only looks needs no index.
    loader::load(&open, paths, false, &tell);
    let mut indexed = false;
    let mut outside = |effect: Effect| {
        if !indexed && is_search(&effect) {
            indexed = true;
            indexing::complete(&open, paths, &tell);
        }
        let mut answers = match effect {
            Effect::Reload => reload(&mut open, paths),
            effect => perform::at_once(&open, effect),
        };
        answers.append(&mut told.lock().unwrap_or_else(PoisonError::into_inner));
        answers
    };
    let screen = headless::run(&mut model, keys, &mut outside);
    Printed {
        screen,
        frame: headless::frame(&model),
        articles: open.library().len(),
        problems: model.problems,
    }
}

/// Reads `paths` anew, at once.
fn reload(open: &mut Arc<Open>, paths: &[PathBuf]) -> Vec<Msg> {
    if !reloader::is_possible(paths) {
        return vec![Msg::NotReloaded];
    }
    let new = Mutex::new(None);
    reloader::reload(open, paths, false, &|event| {
        if let Event::Reloaded(read) = event {
            *new.lock().unwrap_or_else(PoisonError::into_inner) = Some(read);
        }
        true
    });
    let new = new.into_inner().unwrap_or_else(PoisonError::into_inner);
    let Some(new) = new else {
        return vec![Msg::NotReloaded];
    };
    let renewed = new.open.since(open.edition()).into_iter();
    *open = new.open;
    let renewed = renewed.map(Msg::Renewed);
    renewed.chain([Msg::Reloaded(new.reloaded)]).collect()
}

fn is_search(effect: &Effect) -> bool {
    matches!(effect, Effect::Query { query, .. } if query.filter.search.is_some())
}

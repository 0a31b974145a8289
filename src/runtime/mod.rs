//! The impure part of the terminal program: the loop, the threads behind it, the terminal. It decides
//! nothing: what happens is [`app`](crate::app)'s, what it looks like is [`view`]'s.

mod clipboard;
mod event_loop;
pub mod headless;
mod indexing;
mod input;
mod latest;
mod loader;
mod open;
mod perform;
mod piper;
mod reloader;
mod reopen;
mod saver;
mod seeker;
mod signals;
pub mod terminal;
mod worker;

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::app::key::Key;
use crate::app::{Effect, Model, Msg, Options};
use crate::error::{Error, Problem};
use crate::view;
use event_loop::{Event, Loop};
use open::Open;
use terminal::Screen;
use worker::Workers;

/// Reads `paths` in the terminal until the person ends it. The size in `options` is that of the
/// terminal, whatever it says.
///
/// # Errors
/// [`Error::Terminal`] when the terminal cannot be used. One that goes away while the program runs
/// ends it without an error.
pub fn run(paths: Vec<PathBuf>, options: Options, mouse: bool) -> Result<(), Error> {
    if !io::stdout().is_terminal() {
        let error = io::Error::other("standard output is not one");
        return Err(Error::Terminal(error));
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
    let workers = Workers::start(&open, &events);
    let mut running = Loop::new(model, screen, open, workers, events, paths);
    let ended = running.run(&inbox);
    running.open.close();
    ended
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
    /// How many articles are open.
    pub articles: usize,
    /// What could not be read.
    pub problems: Vec<Problem>,
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

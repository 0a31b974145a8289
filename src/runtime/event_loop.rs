//! The loop: wait, take what came, update, perform, draw. It never waits for a query or a file, and
//! while nothing happens it sleeps.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::clipboard;
use super::keeper::Keeper;
use super::open::Open;
use super::perform;
use super::piper::Piper;
use super::reloader::{self, New};
use super::signals;
use super::terminal::Screen;
use super::worker::Workers;
use crate::app::outward::Stop;
use crate::app::{self, Effect, Model, Msg};
use crate::view;

/// The least time between two frames.
const FRAME: Duration = Duration::from_millis(8);

/// In which a person types a second digit.
const MOMENT: Duration = Duration::from_millis(300);

/// What can wake the loop.
pub(super) enum Event {
    /// Something the model wants to know.
    Msg(Msg),
    /// The system wants the program to end, or the terminal is gone.
    End,
    /// The system wants it to stop.
    Stop,
    /// It goes on after it was stopped.
    Continue,
    /// The terminal has another size.
    Resized,
    /// The person looks at the terminal again.
    Seen,
    /// An answer from this edition of this library.
    Answer(Arc<Open>, u64, Msg),
    /// What happens to this library by itself.
    Told(Arc<Open>, Msg),
    /// The library was read anew.
    Reloaded(New),
    /// The terminal is to keep this on its clipboard.
    Copy(String),
}

/// The state of the loop.
pub(super) struct Loop {
    pub(super) model: Model,
    pub(super) screen: Screen,
    pub(super) open: Arc<Open>,
    pub(super) workers: Workers,
    pub(super) events: Sender<Event>,
    pub(super) keeper: Keeper,
    piper: Piper,
    /// What is read.
    paths: Arc<[PathBuf]>,
    /// Something may look different from what was last drawn.
    dirty: bool,
    drawn: Instant,
    ended: bool,
}

impl Loop {
    /// A loop whose first frame is on the screen.
    pub(super) fn new(
        model: Model,
        screen: Screen,
        open: Arc<Open>,
        workers: Workers,
        events: Sender<Event>,
        (keeper, paths): (Keeper, Arc<[PathBuf]>),
    ) -> Self {
        Self {
            model,
            screen,
            open,
            workers,
            events,
            keeper,
            piper: Piper::default(),
            paths,
            dirty: false,
            drawn: Instant::now(),
            ended: false,
        }
    }

    /// Runs until the person or the system ends it.
    pub(super) fn run(&mut self, inbox: &Receiver<Event>) -> io::Result<()> {
        let effects = app::start(&mut self.model);
        self.perform(effects)?;
        while !self.ended {
            match self.wait(inbox) {
                Ok(event) => self.take(event)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            while !self.ended
                && let Ok(event) = inbox.try_recv()
            {
                self.take(event)?;
            }
            if self.dirty && !self.ended && self.drawn.elapsed() >= FRAME {
                self.draw()?;
            }
        }
        Ok(())
    }

    /// The next event, unless a frame is due first; without a frame to draw there is no time limit.
    fn wait(&self, inbox: &Receiver<Event>) -> Result<Event, RecvTimeoutError> {
        if self.dirty {
            inbox.recv_timeout(FRAME.saturating_sub(self.drawn.elapsed()))
        } else {
            inbox.recv().map_err(|_| RecvTimeoutError::Disconnected)
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        self.screen.draw(|frame| view::draw(&self.model, frame))?;
        self.dirty = false;
        self.drawn = Instant::now();
        Ok(())
    }

    fn take(&mut self, event: Event) -> io::Result<()> {
        match event {
            Event::Msg(msg) => {
                if matches!(msg, Msg::Key(_) | Msg::Mouse(_)) {
                    self.keeper.look();
                }
                self.update(msg)
            }
            Event::Seen => {
                self.keeper.look();
                Ok(())
            }
            Event::Answer(open, edition, msg)
                if edition == self.model.edition && Arc::ptr_eq(&open, &self.open) =>
            {
                self.update(msg)
            }
            Event::Told(open, Msg::Renewed(_)) if Arc::ptr_eq(&open, &self.open) => self.renew(),
            Event::Told(open, msg) if Arc::ptr_eq(&open, &self.open) => self.update(msg),
            // One of another edition was asked for anew when the model heard of that, or will be.
            Event::Answer(..) | Event::Told(..) => Ok(()),
            Event::Reloaded(new) => self.turn_to(new),
            Event::Resized => self.resized(),
            Event::Copy(text) => self.screen.copy(&text),
            Event::End => {
                self.ended = true;
                Ok(())
            }
            Event::Stop => self.suspend(),
            Event::Continue => {
                // Whoever stopped the program may have changed the terminal.
                self.screen.without(|| ())?;
                self.resumed()
            }
        }
    }

    fn update(&mut self, msg: Msg) -> io::Result<()> {
        let effects = app::update(&mut self.model, msg);
        self.dirty = true;
        self.perform(effects)
    }

    fn perform(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        for effect in effects {
            match effect {
                Effect::Query { generation, query } => self.workers.query(generation, query),
                Effect::Open { generation, no } => self.workers.open(generation, no),
                Effect::Profile { generation, id } => self.workers.profile(generation, id),
                Effect::Picture { generation, of } => self.workers.picture(generation, of),
                Effect::Neighbours { generation, no } => self.workers.neighbours(generation, no),
                Effect::Reload => self.reload()?,
                Effect::Lay(laying) => self.workers.lay(laying),
                Effect::Mark(marking) => self.workers.mark(marking),
                Effect::Tally {
                    generation,
                    query,
                    searches,
                } => self.workers.tally(generation, query, searches),
                Effect::Paths(typed) => self.workers.paths(typed),
                Effect::Why {
                    generation,
                    search,
                    nos,
                } => self.workers.why(generation, search, nos),
                Effect::Rows(wanted) => self.rows(wanted)?,
                Effect::Copy(text) => self.copy(text)?,
                Effect::Save(saving) => self.workers.save(saving),
                Effect::Pipe(piping) => {
                    let events = self.events.clone();
                    self.piper.start(&self.open, piping, move |msg| {
                        // The loop may have ended meanwhile.
                        let _ = events.send(Event::Msg(msg));
                    });
                }
                Effect::StopPipe(how) => self.piper.stop(how),
                Effect::Launch(address) => {
                    let events = self.events.clone();
                    perform::launch(address, move |msg| {
                        // The loop may have ended meanwhile.
                        let _ = events.send(Event::Msg(msg));
                    });
                }
                Effect::Keep { no, writes } => self.keeper.keep(no, writes),
                Effect::Prints { generation, nos } => self.workers.prints(generation, nos),
                Effect::Find {
                    generation,
                    problem,
                } => self.workers.find(generation, problem),
                Effect::Locate { generation, pages } => self.workers.locate(generation, pages),
                Effect::After(no) => {
                    let events = self.events.clone();
                    thread::spawn(move || {
                        thread::sleep(MOMENT);
                        // The loop may have ended meanwhile.
                        let _ = events.send(Event::Msg(Msg::Elapsed(no)));
                    });
                }
                Effect::Suspend => self.suspend()?,
                Effect::Redraw => {
                    self.screen.forget();
                    self.dirty = true;
                }
                Effect::Quit => self.ended = true,
            }
        }
        Ok(())
    }

    /// Tells the model of each time that the library was replaced since it heard of that last.
    fn renew(&mut self) -> io::Result<()> {
        for numbers in self.open.since(self.model.edition) {
            self.update(Msg::Renewed(numbers))?;
        }
        Ok(())
    }

    /// Goes on with a library that was read anew.
    fn turn_to(&mut self, new: New) -> io::Result<()> {
        self.open.close();
        self.workers.turn_to(&new.open);
        self.open = new.open;
        self.renew()?;
        self.update(Msg::Reloaded(new.reloaded))
    }

    fn reload(&mut self) -> io::Result<()> {
        if !reloader::is_possible(&self.paths) {
            return self.update(Msg::NotReloaded);
        }
        let (old, paths) = (Arc::clone(&self.open), Arc::clone(&self.paths));
        let events = self.events.clone();
        thread::spawn(move || {
            // The loop may have ended meanwhile.
            reloader::reload(&old, &paths, true, &|event| events.send(event).is_ok());
        });
        Ok(())
    }

    fn copy(&mut self, text: String) -> io::Result<()> {
        if !clipboard::is_here() {
            return self.screen.copy(&text);
        }
        let events = self.events.clone();
        clipboard::copy(text, move |text| {
            // The loop may have ended meanwhile.
            let _ = events.send(Event::Copy(text));
        });
        Ok(())
    }

    /// Rows are at hand unless an article is being added right now: they are in the same frame then.
    fn rows(&mut self, wanted: Vec<u32>) -> io::Result<()> {
        let open = Arc::clone(&self.open);
        let Some(library) = open.library_now() else {
            self.workers.rows(wanted);
            return Ok(());
        };
        if open.edition() != self.model.edition {
            return Ok(());
        }
        let rows = perform::rows(&library, &wanted);
        drop(library);
        self.update(rows)
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.screen.without(signals::stop)??;
        self.resumed()
    }

    fn resumed(&mut self) -> io::Result<()> {
        self.resized()?;
        self.update(Msg::Resumed)
    }

    fn resized(&mut self) -> io::Result<()> {
        // Also when the size is the old one again: the terminal may have been smaller in between.
        self.screen.forget();
        let size = self.screen.size()?;
        self.update(Msg::Resize(size))
    }
}

impl Drop for Loop {
    /// A command that still runs ends with the program.
    fn drop(&mut self) {
        self.piper.stop(Stop::Force);
    }
}

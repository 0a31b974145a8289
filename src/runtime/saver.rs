//! Saving articles to a file: on a thread of its own, whole or not at all.

use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

use super::event_loop::Event;
use super::open::Open;
use crate::app::Msg;
use crate::app::outward::{CannotSave, Question, Saved, Saving};
use crate::export::{Format, Words};

/// The least time between two words on how far it is.
const SELDOM: Duration = Duration::from_millis(250);

/// A table for a spreadsheet begins with it: without, some read the words in another encoding.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The thread that saves, one request after the other.
#[derive(Debug)]
pub(super) struct Saver {
    requests: Option<Sender<(Arc<Open>, Saving)>>,
    given_up: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    /// Starts the thread; it answers to `events`.
    pub(super) fn start(events: &Sender<Event>) -> Self {
        let (requests, wanted) = mpsc::channel::<(Arc<Open>, Saving)>();
        let given_up = Arc::new(AtomicBool::new(false));
        let (events, stop) = (events.clone(), Arc::clone(&given_up));
        let thread = thread::spawn(move || {
            for (open, saving) in wanted {
                let generation = saving.generation;
                let tell = |done| {
                    // The loop may have ended meanwhile.
                    let _ = events.send(Event::Msg(Msg::Saving { generation, done }));
                };
                let saved = save(&open, &saving, &tell, &|| stop.load(Ordering::Relaxed));
                let _ = events.send(Event::Msg(Msg::Saved { saving, saved }));
            }
        });
        Self {
            requests: Some(requests),
            given_up,
            thread: Some(thread),
        }
    }

    /// Asks for [`Msg::Saved`].
    pub(super) fn save(&self, open: Arc<Open>, saving: Saving) {
        if let Some(requests) = &self.requests {
            // The thread ends only with the program.
            let _ = requests.send((open, saving));
        }
    }
}

impl Drop for Saver {
    /// What is being saved is broken off, and leaves nothing behind.
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Saves articles; `tell` hears now and then how many are written.
pub(super) fn save(
    open: &Open,
    saving: &Saving,
    tell: &dyn Fn(usize),
    given_up: &dyn Fn() -> bool,
) -> Saved {
    let path = with_home(&saving.path);
    let Some(format) = Format::of(&path) else {
        return Saved::Failed(CannotSave::Ending);
    };
    let target = match Target::of(path, open) {
        Ok(target) => target,
        Err(why) => return Saved::Failed(why),
    };
    let question = target.question;
    if !saving.sure && (question.exists || question.in_archive) {
        return Saved::Ask(question);
    }
    match target.write(open, saving, format, tell, given_up) {
        Ok(saved) => saved,
        // It came to be while the articles were written.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Saved::Ask(Question {
            exists: true,
            ..question
        }),
        Err(error) => Saved::Failed(CannotSave::System(error.into())),
    }
}

/// A path that begins with `~/` is in the person's home.
fn with_home(typed: &str) -> PathBuf {
    match typed.strip_prefix("~/") {
        Some(rest) => match etcetera::home_dir() {
            Ok(home) => home.join(rest),
            Err(_) => PathBuf::from(typed),
        },
        None => PathBuf::from(typed),
    }
}

/// A file that can be written.
struct Target {
    /// What a link led to.
    path: PathBuf,
    folder: PathBuf,
    question: Question,
}

impl Target {
    fn of(path: PathBuf, open: &Open) -> Result<Self, CannotSave> {
        let found = fs::metadata(&path);
        let exists = found.is_ok();
        if let Ok(found) = found {
            if found.is_dir() {
                return Err(CannotSave::Folder);
            }
            if !found.is_file() {
                return Err(CannotSave::Special);
            }
        }
        let system = |error: io::Error| CannotSave::System(error.into());
        let path = if exists {
            path.canonicalize().map_err(system)?
        } else {
            path
        };
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let real = match folder.canonicalize() {
            Ok(real) if real.is_dir() => real,
            Ok(_) => return Err(CannotSave::NoFolder),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(CannotSave::NoFolder);
            }
            Err(error) => return Err(system(error)),
        };
        let file = path.file_name().map(|name| real.join(name));
        let roots = open.listing().map(|listing| &listing.roots);
        let in_archive = roots.is_some_and(|roots| {
            let roots = roots.paths().filter_map(|root| root.canonicalize().ok());
            roots
                .into_iter()
                .any(|root| file.as_ref().is_some_and(|file| file.starts_with(root)))
        });
        Ok(Self {
            path,
            folder,
            question: Question { exists, in_archive },
        })
    }

    /// Writes a file beside it that takes its place once it is whole.
    fn write(
        &self,
        open: &Open,
        saving: &Saving,
        format: Format,
        tell: &dyn Fn(usize),
        given_up: &dyn Fn() -> bool,
    ) -> io::Result<Saved> {
        let mut file = beside(&self.folder)?;
        let mut out = BufWriter::new(file.as_file_mut());
        let Some(done) = articles(open, saving, format, &mut out, tell, given_up)? else {
            return Ok(Saved::GivenUp);
        };
        out.flush()?;
        drop(out);
        file.as_file().sync_all()?;
        if self.question.exists {
            let permissions = fs::metadata(&self.path)?.permissions();
            file.as_file().set_permissions(permissions)?;
            file.persist(&self.path)?;
        } else {
            file.persist_noclobber(&self.path)?;
        }
        sync(&self.folder);
        Ok(done)
    }
}

/// A new file with the permissions that any new file has.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".docbao-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Less what the person's mask takes away.
        builder.permissions(Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Makes the new name last. Where a folder cannot be synced, the system does it in its own time.
fn sync(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Writes the document; `None` when it was given up.
fn articles(
    open: &Open,
    saving: &Saving,
    format: Format,
    out: &mut dyn Write,
    tell: &dyn Fn(usize),
    given_up: &dyn Fn() -> bool,
) -> io::Result<Option<Saved>> {
    if format == Format::Csv {
        out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    }
    let several = saving.nos.len() > 1;
    out.write_all(format.head(several).as_bytes())?;
    let mut last = Instant::now();
    let mut written = 0;
    let words = Words::of(saving.lang);
    let mut pages = open.pages();
    for (n, &no) in saving.nos.iter().enumerate() {
        if given_up() {
            return Ok(None);
        }
        if last.elapsed() >= SELDOM {
            last = Instant::now();
            tell(n);
        }
        let Some((built, folder)) = pages
            .as_mut()
            .and_then(|p| p.document(open, (saving.edition, no)))
        else {
            continue;
        };
        if written > 0 {
            out.write_all(format.between().as_bytes())?;
        }
        format.article(out, &built, &folder, words)?;
        written += 1;
    }
    out.write_all(format.tail(several).as_bytes())?;
    Ok(Some(Saved::Done {
        articles: written,
        missing: saving.nos.len() - written,
    }))
}

//! The file opened, whatever state it is in: new, of this program, damaged, of a newer program, locked, not
//! to be written.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::memory::{Memory, Write};
use super::{load, schema, write};
pub use crate::error::MarksFault as Fault;
use crate::error::Refusal;
use crate::library::marks::MarkTable;
use crate::text::fingerprint::Fingerprint;

/// How long a call waits while another program writes.
const WAIT: Duration = Duration::from_secs(1);
/// A file of this kind of database begins so.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Where in its header the version and the number of the program stand, as four bytes each.
const VERSION_AT: usize = 60;
const APPLICATION_AT: usize = 68;
/// Beside a file stand its latest changes and an index of them.
const BESIDE: [&str; 2] = ["-wal", "-shm"];

/// The open file.
#[derive(Debug)]
pub struct Store {
    file: Connection,
    path: PathBuf,
    archive: Fingerprint,
    /// What the file calls its state; another number after another program wrote.
    seen: i64,
}

/// A file that could be opened.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub store: Store,
    /// What it holds.
    pub memory: Memory,
    /// Where a damaged one was put that stood in its place.
    pub damaged: Option<PathBuf>,
}

impl Store {
    /// Opens the file at `path` for what is kept of `archive`; makes it, and the folder above it, when it is
    /// not there. A damaged one is put aside.
    ///
    /// # Errors
    /// [`Fault::Locked`], [`Fault::Newer`] or [`Fault::Unusable`].
    pub fn open(path: &Path, archive: Fingerprint) -> Result<Opened, Fault> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
        }
        match Self::at(path, archive) {
            Err(Trouble::Damaged) => {
                let aside = put_aside(path).map_err(|error| unusable(path, &error))?;
                let anew = Self::at(path, archive);
                let (store, memory) = anew.map_err(|trouble| trouble.fault(path))?;
                Ok(Opened {
                    store,
                    memory,
                    damaged: Some(aside),
                })
            }
            Err(trouble) => Err(trouble.fault(path)),
            Ok((store, memory)) => Ok(Opened {
                store,
                memory,
                damaged: None,
            }),
        }
    }

    fn at(path: &Path, archive: Fingerprint) -> Result<(Self, Memory), Trouble> {
        look(path)?;
        let mut file = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        file.busy_timeout(WAIT)?;
        if schema::version(&file)? > schema::VERSION {
            // Not even the tidying up that closing does: the newer program does it its own way.
            file.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            return Err(Trouble::Newer);
        }
        // Readers and one writer do not wait for each other. A file system that cannot do that keeps its
        // usual way, which is slower and as safe.
        let _mode: String =
            file.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
        // What was confirmed is on the disk, also when the power fails.
        file.pragma_update(None, "synchronous", "full")?;
        // Half a megabyte: what is written is a few rows.
        file.pragma_update(None, "cache_size", -512)?;
        let checked: String = file.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if checked != "ok" {
            return Err(Trouble::Damaged);
        }
        schema::bring_forward(&mut file)?;
        let seen = data_version(&file)?;
        let memory = load::memory(&file, archive)?;
        let store = Self {
            file,
            path: path.to_owned(),
            archive,
            seen,
        };
        Ok((store, memory))
    }

    /// Writes all of `writes`, or nothing: when it returns, they are on the disk.
    ///
    /// # Errors
    /// [`Fault::Locked`] when another program wrote all the time, [`Fault::Damaged`] when the file turned out
    /// to be damaged and was put aside (this store is of no use any more), [`Fault::Unusable`] when there is
    /// no room or the file cannot be written any more. Nothing was written then.
    pub fn write(&mut self, writes: &[Write]) -> Result<(), Fault> {
        let archive = self.archive;
        let written = self.file.unchecked_transaction().and_then(|all| {
            write::all(&all, archive, writes)?;
            all.commit()
        });
        match written.map_err(Trouble::from) {
            Ok(()) => Ok(()),
            Err(Trouble::Damaged) => match put_aside(&self.path) {
                Ok(aside) => Err(Fault::Damaged(aside)),
                Err(error) => Err(unusable(&self.path, &error)),
            },
            Err(trouble) => Err(trouble.fault(&self.path)),
        }
    }

    /// As if the disk had room for so many pages of the file.
    #[cfg(test)]
    pub(super) fn full_at(&mut self, pages: u32) {
        let set = self
            .file
            .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()));
        assert!(set.is_ok(), "{set:?}");
    }

    /// What the file holds, if another program wrote since the last look.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn others(&mut self) -> Result<Option<Memory>, Fault> {
        let look = || {
            let now = data_version(&self.file)?;
            if now == self.seen {
                return Ok(None);
            }
            let memory = load::memory(&self.file, self.archive)?;
            Ok(Some((now, memory)))
        };
        let seen: Result<_, Trouble> = look();
        match seen.map_err(|trouble| trouble.fault(&self.path))? {
            None => Ok(None),
            Some((now, memory)) => {
                self.seen = now;
                Ok(Some(memory))
            }
        }
    }
}

/// What is kept in the file at `path`, which is not changed; nothing when there is no file.
///
/// # Errors
/// [`Fault::Unusable`], [`Fault::Newer`] or [`Fault::Locked`].
pub fn read(path: &Path, archive: Fingerprint) -> Result<Memory, Fault> {
    reading(path, |file| load::memory(file, archive))
}

/// What was read, starred, tagged, as the file at `path` has it.
///
/// # Errors
/// As [`read`].
pub fn marks(path: &Path) -> Result<MarkTable, Fault> {
    reading(path, load::marks)
}

fn reading<T: Default>(
    path: &Path,
    read: impl Fn(&Connection) -> rusqlite::Result<T>,
) -> Result<T, Fault> {
    let try_to = |address: &str, flags| -> Result<T, Trouble> {
        let file = Connection::open_with_flags(address, flags | OpenFlags::SQLITE_OPEN_URI)?;
        file.busy_timeout(WAIT)?;
        let version = schema::version(&file)?;
        if version > schema::VERSION {
            return Err(Trouble::Newer);
        }
        // A file that was just begun has no tables yet.
        if version == 0 {
            Ok(T::default())
        } else {
            Ok(read(&file)?)
        }
    };
    if !path.exists() {
        return Ok(T::default());
    }
    let all = || {
        look(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let address = address(path);
        let alone = format!("{address}?immutable=1");
        if !beside(path, BESIDE[0]).exists() {
            // Nobody has it open: reading it must not leave anything beside it.
            return try_to(&alone, flags);
        }
        // In a folder that cannot be written there is no place for the index of the latest changes.
        try_to(&address, flags).or_else(|trouble| match trouble {
            Trouble::Other(_) => try_to(&alone, flags),
            trouble => Err(trouble),
        })
    };
    all().map_err(|trouble: Trouble| match trouble {
        Trouble::Damaged => Fault::Unusable(path.to_owned(), Refusal::Damaged),
        trouble => trouble.fault(path),
    })
}

/// A path as an address, which alone can say how it is to be opened.
fn address(path: &Path) -> String {
    use std::fmt::Write as _;
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        let plain = byte.is_ascii_alphanumeric() || b"/-_.~".contains(byte);
        if plain {
            address.push(char::from(*byte));
        } else {
            let _infallible = write!(address, "%{byte:02X}");
        }
    }
    address
}

/// What keeps the file from being used.
#[derive(Debug)]
enum Trouble {
    Locked,
    Damaged,
    Newer,
    Other(Refusal),
}

impl Trouble {
    fn fault(self, path: &Path) -> Fault {
        match self {
            Self::Locked => Fault::Locked,
            Self::Newer => Fault::Newer(path.to_owned()),
            // It was put aside and another stood in its place at once: a disk that cannot be relied on.
            Self::Damaged => Fault::Unusable(path.to_owned(), Refusal::Damaged),
            Self::Other(why) => Fault::Unusable(path.to_owned(), why),
        }
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        match &error {
            rusqlite::Error::SqliteFailure(code, _) => match code.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged,
                refused => Self::Other(refusal(refused, &error)),
            },
            // A row that holds what no program of ours wrote.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => Self::Damaged,
            _ => Self::Other(Refusal::System(io::ErrorKind::Other, error.to_string())),
        }
    }
}

/// What the database refuses, as the system would say it.
fn refusal(code: ErrorCode, error: &rusqlite::Error) -> Refusal {
    let kind = match code {
        ErrorCode::DiskFull => io::ErrorKind::StorageFull,
        ErrorCode::ReadOnly => io::ErrorKind::ReadOnlyFilesystem,
        ErrorCode::PermissionDenied => io::ErrorKind::PermissionDenied,
        _ => io::ErrorKind::Other,
    };
    Refusal::System(kind, error.to_string())
}

fn unusable(path: &Path, error: &io::Error) -> Fault {
    Fault::Unusable(path.to_owned(), error.into())
}

/// Looks at the beginning of the file without opening it, which alone may change a file beside it.
fn look(path: &Path) -> Result<(), Trouble> {
    let mut header = Vec::with_capacity(100);
    let read = fs::File::open(path).and_then(|file| file.take(100).read_to_end(&mut header));
    match read {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Trouble::Other(error.into())),
        Ok(0) => return Ok(()),
        Ok(_) => {}
    }
    if !header.starts_with(MAGIC) {
        return Err(Trouble::Damaged);
    }
    let number = |at: usize| {
        let bytes = header.get(at..at + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    let (Some(version), Some(application)) = (number(VERSION_AT), number(APPLICATION_AT)) else {
        return Err(Trouble::Damaged);
    };
    match application {
        0 | schema::APPLICATION if version > schema::VERSION => Err(Trouble::Newer),
        0 | schema::APPLICATION => Ok(()),
        _ => Err(Trouble::Damaged),
    }
}

fn data_version(file: &Connection) -> rusqlite::Result<i64> {
    file.query_row("PRAGMA data_version", [], |row| row.get(0))
}

/// What stands beside a file while it is open.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Renames a damaged file and what stands beside it; gives the new name of the file.
fn put_aside(path: &Path) -> io::Result<PathBuf> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = now.map_or(0, |since| since.as_secs());
    let with = |suffix: &str, n: u32| {
        let mut name = path.as_os_str().to_owned();
        let again = if n == 0 {
            String::new()
        } else {
            format!("-{n}")
        };
        name.push(format!(".damaged-{seconds}{again}{suffix}"));
        PathBuf::from(name)
    };
    let free = (0..u32::MAX).find(|n| !with("", *n).exists()).unwrap_or(0);
    let aside = with("", free);
    match fs::rename(path, &aside) {
        // Another program was faster.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        renamed => renamed?,
    }
    for suffix in BESIDE {
        let moved = fs::rename(beside(path, suffix), with(suffix, free));
        if let Err(error) = moved
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error);
        }
    }
    Ok(aside)
}

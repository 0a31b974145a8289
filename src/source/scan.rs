//! A look through the files that hold many pages, several at a time: where each page is and what it
//! calls itself. Of what it says nothing is kept.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::archive::Archive;
use super::folder::File;
use super::page::Locator;
use super::records::Position;
use crate::error::Problem;

/// More threads than this only wait for the disk.
const MAX_THREADS: usize = 4;

/// The pages of one file: what they call themselves and where they are, and what is no page.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// In the order of the file.
    pub(super) pages: Vec<(String, Locator)>,
    /// In the order of the file.
    pub(super) problems: Vec<Problem>,
}

/// Looks through `files` and returns what each holds, in their order.
pub(super) fn scan(archive: &Archive, files: &[&File]) -> Vec<Scanned> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let threads = threads.min(MAX_THREADS).min(files.len());
    if threads < 2 {
        return files.iter().map(|file| one(archive, file)).collect();
    }
    let next = AtomicUsize::new(0);
    let scanned: Vec<Mutex<Scanned>> = files.iter().map(|_| Mutex::default()).collect();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((file, slot)) = {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    files.get(n).zip(scanned.get(n))
                } {
                    *slot.lock().unwrap_or_else(PoisonError::into_inner) = one(archive, file);
                }
            });
        }
    });
    scanned
        .into_iter()
        .map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect()
}

fn one(archive: &Archive, file: &File) -> Scanned {
    let mut scanned = Scanned::default();
    for page in archive.records(file, Position::START).outlined() {
        match page {
            Ok(page) => scanned.pages.push((page.id, page.locator)),
            Err(problem) => scanned.problems.push(problem),
        }
    }
    scanned
}

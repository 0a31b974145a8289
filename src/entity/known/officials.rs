//! The known officials: names at once, posts when someone asks.
//!
//! In: the compiled `data/officials.toml` and what a user's file adds. Out: people by number. Every
//! page needs the names, hardly one the posts, and reading the whole file takes longer than reading
//! all the others; so the names are picked from its lines and the file is read at the first
//! question.

use std::path::Path;
use std::sync::OnceLock;

use super::{FileKind, KnownOfficial, file};

/// People by number: the compiled ones first.
#[derive(Debug, Default)]
pub(super) struct Officials {
    compiled: Vec<&'static str>,
    added: Vec<KnownOfficial>,
}

impl Officials {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.compiled.len() + self.added.len()
    }

    /// Adds one of the compiled file; all of them come before any other.
    pub(super) fn push_compiled(&mut self, name: &'static str) {
        self.compiled.push(name);
    }

    /// Adds one of a user's file.
    pub(super) fn push(&mut self, official: KnownOfficial) {
        self.added.push(official);
    }

    /// The usual spelling of a name.
    pub(super) fn name(&self, number: usize) -> Option<&str> {
        match number.checked_sub(self.compiled.len()) {
            None => self.compiled.get(number).copied(),
            Some(added) => self.added.get(added).map(|o| o.name.as_str()),
        }
    }

    /// All that is known of one.
    pub(super) fn get(&self, number: usize) -> Option<&KnownOfficial> {
        match number.checked_sub(self.compiled.len()) {
            None => compiled().get(number),
            Some(added) => self.added.get(added),
        }
    }
}

/// The compiled file, read at the first question.
fn compiled() -> &'static [KnownOfficial] {
    static READ: OnceLock<Vec<KnownOfficial>> = OnceLock::new();
    READ.get_or_init(|| {
        // A test holds the compiled file to be readable.
        file::tables(FileKind::Officials.compiled())
            .filter_map(|table| file::read::<file::Officials>(Path::new(""), table).ok())
            .flat_map(|file| file.official)
            .collect()
    })
}

/// The names in the compiled file, the usual spelling first: a line `name = "..."` for each person
/// and perhaps a line `also = ["...", "..."]` behind it. A test holds them to be those that the
/// whole file gives.
pub(super) fn compiled_names() -> Vec<Vec<&'static str>> {
    let mut people: Vec<Vec<&'static str>> = Vec::new();
    for line in FileKind::Officials.compiled().lines() {
        let quoted = || line.split('"').skip(1).step_by(2);
        if line.starts_with("name = ") {
            people.push(quoted().take(1).collect());
        } else if line.starts_with("also = ")
            && let Some(last) = people.last_mut()
        {
            last.extend(quoted());
        }
    }
    people
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_give_the_names_that_the_file_gives() {
        let file: file::Officials =
            file::read(Path::new(""), FileKind::Officials.compiled()).unwrap();
        let names: Vec<Vec<&str>> = file
            .official
            .iter()
            .map(|o| {
                std::iter::once(&o.name)
                    .chain(&o.also)
                    .map(String::as_str)
                    .collect()
            })
            .collect();
        assert_eq!(compiled_names(), names);
        assert!(names.len() > 400);
        assert_eq!(format!("{:?}", compiled()), format!("{:?}", file.official));
    }
}

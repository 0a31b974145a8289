//! A library to a file, and back: column by column, in one order.

use std::io;
use std::path::Path;
use std::thread;

use tantivy::directory::OwnedBytes;

use super::{Library, manner};
use crate::library::facets::Values;
use crate::library::links::Targets;
use crate::library::lookup::Lookup;
use crate::library::marked::Made;
use crate::library::order::{Order, Orders};
use crate::library::prints::Prints;
use crate::library::query::{FacetKind, SortBy};
use crate::library::reprints::{Groups, Reprints, Sketch};
use crate::library::roles::RoleLists;
use crate::library::saved::{Saved, Saving};
use crate::library::titles::Titles;
use crate::source::Roots;

impl Library {
    /// Writes all of it to a file at `path`, to be opened by [`Library::open`] with the same `stamp`. Which articles
    /// belong together is found out by their sketches, when this library takes no memory any more.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(in crate::library) fn save(mut self, path: &Path, stamp: u64) -> io::Result<()> {
        self.rows.settle()?;
        self.titles.settle()?;
        self.sketches.settle()?;
        let mut to = Saving::new(path)?;
        // To put articles in order takes a processor, and to write what is known of them the disk.
        thread::scope(|scope| {
            scope.spawn(|| SortBy::ALL.map(|sort| self.order(sort)));
            self.save_known(&mut to)
        })?;
        for sort in SortBy::ALL {
            self.order(sort).save(&mut to)?;
        }
        let sketches = std::mem::take(&mut self.sketches);
        drop(self);
        to.column(&sketches)?;
        let reprints = Reprints::new(sketches.iter().map(Sketch::from_bytes));
        drop(sketches);
        reprints.groups().save(&mut to)?;
        to.finish(stamp)
    }

    /// Writes what is known of each article.
    fn save_known(&self, to: &mut Saving) -> io::Result<()> {
        self.keys.save(to)?;
        self.prints.save(to)?;
        to.blobs(&self.rows)?;
        for values in &self.values {
            values.save(to)?;
        }
        // The officials of an article keep their order, and so do their roles.
        to.blobs(self.roles.lists())?;
        to.column(&self.roles_of)?;
        to.column(&self.role_ends)?;
        self.targets.save(to)?;
        self.titles.save(to)
    }

    /// Writes all of `old`, which was saved, and behind it all of this one, to a file at `path`. What is long in it
    /// is copied; `reprints` finds out meanwhile which articles of both belong together. The `stamp`, which is
    /// returned, is asked for when all else is on the disk; without one the file is none.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(in crate::library) fn join(
        &self,
        old: &Self,
        reprints: impl FnOnce() -> Groups + Send,
        path: &Path,
        stamp: impl FnOnce() -> Option<u64>,
    ) -> io::Result<Option<u64>> {
        let mut to = Saving::new(path)?;
        let reprints = thread::scope(|scope| {
            let reprints = scope.spawn(reprints);
            self.join_known(old, &mut to)?;
            let broke = |_| io::Error::other("a thread broke off");
            reprints.join().map_err(broke)
        })?;
        to.column_of(&[&old.sketches, &self.sketches])?;
        reprints.save(&mut to)?;
        to.finish_with(stamp)
    }

    /// Writes what is known of each article of `old` and of this one behind it, and their orders.
    fn join_known(&self, old: &Self, to: &mut Saving) -> io::Result<()> {
        self.keys.join(&old.keys, to)?;
        self.prints.join(&old.prints, to)?;
        to.joined_blobs(&old.rows, &self.rows)?;
        for (new, old) in self.values.iter().zip(&old.values) {
            new.join(old, to)?;
        }
        to.joined_blobs(old.roles.lists(), self.roles.lists())?;
        let (lists, roles) = (old.roles.lists().len() as u32, old.roles_of.len() as u32);
        let moved: Vec<u32> = self.roles_of.iter().map(|list| list + lists).collect();
        to.column_of(&[&old.roles_of, &moved])?;
        let moved: Vec<u32> = self.role_ends.iter().map(|end| end + roles).collect();
        to.column_of(&[&old.role_ends, &moved])?;
        self.targets.join((&old.targets, old.len() as u32), to)?;
        self.titles.join(&old.titles, to)?;
        for sort in SortBy::ALL {
            self.join_order(old, sort, to)?;
        }
        Ok(())
    }

    fn join_order(&self, old: &Self, sort: SortBy, to: &mut Saving) -> io::Result<()> {
        let (new, its) = (self, old.order(sort));
        let mine = self.order(sort);
        match sort {
            SortBy::Date | SortBy::Relevance => {
                mine.join(&its, |no| old.by_date(no), |no| new.by_date(no), to)
            }
            SortBy::Title => {
                let (before, behind) = (|no| Some(old.by_title(no)), |no| Some(new.by_title(no)));
                mine.join(&its, before, behind, to)
            }
            SortBy::Source => {
                let (before, behind) = (|no| Some(old.by_source(no)), |no| Some(new.by_source(no)));
                mine.join(&its, before, behind, to)
            }
            SortBy::Length => {
                let (before, behind) = (|no| Some(old.by_length(no)), |no| Some(new.by_length(no)));
                mine.join(&its, before, behind, to)
            }
        }
    }

    /// The library of a file that was saved with `stamp`; `None` when it is none, or was saved otherwise.
    pub(in crate::library) fn open(file: OwnedBytes, stamp: u64) -> Option<Self> {
        let mut from = Saved::open(file).filter(|saved| saved.stamp() == stamp)?;
        let keys = Lookup::saved(&mut from)?;
        let prints = Prints::saved(&mut from)?;
        let rows = from.blobs()?;
        let mut values = Vec::new();
        for kind in FacetKind::STORED {
            values.push(Values::saved(&mut from, manner(kind).1)?);
        }
        Some(Self {
            roots: Roots::default(),
            keys,
            rows,
            values: values.try_into().ok()?,
            roles: RoleLists::saved(from.blobs()?),
            roles_of: from.column()?,
            role_ends: from.column()?,
            targets: Targets::saved(&mut from)?,
            titles: Titles::saved(&mut from)?,
            orders: Orders::new(
                SortBy::ALL
                    .into_iter()
                    .map(|sort| Some((sort, Order::saved(&mut from)?)))
                    .collect::<Option<_>>()?,
            ),
            sketches: from.column()?,
            reprints: Groups::saved(&mut from)?,
            prints,
            made: Made::default(),
        })
    }
}

//! The values of a facet: what they are called, and which articles have them.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::io;

use super::columns::{Blobs, Column};
use super::facets::{Entry, Link};
use super::saved::{Saved, Saving};

/// Which of the names that articles use is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Naming {
    /// The longest.
    #[default]
    Fullest,
    /// The one most articles use, if they do not all shout.
    Usual,
}

/// The values by number.
#[derive(Debug)]
pub(super) enum Called {
    /// They become more.
    Growing(Growing),
    /// They were saved, in the order of their ids.
    Kept(Box<Kept>),
}

impl Default for Called {
    fn default() -> Self {
        Self::new(Naming::default())
    }
}

/// Values that become more.
#[derive(Debug, Default)]
pub(super) struct Growing {
    naming: Naming,
    numbers: HashMap<String, u32>,
    all: Vec<Value>,
}

#[derive(Debug)]
struct Value {
    id: String,
    /// Each name with the number of articles that use it.
    labels: Vec<(String, u32)>,
    short: Option<String>,
    year: Option<i16>,
    series: (String, Option<u16>),
    articles: Vec<Link>,
}

/// Values that were saved.
#[derive(Debug)]
pub(super) struct Kept {
    ids: Blobs,
    labels: Blobs,
    shorts: Blobs,
    series: Blobs,
    /// Year and number; [`NONE`] where there is none.
    numbers: Column<[i32; 2]>,
    /// The articles of all values, one value after the other, and where those of each end.
    articles: Column<u32>,
    ends: Column<u64>,
}

const NONE: i32 = i32::MIN;

impl Called {
    /// No values yet.
    pub(super) fn new(naming: Naming) -> Self {
        Self::Growing(Growing {
            naming,
            ..Growing::default()
        })
    }

    /// The number of the value of an entry, which is a new one where there is none.
    pub(super) fn add(&mut self, entry: &Entry<'_>) -> u32 {
        match self {
            Self::Growing(growing) => growing.add(entry),
            // A library that was saved is replaced and takes nothing more.
            Self::Kept(kept) => kept.number_of(entry.id).unwrap_or(0),
        }
    }

    /// One more article has value `number`.
    pub(super) fn mention(&mut self, number: u32, article: Link) {
        if let Self::Growing(growing) = self {
            growing.all[number as usize].articles.push(article);
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Growing(growing) => growing.all.len(),
            Self::Kept(kept) => kept.ids.len(),
        }
    }

    /// The number of the value with this id.
    pub(super) fn number_of(&self, id: &str) -> Option<u32> {
        match self {
            Self::Growing(growing) => growing.numbers.get(id).copied(),
            Self::Kept(kept) => kept.number_of(id),
        }
    }

    /// The articles that have a value.
    pub(super) fn articles(&self, value: u32) -> impl Iterator<Item = Link> {
        let (grown, kept) = match self {
            Self::Growing(growing) => (growing.all[value as usize].articles.as_slice(), &[][..]),
            Self::Kept(kept) => (&[][..], kept.articles(value as usize)),
        };
        let kept = kept.iter().map(|&link| Link(link));
        grown.iter().copied().chain(kept)
    }

    /// The id of a value.
    pub(super) fn id(&self, value: u32) -> &str {
        match self {
            Self::Growing(growing) => &growing.all[value as usize].id,
            Self::Kept(kept) => kept.ids.text(value as usize),
        }
    }

    /// What is shown of a value.
    pub(super) fn label(&self, value: u32) -> &str {
        match self {
            Self::Growing(growing) => growing.label(&growing.all[value as usize]),
            Self::Kept(kept) => kept.labels.text(value as usize),
        }
    }

    /// What is shown of a value where there is little room.
    pub(super) fn short(&self, value: u32) -> Option<&str> {
        match self {
            Self::Growing(growing) => growing.all[value as usize].short.as_deref(),
            Self::Kept(kept) => Some(kept.shorts.text(value as usize)).filter(|s| !s.is_empty()),
        }
    }

    /// The year beside a value.
    pub(super) fn year(&self, value: u32) -> Option<i16> {
        match self {
            Self::Growing(growing) => growing.all[value as usize].year,
            Self::Kept(kept) => kept
                .number(value as usize, 0)
                .and_then(|n| n.try_into().ok()),
        }
    }

    /// The series and the number of a conference.
    pub(super) fn series(&self, value: u32) -> (&str, Option<u16>) {
        match self {
            Self::Growing(growing) => {
                let (series, ordinal) = &growing.all[value as usize].series;
                (series, *ordinal)
            }
            Self::Kept(kept) => {
                let ordinal = kept.number(value as usize, 1);
                let series = kept.series.text(value as usize);
                (series, ordinal.and_then(|n| n.try_into().ok()))
            }
        }
    }

    /// Writes the values of `old`, which was saved of so many articles, together with these of articles behind
    /// them; gives the numbers that both have there. What `old` calls a value by its usual name stays that.
    pub(super) fn join(&self, (old, behind): (&Self, u32), to: &mut Saving) -> io::Result<Joint> {
        let mut joint = Joint::of(old, self);
        let fuller = |old: &str, new: &str| match self {
            Self::Growing(growing) if growing.naming == Naming::Fullest => {
                new.chars().count() > old.chars().count()
            }
            _ => false,
        };
        let texts = |of: &dyn Fn(Both) -> String| {
            let mut blobs = Blobs::default();
            for &both in &joint.values {
                blobs.push(of(both).as_bytes());
            }
            blobs
        };
        // What one of them says; the first says it when both do.
        let either = |both: Both, of: &dyn Fn(&Self, u32) -> Option<String>| {
            let first = both.old.and_then(|value| of(old, value));
            first.or_else(|| both.new.and_then(|value| of(self, value)))
        };
        let text = |both: Both, of: &dyn Fn(&Self, u32) -> Option<String>| {
            either(both, of).unwrap_or_default()
        };
        to.blobs(&texts(&|both| text(both, &|c, v| Some(c.id(v).to_owned()))))?;
        to.blobs(&texts(&|both| match (both.old, both.new) {
            (Some(of_old), Some(of_new)) if fuller(old.label(of_old), self.label(of_new)) => {
                self.label(of_new).to_owned()
            }
            _ => text(both, &|c, v| Some(c.label(v).to_owned())),
        }))?;
        to.blobs(&texts(&|both| {
            text(both, &|c, v| c.short(v).map(str::to_owned))
        }))?;
        to.blobs(&texts(&|both| {
            text(both, &|c, v| Some(c.series(v).0.to_owned()))
        }))?;
        let number = |both: Both, of: &dyn Fn(&Self, u32) -> Option<i32>| {
            let first = both.old.and_then(|value| of(old, value));
            let number = first.or_else(|| both.new.and_then(|value| of(self, value)));
            number.unwrap_or(NONE)
        };
        let numbers = joint.values.iter().map(|&both| {
            let year = number(both, &|c, v| c.year(v).map(i32::from));
            [year, number(both, &|c, v| c.series(v).1.map(i32::from))]
        });
        to.column(&numbers.collect::<Vec<_>>())?;
        let mut articles = Vec::new();
        let mut ends = Vec::with_capacity(joint.values.len());
        for both in &joint.values {
            if let Some(value) = both.old {
                articles.extend(old.articles(value).map(|link| link.0));
            }
            if let Some(value) = both.new {
                let moved = |l: Link| Link::new(l.number() + behind, l.about(), l.inferred()).0;
                articles.extend(self.articles(value).map(moved));
            }
            ends.push(articles.len() as u64);
        }
        to.column(&articles)?;
        to.column(&ends)?;
        joint.len = joint.values.len();
        Ok(joint)
    }

    /// Their numbers, in the order of their ids.
    fn in_order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_unstable_by_key(|&value| self.id(value));
        order
    }

    /// Writes them, in the order of their ids; returns their numbers here in that order.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<Vec<u32>> {
        let order = self.in_order();
        let texts = |of: &dyn Fn(u32) -> String| {
            let mut blobs = Blobs::default();
            for &value in &order {
                blobs.push(of(value).as_bytes());
            }
            blobs
        };
        to.blobs(&texts(&|v| self.id(v).to_owned()))?;
        to.blobs(&texts(&|v| self.label(v).to_owned()))?;
        to.blobs(&texts(&|v| self.short(v).unwrap_or_default().to_owned()))?;
        to.blobs(&texts(&|v| self.series(v).0.to_owned()))?;
        let numbers = order.iter().map(|&v| {
            let year = self.year(v).map_or(NONE, i32::from);
            [year, self.series(v).1.map_or(NONE, i32::from)]
        });
        to.column(&numbers.collect::<Vec<_>>())?;
        let mut articles = Vec::new();
        let mut ends = Vec::with_capacity(order.len());
        for &value in &order {
            articles.extend(self.articles(value).map(|link| link.0));
            ends.push(articles.len() as u64);
        }
        to.column(&articles)?;
        to.column(&ends)?;
        Ok(order)
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved) -> Option<Self> {
        Some(Self::Kept(Box::new(Kept {
            ids: from.blobs()?,
            labels: from.blobs()?,
            shorts: from.blobs()?,
            series: from.blobs()?,
            numbers: from.column()?,
            articles: from.column()?,
            ends: from.column()?,
        })))
    }
}

/// A value of two sets of values: its number in each that has it.
#[derive(Debug, Clone, Copy)]
struct Both {
    old: Option<u32>,
    new: Option<u32>,
}

/// Two sets of values as one, in the order of their ids.
#[derive(Debug)]
pub(super) struct Joint {
    values: Vec<Both>,
    /// How many there are.
    pub(super) len: usize,
    /// The numbers there of the values of each.
    pub(super) old: Vec<u32>,
    pub(super) new: Vec<u32>,
}

impl Joint {
    fn of(old: &Called, new: &Called) -> Self {
        let mut joint = Self {
            values: Vec::new(),
            len: 0,
            old: vec![0; old.len()],
            new: vec![0; new.len()],
        };
        let (olds, news) = (old.in_order(), new.in_order());
        let (mut olds, mut news) = (olds.into_iter().peekable(), news.into_iter().peekable());
        loop {
            let order = match (olds.peek(), news.peek()) {
                (Some(&o), Some(&n)) => old.id(o).cmp(new.id(n)),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return joint,
            };
            let number = joint.values.len() as u32;
            let old = olds.next_if(|_| order.is_le());
            let new = news.next_if(|_| order.is_ge());
            if let Some(value) = old {
                joint.old[value as usize] = number;
            }
            if let Some(value) = new {
                joint.new[value as usize] = number;
            }
            joint.values.push(Both { old, new });
        }
    }
}

impl Growing {
    fn add(&mut self, entry: &Entry<'_>) -> u32 {
        let number = if let Some(&number) = self.numbers.get(entry.id) {
            number
        } else {
            let number = self.all.len() as u32;
            self.numbers.insert(entry.id.to_owned(), number);
            self.all.push(Value {
                id: entry.id.to_owned(),
                labels: Vec::new(),
                short: entry.short.map(str::to_owned),
                year: None,
                series: (entry.series.0.to_owned(), entry.series.1),
                articles: Vec::new(),
            });
            number
        };
        let value = &mut self.all[number as usize];
        value.year = value.year.or(entry.year);
        match value.labels.iter_mut().find(|(l, _)| l == entry.label) {
            Some((_, count)) => *count += 1,
            None => value.labels.push((entry.label.to_owned(), 1)),
        }
        number
    }

    fn label<'a>(&self, value: &'a Value) -> &'a str {
        // The last of equals wins in `max_by_key`: reversed, the first name seen.
        let best = value.labels.iter().rev().max_by_key(|(label, count)| {
            let shouts = !label.contains(char::is_lowercase);
            match self.naming {
                Naming::Fullest => (true, label.chars().count() as u32),
                Naming::Usual => (!shouts, *count),
            }
        });
        best.map_or(&value.id, |(label, _)| label)
    }
}

impl Kept {
    fn number_of(&self, id: &str) -> Option<u32> {
        let mut within = 0..self.ids.len();
        while !within.is_empty() {
            let middle = usize::midpoint(within.start, within.end);
            match self.ids.text(middle).cmp(id) {
                Ordering::Equal => return u32::try_from(middle).ok(),
                Ordering::Less => within.start = middle + 1,
                Ordering::Greater => within.end = middle,
            }
        }
        None
    }

    fn number(&self, value: usize, which: usize) -> Option<i32> {
        let number = self.numbers.get(value)?[which];
        (number != NONE).then_some(number)
    }

    fn articles(&self, value: usize) -> &[u32] {
        let start = value
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        let end = self.ends.get(value).copied().unwrap_or(0) as usize;
        let start = start.copied().unwrap_or(0) as usize;
        self.articles.get(start..end).unwrap_or_default()
    }
}

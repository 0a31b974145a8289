//! The values of one facet: which articles have them, what they are called, how many there are.
//!
//! Inside, values are small integers; their ids are known only at the border.

use std::borrow::Cow;
use std::io;
use std::ops::Range;

use super::bits::Bits;
use super::called::{Called, Naming};
use super::columns::Column;
use super::parts::{MANY, in_parts};
use super::query::{ArticleNo, Chosen, Combine, FacetValue, Filter};
use super::saved::{Saved, Saving};

/// Articles to a word of bits.
const WORD: usize = u64::BITS as usize;

/// Which entries of an article count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counting {
    /// Only those the article is about.
    about_only: bool,
    /// Inferred ones too.
    inferred: bool,
}

impl Counting {
    /// As `filter` says.
    pub(super) fn of(filter: &Filter) -> Self {
        Self {
            about_only: filter.about_only,
            inferred: filter.inferred,
        }
    }

    /// Whether an entry counts.
    pub(super) fn counts(self, link: Link) -> bool {
        (self.inferred || !link.inferred()) && (!self.about_only || link.about())
    }
}

/// The ways of counting, in the order of [`Values::totals`].
const WAYS: [Counting; 4] = {
    const fn way(inferred: bool, about_only: bool) -> Counting {
        Counting {
            about_only,
            inferred,
        }
    }
    [
        way(false, false),
        way(false, true),
        way(true, false),
        way(true, true),
    ]
};

/// A number below 2^30, of an article or a value, and how the two belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link(pub(super) u32);

impl Link {
    pub(super) fn new(number: u32, about: bool, inferred: bool) -> Self {
        Self(number << 2 | u32::from(about) << 1 | u32::from(inferred))
    }

    /// Two entries of one value in one article.
    fn with(self, other: Self) -> Self {
        Self::new(
            self.number(),
            self.about() || other.about(),
            self.inferred() && other.inferred(),
        )
    }

    /// The article, or the value.
    pub(super) fn number(self) -> u32 {
        self.0 >> 2
    }

    /// The article is about it.
    pub(super) fn about(self) -> bool {
        self.0 & 2 != 0
    }

    /// The article does not name it.
    pub(super) fn inferred(self) -> bool {
        self.0 & 1 != 0
    }
}

/// An entry of one article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// The value's id.
    pub(super) id: &'a str,
    /// What this article calls it.
    pub(super) label: &'a str,
    /// What is shown of it where there is little room.
    pub(super) short: Option<&'a str>,
    /// The year beside it.
    pub(super) year: Option<i16>,
    /// The series of a conference, and its number there.
    pub(super) series: (&'a str, Option<u16>),
    /// The article is about it.
    pub(super) about: bool,
    /// The article does not name it.
    pub(super) inferred: bool,
}

/// In which order values are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Ranking {
    /// Those of most articles first.
    #[default]
    Frequent,
    /// The largest number first, what is no number last.
    Latest,
}

/// All values of one facet, and the entries of every article.
#[derive(Debug, Default)]
pub(super) struct Values {
    ranking: Ranking,
    called: Called,
    /// The entries of all articles, one article after the other.
    links: Column<u32>,
    /// Where the entries of each article end.
    ends: Column<u32>,
    /// For each value the articles that have it, counted in the four ways of [`Counting`].
    totals: Column<[u32; 4]>,
}

impl Values {
    /// No values yet.
    pub(super) fn new(naming: Naming, ranking: Ranking) -> Self {
        Self {
            ranking,
            called: Called::new(naming),
            ..Self::default()
        }
    }

    /// The next article, with its entries. Two entries of one id are one.
    pub(super) fn add<'a>(&mut self, entries: impl IntoIterator<Item = Entry<'a>>) {
        let article = self.ends.len() as u32;
        let mut links: Vec<Link> = Vec::new();
        for entry in entries {
            let value = self.called.add(&entry);
            let new = Link::new(value, entry.about, entry.inferred);
            match links.iter_mut().find(|l| l.number() == value) {
                Some(link) => *link = link.with(new),
                None => links.push(new),
            }
        }
        for link in &links {
            let value = link.number();
            self.called
                .mention(value, Link::new(article, link.about(), link.inferred()));
            self.totals.resize(value as usize + 1);
            for (count, counting) in self
                .totals
                .get_mut(value as usize)
                .into_iter()
                .flatten()
                .zip(WAYS)
            {
                *count += u32::from(counting.counts(*link));
            }
            self.links.push(link.0);
        }
        self.ends.push(self.links.len() as u32);
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.called.len()
    }

    /// The entries of an article.
    pub(super) fn of(&self, article: ArticleNo) -> impl ExactSizeIterator<Item = Link> + Clone {
        let n = article as usize;
        let start = self.start(n);
        let end = self.ends.get(n).copied().unwrap_or(0) as usize;
        let links = self.links.get(start..end).unwrap_or_default();
        links.iter().map(|&link| Link(link))
    }

    /// The number of the value with this id.
    pub(super) fn number_of(&self, id: &str) -> Option<u32> {
        self.called.number_of(id)
    }

    /// The articles that have a value, each with whether it is about it.
    pub(super) fn articles(&self, value: u32) -> impl Iterator<Item = (ArticleNo, bool)> {
        let links = self.called.articles(value);
        links.map(|link| (link.number(), link.about()))
    }

    /// The same of those that name it outright.
    pub(super) fn naming(&self, value: u32) -> impl Iterator<Item = (ArticleNo, bool)> {
        let links = self.called.articles(value);
        let named = links.filter(|link| !link.inferred());
        named.map(|link| (link.number(), link.about()))
    }

    /// The id of a value.
    pub(super) fn id(&self, value: u32) -> &str {
        self.called.id(value)
    }

    /// What is shown of a value where there is little room.
    pub(super) fn short(&self, value: u32) -> Option<&str> {
        self.called.short(value)
    }

    /// The year beside a value.
    pub(super) fn year(&self, value: u32) -> Option<i16> {
        self.called.year(value)
    }

    /// The series and the number of a conference.
    pub(super) fn series(&self, value: u32) -> (&str, Option<u16>) {
        self.called.series(value)
    }

    /// What is shown of a value.
    pub(super) fn label(&self, value: u32) -> &str {
        self.called.label(value)
    }

    /// Writes it to a file. The values get other numbers there, in the order of their ids.
    pub(super) fn save(&self, to: &mut Saving) -> io::Result<()> {
        let order = self.called.save(to)?;
        let mut new = vec![0; order.len()];
        for (n, &value) in (0..).zip(&order) {
            new[value as usize] = n;
        }
        let renumbered = |&link: &u32| {
            let link = Link(link);
            Link::new(new[link.number() as usize], link.about(), link.inferred()).0
        };
        let links: Vec<u32> = self.links.iter().map(renumbered).collect();
        let totals: Vec<[u32; 4]> = order.iter().map(|&v| self.totals[v as usize]).collect();
        to.column(&links)?;
        to.column(&self.ends)?;
        to.column(&totals)
    }

    /// Writes the values of `old`, which was saved, with these, whose articles come behind its own.
    pub(super) fn join(&self, old: &Self, to: &mut Saving) -> io::Result<()> {
        let behind = old.ends.len() as u32;
        let joint = self.called.join((&old.called, behind), to)?;
        let moved = |links: &Column<u32>, numbers: &[u32]| -> Vec<u32> {
            let links = links.iter().map(|&link| Link(link));
            let moved =
                links.map(|l| Link::new(numbers[l.number() as usize], l.about(), l.inferred()));
            moved.map(|link| link.0).collect()
        };
        to.column_of(&[
            &moved(&old.links, &joint.old),
            &moved(&self.links, &joint.new),
        ])?;
        let links = old.links.len() as u32;
        let ends: Vec<u32> = self.ends.iter().map(|end| end + links).collect();
        to.column_of(&[&old.ends, &ends])?;
        let mut totals = vec![[0; 4]; joint.len];
        for (values, numbers) in [(old, &joint.old), (self, &joint.new)] {
            for (more, &number) in values.totals.iter().zip(numbers) {
                for (total, more) in totals[number as usize].iter_mut().zip(more) {
                    *total += more;
                }
            }
        }
        to.column(&totals)
    }

    /// What was saved; `None` when that is damaged.
    pub(super) fn saved(from: &mut Saved, ranking: Ranking) -> Option<Self> {
        Some(Self {
            ranking,
            called: Called::saved(from)?,
            links: from.column()?,
            ends: from.column()?,
            totals: from.column()?,
        })
    }

    /// The articles that `chosen` lets through; `None` when it lets all through.
    pub(super) fn passing(&self, chosen: &Chosen, counting: Counting) -> Option<Bits> {
        if chosen.is_empty() {
            return None;
        }
        let mut passing = Bits::all(self.ends.len());
        if chosen.some {
            passing.keep(&self.having_some(counting));
        }
        if !chosen.wanted.is_empty() {
            match chosen.combine {
                Combine::Any => passing = self.having(&chosen.wanted, counting),
                Combine::All => {
                    for id in &chosen.wanted {
                        passing.keep(&self.having([id], counting));
                    }
                }
            }
        }
        passing.drop_all(&self.having(&chosen.unwanted, counting));
        Some(passing)
    }

    /// The articles that have a value at all.
    fn having_some(&self, counting: Counting) -> Bits {
        let mut having = Bits::none(self.ends.len());
        for article in 0..self.ends.len() as ArticleNo {
            if self.of(article).any(|link| counting.counts(link)) {
                having.insert(article);
            }
        }
        having
    }

    /// The articles that have at least one of the values `ids`.
    fn having<'a>(&self, ids: impl IntoIterator<Item = &'a String>, counting: Counting) -> Bits {
        let mut having = Bits::none(self.ends.len());
        for id in ids {
            let Some(number) = self.number_of(id) else {
                continue;
            };
            for link in self.called.articles(number) {
                if counting.counts(link) {
                    having.insert(link.number());
                }
            }
        }
        having
    }

    /// The values that the articles `within` have, of all where that is `None`, and those chosen.
    pub(super) fn count(
        &self,
        within: Option<&Bits>,
        chosen: &Chosen,
        counting: Counting,
    ) -> Vec<FacetValue> {
        let counts = match within {
            Some(within) => Cow::Owned(self.counted(within)),
            None => Cow::Borrowed(&self.totals[..]),
        };
        let counts = counts.iter().map(|&totals| Count::of(totals, counting));
        let is_chosen = |id: &str| chosen.wanted.contains(id) || chosen.unwanted.contains(id);
        let mut values: Vec<FacetValue> = counts
            .zip(0u32..)
            .filter(|&(count, number)| count.shown(counting) > 0 || is_chosen(self.id(number)))
            .map(|(count, number)| FacetValue {
                id: self.id(number).to_owned(),
                label: self.label(number).to_owned(),
                short: self.short(number).map(str::to_owned),
                year: self.year(number),
                about: count.about,
                all: count.all,
                inferred: count.all > 0 && !count.named,
            })
            .collect();
        let unknown = chosen.wanted.union(&chosen.unwanted);
        values.extend(
            unknown
                .filter(|id| self.number_of(id).is_none())
                .map(|id| FacetValue {
                    id: id.clone(),
                    label: id.clone(),
                    short: None,
                    year: None,
                    about: 0,
                    all: 0,
                    inferred: false,
                }),
        );
        values.sort_unstable_by(|a, b| {
            let shown = |v: &FacetValue| if counting.about_only { v.about } else { v.all };
            let number = |v: &FacetValue| v.id.parse::<u32>().ok();
            let first = match self.ranking {
                Ranking::Frequent => shown(b).cmp(&shown(a)).then(b.about.cmp(&a.about)),
                Ranking::Latest => number(b).cmp(&number(a)),
            };
            first.then_with(|| a.id.cmp(&b.id))
        });
        values
    }

    /// The articles `within` that have each value, counted in the four ways.
    fn counted(&self, within: &Bits) -> Vec<[u32; 4]> {
        if within.count() <= self.ends.len() / 2 {
            return self.gone_through(within);
        }
        // Those that are left out are fewer.
        let left_out = self.gone_through(&within.others());
        let counts = self.totals.iter().zip(left_out);
        counts
            .map(|(total, left_out)| std::array::from_fn(|n| total[n].saturating_sub(left_out[n])))
            .collect()
    }

    /// The same by going through their entries.
    fn gone_through(&self, within: &Bits) -> Vec<[u32; 4]> {
        let words = within.words();
        let parts = in_parts(words.len(), MANY / WORD, |part| {
            self.links_in(&words[part.clone()], part.start * WORD)
        });
        let counts = parts.into_iter().reduce(|mut counts, more| {
            for (count, more) in counts.iter_mut().zip(more) {
                *count += more;
            }
            counts
        });
        let counts = counts.unwrap_or_default();
        let counts = counts.chunks_exact(4);
        counts
            .map(|of_value| {
                let mut ways = [0; 4];
                for (&count, link) in of_value.iter().zip((0..).map(Link)) {
                    for (sum, way) in ways.iter_mut().zip(WAYS) {
                        *sum += if way.counts(link) { count } else { 0 };
                    }
                }
                ways
            })
            .collect()
    }

    /// How often each link stands in the articles of some words of bits, of which `first` is the first one.
    fn links_in(&self, words: &[u64], first: usize) -> Vec<u32> {
        // A counter for each way in which an article and a value can belong together.
        let mut counts = vec![0u32; self.len() << 2];
        let mut count = |links: Range<usize>| {
            for &link in self.links.get(links).unwrap_or_default() {
                if let Some(count) = counts.get_mut(link as usize) {
                    *count += 1;
                }
            }
        };
        for (&word, first) in words.iter().zip((first..).step_by(WORD)) {
            if word == u64::MAX {
                count(self.start(first)..self.start(first + WORD));
                continue;
            }
            let mut rest = word;
            while rest != 0 {
                let article = first + rest.trailing_zeros() as usize;
                rest &= rest - 1;
                count(self.start(article)..self.start(article + 1));
            }
        }
        counts
    }

    /// Where the entries of an article begin.
    fn start(&self, article: usize) -> usize {
        let before = article.checked_sub(1);
        let start = before.and_then(|before| self.ends.get(before));
        start.copied().unwrap_or(0) as usize
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    about: usize,
    all: usize,
    named: bool,
}

impl Count {
    /// Of the totals of a value.
    fn of(totals: [u32; 4], counting: Counting) -> Self {
        let [named, named_about, all, all_about] = totals.map(|t| t as usize);
        Self {
            about: if counting.inferred {
                all_about
            } else {
                named_about
            },
            all: if counting.inferred { all } else { named },
            named: named > 0,
        }
    }

    fn shown(self, counting: Counting) -> usize {
        if counting.about_only {
            self.about
        } else {
            self.all
        }
    }
}

#[cfg(test)]
mod tests;

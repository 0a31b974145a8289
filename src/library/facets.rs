//! The values of one facet: which articles have them, what they are called, how many there are.
//!
//! Inside, values are small integers; their ids are known only at the border.

use std::collections::HashMap;

use super::bits::Bits;
use super::query::{ArticleNo, Chosen, Combine, FacetValue, Filter};

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

    fn counts(self, link: Link) -> bool {
        (self.inferred || !link.inferred()) && (!self.about_only || link.about())
    }
}

/// A number below 2^30, of an article or a value, and how the two belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link(u32);

impl Link {
    fn new(number: u32, about: bool, inferred: bool) -> Self {
        Self(number << 2 | u32::from(about) << 1 | u32::from(inferred))
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
    /// The article is about it.
    pub(super) about: bool,
    /// The article does not name it.
    pub(super) inferred: bool,
}

/// Which of the names that articles use is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Naming {
    /// The longest.
    #[default]
    Fullest,
    /// The one most articles use, if they do not all shout.
    Usual,
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

#[derive(Debug)]
struct Value {
    id: String,
    /// Each name with the number of articles that use it.
    labels: Vec<(String, u32)>,
    short: Option<String>,
    year: Option<i16>,
    articles: Vec<Link>,
}

/// All values of one facet, and the entries of every article.
#[derive(Debug, Default)]
pub(super) struct Values {
    naming: Naming,
    ranking: Ranking,
    numbers: HashMap<String, u32>,
    all: Vec<Value>,
    /// The entries of all articles, one article after the other.
    links: Vec<Link>,
    /// Where the entries of each article end.
    ends: Vec<u32>,
}

impl Values {
    /// No values yet.
    pub(super) fn new(naming: Naming, ranking: Ranking) -> Self {
        Self {
            naming,
            ranking,
            ..Self::default()
        }
    }

    /// The next article, with its entries. Two entries of one id are one.
    pub(super) fn add<'a>(&mut self, entries: impl IntoIterator<Item = Entry<'a>>) {
        let article = self.ends.len() as u32;
        let start = self.links.len();
        for entry in entries {
            let value = self.number(&entry);
            match self.links[start..].iter_mut().find(|l| l.number() == value) {
                Some(link) => {
                    *link = Link::new(
                        value,
                        link.about() || entry.about,
                        link.inferred() && entry.inferred,
                    );
                }
                None => self
                    .links
                    .push(Link::new(value, entry.about, entry.inferred)),
            }
        }
        for link in &self.links[start..] {
            let to = Link::new(article, link.about(), link.inferred());
            self.all[link.number() as usize].articles.push(to);
        }
        self.ends.push(self.links.len() as u32);
    }

    fn number(&mut self, entry: &Entry<'_>) -> u32 {
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

    /// The entries of an article.
    pub(super) fn of(&self, article: ArticleNo) -> &[Link] {
        let n = article as usize;
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.links[start as usize..self.ends[n] as usize]
    }

    /// The number of the value with this id.
    pub(super) fn number_of(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    /// The articles that have a value, each with whether it is about it.
    pub(super) fn articles(&self, value: u32) -> impl Iterator<Item = (ArticleNo, bool)> {
        let links = self.all[value as usize].articles.iter();
        links.map(|link| (link.number(), link.about()))
    }

    /// The id of a value.
    pub(super) fn id(&self, value: u32) -> &str {
        &self.all[value as usize].id
    }

    /// What is shown of a value where there is little room.
    pub(super) fn short(&self, value: u32) -> Option<&str> {
        self.all[value as usize].short.as_deref()
    }

    /// The year beside a value.
    pub(super) fn year(&self, value: u32) -> Option<i16> {
        self.all[value as usize].year
    }

    /// What is shown of a value.
    pub(super) fn label(&self, value: u32) -> &str {
        let Value { id, labels, .. } = &self.all[value as usize];
        // The last of equals wins in `max_by_key`: reversed, the first name seen.
        let best = labels.iter().rev().max_by_key(|(label, count)| {
            let shouts = !label.contains(char::is_lowercase);
            match self.naming {
                Naming::Fullest => (true, label.chars().count() as u32),
                Naming::Usual => (!shouts, *count),
            }
        });
        best.map_or(id, |(label, _)| label)
    }

    /// The articles that `chosen` lets through; `None` when it lets all through.
    pub(super) fn passing(&self, chosen: &Chosen, counting: Counting) -> Option<Bits> {
        if chosen.is_empty() {
            return None;
        }
        let mut passing = Bits::all(self.ends.len());
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

    /// The articles that have at least one of the values `ids`.
    fn having<'a>(&self, ids: impl IntoIterator<Item = &'a String>, counting: Counting) -> Bits {
        let mut having = Bits::none(self.ends.len());
        for id in ids {
            let Some(&number) = self.numbers.get(id) else {
                continue;
            };
            for link in &self.all[number as usize].articles {
                if counting.counts(*link) {
                    having.insert(link.number());
                }
            }
        }
        having
    }

    /// The values that the articles `within` have, and those chosen.
    pub(super) fn count(
        &self,
        within: &Bits,
        chosen: &Chosen,
        counting: Counting,
    ) -> Vec<FacetValue> {
        let mut counts = vec![Count::default(); self.all.len()];
        for article in within.iter() {
            for link in self.of(article) {
                if counting.inferred || !link.inferred() {
                    let count = &mut counts[link.number() as usize];
                    count.all += 1;
                    count.about += usize::from(link.about());
                    count.named |= !link.inferred();
                }
            }
        }
        let is_chosen = |id: &String| chosen.wanted.contains(id) || chosen.unwanted.contains(id);
        let mut values: Vec<FacetValue> = counts
            .into_iter()
            .zip(0u32..)
            .filter(|&(count, number)| {
                count.shown(counting) > 0 || is_chosen(&self.all[number as usize].id)
            })
            .map(|(count, number)| FacetValue {
                id: self.id(number).to_owned(),
                label: self.label(number).to_owned(),
                short: self.all[number as usize].short.clone(),
                year: self.year(number),
                about: count.about,
                all: count.all,
                inferred: count.all > 0 && !count.named,
            })
            .collect();
        let unknown = chosen.wanted.union(&chosen.unwanted);
        values.extend(
            unknown
                .filter(|id| !self.numbers.contains_key(*id))
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
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    about: usize,
    all: usize,
    named: bool,
}

impl Count {
    fn shown(self, counting: Counting) -> usize {
        if counting.about_only {
            self.about
        } else {
            self.all
        }
    }
}

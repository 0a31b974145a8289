//! One official across what is open: the offices by period as the articles give them, who and what is
//! named beside, the articles.

use std::collections::HashMap;

use jiff::civil::Date;

use super::facets::Values;
use super::query::{ArticleNo, FacetKind, SortBy};
use super::store::Library;
use crate::parse::article::Published;
use crate::text::fold;

/// What the articles tell of one official.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The official's id.
    pub id: String,
    /// The name that most articles use.
    pub name: String,
    /// In the order in which the archive first shows them; those without a date last.
    pub offices: Vec<Office>,
    /// Conferences in the same articles, most articles first.
    pub conferences: Vec<Beside>,
    /// Officials in the same articles, most articles first.
    pub officials: Vec<Beside>,
    /// Newest first.
    pub articles: Vec<Listed>,
}

/// An office as the articles give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The fullest form that stands in an article.
    pub role: String,
    /// The days of the first and the last dated article that gives it.
    pub seen: Option<(Date, Date)>,
    /// How many articles give it.
    pub articles: usize,
}

/// Something or someone that the official's articles name too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The value's id.
    pub id: String,
    /// What is shown.
    pub label: String,
    /// In how many of the official's articles.
    pub articles: usize,
}

/// An article that names the official.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its number.
    pub no: ArticleNo,
    /// Its title.
    pub title: String,
    /// When it was published, as it or its record tells.
    pub published: Option<Published>,
    /// The article is about the official.
    pub about: bool,
}

impl Library {
    /// What the articles tell of an official; `None` when none names one with this id.
    #[must_use]
    pub fn profile(&self, id: &str) -> Option<Profile> {
        let officials = self.values(FacetKind::Official);
        let number = officials.number_of(id)?;
        let mut articles: Vec<(ArticleNo, bool)> = officials.articles(number).collect();
        let place: HashMap<ArticleNo, usize> = self
            .order(SortBy::Date)
            .iter(false)
            .enumerate()
            .map(|(at, no)| (no, at))
            .collect();
        articles.sort_by_key(|(no, _)| place.get(no).copied());
        let nos: Vec<ArticleNo> = articles.iter().map(|(no, _)| *no).collect();
        Some(Profile {
            id: id.to_owned(),
            name: officials.label(number).to_owned(),
            offices: offices(nos.iter().flat_map(|&no| {
                let day = self.told(no).map(|p| p.date);
                let roles = self.roles_of(no, number).unwrap_or_default();
                roles.into_iter().map(move |role| (role, day))
            })),
            conferences: beside(self.values(FacetKind::Conference), &nos, None),
            officials: beside(officials, &nos, Some(number)),
            articles: articles
                .into_iter()
                .map(|(no, about)| Listed {
                    no,
                    title: self.title(no).to_owned(),
                    published: self.told(no),
                    about,
                })
                .collect(),
        })
    }
}

/// The values of `nos`, but not `but`, with the articles that outright name them counted.
fn beside(values: &Values, nos: &[ArticleNo], but: Option<u32>) -> Vec<Beside> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for &no in nos {
        for link in values.of(no).filter(|link| !link.inferred()) {
            if Some(link.number()) != but {
                *counts.entry(link.number()).or_default() += 1;
            }
        }
    }
    let mut beside: Vec<Beside> = counts
        .into_iter()
        .map(|(number, articles)| Beside {
            id: values.id(number).to_owned(),
            label: values.label(number).to_owned(),
            articles,
        })
        .collect();
    beside.sort_unstable_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.id.cmp(&b.id)));
    beside
}

/// The offices that the roles of many articles are: what one says short belongs to the longer form.
fn offices(roles: impl Iterator<Item = (String, Option<Date>)>) -> Vec<Office> {
    let mut found: Vec<(Vec<String>, Office)> = Vec::new();
    let mut numbers: HashMap<Vec<String>, usize> = HashMap::new();
    for (role, day) in roles {
        let key = key(&role);
        let number = *numbers.entry(key.clone()).or_insert_with(|| {
            let office = Office {
                role,
                seen: None,
                articles: 0,
            };
            found.push((key, office));
            found.len() - 1
        });
        found[number].1.add(1, day.map(|day| (day, day)));
    }
    // Longest first, so that what is short finds the longer form there.
    found.sort_by_key(|(key, office)| {
        (
            std::cmp::Reverse(key.len()),
            std::cmp::Reverse(office.articles),
        )
    });
    let mut whole: Vec<(Vec<String>, Office)> = Vec::new();
    for (key, office) in found {
        let longer = whole
            .iter_mut()
            .filter(|(k, _)| is_short_for(&key, k))
            .max_by_key(|(_, o)| o.articles);
        match longer {
            Some((_, longer)) => longer.add(office.articles, office.seen),
            None => whole.push((key, office)),
        }
    }
    let mut offices: Vec<Office> = whole.into_iter().map(|(_, office)| office).collect();
    offices.sort_by_key(|o| (o.seen.is_none(), o.seen, o.role.clone()));
    offices
}

impl Office {
    fn add(&mut self, articles: usize, seen: Option<(Date, Date)>) {
        self.articles += articles;
        self.seen = match (self.seen, seen) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, other) => one.or(other),
        };
    }
}

/// The words of a role without case and marks.
fn key(role: &str) -> Vec<String> {
    fold::bare(role)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether `short` begins like `long` and has its other words in the same order.
fn is_short_for(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.first() == long.first() && short.iter().all(|word| rest.any(|w| w == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_short_belongs_to_the_longer_form() {
        let day = |d: &str| Some(d.parse().unwrap());
        let roles = [
            ("Bộ trưởng Ngoại giao", day("2021-05-01")),
            ("Bộ trưởng", day("2022-01-01")),
            ("Thứ trưởng Ngoại giao", day("2015-02-03")),
            ("bộ trưởng Bộ Ngoại giao", day("2023-12-20")),
            ("Nguyên Thứ trưởng Ngoại giao", None),
        ];
        let offices = offices(roles.into_iter().map(|(role, day)| (role.to_owned(), day)));
        let told: Vec<_> = offices
            .iter()
            .map(|o| {
                let years = o.seen.map(|(a, b)| (a.year(), b.year()));
                (o.role.as_str(), o.articles, years)
            })
            .collect();
        assert_eq!(
            told,
            [
                ("Thứ trưởng Ngoại giao", 1, Some((2015, 2015))),
                ("bộ trưởng Bộ Ngoại giao", 3, Some((2021, 2023))),
                ("Nguyên Thứ trưởng Ngoại giao", 1, None),
            ]
        );
    }
}

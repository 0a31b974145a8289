//! The neighbours of an article: its copies and reprints, those with its title, and those that name the same
//! conferences and officials, ranked by how much they share.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::query::{ArticleNo, FacetKind};
use super::store::Library;
use crate::parse::article::Published;

/// So many are listed at most.
const MOST: usize = 200;

/// A conference says more of what an article is about than an official does, who is in many.
const CONFERENCE: f32 = 2.0;

/// What both are about says more than what they only name.
const ABOUT: f32 = 1.5;

/// The neighbours of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbours {
    /// Whose they are.
    pub of: ArticleNo,
    /// Its title.
    pub title: String,
    /// The nearest first.
    pub articles: Vec<Neighbour>,
    /// How many there are, listed or not.
    pub all: usize,
}

/// One of them, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Its number.
    pub no: ArticleNo,
    /// Its title.
    pub title: String,
    /// When it was published, as it or its record tells.
    pub published: Option<Published>,
    /// It is of the same text.
    pub reprint: bool,
    /// It has the same title.
    pub same_title: bool,
    /// The conferences that both name, the rarest first.
    pub conferences: Vec<String>,
    /// The officials that both name, the rarest first.
    pub officials: Vec<String>,
}

/// What is shared with one article.
#[derive(Debug, Default)]
struct Shared {
    weight: f32,
    reprint: bool,
    same_title: bool,
    values: Vec<(FacetKind, u32)>,
}

impl Library {
    /// The neighbours of an article; `None` when there is none of this number. The rarer what is shared,
    /// the nearer; of equals, the newest comes first.
    #[must_use]
    pub fn neighbours(&self, no: ArticleNo) -> Option<Neighbours> {
        if no as usize >= self.len() {
            return None;
        }
        let mut shared: HashMap<ArticleNo, Shared> = HashMap::new();
        for other in self.reprints(no) {
            shared.entry(other).or_default().reprint = true;
        }
        for other in self.with_title_of(no) {
            shared.entry(other).or_default().same_title = true;
        }
        for (kind, factor) in [
            (FacetKind::Conference, CONFERENCE),
            (FacetKind::Official, 1.0),
        ] {
            self.share(no, kind, factor, &mut shared);
        }
        let mut near: Vec<(ArticleNo, Shared)> = shared.into_iter().collect();
        let all = near.len();
        let nearer = |(a, x): &(ArticleNo, Shared), (b, y): &(ArticleNo, Shared)| -> Ordering {
            let more = (y.reprint, y.same_title).cmp(&(x.reprint, x.same_title));
            let more = more.then_with(|| y.weight.total_cmp(&x.weight));
            let newer = || self.told(*b).cmp(&self.told(*a)).then(a.cmp(b));
            more.then_with(newer)
        };
        if near.len() > MOST {
            near.select_nth_unstable_by(MOST, nearer);
            near.truncate(MOST);
        }
        near.sort_unstable_by(nearer);
        Some(Neighbours {
            of: no,
            title: self.title(no).to_owned(),
            articles: near
                .into_iter()
                .map(|(no, shared)| self.neighbour(no, &shared))
                .collect(),
            all,
        })
    }

    /// Finds the articles that have values of the article.
    fn share(
        &self,
        no: ArticleNo,
        kind: FacetKind,
        factor: f32,
        shared: &mut HashMap<ArticleNo, Shared>,
    ) {
        let values = self.values(kind);
        let here = values.of(no).filter(|link| !link.inferred());
        let mut here: Vec<_> = here
            .map(|link| {
                let articles: Vec<_> = values.naming(link.number()).collect();
                (link.number(), link.about(), articles)
            })
            .collect();
        here.sort_by_key(|(number, _, articles)| (articles.len(), *number));
        for (number, about_here, articles) in here {
            // What every other article names too says nothing.
            let rare = ((self.len() + 1) as f32 / articles.len().max(1) as f32).ln();
            let weight = factor * rare.max(0.05);
            for (other, about_there) in articles {
                if other != no {
                    let entry = shared.entry(other).or_default();
                    let both = about_here && about_there;
                    entry.weight += weight * if both { ABOUT } else { 1.0 };
                    entry.values.push((kind, number));
                }
            }
        }
    }

    fn neighbour(&self, no: ArticleNo, shared: &Shared) -> Neighbour {
        let names = |kind: FacetKind| {
            let numbers = shared.values.iter().filter(|(k, _)| *k == kind);
            numbers
                .map(|(_, number)| self.values(kind).label(*number).to_owned())
                .collect()
        };
        Neighbour {
            no,
            title: self.title(no).to_owned(),
            published: self.told(no),
            reprint: shared.reprint,
            same_title: shared.same_title,
            conferences: names(FacetKind::Conference),
            officials: names(FacetKind::Official),
        }
    }
}

//! Sketches in, groups out: texts that may be alike are found by values that they share, compared, and put
//! together with care.

use std::cmp::Reverse;
use std::io;

use super::alike::{NEAR, REPRINT, alike};
use super::reading::mix;
use super::sketch::{SHINGLES, Sketch};
use crate::library::columns::Column;
use crate::library::query::ArticleNo;
use crate::library::saved::{Saved, Saving};

/// Texts are compared when they agree in all values of one of so many bands.
pub(super) const BANDS: usize = 32;
/// Values of a band: of two texts with 60 % in common, 95 in 100 are compared.
pub(super) const VALUES: usize = 5;
/// Of the texts that agree in a band, each is compared with so many of the longest and with so many that are
/// about as long as itself: whatever stands in the pages, the work grows with their number only.
pub(super) const LONGEST: usize = 12;
const NEXT: usize = 12;
/// A text printed in more different ways than this is a template.
const MOST: usize = 128;

/// The sketches of a library.
///
/// ```
/// use docbao::library::reprints::{Reprints, Sketch};
/// let mut reprints = Reprints::default();
/// reprints.add(0, Sketch::EMPTY);
/// assert!(reprints.groups().is_empty());
/// ```
#[derive(Debug, Default, Clone)]
pub struct Reprints {
    /// By the numbers of the articles.
    sketches: Vec<Sketch>,
}

impl Reprints {
    /// Of articles in the order of their numbers.
    pub(in crate::library) fn new(sketches: impl Iterator<Item = Sketch>) -> Self {
        Self {
            sketches: sketches.collect(),
        }
    }

    /// Adds the article `no`, in any order. An article added again has its new sketch.
    pub fn add(&mut self, no: ArticleNo, sketch: Sketch) {
        let at = no as usize;
        if at >= self.sketches.len() {
            self.sketches.resize(at + 1, Sketch::EMPTY);
        }
        self.sketches[at] = sketch;
    }

    /// How many articles were added, counting those left out below the highest number.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sketches.len()
    }

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sketches.is_empty()
    }

    /// Which articles belong together. It depends on the articles and their sketches alone, not on the order in
    /// which they were added. Takes seconds for a million.
    ///
    /// The longest text begins a group; a shorter one joins the first group whose longest text it is a reprint
    /// of, unless it is far from any text that is in already.
    #[must_use]
    pub fn groups(&self) -> Groups {
        let texts = Texts::new(&self.sketches);
        let pairs = texts.pairs();
        let groups = texts.together(&pairs);
        Groups::new(self.sketches.len(), texts.articles(groups))
    }
}

/// The different texts of a library, the longest first.
struct Texts<'a> {
    sketches: &'a [Sketch],
    /// All articles with a text, those of equal texts side by side.
    articles: Vec<ArticleNo>,
    /// Where the articles of each text stand among them.
    places: Vec<(u32, u32)>,
    /// How many texts are long enough to have reprints that are not copies; they are the first.
    long: usize,
}

impl<'a> Texts<'a> {
    fn new(sketches: &'a [Sketch]) -> Self {
        let of = |no: ArticleNo| &sketches[no as usize];
        let all = 0..sketches.len() as ArticleNo;
        let mut keyed: Vec<(u64, ArticleNo)> = all
            .filter(|&no| of(no).same != 0)
            .map(|no| (of(no).same, no))
            .collect();
        keyed.sort_unstable();
        let mut places = Vec::new();
        let mut start = 0;
        for text in keyed.chunk_by(|a, b| a.0 == b.0) {
            places.push((start, start + text.len() as u32));
            start += text.len() as u32;
        }
        places.sort_unstable_by_key(|&(start, _)| {
            let (same, no) = keyed[start as usize];
            (Reverse(of(no).shingles), same)
        });
        let articles: Vec<ArticleNo> = keyed.into_iter().map(|(_, no)| no).collect();
        let first = |place: &(u32, u32)| of(articles[place.0 as usize]);
        let long = places.partition_point(|place| !first(place).is_short());
        Self {
            sketches,
            articles,
            places,
            long,
        }
    }

    fn sketch(&self, text: u32) -> &Sketch {
        let (start, _) = self.places[text as usize];
        &self.sketches[self.articles[start as usize] as usize]
    }

    /// The pairs of texts of which the shorter may be a reprint of the longer: shorter, longer; in order.
    fn pairs(&self) -> Vec<(u32, u32)> {
        let mut pairs = Vec::new();
        let mut keyed: Vec<u64> = Vec::with_capacity(self.long);
        for band in 0..BANDS {
            keyed.clear();
            let values = values(band);
            keyed.extend((0..self.long as u32).map(|text| {
                let key = key(self.sketch(text), &values);
                u64::from(key) << 32 | u64::from(text)
            }));
            keyed.sort_unstable();
            for agreeing in keyed.chunk_by(|a, b| a >> 32 == b >> 32) {
                self.compare(agreeing, &mut pairs);
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn compare(&self, agreeing: &[u64], pairs: &mut Vec<(u32, u32)>) {
        for (n, &keyed) in agreeing.iter().enumerate() {
            let text = keyed as u32;
            for other in compared(n) {
                let longer = agreeing[other] as u32;
                if alike(self.sketch(text), self.sketch(longer), REPRINT) {
                    pairs.push((text, longer));
                }
            }
        }
    }

    /// Groups of texts, each with its longest first.
    fn together(&self, pairs: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let mut groups: Vec<Vec<u32>> = Vec::with_capacity(self.places.len());
        // The groups of the texts so far.
        let mut of: Vec<u32> = Vec::with_capacity(self.places.len());
        let mut pairs = pairs.iter().peekable();
        let mut near: Vec<u32> = Vec::new();
        for text in 0..self.places.len() as u32 {
            near.clear();
            while let Some((_, longer)) = pairs.next_if(|pair| pair.0 == text) {
                near.push(of[*longer as usize]);
            }
            near.sort_unstable();
            near.dedup();
            let fits = |group: &&u32| self.fits(text, &groups[**group as usize]);
            let group = near.iter().find(fits).copied();
            let group = group.unwrap_or(groups.len() as u32);
            if group as usize == groups.len() {
                groups.push(Vec::new());
            }
            groups[group as usize].push(text);
            of.push(group);
        }
        groups
    }

    fn fits(&self, text: u32, group: &[u32]) -> bool {
        let sketch = self.sketch(text);
        let Some((&longest, others)) = group.split_first() else {
            return false;
        };
        group.len() < MOST
            && alike(sketch, self.sketch(longest), REPRINT)
            && others.iter().all(|&o| alike(sketch, self.sketch(o), NEAR))
    }

    /// The articles of groups of texts.
    fn articles(&self, groups: Vec<Vec<u32>>) -> Vec<Vec<ArticleNo>> {
        let of = |text: u32| {
            let (start, end) = self.places[text as usize];
            &self.articles[start as usize..end as usize]
        };
        let several = |texts: &Vec<u32>| texts.len() > 1 || of(texts[0]).len() > 1;
        let groups = groups.into_iter().filter(several);
        groups
            .map(|texts| texts.into_iter().flat_map(of).copied().collect())
            .collect()
    }
}

/// Which of the texts before it the `n`th of those that agree is compared with.
fn compared(n: usize) -> impl Iterator<Item = usize> {
    let longest = 0..LONGEST.min(n);
    let next = n.saturating_sub(NEXT).max(longest.end)..n;
    longest.chain(next)
}

/// The values of a band: which of those of a sketch.
pub(super) fn values(band: usize) -> [usize; VALUES] {
    let mut values = [0; VALUES];
    for n in 0..VALUES {
        let mut drawn = mix((band * VALUES + n + 1) as u64);
        while values[..n].contains(&(drawn as usize % SHINGLES)) {
            drawn = mix(drawn);
        }
        values[n] = drawn as usize % SHINGLES;
    }
    values
}

/// What a sketch has in a band.
pub(super) fn key(sketch: &Sketch, values: &[usize; VALUES]) -> u32 {
    values.iter().fold(0, |key, &n| {
        let two = sketch.shingle_bits[n / 2];
        key << 4 | u32::from(two >> (n % 2 * 4) & 15)
    })
}

/// No group.
const ALONE: u32 = u32::MAX;

/// Which articles belong together.
#[derive(Debug, Default)]
pub struct Groups {
    /// The group of each article.
    of: Column<u32>,
    /// Where the articles of each group end.
    ends: Column<u32>,
    /// The articles of all groups, one group after the other.
    articles: Column<ArticleNo>,
}

impl PartialEq for Groups {
    fn eq(&self, other: &Self) -> bool {
        let columns = |groups: &Self| {
            [&groups.of, &groups.ends, &groups.articles].map(|column| column.to_vec())
        };
        columns(self) == columns(other)
    }
}

impl Groups {
    /// Of a library of `len` articles. Groups are numbered by their first articles.
    pub(super) fn new(len: usize, mut groups: Vec<Vec<ArticleNo>>) -> Self {
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort_unstable_by_key(|group| group.first().copied());
        let mut of = vec![ALONE; len];
        let (mut ends, mut articles) = (Vec::with_capacity(groups.len()), Vec::new());
        for (n, group) in groups.into_iter().enumerate() {
            for &no in &group {
                of[no as usize] = n as u32;
            }
            articles.extend(group);
            ends.push(articles.len() as u32);
        }
        Self {
            of: of.into(),
            ends: ends.into(),
            articles: articles.into(),
        }
    }

    /// Whether no two articles belong together.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many groups there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The group of an article; `None` when it stands alone.
    #[must_use]
    pub fn of(&self, no: ArticleNo) -> Option<u32> {
        self.of.get(no as usize).copied().filter(|&of| of != ALONE)
    }

    /// The articles of a group, by number: at least two.
    #[must_use]
    pub fn articles(&self, group: u32) -> &[ArticleNo] {
        let n = group as usize;
        let Some(&end) = self.ends.get(n) else {
            return &[];
        };
        let start = n.checked_sub(1).map_or(0, |before| self.ends[before]);
        let articles = self.articles.get(start as usize..end as usize);
        articles.unwrap_or_default()
    }

    /// Writes them to a file.
    pub(in crate::library) fn save(&self, to: &mut Saving) -> io::Result<()> {
        to.column(&self.of)?;
        to.column(&self.ends)?;
        to.column(&self.articles)
    }

    /// What was saved; `None` when that is damaged.
    pub(in crate::library) fn saved(from: &mut Saved) -> Option<Self> {
        Some(Self {
            of: from.column()?,
            ends: from.column()?,
            articles: from.column()?,
        })
    }

    /// The other articles of an article's group.
    pub fn others(&self, no: ArticleNo) -> impl Iterator<Item = ArticleNo> {
        let group = self.of(no).map_or(&[][..], |group| self.articles(group));
        group.iter().copied().filter(move |&other| other != no)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_compared_with_a_few_whatever_agrees_with_it() {
        for n in [
            0,
            1,
            5,
            LONGEST,
            LONGEST + 3,
            LONGEST + NEXT,
            1000,
            1_000_000,
        ] {
            let others: Vec<usize> = compared(n).collect();
            assert!(others.windows(2).all(|pair| pair[0] < pair[1]), "{n}");
            assert!(others.iter().all(|&other| other < n), "{n}");
            assert_eq!(others.len(), n.min(LONGEST + NEXT));
        }
    }

    #[test]
    fn bands_are_of_different_values() {
        for band in 0..BANDS {
            let mut values = values(band).to_vec();
            values.sort_unstable();
            values.dedup();
            assert_eq!(values.len(), VALUES);
            assert!(values.iter().all(|&value| value < SHINGLES));
        }
    }

    /// A sketch of so many shingles, of which every sixteenth value is another one than that of 0.
    fn near(n: u64, shingles: u32) -> Sketch {
        let mut sketch = Sketch {
            same: n + 1,
            shingles,
            ..Sketch::EMPTY
        };
        for (at, two) in sketch.shingle_bits.iter_mut().enumerate() {
            if mix(n << 8 | at as u64).is_multiple_of(16) {
                *two = mix(n << 9 | at as u64) as u8;
            }
        }
        sketch
    }

    #[test]
    fn ever_so_many_versions_of_one_text_are_grouped_in_time() {
        let mut reprints = Reprints::default();
        for n in 0..20_000u32 {
            reprints.add(n, near(n.into(), 400 + n % 7));
        }
        let texts = Texts::new(&reprints.sketches);
        let pairs = texts.pairs();
        assert!(pairs.len() <= 20_000 * BANDS * (LONGEST + NEXT));
        let groups = texts.together(&pairs);
        assert!(groups.iter().all(|group| group.len() <= MOST));
        assert!(groups.iter().any(|group| group.len() == MOST));
    }
}

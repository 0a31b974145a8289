//! New articles in, beside many that have their groups: which belong together now, without comparing the old ones
//! anew.
//!
//! A new text may join a group, or join two. So the groups that it could touch are made anew, of their own texts and
//! the new ones, as if there were no others; all other groups stay as they are.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::RandomState;

use super::alike::{NEAR, alike};
use super::groups::{BANDS, Groups, LONGEST, Reprints, VALUES, key, values};
use super::sketch::Sketch;
use crate::library::bits::Bits;
use crate::library::parts::{MANY, in_parts};
use crate::library::query::ArticleNo;
use crate::text::spread::mix;

/// So many different things can stand in a band: its values are of four bits each.
const KEYS: u32 = 1 << (4 * VALUES);

/// New articles, and what was found to be near one of them.
#[derive(Debug)]
pub(in crate::library) struct Joining<'a> {
    new: &'a [Sketch],
    bands: [[usize; VALUES]; BANDS],
    /// The new texts by what they have in each band: its key, and [`KEYS`] for each band before it.
    agreeing: HashMap<u32, Vec<u32>, RandomState>,
    /// Of what there may be such texts: nearly all that is looked up is not there, and this fits in a processor's
    /// cache.
    held: Held,
    same: HashSet<u64, RandomState>,
    near: BTreeMap<ArticleNo, Sketch>,
}

/// Keys that may be held: one in some sixteen is said to be that is not, and each is that is.
#[derive(Debug)]
struct Held {
    bits: Bits,
    /// A key's spread number without so many of its lowest bits is its place.
    rest: u32,
}

impl Held {
    /// None, with room for `keys`.
    fn none(keys: usize) -> Self {
        const ROOM: usize = 16;
        let places = (keys * ROOM).next_power_of_two().clamp(1 << 6, 1 << 31);
        Self {
            bits: Bits::none(places),
            rest: u64::BITS - places.ilog2(),
        }
    }

    fn insert(&mut self, key: u32) {
        self.bits.insert(self.place(key));
    }

    fn may_hold(&self, key: u32) -> bool {
        self.bits.contains(self.place(key))
    }

    fn place(&self, key: u32) -> u32 {
        (mix(0, u64::from(key)) >> self.rest) as u32
    }
}

impl<'a> Joining<'a> {
    /// Of new articles, in the order of their numbers.
    pub(in crate::library) fn new(new: &'a [Sketch]) -> Self {
        let mut bands = [[0; VALUES]; BANDS];
        for (band, values_of) in bands.iter_mut().enumerate() {
            *values_of = values(band);
        }
        let mut joining = Self {
            new,
            bands,
            agreeing: HashMap::default(),
            held: Held::none(BANDS * new.len()),
            same: new.iter().map(|sketch| sketch.same).collect(),
            near: BTreeMap::new(),
        };
        for (n, sketch) in (0..).zip(new).filter(|(_, sketch)| !sketch.is_short()) {
            for (band, values) in (0..).zip(&joining.bands) {
                let key = band * KEYS + key(sketch, values);
                joining.held.insert(key);
                let of: &mut Vec<u32> = joining.agreeing.entry(key).or_default();
                if of.len() < LONGEST {
                    of.push(n);
                }
            }
        }
        joining
    }

    /// Looks at the `before` articles that were there before; `of` gives the sketch of one.
    pub(in crate::library) fn look(
        &mut self,
        before: usize,
        of: impl Fn(ArticleNo) -> Sketch + Sync,
    ) {
        let near = |part: Range<usize>| -> Vec<(ArticleNo, Sketch)> {
            let articles = (part.start as ArticleNo..part.end as ArticleNo).map(|no| (no, of(no)));
            let near = |sketch: &Sketch| self.same.contains(&sketch.same) || self.is_near(sketch);
            articles
                .filter(|(_, sketch)| sketch.same != 0 && near(sketch))
                .collect()
        };
        self.near = in_parts(before, MANY, near).into_iter().flatten().collect();
    }

    fn is_near(&self, sketch: &Sketch) -> bool {
        !sketch.is_short()
            && (0..).zip(&self.bands).any(|(band, values)| {
                let key = band * KEYS + key(sketch, values);
                let of = self.held.may_hold(key).then(|| self.agreeing.get(&key));
                let mut of = of.flatten().into_iter().flatten();
                of.any(|&n| alike(sketch, &self.new[n as usize], NEAR))
            })
    }

    /// Which articles belong together: of `old`, the groups of as many articles as there were before, and of the
    /// new ones, numbered behind them. `again` gives the sketch of an article of before.
    pub(in crate::library) fn groups(
        mut self,
        (old, before): (&Groups, u32),
        mut again: impl FnMut(ArticleNo) -> Option<Sketch>,
    ) -> Groups {
        let touched: HashSet<u32> = self.near.keys().filter_map(|no| old.of(*no)).collect();
        for &group in &touched {
            for &no in old.articles(group) {
                if !self.near.contains_key(&no)
                    && let Some(sketch) = again(no)
                {
                    self.near.insert(no, sketch);
                }
            }
        }
        let mut reprints = Reprints::default();
        let mut numbers = Vec::with_capacity(self.near.len() + self.new.len());
        let news = (before..).zip(self.new.iter().copied());
        for (no, sketch) in self.near.into_iter().chain(news) {
            reprints.add(numbers.len() as ArticleNo, sketch);
            numbers.push(no);
        }
        let some = reprints.groups();
        let untouched = (0..old.len() as u32).filter(|group| !touched.contains(group));
        let mut groups: Vec<Vec<ArticleNo>> = untouched
            .map(|group| old.articles(group).to_vec())
            .collect();
        groups.extend((0..some.len() as u32).map(|group| {
            let articles = some.articles(group).iter();
            articles.map(|&no| numbers[no as usize]).collect()
        }));
        Groups::new(before as usize + self.new.len(), groups)
    }
}

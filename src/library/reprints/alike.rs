//! Whether two sketches are of one text.

use super::sketch::{FACTS, SHINGLES, Sketch};

/// How much two texts must have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Of all shingles of both.
    common: f32,
    /// Of the shingles of the shorter text.
    contained: f32,
    /// Of the facts of the text with fewer.
    facts: f32,
    /// Of the shingles of the shorter text when there are too few facts to tell.
    without_facts: f32,
}

/// What makes a reprint of the text that a group is about: more than four fifths of the shorter one, and less
/// than half of the longer one missing. Half of what reprints have in common in truth would do against texts on
/// the same event; the rest is against texts of one template.
pub(super) const REPRINT: Limits = Limits {
    common: 0.45,
    contained: 0.8,
    facts: 0.72,
    without_facts: 0.9,
};

/// What two reprints of one text have in common at least, each having cut what the other kept. Below this they
/// are two texts, whatever stands between them.
pub(super) const NEAR: Limits = Limits {
    common: 0.33,
    contained: 0.65,
    facts: 0.55,
    without_facts: 0.75,
};

/// Facts from which on they tell texts of one template apart.
const ENOUGH_FACTS: u32 = 8;

/// Whether two texts have so much in common. Equal ones always have.
pub(super) fn alike(a: &Sketch, b: &Sketch, limits: Limits) -> bool {
    if a.same == b.same {
        return a.same != 0;
    }
    if a.is_short() || b.is_short() {
        return false;
    }
    let (less, more) = (a.shingles.min(b.shingles), a.shingles.max(b.shingles));
    if (less as f32) < more as f32 * limits.common {
        return false;
    }
    let common = jaccard(equal(&a.shingle_bits, &b.shingle_bits), SHINGLES);
    if common < limits.common {
        return false;
    }
    let contained = contained(common, a.shingles, b.shingles);
    if a.facts.min(b.facts) < ENOUGH_FACTS {
        return contained >= limits.without_facts;
    }
    let facts = jaccard(equal(&a.fact_bits, &b.fact_bits), FACTS);
    contained >= limits.contained && self::contained(facts, a.facts, b.facts) >= limits.facts
}

/// How many of the values of four bits are equal.
fn equal<const B: usize>(a: &[u8; B], b: &[u8; B]) -> u32 {
    let pairs = a.iter().zip(b);
    pairs
        .map(|(a, b)| {
            let other = a ^ b;
            u32::from(other % 16 == 0) + u32::from(other / 16 == 0)
        })
        .sum()
}

/// The share of two sets that is common to both, when `equal` of `of` values are: one in sixteen is by chance.
fn jaccard(equal: u32, of: usize) -> f32 {
    ((16.0 * equal as f32 / of as f32 - 1.0) / 15.0).max(0.0)
}

/// The share of the smaller of two sets that is in the other, when of all of both `common` is.
fn contained(common: f32, a: u32, b: u32) -> f32 {
    let both = common * (a as f32 + b as f32) / (1.0 + common);
    both / a.min(b).max(1) as f32
}

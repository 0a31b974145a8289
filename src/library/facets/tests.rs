//! Counts by whatever way against a look at every entry.

use proptest::prelude::*;

use super::*;

/// Values of an article: which, whether it is about it, whether it was inferred.
type Articles = Vec<Vec<(u8, bool, bool)>>;

fn values(articles: &Articles) -> Values {
    let ids: Vec<String> = (0..=u8::MAX).map(|n| n.to_string()).collect();
    let mut values = Values::new(Naming::Fullest, Ranking::Frequent);
    for article in articles {
        values.add(article.iter().map(|&(n, about, inferred)| Entry {
            id: &ids[n as usize],
            label: &ids[n as usize],
            short: None,
            year: None,
            series: ("", None),
            about,
            inferred,
        }));
    }
    values
}

fn articles() -> impl Strategy<Value = Articles> {
    let entry = (0u8..5, any::<bool>(), any::<bool>());
    prop::collection::vec(prop::collection::vec(entry, 0..4), 1..300)
}

proptest! {
    #[test]
    fn few_or_many_articles_are_counted_as_they_are(
        articles in articles(),
        share in 0u32..=8,
        whole in 0u32..5,
        seed in any::<u32>(),
    ) {
        let values = values(&articles);
        let mut within = Bits::none(articles.len());
        for no in 0..articles.len() as u32 {
            // Whole words of the set are counted at once.
            let drawn = (no ^ seed).wrapping_mul(0x9e37_79b9) >> 29;
            if drawn < share || no / 64 == whole {
                within.insert(no);
            }
        }
        let mut right = vec![[0; 4]; values.len()];
        for no in within.iter() {
            for link in values.of(no) {
                for (count, way) in right[link.number() as usize].iter_mut().zip(WAYS) {
                    *count += u32::from(way.counts(link));
                }
            }
        }
        prop_assert_eq!(values.gone_through(&within), right.clone());
        prop_assert_eq!(values.counted(&within), right);
    }
}

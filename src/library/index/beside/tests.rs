//! Articles by their windows against a look at every article.

use std::sync::OnceLock;

use proptest::prelude::*;
use tantivy::query::{EnableScoring, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Searcher, SeekDangerResult, TERMINATED, TantivyDocument};

use crate::library::index::phrase::SideBySide;
use crate::library::index::schema::{schema, settings, tokenizers};
use crate::library::search::tree::Position;
use crate::text::word::Word;

const ARTICLES: u32 = 9000;

/// Words and, behind each, whether it is open; those of one phrase are parted by spaces.
const PHRASES: [&str; 12] = [
    "ba", "bà", "b*", "ba ca", "bà cá", "ca ba da", "ba ba", "ca b*", "mot", "ba mot", "xa b*",
    "khong",
];

/// The words of an article, and those of the rest of its page.
type Texts = [Vec<String>; 2];

struct Archive {
    searcher: Searcher,
    texts: Vec<Texts>,
}

/// Some words stand in nearly every article, others in a stretch of them, others in a few.
fn texts(no: u32, random: &mut impl FnMut(u32) -> u32) -> Texts {
    let common = ["ba", "bà", "bá", "ca", "cá", "da", "đa", "xa"];
    let mut words = |most: u32| -> Vec<String> {
        let mut words = Vec::new();
        for _ in 0..random(most) {
            words.push(match random(40) {
                0 => format!("b{}", random(400)),
                1 if no / 1000 % 4 == 2 => "một".to_owned(),
                2 if no % 1777 < 3 => "mốt".to_owned(),
                _ => common[random(common.len() as u32) as usize].to_owned(),
            });
        }
        words
    };
    [words(7), words(4)]
}

fn archive() -> &'static Archive {
    static ARCHIVE: OnceLock<Archive> = OnceLock::new();
    ARCHIVE.get_or_init(|| {
        let mut state = 7u32;
        let mut random = |below: u32| {
            state = state.wrapping_mul(747_796_405).wrapping_add(2_891_336_453);
            (state >> 12) % below
        };
        let texts: Vec<Texts> = (0..ARTICLES).map(|no| texts(no, &mut random)).collect();
        let (schema, fields) = schema();
        let index = tantivy::Index::builder()
            .schema(schema)
            .settings(settings())
            .tokenizers(tokenizers())
            .create_in_ram()
            .unwrap();
        let mut writer = index.writer_with_num_threads(1, 100 << 20).unwrap();
        for (no, [article, rest]) in (0..).zip(&texts) {
            let mut document = TantivyDocument::default();
            document.add_text(fields.article, article.join(" "));
            document.add_text(fields.rest, rest.join(" "));
            document.add_i64(fields.when, i64::from(ARTICLES - no));
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        let searcher = index.reader().unwrap().searcher();
        assert_eq!(searcher.segment_readers().len(), 1);
        Archive { searcher, texts }
    })
}

fn words(phrase: &str) -> Vec<Word> {
    let word = |typed: &str| match typed.strip_suffix('*') {
        Some(begun) => Word::new(begun, true),
        None => Word::new(typed, false),
    };
    phrase.split(' ').map(word).collect()
}

fn weight(phrase: &str, both: bool) -> Box<dyn Weight> {
    let (_, fields) = schema();
    let mut in_fields = vec![fields.article];
    in_fields.extend(both.then_some(fields.rest));
    let position = |word| Position {
        words: vec![word],
        span: 0..0,
    };
    let query = SideBySide {
        fields: in_fields,
        words: words(phrase).into_iter().map(position).collect(),
    };
    let scoring = EnableScoring::disabled_from_searcher(&archive().searcher);
    query.weight(scoring).unwrap()
}

fn articles(weight: &dyn Weight) -> Box<dyn Scorer> {
    let segment = archive().searcher.segment_reader(0);
    weight.scorer(segment, 1.0).unwrap()
}

/// Those that a look at each of them finds.
fn right(phrase: &str, both: bool) -> Vec<DocId> {
    let words = words(phrase);
    let stands = |text: &Vec<String>| {
        let mut places = text.windows(words.len());
        places.any(|place| {
            place
                .iter()
                .zip(&words)
                .all(|(text, word)| word.means(text))
        })
    };
    let all = (0..).zip(&archive().texts);
    let found = all.filter(|(_, [article, rest])| stands(article) || (both && stands(rest)));
    found.map(|(no, _)| no).collect()
}

#[test]
fn all_articles_are_found_and_counted() {
    for phrase in PHRASES {
        for both in [false, true] {
            let weight = weight(phrase, both);
            let mut articles = articles(weight.as_ref());
            let mut found = Vec::new();
            while articles.doc() != TERMINATED {
                found.push(articles.doc());
                articles.advance();
            }
            let right = right(phrase, both);
            assert_eq!(found, right, "{phrase}");
            let segment = archive().searcher.segment_reader(0);
            assert_eq!(weight.count(segment).unwrap() as usize, right.len());
        }
    }
}

/// Steps of others who lead: mostly short ones, and some over many windows.
fn steps() -> impl Strategy<Value = Vec<(u8, u32)>> {
    let step = prop_oneof![1u32..4, 1u32..200, 1u32..3000];
    prop::collection::vec((0u8..3, step), 1..60)
}

proptest! {
    #[test]
    fn wherever_others_lead_the_same_articles_are_found(
        phrase in prop::sample::select(PHRASES.to_vec()),
        both in any::<bool>(),
        steps in steps(),
    ) {
        let right = right(phrase, both);
        let first = |from: DocId| {
            let n = right.partition_point(|doc| *doc < from);
            right.get(n).copied().unwrap_or(TERMINATED)
        };
        let mut articles = articles(weight(phrase, both).as_ref());
        prop_assert_eq!(articles.doc(), first(0));
        for (how, step) in steps {
            let doc = articles.doc();
            if doc == TERMINATED {
                prop_assert_eq!(articles.advance(), TERMINATED);
                break;
            }
            match how {
                0 => prop_assert_eq!(articles.advance(), first(doc + 1)),
                1 => prop_assert_eq!(articles.seek(doc + step), first(doc + step)),
                _ => match articles.seek_danger(doc + step) {
                    SeekDangerResult::Found => {
                        prop_assert_eq!(articles.doc(), doc + step);
                        prop_assert_eq!(first(doc + step), doc + step);
                    }
                    SeekDangerResult::SeekLowerBound(bound) => {
                        let next = first(doc + step);
                        prop_assert!(doc + step < bound && bound <= next);
                        prop_assert_eq!(articles.seek(bound), next);
                    }
                },
            }
        }
    }
}

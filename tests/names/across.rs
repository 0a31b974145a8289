//! Many pages: one official under all spellings, offices by period, values by their counts.

use docbao::entity::{Finder, Known};
use docbao::library::Library;
use docbao::library::profile::Profile;
use docbao::library::query::{FacetKind, Generation, Query};
use docbao::parse::article::Kind;
use unicode_normalization::UnicodeNormalization;

use super::{article, block, page};

/// A library of these texts, each a page of one paragraph with its date.
fn library(pages: &[(&str, &str)]) -> Library {
    let mut finder = Finder::new(Known::builtin());
    let mut library = Library::default();
    for (text, date) in pages {
        let page = page(text);
        let article = article(vec![block(text, Kind::Paragraph, 0..1)], None, Some(date));
        let names = finder.find(&page, &article);
        library.add(&page, &article, &names);
    }
    library
}

fn officials(library: &Library) -> Vec<(String, usize)> {
    let hits = library.query(&Query::default(), Generation(1));
    let facet = &hits.facets.unwrap()[FacetKind::Official.index()];
    let values = facet.values.iter();
    values.map(|v| (v.label.clone(), v.all)).collect()
}

fn told(profile: &Profile) -> Vec<(&str, String, usize)> {
    profile
        .offices
        .iter()
        .map(|o| {
            let seen = o.seen.map(|(first, last)| format!("{first}..{last}"));
            (o.role.as_str(), seen.unwrap_or_default(), o.articles)
        })
        .collect()
}

#[test]
fn one_official_under_all_spellings() {
    let decomposed: String = "Bộ trưởng Ngoại giao Bùi Thanh Sơn về.".nfd().collect();
    let library = library(&[
        ("Bộ trưởng Ngoại giao Bùi Thanh Sơn đến.", "2022-01-01"),
        (&decomposed, "2022-01-02"),
        ("BỘ TRƯỞNG NGOẠI GIAO BÙI THANH SƠN DỰ LỄ", "2022-01-03"),
        (
            "Minister of Foreign Affairs Bui Thanh Son left.",
            "2022-01-04",
        ),
        (
            "Tổng thống Nga Putin đến. Chánh án Nguyễn Hoà Bình về.",
            "2022-01-05",
        ),
        (
            "Tổng thống Nga Vladimir Putin đi. Chánh án Nguyễn Hòa Bình ở lại.",
            "2022-01-06",
        ),
        ("Tổng thống V. Putin nghỉ.", "2022-01-07"),
    ]);
    let officials = officials(&library);
    let counts: Vec<usize> = officials.iter().map(|(_, n)| *n).collect();
    assert_eq!(counts, [4, 3, 2], "{officials:?}");
    assert_eq!(officials[0].0.nfc().collect::<String>(), "Bùi Thanh Sơn");
    let profile = library.profile("vladimir-putin").unwrap();
    assert_eq!(profile.articles.len(), 3);
}

#[test]
fn offices_come_by_period_as_the_articles_give_them() {
    let library = library(&[
        ("Bộ trưởng Ngoại giao Phạm Bình Minh đến.", "2012-03-01"),
        (
            "Phó Thủ tướng, Bộ trưởng Ngoại giao Phạm Bình Minh và Thứ trưởng Bùi Thanh Sơn dự Hội nghị Ngoại giao lần thứ 30.",
            "2018-08-13",
        ),
        ("Bộ trưởng Phạm Bình Minh phát biểu.", "2019-05-05"),
        (
            "Phó Thủ tướng Thường trực Phạm Bình Minh chủ trì.",
            "2021-06-01",
        ),
        (
            "Nguyên Phó Thủ tướng Phạm Bình Minh kể chuyện.",
            "2024-01-01",
        ),
    ]);
    let profile = library.profile("pham-binh-minh").unwrap();
    assert_eq!(
        told(&profile),
        [
            (
                "Bộ trưởng Ngoại giao",
                "2012-03-01..2019-05-05".to_owned(),
                3
            ),
            (
                "Phó Thủ tướng Thường trực",
                "2018-08-13..2021-06-01".to_owned(),
                2
            ),
            (
                "Nguyên Phó Thủ tướng",
                "2024-01-01..2024-01-01".to_owned(),
                1
            ),
        ]
    );
    let days: Vec<_> = profile.articles.iter().map(|a| a.no).collect();
    assert_eq!(days, [4, 3, 2, 1, 0]);
    assert_eq!(profile.conferences[0].id, "hoi-nghi-ngoai-giao-30");
    assert_eq!(profile.officials[0].label, "Bùi Thanh Sơn");
    assert!(library.profile("nobody").is_none());
}

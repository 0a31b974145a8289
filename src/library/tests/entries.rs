//! The orders of a library, its links, and its entries of conferences and officials.

use super::*;
use crate::library::reprints::{self, Reprints};

#[test]
fn dates_go_newest_first_and_articles_without_one_stay_last() {
    let dated = |published| Sketch {
        published,
        ..Sketch::titled("t")
    };
    let library = library(&[
        dated(Some((2016, 1))),
        dated(None),
        dated(Some((2021, 12))),
        dated(Some((2018, 8))),
        dated(None),
    ]);
    assert_eq!(order(&library, SortBy::Date, false), [2, 3, 0, 1, 4]);
    assert_eq!(order(&library, SortBy::Date, true), [0, 3, 2, 1, 4]);
}

#[test]
fn an_order_follows_the_library_as_it_grows() {
    let mut library = library(&[Sketch::titled("b")]);
    assert_eq!(order(&library, SortBy::Title, false), [0]);
    let built = Sketch::titled("a").built(1);
    library.add(&built.page, &built.article, &built.names);
    assert_eq!(order(&library, SortBy::Title, false), [1, 0]);
}

#[test]
fn all_rows_follow_what_is_folded() {
    let mut library = library(&["một", "hai", "ba"].map(Sketch::titled));
    let rows = |library: &Library| library.rows(&Query::default()).0.to_vec();
    assert_eq!(rows(&library).len(), 3);
    let mut copies = Reprints::default();
    for no in [0, 2] {
        copies.add(no, reprints::Sketch::from_bytes(&[1; 64]));
    }
    library.fold(copies.groups());
    assert_eq!(rows(&library).len(), 2);
    let apart = Query {
        fold: false,
        ..Query::default()
    };
    assert_eq!(library.rows(&apart).0.len(), 3);
    assert_eq!(rows(&library).len(), 2);
}

#[test]
fn titles_go_in_the_order_of_the_vietnamese_alphabet() {
    let titles = ["Ước", "Đường", "bạ", "Dương", "ăn", "bả", "Án", "ô"];
    let library = library(&titles.map(Sketch::titled));
    let sorted: Vec<&str> = order(&library, SortBy::Title, false)
        .iter()
        .map(|&no| titles[no as usize])
        .collect();
    assert_eq!(
        sorted,
        ["Án", "ăn", "bả", "bạ", "Dương", "Đường", "ô", "Ước"]
    );
}

#[test]
fn a_link_leads_to_the_article_of_its_title_and_never_to_itself() {
    let linking = Sketch {
        links: vec![
            "HỘI NGHỊ NGOẠI GIAO: khai mạc",
            "Ho\u{323}\u{302}i nghị ngoại giao – khai mạc!",
            "Hội nghị ngoại vụ",
            "Bài đang đọc",
            "...",
        ],
        ..Sketch::titled("Bài đang đọc")
    };
    let library = library(&[
        Sketch::titled("..."),
        linking.clone(),
        Sketch::titled("“Hội nghị Ngoại giao” khai mạc"),
    ]);
    let opened = library.opened(1, linking.built(1));
    assert_eq!(opened.linked, [Some(2), Some(2), None, None, None]);
}

#[test]
fn one_conference_has_one_entry_under_its_fullest_name() {
    let named = |name: &str, year| {
        let mut built = Sketch {
            conferences: vec![(29, true, false)],
            ..Sketch::default()
        }
        .built(0);
        name.clone_into(&mut built.names.conferences[0].name);
        built.names.conferences[0].year = year;
        built
    };
    let mut library = Library::default();
    for built in [
        named("HNNG 29", None),
        named("Hội nghị Ngoại giao lần thứ 29", Some(2016)),
        named("Hội nghị Ngoại giao 29", None),
    ] {
        library.add(&built.page, &built.article, &built.names);
    }
    let hits = ask(&library, &Query::default());
    let [value] = hits.facets.as_ref().unwrap()[0].values.as_slice() else {
        panic!("{:?}", hits.facets);
    };
    assert_eq!(value.label, "Hội nghị Ngoại giao lần thứ 29");
    assert_eq!((value.year, value.about, value.all), (Some(2016), 3, 3));
}

#[test]
fn one_official_has_one_entry_under_the_usual_spelling() {
    let by = |name| Sketch {
        officials: vec![(name, true)],
        ..Sketch::default()
    };
    let library = library(&[
        by("ĐÀO VIỆT HÒA"),
        by("ĐÀO VIỆT HÒA"),
        by("Đào Việt Hoà"),
        by("Đào Việt Hòa"),
        by("Đào Việt Hòa"),
    ]);
    let hits = ask(&library, &Query::default());
    let labels: Vec<&str> = hits.facets.as_ref().unwrap()[1]
        .values
        .iter()
        .map(|v| v.label.as_str())
        .collect();
    assert_eq!(labels, ["Đào Việt Hòa"]);
}

#[test]
fn a_row_tells_what_was_added() {
    let sketch = Sketch {
        folder: "b/c",
        published: Some((2018, 8)),
        conferences: vec![(30, true, true)],
        officials: vec![("Phạm Bình Minh", true)],
        ..Sketch::titled("Bế mạc")
    };
    let library = library(&[Sketch::titled("x"), sketch.clone()]);
    let (row, built) = (library.row(1).unwrap(), sketch.built(1));
    assert_eq!((row.id.as_str(), row.title.as_str()), ("001", "Bế mạc"));
    assert_eq!(row.source, "b/c");
    assert_eq!(row.published, built.article.published);
    assert_eq!(row.conferences, built.names.conferences);
    assert_eq!(row.officials, built.names.officials);
    assert_eq!(library.row(2), None);
    assert_eq!(library.place(1), Some(("001", built.page.locator.clone())));
}

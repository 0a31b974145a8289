//! A library that was saved, and one that takes the place of another.

use super::*;
use crate::library::reprints::Groups;

/// The same library, written to a file and mapped from it.
fn saved(library: Library) -> Library {
    mapped(|path| library.save(path, 7))
}

/// What is written to a file with the stamp 7.
fn mapped(save: impl FnOnce(&std::path::Path) -> std::io::Result<()>) -> Library {
    let folder = tempfile::tempdir().unwrap();
    save(&folder.path().join("library")).unwrap();
    let directory = tantivy::directory::MmapDirectory::open(folder.path()).unwrap();
    let file = || {
        let path = std::path::Path::new("library");
        let file = tantivy::Directory::open_read(&directory, path).unwrap();
        file.read_bytes().unwrap()
    };
    assert!(
        Library::open(file(), 8).is_none(),
        "saved after another commit"
    );
    Library::open(file(), 7).unwrap()
}

proptest! {
    #[test]
    fn a_library_that_was_saved_answers_as_before(sketches in sketches(), query in queries()) {
        let before = library(&sketches);
        let after = saved(library(&sketches));
        prop_assert_eq!(ask(&after, &query), ask(&before, &query));
        for sort in SortBy::ALL {
            prop_assert_eq!(order(&after, sort, true), order(&before, sort, true));
        }
        for no in 0..=sketches.len() as ArticleNo {
            prop_assert_eq!(after.row(no), before.row(no));
            prop_assert_eq!(after.place(no), before.place(no));
        }
        for official in ["pham-binh-minh", "bui-thanh-son", "to-lam", "khong-ai"] {
            prop_assert_eq!(after.profile(official), before.profile(official));
        }
        for (no, sketch) in (0..).zip(&sketches) {
            let linking = Sketch {
                links: vec!["Hội nghị mới", "TIN NGOẠI GIAO", "Đường, dài", "không có"],
                ..sketch.clone()
            };
            let linked = |library: &Library| library.opened(no, linking.built(no as usize)).linked;
            prop_assert_eq!(linked(&after), linked(&before));
        }
    }
}

proptest! {
    #[test]
    fn articles_put_behind_a_library_are_as_if_they_had_been_added_to_it(
        sketches in sketches(), query in queries(), share in 0..=4_usize
    ) {
        let (first, more) = sketches.split_at(sketches.len() * share / 4);
        let old = saved(library(first));
        let more = library_from(first.len(), more);
        let joined = mapped(|path| {
            let saved = more.join(&old, Groups::default, path, || Some(7));
            saved.map(|stamp| assert_eq!(stamp, Some(7)))
        });
        let all = library(&sketches);
        let counted = |library: &Library| {
            let hits = library.query(&query, Generation(1));
            let facets = hits.facets.into_iter().flatten().map(|facet| {
                // What most articles call an official is not counted anew.
                let values = facet.values.into_iter();
                values.map(|v| (v.id, v.about, v.all, v.inferred)).collect::<Vec<_>>()
            });
            (hits.order, facets.collect::<Vec<_>>())
        };
        prop_assert_eq!(counted(&joined), counted(&all));
        for sort in SortBy::ALL {
            prop_assert_eq!(order(&joined, sort, false), order(&all, sort, false));
        }
        for no in 0..=sketches.len() as ArticleNo {
            prop_assert_eq!(joined.place(no), all.place(no));
            prop_assert_eq!(joined.title(no), all.title(no));
            prop_assert_eq!(joined.prints(&[no]), all.prints(&[no]));
            let roles = |library: &Library| {
                let row = library.row(no);
                row.map(|row| row.officials.into_iter().map(|o| o.roles).collect::<Vec<_>>())
            };
            prop_assert_eq!(roles(&joined), roles(&all));
            prop_assert_eq!(joined.with_title_of(no), all.with_title_of(no));
        }
    }
}

#[test]
fn a_cut_file_is_no_library() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library");
    library(&[Sketch::titled("một"), Sketch::titled("hai")])
        .save(&path, 7)
        .unwrap();
    let whole = std::fs::read(&path).unwrap();
    for len in 0..whole.len() {
        let cut = tantivy::directory::OwnedBytes::new(whole[..len].to_vec());
        assert!(Library::open(cut, 7).is_none(), "{len} of {}", whole.len());
    }
}

#[test]
fn articles_keep_their_ids_in_a_library_that_takes_the_place_of_another() {
    let titles = ["một", "hai", "ba"].map(Sketch::titled);
    let old = library(&titles);
    let mut new = Library::default();
    for n in [2, 7, 0] {
        let built = titles[n % 3].built(n);
        new.add(&built.page, &built.article, &built.names);
    }
    let numbers = old.renumbered(&new);
    assert_eq!(
        [0, 1, 2, 3].map(|no| numbers.of(no)),
        [Some(2), None, Some(0), None]
    );
}

//! A library that was saved, and one that takes the place of another.

use super::*;

/// The same library, written to a file and mapped from it.
fn saved(library: &Library) -> Library {
    let folder = tempfile::tempdir().unwrap();
    library.save(&folder.path().join("library"), 7).unwrap();
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
        let after = saved(&before);
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

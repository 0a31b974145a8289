//! An index that cannot be used: it is made anew, and that is told.

use std::fs;

use docbao::library::index::{Index, State};

use super::Archive;
use super::keeping::page;

#[test]
fn a_damaged_index_is_made_anew() {
    let archive = Archive::new();
    archive.write("a.txt", page(3, "lúa"));
    archive.update();
    fs::write(archive.cache.path().join("meta.json"), "{").unwrap();
    let (index, state) = Index::open(archive.cache.path(), 0).unwrap();
    assert_eq!(state, State::Damaged);
    assert!(index.searching().unwrap().is_empty());
    drop(index);
    assert_eq!(archive.update().added, 1);
    assert_eq!(archive.found("lúa"), ["a"]);
}

#[test]
fn an_index_of_another_version_is_made_anew() {
    let archive = Archive::new();
    archive.write("a.txt", page(3, "lúa"));
    archive.update();
    let made = archive.cache.path().join("provenance");
    let by = fs::read_to_string(&made).unwrap();
    assert!(by.contains(env!("CARGO_PKG_VERSION")), "{by}");
    let others = [
        Some(by.replacen('/', "0/", 1)),
        Some(format!("{by}\n")),
        None,
    ];
    for (other, right) in others
        .into_iter()
        .zip([State::Old, State::AsLeft, State::Old])
    {
        match &other {
            Some(other) => fs::write(&made, other).unwrap(),
            None => fs::remove_file(&made).unwrap(),
        }
        // A look at it changes nothing.
        let left = || Index::left(archive.cache.path(), 0).unwrap().err();
        assert_eq!(
            (left(), left()),
            ((right != State::AsLeft).then_some(right), left())
        );
        let (index, state) = Index::open(archive.cache.path(), 0).unwrap();
        assert_eq!(state, right, "{other:?}");
        assert_eq!(index.searching().unwrap().is_empty(), right == State::Old);
        drop(index);
        archive.update();
        assert_eq!(archive.found("lúa"), ["a"]);
        assert_eq!(fs::read_to_string(&made).unwrap().trim_end(), by.trim_end());
    }
}

#[test]
fn an_index_made_with_other_knowledge_is_made_anew() {
    let archive = Archive::new();
    archive.write("a.txt", page(3, "lúa"));
    archive.update();
    let opened = |knowledge| Index::open(archive.cache.path(), knowledge).unwrap();
    let (index, state) = opened(7);
    assert_eq!(state, State::OtherKnowledge);
    assert!(index.searching().unwrap().is_empty());
    drop(index);
    assert_eq!(opened(7).1, State::AsLeft);
    assert_eq!(opened(0).1, State::OtherKnowledge);
    assert_eq!(archive.update().added, 1);
}

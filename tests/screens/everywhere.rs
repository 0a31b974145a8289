//! The same scenes at every size, in both languages, with and without colours, from composed and from
//! decomposed text.

use docbao::lang::Lang;
use docbao::runtime::headless::{frame, plain};

use super::styles;
use crate::fixture::{Library, Session};

const SIZES: [(u16, u16); 5] = [(200, 60), (120, 40), (80, 24), (40, 15), (20, 6)];

/// Keys that lead from one scene to the next.
const SCENES: [(&str, &str); 9] = [
    ("list", ""),
    ("article", "Enter }"),
    ("found", "/ngoai<Space>giao Enter n"),
    ("facets", "q c 3 0 Enter"),
    ("searched", "X /giao Enter"),
    ("timeline", "X D l j"),
    ("matrix", "M l j"),
    ("command", "Esc :the"),
    ("help", "Esc ?"),
];

/// Every scene with its screen and its styles.
fn scenes(library: Library, size: (u16, u16), lang: Lang, colour: bool) -> Vec<(String, String)> {
    let mut session = Session::with(library, size.0, size.1, lang, colour);
    SCENES
        .iter()
        .map(|(_, keys)| {
            session.keys(keys);
            let frame = frame(&session.model);
            (plain(&frame), styles::runs(&frame))
        })
        .collect()
}

fn written(scenes: &[(String, String)], part: impl Fn(&(String, String)) -> String) -> String {
    let named = SCENES.iter().zip(scenes);
    let written = named.map(|((name, _), scene)| ["== ", name, "\n", &part(scene)].concat());
    written.collect()
}

#[test]
fn every_scene_at_every_size_in_both_languages() {
    for (width, height) in SIZES {
        for (lang, name) in [(Lang::Vi, "vi"), (Lang::En, "en")] {
            let size = (width, height);
            let coloured = scenes(Library::new(), size, lang, true);
            let both = written(&coloured, |(screen, runs)| format!("{screen}--\n{runs}"));
            insta::assert_snapshot!(format!("everywhere_{width}x{height}_{name}"), both);

            let plain = scenes(Library::new(), size, lang, false);
            for ((with, _), (without, runs)) in coloured.iter().zip(&plain) {
                assert_eq!(with, without, "colours change no letter");
                // A run is its place, its style and its text in quotes.
                let styles = || runs.lines().filter_map(|run| run.split('"').next());
                for colour in ["cyan", "magenta", "green", "yellow", "red", "black"] {
                    assert!(!styles().any(|s| s.contains(colour)), "{colour} in\n{runs}");
                }
            }
            if lang == Lang::Vi {
                let name = format!("everywhere_{width}x{height}_no_color");
                insta::assert_snapshot!(name, written(&plain, |(_, runs)| runs.clone()));
            }
            let decomposed = scenes(Library::decomposed(), size, lang, true);
            assert_eq!(
                coloured, decomposed,
                "{width}x{height}: letters in pieces look the same"
            );
        }
    }
}

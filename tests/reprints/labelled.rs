//! The texts of `tests/fixtures/reprints`: each file is a story in several versions, the first the original.
//! `@2` stands for the original's second paragraph. The label of a version says what it is: `copy` and `reprint`
//! belong to the original; an `update`, an account by `other` writers, another text of one `template` and another
//! `part` of a series do not, nor does any text of another file.

use std::fs;
use std::path::Path;

use docbao::library::reprints::Sketch;

use super::{grouped, sketch, together};

/// A version of a story.
struct Version {
    file: String,
    label: String,
    sketch: Sketch,
}

/// The paragraphs that `@` counts: the long lines.
fn paragraphs(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.len() > 100).collect()
}

fn versions() -> Vec<Version> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reprints");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.sort();
    let mut versions = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let parts = text
            .split("=== ")
            .skip(1)
            .map(|part| part.split_once('\n').unwrap());
        let parts: Vec<(&str, &str)> = parts.collect();
        let original = paragraphs(parts[0].1);
        for (label, text) in parts {
            let lines = text.lines().map(|line| match line.split_once('@') {
                Some((before, n)) if n.parse::<usize>().is_ok() => {
                    format!("{before}{}", original[n.parse::<usize>().unwrap() - 1])
                }
                _ => line.to_owned(),
            });
            versions.push(Version {
                file: file.file_stem().unwrap().to_string_lossy().into_owned(),
                label: label.to_owned(),
                sketch: sketch(&lines.collect::<Vec<_>>().join("\n")),
            });
        }
    }
    versions
}

fn belongs(version: &Version) -> bool {
    ["original", "copy", "reprint"].contains(&version.label.as_str())
}

#[test]
fn every_labelled_pair_is_judged_right() {
    let versions = versions();
    let (mut right, mut wrong) = (0, Vec::new());
    for (n, a) in versions.iter().enumerate() {
        for b in &versions[..n] {
            let same_file = a.file == b.file;
            // Two reprints may each have cut what the other kept.
            if same_file && b.label != "original" && belongs(a) && belongs(b) {
                continue;
            }
            let is = same_file && belongs(a) && belongs(b);
            if together(a.sketch, b.sketch) == is {
                right += 1;
            } else {
                wrong.push(format!(
                    "{} {}, {} {}: {is}",
                    a.file, a.label, b.file, b.label
                ));
            }
        }
    }
    assert!(right > 500, "{right}");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn stories_are_grouped_as_labelled() {
    let versions = versions();
    let sketches: Vec<Sketch> = versions.iter().map(|v| v.sketch).collect();
    let groups = grouped(&sketches);
    for (no, version) in (0..).zip(&versions) {
        let expected: Vec<usize> = (0..versions.len())
            .filter(|&n| n != no as usize && belongs(version))
            .filter(|&n| versions[n].file == version.file && belongs(&versions[n]))
            .collect();
        let found: Vec<usize> = groups.others(no).map(|n| n as usize).collect();
        assert_eq!(found, expected, "{} {}", version.file, version.label);
    }
}

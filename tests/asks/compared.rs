//! The page that compares docbao with other readers says nothing that no test holds.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const PAGE: &str = include_str!("../../docs/compared.md");

/// The names of all tests: functions, and the screens that a macro makes tests of.
fn names(folder: &Path, all: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            names(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let mut is_test = false;
            for line in text.lines().map(str::trim) {
                if let Some(function) = line.strip_prefix("fn ").filter(|_| is_test) {
                    let name = function.split(['(', '<']).next().unwrap();
                    all.insert(name.to_owned());
                }
                is_test = line == "#[test]" || (is_test && line.starts_with("#["));
            }
        }
    }
}

/// The rows of the tables below a heading: their cells.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let below = PAGE.split("\n## ").find(|part| part.starts_with(heading));
    let rows = below.unwrap().lines().filter(|line| line.starts_with("| "));
    rows.map(|row| {
        let cells = row.trim_matches('|').split(" | ");
        cells.map(str::trim).collect()
    })
    .skip(1)
    .collect()
}

/// The words of a cell that stand between back quotes.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

#[test]
fn every_claim_names_a_test_that_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = BTreeSet::new();
    names(&root.join("tests"), &mut tests);
    names(&root.join("src"), &mut tests);
    assert!(tests.contains("every_claim_names_a_test_that_is_there"));
    let features = rows("Features");
    assert!(features.len() > 45, "{}", features.len());
    for row in &features {
        let [feature, .., claim, held_by] = row.as_slice() else {
            panic!("{row:?}");
        };
        assert_eq!(row.len(), 9, "{feature}");
        let held_by = quoted(held_by);
        let claims = claim.starts_with("yes") || claim.starts_with("partial");
        assert!(claims || claim.starts_with("no"), "{feature}: {claim}");
        assert_eq!(claims, !held_by.is_empty(), "{feature}");
        for name in held_by {
            assert!(tests.contains(name), "{feature}: no test is called {name}");
        }
    }
    let asks = rows("What readers asked for");
    assert_eq!(asks.len(), 31);
    for (row, n) in asks.iter().zip(1..) {
        assert_eq!(row[0], n.to_string());
        let names = quoted(row[2]);
        assert!(
            !names.is_empty() && names.iter().all(|name| tests.contains(*name)),
            "{row:?}"
        );
    }
}

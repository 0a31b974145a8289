//! The seed pages beside the project, where they are: officials and conferences exactly as their
//! gold files say. Where the folder is missing the test says so and has nothing to check.

use std::collections::BTreeSet;
use std::path::Path;

use docbao::entity::{self, Known};
use docbao::parse::article::Kind;
use docbao::text::fold;
use serde_json::Value;

use super::{article, block, page};

#[test]
fn seed_pages_name_whom_their_gold_names() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let Ok(files) = std::fs::read_dir(shared.join("gold")) else {
        println!("no ../shared/gold: nothing checked");
        return;
    };
    for file in files
        .map(|f| f.unwrap().path())
        .filter(|f| f.extension().is_some_and(|e| e == "json"))
    {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let text =
            std::fs::read_to_string(shared.join("seeds").join(format!("{name}.txt"))).unwrap();
        check(&name, &text, &gold);
    }
}

fn check(name: &str, text: &str, gold: &Value) {
    let kind_of = |k: &str| *Kind::ALL.iter().find(|kind| kind.name() == k).unwrap();
    let joins: Vec<(u32, u32)> = list(gold, "joins")
        .iter()
        .map(|j| (line(&j[0]), line(&j[1])))
        .collect();
    let mut blocks = Vec::new();
    for entry in list(gold, "lines") {
        let at = line(&entry["line"]);
        if joins.iter().any(|(_, second)| *second == at) {
            continue;
        }
        let end = joins
            .iter()
            .find(|(first, _)| *first == at)
            .map_or(at, |(_, second)| *second);
        blocks.push(block(
            text,
            kind_of(entry["kind"].as_str().unwrap()),
            at - 1..end,
        ));
    }
    let published = gold["published"].as_str().map(|p| &p[..10]);
    let article = article(blocks, gold["byline"].as_str(), published);
    let names = entity::find(&page(text), &article, Known::builtin());

    let officials: BTreeSet<String> = names
        .officials
        .iter()
        .map(|o| fold::exact(&o.name))
        .collect();
    let wanted: BTreeSet<String> = list(gold, "officials")
        .iter()
        .map(|o| fold::exact(o["name"].as_str().unwrap()))
        .collect();
    assert_eq!(officials, wanted, "officials of {name}");
    for official in list(gold, "officials") {
        let found = names
            .officials
            .iter()
            .find(|o| fold::same(&o.name, official["name"].as_str().unwrap()))
            .unwrap();
        let roles: Vec<_> = list(official, "roles")
            .iter()
            .map(|r| r.as_str().unwrap())
            .collect();
        assert!(
            roles.iter().all(|r| found.roles.iter().any(|f| f == r)),
            "{name}: {:?} for {roles:?}",
            found.roles
        );
    }
    let ids: BTreeSet<&str> = names.conferences.iter().map(|c| c.id.as_str()).collect();
    let also: Vec<&str> = ["conferences_optional", "conferences_inferred"]
        .iter()
        .flat_map(|k| list(gold, k))
        .filter_map(Value::as_str)
        .collect();
    let wanted: BTreeSet<&str> = list(gold, "conferences")
        .iter()
        .map(|c| c["id"].as_str().unwrap())
        .collect();
    assert!(wanted.is_subset(&ids), "{name}: {ids:?} for {wanted:?}");
    assert!(
        ids.iter()
            .all(|id| wanted.contains(id) || also.contains(id)),
        "{name}: {ids:?} for {wanted:?}"
    );
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn line(value: &Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

//! A person's own knowledge: what it adds, what it overrides, what is said of a mistake.

use std::path::Path;

use docbao::entity;
use docbao::entity::known::{FileKind, Known};
use docbao::entity::names::Names;
use docbao::parse::article::Kind;

/// The names of one paragraph with these files on top of the program's own.
fn names(files: &[(FileKind, &str)], text: &str, date: Option<&str>) -> Names {
    let mut known = Known::compiled();
    for (kind, file) in files {
        known.extend(*kind, Path::new("mine.toml"), file).unwrap();
    }
    let article = super::article(vec![super::block(text, Kind::Paragraph, 0..1)], None, date);
    entity::find(&super::page(text), &article, &known)
}

fn officials(names: &Names) -> Vec<(&str, Vec<&str>)> {
    names
        .officials
        .iter()
        .map(|o| {
            (
                o.name.as_str(),
                o.roles.iter().map(String::as_str).collect(),
            )
        })
        .collect()
}

fn ids(names: &Names) -> Vec<&str> {
    names.conferences.iter().map(|c| c.id.as_str()).collect()
}

#[test]
fn roles_are_added_and_overridden() {
    let text = "Quan trấn thủ Nguyễn Văn Tèo đón Bộ trưởng Ngoại giao Bùi Thanh Sơn.";
    let bui = ("Bùi Thanh Sơn", vec!["Bộ trưởng Ngoại giao"]);
    assert_eq!(
        officials(&names(&[], text, None)),
        std::slice::from_ref(&bui)
    );
    let added = "role = [{ name = \"Quan trấn thủ\", class = \"local\" }]";
    assert_eq!(
        officials(&names(&[(FileKind::Roles, added)], text, None)),
        [("Nguyễn Văn Tèo", vec!["Quan trấn thủ"]), bui]
    );
    let none = "role = [{ name = \"Bộ trưởng\", class = \"none\" }]";
    assert_eq!(
        officials(&names(&[(FileKind::Roles, none)], text, None)),
        []
    );
}

#[test]
fn bodies_are_added_and_overridden() {
    let text = "Giám đốc Nhà đèn Phương Bắc Trần Văn Long cắt băng.";
    assert_eq!(officials(&names(&[], text, None)), []);
    let added = "state = [\"Nhà đèn Phương Bắc\"]";
    assert_eq!(
        officials(&names(&[(FileKind::Bodies, added)], text, None)),
        [("Trần Văn Long", vec!["Giám đốc Nhà đèn Phương Bắc"])]
    );
    let text = "Chủ tịch Hội Nông dân Việt Nam Lương Quốc Đoàn đến.";
    assert_eq!(officials(&names(&[], text, None)).len(), 1);
    let company = "company = [\"Hội Nông dân\", \"Hội Nông dân Việt Nam\"]";
    assert_eq!(
        officials(&names(&[(FileKind::Bodies, company)], text, None)),
        []
    );
}

#[test]
fn words_and_surnames_are_added_and_taken_out() {
    let text = "Đương kim Bộ trưởng Ngoại giao Bùi Thanh Sơn đến.";
    let former = "former = [\"đương kim\"]";
    assert_eq!(
        officials(&names(&[(FileKind::Words, former)], text, None)),
        [("Bùi Thanh Sơn", vec!["Đương kim Bộ trưởng Ngoại giao"])]
    );
    let text = "Nguyên Bộ trưởng Ngoại giao Bùi Thanh Sơn đến.";
    let taken_out = "former = [\"-nguyên\"]";
    assert_eq!(
        officials(&names(&[(FileKind::Words, taken_out)], text, None)),
        [("Bùi Thanh Sơn", vec!["Bộ trưởng Ngoại giao"])]
    );
    let text = "Ông Zắc Văn Lon, Chủ tịch UBND xã, đến.";
    let surname = "[names]\nsurname = [\"Zắc\"]\n";
    assert_eq!(
        officials(&names(&[(FileKind::Surnames, surname)], text, None)),
        [("Zắc Văn Lon", vec!["Chủ tịch UBND xã"])]
    );
}

#[test]
fn series_are_added_and_their_editions_completed() {
    let text = "Hội nghị Ngoại giao bước sang ngày thứ hai.";
    let date = Some("2031-08-12");
    assert!(ids(&names(&[], text, date)).is_empty());
    let edition = "[[series]]\nid = \"hoi-nghi-ngoai-giao\"\nname = \"Hội nghị Ngoại giao\"\nshort = \"Ngoại giao\"\n\
        keyed_by = \"ordinal\"\nkind = \"conference\"\n\
        editions = [{ ordinal = 35, year = 2031, from = \"2031-08-11\", to = \"2031-08-15\" }]\n";
    let files = [(FileKind::Conferences, edition)];
    assert_eq!(ids(&names(&files, text, date)), ["hoi-nghi-ngoai-giao-35"]);
    // What the program knows of other editions stays.
    let before = names(&files, text, Some("2021-12-16"));
    assert_eq!(ids(&before), ["hoi-nghi-ngoai-giao-31"]);

    let own = "[[series]]\nid = \"cho-tinh\"\nname = \"Hội nghị Chợ tình\"\nshort = \"Chợ tình\"\n\
        abbreviations = [\"HNCT\"]\nkeyed_by = \"ordinal\"\nkind = \"conference\"\n";
    let files = [(FileKind::Conferences, own)];
    assert_eq!(
        ids(&names(&files, "HNCT 7 họp ở bản trên.", None)),
        ["cho-tinh-7"]
    );
}

#[test]
fn officials_are_added_and_overridden() {
    let text = "Chủ tịch Phạm Hùng Dũng nói năm nay được mùa.";
    assert_eq!(officials(&names(&[], text, None)), []);
    let own = "[[official]]\nname = \"Phạm Hùng Dũng\"\nposts = [{ role = \"Chủ tịch UBND xã\", from = \"2024\" }]\n";
    assert_eq!(
        officials(&names(&[(FileKind::Officials, own)], text, None)),
        [("Phạm Hùng Dũng", vec!["Chủ tịch"])]
    );
    let mut known = Known::compiled();
    let own = "[[official]]\nname = \"Phạm Bình Minh\"\nposts = [{ role = \"Trưởng bản\" }]\n";
    known
        .extend(FileKind::Officials, Path::new("mine.toml"), own)
        .unwrap();
    assert_eq!(known.official("Phạm Bình Minh").unwrap().posts.len(), 1);
}

#[test]
fn a_mistake_is_told_with_its_place_and_nothing_of_the_file_counts() {
    for (kind, text, place, words) in [
        (
            FileKind::Roles,
            "role = [\n  { name = \"Trưởng tàu\", clas = \"local\" },\n]\n",
            (2, 26),
            "unknown field `clas`",
        ),
        (
            FileKind::Conferences,
            "[[series]]\nid = \"a\"\nname = \"Hội nghị A\"\nshort = \"A\"\nkeyed_by = \"year\"\nkind = \"forum\"\n\
             editions = [{ year = 2024, from = \"2024-13-01\" }]\n",
            (7, 35),
            "write YYYY-MM-DD",
        ),
        (
            FileKind::Officials,
            "[[official]]\nname = \"A\"\nposts = [{ role = \"Bộ trưởng\", from = \"năm ngoái\" }]\n",
            (3, 39),
            "write YYYY, YYYY-MM or YYYY-MM-DD",
        ),
        (
            FileKind::Words,
            "verb = \"đi\"\n",
            (1, 8),
            "expected a sequence",
        ),
    ] {
        let error = Known::compiled()
            .extend(kind, Path::new("mine.toml"), text)
            .unwrap_err();
        assert_eq!(error.at, Some(place), "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
}

//! What `list`, `export` and `search` narrow by, and in which order articles come.

use super::{Folder, PAGE, json, run};

const MUSIC: &str = "Đêm nhạc ở bến cảng\n\nThứ Năm, 16/12/2021, 08:00\n\nTối 15/12/2021, đông đảo khán giả đến \
    bến cảng nghe hát. Chương trình kéo dài hai giờ và được truyền đi khắp tỉnh.\n";

const OLD: &str = "An toàn trên sông mùa lũ\n\nThứ Tư, 17/10/2018, 08:00\n\nChiều 16/10, Bộ trưởng Ngoại giao Trần \
    Thái Vân đi thăm bến đò và nhắc bà con mặc áo phao.\n\nMưa còn kéo dài đến cuối tuần, nước sông lên nhanh.\n";

fn folder() -> Folder {
    Folder::new()
        .with("a/nhac.txt", MUSIC)
        .with("b/nghi.txt", PAGE)
        .with("b/song.txt", OLD)
}

fn ids(args: &[&str]) -> Vec<String> {
    let folder = folder();
    let ran = run([&["list", "--json"], args, &[folder.arg()]].concat());
    assert_eq!(ran.stderr, "");
    let rows = json(&ran.stdout);
    assert_eq!(ran.code, Some(i32::from(rows.is_empty())));
    rows.iter()
        .map(|row| row["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_list_is_narrowed_and_ordered() {
    let table: [(&[&str], &[&str]); 17] = [
        (&[], &["nhac", "nghi", "song"]),
        (&["--query", "ben"], &["nhac", "nghi", "song"]),
        (
            &["--query", "\"bến cảng\" OR hoinghi:41"],
            &["nhac", "nghi"],
        ),
        (&["--query", "-hát"], &["nghi", "song"]),
        (&["--official", "Trần Thái Vân"], &["nghi", "song"]),
        (
            &["--official", "tran-thai-van", "--conference", "ngoai giao"],
            &["nghi"],
        ),
        (&["--conference", "không có"], &[]),
        (&["--source", "a"], &["nhac"]),
        (&["--from", "2021"], &["nhac", "nghi"]),
        (&["--from", "15/12/2021"], &["nhac"]),
        (
            &["--to", "2021-12-14", "--query", "ngoại giao"],
            &["nghi", "song"],
        ),
        (&["--from", "2018", "--to", "10/2018"], &["song"]),
        (&["--sort", "date"], &["nhac", "nghi", "song"]),
        (
            &["--sort", "date", "--reverse", "--limit", "2"],
            &["song", "nghi"],
        ),
        (&["--sort", "title"], &["song", "nhac", "nghi"]),
        (&["--limit", "1"], &["nhac"]),
        (&["--limit", "0"], &[]),
    ];
    for (args, expected) in table {
        assert_eq!(ids(args), expected, "{args:?}");
    }
}

#[test]
fn what_makes_no_sense_is_said_with_its_place() {
    let folder = folder();
    for (args, said) in [
        (["--query", "mau:xanh"], "  mau:xanh\n  ^^^"),
        (["--from", "hôm qua"], "  date:hômqua.."),
        (["--to", "2021-13"], "  date:..2021-13"),
    ] {
        let ran = run([&["list"], &args[..], &[folder.arg()]].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn a_search_is_narrowed_by_the_same_options() {
    let folder = folder();
    let count = |args: &[&str]| {
        let ran = run([&["search", "--count"], args, &["ben", folder.arg()]].concat());
        ran.stdout.trim().to_owned()
    };
    assert_eq!(count(&[]), "3");
    assert_eq!(count(&["--official", "thai van"]), "2");
    assert_eq!(count(&["--from", "2019", "--source", "b"]), "1");
}

#[test]
fn articles_are_written_as_a_table_and_as_documents() {
    let folder = folder();
    let export = |args: &[&str]| {
        let ran = run([&["export"], args, &[folder.arg()]].concat());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
        ran.stdout
    };
    let table = export(&["--format", "csv", "--sort", "date"]);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 4);
    assert!(rows[0].starts_with("id,title,published,source,"));
    assert!(rows[1].starts_with("nhac,Đêm nhạc ở bến cảng,2021-12-16T08:00,a,"));
    assert!(rows[2].contains(",Trần Thái Vân,"), "{}", rows[2]);
    let document = export(&["--format", "md", "--sort", "date", "--reverse"]);
    let titles: Vec<&str> = document.lines().filter(|l| l.starts_with("# ")).collect();
    assert_eq!(
        titles,
        [
            "# An toàn trên sông mùa lũ",
            "# Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây",
            "# Đêm nhạc ở bến cảng",
        ]
    );
    assert_eq!(document.matches("\n---\n").count(), 2);
    let text = export(&["--format", "txt", "--limit", "1"]);
    assert!(text.starts_with("Đêm nhạc ở bến cảng\n") && !text.contains('─'));
}

//! Very many pages, and a very long one.

use super::{Folder, json, run};

#[test]
fn a_folder_of_twenty_thousand_pages_is_listed() {
    let folder = Folder::new();
    for n in 0..20_000 {
        let sub = folder.path().join(format!("{:02}", n % 50));
        if n < 50 {
            std::fs::create_dir(&sub).unwrap();
        }
        std::fs::write(sub.join(format!("{n}.txt")), format!("Tin số {n}\n")).unwrap();
    }
    let ran = run(["list", folder.arg()]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(ran.stdout.lines().count(), 20_000);
}

#[test]
fn a_line_of_fifty_megabytes_is_one_line() {
    let sentence = "Hội nghị diễn ra trong hai ngày. ";
    let line = sentence.repeat(50 * (1 << 20) / sentence.len());
    let folder = Folder::new().with("a.txt", format!("Tiêu đề\n\n{line}\n"));
    let records = json(&run(["export", folder.arg()]).stdout);
    let blocks = records[0]["blocks"].as_array().unwrap();
    let longest = blocks
        .iter()
        .map(|b| b["text"].as_str().unwrap().len())
        .max();
    assert_eq!(longest, Some(line.trim_end().len()));
}

//! Asks 21 and 22: taking addresses and articles along.

use super::{news, pages};
use crate::cli::{Folder, json, run};
use crate::pty::{self, docbao};

#[test]
fn a_whole_address_is_copied_however_long_it_is() {
    let url = format!("https://vi-du.vn/{}-4411.html", "chuyen-dai-".repeat(14));
    let text = news(
        "Chuyện dài",
        "Thứ Hai, 13/12/2021",
        &[
            "Một câu chuyện có địa chỉ dài hơn cả màn hình, và địa chỉ ấy phải chép được nguyên vẹn.",
        ],
    );
    let record = serde_json::json!({"id": "a", "url": url, "text": text});
    let folder = Folder::new().with("a.jsonl", format!("{record}\n"));
    let mut command = docbao(&[folder.arg()]);
    // Over ssh the person's own terminal keeps the clipboard.
    command.env("SSH_CONNECTION", "1");
    let mut session = pty::Session::run(command);
    session.wait_for("Chuyện dài");
    session.type_keys("y");
    session.wait_for("copied");
    assert_eq!(session.copied(), Some(url.as_str()));
    session.type_keys("Y");
    session.wait_for("Chuyện dài · http");
    assert_eq!(
        session.copied(),
        Some(format!("Chuyện dài\n{url}").as_str())
    );
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn lists_and_articles_are_exported_without_the_screen() {
    let folder = pages();
    let table = run(["export", "--format", "csv", folder.arg()]);
    assert_eq!(table.code, Some(0));
    assert_eq!(table.stdout.lines().count(), 7, "{}", table.stdout);
    let head = table.stdout.lines().next().unwrap();
    assert!(head.contains("title") && head.contains("url"), "{head}");
    let one = run(["show", "--format", "md", "cho-phien", folder.arg()]);
    assert!(one.stdout.starts_with("# Chợ phiên họp lại sau mùa mưa"));
    let all = run(["export", "--format", "jsonl", folder.arg()]);
    assert_eq!(json(&all.stdout).len(), 6);
    let some = run(["export", "--format", "md", "--query", "duong", folder.arg()]);
    let titles = some.stdout.lines().filter(|line| line.starts_with("# "));
    assert_eq!(titles.count(), 2, "{}", some.stdout);
}

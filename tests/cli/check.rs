//! `docbao check`: one problem a line with its place, totals apart, exit code 1 when there is any.

use super::{Folder, PAGE, json, run};

/// A line of it reads as `PATH:LINE: reason` or `PATH: reason`.
fn parts(line: &str) -> (&str, Option<u32>, &str) {
    let (place, reason) = line.split_once(": ").unwrap();
    match place.rsplit_once(':') {
        Some((path, number)) => (path, Some(number.parse().unwrap()), reason),
        None => (place, None, reason),
    }
}

#[test]
fn every_problem_has_its_place_and_the_exit_code_is_one() {
    let folder = Folder::new()
        .with("a.txt", PAGE)
        .with("b.txt", "")
        .with(
            "c.txt",
            b"Ti\xc3\xaau \xc4\x91\xe1\xbb\x81\n\nM\xf4t trang m\xe3 c\xfc, d\xf2ng th\xe9 ba.\n",
        )
        .with("d.txt", b"\x89PNG\r\n\x1a\n\0\0\0")
        .with("e/f.txt", " \n\u{a0}\n")
        .with(
            "g.txt",
            "Trang chủ\nTin mới\nBão số 9 vào bờ trong đêm\n08:15\nGiá lúa tăng nhẹ đầu vụ\n07:40\n\
             Khai trương tuyến buýt mới\n06:30\n",
        );
    let ran = run(["check", folder.arg()]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let told = |name: &str| -> Vec<(Option<u32>, String)> {
        ran.stdout
            .lines()
            .map(parts)
            .filter(|(path, _, _)| path.ends_with(name))
            .map(|(_, line, reason)| (line, reason.to_owned()))
            .collect()
    };
    assert_eq!(told("b.txt"), [(None, "empty file".to_owned())]);
    assert_eq!(told("d.txt"), [(None, "binary data, not text".to_owned())]);
    assert_eq!(told("f.txt"), [(None, "only white space".to_owned())]);
    let bad = told("c.txt");
    assert_eq!(bad[0].0, Some(3), "{bad:?}");
    assert!(bad[0].1.starts_with("not UTF-8"), "{bad:?}");
    assert!(told("g.txt").contains(&(None, "no article on this page".to_owned())));
    let doubtful = ran.stdout.matches(": doubtful split: ").count();
    let all = ran.stdout.lines().count();
    let totals = format!("problems: {}, doubtful lines: {doubtful}", all - doubtful);
    assert!(ran.stderr.contains(&totals), "{ran:?}");
    assert!(ran.stderr.contains("pages read: 5, "), "{ran:?}");
}

#[test]
fn doubtful_lines_say_what_they_are_taken_for_and_what_else_they_may_be() {
    // Short lines between the paragraphs: captions, subheadings, or what?
    let page = "Phiên chợ cuối năm ở Bến Mây\n\nSáng 14/12, hơn hai trăm người về họp chợ, đông hơn mọi năm.\n\n\
        Khách thử cà phê phin\n\nBà con bán gạo, rau và cá khô từ bốn giờ sáng, trước khi trời mưa to.\n\n\
        Hai bên bắt tay\n\nTrưa cùng ngày, chợ tan.\n";
    let folder = Folder::new().with("one.txt", page);
    let ran = run(["check", folder.arg()]);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let doubtful: Vec<_> = ran
        .stdout
        .lines()
        .map(parts)
        .filter(|(_, _, why)| why.starts_with("doubtful split: "))
        .collect();
    assert!(!doubtful.is_empty(), "{ran:?}");
    for (_, line, why) in doubtful {
        assert!(line.is_some_and(|l| (1..=11).contains(&l)));
        assert!(why.contains(" %, ") && why.contains("), perhaps "), "{why}");
    }
    let data = json(&run(["check", "--json", folder.arg()]).stdout);
    assert_eq!(data.len(), ran.stdout.lines().count());
    assert!(data.iter().any(|d| d["problem"] == "doubtful-split"
        && d["line"].is_u64()
        && d["reason"].is_string()));
}

#[test]
fn nothing_to_check_is_an_error() {
    let folder = Folder::new();
    let missing = folder.path().join("missing");
    let ran = run(["check".as_ref(), missing.as_os_str()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{ran:?}");
    assert!(ran.stderr.contains("missing: does not exist"), "{ran:?}");
}

#[test]
fn pages_without_a_fault_are_a_success() {
    let sample =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/hnng31-khai-mac.txt");
    let ran = run(["check".as_ref(), sample.as_os_str()]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{ran:?}");
    assert!(
        ran.stderr.contains(
            "pages read: 1, with something to look at: 0; problems: 0, doubtful lines: 0"
        ),
        "{ran:?}"
    );
}

//! What goes wrong is said in the language of whoever reads it, with what to do about it; programs read the
//! same words whoever runs them.

use std::os::unix::fs::symlink;

use super::{Folder, PAGE, Ran, docbao, json, run_command, run_with};

/// Words that only English complaints have.
const ENGLISH: [&str; 6] = [" the ", "not ", "record", " is ", "file", "expected"];

fn rubbish() -> Folder {
    let folder = Folder::new()
        .with("kho/a.txt", PAGE)
        .with("kho/rong.txt", "")
        .with("kho/trang.txt", " \n")
        .with("kho/b.txt", b"\x89PNG\r\n\x1a\n\0\0\0")
        .with("kho/c.jsonl", "{x\n[1]\n{\"text\":7}\n{\"text\":\"a\n")
        .with(
            "kho/d.txt",
            b"Ti\xc3\xaau \xc4\x91\xe1\xbb\x81\n\nM\xf4t trang m\xe3 c\xfc, d\xf2ng th\xe9 ba.\n",
        )
        .with("ngoai.txt", PAGE);
    let at = folder.path();
    symlink(at.join("ngoai.txt"), at.join("kho/ra-ngoai.txt")).unwrap();
    folder
}

fn in_vietnamese(args: &[&str]) -> Ran {
    let mut command = docbao(args);
    command.env("LANG", "vi_VN.UTF-8");
    run_command(command)
}

#[test]
fn problems_are_said_in_the_language_of_the_locale() {
    let folder = rubbish();
    let pages = folder.path().join("kho");
    let pages = pages.to_str().unwrap();
    let ran = in_vietnamese(&["check", pages]);
    for words in [
        "rong.txt: tệp rỗng",
        "trang.txt: chỉ có khoảng trắng",
        "b.txt: dữ liệu nhị phân, không phải chữ",
        "c.jsonl:1: không phải bản ghi: dòng này không phải JSON, từ byte 2: mỗi dòng là một đối tượng",
        "c.jsonl:2: không phải bản ghi: dòng này là JSON mà không phải đối tượng",
        "c.jsonl:3: không phải bản ghi: text phải là chữ trong ngoặc kép",
        "c.jsonl:4: không phải bản ghi: dòng này đứt giữa chừng, ở byte 10",
        "d.txt:3: 5 chỗ không phải UTF-8, hiện thành",
        "ra-ngoai.txt: liên kết ra ngoài thư mục nên không theo",
    ] {
        assert!(ran.stdout.contains(words), "{words} in {}", ran.stdout);
    }
    let problems = ran.stdout.replace(pages, "");
    for word in ENGLISH {
        assert!(!problems.contains(word), "{word} in {problems}");
    }
    assert!(ran.stderr.contains("đã đọc 4 trang"), "{}", ran.stderr);
    // A program reads what it always did.
    let told = |ran: &Ran| -> Vec<String> {
        let all = json(&ran.stdout);
        all.iter().map(|p| p["reason"].to_string()).collect()
    };
    let ran = in_vietnamese(&["check", "--json", pages]);
    let english = run_command(docbao(["check", "--json", pages]));
    assert_eq!(told(&ran), told(&english));
    assert!(told(&ran).contains(&"\"empty file\"".to_owned()), "{ran:?}");
}

#[test]
fn doubts_are_said_in_the_language_of_the_locale() {
    // Short lines between the paragraphs: captions, subheadings, or what?
    let page = "Phiên chợ cuối năm ở Bến Mây\n\nSáng 14/12, hơn hai trăm người về họp chợ, đông hơn mọi năm.\n\n\
        Khách thử cà phê phin\n\nBà con bán gạo, rau và cá khô từ bốn giờ sáng, trước khi trời mưa to.\n\n\
        Hai bên bắt tay\n\nTrưa cùng ngày, chợ tan.\n";
    let folder = Folder::new().with("one.txt", page);
    let ran = in_vietnamese(&["check", folder.arg()]);
    let doubts = ran.stdout.matches(": chia chưa chắc: ").count();
    assert!(doubts > 0, "{}", ran.stdout);
    let lines = ran.stdout.replace(folder.arg(), "");
    for word in [": a ", ": the ", "là a ", "là the ", " site "] {
        assert!(!lines.contains(word), "{word} in {lines}");
    }
}

#[test]
fn what_ends_a_command_is_said_in_the_language_of_the_locale() {
    let folder = rubbish();
    let missing = folder.path().join("thieu");
    let missing = missing.to_str().unwrap();
    let ran = in_vietnamese(&["list", missing]);
    assert_eq!(ran.code, Some(2));
    let told =
        format!("docbao: không mở được trang nào: {missing}: không có ở đó: xem lại đường dẫn\n");
    assert_eq!(ran.stderr, told);
    let ran = in_vietnamese(&[
        "show",
        "nosuch",
        folder.path().join("kho/a.txt").to_str().unwrap(),
    ]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr
            .contains("không có trang nào mang mã «nosuch»: «docbao list» cho biết các mã"),
        "{}",
        ran.stderr
    );
    // Also where the configuration cannot be read, which would say the language.
    let ran = in_vietnamese(&["list", "--config", missing]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.stderr.ends_with(": không có tệp hay thư mục ấy\n"),
        "{}",
        ran.stderr
    );
    let ran = in_vietnamese(&[folder.path().join("kho").to_str().unwrap()]);
    assert!(
        ran.stderr.contains("không dùng được cửa sổ dòng lệnh"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_reader_lists_problems_in_its_language() {
    let folder = rubbish();
    let pages = folder.path().join("kho");
    let pages = pages.to_str().unwrap();
    let keys = |keys: &str| {
        let args = ["--print", "--size", "120x20", "--keys", keys, pages];
        in_vietnamese(&args).stdout
    };
    let screen = keys("P");
    for words in [
        "tệp rỗng",
        "dữ liệu nhị phân, không phải chữ",
        "liên kết ra ngoài thư mục",
    ] {
        assert!(screen.contains(words), "{words} in {screen}");
    }
    // Enter opens the page that is meant, at the line that is meant.
    let row = keys("P G");
    assert!(row.contains("Trục trặc"), "{row}");
    let n = row
        .lines()
        .skip(2)
        .position(|line| line.contains("d.txt:3"))
        .unwrap();
    let screen = keys(&format!("P {} Enter", "j ".repeat(n)));
    assert!(screen.contains("   3 M"), "{screen}");
    // One without a page in the library says so.
    let screen = keys("P Enter");
    assert!(screen.contains("bài này không có trong kho"), "{screen}");
}

#[test]
fn a_problem_can_be_seen_by_a_key_that_is_named() {
    let folder = Folder::new().with("k/a.txt", PAGE).with("k/b.txt", "");
    let pages = folder.path().join("k");
    let print = |size: &str| {
        let args = ["--print", "--size", size, pages.to_str().unwrap()];
        in_vietnamese(&args).stdout
    };
    let wide = print("120x20");
    assert!(
        wide.lines()
            .next()
            .unwrap()
            .ends_with("1 trục trặc · P xem"),
        "{wide}"
    );
    let narrow = print("40x15");
    assert!(
        narrow.contains("1 trục trặc") && !narrow.contains("P xem"),
        "{narrow}"
    );
}

#[test]
fn files_none_of_which_can_be_opened_end_it_before_a_screen_is_drawn() {
    let folder = rubbish();
    let binary = folder.path().join("kho/b.txt");
    let ran = run_command(docbao([binary.as_os_str()]));
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(
        ran.stderr.starts_with("docbao: no page could be opened: ")
            && ran.stderr.ends_with("b.txt: binary data, not text\n"),
        "{ran:?}"
    );
    // One that can be opened is enough.
    let page = folder.path().join("kho/a.txt");
    let ran = run_command(docbao([binary.as_os_str(), page.as_os_str()]));
    assert!(ran.stderr.contains("standard output is not one"), "{ran:?}");
}

#[test]
fn standard_input_has_a_name_for_people_and_its_dash_for_programs() {
    let shown = |lang| {
        run_with(
            PAGE.as_bytes(),
            &["--lang", lang, "--print", "--size", "100x20", "-"],
        )
    };
    for (lang, name) in [("vi", "đầu vào chuẩn"), ("en", "standard input")] {
        let screen = shown(lang).stdout;
        assert!(screen.contains(&format!("docbao · {name}")), "{screen}");
        assert_eq!(screen.matches(name).count(), 2, "{screen}");
        assert!(
            !screen.contains(" - ·") && !screen.contains("· - "),
            "{screen}"
        );
    }
    let ran = run_with(PAGE.as_bytes(), &["list", "--json", "-"]);
    assert_eq!(json(&ran.stdout)[0]["source"]["path"], "-");
    let records = "{\"text\":\"Tin\\n\\nMới.\"}\n{x\n";
    let ran = run_with(records.as_bytes(), &["check", "--lang", "vi", "-"]);
    for place in ["đầu vào chuẩn:2: ", "đầu vào chuẩn#1"] {
        assert!(ran.stdout.contains(place), "{}", ran.stdout);
    }
    let ran = run_with(b"\0\0\0\x01", &["list", "--lang", "vi", "-"]);
    assert!(
        ran.stderr.contains("đầu vào chuẩn: dữ liệu nhị phân"),
        "{}",
        ran.stderr
    );
}

#[test]
fn without_a_home_nothing_is_looked_for_in_one() {
    let without = |args: &[&str]| {
        let mut command = docbao(args);
        for name in [
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_STATE_HOME",
            "XDG_CACHE_HOME",
        ] {
            command.env_remove(name);
        }
        command.env("LANG", "vi_VN.UTF-8");
        command
    };
    let ran = run_command(without(&["config", "--path"]));
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""));
    assert!(ran.stderr.contains("hãy đặt HOME"), "{}", ran.stderr);
    // A folder that is told of counts by itself.
    let folder = Folder::new();
    let mut command = without(&["config", "--path"]);
    command.env("XDG_CONFIG_HOME", folder.path());
    let ran = run_command(command);
    let path = folder.path().join("docbao/config.toml");
    assert_eq!(ran.stdout.trim_end(), path.to_str().unwrap());
}

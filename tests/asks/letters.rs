//! Asks 1 to 4: what one letter is.

use unicode_normalization::UnicodeNormalization;

use super::{found, news, pages, screen, shows};
use crate::cli::Folder;

#[test]
fn capitals_of_vietnamese_letters_are_one_case() {
    let folder = pages();
    for typed in ["ĐẠI HỘI", "đại hội", "Đại Hội", "đẠI hộI"] {
        assert_eq!(found(typed, &folder), ["dai-hoi"], "{typed}");
    }
    // So it is in the filter of titles and within an article.
    let filtered = screen(&folder, "80x24", "&ĐẠI<Space>HỘI Enter");
    shows(&filtered, &["1/6 bài", "Đại hội Đảng bộ xã"]);
    let within = screen(&folder, "80x24", "&bế Enter Enter /NGHỊ<Space>QUYẾT Enter");
    shows(&within, &["1/1"]);
}

#[test]
fn words_without_marks_find_words_with_them() {
    let folder = pages();
    for (typed, ids) in [
        ("pham binh minh", ["tham-dao"]),
        ("dai hoi dang", ["dai-hoi"]),
        ("uu tien", ["dai-hoi"]),
        ("PHAM BINH MINH", ["tham-dao"]),
    ] {
        assert_eq!(found(typed, &folder), ids, "{typed}");
    }
    shows(
        &screen(&folder, "80x24", "/uu<Space>tien"),
        &["1/6", "ưu tiên"],
    );
}

#[test]
fn marks_that_were_typed_must_be_there() {
    let folder = pages();
    assert_eq!(found("duong", &folder), ["mo-duong", "ong-duong"]);
    assert_eq!(found("đường", &folder), ["mo-duong"]);
    assert_eq!(found("Dương", &folder), ["ong-duong"]);
    assert_eq!(found("dường", &folder), Vec::<String>::new());
}

#[test]
fn composed_and_decomposed_letters_are_the_same() {
    let composed = news(
        "Chặn bệnh lá vàng trên cam",
        "Thứ Ba, 14/12/2021",
        &[
            "Bệnh lá vàng đã lan qua bốn vườn cam ở cuối thôn, và trận mưa đêm qua làm rụng thêm nhiều quả xanh.",
        ],
    );
    let decomposed: String = composed.nfd().collect();
    let folder = Folder::new()
        .with("nfc.txt", composed)
        .with("nfd.txt", decomposed);
    for typed in ["bệnh", "BỆNH", "benh", "trận mưa"] {
        let again: String = typed.nfd().collect();
        assert_eq!(found(typed, &folder), ["nfc", "nfd"], "{typed}");
        assert_eq!(
            found(&again, &folder),
            ["nfc", "nfd"],
            "{typed}, decomposed"
        );
    }
}

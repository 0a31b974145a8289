//! Rows, widths and clipping, by tables and for any text.

use super::*;
use crate::text::hold::{Held, held};
use proptest::prelude::*;

fn rows(text: &str, columns: usize) -> Vec<String> {
    wrap(text, columns)
        .into_iter()
        .map(|r| shown(&text[r]))
        .collect()
}

#[test]
fn rows_break_at_spaces_and_words_only_when_they_must() {
    let table: [(&str, usize, &[&str]); 12] = [
        ("", 5, &[""]),
        ("   ", 5, &[""]),
        ("Đại sứ bán nước mắm", 10, &["Đại sứ bán", "nước mắm"]),
        ("Đại sứ bán nước mắm", 9, &["Đại sứ", "bán nước", "mắm"]),
        ("  hai   chữ  ", 9, &["hai chữ"]),
        ("một\n\nhai", 20, &["một hai"]),
        ("31\u{a0}người dự", 9, &["31 người", "dự"]),
        ("10\u{a0}000 tấn", 6, &["10 000", "tấn"]),
        ("abcdefgh", 3, &["abc", "def", "gh"]),
        ("a bcdefgh", 3, &["a", "bcd", "efg", "h"]),
        ("日本語のニュース。", 6, &["日本語", "のニュ", "ース。"]),
        ("ok 👩‍👩‍👧 👩‍👩‍👧", 5, &["ok 👩‍👩‍👧", "👩‍👩‍👧"]),
    ];
    for (text, columns, expected) in table {
        assert_eq!(rows(text, columns), expected, "{text:?} at {columns}");
    }
}

#[test]
fn rows_hold_together_what_belongs_together() {
    let table: [(&str, usize, &[&str]); 9] = [
        ("Một hai – ba bốn", 8, &["Một", "hai – ba", "bốn"]),
        ("Một hai – ba bốn", 9, &["Một hai –", "ba bốn"]),
        ("nói “ chữ ” rồi", 6, &["nói “", "chữ ”", "rồi"]),
        ("nói “ chữ ” rồi", 8, &["nói", "“ chữ ”", "rồi"]),
        ("tăng 12 % năm nay", 8, &["tăng", "12 % năm", "nay"]),
        ("thấy ông Sơn", 9, &["thấy ông", "Sơn"]),
        ("mà thấy ông Sơn về", 14, &["mà thấy", "ông Sơn về"]),
        ("họp ở Hà Nội xong", 12, &["họp ở Hà Nội", "xong"]),
        ("họp ở Hà Nội xong", 13, &["họp ở Hà Nội", "xong"]),
    ];
    for (text, columns, expected) in table {
        let held = held(text);
        let rows: Vec<String> = wrap_held(text, columns, &held)
            .into_iter()
            .map(|r| shown(&text[r]))
            .collect();
        assert_eq!(rows, expected, "{text:?} at {columns}");
    }
}

#[test]
fn no_row_begins_with_a_dash_but_one_that_is_a_list_item() {
    let text = "- Chiến lược phát triển kinh tế - xã hội, giai đoạn 2021 – 2030 và \
        Chương trình hành động 2021 - 2023, về dân tộc, chính trị - xã hội -";
    for columns in 12..100 {
        let rows = wrap_held(text, columns, &held(text));
        for row in &rows[1..] {
            let row = &text[row.clone()];
            assert!(!row.starts_with(['-', '–']), "{row} at {columns}");
            assert!(width(row) <= columns);
        }
        assert!(text[rows[0].clone()].starts_with("- "));
    }
    // Where a row has no room for both, it is no wider for that.
    assert_eq!(rows("nghiêng – nghiêng", 7), ["nghiêng", "–", "nghiêng"]);
}

#[test]
fn names_hold_until_a_row_is_half_empty_and_other_words_until_a_third_is() {
    let text = "theo lời mời của bà Alexandria Ocasio-Cortez sang thăm";
    let name = text.find("bà").unwrap()..text.find(" sang").unwrap();
    let at = |columns: usize, firm: bool| -> Vec<&str> {
        let bytes = name.clone();
        let rows = wrap_held(text, columns, &[Held { bytes, firm }]);
        rows.into_iter().map(|row| &text[row]).collect()
    };
    let whole = [
        "theo lời mời của",
        "bà Alexandria Ocasio-Cortez",
        "sang thăm",
    ];
    let broken = [
        "theo lời mời của bà",
        "Alexandria Ocasio-Cortez",
        "sang thăm",
    ];
    assert_eq!(at(28, true), whole);
    assert_eq!(at(28, false)[..2], broken[..2]);
    assert_eq!(at(34, false)[0], "theo lời mời của bà Alexandria");
}

#[test]
fn rows_that_are_to_end_in_one_column_can() {
    let text = "Nhận lời mời của Tổng Bí thư Nguyễn Phú Trọng và Chủ tịch nước Võ Văn Thưởng, \
        Tổng Bí thư, Chủ tịch nước Trung Quốc Tập Cận Bình thăm cấp Nhà nước tới Việt Nam \
        từ ngày 12 tháng 12 đến ngày 13 tháng 12 năm 2023 cùng phu nhân và đoàn đại biểu cấp cao.";
    let mut torn = Vec::new();
    for columns in 40..100 {
        let rows = Measured::new(text, &held(text)).rows(text, columns, Edge::Even);
        for row in &rows[..rows.len() - 1] {
            let empty = columns - row.width;
            assert!(empty <= row.spaces.max(columns / 4), "{row:?} at {columns}");
            torn.extend((empty > row.spaces).then_some(columns));
        }
    }
    // Before a name that is short enough to hold there, and has no room by one column.
    assert_eq!(torn, [76]);
}

#[test]
fn decomposed_text_wraps_like_composed_text() {
    let nfd: String = "Hội nghị Ngoại giao lần thứ ba mươi mốt".nfd().collect();
    for columns in 1..45 {
        assert_eq!(
            rows(&nfd, columns),
            rows("Hội nghị Ngoại giao lần thứ ba mươi mốt", columns)
        );
    }
}

#[test]
fn widths() {
    let table = [
        ("", 0),
        ("Việt Nam", 8),
        ("Vie\u{323}\u{302}t Nam", 8),
        ("日本", 4),
        ("👩‍👩‍👧", 2),
        ("a\u{200b}b\u{feff}c\u{ad}", 3),
        ("\u{301}", 0),
        ("a\u{1b}b", 3),
        ("a\u{e0041}\u{e0042}", 3),
        ("tab\there", 8),
    ];
    for (text, columns) in table {
        assert_eq!(width(text), columns, "{text:?}");
    }
}

#[test]
fn clipping_keeps_graphemes_and_says_so() {
    let table = [
        ("Nguyễn", 6, "Nguyễn"),
        ("Nguyễn", 5, "Nguy…"),
        ("Nguye\u{302}\u{303}n", 6, "Nguyễn"),
        ("Nguye\u{302}\u{303}n A", 7, "Nguyễn…"),
        ("một hai", 5, "một…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
        ("", 0, ""),
    ];
    for (text, columns, expected) in table {
        assert_eq!(clip(text, columns), expected, "{text:?} at {columns}");
    }
}

#[test]
fn plain_letters_are_what_they_are_said_to_be() {
    for c in (' '..='\u{ffff}').filter(|c| is_plain(*c)) {
        let letter = c.to_string();
        assert_eq!(letter.width(), 1, "{c}");
        assert!(unicode_normalization::is_nfc(&letter) && !is_hostile(c));
        // It joins nothing before it, and no letter behind it.
        assert_eq!(format!("a{c}a").graphemes(true).count(), 3, "{c}");
    }
}

proptest! {
    #[test]
    fn cells_cover_every_byte(text in ".{0,60}") {
        let mut at = 0;
        for cell in cells(&text) {
            prop_assert_eq!(cell.bytes.start, at);
            prop_assert!(!cell.shown.contains(is_hostile));
            at = cell.bytes.end;
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn cells_are_graphemes(text in "[a-zđệữ\u{301}\u{323}日👩\u{200d}🇻🇳\u{fe0f}–“\u{ad}\u{200b}가ก]{0,40}") {
        let found: Vec<usize> = cells(&text).map(|cell| cell.bytes.start).collect();
        let expected: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn rows_never_exceed_the_width_and_rejoin_to_the_source(
        text in "([a-zàđệữ]{1,9}|[A-Z0-9][a-zđ]{0,4}|[ \u{a0}\n\t]{1,3}|[日本👩\u{301}\u{200d}\u{1b}–“”,(]{1,4}){0,30}",
        columns in 1usize..40,
        holds in any::<bool>(),
    ) {
        let held = if holds { held(&text) } else { Vec::new() };
        let rows = wrap_held(&text, columns, &held);
        let mut at = 0;
        for row in &rows {
            prop_assert!(text[at..row.start].chars().all(is_break), "{rows:?}");
            let cells: Vec<_> = cells(&text[row.clone()]).collect();
            let wide: usize = cells.iter().map(|c| c.width).sum();
            let seen = cells.iter().filter(|c| c.width > 0).count();
            prop_assert!(wide <= columns || seen == 1, "{wide} > {columns}");
            at = row.end;
        }
        prop_assert!(text[at..].chars().all(is_break));
    }

    #[test]
    fn a_row_knows_its_width_and_its_spaces(
        text in "([a-zàđệữ]{1,9}|[A-Z0-9][a-zđ]{0,4}|[ \u{a0}]{1,3}|[日本。「」\u{301}\u{200b}“”,(/%]{1,4}){0,40}",
        columns in 1usize..60,
    ) {
        for row in Measured::new(&text, &held(&text)).rows(&text, columns, Edge::Ragged) {
            let shown = &text[row.bytes.clone()];
            prop_assert_eq!(row.width, width(shown));
            prop_assert_eq!(row.spaces, cells(shown).filter(|cell| cell.space).count());
        }
    }

    #[test]
    fn what_is_held_is_not_broken(
        text in "([a-zàđệữ]{1,6}|[A-Z][a-zđ]{0,4}|[0-9]{1,4}|tháng|ông|tỷ đồng){1,12}( [A-Zđ][a-z]{0,5}| [0-9]{1,2}| tháng| tấn){0,12}",
        columns in 8usize..60,
    ) {
        let held = held(&text);
        let rows = wrap_held(&text, columns, &held);
        for Held { bytes, firm } in held {
            let share = if firm { 2 } else { 3 };
            let inside = rows.iter().any(|r| r.start > bytes.start && r.start < bytes.end);
            prop_assert!(
                !inside || width(&text[bytes.clone()]) > columns / share,
                "{} in {rows:?}", &text[bytes]
            );
        }
    }

    #[test]
    fn clipped_text_fits(text in ".{0,40}", columns in 0usize..40) {
        prop_assert!(clip(&text, columns).width() <= columns);
        if width(&text) <= columns {
            prop_assert_eq!(clip(&text, columns), shown(&text));
        }
    }
}

//! What holds for any text.

use std::fmt::Write;

use docbao::entity::Known;
use docbao::entity::names::Target;
use docbao::parse::article::Kind;
use proptest::prelude::*;

use super::names;

/// Pieces that the grammar knows, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Bộ trưởng",
        "Ngoại giao",
        "Phó",
        "Thủ tướng",
        "Chủ tịch",
        "UBND tỉnh",
        "Nguyễn",
        "Văn",
        "Sơn",
        "H'Yim",
        "Hội nghị",
        "lần thứ",
        "31",
        "XIII",
        "toàn quốc",
        "khóa",
        "(",
        ")",
        ",",
        "-",
        "và",
        "kiêm",
        "ông",
        "COP26",
        "APEC",
        "năm",
        "2021",
        "14/12",
        "Đại hội",
        "của Đảng",
        "29th",
        "ASEAN",
        "Summit",
        "Minister of",
        "\n",
        "\r\n",
        ".",
        "Ảnh:",
        "là",
        "tại",
        "về",
        "\u{301}",
        "\u{200b}",
        "bin",
        "Al-",
        "'s",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|p| p.join(" "))
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let names = names(text, Some("2021-12-14"));
    let mut free = 0;
    for mention in &names.mentions {
        let (start, end) = (mention.bytes.start as usize, mention.bytes.end as usize);
        prop_assert!(start >= free && start < end && end <= text.len());
        prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
        let words = &mention.how.words;
        prop_assert!(
            text.get(words.start as usize..words.end as usize)
                .is_some_and(|w| !w.is_empty())
        );
        free = end;
        match mention.target {
            Target::Conference(n) => prop_assert!(n < names.conferences.len()),
            Target::Official(n) => prop_assert!(n < names.officials.len()),
        }
    }
    for official in &names.officials {
        prop_assert!(!official.roles.is_empty() && !official.name.is_empty());
    }
    Ok(())
}

/// Each line a block of its own: no mention reaches from one into the next.
fn holds_in_blocks(text: &str) -> Result<(), TestCaseError> {
    let kinds = [Kind::Title, Kind::Lead, Kind::Paragraph, Kind::Caption];
    let lines = text.lines().count() as u32;
    let blocks: Vec<_> = (0..lines)
        .zip(kinds.into_iter().cycle())
        .map(|(n, kind)| super::block(text, kind, n..n + 1))
        .filter(|b| !b.span.bytes.is_empty())
        .collect();
    let article = super::article(blocks, Some("Bảo An"), Some("2021-12-14"));
    let names = docbao::entity::find(&super::page(text), &article, Known::builtin());
    for mention in &names.mentions {
        let inside = |range: &std::ops::Range<u32>| {
            article
                .blocks
                .iter()
                .position(|b| b.span.bytes.start <= range.start && range.end <= b.span.bytes.end)
        };
        let block = inside(&mention.bytes);
        prop_assert!(block.is_some() && block == inside(&mention.how.words));
    }
    Ok(())
}

proptest! {
    #[test]
    fn no_mention_leaves_its_block(text in pieces()) {
        holds_in_blocks(&text)?;
    }

    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn any_order_of_known_pieces(text in pieces()) {
        holds(&text)?;
    }
}

#[test]
fn one_long_line_is_read_whole() {
    let mut text = String::new();
    for n in 1..=2_000 {
        write!(
            text,
            "Bộ trưởng Ngoại giao Bùi Thanh Sơn dự Hội nghị Ngoại giao lần thứ {}, Đại sứ ",
            n % 30 + 1
        )
        .unwrap();
    }
    let names = names(&text, None);
    assert_eq!(names.officials.len(), 1);
    assert_eq!(names.conferences.len(), 30);
}

#[test]
fn heads_in_a_row_end() {
    for piece in [
        "Hội nghị ",
        "Chủ tịch, ",
        "Trợ lý ",
        "Trợ lý của ",
        "Hội nghị a ",
        "Hội nghị Cấp cao Diễn đàn ",
        "Tổng thống Mỹ ",
        "29th Summit ",
    ] {
        let names = names(&piece.repeat(1_500), None);
        assert!(names.officials.is_empty(), "{piece}");
    }
}

//! What holds for any bytes: a split covers every line once, loses nothing, and comes out the same.

use docbao::parse::article::{Article, Block};
use docbao::parse::{Corpus, explain, parse};
use proptest::prelude::*;

use super::{page, sample, split};

/// Lines as pages have them, and lines as no page should have them.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        Just("\u{a0}\u{a0}".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("Đọc thêm".to_owned()),
        Just("Tin liên quan".to_owned()),
        Just("15/12/2021 10:38".to_owned()),
        Just("hoi nghi doi ngoai toan quoc".to_owned()),
        Just("Hội nghị Ngoại giao lần thứ 31 khai mạc".to_owned()),
        Just("(Ảnh: An Bình)".to_owned()),
        "[A-ZĐ][a-zđạếộ ]{0,60}[.?!:,…|]?",
        "([a-zđạếộA-Z]{1,7} ){20,60}[.]",
        "\\PC{0,80}",
        any::<String>().prop_map(|s| s.chars().take(60).collect()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    (
        prop::collection::vec(line(), 0..40),
        prop_oneof![Just("\n"), Just("\r\n"), Just("\n\n")],
    )
        .prop_map(|(lines, end)| lines.join(end))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    let article = split(text);
    let mut next = 0;
    let lines: Vec<&str> = text.split('\n').collect();
    let mut covered = vec![0; lines.len()];
    for block in &article.blocks {
        prop_assert!(
            block.span.lines.start >= next,
            "blocks are in order and apart"
        );
        next = block.span.lines.end;
        let (from, to) = (
            block.span.lines.start as usize,
            block.span.lines.end as usize,
        );
        covered[from..to].iter_mut().for_each(|c| *c += 1);
        prop_assert_eq!(
            letters(&block.text(text)),
            letters(&lines[from..to].concat())
        );
        prop_assert_eq!(block.why.as_ref(), None);
    }
    let explained = explain(&page(text), &Corpus::default());
    prop_assert_eq!(explained.blocks.len(), article.blocks.len());
    for (why, block) in explained.blocks.iter().zip(&article.blocks) {
        prop_assert_eq!((why.kind, &why.span), (block.kind, &block.span));
        let why = why.why.as_ref();
        prop_assert!(why.is_some_and(|w| (0.0..=1.001).contains(&w.confidence)));
        prop_assert!(why.is_some_and(|w| w.rival != block.kind));
    }
    for (line, covered) in lines.iter().zip(covered) {
        prop_assert!(
            covered == 1 || line.trim().is_empty(),
            "{line:?} is in {covered} blocks"
        );
    }
    for link in &article.links {
        prop_assert!(link.title.is_some() || link.teaser.is_some());
        prop_assert!(
            text.get(link.span.bytes.start as usize..link.span.bytes.end as usize)
                .is_some()
        );
    }
    prop_assert_eq!(&article, &split(text));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_split_whole(text in text()) {
        holds(&text.replace('\u{feff}', ""))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_split_whole_or_refused(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..600),
            prop::collection::vec(prop_oneof![Just(b'\n'), Just(b' '), 0x20..0x7f_u8, 0xc0..0xf0_u8], 0..600),
        ]
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, bytes).unwrap();
        let listing = docbao::source::open(&[path]);
        // An empty file is refused when it is listed.
        if let Some(Ok(page)) = listing.entries.first().map(|e| listing.read(e)) {
            holds(&page.text)?;
        }
    }
}

#[test]
fn sample_pages_are_split_whole() {
    for (name, text) in sample() {
        holds(text.trim_start_matches('\u{feff}')).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
}

#[test]
fn a_page_depends_on_itself_alone_without_a_library() {
    let pages: Vec<_> = sample().iter().map(|(_, text)| page(text)).collect();
    let together: Vec<_> = pages.iter().map(|p| parse(p, &Corpus::default())).collect();
    let backwards: Vec<_> = pages
        .iter()
        .rev()
        .map(|p| parse(p, &Corpus::default()))
        .collect();
    assert!(together.iter().eq(backwards.iter().rev()));
}

#[test]
fn a_line_of_many_megabytes_is_split() {
    let text = format!(
        "Tiêu đề\n\n{}",
        "Hội nghị khai mạc sáng nay tại Hà Nội. ".repeat(200_000)
    );
    let article = split(&text);
    assert_eq!(super::kinds(&article).len(), 2);
}

#[test]
fn several_articles_in_one_file_are_each_split() {
    let pages = sample();
    let texts: Vec<&str> = pages.iter().map(|(_, text)| text.as_str()).collect();
    let text = texts.join("\n");
    let article = explain(&page(&text), &Corpus::default());
    let sure = |b: &&Block| b.why.as_ref().is_some_and(|w| w.confidence > 0.05);
    let unsure = article.blocks.iter().filter(|b| !sure(b)).count();
    assert!(
        unsure * 50 < article.blocks.len(),
        "{unsure} lines are anything"
    );
    // What is body alone is body here, mostly.
    let body = |a: &Article| a.body().map(|b| b.span.lines.len()).sum::<usize>();
    let alone: usize = pages.iter().map(|(_, text)| body(&split(text))).sum();
    assert!(
        body(&article) * 10 > alone * 8,
        "{} of {alone}",
        body(&article)
    );
}

#[test]
fn a_page_of_very_many_lines_is_split() {
    let text = "a\n".repeat(60_000);
    assert_eq!(super::kinds(&split(&text)).len(), 60_000);
}

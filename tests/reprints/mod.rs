//! Copies and reprints: which articles are of one text, and which only look like it.

mod folding;
mod labelled;

use docbao::library::reprints::{Groups, Reprints, Sketch};
use docbao::parse::article::{Article, Block, Kind, Span, Title};
use docbao::parse::{Corpus, parse};
use proptest::prelude::*;

use crate::press::{Press, page};

/// The sketch of a page as it is split.
fn sketch(text: &str) -> Sketch {
    let page = page("page", text);
    Sketch::of(&page.text, &parse(&page, &Corpus::default()))
}

/// An article of these paragraphs, with a line of furniture before each.
fn article(title: &str, paragraphs: &[String]) -> (String, Article) {
    let mut page = String::new();
    let mut blocks = Vec::new();
    let mut add = |kind, text: &str| {
        let (start, line) = (page.len() as u32, blocks.len() as u32);
        page.push_str(text);
        blocks.push(Block {
            kind,
            span: Span {
                lines: line..line + 1,
                bytes: start..page.len() as u32,
            },
            why: None,
        });
        page.push('\n');
    };
    for paragraph in paragraphs {
        add(Kind::Chrome, title);
        add(Kind::Paragraph, paragraph);
    }
    let title = Title {
        text: title.to_owned(),
        span: None,
        derived: true,
    };
    let article = Article {
        title,
        byline: None,
        published: None,
        section: None,
        blocks,
        links: Vec::new(),
    };
    (page, article)
}

fn of(title: &str, paragraphs: &[String]) -> Sketch {
    let (page, article) = article(title, paragraphs);
    Sketch::of(&page, &article)
}

fn grouped(sketches: &[Sketch]) -> Groups {
    let mut reprints = Reprints::default();
    for (no, sketch) in (0..).zip(sketches) {
        reprints.add(no, *sketch);
    }
    reprints.groups()
}

fn together(a: Sketch, b: Sketch) -> bool {
    !grouped(&[a, b]).is_empty()
}

/// Sketches of so many pages of the press, and the page each has its text from.
fn press(n: usize) -> (Vec<Sketch>, Vec<usize>) {
    let pages = Press::new(41).pages(n);
    pages.map(|p| (sketch(&p.text), p.original)).unzip()
}

#[test]
fn reprints_of_a_press_are_found_and_nothing_else() {
    let (sketches, originals) = press(2_000);
    let groups = grouped(&sketches);
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for (no, &original) in (0..).zip(&originals) {
        if original as u32 == no {
            continue;
        }
        let found = groups.others(no).any(|other| other as usize == original);
        right += usize::from(found);
        missed += usize::from(!found);
    }
    for group in 0..groups.len() as u32 {
        let articles = groups.articles(group);
        let first = originals[articles[0] as usize];
        let strange = articles
            .iter()
            .filter(|&&no| originals[no as usize] != first);
        wrong += strange.count();
    }
    assert!(right + missed > 150, "{right} {missed}");
    assert_eq!(wrong, 0, "of {right}");
    assert!(
        missed * 100 <= right + missed,
        "{right} found, {missed} missed"
    );
}

#[test]
fn what_stands_between_two_texts_joins_neither_to_the_other() {
    let stories: Vec<Vec<String>> = (100..110)
        .map(|n| {
            let text = Press::new(7).page(n).text;
            text.lines()
                .map(str::to_owned)
                .filter(|l| l.len() > 150)
                .collect()
        })
        .collect();
    for pair in stories.windows(2) {
        let (a, b) = (pair[0][..4].to_vec(), pair[1][..4].to_vec());
        let both = [a.clone(), b.clone()].concat();
        let groups = grouped(&[of("a", &a), of("b", &b), of("both", &both)]);
        assert!(!groups.others(0).any(|no| no == 1), "{groups:?}");
    }
}

#[test]
fn articles_without_a_text_are_alone() {
    let none = of("Chỉ có danh sách", &[]);
    assert_eq!(none, Sketch::EMPTY);
    assert!(!together(none, none));
    let signs = of("Ảnh", &["— … !".to_owned(), "Theo báo bạn".to_owned()]);
    assert_eq!(signs, Sketch::EMPTY);
}

#[test]
fn what_a_page_says_again_and_again_counts_once() {
    let text = Press::new(11).page(12).text;
    let paragraphs: Vec<String> = text
        .lines()
        .filter(|l| l.len() > 150)
        .map(str::to_owned)
        .collect();
    let again = vec![paragraphs.clone(); 400].concat();
    assert!(paragraphs.len() > 2);
    assert_eq!(of("Một lần", &paragraphs), of("Nhiều lần", &again));
}

#[test]
fn groups_know_their_articles() {
    let text = |n: usize| Press::new(3).page(n).text;
    let sketches = [0, 1, 0, 2, 1, 0].map(|n| sketch(&text(n)));
    let groups = grouped(&sketches);
    assert_eq!(groups.len(), 2);
    assert_eq!(groups.articles(0), [0, 2, 5]);
    assert_eq!(groups.articles(1), [1, 4]);
    assert_eq!(groups.of(3), None);
    assert_eq!(groups.of(4), Some(1));
    assert_eq!(groups.of(99), None);
    assert_eq!(groups.others(2).collect::<Vec<_>>(), [0, 5]);
    assert!(groups.articles(2).is_empty());
}

#[test]
fn a_sketch_is_what_it_was_in_the_version_before() {
    // Stored sketches are compared with new ones: if this fails, the definition has changed, and
    // `Sketch::VERSION` must change with it.
    let text = Press::new(1).page(9).text;
    let paragraphs: Vec<String> = text
        .lines()
        .filter(|l| l.len() > 150)
        .map(str::to_owned)
        .collect();
    let sketch = of("Tựa đề", &paragraphs);
    let bytes: Vec<String> = sketch
        .to_bytes()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    assert_eq!(Sketch::VERSION, 1);
    assert_eq!(
        bytes.concat(),
        "cc8eaa2c5bdd3cb93c050000b90000004f980392a4113340dfcd9579600be737\
         2a51b59ee290c9d799c41f7252875c8cbcb5f8d0a0a534aceaca65e802f77b82"
    );
}

fn paragraphs() -> impl Strategy<Value = Vec<String>> {
    let word = "[a-zăâđêôơưáạểỗ]{1,7}|[0-9]{1,4}|[A-ZĐ][a-z]{1,5}";
    let paragraph = prop::collection::vec(word, 1..40).prop_map(|words| words.join(" "));
    prop::collection::vec(paragraph, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_copy_is_always_found(paragraphs in paragraphs(), others in prop::collection::vec(paragraphs(), 0..6)) {
        use unicode_normalization::UnicodeNormalization;
        let copy: Vec<String> = paragraphs.iter().map(|p| p.nfd().collect()).collect();
        let title = "Một tựa đề";
        let mut sketches = vec![of(title, &paragraphs)];
        sketches.extend(others.iter().map(|other| of(title, other)));
        sketches.push(of(title, &copy));
        let last = sketches.len() as u32 - 1;
        let groups = grouped(&sketches);
        prop_assert!(
            sketches[0] == Sketch::EMPTY || groups.others(0).any(|no| no == last),
            "{:?}", sketches[0]
        );
    }

    #[test]
    fn the_order_of_adding_changes_nothing(seed in 0u64..1000, order in Just((0..60u32).collect::<Vec<_>>()).prop_shuffle()) {
        let sketches: Vec<Sketch> = Press::new(seed).pages(60).map(|p| sketch(&p.text)).collect();
        let mut reprints = Reprints::default();
        for no in order {
            reprints.add(no, sketches[no as usize]);
        }
        prop_assert_eq!(reprints.groups(), grouped(&sketches));
    }

    #[test]
    fn any_text_has_a_sketch(texts in prop::collection::vec(".{0,300}", 0..5)) {
        let sketch = of("t", &texts);
        prop_assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), sketch);
    }
}

//! What must not change a split: the form of the letters, the line ends, the name of the site, the
//! order of the items in a list behind the article, the other pages of the library.

use docbao::parse::article::{Article, Kind};
use docbao::parse::{Corpus, parse};
use docbao::text::fold;
use unicode_normalization::UnicodeNormalization;

use super::{kinds, page, sample, seeds, split};

fn pages() -> Vec<(String, String)> {
    sample()
        .into_iter()
        .chain(seeds())
        .map(|(name, text)| {
            (
                name,
                text.trim_start_matches('\u{feff}')
                    .replace("\r\n", "\n")
                    .nfc()
                    .collect(),
            )
        })
        .collect()
}

/// Kinds, title, byline, section, number of links.
type Seen = (
    Vec<(u32, Kind)>,
    String,
    Option<String>,
    Option<String>,
    usize,
);

/// What a person sees of a split, whatever the form of its letters.
fn seen(article: &Article) -> Seen {
    let key = |s: &String| fold::exact(s);
    (
        kinds(article),
        fold::exact(&article.title.text),
        article.byline.as_ref().map(key),
        article.section.as_ref().map(key),
        article.links.len(),
    )
}

#[test]
fn form_of_the_letters_and_line_ends() {
    for (name, text) in pages() {
        let want = seen(&split(&text));
        let decomposed: String = text.nfd().collect();
        assert_eq!(seen(&split(&decomposed)), want, "{name}, decomposed");
        assert_eq!(
            seen(&split(&text.replace('\n', "\r\n"))),
            want,
            "{name}, CRLF"
        );
        assert_eq!(
            seen(&split(&format!("\u{feff}{text}"))),
            want,
            "{name}, byte order mark"
        );
    }
}

/// Another site's name wherever a page has an address, and another agency's mark before a lead.
fn renamed(text: &str) -> String {
    let word = |w: &str| {
        let core = w.trim_matches(|c: char| !c.is_alphanumeric());
        let site = core.contains('.')
            && [".vn", ".com", ".net", ".example"]
                .iter()
                .any(|end| core.to_lowercase().ends_with(end));
        if site {
            w.replace(core, "Trangmoi.vn")
        } else {
            w.to_owned()
        }
    };
    let line = |l: &str| {
        let renamed = l.split(' ').map(word).collect::<Vec<_>>().join(" ");
        match renamed.split_once(" - ") {
            Some((mark, rest))
                if mark.len() <= 8
                    && mark.len() >= 2
                    && mark.chars().all(|c| c.is_ascii_uppercase()) =>
            {
                format!(
                    "{} - {rest}",
                    "QKXW".get(..mark.len().min(4)).unwrap_or("QK")
                )
            }
            _ => renamed,
        }
    };
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_name_of_the_site() {
    let mut changed = 0;
    for (name, text) in pages() {
        let other = renamed(&text);
        changed += usize::from(other != text);
        assert_eq!(kinds(&split(&other)), kinds(&split(&text)), "{name}");
    }
    assert!(changed >= 5, "the pages name their sites");
}

#[test]
fn the_order_of_trailing_items() {
    let mut turned = 0;
    for (name, text) in pages() {
        let article = split(&text);
        // Items trail behind an article; a page of nothing but items has none.
        if !article.has_body() {
            continue;
        }
        let lines: Vec<&str> = text.split('\n').collect();
        let trailing: Vec<_> = article
            .links
            .iter()
            .filter(|l| !l.related && l.span.lines.len() >= 2)
            .map(|l| l.span.lines.clone())
            .collect();
        // Items of one length change places: the first with the last, and so on inwards.
        let mut other = lines.clone();
        for (a, b) in trailing
            .iter()
            .zip(trailing.iter().rev())
            .take(trailing.len() / 2)
        {
            if a.len() == b.len() {
                for (x, y) in a.clone().zip(b.clone()) {
                    other.swap(x as usize, y as usize);
                    turned += 1;
                }
            }
        }
        let other = other.join("\n");
        // Blank lines inside an item move with it, so the order of kinds counts, not line numbers.
        let order = |a: &Article| -> Vec<Kind> { kinds(a).into_iter().map(|(_, k)| k).collect() };
        assert_eq!(order(&split(&other)), order(&article), "{name}");
    }
    assert!(turned > 50, "there are items to turn");
}

#[test]
fn other_pages_take_nothing_from_a_body() {
    let texts = pages();
    let pages: Vec<_> = texts.iter().map(|(_, text)| page(text)).collect();
    let corpus = Corpus::learn(&pages);
    for ((name, _), page) in texts.iter().zip(&pages) {
        let body = |a: &Article| -> Vec<(u32, Kind)> {
            kinds(a).into_iter().filter(|(_, k)| k.is_body()).collect()
        };
        assert_eq!(
            body(&parse(page, &corpus)),
            body(&parse(page, &Corpus::default())),
            "{name}"
        );
    }
}

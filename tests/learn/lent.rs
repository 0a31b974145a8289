//! Lists of links made of the titles and leads of other pages, in the forms that lists have on real pages.
//! What is learnt from them is that a list is one by what it is about and by its pattern, whether or not a
//! heading says so.

use docbao::parse::article::Kind;
use docbao::parse::states::Part;

use crate::corpus::{Labelled, Page};
use crate::random::Random;

/// What a page lends to a list.
struct Item {
    title: String,
    teaser: String,
}

impl Item {
    fn of(page: &Page) -> Option<Self> {
        let first = |kinds: &[Kind], words: usize| {
            let of = |l: &&Labelled| {
                kinds.contains(&l.kinds[0]) && l.text.split_whitespace().count() >= words
            };
            let line = page.lines.iter().find(of)?;
            Some(line.text.trim().to_owned())
        };
        Some(Self {
            title: first(&[Kind::Title], 4)?,
            teaser: first(&[Kind::Lead, Kind::Paragraph], 12)?,
        })
    }
}

/// The lines of one item.
#[derive(Clone, Copy)]
enum Form {
    Title,
    TitleTeaser,
    TitleCut,
    TwiceTeaser,
    Teaser,
    Cut,
    OneLine,
}

/// `text` as a list cuts it that shows so many words.
fn cut(text: &str, words: usize, random: &mut Random) -> String {
    let all: Vec<&str> = text.split_whitespace().collect();
    if all.len() <= words {
        return text.to_owned();
    }
    let dots = ["...", "…", " ...", "[...]"][random.below(4)];
    let start = all[..words].join(" ");
    format!("{}{dots}", start.trim_end_matches([',', '.', ';', ':']))
}

fn item(item: Item, form: Form, words: usize, random: &mut Random) -> Vec<String> {
    let Item { title, teaser } = item;
    match form {
        Form::Title => vec![title],
        Form::TitleTeaser => vec![title, teaser],
        Form::TitleCut => vec![title, cut(&teaser, words, random)],
        Form::TwiceTeaser => vec![title.clone(), title, teaser],
        Form::Teaser => vec![teaser],
        Form::Cut => vec![cut(&teaser, words, random)],
        Form::OneLine => vec![cut(&format!("{title}. {teaser}"), words + 12, random)],
    }
}

/// Up to `most` items that `others` lend, in one form; no heading.
pub(crate) fn list(
    kind: Kind,
    most: usize,
    others: &[&Page],
    random: &mut Random,
) -> Vec<Labelled> {
    use Form::{Cut, OneLine, Teaser, Title, TitleCut, TitleTeaser, TwiceTeaser};
    let forms = if kind == Kind::Related {
        [
            Title,
            Title,
            Title,
            Title,
            TitleTeaser,
            OneLine,
            Teaser,
            Cut,
        ]
    } else {
        [
            Title,
            TitleTeaser,
            TitleCut,
            TwiceTeaser,
            Teaser,
            Cut,
            Cut,
            OneLine,
        ]
    };
    let form = forms[random.below(forms.len())];
    let words = 14 + random.below(24);
    let items = 1 + random.below(most);
    let mark = if random.chance(0.2) {
        [">> ", "- ", "• ", "+ "][random.below(4)]
    } else {
        ""
    };
    let apart = random.below(2) as u32;
    let within = apart * random.below(2) as u32;
    let mut out = Vec::new();
    for _ in 0..items {
        let Some(lent) = Item::of(others[random.below(others.len())]) else {
            continue;
        };
        for (n, text) in item(lent, form, words, random).into_iter().enumerate() {
            let first = n == 0;
            out.push(Labelled {
                text: if first { format!("{mark}{text}") } else { text },
                gap: if first { apart } else { within },
                kinds: vec![kind],
                section: false,
                part: Some(if first { Part::Item } else { Part::More }),
            });
        }
    }
    out
}

//! The items of link lists: which lines are headings, which belong together as title and teaser.

mod glued;
mod style;

use super::article::{Kind, Link, Span};
use super::facts::{Fact, Facts};
use super::word::{Word, words};
use super::line::{End, Line};
use super::marks::Mark;
use super::shape;

/// A line of a link list as this module sees it.
pub(super) struct ListLine<'p, 'a> {
    pub(super) line: &'p Line<'a>,
    pub(super) kind: Kind,
    pub(super) mark: Option<Mark>,
    pub(super) facts: &'p Facts,
}

/// What a line is within its list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Heading,
    Title,
    Teaser,
    /// A time, a section, a number, a picture's alternative text: belongs to the item beside it.
    Aside,
}

/// The items of the lists among `lines`, which are all lines of the page in order; those of other
/// kinds part lists.
pub(super) fn items(lines: &[ListLine<'_, '_>], page: &str) -> Vec<Link> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let kind = lines[at].kind;
        if !matches!(kind, Kind::Related | Kind::Links) {
            at += 1;
            continue;
        }
        let end = (at..lines.len())
            .find(|&i| lines[i].kind != kind)
            .unwrap_or(lines.len());
        run(&lines[at..end], kind == Kind::Related, page, &mut out);
        at = end;
    }
    out
}

fn run(lines: &[ListLine<'_, '_>], related: bool, page: &str, out: &mut Vec<Link>) {
    let roles = roles(lines);
    let mut group: Option<String> = None;
    let mut open: Option<Item<'_, '_>> = None;
    let mut pending: Option<&Span> = None;
    for (l, role) in lines.iter().zip(&roles) {
        match role {
            Role::Heading => {
                close(&mut open, group.as_ref(), related, page, out);
                group = Some(heading(l.line.text));
            }
            Role::Aside => match &mut open {
                Some(item) if !l.line.is_slug() => item.grow(&l.line.span),
                _ => pending = pending.or(Some(&l.line.span)),
            },
            Role::Title if !is_twin(l) && glued::titles(l.line).len() > 1 => {
                close(&mut open, group.as_ref(), related, page, out);
                for part in glued::titles(l.line) {
                    let text = Some(part.split_whitespace().collect::<Vec<_>>().join(" "));
                    let span = l.line.span.clone();
                    out.push(Link {
                        group: group.clone(),
                        related,
                        title: text,
                        teaser: None,
                        span,
                    });
                }
            }
            Role::Title => {
                let title = title(l.line);
                let again = open
                    .as_ref()
                    .is_some_and(|i| i.teaser.is_none() && style::is_again(i.line, l.line));
                match &mut open {
                    Some(item) if again => {
                        // A section is glued to one copy: the shorter is the title.
                        if title.len() < item.title.map_or(usize::MAX, str::len) {
                            item.title = Some(title);
                        }
                        item.grow(&l.line.span);
                    }
                    _ => {
                        close(&mut open, group.as_ref(), related, page, out);
                        open = Some(Item::new(Some(title), None, l.line, pending.take()));
                    }
                }
            }
            Role::Teaser => match &mut open {
                Some(item) if item.teaser.is_none() => {
                    item.teaser = Some(l.line.text);
                    item.grow(&l.line.span);
                }
                _ => {
                    close(&mut open, group.as_ref(), related, page, out);
                    open = Some(Item::new(None, Some(l.line.text), l.line, pending.take()));
                }
            },
        }
    }
    close(&mut open, group.as_ref(), related, page, out);
}

struct Item<'p, 'a> {
    title: Option<&'a str>,
    teaser: Option<&'a str>,
    /// The line of its title, or of its teaser when it has none.
    line: &'p Line<'a>,
    span: Span,
}

impl<'p, 'a> Item<'p, 'a> {
    fn new(
        title: Option<&'a str>,
        teaser: Option<&'a str>,
        line: &'p Line<'a>,
        from: Option<&Span>,
    ) -> Self {
        let mut span = line.span.clone();
        if let Some(from) = from {
            span = Span {
                lines: from.lines.start..span.lines.end,
                bytes: from.bytes.start..span.bytes.end,
            };
        }
        Self {
            title,
            teaser,
            line,
            span,
        }
    }

    fn grow(&mut self, span: &Span) {
        self.span.lines.end = span.lines.end;
        self.span.bytes.end = span.bytes.end;
    }
}

fn close(
    open: &mut Option<Item<'_, '_>>,
    group: Option<&String>,
    related: bool,
    page: &str,
    out: &mut Vec<Link>,
) {
    if let Some(item) = open.take() {
        let own = |s: &str| page_words(s);
        debug_assert!(item.span.bytes.end as usize <= page.len());
        out.push(Link {
            group: group.cloned(),
            related,
            title: item.title.map(own),
            teaser: item.teaser.map(own),
            span: item.span,
        });
    }
}

fn page_words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title without arrow, bullet, bracket, slug prefix or `Xem thêm:` before it.
fn title<'a>(line: &Line<'a>) -> &'a str {
    let mut text = line.text;
    let slug = line.slug_prefix();
    if slug >= 3 {
        let at: usize = text.split(' ').take(slug).map(|w| w.len() + 1).sum();
        text = text.get(at..).unwrap_or(text);
    }
    text =
        text.trim_start_matches(|c: char| c.is_whitespace() || ">»▶►→❯›⇒➤•*+-–—·●▪◦".contains(c));
    text = shape::see_more(text).unwrap_or(text);
    if text.starts_with('[') && text.ends_with(']') {
        text = text.trim_matches(['[', ']']);
    }
    text.trim_end_matches([']', ' ', '|']).trim()
}

fn heading(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || ":|.>»-–".contains(c))
        .to_owned()
}

fn roles(lines: &[ListLine<'_, '_>]) -> Vec<Role> {
    let mut roles: Vec<Role> = lines
        .iter()
        .enumerate()
        .map(|(i, l)| {
            if is_heading(l, lines.get(i + 1)) || (i == 0 && heads(l, &lines[1..])) {
                Role::Heading
            } else if is_aside(l) {
                Role::Aside
            } else {
                Role::Title
            }
        })
        .collect();
    // Each list below a heading has a style of its own.
    let mut at = 0;
    while at < lines.len() {
        let end = (at..lines.len())
            .find(|&i| roles[i] == Role::Heading)
            .unwrap_or(lines.len());
        let words: Vec<usize> = (at..end).filter(|&i| roles[i] == Role::Title).collect();
        for (i, teaser) in words.iter().zip(style::teasers(lines, &words)) {
            if teaser {
                roles[*i] = Role::Teaser;
            }
        }
        at = end + 1;
    }
    roles
}

fn is_heading(l: &ListLine<'_, '_>, next: Option<&ListLine<'_, '_>>) -> bool {
    if matches!(l.mark, Some(Mark::Related | Mark::Links | Mark::Topic)) {
        return true;
    }
    // Short, with a colon or in capitals, and something longer below.
    let short = l.line.words.len() <= 6;
    let headed = l.line.end == End::Colon || l.facts.contains(Fact::AllUpper);
    short && headed && next.is_some_and(|n| n.line.words.len() > l.line.words.len())
}

/// Whether the first line of a list, a few words, heads what stands below it.
fn heads(first: &ListLine<'_, '_>, below: &[ListLine<'_, '_>]) -> bool {
    let first = first.line;
    let open = matches!(first.end, End::Open | End::Exclamation)
        && first.words.len() <= 5
        && first.has_letters();
    open && below.len() >= 3
        && below
            .iter()
            .find(|l| !is_aside(l))
            .is_some_and(|l| l.line.words.len() >= 7)
}

/// Words, bare, that end a count beside an item: `1,2 nghìn lượt xem`, `12 comments`.
const COUNTED: &[Word] = &words![
    "xem", "luot", "luan", "thich", "views", "view", "comments", "comment", "likes", "shares",
    "phut", "doc"
];

fn is_count(line: &Line<'_>) -> bool {
    let number = line
        .text
        .trim_start_matches(['(', ' '])
        .starts_with(|c: char| c.is_ascii_digit());
    number
        && line.words.len() <= 7
        && line
            .words
            .last()
            .is_some_and(|w| COUNTED.contains(w))
}

fn is_aside(l: &ListLine<'_, '_>) -> bool {
    let aside = [
        Fact::DateOnly,
        Fact::TimeOnly,
        Fact::Ago,
        Fact::NoLetters,
        Fact::Tiny,
        Fact::Slug,
        Fact::CreditOnly,
    ];
    l.mark == Some(Mark::Chrome)
        || l.facts.any(&aside)
        || l.line.words.len() <= 2
        || is_count(l.line)
        || (l.facts.contains(Fact::DateRest)
            && crate::text::date::rest(l.line.text)
                .split_whitespace()
                .count()
                <= 3)
        || (l.line.words.len() == 3 && matches!(l.line.end, End::Open))
}

fn is_twin(l: &ListLine<'_, '_>) -> bool {
    l.facts.any(&[
        Fact::TwinNext,
        Fact::TwinNextGap,
        Fact::TwinPrev,
        Fact::TwinPrevGap,
        Fact::NearNext,
        Fact::NearPrev,
    ])
}

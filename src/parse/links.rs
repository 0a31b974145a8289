//! The items of link lists: which lines are headings, which belong together as title and teaser.

use super::article::{Kind, Link, Span};
use super::facts::Fact;
use super::line::{End, Line};
use super::marks::Mark;

/// A line of a link list as this module sees it.
pub(super) struct ListLine<'p, 'a> {
    pub(super) line: &'p Line<'a>,
    pub(super) kind: Kind,
    pub(super) mark: Option<Mark>,
    pub(super) facts: &'p [Fact],
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
            Role::Title => {
                let title = title(l.line);
                let again = open
                    .as_ref()
                    .is_some_and(|i| i.teaser.is_none() && is_again(i.line, l.line));
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
    if let Some((before, rest)) = text.split_once(':') {
        let bare = crate::text::fold::bare(before.trim_matches(['[', '(', ' ']));
        let mark = matches!(
            bare.as_str(),
            "xem them"
                | "doc them"
                | "tin lien quan"
                | "xem lai"
                | "related"
                | "read more"
                | "read also"
                | "see also"
                | "bai lien quan"
                | "xem tiep"
                | "doc tiep"
                | "moi doc"
        );
        if mark && !rest.trim().is_empty() {
            text = rest.trim();
        }
    }
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
            if is_heading(l, lines.get(i + 1)) {
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
        for (i, teaser) in words.iter().zip(teasers(lines, &words)) {
            if teaser {
                roles[*i] = Role::Teaser;
            }
        }
        at = end + 1;
    }
    roles
}

/// Which of the lines `at` of one list are teasers: the better of two readings of the whole list, one
/// in which titles have teasers and one in which they stand alone.
fn teasers(lines: &[ListLine<'_, '_>], at: &[usize]) -> Vec<bool> {
    let (with, score_with) = read(lines, at, 0.8, -0.8);
    let (without, score_without) = read(lines, at, -1.0, 0.0);
    if score_with > score_without {
        with
    } else {
        without
    }
}

/// The best reading of a list, where a teaser behind a title scores `pair` and a title behind a title
/// scores `single`; and its score.
fn read(lines: &[ListLine<'_, '_>], at: &[usize], pair: f32, single: f32) -> (Vec<bool>, f32) {
    // Best score with the line as a title (0) or as a teaser (1), and what the line before was.
    let mut score = [0.0, -1.0];
    let mut from: Vec<[usize; 2]> = Vec::with_capacity(at.len());
    for (n, &i) in at.iter().enumerate() {
        let own = title_or_teaser(&lines[i]);
        let again = n > 0 && is_again(lines[at[n - 1]].line, lines[i].line);
        let prose = lines[i].line.is_prose();
        let step = |a: usize, b: usize| match (a, b) {
            _ if n == 0 => 0.0,
            // The second copy of a title is no second title.
            (0, 0) if again => 0.5,
            (_, 1) if again => -9.0,
            (0, 0) => single,
            (0, _) => pair,
            (_, 0) => 0.0,
            _ if prose => -0.3,
            _ => -3.0,
        };
        let mut next = [0.0; 2];
        let mut back = [0; 2];
        for b in 0..2 {
            let options = [score[0] + step(0, b), score[1] + step(1, b)];
            back[b] = usize::from(options[1] > options[0]);
            next[b] = options[back[b]] + own[b];
        }
        if n == 0 {
            next = [own[0], own[1] - 1.0];
        }
        score = next;
        from.push(back);
    }
    let mut state = usize::from(score[1] > score[0]);
    let best = score[state];
    let mut teasers = vec![false; at.len()];
    for n in (0..at.len()).rev() {
        teasers[n] = state == 1;
        state = from[n][state];
    }
    (teasers, best)
}

/// How much a line looks like a title and like a teaser.
fn title_or_teaser(l: &ListLine<'_, '_>) -> [f32; 2] {
    let line = l.line;
    if is_twin(l) {
        return [1.0, -3.0];
    }
    if l.facts.contains(&Fact::AfterPair) {
        return [-1.0, 2.0];
    }
    if line.is_prose() && line.inner_ends > 0 {
        return [-2.5, 1.5];
    }
    match line.end {
        End::Ellipsis => [-1.2, 1.5],
        End::Stop => [-0.8, 1.0],
        End::Question | End::Exclamation => [0.2, -0.4],
        _ if line.inner_ends > 0 => [-0.3, 0.5],
        _ => [0.3, if line.words.len() > 18 { -0.2 } else { -0.6 }],
    }
}

/// Whether `second` is `first` again, perhaps with a section glued to one of them.
fn is_again(first: &Line<'_>, second: &Line<'_>) -> bool {
    let (short, long) = if first.words.len() <= second.words.len() {
        (first, second)
    } else {
        (second, first)
    };
    let (short, long) = (&short.words, &long.words);
    short.len() >= 3
        && long.len() - short.len() <= 6
        && (long.starts_with(short) || (long.ends_with(short) && short.len() >= 4))
}

fn is_heading(l: &ListLine<'_, '_>, next: Option<&ListLine<'_, '_>>) -> bool {
    if matches!(l.mark, Some(Mark::Related | Mark::Links | Mark::Topic)) {
        return true;
    }
    // Short, with a colon or in capitals, and something longer below.
    let short = l.line.words.len() <= 6;
    let headed = l.line.end == End::Colon || l.facts.contains(&Fact::AllUpper);
    short && headed && next.is_some_and(|n| n.line.words.len() > l.line.words.len())
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
        || aside.iter().any(|f| l.facts.contains(f))
        || l.line.words.len() <= 2
        || (l.facts.contains(&Fact::DateRest)
            && crate::text::date::rest(l.line.text)
                .split_whitespace()
                .count()
                <= 3)
        || (l.line.words.len() == 3 && matches!(l.line.end, End::Open))
}

fn is_twin(l: &ListLine<'_, '_>) -> bool {
    [
        Fact::TwinNext,
        Fact::TwinNextGap,
        Fact::TwinPrev,
        Fact::TwinPrevGap,
        Fact::NearNext,
        Fact::NearPrev,
    ]
    .iter()
    .any(|f| l.facts.contains(f))
}

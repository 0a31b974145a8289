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
            Role::Title if !is_twin(l) && glued(l.line).len() > 1 => {
                close(&mut open, group.as_ref(), related, page, out);
                for part in glued(l.line) {
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

/// Words of a line from which on it may be several titles run together.
const GLUED: usize = 30;
/// Words that each of those titles has at least.
const GLUED_PART: usize = 5;
/// Words, bare, with which a name inside a title begins that goes on in lower case: `Hội nghị`,
/// `Quốc hội`, `Bộ trưởng`. A capital there starts no new title.
const INNER_NAMES: &[&str] = &[
    "hoi", "quoc", "dai", "bo", "tong", "chinh", "nha", "thu", "chu", "pho", "trung", "dang",
    "nhan", "uy", "ban", "lien", "bi", "ngoai", "cuc", "so", "tap", "cong", "thanh", "tinh",
    "bien", "cach", "mat", "vien", "vu", "hiep", "to", "ngay", "dien", "giao",
];

/// The titles that a long line without any stop runs together; one when it is a single title.
///
/// A title ends before a capitalised word that follows a lower-case one and goes on in lower case.
fn glued<'a>(line: &Line<'a>) -> Vec<&'a str> {
    let text = line.text;
    if line.words.len() < GLUED
        || !matches!(line.end, End::Open | End::Question)
        || line.inner_ends > 0
    {
        return vec![text];
    }
    let words: Vec<(usize, &str)> = text
        .split(' ')
        .scan(0, |at, w| {
            let start = *at;
            *at += w.len() + 1;
            Some((start, w))
        })
        .filter(|(_, w)| !w.is_empty())
        .collect();
    let lower = |w: &str| {
        w.chars().all(|c| {
            c.is_lowercase()
                || c.is_ascii_digit()
                || unicode_normalization::char::is_combining_mark(c)
        })
    };
    let mut parts = Vec::new();
    let (mut from, mut from_word) = (0, 0);
    for (n, w) in words.windows(3).enumerate() {
        let n = n + 1;
        let capital = w[1].1.chars().next().is_some_and(char::is_uppercase)
            && w[1].1.chars().all(char::is_alphabetic);
        let starts = lower(w[0].1) && capital && lower(w[2].1.trim_end_matches(','));
        let name = INNER_NAMES.contains(&crate::text::fold::bare(w[1].1).as_str());
        if starts && !name && n - from_word >= GLUED_PART && words.len() - n >= GLUED_PART {
            parts.push(text[from..w[1].0].trim());
            (from, from_word) = (w[1].0, n);
        }
    }
    parts.push(text[from..].trim());
    parts
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
        for (i, teaser) in words.iter().zip(teasers(lines, &words)) {
            if teaser {
                roles[*i] = Role::Teaser;
            }
        }
        at = end + 1;
    }
    roles
}

/// How the lines of a list follow each other.
struct Style {
    /// Score of a teaser behind a title.
    pair: f32,
    /// Score of a title behind a title.
    single: f32,
    /// A time, a number or a section between two lines parts two items.
    parted: bool,
}

/// Three ways to read a list: titles with teasers, titles alone, items parted by what stands between.
const STYLES: [Style; 3] = [
    Style {
        pair: 0.8,
        single: -0.8,
        parted: false,
    },
    Style {
        pair: -1.0,
        single: 0.0,
        parted: false,
    },
    Style {
        pair: 1.2,
        single: -0.8,
        parted: true,
    },
];

/// Which of the lines `at` of one list are teasers: the best of the readings of the whole list.
fn teasers(lines: &[ListLine<'_, '_>], at: &[usize]) -> Vec<bool> {
    let mut best = (vec![false; at.len()], f32::NEG_INFINITY);
    let parted = at.windows(2).filter(|w| w[1] > w[0] + 1).count() * 3 >= at.len();
    for style in STYLES.iter().filter(|s| parted || !s.parted) {
        let (teasers, score) = read(lines, at, style);
        if score > best.1 && (style.single >= 0.0 || style.parted || differ(lines, at, &teasers)) {
            best = (teasers, score);
        }
    }
    best.0
}

/// Words from which on a line is too long for a mere title.
const LONG_TITLE: usize = 15;

/// Whether the titles of a reading differ from its teasers: titles are short, or teasers clearly longer.
fn differ(lines: &[ListLine<'_, '_>], at: &[usize], teasers: &[bool]) -> bool {
    let mean = |teaser: bool| {
        let words: Vec<usize> = at
            .iter()
            .zip(teasers)
            .filter(|(_, t)| **t == teaser)
            .map(|(i, _)| lines[*i].line.words.len())
            .collect();
        words.iter().sum::<usize>() as f32 / words.len().max(1) as f32
    };
    mean(false) < LONG_TITLE as f32 || mean(true) >= 1.25 * mean(false)
}

/// The best reading of a list in one style, and its score.
fn read(lines: &[ListLine<'_, '_>], at: &[usize], style: &Style) -> (Vec<bool>, f32) {
    // Best score with the line as a title (0) or as a teaser (1), and what the line before was.
    let mut score = [0.0, 0.0];
    let mut from: Vec<[usize; 2]> = Vec::with_capacity(at.len());
    for (n, &i) in at.iter().enumerate() {
        let own = title_or_teaser(&lines[i]);
        if n == 0 {
            score = [own[0], own[1] - 1.0];
            from.push([0; 2]);
            continue;
        }
        let before = at[n - 1];
        let again = is_again(lines[before].line, lines[i].line);
        let apart = style.parted && i > before + 1;
        let prose = lines[i].line.is_prose();
        let step = |a: usize, b: usize| match (a, b) {
            // The second copy of a title is no second title.
            (0, 0) if again => 0.5,
            (_, 1) if again => -9.0,
            (0, 1) if apart => -3.0,
            _ if apart => 0.0,
            (0, 0) => style.single,
            (0, _) => style.pair,
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
const COUNTED: &[&str] = &[
    "xem", "luot", "luan", "thich", "views", "view", "comments", "comment", "likes", "shares",
    "phut", "doc",
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
            .is_some_and(|w| COUNTED.contains(&w.as_str()))
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
        || is_count(l.line)
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

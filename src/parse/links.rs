//! The items of link lists: the path says where each begins; here its lines become heading, title and
//! teaser.

mod glued;

use super::article::{Link, Span};
use super::facts::{Fact, Facts};
use super::line::{End, Line, Signs};
use super::shape;
use super::states::{Part, State};

/// A line as this module sees it.
pub(super) struct ListLine<'p, 'a> {
    pub(super) line: &'p Line<'a>,
    pub(super) state: State,
    pub(super) facts: &'p Facts,
}

/// The items of the lists among `lines`, which are all lines of the page in order; those of other
/// kinds part lists.
pub(super) fn items(lines: &[ListLine<'_, '_>]) -> Vec<Link> {
    let mut reading = Reading::default();
    let mut kind = None;
    for l in lines {
        let Some(part) = l.state.part else {
            reading.end_list();
            kind = None;
            continue;
        };
        if kind.is_some_and(|k| k != l.state.kind) {
            reading.end_list();
        }
        kind = Some(l.state.kind);
        match part {
            Part::Heading => {
                reading.end_item();
                reading.group = heading(l.line.text);
            }
            Part::Item => {
                // A number that stands alone is the place of the title below it.
                if !reading.has_only_a_number() {
                    reading.end_item();
                }
                reading.item.push(l);
            }
            Part::More => reading.item.push(l),
        }
    }
    reading.end_list();
    reading.done
}

/// A list half read.
#[derive(Default)]
struct Reading<'p, 'a> {
    group: Option<String>,
    item: Vec<&'p ListLine<'p, 'a>>,
    done: Vec<Link>,
}

impl Reading<'_, '_> {
    fn end_list(&mut self) {
        self.end_item();
        self.group = None;
    }

    fn has_only_a_number(&self) -> bool {
        self.item.len() == 1 && self.item[0].facts.contains(Fact::NoLetters)
    }

    fn end_item(&mut self) {
        let mut item = std::mem::take(&mut self.item);
        self.read_item(&item);
        // Its room is for the next one.
        item.clear();
        self.item = item;
    }

    fn read_item(&mut self, item: &[&ListLine<'_, '_>]) {
        let (Some(first), Some(last)) = (item.first(), item.last()) else {
            return;
        };
        let (from, to) = (&first.line.span, &last.line.span);
        let link = |title: Option<&str>, teaser: Option<&str>| Link {
            group: self.group.clone(),
            related: first.state.kind == super::article::Kind::Related,
            title: title.map(one_line),
            teaser: teaser.map(one_line),
            span: Span {
                lines: from.lines.start..to.lines.end,
                bytes: from.bytes.start..to.bytes.end,
            },
        };
        let titles = match item {
            [only] if glued::may_be(only.line) => glued::titles(only.line),
            _ => Vec::new(),
        };
        if titles.len() > 1 {
            let glued: Vec<Link> = titles.iter().map(|t| link(Some(t), None)).collect();
            self.done.extend(glued);
            return;
        }
        let (title, teaser) = title_and_teaser(item);
        let link = link(title, teaser);
        self.done.push(link);
    }
}

/// The title of an item and the sentence under it, among its lines.
fn title_and_teaser<'a>(item: &[&ListLine<'_, 'a>]) -> (Option<&'a str>, Option<&'a str>) {
    let asides = item.iter().all(|l| is_aside(l));
    let mut lines = item.iter().filter(|l| asides || !is_aside(l));
    let Some(first) = lines.next().map(|l| l.line) else {
        return (None, None);
    };
    let mut shown = title(first);
    let mut teaser = None;
    for l in lines {
        if teaser.is_none() && is_again(first, l.line) {
            // A section is glued to one copy: the shorter is the title.
            let again = title(l.line);
            if again.len() < shown.len() {
                shown = again;
            }
        } else if teaser.is_none() {
            teaser = Some(l.line.text);
        }
    }
    if teaser.is_none() && is_teaser(first) {
        return (None, Some(first.text));
    }
    let shown = if shown.is_empty() { first.text } else { shown };
    (Some(shown), teaser)
}

/// Words from which on a line that ends like a sentence is no title.
const SENTENCE: usize = 12;

/// Whether a line that stands alone is a teaser without a title.
fn is_teaser(line: &Line<'_>) -> bool {
    line.is_prose()
        || (line.words.len() >= SENTENCE && matches!(line.end, End::Stop | End::Ellipsis))
}

fn one_line(text: &str) -> String {
    if is_one_line(text.as_bytes()) {
        return text.trim().to_owned();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Bytes of a text that are looked at together.
const BLOCK: usize = 16;

/// Whether text surely has no white space but single spaces. Nearly every title is done with here.
fn is_one_line(bytes: &[u8]) -> bool {
    let Some(end) = bytes.last_chunk::<{ BLOCK + 1 }>() else {
        let pairs = bytes.iter().zip(bytes.iter().skip(1).chain([&0]));
        return pairs.fold(0, |any, (a, b)| any | odd(*a, *b)) == 0;
    };
    // The last block may be one that was looked at in part.
    let mut any = odd_of(end) | u128::from(odd(end[BLOCK], 0));
    for at in (0..bytes.len() - BLOCK).step_by(BLOCK) {
        any |= bytes[at..].first_chunk().map_or(0, odd_of);
    }
    any == 0
}

/// Not zero when one of the pairs in a block is odd.
fn odd_of(block: &[u8; BLOCK + 1]) -> u128 {
    // No early end, so that all bytes are compared at once.
    let mut flags = [0; BLOCK];
    for n in 0..BLOCK {
        flags[n] = odd(block[n], block[n + 1]);
    }
    u128::from_ne_bytes(flags)
}

/// One when a byte, with the next one, may be of white space that is no single space, else zero. White space that
/// is not ASCII is C2 85, C2 A0, E1 9A 80, E2 80 with 80 to 8A, A8, A9 or AF behind it, E2 81 9F and E3 80 80;
/// quotes and dashes begin like the fourth of these.
#[inline]
fn odd(byte: u8, next: u8) -> u8 {
    let spaces = u8::from(byte == b' ') & u8::from(next == b' ');
    let no_break = u8::from(byte == 0xc2) & u8::from(next & 0xdf <= 0x85);
    let ogham = u8::from(byte == 0xe1) & u8::from(next == 0x9a);
    let third = u8::from(next.wrapping_sub(0x80) <= 0x0a) | u8::from(next.wrapping_sub(0xa8) < 8);
    let wide = u8::from(byte == 0x80) & third;
    let medium = u8::from(byte == 0x81) & u8::from(next == 0x9f);
    spaces | no_break | ogham | wide | medium | u8::from(byte < b' ')
}

/// A title without arrow, bullet, bracket, slug prefix or `Xem thêm:` before it.
fn title<'a>(line: &Line<'a>) -> &'a str {
    let mut text = line.text;
    let slug = line.slug_prefix();
    if slug >= 3 {
        let at: usize = text.split(' ').take(slug).map(|w| w.len() + 1).sum();
        text = text.get(at..).unwrap_or(text);
    }
    text = text.trim_start_matches(before_item);
    if line.has(Signs::COLON.and(Signs::STEP)) {
        text = shape::see_more(text).unwrap_or(text);
    }
    if text.starts_with('[') && text.ends_with(']') {
        text = text.trim_matches(['[', ']']);
    }
    text.trim_end_matches([']', ' ', '|']).trim()
}

fn before_item(c: char) -> bool {
    c.is_whitespace() || shape::is_bullet(c) || shape::is_arrow(c)
}

fn heading(text: &str) -> Option<String> {
    let heading = text.trim_matches(|c: char| c.is_whitespace() || ":|.>»-–".contains(c));
    (!heading.is_empty()).then(|| one_line(heading))
}

/// A time, a number, a picture's file name: belongs to an item and is neither title nor teaser.
fn is_aside(l: &ListLine<'_, '_>) -> bool {
    l.facts.any(&[
        Fact::DateOnly,
        Fact::TimeOnly,
        Fact::Ago,
        Fact::NoLetters,
        Fact::Tiny,
        Fact::Slug,
        Fact::CreditOnly,
        Fact::MarkSection,
        Fact::MarkChrome,
    ]) || l.line.words.len() <= 2
}

/// Whether `second` is `first` again, perhaps with a section glued to one of them.
fn is_again(first: &Line<'_>, second: &Line<'_>) -> bool {
    let (short, long) = if first.words.len() <= second.words.len() {
        (first.words, second.words)
    } else {
        (second.words, first.words)
    };
    short.len() >= 3
        && long.len() - short.len() <= 6
        && (long.starts_with(short) || (long.ends_with(short) && short.len() >= 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_alone_is_the_place_of_the_title_below_it() {
        use crate::parse::{article::Kind, line::Scan, marks::Furniture, states::STATES};
        let page =
            "1\nQuán phở cuối ngõ nhỏ\n02.\nOng mật xuống núi mùa nhãn\nNgười gác đèn biển\n";
        let scan = Scan::new(page, page);
        let read = scan.lines();
        let item = |s: &&State| s.kind == Kind::Links && s.part == Some(Part::Item);
        let state = *STATES.iter().find(item).unwrap();
        let facts: Vec<Facts> = read
            .iter()
            .map(|l| shape::facts(l, Furniture::builtin()).0)
            .collect();
        let lines: Vec<ListLine<'_, '_>> = (0..read.len())
            .map(|i| ListLine {
                line: &read[i],
                state,
                facts: &facts[i],
            })
            .collect();
        let titles: Vec<Option<String>> = items(&lines).into_iter().map(|l| l.title).collect();
        let want = [
            "Quán phở cuối ngõ nhỏ",
            "Ong mật xuống núi mùa nhãn",
            "Người gác đèn biển",
        ];
        assert_eq!(titles, want.map(|t| Some(t.to_owned())));
    }

    #[test]
    fn white_space_becomes_single_spaces() {
        for space in [
            "\u{85}", "\u{a0}", "\u{1680}", "\u{2000}", "\u{2003}", "\u{200a}", "\u{2028}",
            "\u{2029}", "\u{202f}", "\u{205f}", "\u{3000}", "\t", "\n", "  ",
        ] {
            let said = one_line(&format!(" Một{space}hai "));
            assert_eq!(said, "Một hai", "{space:?}");
            // Wherever it stands in what is looked at together, and at the end of that.
            for (before, behind) in (0..40).flat_map(|n| [(n, 0), (n, 1), (n, 40)]) {
                let (before, behind) = ("x".repeat(before + 1), "x".repeat(behind + 1));
                let said = one_line(&format!("{before}{space}{behind}"));
                assert_eq!(said, format!("{before} {behind}"), "{space:?}");
            }
        }
        assert!(is_one_line("Hội nghị Ngoại giao".as_bytes()));
        assert!(is_one_line("“Ngoại giao – À…” «ĐÀ NẴNG»".as_bytes()));
        assert_eq!(one_line("Hội nghị "), "Hội nghị");
    }
}

//! More pages from the pages there are: other fronts and tails around the same article, other blank
//! lines, other breaks of the text, lists without their headings, lists that others lend. What a line is does
//! not change with them, so that what is learnt does not lean on any of them.

use docbao::parse::article::Kind;

use crate::corpus::{Labelled, Page};
use crate::random::Random;
use crate::{breaks, lent};

/// Where the article of a page begins and ends: from the title or first line of text to the last line
/// of it.
fn core(page: &Page) -> (usize, usize) {
    let of = |kinds: &[Kind]| {
        let kinds = kinds.to_vec();
        page.lines
            .iter()
            .enumerate()
            .filter(move |(_, l)| kinds.contains(&l.kinds[0]))
            .map(|(i, _)| i)
    };
    let body = [
        Kind::Lead,
        Kind::Paragraph,
        Kind::Question,
        Kind::Subheading,
    ];
    let start = of(&[Kind::Title])
        .next()
        .or_else(|| of(&body).next())
        .unwrap_or(0);
    let end = of(&[
        Kind::Lead,
        Kind::Paragraph,
        Kind::Question,
        Kind::Subheading,
        Kind::Caption,
        Kind::Byline,
    ])
    .next_back()
    .map_or(start, |i| i + 1);
    (start, end.max(start))
}

/// `page` in another form; the others lend their fronts and tails.
pub(crate) fn vary(page: &Page, others: &[&Page], random: &mut Random) -> Page {
    let mut out = page.clone();
    let (start, end) = core(page);
    let (mut front, mut tail) = (page.lines[..start].to_vec(), page.lines[end..].to_vec());
    if random.chance(0.45) {
        let other = others[random.below(others.len())];
        front = other.lines[..core(other).0].to_vec();
    }
    if random.chance(0.55) {
        let other = others[random.below(others.len())];
        tail = other.lines[core(other).1..].to_vec();
    }
    let mut middle = page.lines[start..end].to_vec();
    // A shorter or longer article under the same furniture.
    if middle.len() > 12 && random.chance(0.25) {
        let (from, to) = (middle.len() / 3, middle.len() * 2 / 3);
        middle.drain(from..to);
    }
    if random.chance(0.25) {
        let drop = |l: &Labelled| {
            let few = l.text.split_whitespace().count() <= 5;
            few && matches!(l.kinds[0], Kind::Links | Kind::Related)
        };
        tail.retain(|l| !drop(l));
        middle.retain(|l| !drop(l));
    }
    if random.chance(0.12) {
        tail.retain(|l| l.kinds[0] != Kind::Chrome);
        front.clear();
    }
    if random.chance(0.12) {
        let from = random.below(tail.len() + 1);
        tail.truncate(from);
    }
    if random.chance(0.12) {
        middle = match random.below(5) {
            0 | 1 => breaks::sentences(&middle),
            2 | 3 => breaks::merged(&middle, 6, random),
            _ => breaks::wrapped(&middle, 60 + random.below(60)),
        };
    }
    if random.chance(0.08) {
        island(&mut middle, others, random);
    }
    if random.chance(0.15) {
        if random.chance(0.5) {
            tail.retain(|l| l.kinds[0] == Kind::Chrome);
        }
        tail.splice(0..0, lent::list(Kind::Links, 8, others, random));
    }
    out.lines = front;
    out.lines.append(&mut middle);
    out.lines.append(&mut tail);
    blanks(&mut out, random);
    if out.lines.is_empty() {
        return page.clone();
    }
    out
}

/// Puts a few links to other pages between two paragraphs.
fn island(lines: &mut Vec<Labelled>, others: &[&Page], random: &mut Random) {
    let text = |l: &Labelled| l.kinds[0] == Kind::Paragraph;
    let between: Vec<usize> = (1..lines.len())
        .filter(|&i| text(&lines[i - 1]) && text(&lines[i]))
        .collect();
    if between.is_empty() {
        return;
    }
    let at = between[random.below(between.len())];
    lines.splice(at..at, lent::list(Kind::Related, 4, others, random));
}

/// Other blank lines.
fn blanks(page: &mut Page, random: &mut Random) {
    match random.below(8) {
        0 => page.lines.iter_mut().for_each(|l| l.gap = 0),
        1 => page.lines.iter_mut().for_each(|l| l.gap = 1),
        2 => {
            // Between paragraphs only.
            let mut last = Kind::Chrome;
            for l in &mut page.lines {
                let kind = l.kinds[0];
                l.gap = u32::from(kind.is_body() || last.is_body());
                last = kind;
            }
        }
        3 => {
            for l in &mut page.lines {
                if random.chance(0.2) {
                    l.gap = 1 - l.gap.min(1);
                }
            }
        }
        _ => {}
    }
}

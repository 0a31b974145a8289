//! Where the lines of a page begin and end, before anything is known of their words.

use super::super::article::Span;
use super::super::joins;
use super::end::End;
use super::is_blank;

/// A non-blank line as it stands.
#[derive(Debug, Clone)]
pub(super) struct Raw<'a> {
    /// Without white space around it.
    pub(super) text: &'a str,
    /// Where `text` begins in the composed page.
    pub(super) at: usize,
    pub(super) span: Span,
    pub(super) gap: u32,
}

/// The non-blank lines of a page; see [`super::Scan::new`].
pub(super) fn raws<'a>(composed: &'a str, page: &str) -> Vec<Raw<'a>> {
    let same = composed.as_ptr() == page.as_ptr() && composed.len() == page.len();
    let mut out = Vec::with_capacity(composed.len() / 128 + 8);
    let (mut at, mut at_composed, mut gap, mut no) = (0, 0, 0, 0);
    let ends = |text: &'a str| memchr::memchr_iter(b'\n', text.as_bytes());
    let mut own_ends = memchr::memchr_iter(b'\n', page.as_bytes());
    for end in ends(composed).chain([composed.len()]) {
        let raw = &composed[at_composed..end];
        let own_end = if same {
            end
        } else {
            own_ends.next().unwrap_or(page.len())
        };
        let text = trim(raw);
        if text.is_empty() {
            gap += 1;
        } else {
            let own = &page[at..own_end];
            // The block holds every character of the line, those that show nothing too.
            let bytes = if is_plain(own.as_bytes()) {
                at..own_end
            } else {
                let start = at + (own.len() - own.trim_start().len());
                start..start + own.trim().len()
            };
            out.push(Raw {
                text,
                at: at_composed + (text.as_ptr().addr() - raw.as_ptr().addr()),
                span: Span {
                    lines: no..no + 1,
                    bytes: bytes.start as u32..bytes.end as u32,
                },
                gap: std::mem::take(&mut gap),
            });
        }
        no += 1;
        at = own_end + 1;
        at_composed = end + 1;
    }
    out
}

/// `raw` without blanks around it. A line of nothing but zero-width characters still has to be in a
/// block, so it keeps them.
fn trim(raw: &str) -> &str {
    if is_plain(raw.as_bytes()) {
        return raw;
    }
    let text = raw.trim_matches(is_blank);
    if text.is_empty() { raw.trim() } else { text }
}

/// Whether a text surely has no blank at either end. Nearly every line is done with here.
fn is_plain(text: &[u8]) -> bool {
    // Letters of two bytes, and those of Vietnamese of three.
    let letters = 0xc3..=0xc9;
    let starts = match text {
        [b'!'..=b'~', ..] | [0xe1, 0xba | 0xbb, ..] => true,
        [first, ..] => letters.contains(first),
        [] => false,
    };
    starts
        && match text {
            [.., b'!'..=b'~'] | [.., 0xe1, 0xba | 0xbb, _] => true,
            [.., first, _] => letters.contains(first),
            _ => false,
        }
}

/// Widest line, in characters, of a page that breaks its text at a fixed width.
const WIDEST: usize = 130;

/// Puts together the lines of each paragraph, on a page that breaks its text at a fixed width.
pub(super) fn unwrapped<'a>(raws: Vec<Raw<'a>>, composed: &'a str) -> Vec<Raw<'a>> {
    let Some(width) = width(&raws) else {
        return raws;
    };
    let mut out: Vec<Raw<'a>> = Vec::with_capacity(raws.len());
    let mut last = "";
    for raw in raws {
        let text = raw.text;
        match out.last_mut() {
            Some(open) if raw.gap == 0 && goes_on(last, text, width) => {
                open.text = &composed[open.at..raw.at + text.len()];
                open.span.lines.end = raw.span.lines.end;
                open.span.bytes.end = raw.span.bytes.end;
            }
            _ => out.push(raw),
        }
        last = text;
    }
    out
}

/// Whether `next`, right below `line`, goes on with it on a page of this width.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    let chars = line.chars().count();
    let first = next.split_whitespace().next().unwrap_or(next);
    if chars * 2 < width
        || !first.starts_with(|c: char| c.is_alphanumeric() || "\"“'‘(".contains(c))
    {
        return false;
    }
    let fits = chars + 1 + first.chars().count() <= width;
    let open = matches!(End::of(line), End::Open | End::Comma);
    !fits || (open && (next.starts_with(char::is_lowercase) || joins::opens(line)))
}

/// The width at which a page breaks its running text, when it does: many lines of several words break
/// off and go on in lower case right below.
fn width(raws: &[Raw<'_>]) -> Option<usize> {
    // Nearly every page has lines longer than a screen is wide and is done with here.
    let overlong = raws.iter().filter(|r| r.text.len() > 2 * WIDEST).count();
    if overlong * 30 > raws.len() {
        return None;
    }
    let several = |text: &str| memchr::memchr_iter(b' ', text.as_bytes()).count() >= 6;
    let long = raws.iter().filter(|r| several(r.text)).count();
    let broken = |w: &[Raw<'_>]| {
        several(w[0].text)
            && w[1].gap == 0
            && matches!(End::of(w[0].text), End::Open | End::Comma)
            && w[1].text.starts_with(char::is_lowercase)
    };
    let (mut count, mut width) = (0, 0);
    for w in raws.windows(2).filter(|w| broken(w)) {
        count += 1;
        width = width.max(w[0].text.chars().count());
    }
    (long >= 8 && count * 3 >= long && width <= WIDEST).then_some(width)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_at_the_ends_of_a_line() {
        for text in ["Hội nghị", "ông", "Ở Mỹ", "được.", "Đ"] {
            assert!(is_plain(text.as_bytes()), "{text}");
            for blank in [
                "\u{a0}", "\u{200b}", "\u{ad}", "\r", "\u{3000}", "\u{1680}", "\u{feff}",
            ] {
                for line in [format!("{text}{blank}"), format!("{blank}{text}")] {
                    assert!(!is_plain(line.as_bytes()), "{line:?}");
                    assert_eq!(trim(&line), text);
                }
            }
        }
        assert_eq!(trim("“Vâng.”"), "“Vâng.”");
        assert_eq!(trim("\u{200b}"), "\u{200b}");
        assert_eq!(trim(" "), "");
    }

    #[test]
    fn a_paragraph_broken_at_a_width_is_one_line() {
        let page = "Các đại sứ về nước bàn chuyện\n\nHội nghị Ngoại giao lần thứ 29 đã bước sang ngày\n\
            thứ hai tại Hà Nội với sự có mặt của hầu hết trưởng\ncác cơ quan đại diện ở nước ngoài.\n\n\
            Trước đó, trong diễn văn khai mạc, ông nói về những\nchuyển động của năm. Theo ông, không có hiệp định\n\
            nào tự chạy được nếu địa phương đứng ngoài.\n\nMột công ty gạo ba lần gửi thư hỏi về thị trường Tây\n\
            Phi mà không ai trả lời, đến lần thứ tư thì họ tự mua\nvé máy bay đi.\n";
        let lines = unwrapped(raws(page, page), page);
        assert_eq!(lines.len(), 4);
        assert_eq!(lines[1].span.lines, 2..5);
        assert!(lines[1].text.ends_with("nước ngoài."));
        assert_eq!(lines[3].span.of(page), lines[3].text);
    }
}

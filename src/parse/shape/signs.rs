//! The letters and signs of a line.

use crate::parse::facts::{Fact, Facts};
use crate::parse::line::{End, Line, Signs};
use crate::parse::word::{Word, words};

/// Lines longer than this, in bytes, are running text and not looked at for signs of furniture.
const LONG: usize = 400;

/// Signs that part the steps of a path or the entries of a menu.
const STEPS: [char; 7] = ['>', '»', '|', '/', '›', '•', '·'];

pub(super) fn facts(line: &Line<'_>, out: &mut Facts) {
    let text = line.text;
    if !line.has_letters() {
        out.insert(Fact::NoLetters);
    } else if line.upper() >= 85 && text.len() > 3 {
        out.insert(Fact::AllUpper);
    }
    if line.words.len() >= 2 && line.capitals() * 10 >= line.words.len() * 8 {
        out.insert(Fact::TitleCase);
    }
    if text.len() <= 12 && text.chars().nth(3).is_none() {
        out.insert(Fact::Tiny);
    }
    out.set(Fact::Code, is_code(line));
    if line.is_slug() {
        out.insert(Fact::Slug);
    } else if line.slug_prefix() >= 3 {
        out.insert(Fact::SlugPrefix);
    }
    if text.len() >= LONG {
        return;
    }
    out.set(Fact::Digits, line.digits() * 4 >= text.len());
    out.set(Fact::Commas, line.commas() >= 3);
    out.set(Fact::Quotes, line.has(Signs::BRACKET.and(Signs::QUOTE)));
    out.set(
        Fact::Address,
        (line.has(Signs::STOP.and(Signs::COLON)) && line.words.iter().any(|w| WEB.contains(w)))
            || (line.has(Signs::AT) && email(text)),
    );
    out.set(
        Fact::Measure,
        line.digits() > 0 && (line.has(Signs::PERCENT) || is_money(line)),
    );
    out.set(Fact::Spread, line.has(Signs::SPREAD));
    out.set(Fact::Emoji, line.has(Signs::EMOJI));
    if line.words.len() <= 16 {
        out.set(Fact::Breadcrumb, line.has(Signs::STEP) && is_stepped(text));
        out.set(Fact::Fraction, line.has(Signs::STROKE) && is_fraction(text));
    }
    out.set(Fact::Glued, line.words.len() >= 16 && is_glued(line));
    out.set(
        Fact::Unbroken,
        line.words.len() >= 16 && line.end == End::Open && !line.has(BREAKS),
    );
}

/// A word longer than any of a language that is no address either, or a place that a template left empty.
fn is_code(line: &Line<'_>) -> bool {
    const LONGEST: usize = 40;
    let few = line.words.len() <= 4;
    let coded = |w: &str| w.len() >= LONGEST && w.is_ascii() && !w.contains(['.', '/']);
    few && (line.text.starts_with(['{', '<'])
        || (line.text.len() >= LONGEST && line.text.split_whitespace().any(coded)))
}

/// Signs that break a sentence into its parts.
const BREAKS: Signs = Signs::STOP
    .and(Signs::CRY)
    .and(Signs::COLON)
    .and(Signs::COMMA)
    .and(Signs::QUOTE)
    .and(Signs::BRACKET);

/// Words that addresses of the web begin with.
const WEB: &[Word] = &words!["http", "https", "www"];

/// Units of money; the word `đồng` without its mark may be the one of copper or of agreeing.
fn is_money(line: &Line<'_>) -> bool {
    let has = |word| line.words.contains(&word);
    (has(Word::of("dong")) && line.text.contains("đồng"))
        || (has(Word::of("usd")) && line.text.contains("USD"))
}

/// `1/9`, `Câu 3/5`: a number of a number and hardly a word.
fn is_fraction(text: &str) -> bool {
    let Some((before, after)) = text.split_once('/') else {
        return false;
    };
    let before = before.trim_end();
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    let tail = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let after = after.trim_start();
    text.len() <= 16 && (1..=3).contains(&tail) && digits(after) > 0 && digits(after) == after.len()
}

/// Signs of steps with a space on both sides.
fn is_stepped(text: &str) -> bool {
    text.match_indices(STEPS)
        .any(|(at, sign)| text[..at].ends_with(' ') && text[at + sign.len()..].starts_with(' '))
}

fn email(text: &str) -> bool {
    text.find('@')
        .is_some_and(|at| text[..at].ends_with(char::is_alphanumeric) && text[at..].contains('.'))
}

/// Two or more places where a capitalised word follows a lower-case one and goes on in lower case,
/// without a stop anywhere: titles run together.
fn is_glued(line: &Line<'_>) -> bool {
    if matches!(
        line.end,
        End::Stop | End::Ellipsis | End::Colon | End::Comma
    ) || line.inner_ends > 0
        || (line.has(Signs::COMMA) && line.text.contains(", "))
    {
        return false;
    }
    // Two capitals behind the first word.
    let first = usize::from(line.text.starts_with(char::is_uppercase));
    if line.capitals() < 2 + first {
        return false;
    }
    let lower = |w: &str| w.starts_with(char::is_lowercase);
    let (mut before, mut capital, mut starts) = (false, false, 0);
    for w in line.text.split_whitespace() {
        let low = lower(w);
        starts += usize::from(capital && low);
        capital = before && !low && w.chars().all(char::is_alphabetic);
        before = low;
    }
    starts >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hardly_language() {
        let code = |text: &str| {
            let scan = crate::parse::line::Scan::new(text, text);
            is_code(&scan.lines()[0])
        };
        assert!(code(
            "w4Hhu5DhurLhurDDjOG7nkPhu7Lhu7Lhu7Hhuq5Y4buT4buS4bu04buexKjhuq7DgHU64bqwWOG7kEXhu7T"
        ));
        assert!(code("{ keywords}") && code("<br />"));
        assert!(!code(
            "https://example.vn/mot-dia-chi-rat-dai-cua-mot-trang-bao-dien-tu.html"
        ));
        assert!(!code("Đường Nguyễn Thượng Hiền") && !code("———————————————————————————————"));
    }

    #[test]
    fn signs() {
        assert!(is_fraction("1/9") && is_fraction("Câu 3/5") && !is_fraction("15/12/2021"));
        assert!(is_stepped("Thời sự » Chính trị") && !is_stepped("và/hoặc"));
        assert!(email("an@bao.vn") && !email("@an"));
    }
}

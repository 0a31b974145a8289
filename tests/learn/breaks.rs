//! The same running text broken into other lines: a sentence a line, several paragraphs in one, or lines of
//! one width, as crawlers leave it.

use docbao::parse::article::Kind;

use crate::corpus::Labelled;
use crate::random::Random;

fn is_paragraph(line: &Labelled) -> bool {
    line.kinds == [Kind::Paragraph]
}

/// Each sentence on its own line.
pub(crate) fn sentences(lines: &[Labelled]) -> Vec<Labelled> {
    let mut out = Vec::new();
    for line in lines {
        if !is_paragraph(line) {
            out.push(line.clone());
            continue;
        }
        let mut rest = line.text.as_str();
        while let Some(at) = end_of_sentence(rest) {
            out.push(Labelled {
                text: rest[..at].trim().to_owned(),
                ..line.clone()
            });
            rest = &rest[at..];
        }
        out.push(Labelled {
            text: rest.trim().to_owned(),
            ..line.clone()
        });
    }
    out
}

/// Behind the first sentence of `text` that another of some length follows.
fn end_of_sentence(text: &str) -> Option<usize> {
    const WORDS: usize = 6;
    text.match_indices(". ").map(|(at, _)| at + 1).find(|at| {
        let (one, other) = text.split_at(*at);
        let long = |part: &str| part.split_whitespace().count() >= WORDS;
        long(one) && long(other) && other.trim_start().starts_with(char::is_uppercase)
    })
}

/// Paragraphs that follow each other, up to `most`, in one line.
pub(crate) fn merged(lines: &[Labelled], most: usize, random: &mut Random) -> Vec<Labelled> {
    let mut out: Vec<Labelled> = Vec::new();
    let mut left = 0;
    for line in lines {
        match out.last_mut() {
            Some(last) if left > 0 && is_paragraph(last) && is_paragraph(line) => {
                last.text.push(' ');
                last.text.push_str(line.text.trim());
                left -= 1;
            }
            _ => {
                out.push(line.clone());
                left = random.below(most);
            }
        }
    }
    out
}

/// Paragraphs broken before `width` characters.
pub(crate) fn wrapped(lines: &[Labelled], width: usize) -> Vec<Labelled> {
    let mut out = Vec::new();
    for line in lines {
        if !is_paragraph(line) {
            out.push(line.clone());
            continue;
        }
        let mut gap = line.gap;
        let mut text = String::new();
        for word in line.text.split_whitespace() {
            if !text.is_empty() && text.chars().count() + word.chars().count() >= width {
                let text = std::mem::take(&mut text);
                out.push(Labelled {
                    text,
                    gap: std::mem::take(&mut gap),
                    ..line.clone()
                });
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        out.push(Labelled {
            text,
            gap,
            ..line.clone()
        });
    }
    out
}

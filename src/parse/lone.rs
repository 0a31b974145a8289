//! An article of one paragraph, which stands below links in its head and was taken for the teaser of one: a teaser
//! is a sentence or two.

use super::article::{Kind, Reason};
use super::line::Line;
use super::states::{STATES, State, Zone};

/// Words of a line that is no teaser, at least, and sentences that end inside it.
const WORDS: usize = 40;
const ENDS: usize = 2;
/// How sure that is: a line that is looked at.
const CONFIDENCE: f32 = 0.5;
const RULE: &str = "long, with ends of sentences";

/// Takes long text among the links of a page that has a lead and not one paragraph for its paragraphs. `reasons`
/// are those of the lines, or none.
pub(super) fn paragraph(lines: &[Line<'_>], states: &mut [State], reasons: &mut [Reason]) {
    let has = |kind: Kind| states.iter().any(|s| s.kind == kind);
    if !has(Kind::Lead) || has(Kind::Paragraph) || has(Kind::Question) {
        return;
    }
    let body = STATES
        .iter()
        .find(|s| s.zone == Zone::Body && s.kind == Kind::Paragraph);
    let Some(body) = body else {
        return;
    };
    for (i, (line, state)) in lines.iter().zip(states.iter_mut()).enumerate() {
        let long = line.words.len() >= WORDS && line.inner_ends >= ENDS && line.end.is_closed();
        if state.kind != Kind::Related || !long {
            continue;
        }
        *state = *body;
        if let Some(reason) = reasons.get_mut(i) {
            *reason = Reason {
                rule: RULE,
                confidence: CONFIDENCE,
                rival: Kind::Related,
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::line::Scan;

    #[test]
    fn a_long_teaser_is_the_text_of_a_page_that_has_no_other() {
        let long =
            "Mưa lớn suốt đêm làm nước suối dâng cao. Bà con hai bản phải dời lên trường học. "
                .repeat(3);
        let text = format!(
            "Lũ về trong đêm\nBa xã bị chia cắt từ sáng nay.\nĐường lên bản lại sạt\n{long}\n"
        );
        let scan = Scan::new(&text, &text);
        let lines = scan.lines();
        let state = |kind: Kind| *STATES.iter().find(|s| s.kind == kind).unwrap();
        let kinds = [Kind::Title, Kind::Lead, Kind::Related, Kind::Related];
        let of = |kinds: [Kind; 4]| {
            let mut states = kinds.map(state);
            paragraph(&lines, &mut states, &mut []);
            states.map(|s| s.kind)
        };
        let text = [Kind::Title, Kind::Lead, Kind::Related, Kind::Paragraph];
        assert_eq!(of(kinds), text);
        let with_text = [Kind::Title, Kind::Lead, Kind::Paragraph, Kind::Related];
        assert_eq!(of(with_text), with_text);
    }
}

//! Pages of a few lines: so little stands on them that the path has hardly anything to go by. Where nothing
//! says that they are furniture, they are a title and its text.

use super::article::{Kind, Reason};
use super::context::Context;
use super::facts::Fact;
use super::line::Line;
use super::states::{STATES, State, Zone};

/// Lines of a page of a few.
const FEW: usize = 6;
/// Words of a sentence, at least.
const SENTENCE: usize = 3;
/// How sure that is: a line that is looked at.
const CONFIDENCE: f32 = 0.5;
const RULE: &str = "a few lines and nothing else";

/// Makes an article of a page of a few lines that the path took for furniture or links, when a sentence is among them
/// and no words say that they are furniture indeed. `reasons` are those of the lines, or none.
pub(super) fn article(
    lines: &[Line<'_>],
    context: &Context,
    states: &mut [State],
    reasons: &mut [Reason],
) {
    let known = |i: usize| {
        context.marks[i].is_some()
            || context.facts[i].any(&[
                Fact::FootWords,
                Fact::ReaderWords,
                Fact::Address,
                Fact::Breadcrumb,
                Fact::NoLetters,
            ])
    };
    let sentence = |l: &Line<'_>| l.words.len() >= SENTENCE && l.end.is_closed();
    // A title in a list does not end as a sentence does.
    let listed = |i: usize| states[i].kind == Kind::Links && sentence(&lines[i]);
    let plain = |i: usize| !known(i) && (states[i].kind == Kind::Chrome || listed(i));
    let fits = |i: usize| {
        plain(i)
            || states[i].kind.is_body()
            || matches!(states[i].kind, Kind::Dateline | Kind::Byline)
    };
    let few = (2..=FEW).contains(&lines.len())
        && plain(0)
        && (1..lines.len()).all(fits)
        && lines[1..].iter().any(sentence);
    if !few {
        return;
    }
    let of = |zone: Zone, kind: Kind| {
        let mut all = STATES.iter().copied();
        all.find(|s| s.zone == zone && s.kind == kind)
    };
    for (i, state) in states.iter_mut().enumerate() {
        let rival = state.kind;
        if !matches!(rival, Kind::Chrome | Kind::Links) {
            continue;
        }
        let taken = if i == 0 {
            of(Zone::Title, Kind::Title)
        } else {
            of(Zone::Body, Kind::Paragraph)
        };
        *state = taken.unwrap_or(*state);
        if let Some(reason) = reasons.get_mut(i) {
            *reason = Reason {
                rule: RULE,
                confidence: CONFIDENCE,
                rival,
            };
        }
    }
}

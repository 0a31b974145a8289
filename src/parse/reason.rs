//! Why a line got its kind, in words: the strongest of the facts that spoke for it.

use super::article::{Kind, Reason};
use super::facts::{self, Fact};
use super::marks::Mark;
use super::model::{EMBED, HIDDEN, Model, Pass, Seen, window};
use super::path::Odds;
use super::states::{COUNT, STATES};

/// For each line, why it is in its state of `path`, and how sure that is.
///
/// A certain mark that agrees with the kind is the reason. Else it is the line's own fact that speaks most
/// for this kind against the kind that came second; when none of its own does, its place on the path.
pub(super) fn reasons(
    model: &Model,
    lines: &[Seen],
    pass: &Pass,
    (path, odds): (&[usize], &Odds<'_>),
    marks: &[Option<Mark>],
) -> Vec<Reason> {
    (0..lines.len())
        .map(|i| {
            let kind = STATES[path[i]].kind;
            let strongest = || {
                let states = (path[i], second(odds, i, path[i]));
                strongest(model, lines, pass, i, states)
            };
            Reason {
                rule: certain(marks[i], kind)
                    .or_else(strongest)
                    .unwrap_or("place among its neighbours"),
                confidence: odds.of_kind(i, path[i]),
                rival: odds.rival(i, kind),
            }
        })
        .collect()
}

/// What a certain mark says that agrees with the kind.
fn certain(mark: Option<Mark>, kind: Kind) -> Option<&'static str> {
    Some(match (mark?, kind) {
        (Mark::Related, Kind::Related) => "heading of related links",
        (Mark::Links, Kind::Links) => "heading of a list",
        (Mark::Topic, Kind::Topic) => "heading of tags",
        (Mark::Chrome, Kind::Chrome) => "known furniture",
        (Mark::Byline, Kind::Byline) => "mark of a byline",
        _ => return None,
    })
}

/// The state of another kind that came second at line `i`.
fn second(odds: &Odds<'_>, i: usize, state: usize) -> usize {
    let kind = STATES[state].kind;
    (0..COUNT)
        .filter(|&s| STATES[s].kind != kind)
        .max_by(|a, b| odds.states[i][*a].total_cmp(&odds.states[i][*b]))
        .unwrap_or(state)
}

/// What a fact must speak for a kind to be told as the reason: scores of two kinds differ by some ten.
const LEAST: f32 = 0.05;

/// The own fact of line `i` that speaks most for the first state against the second, with words for it.
fn strongest(
    model: &Model,
    lines: &[Seen],
    pass: &Pass,
    i: usize,
    (state, against): (usize, usize),
) -> Option<&'static str> {
    let pull = pull(model, lines, pass, i, state, against);
    lines[i]
        .facts
        .numbers()
        .map(|n| {
            let weight: f32 = model.embed[n].iter().zip(&pull).map(|(e, p)| e * p).sum();
            (weight, Fact::ALL[n])
        })
        .filter(|(w, f)| *w > LEAST && says(*f).is_some())
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .and_then(|(_, fact)| says(fact))
}

/// How much more of each number of line `i` would move it towards `state` and away from `against`.
fn pull(
    model: &Model,
    lines: &[Seen],
    pass: &Pass,
    i: usize,
    state: usize,
    against: usize,
) -> [f32; EMBED] {
    let mut hidden = [0.0; HIDDEN];
    for ((h, v), out) in hidden.iter_mut().zip(&pass.hidden[i]).zip(&model.out) {
        if *v > 0.0 {
            *h = out[state] - out[against];
        }
    }
    let own = window(i, lines.len()).find(|(_, j)| *j == i);
    let rows = own.map_or(&[][..], |(at, _)| &model.mix[at * EMBED..(at + 1) * EMBED]);
    let mut pull = [0.0; EMBED];
    for ((p, v), row) in pull.iter_mut().zip(&pass.embed[i]).zip(rows) {
        if *v > 0.0 {
            *p = row.iter().zip(&hidden).map(|(w, h)| w * h).sum();
        }
    }
    pull
}

/// What a fact says, for people. Facts that say nothing by themselves have no words.
fn says(fact: facts::Fact) -> Option<&'static str> {
    Some(match fact {
        Fact::TwinNext
        | Fact::TwinPrev
        | Fact::TwinNextGap
        | Fact::TwinPrevGap
        | Fact::NearNext
        | Fact::NearPrev => "doubled line",
        Fact::AfterPair => "below a doubled title",
        Fact::PairsNear | Fact::PairsMany => "among doubled titles",
        Fact::Repeats | Fact::RepeatsOften => "stands on the page several times",
        Fact::Slug | Fact::TitleSlug => "letters without marks, like a picture's file name",
        Fact::SlugPrefix => "a file name, then a title",
        Fact::CreditBracket | Fact::CreditOpen | Fact::CreditOnly => "a picture's credit",
        Fact::DateOnly | Fact::DateRest | Fact::TimeOnly => "a date",
        Fact::DatesApart => "one of several days",
        Fact::Code => "hardly language",
        Fact::Ago => "a time ago",
        Fact::NameOnly | Fact::SurnameOnly | Fact::NameMark => "a name alone",
        Fact::AltNumber | Fact::TitleNumber => "a title and a picture's number",
        Fact::TitleNumberMore => "the title, a picture's number and its caption",
        Fact::PeriodRun | Fact::Period2 | Fact::Period3 => "one of a row of the same pattern",
        Fact::PictureWords => "words that tell who is in a picture",
        Fact::Breadcrumb => "a path of sections",
        Fact::Glued => "titles run together",
        Fact::Unbroken => "many words and no sign between them",
        Fact::CutRun | Fact::CutTail => "one of several that end in three dots",
        Fact::Speaker | Fact::QuestionOverText => "a question with an answer below",
        Fact::StartAgency => "begins with an agency's mark",
        Fact::UnderRelated | Fact::UnderRelatedFar => "under a heading of related links",
        Fact::UnderLinks | Fact::UnderLinksFar | Fact::UnderLinksDeep | Fact::LinksAbove => {
            "under a heading of a list"
        }
        Fact::UnderTopic => "under a heading of tags",
        Fact::OffTopic | Fact::Topic0 => "no words in common with the text",
        Fact::Topic2 | Fact::Topic3 => "words in common with the text",
        Fact::BestTitle => "its words are those of the text",
        Fact::TitleAgain => "the title again",
        Fact::BeforeTitle => "before the title",
        Fact::AfterTitle => "right behind the title",
        Fact::Recurs => "stands on other pages too",
        Fact::Prose | Fact::Between | Fact::ProseAround | Fact::SayingWords | Fact::ClosedRun => {
            "running text"
        }
        Fact::Words40 | Fact::Words80 | Fact::Inner2 => "long, with ends of sentences",
        Fact::NoLetters | Fact::Tiny => "hardly a letter",
        Fact::Address => "an address",
        Fact::AfterByline => "behind the byline",
        Fact::AfterFurniture => "behind furniture",
        Fact::StartArrow => "begins with an arrow",
        Fact::EndPipe => "ends with a bar",
        _ => return None,
    })
}

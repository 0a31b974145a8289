//! Why a line got its kind, in words: the strongest of the facts that spoke for it.

use super::article::{Kind, Reason};
use super::facts::{self, Fact};
use super::marks::Mark;
use super::path::Chain;
use super::states::{COUNT, STATES};
use super::weights::Weights;

/// The rule that decided for `state` at line `i`.
///
/// A certain mark that agrees with the kind is the reason. Else it is the line's own fact that speaks
/// most for this kind against the kind that came second; when none of its own does, its place on the
/// path.
pub(super) fn reason(
    chain: &Chain,
    weights: &Weights,
    i: usize,
    state: usize,
    odds: &[f32; COUNT],
    mark: Option<Mark>,
) -> Reason {
    let kind = STATES[state].kind;
    let rule = match (mark, kind) {
        (Some(Mark::Related), Kind::Related) => "heading of related links",
        (Some(Mark::Links), Kind::Links) => "heading of a list",
        (Some(Mark::Topic), Kind::Topic) => "heading of tags",
        (Some(Mark::Chrome), Kind::Chrome) => "known furniture",
        (Some(Mark::Byline), Kind::Byline) => "mark of a byline",
        _ => strongest(chain, weights, i, state, odds).unwrap_or("place among its neighbours"),
    };
    Reason { rule }
}

fn strongest(
    chain: &Chain,
    weights: &Weights,
    i: usize,
    state: usize,
    odds: &[f32; COUNT],
) -> Option<&'static str> {
    let kind = STATES[state].kind;
    let second = (0..COUNT)
        .filter(|&s| STATES[s].kind != kind)
        .max_by(|a, b| odds[*a].total_cmp(&odds[*b]))?;
    let facts = Fact::ALL.len();
    chain.features[i]
        .iter()
        .filter(|&&n| n / facts == 1)
        .map(|&n| {
            (
                weights.features[n][state] - weights.features[n][second],
                Fact::ALL[n % facts],
            )
        })
        .filter(|(w, f)| *w > 0.3 && says(*f).is_some())
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .and_then(|(_, fact)| says(fact))
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
        Fact::Ago => "a time ago",
        Fact::NameOnly | Fact::SurnameOnly | Fact::NameMark => "a name alone",
        Fact::AltNumber => "a title and a picture's number",
        Fact::Breadcrumb => "a path of sections",
        Fact::Glued => "titles run together",
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
        Fact::Prose | Fact::Between | Fact::ProseAround => "running text",
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

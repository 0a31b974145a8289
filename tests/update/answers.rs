//! Answers from outside: old ones are dropped, growth asks again, nothing jumps.

use std::sync::Arc;

use docbao::app::keymap::Keymap;
use docbao::app::layout::Size;
use docbao::app::msg::Progress;
use docbao::app::settings::Settings;
use docbao::app::{Effect, Model, Msg, Options, start, update};
use docbao::error::{Problem, ProblemKind};
use docbao::lang::Lang;
use docbao::library::query::{Facet, FacetKind, FacetValue, Generation, Hits};

use crate::fixture::Session;

fn model() -> Model {
    Model::new(Options {
        size: Size {
            width: 80,
            height: 24,
        },
        lang: Lang::En,
        colour: true,
        library: String::new(),
        keymap: Arc::new(Keymap::builtin()),
        settings: Settings::default(),
        faults: Vec::new(),
        resume: true,
    })
}

fn hits(generation: u64, order: &[u32]) -> Msg {
    Msg::Hits(Hits {
        generation: Generation(generation),
        order: order.into(),
        of: order.len(),
        facets: Some(Vec::new()),
        ..Hits::default()
    })
}

fn queries(effects: &[Effect]) -> Vec<u64> {
    effects
        .iter()
        .filter_map(|e| match e {
            Effect::Query { generation, .. } => Some(generation.0),
            _ => None,
        })
        .collect()
}

#[test]
fn an_old_answer_is_dropped() {
    let mut model = model();
    start(&mut model);
    update(&mut model, Msg::Key(docbao::app::key::Key::char('s')));
    update(&mut model, hits(1, &[1, 2, 3]));
    assert!(model.list.order.is_empty());
    update(&mut model, hits(2, &[4, 5]));
    assert_eq!(&model.list.order[..], [4, 5]);
    update(&mut model, hits(2, &[6]));
    assert_eq!(&model.list.order[..], [4, 5]);
}

/// Facets of one conference, and the counts on the screen.
fn facets(generation: u64, all: usize) -> Msg {
    let value = FacetValue {
        id: "asean".to_owned(),
        label: "ASEAN".to_owned(),
        short: None,
        year: None,
        about: 0,
        all,
        inferred: false,
    };
    Msg::Facets {
        generation: Generation(generation),
        facets: vec![Facet {
            kind: FacetKind::Conference,
            values: vec![value],
        }],
    }
}

fn without_facets(generation: u64, order: &[u32]) -> Msg {
    let Msg::Hits(hits) = hits(generation, order) else {
        unreachable!()
    };
    Msg::Hits(Hits {
        facets: None,
        ..hits
    })
}

#[test]
fn facets_follow_their_hits_and_are_old_until_then() {
    let mut model = model();
    let counted = |model: &Model| {
        let values = model.facets.values(FacetKind::Conference);
        values.first().map(|value| value.all)
    };
    start(&mut model);
    update(&mut model, without_facets(1, &[1, 2, 3]));
    assert_eq!((model.list.order.len(), counted(&model)), (3, None));
    update(&mut model, facets(1, 3));
    assert_eq!(counted(&model), Some(3));
    assert_eq!(model.facets.totals, Some((1, 0)));
    assert!(!model.facets.are_old(&model.query));
    // Another question: the counts are those of before, and said to be.
    model.query.filter.words.push_str("hoi");
    update(&mut model, Msg::Key(docbao::app::key::Key::char('s')));
    assert!(model.facets.are_old(&model.query));
    update(&mut model, without_facets(2, &[1, 2]));
    assert!(!model.list.is_old(&model.query) && model.facets.are_old(&model.query));
    // Those of the question before come too late, and again is never.
    update(&mut model, facets(1, 7));
    assert_eq!(counted(&model), Some(3));
    update(&mut model, facets(2, 2));
    assert_eq!(counted(&model), Some(2));
    assert!(!model.facets.are_old(&model.query));
    update(&mut model, facets(2, 9));
    update(&mut model, facets(3, 9));
    assert_eq!(counted(&model), Some(2));
    assert_eq!(model.facets.totals, Some((1, 0)), "of the whole library");
}

#[test]
fn growth_asks_again_once_the_facets_are_there_too() {
    let mut model = model();
    start(&mut model);
    let grown = Msg::Loading(Progress {
        pages: 10,
        of: None,
    });
    let none = [] as [u64; 0];
    assert_eq!(queries(&update(&mut model, grown.clone())), none);
    assert_eq!(queries(&update(&mut model, without_facets(1, &[1]))), none);
    assert_eq!(queries(&update(&mut model, facets(1, 1))), [2]);
    assert_eq!(queries(&update(&mut model, without_facets(2, &[1]))), none);
    assert_eq!(queries(&update(&mut model, grown)), none);
    assert_eq!(queries(&update(&mut model, facets(2, 1))), [3]);
}

#[test]
fn growth_asks_again_once_the_last_question_is_answered() {
    let mut model = model();
    assert_eq!(queries(&start(&mut model)), [1]);
    let grown = Msg::Loading(Progress {
        pages: 10,
        of: None,
    });
    assert_eq!(queries(&update(&mut model, grown.clone())), [] as [u64; 0]);
    assert_eq!(queries(&update(&mut model, grown.clone())), [] as [u64; 0]);
    assert_eq!(queries(&update(&mut model, hits(1, &[1]))), [2]);
    assert_eq!(
        queries(&update(&mut model, hits(2, &[1, 2]))),
        [] as [u64; 0]
    );
    assert_eq!(queries(&update(&mut model, grown)), [3]);
    assert!(model.loading.is_some());
    update(
        &mut model,
        Msg::Loaded(Progress {
            pages: 11,
            of: Some(11),
        }),
    );
    assert!(model.loading.is_none());
}

#[test]
fn problems_gather_in_the_order_in_which_they_were_met() {
    let problem = |name: &str| Problem {
        path: name.into(),
        line: None,
        what: ProblemKind::EmptyFile,
    };
    let mut model = model();
    update(&mut model, Msg::Problems(vec![problem("a"), problem("b")]));
    update(&mut model, Msg::Problems(vec![problem("c")]));
    let places: Vec<String> = model.problems.iter().map(Problem::place).collect();
    assert_eq!(places, ["a", "b", "c"]);
}

#[test]
fn a_list_that_grows_does_not_jump() {
    let mut model = model();
    start(&mut model);
    update(&mut model, hits(1, &[5, 6, 7]));
    // Nobody moved: the newest stays selected.
    update(&mut model, Msg::Loading(Progress::default()));
    update(&mut model, hits(2, &[9, 5, 6, 7]));
    assert_eq!(model.list.selected(), Some(9));
    update(&mut model, Msg::Key(docbao::app::key::Key::char('j')));
    update(&mut model, Msg::Loading(Progress::default()));
    update(&mut model, hits(3, &[12, 11, 10, 9, 5, 6, 7]));
    assert_eq!(model.list.selected(), Some(5));
}

#[test]
fn rows_are_asked_for_once_and_only_around_the_window() {
    let mut model = model();
    start(&mut model);
    let order: Vec<u32> = (0..100_000).collect();
    let asked = |effects: &[Effect]| -> Vec<u32> {
        effects
            .iter()
            .filter_map(|e| {
                if let Effect::Rows(nos) = e {
                    Some(nos.clone())
                } else {
                    None
                }
            })
            .flatten()
            .collect()
    };
    let first = asked(&update(&mut model, hits(1, &order)));
    assert!(first.len() < 100 && first.contains(&0));
    let again = asked(&update(
        &mut model,
        Msg::Key(docbao::app::key::Key::char('j')),
    ));
    assert!(again.iter().all(|no| !first.contains(no)));
    let last = asked(&update(
        &mut model,
        Msg::Key(docbao::app::key::Key::char('G')),
    ));
    assert!(last.len() < 100 && last.contains(&99_999));
}

#[test]
fn the_last_article_asked_for_wins() {
    let mut session = Session::new(80, 24);
    let model = &mut session.model;
    let down = Msg::Key(docbao::app::key::Key::char('j'));
    let opens = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|e| match e {
            Effect::Open { generation, no } => Some((generation, no)),
            _ => None,
        })
    };
    let (first, one) = opens(update(model, down.clone())).unwrap();
    let (second, two) = opens(update(model, down)).unwrap();
    let answer = |generation, no: u32| Msg::Opened {
        generation,
        opened: session.library.articles[no as usize].clone(),
    };
    update(model, answer(first, one));
    assert_ne!(model.reader.no(), Some(one));
    update(model, answer(second, two));
    assert_eq!(model.reader.no(), Some(two));
}

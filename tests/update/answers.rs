//! Answers from outside: old ones are dropped, growth asks again, nothing jumps.

use std::sync::Arc;

use docbao::app::keymap::Keymap;
use docbao::app::layout::Size;
use docbao::app::msg::Progress;
use docbao::app::settings::Settings;
use docbao::app::{Effect, Model, Msg, Options, start, update};
use docbao::error::{Problem, ProblemKind};
use docbao::lang::Lang;
use docbao::library::query::{Generation, Hits};

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

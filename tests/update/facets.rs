//! Choosing values to filter by.

use docbao::app::layout::Pane;
use docbao::library::query::{Combine, Facet, FacetKind, Filter};

use crate::fixture::Session;

fn titles(session: &Session) -> Vec<&str> {
    session
        .model
        .list
        .order
        .iter()
        .map(|no| session.library.articles[*no as usize].page.id.as_str())
        .collect()
}

#[test]
fn keys_choose_values() {
    let table: [(&str, &[&str]); 15] = [
        ("c 3 1 Enter", &["khai-mac"]),
        ("c 3 0 Enter", &["be-mac"]),
        ("c vu Enter", &["ngoai-vu"]),
        ("c v u Tab Esc", &["ngoai-vu"]),
        ("c Space Esc", &["be-mac"]),
        ("p son Enter", &["khai-mac", "nuoc-mam"]),
        ("p S Ơ N Enter", &["khai-mac", "nuoc-mam"]),
        ("p bui<Space>thanh Enter", &["khai-mac", "nuoc-mam"]),
        (
            "p son Enter Space",
            &[
                "khai-mac",
                "ba-bai-hoc",
                "nuoc-mam",
                "be-mac",
                "ngoai-vu",
                "khong-tieu-de",
                "chi-co-lien-ket",
            ],
        ),
        (
            "p son Enter p binh Enter",
            &["khai-mac", "nuoc-mam", "be-mac", "ngoai-vu"],
        ),
        ("p son Enter p chinh Enter a", &["khai-mac"]),
        ("p son Enter p chinh Enter -", &["nuoc-mam"]),
        ("p son Enter c 31 Enter", &["khai-mac"]),
        ("p son Enter b", &["khai-mac"]),
        ("p son Enter Esc / mam Enter", &["nuoc-mam"]),
    ];
    for (keys, expected) in table {
        let mut session = Session::new(120, 40);
        session.keys(keys);
        assert_eq!(titles(&session), expected, "after {keys:?}");
        session.keys("X");
        assert_eq!(session.model.list.order.len(), 7);
        assert_eq!(session.model.query.filter, Filter::default());
    }
}

#[test]
fn inferred_conferences_count_only_when_asked_for() {
    let mut session = Session::new(120, 40);
    session.keys("c 31 Enter");
    assert_eq!(titles(&session), ["khai-mac"]);
    session.keys("I");
    assert_eq!(titles(&session), ["khai-mac", "ba-bai-hoc"]);
    assert!(session.screen().contains("cả suy ra"));
}

#[test]
fn counts_follow_the_other_filters() {
    let mut session = Session::new(120, 40);
    let count = |s: &Session, id: &str| {
        let values = s.model.facets.values(FacetKind::Official);
        values.iter().find(|v| v.id == id).map(|v| (v.about, v.all))
    };
    assert_eq!(count(&session, "bui-thanh-son"), Some((1, 2)));
    session.keys("c 31 Enter");
    assert_eq!(count(&session, "bui-thanh-son"), Some((1, 1)));
    assert_eq!(count(&session, "pham-binh-minh"), None);
}

#[test]
fn leaving_the_narrowing_restores_everything() {
    let mut session = Session::new(120, 40);
    session.keys("Enter c x y z");
    assert_eq!(session.model.facets.left.len(), 0);
    session.keys("Esc");
    assert_eq!(session.model.focus, Pane::Reader);
    assert_eq!(session.model.facets.left.len(), 3);
    assert_eq!(session.model.query.filter, Filter::default());
}

#[test]
fn the_cursor_walks_from_facet_to_facet() {
    let mut session = Session::new(120, 40);
    session.keys("F j j j");
    assert_eq!(session.model.facets.open, FacetKind::Official);
    assert_eq!(session.model.facets.selected().unwrap().id, "bui-thanh-son");
    session.keys("k");
    assert_eq!(session.model.facets.open, FacetKind::Conference);
    assert_eq!(session.model.facets.cursor, 2);
    session.keys("} } }");
    assert_eq!(session.model.facets.open, FacetKind::Year);
    session.keys("} }");
    assert_eq!(session.model.facets.open, FacetKind::Mark);
    session.keys("{ {");
    assert_eq!(session.model.facets.open, FacetKind::Source);
    session.keys("F F Space a");
    let chosen = &session.model.query.filter.sources;
    assert_eq!((chosen.wanted.len(), chosen.combine), (1, Combine::All));
}

#[test]
fn enter_never_takes_back_what_was_chosen() {
    let mut session = Session::new(120, 40);
    session.keys("p son Enter");
    let chosen = |s: &Session| s.model.query.filter.officials.wanted.len();
    assert_eq!((chosen(&session), session.model.focus), (1, Pane::Facets));
    // Chosen already: on to the list, and into the article.
    session.keys("Enter");
    assert_eq!((chosen(&session), session.model.focus), (1, Pane::List));
    session.keys("Enter");
    assert_eq!((chosen(&session), session.model.focus), (1, Pane::Reader));
    // Several, the last of them with the key that ends it.
    session.keys("X p son Tab Enter");
    assert_eq!(chosen(&session), 1);
    session.keys("Space");
    assert_eq!(chosen(&session), 0);
}

#[test]
fn a_facet_of_few_values_does_not_drive_the_others_out() {
    let mut session = Session::new(80, 16);
    session.keys("F } } }");
    assert_eq!(session.model.facets.open, FacetKind::Year);
    let screen = session.screen();
    for name in ["Hội nghị", "Năm"] {
        assert!(screen.contains(name), "{name}\n{screen}");
    }
    // Those without room are named in the last row.
    assert!(screen.contains("… "), "{screen}");
}

#[test]
fn filters_are_always_on_the_screen() {
    for (width, height) in [(160, 48), (120, 40), (80, 24), (50, 20), (40, 10), (40, 8)] {
        let mut session = Session::new(width, height);
        session.keys("p son Enter Esc");
        assert!(
            session.screen().contains("Bùi Thanh Sơn"),
            "{width}x{height}"
        );
        session.keys("Enter");
        assert!(
            session.screen().contains("Bùi Thanh Sơn"),
            "{width}x{height} in the reader"
        );
    }
}

#[test]
fn the_first_value_stays_selected_as_the_first_until_the_person_moves() {
    let turned_round = |session: &mut Session| {
        let facets = FacetKind::ALL.map(|kind| Facet {
            kind,
            values: session
                .model
                .facets
                .values(kind)
                .iter()
                .rev()
                .cloned()
                .collect(),
        });
        let facets = Vec::from(facets);
        session.model.facets.replace(facets);
        session.model.facets.selected().unwrap().id.clone()
    };
    let mut session = Session::new(120, 40);
    let last = session.model.facets.values(FacetKind::Conference).last();
    let last = last.unwrap().id.clone();
    assert_eq!(
        turned_round(&mut session),
        last,
        "as they come in while pages are read"
    );
    session.keys("F j");
    let chosen = session.model.facets.selected().unwrap().id.clone();
    assert_eq!(turned_round(&mut session), chosen);
}

//! Themes, what is completed, browsers that are not wanted.

use docbao::app::Effect;
use docbao::app::notice::Notice;
use docbao::app::theme::{Depth, ThemeName};

use crate::fixture::Session;

#[test]
fn a_theme_is_chosen_by_name_or_in_turn() {
    let mut session = Session::new(80, 24);
    let theme = |s: &Session| s.model.options.settings.theme;
    session.keys(":theme<Space>light Enter");
    assert_eq!(theme(&session), ThemeName::Light);
    // This terminal has sixteen colours only, and is told so.
    let told = Notice::Theme(ThemeName::Light, Some(ThemeName::Ansi));
    assert_eq!(session.model.notice, Some(told));
    session.model.options.settings.depth = Depth::True;
    session.keys(":theme Enter");
    assert_eq!(theme(&session), ThemeName::TrueDark);
    session.keys(":theme<Space>drak Enter");
    assert_eq!(theme(&session), ThemeName::TrueDark);
    assert_eq!(
        session.model.notice,
        Some(Notice::BadArgument("drak".to_owned()))
    );
    session.model.options.colour = false;
    session.keys(":theme<Space>contrast Enter");
    assert_eq!(
        session.model.notice,
        Some(Notice::Theme(ThemeName::Contrast, None))
    );
}

fn listed(session: &Session) -> Vec<&str> {
    let prompt = session.model.prompt.as_ref().unwrap();
    prompt.fitting.iter().map(|c| c.word.as_str()).collect()
}

fn typed(session: &Session) -> &str {
    session.model.prompt.as_ref().unwrap().text()
}

#[test]
fn what_a_verb_takes_is_completed() {
    let mut session = Session::new(80, 24);
    session.keys(":theme<Space>");
    assert_eq!(listed(&session).len(), ThemeName::ALL.len());
    session.keys("li");
    // What begins so comes first.
    assert_eq!(listed(&session), ["light", "true-light", "contrast-light"]);
    session.keys("Tab Enter");
    assert_eq!(session.model.options.settings.theme, ThemeName::Light);
    session.keys(":sort<Space> Tab Tab");
    assert_eq!(typed(&session), "sort title");
    session.keys("Esc :officials<Space>thanh");
    assert_eq!(listed(&session), ["Bùi Thanh Sơn"]);
    session.keys("Tab Enter");
    let wanted = &session.model.query.filter.officials.wanted;
    assert_eq!(wanted.len(), 1);
    assert!(session.model.prompt.is_none() && session.model.facets.narrow.is_empty());
    session.keys("X :sources<Space>kho Enter");
    assert!(session.model.query.filter.sources.wanted.contains("kho"));
    session.keys("X :years<Space>1066 Enter");
    assert_eq!(
        session.model.notice,
        Some(Notice::BadArgument("1066".to_owned()))
    );
    assert!(session.model.query.filter.years.is_empty());
    // A verb that takes nothing is told with what it does.
    session.keys(":zen<Space>");
    assert_eq!(listed(&session), ["zen"]);
    session.keys("Esc :nonsense<Space>");
    assert!(listed(&session).is_empty());
}

#[test]
fn an_address_is_only_copied_where_no_browser_is_wanted() {
    let mut session = Session::new(80, 24);
    session.model.options.settings.browser = false;
    session.keys("Enter o");
    let [Effect::Copy(url)] = session.library.outside.as_slice() else {
        panic!("{:?}", session.library.outside);
    };
    assert_eq!(session.model.notice, Some(Notice::NotOpened(url.clone())));
}

#[test]
fn abbreviations_can_be_left_as_they_are_typed() {
    let mut session = Session::new(80, 24);
    let forms = |s: &Session| format!("{:?}", s.model.query.filter.search.as_ref().unwrap().expr);
    session.keys("/LHQ Enter");
    assert!(forms(&session).contains("Any"));
    session.model.options.settings.abbreviations = false;
    session.keys("/ C-u LHQ Enter");
    assert!(!forms(&session).contains("Any"));
}

#[test]
fn what_is_wrong_with_the_configuration_is_listed_before_what_is_wrong_with_pages() {
    use docbao::app::model::Overlay;
    use docbao::app::msg::Reloaded;
    use docbao::app::{Model, Msg};
    use docbao::error::{EntryFault, Problem, ProblemKind};

    let mut session = Session::new(80, 24);
    let fault = Problem {
        path: "config.toml".into(),
        line: Some(2),
        what: ProblemKind::Setting {
            column: Some(1),
            fault: Box::new(EntryFault::OldKeymap),
        },
    };
    session.model.options.faults = vec![fault.clone()];
    let started = Model::new(session.model.options.clone());
    assert_eq!(started.problems, std::slice::from_ref(&fault));
    assert_eq!(started.notice, Some(Notice::Settings(1)));
    session.model.problems = started.problems;
    session.keys("P");
    assert!(matches!(session.model.overlay, Some(Overlay::Problems(_))));
    // Reading the library anew does not mend it.
    session.send(Msg::Reloaded(Reloaded {
        added: 0,
        gone: 0,
        articles: 7,
        problems: Vec::new(),
    }));
    assert_eq!(session.model.problems, [fault]);
}

#[test]
fn what_a_verb_takes_is_completed_from_what_there_is() {
    let mut session = Session::new(80, 24);
    session.keys("t hòa<Space>bình<Enter> j t biển<Enter>");
    session.keys(":tag<Space>");
    assert_eq!(listed(&session), ["biển", "hòa bình"]);
    session.keys("ho Tab Enter");
    assert_eq!(session.marks().2, ["biển", "hòa bình"]);
    session.keys("k :untag<Space>");
    assert_eq!(listed(&session), ["hòa bình"]);
    // Searches by the names they were saved under, and those typed before.
    session.keys("Esc /giao<Enter> :save-search<Space>Ngoại<Space>giao<Enter> X");
    session.keys(":forget-search<Space>");
    assert_eq!(listed(&session), ["Ngoại giao"]);
    session.keys("Esc :search<Space> Tab");
    assert_eq!(typed(&session), "search giao");
    // Paths as far as they were typed.
    session.library.paths = ["bao/", "bao/a.md", "bai.csv"].map(str::to_owned).into();
    session.keys("Esc :save<Space>ba");
    assert_eq!(listed(&session), ["bao/", "bao/a.md", "bai.csv"]);
    session.keys("i");
    assert_eq!(listed(&session), ["bai.csv"]);
    session.keys("Esc e b");
    let words = |session: &Session| session.model.prompt.as_ref().unwrap().words.len();
    assert_eq!(words(&session), 3);
    session.keys("Tab");
    assert_eq!(typed(&session), "bao/");
    // Whoever goes on has the rest of it completed.
    session.keys("a");
    assert_eq!(words(&session), 1);
}

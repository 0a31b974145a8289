//! Whole screens: what is shown, and how it looks, at every size, in both languages, with and
//! without colours, with composed and decomposed text.

mod everywhere;
mod styles;

use docbao::app::outward::{End, Piped, Question, Saved};
use docbao::app::{Effect, Msg};
use docbao::error::{Problem, ProblemKind};
use docbao::lang::Lang;
use docbao::runtime::headless::{frame, plain};

use crate::fixture::{Library, Session};

/// The screen and its styles, after a script.
fn shown(session: &mut Session, keys: &str) -> String {
    session.keys(keys);
    let frame = frame(&session.model);
    format!("{}---\n{}", plain(&frame), styles::runs(&frame))
}

fn vietnamese(width: u16, height: u16, keys: &str) -> String {
    shown(&mut Session::new(width, height), keys)
}

macro_rules! screens {
    ($($name:ident: $width:literal x $height:literal, $keys:literal;)+) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(vietnamese($width, $height, $keys));
        })+
    };
}

screens! {
    start_160x48: 160 x 48, "";
    start_120x40: 120 x 40, "";
    start_80x24: 80 x 24, "";
    start_50x20: 50 x 20, "";
    start_40x15: 40 x 15, "";
    start_20x6: 20 x 6, "";
    reader_120x40: 120 x 40, "Enter }";
    reader_80x24_end: 80 x 24, "Enter G";
    reader_50x20: 50 x 20, "Enter j j";
    reader_40x10: 40 x 10, "Enter Space";
    reader_20x6: 20 x 6, "Enter";
    zen_80x24: 80 x 24, "Enter z";
    unfolded_lists_with_numbers: 80 x 24, "Enter L G f";
    derived_title: 80 x 24, "6 G Enter";
    page_without_article: 80 x 24, "G Enter";
    inferred_conference: 80 x 24, "j Enter";
    line_by_line: 120 x 40, "Enter i";
    find_while_typing: 80 x 24, "Enter / n g o a i <Space> g i a o";
    find_second_match: 80 x 24, "Enter / n g o a i <Space> g i a o Enter n";
    filter_while_typing: 80 x 24, "& n u o c";
    search_120x40: 120 x 40, "/ n g o a i <Space> g i a o Enter";
    search_while_typing: 80 x 24, "/ g i a o";
    search_40x15: 40 x 15, "/ g i a o Enter n";
    search_20x6: 20 x 6, "/ g i a o Enter";
    search_of_a_title: 80 x 24, "/ title:mam Enter";
    search_makes_no_sense: 80 x 24, "/ s o n <Space> n g a y : n a y";
    search_makes_no_sense_50x20: 50 x 20, "/ g i a o <Space> m à u : đ ỏ";
    search_decoded: 80 x 24, "/ngoaij<Space>giao Enter";
    search_decoded_while_typing: 80 x 24, "/ngoaij<Space>giao";
    search_finds_nothing: 80 x 24, "/zzzz Enter";
    search_with_filters: 80 x 24, "/giao Enter p son Enter Esc & hoi Enter";
    hit_opened: 80 x 24, "/giữ<Space>lời Enter Enter";
    nothing_matches: 80 x 24, "& z z z Enter";
    conference_typed: 120 x 40, "c 3 0";
    conference_chosen_official_excluded: 120 x 40, "c 3 1 Enter } Space - Esc";
    facets_80x24: 80 x 24, "F";
    facets_40x15: 40 x 15, "p";
    help_80x24: 80 x 24, "?";
    help_narrowed: 80 x 24, "? / t i m Enter";
    help_40x15: 40 x 15, "? G";
    help_50x20: 50 x 20, "?";
    facets_50x20_chosen: 50 x 20, "c 3 0 Enter";
    commands: 80 x 24, ": s o";
    command_completed: 80 x 24, ": s o Tab";
    unknown_command: 80 x 24, ": x y z Enter";
    links_of_the_article: 80 x 24, "Enter #";
    profile_120x40: 120 x 40, "Enter O";
    profile_80x24_last: 80 x 24, "Enter O G";
    profile_40x15: 40 x 15, "Enter O j";
    profile_of_a_facet: 80 x 24, "p c h i n h Enter O";
    count_and_prefix: 80 x 24, "1 2 g";
    timeline_80x24: 80 x 24, "D l j";
    timeline_40x15: 40 x 15, "D L G";
    matrix_120x40: 120 x 40, "M l j";
    matrix_40x15: 40 x 15, "M G";
    matrix_20x6: 20 x 6, "M";
    arguments: 80 x 24, ": t h e m e <Space> c o";
    theme_chosen: 80 x 24, ": t h e m e <Space> d a r k Enter";
    selecting_80x24: 80 x 24, "Enter v j j j 4 f";
    only_some_paragraphs_80x24: 80 x 24, "Enter &son<Enter>";
    neighbours_80x24: 80 x 24, "Enter B";
    neighbours_40x15: 40 x 15, "Enter B";
    save_40x15: 40 x 15, "e bai";
    justified_80x24: 80 x 24, "Enter :justify<Enter>";
    names_line_by_line_80x24: 80 x 24, "Enter i G";
    input_method_is_on: 80 x 24, "ọ";
    marks_80x24: 80 x 24, "* j r j * t h ò a <Space> b ì n h Enter j :note<Space>xem<Space>lại<Enter>";
    marks_120x40: 120 x 40, "* j t b i ể n Enter F } } } }";
    marks_20x6: 20 x 6, "* j";
    range_80x24: 80 x 24, "j v j j";
    range_40x15: 40 x 15, "j v j j";
    tag_completed: 80 x 24, "t h ò a Enter j t b i ể n Enter j t";
    note_in_the_reader: 80 x 24, ":note<Space>Hỏi<Space>lại<Space>anh<Space>Bảo<Space>về<Space>đoạn<Space>này.<Enter> Enter";
    note_while_typing: 50 x 20, ":note<Space>một<Enter> :note<Enter>";
    starred_only: 120 x 40, "j * j j * :starred<Enter> j";
    saved_search: 120 x 40, "/ g i a o Enter :save-search<Space>ngoại<Space>giao<Enter> F } } } } }";
}

#[test]
fn reprints() {
    let of = |width, height| {
        let library = Library::new().with_reprints(&[&[1, 3, 4]]);
        Session::with(library, width, height, Lang::Vi, true)
    };
    for (name, width, height, keys) in [
        ("reprints_folded_120x40", 120, 40, "j"),
        ("reprints_unfolded_80x24", 80, 24, "j L j"),
        ("reprints_unfolded_40x15", 40, 15, "j L"),
        ("reprints_of_an_article", 80, 24, "j Enter < Enter"),
    ] {
        insta::assert_snapshot!(name, shown(&mut of(width, height), keys));
    }
}

#[test]
fn english() {
    let mut session = Session::with(Library::new(), 120, 40, Lang::En, true);
    insta::assert_snapshot!(shown(&mut session, "Enter"));
    insta::assert_snapshot!("english_help", shown(&mut session, "?"));
    insta::assert_snapshot!("english_profile", shown(&mut session, "Esc O"));
}

#[test]
fn long_titles_go_on_where_two_lines_are_wanted() {
    for (width, height) in [(80, 24), (40, 10)] {
        let mut session = Session::new(width, height);
        session.model.options.settings.list_lines = 2;
        let name = format!("two_lines_{width}x{height}");
        insta::assert_snapshot!(name, shown(&mut session, "j & h a <Space> n o i Enter"));
    }
}

/// Themes paint every cell: nothing of the terminal's own is seen.
#[test]
fn themes() {
    use docbao::app::theme::{Depth, ThemeName};
    for &theme in ThemeName::ALL {
        let mut session = Session::new(80, 24);
        session.model.options.settings.theme = theme;
        session.model.options.settings.depth = Depth::True;
        insta::assert_snapshot!(
            format!("theme_{}", theme.name().replace('-', "_")),
            shown(&mut session, "c 3 0 Enter Esc Enter /son Enter")
        );
        for keys in ["Esc", "F", "?", "Esc M", "D", ": t", "Esc P", "Enter i"] {
            session.keys(keys);
            let frame = frame(&session.model);
            let bare = styles::cells(&frame).any(|c| c.bg == ratatui::style::Color::Reset);
            assert_eq!(
                bare,
                theme == ThemeName::Ansi,
                "{} after {keys}",
                theme.name()
            );
        }
        // Without colours nothing of the theme is left.
        session.model.options.colour = false;
        let frame = frame(&session.model);
        let plain = |c: &ratatui::buffer::Cell| (c.fg, c.bg) == Default::default();
        assert!(styles::cells(&frame).all(plain));
    }
}

#[test]
fn colours_of_the_person_count_as_far_as_the_terminal_has_them() {
    use docbao::app::theme::{Colour, Depth, Inks, Role};
    let mut session = Session::new(80, 24);
    let ink = Inks {
        ink: Some(Colour::Rgb(0xff, 0x87, 0x01)),
        paper: None,
    };
    session.model.options.settings.own.set(Role::Official, ink);
    session.keys("Enter");
    for (depth, colour) in [
        (Depth::True, "#ff8701"),
        (Depth::Many, "208"),
        (Depth::Sixteen, "yellow"),
    ] {
        session.model.options.settings.depth = depth;
        let runs = styles::runs(&frame(&session.model));
        let expected = format!(" {colour} \"");
        assert!(runs.contains(&expected), "{colour} in\n{runs}");
    }
}

#[test]
fn english_search() {
    let mut session = Session::with(Library::new(), 80, 24, Lang::En, true);
    let typed = "/giao<Space>date:now";
    insta::assert_snapshot!("english_search_makes_no_sense", shown(&mut session, typed));
    insta::assert_snapshot!("english_search", shown(&mut session, "C-w Enter"));
    insta::assert_snapshot!(
        "english_search_decoded",
        shown(&mut session, "/ C-u hooij Enter")
    );
}

fn problem(path: &str, line: Option<u32>, what: ProblemKind) -> Problem {
    Problem {
        path: path.into(),
        line,
        what,
    }
}

#[test]
fn problems_are_listed() {
    for (name, width, height) in [("problems_80x24", 80, 24), ("problems_40x10", 40, 10)] {
        let mut session = Session::new(width, height);
        session.send(Msg::Problems(vec![
            problem("kho/rong.txt", None, ProblemKind::EmptyFile),
            problem(
                "kho/hai/ba/bon/nam/sau/bay/tam/chin/a.txt",
                Some(7),
                ProblemKind::Binary,
            ),
            problem("kho/b\u{1b}.txt", None, ProblemKind::InvalidUtf8(3)),
        ]));
        insta::assert_snapshot!(name, shown(&mut session, "P j"));
    }
}

#[test]
fn selecting_without_colours() {
    let mut session = Session::with(Library::new(), 80, 24, Lang::Vi, false);
    insta::assert_snapshot!(shown(&mut session, "Enter v j j j 4 f"));
}

#[test]
fn what_a_command_says() {
    for (name, width, height) in [("output_80x24", 80, 24), ("output_20x6", 20, 6)] {
        let mut session = Session::new(width, height);
        session.keys("| wc<Enter>");
        let generation = session.model.piping.sent;
        for piped in [
            Piped::Said("    120     3763   18210\nxong rồi \u{1b}[1m!\n".to_owned()),
            Piped::Ended(End::Exit(2)),
        ] {
            session.send(Msg::Piped { generation, piped });
        }
        insta::assert_snapshot!(name, shown(&mut session, ""));
    }
}

#[test]
fn a_question_is_seen_whole() {
    for (name, width, height) in [("question_80x24", 80, 24), ("question_20x6", 20, 6)] {
        let mut session = Session::new(width, height);
        session.keys("e /nha/bai.md<Enter>");
        let Some(Effect::Save(saving)) = session.library.outside.pop() else {
            panic!();
        };
        let saved = Saved::Ask(Question {
            exists: true,
            in_archive: true,
        });
        session.send(Msg::Saved { saving, saved });
        insta::assert_snapshot!(name, shown(&mut session, ""));
    }
}

#[test]
fn without_colours() {
    let mut session = Session::with(Library::new(), 80, 24, Lang::Vi, false);
    let screen = shown(&mut session, "Enter / s o n Enter");
    for colour in ["cyan", "magenta", "green", "yellow", "red", "black"] {
        assert!(!screen.contains(colour), "{colour} in\n{screen}");
    }
    insta::assert_snapshot!(screen);
}

#[test]
fn search_without_colours() {
    let mut session = Session::with(Library::new(), 80, 24, Lang::Vi, false);
    let screen = shown(&mut session, "/ngoai<Space>giao Enter");
    for colour in ["cyan", "magenta", "green", "yellow", "red", "black"] {
        assert!(!screen.contains(colour), "{colour} in\n{screen}");
    }
    insta::assert_snapshot!(screen);
}

#[test]
fn decomposed_text_looks_the_same() {
    for (width, height) in [(160, 48), (120, 40), (80, 24), (40, 15), (20, 6)] {
        for keys in [
            "",
            "Enter G",
            "Enter /ngoai<Space>giao<Enter>",
            "Enter #",
            "c",
            "p son",
            "Enter O",
            "/ngoai<Space>giao<Enter>",
            "/giữ<Space>lời<Enter> Enter",
        ] {
            let mut decomposed =
                Session::with(Library::decomposed(), width, height, Lang::Vi, true);
            assert_eq!(
                shown(&mut decomposed, keys),
                vietnamese(width, height, keys),
                "{width}x{height} after {keys:?}"
            );
        }
    }
}

#[test]
fn no_line_is_wider_than_the_screen() {
    for (width, height) in [(160, 48), (81, 9), (59, 5), (40, 10), (7, 3), (1, 1)] {
        for keys in [
            "",
            "Enter",
            "Enter L f",
            "?",
            ":",
            "c",
            "Enter i",
            "Enter #",
            "Enter O G",
            "/ n",
            "/giao<Enter>",
            "/ngay:nay",
            "V * t biển<Enter>",
            "t biển<Enter> t",
            ":note<Space>một<Space>hai<Enter> Enter",
        ] {
            let mut session = Session::new(width, height);
            session.keys(keys);
            let screen = session.screen();
            assert_eq!(screen.lines().count(), usize::from(height));
            for line in screen.lines() {
                let columns = unicode_width::UnicodeWidthStr::width(line);
                assert!(
                    columns <= usize::from(width),
                    "{columns} > {width}: {line:?}"
                );
            }
        }
    }
}

#[test]
fn hostile_text_never_reaches_the_screen() {
    let mut library = Library::new();
    let mut hostile = (*library.articles[0]).clone();
    let sign = "a\u{1b}]0;x\u{7}\u{202e}b\u{9b}c";
    hostile.article.title.span = None;
    hostile.article.title.text = sign.to_owned();
    hostile.article.byline = Some(sign.to_owned());
    hostile.article.links[0].title = Some(sign.to_owned());
    hostile.page.id = sign.to_owned();
    hostile.page.url = Some(format!("http://{sign}"));
    hostile.names.conferences[0].name = sign.to_owned();
    hostile.names.officials[0].name = sign.to_owned();
    library.articles[0] = std::sync::Arc::new(hostile);
    let mut session = Session::with(library, 120, 40, Lang::Vi, true);
    session.model.options.library = sign.to_owned();
    for keys in [
        "",
        "Enter",
        "L",
        "#",
        "Esc i",
        "} }",
        "y",
        "c",
        "Esc p Enter",
        "Enter O",
    ] {
        session.keys(keys);
        assert!(
            !session
                .screen()
                .replace('\n', "")
                .contains(docbao::text::is_hostile)
        );
    }
}

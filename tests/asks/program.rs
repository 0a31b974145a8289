//! Asks 26, 27, 28 and 30: keys, help, colours, typing.

use docbao::lang::Lang;
use docbao::runtime::headless::frame;
use ratatui::style::Color;

use super::{hides, pages, screen, shows};
use crate::cli::{docbao, run_command};
use crate::fixture::{Library, Session};
use crate::pty;

#[test]
fn keys_are_the_persons_own_and_vim_keys_work_at_once() {
    let folder = pages();
    // j k gg G Ctrl-d / n are there from the beginning.
    shows(&screen(&folder, "80x24", "j j k G"), &["6/6"]);
    shows(&screen(&folder, "80x24", "G g g j"), &["2/6"]);
    // A file changes any of them, also to several commands at one key.
    let config = "[keys.list]\nmove-down = [\"s\"]\n\n[macros.list]\n\"A-x\" = [\"sort title\", \"reverse\", \"last\"]\n";
    let own = folder.path().join("own.toml");
    std::fs::write(&own, config).unwrap();
    let run = |keys: &str| {
        let config = own.to_str().unwrap();
        let args = [
            folder.arg(),
            "--config",
            config,
            "--lang",
            "vi",
            "--size",
            "80x24",
            "--print",
        ];
        let mut command = docbao(args);
        command.args(["--keys", keys]);
        let ran = run_command(command);
        assert_eq!(ran.stderr, "");
        ran.stdout
    };
    shows(&run("s s"), &["3/6"]);
    shows(&run("A-x"), &["theo tiêu đề, ngược", "6/6"]);
    // Help shows the person's own keys.
    shows(
        &run("? /sort<Space>title Enter"),
        &["sort title · reverse · last"],
    );
}

#[test]
fn help_is_searched() {
    let folder = pages();
    let all = screen(&folder, "80x24", "?");
    shows(&all, &["Trợ giúp", "dòng kế, hoặc cuộn xuống"]);
    let some = screen(&folder, "80x24", "? /sao Enter");
    shows(&some, &["gắn sao hay bỏ sao", "bài có sao"]);
    hides(&some, &["dòng kế, hoặc cuộn xuống"]);
    // Without marks, too, and by the key itself.
    shows(
        &screen(&folder, "80x24", "? /gan<Space>nhan Enter"),
        &["gắn nhãn"],
    );
}

#[test]
fn a_light_background_is_as_good_as_a_dark_one() {
    // Without a word from the person only the terminal's own colours are used, on its own background.
    let own = |colour: bool| {
        let mut session = Session::with(Library::new(), 120, 40, Lang::Vi, colour);
        session.keys("/son Enter Enter }");
        frame(&session.model)
    };
    for cell in &own(true).content {
        let is_own = |colour: Color| !matches!(colour, Color::Rgb(..) | Color::Indexed(16..));
        assert!(is_own(cell.fg) && is_own(cell.bg), "{cell:?}");
        // Nothing but a match paints what is behind letters, and that with letters of its own.
        assert!(
            cell.bg == Color::Reset || cell.fg != Color::Reset,
            "{cell:?}"
        );
    }
    // NO_COLOR leaves none at all.
    let mut without = own(false).content.clone().into_iter();
    assert!(without.all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
}

#[test]
fn a_vietnamese_input_method_types_into_every_line() {
    let folder = pages();
    let mut session = pty::Session::start(folder.path());
    session.wait_for("6 articles");
    // Telex: the method rubs out what it has sent and types it anew, in one burst.
    session.type_keys("/hoa\x7f\x7f\x7fhòa b");
    session.type_keys("inh\x7f\x7f\x7fình");
    session.wait_for("hòa bình");
    session.wait_for("1/6 articles");
    session.type_keys("\x1b");
    session.wait_without("⌕");
    // Others rub out by Ctrl-H, and send marks alone.
    session.type_keys("/bex\x08\x08e\u{323}\u{302}nh");
    session.wait_for("bệnh");
    session.wait_for("1/6 articles");
    session.type_keys("\x1b");
    session.wait_without("⌕");
    // With the method on, o and j arrive as ọ where no line is typed: that is said, and nothing breaks.
    session.type_keys("o\x7fọ");
    session.wait_for("input method");
    session.type_keys("\x03");
    session.ends_well();
}

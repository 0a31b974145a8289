//! Colours as the terminal has them, a configuration with faults, and the mouse.

use vt100::{Color, MouseProtocolMode};

use super::{Session, docbao};
use crate::cli::{Folder, PAGE};

const TITLE: &str = "Hội nghị Ngoại giao lần thứ 41";

#[test]
fn a_theme_has_as_many_colours_as_the_terminal() {
    let folder = Folder::new().with("a.txt", PAGE);
    let table = [
        ("truecolor", "xterm-256color", Color::Rgb(0x16, 0x18, 0x1d)),
        ("", "xterm-256color", Color::Idx(234)),
        ("", "linux", Color::Default),
    ];
    for (colorterm, term, paper) in table {
        let mut command = docbao(&["--theme", "true-dark", folder.arg()]);
        command.env("COLORTERM", colorterm);
        command.env("TERM", term);
        let mut session = Session::run(command);
        session.wait_for(TITLE);
        let shown = |screen: &vt100::Screen| screen.cell(20, 3).map(vt100::Cell::bgcolor);
        assert_eq!(shown(session.screen()), Some(paper), "{colorterm} {term}");
        session.type_keys(":theme ansi\r");
        session.wait("the terminal's own background", |s| {
            shown(s) == Some(Color::Default)
        });
        session.type_keys("\x03");
        session.ends_well();
    }
}

#[test]
fn without_colours_there_are_none() {
    let folder = Folder::new().with("a.txt", PAGE);
    let mut command = docbao(&["--theme", "true-light", folder.arg()]);
    command.env("COLORTERM", "truecolor");
    command.env("NO_COLOR", "1");
    let mut session = Session::run(command);
    session.wait_for(TITLE);
    let screen = session.screen();
    let mut cells =
        (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
    assert!(cells.all(|c| (c.fgcolor(), c.bgcolor()) == (Color::Default, Color::Default)));
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn a_configuration_with_faults_starts_and_says_so() {
    let folder = Folder::new()
        .with("pages/a.txt", PAGE)
        .with("config/docbao/config.toml", "muose = true\nlang = \"vi\"\n");
    let mut command = docbao(&[folder.path().join("pages").to_str().unwrap()]);
    command.env("XDG_CONFIG_HOME", folder.path().join("config"));
    let mut session = Session::run(command);
    session.wait_for("cấu hình có 1 chỗ");
    session.type_keys("P");
    session.wait_for("config.toml:1:1");
    session.wait_for("có phải là «mouse» không?");
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let other = "Chợ phiên Bến Mây họp lại sau mùa mưa\n\nThứ Hai, 13/12/2021, 08:00 (GMT+7)\n\n\
        Sáng 13/12, chợ phiên họp lại bên bến sông, người bán rau nhiều hơn người bán cá, và con đò sang sông phải đi \
        thêm hai chuyến mới hết khách.\n\nBà con kể rằng nước rút muộn hơn năm ngoái nửa tháng, nhưng mùa hoa thì vẫn về \
        đúng hẹn.\n";
    let folder = Folder::new().with("a.txt", PAGE).with("b.txt", other);
    let mut session = Session::start(folder.path());
    session.wait_for(TITLE);
    session.wait("the mouse", |s| {
        s.mouse_protocol_mode() == MouseProtocolMode::ButtonMotion
    });
    // The second row of the list, counted from 1 as terminals do.
    session.type_keys("\x1b[<0;5;4M\x1b[<0;5;4m");
    session.wait_for("2/2");
    session.type_keys("\x1b[<0;5;4M\x1b[<0;5;4m");
    session.wait_for("q back");
    session.type_keys("\x03");
    session.ends_well();

    let mut session = Session::run(docbao(&["--no-mouse", folder.arg()]));
    session.wait_for(TITLE);
    assert_eq!(
        session.screen().mouse_protocol_mode(),
        MouseProtocolMode::None
    );
    session.type_keys("q");
    session.ends_well();
}

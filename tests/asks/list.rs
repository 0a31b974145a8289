//! Asks 15, 16, 20 and 25: the list and what stands beside it.

use docbao::app::msg::MouseKind::{Click, Drag, Release};

use super::{hides, news, pages, screen, shows};
use crate::cli::{Folder, docbao, run_command};
use crate::fixture::Session;
use crate::pty;

#[test]
fn list_and_article_stand_side_by_side() {
    let folder = pages();
    for size in ["160x48", "120x40", "80x24"] {
        let shown = screen(&folder, size, "j");
        shows(&shown, &["Chặn bệnh lá vàng", "Chợ phiên", "bán rau nhiều"]);
    }
    // Where there is no room for both, one at a time.
    hides(&screen(&folder, "50x20", "j"), &["bán rau nhiều"]);
    shows(&screen(&folder, "50x20", "j Enter"), &["bán rau nhiều"]);
}

#[test]
fn the_wheel_scrolls_the_pane_under_the_pointer() {
    // Each page has words of its own: copies would be one row.
    let words = |page: usize, at: usize| -> String {
        let words = (0..12).map(|n| format!("chuyện{}", page * 400 + at * 13 + n));
        words.collect::<Vec<_>>().join(" ")
    };
    let page = |n: usize| {
        let paragraph = |at: usize| format!("Đoạn thứ {at} kể tiếp {}.", words(n, at));
        let paragraphs: Vec<String> = (0..30).map(paragraph).collect();
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let (title, date) = (
            format!("Bài {n:02} về con đò"),
            format!("{:02}/12/2021", 28 - n),
        );
        news(&title, &date, &paragraphs)
    };
    let folder = (0..24).fold(Folder::new(), |folder, n| {
        folder.with(format!("{n:02}.txt"), page(n))
    });
    let mut session = pty::Session::start(folder.path());
    session.wait_for("24 articles");
    session.resize(120, 20);
    session.wait_for("Bài 00 về con đò");
    session.wait_for("Đoạn thứ 0 ");
    // Over the text, in the form that tmux passes on, too: only the text moves.
    for _ in 0..3 {
        session.type_keys("\x1b[<65;110;10M");
    }
    session.wait_without("Đoạn thứ 0 ");
    session.wait_for("Bài 00 về con đò");
    session.type_keys("\x1b[<64;110;10M\x1b[<64;110;10M\x1b[<64;110;10M");
    session.wait_for("Đoạn thứ 0 ");
    // Over the list: only that moves.
    for _ in 0..4 {
        session.type_keys("\x1b[<65;40;10M");
    }
    session.wait_without("Bài 00 về con đò");
    // A click selects.
    session.type_keys("\x1b[<0;40;6M\x1b[<0;40;6m");
    session.wait("a selected row", |screen| screen.contents().contains("/24"));
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn what_the_button_held_is_let_go_when_another_article_comes() {
    let mut session = Session::new(120, 40);
    session.keys("Enter");
    let body = session.model.layout().reader.unwrap().body;
    let mouse = |what, x, y| docbao::app::Msg::Mouse(docbao::app::msg::Mouse { what, x, y });
    session.send(mouse(Click, body.x + 3, body.y + 6));
    assert!(session.model.grip.is_some());
    let no = session.model.reader.no();
    session.keys("J");
    assert_ne!(session.model.reader.no(), no);
    session.send(mouse(Drag, body.x + 9, body.y + 8));
    assert!(session.model.reader.selection.is_none());
}

#[test]
fn the_button_pressed_selects_text() {
    let mut session = Session::new(120, 40);
    session.keys("Enter");
    let line = session.model.reader.lines.iter().position(
        |line| matches!(&line.words, docbao::app::reader::Words::Page(bytes) if bytes.start > 120),
    );
    let line = line.unwrap() as u16;
    let body = session.model.layout().reader.unwrap().body;
    let mouse = |what, x, y| docbao::app::Msg::Mouse(docbao::app::msg::Mouse { what, x, y });
    let (left, y) = (body.x + 3, body.y + line);
    session.send(mouse(Click, left, y));
    assert!(session.model.reader.selection.is_none());
    session.send(mouse(Drag, left + 20, y));
    session.send(mouse(Release, left + 20, y));
    let selected = session.model.reader.selected_text();
    assert!(selected.chars().count() > 15, "{selected:?}");
    let shown = session.screen();
    shows(&shown, &[selected.trim()]);
    // What was selected with the button is what keys go on with.
    session.keys("y");
    let copied = docbao::app::Effect::Copy(selected);
    assert_eq!(session.library.outside.last(), Some(&copied));
    // The rule between the panes follows it, too.
    let before = session.model.layout().list.unwrap().body;
    let rule = before.x + before.width;
    session.send(mouse(Click, rule, 20));
    session.send(mouse(Drag, rule + 6, 20));
    session.send(mouse(Release, rule + 6, 20));
    let after = session.model.layout().list.unwrap().body;
    assert_eq!(after.width, before.width + 6);
}

#[test]
fn a_long_title_can_be_read_in_the_list() {
    let title =
        "Hai mươi ba hộ dân xóm Bãi Giữa lần đầu có điện lưới sau mười chín năm thắp đèn dầu";
    let folder = Folder::new().with(
        "dai.txt",
        news(title, "Thứ Hai, 13/12/2021", &["Cột điện cuối cùng được dựng chiều hôm qua, và tối đến cả xóm ngồi ngoài sân nhìn bóng đèn như nhìn trăng."]),
    );
    // Cut in its row, and whole in the last line where there is room.
    let shown = screen(&folder, "112x24", "");
    shows(shown.lines().last().unwrap(), &[title]);
    // Else whole beside the list.
    let shown = screen(&folder, "100x24", "");
    let beside = shown.lines().filter_map(|line| line.split_once('│'));
    let beside: Vec<&str> = beside.map(|(_, text)| text.trim()).collect();
    shows(&beside.join(" "), &[title]);
    // Where the list stands alone, as much of it as the last line takes.
    shows(&screen(&folder, "58x24", ""), &["lần đầu có điện lưới"]);
    // Or on two lines, for whoever wants that.
    let mut command = docbao([folder.arg(), "--size", "60x20", "--print"]);
    command.env("DOCBAO_LIST_LINES", "2");
    let two = run_command(command).stdout;
    let rows: Vec<&str> = two.lines().skip(2).take(2).collect();
    assert!(
        rows[0].contains("Hai mươi ba") && rows[1].trim().len() > 3,
        "{two}"
    );
}

#[test]
fn read_articles_can_be_hidden_kept_for_later_and_marked_all_at_once() {
    let mut session = Session::new(80, 24);
    let all = session.model.list.order.len();
    // One for later.
    session.keys("j *");
    assert!(session.marks().1);
    session.keys("5").wait();
    assert_eq!(session.model.list.order.len(), 1);
    // All others read in one step, and hidden.
    session.keys("1").wait();
    session.keys("V r Esc 4").wait();
    assert_eq!(session.model.list.order.len(), 0, "of {all}");
    session.keys("u 4").wait();
    assert_eq!(session.model.list.order.len(), all);
}

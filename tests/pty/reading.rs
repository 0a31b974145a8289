//! Reading: the list, a filter, an article, a change of size.

use super::{Session, docbao};
use crate::cli::{Folder, PAGE};

const TITLE: &str = "Hội nghị Ngoại giao lần thứ 41";
const OTHER: &str = "Chợ phiên mở lại";
const OTHER_TEXT: &str = "\
Thứ Hai, 13/12/2021, 08:00 (GMT+7)

Sau hơn một năm đóng cửa vì nước lũ cuốn mất cầu, phiên chợ đầu tháng của vùng cao Đồi Chè đã họp trở lại sáng qua.

Người ta đến từ lúc trời còn tối, gùi theo gà, măng, mật ong và những tấm vải dệt cả mùa đông. Đường mới chưa rải đá, xe máy phải \
dắt qua suối, nhưng ai cũng bảo đi chợ trước hết là để gặp nhau.

Theo ban quản lý, từ tháng sau sẽ có xe chở hàng hóa của bà con ra tận bến, mỗi tuần hai chuyến, không lấy tiền trong ba tháng đầu.
";
fn folder() -> Folder {
    Folder::new().with("a.txt", PAGE).with("b.txt", other())
}

/// A page on something else.
pub(super) fn other() -> String {
    format!("{OTHER}\n\n{OTHER_TEXT}\n")
}

#[test]
fn the_list_is_shown_and_q_ends() {
    let folder = folder();
    let mut session = Session::start(folder.path());
    session.wait_for(TITLE);
    session.wait_for(OTHER);
    assert!(session.screen().alternate_screen());
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn the_first_frame_leaves_nothing_of_what_stood_there() {
    let folder = folder();
    let junk = "xyzzy ".repeat(13 * 20);
    let mut session = Session::start(folder.path()).on_one_screen(&junk);
    session.wait_for(TITLE);
    session.wait_without("xyzzy");
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn words_narrow_the_list() {
    let folder = folder();
    let mut session = Session::start(folder.path());
    session.wait_for(OTHER);
    session.type_keys("&cho phien");
    session.wait_without(TITLE);
    session.wait_for(OTHER);
    session.type_keys("\r");
    session.type_keys("X");
    session.wait_for(TITLE);
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn a_search_finds_words_of_the_body_and_opens_at_them() {
    let folder = folder();
    let mut session = Session::start(folder.path());
    session.wait_for(OTHER);
    session.type_keys("/hàng hóa của bà con");
    session.wait_for("2/2");
    session.wait_for("hàng hóa của bà con");
    session.type_keys("\x15cho phien");
    session.wait_without(TITLE);
    session.type_keys("\r");
    session.wait_for("⌕ cho phien");
    session.type_keys("\r");
    session.wait_for("1/1");
    session.type_keys("qX");
    session.wait_for("2 articles · newest");
    session.type_keys("\x03");
    session.ends_well();
}

#[test]
fn a_large_folder_is_searched_by_an_index_in_the_cache() {
    let cache = Folder::new();
    let folder = (0..120).fold(Folder::new(), |folder, n| {
        let page = PAGE.replace("chương trình hành động", &format!("chương trình số{n}"));
        folder.with(format!("{n}.txt"), page)
    });
    // The second time the index is there.
    for _ in 0..2 {
        let mut command = docbao(&[folder.arg()]);
        command.env("XDG_CACHE_HOME", cache.path());
        let mut session = Session::run(command);
        session.type_keys("/số77");
        session.wait_for("1/120");
        session.wait_for("chương trình số77");
        session.type_keys("\r\r");
        session.wait_for("⌕ số77");
        session.type_keys("\x03");
        session.ends_well();
    }
    assert!(cache.path().join("docbao/archives").is_dir());
}

#[test]
fn a_folder_is_searched_where_no_index_can_be_kept() {
    let cache = Folder::new().with("file", "");
    let folder = (0..60).fold(Folder::new(), |folder, n| {
        folder.with(format!("{n}.txt"), PAGE)
    });
    let mut command = docbao(&[folder.arg()]);
    command.env("XDG_CACHE_HOME", cache.path().join("file"));
    command.env("TMPDIR", cache.path());
    let mut session = Session::run(command);
    session.wait_for("the index is not kept");
    session.type_keys("/bà con");
    session.wait_for("60/60");
    session.type_keys("\x03");
    session.ends_well();
    // Nothing stays behind.
    let left: Vec<_> = std::fs::read_dir(cache.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn an_article_opens_and_the_way_leads_back() {
    let folder = folder();
    let mut session = Session::start(folder.path());
    session.wait_for(TITLE);
    session.type_keys("\rG");
    session.wait_for("chương trình hành động");
    session.type_keys("q");
    session.wait_for(OTHER);
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn any_size_will_do() {
    let folder = folder();
    let mut session = Session::start(folder.path());
    session.wait_for(TITLE);
    for (columns, rows, text) in [
        (40, 10, "Hội nghị"),
        (1, 1, ""),
        (200, 60, TITLE),
        (3, 50, ""),
        (80, 24, TITLE),
    ] {
        session.resize(columns, rows);
        session.wait_for(text);
    }
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn a_key_pressed_while_the_size_changes_counts() {
    let folder = folder();
    let mut session = Session::start(folder.path());
    session.wait_for(TITLE);
    for width in 81..101 {
        session.type_keys("?");
        session.resize(width, 24);
        session.wait_for(" Help");
        session.type_keys("q");
        session.resize(width, 30);
        session.wait_for(TITLE);
    }
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn a_page_from_standard_input_is_read_with_the_keys_of_the_terminal() {
    let folder = folder();
    let mut command = docbao(&[]);
    let argv = command.get_argv_mut();
    let program = argv[0].clone();
    *argv = ["sh", "-c", "\"$0\" - < a.txt"].map(Into::into).to_vec();
    argv.push(program);
    command.cwd(folder.path());
    let mut session = Session::run(command);
    session.wait_for(TITLE);
    session.type_keys("q");
    session.ends_well();
}

#[test]
fn keys_are_answered_while_pages_are_read() {
    let folder = (0..3000).fold(Folder::new(), |folder, n| {
        folder.with(format!("{n}.txt"), PAGE)
    });
    let mut session = Session::start(folder.path());
    // Typed before the first page can have been read, and answered all the same.
    session.type_keys("q");
    session.ends_well();
}

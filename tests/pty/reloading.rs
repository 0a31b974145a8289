//! Reading an archive anew while it is read.

use std::fs;

use super::Session;
use super::reading::other;
use crate::cli::{Folder, PAGE};

#[test]
fn new_pages_come_and_the_place_stays() {
    let folder = Folder::new().with("b.txt", PAGE);
    let mut session = Session::start(folder.path());
    session.wait_for("1 article ");
    let newer = other().replace("13/12/2021", "20/12/2021");
    fs::write(folder.path().join("a.txt"), newer).unwrap();
    session.type_keys("R");
    session.wait_for("read anew: 2 articles");
    session.wait_for("Chợ phiên mở lại");
    // The article that was selected still is, one row further down.
    session.type_keys("\r");
    session.wait_for("2/2");
    session.wait_for("Hội nghị Ngoại giao");
    // A page that changed is shown as it is now.
    let changed = PAGE.replace("lắng nghe địa phương", "lắng nghe bà con");
    fs::write(folder.path().join("b.txt"), changed).unwrap();
    session.type_keys("R");
    session.wait_for("lắng nghe bà con");
    session.type_keys("\x03");
    session.ends_well();
}

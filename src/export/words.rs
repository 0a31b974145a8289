//! The few words that are written around an article, in both languages.

use crate::lang::Lang;

/// Words of one language.
#[derive(Debug)]
pub struct Words {
    pub(super) derived: &'static str,
    pub(super) count: &'static str,
    pub(super) conferences: &'static str,
    pub(super) officials: &'static str,
    pub(super) inferred: &'static str,
    pub(super) topics: &'static str,
    pub(super) related: &'static str,
    pub(super) more: &'static str,
    pub(super) standard_input: &'static str,
    pub(crate) read_as: &'static str,
}

static VIETNAMESE: Words = Words {
    derived: "trang không có tiêu đề, tạm lấy từ sapo",
    count: "chữ",
    conferences: "Hội nghị",
    officials: "Người",
    inferred: "suy ra",
    topics: "Chủ đề",
    related: "Tin liên quan",
    more: "Bài khác",
    standard_input: "đầu vào chuẩn",
    read_as: "không thấy bài nào có những chữ ấy; đọc theo kiểu gõ thành:",
};

static ENGLISH: Words = Words {
    derived: "the page has no title; made from its lead",
    count: "words",
    conferences: "Conferences",
    officials: "Officials",
    inferred: "inferred",
    topics: "Topics",
    related: "Related",
    more: "Other articles",
    standard_input: "standard input",
    read_as: "nothing has these words; read as typed keys of an input method:",
};

impl Words {
    /// Of `language`.
    #[must_use]
    pub fn of(language: Lang) -> &'static Self {
        match language {
            Lang::Vi => &VIETNAMESE,
            Lang::En => &ENGLISH,
        }
    }
}

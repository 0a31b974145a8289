//! Why a line was taken for what it was, and what made a name one: the program says so in English, and this is
//! what a person reads.

use super::Texts;

/// What a rule is called in Vietnamese, by what it is called in the exported JSON.
pub(super) const VIETNAMESE: &[(&str, &str)] = &[
    // Of lines.
    ("heading of related links", "tên mục tin liên quan"),
    ("heading of a list", "tên của một danh sách"),
    ("heading of tags", "tên mục chủ đề"),
    ("known furniture", "chữ của khung trang"),
    ("mark of a byline", "dấu hiệu của tên tác giả"),
    (
        "place among its neighbours",
        "vị trí giữa các dòng xung quanh",
    ),
    ("doubled line", "dòng lặp đôi"),
    ("below a doubled title", "dưới một tiêu đề lặp đôi"),
    ("among doubled titles", "giữa các tiêu đề lặp đôi"),
    (
        "stands on the page several times",
        "có nhiều lần trong trang",
    ),
    (
        "letters without marks, like a picture's file name",
        "chữ không dấu, như tên tệp ảnh",
    ),
    ("a file name, then a title", "tên tệp rồi đến tiêu đề"),
    ("a picture's credit", "nguồn ảnh"),
    ("a date", "ngày tháng"),
    ("one of several days", "một trong nhiều ngày khác nhau"),
    ("hardly language", "không giống lời văn"),
    ("a time ago", "kiểu «ba giờ trước»"),
    ("a name alone", "chỉ có một tên người"),
    ("a title and a picture's number", "tiêu đề và số của ảnh"),
    (
        "the title, a picture's number and its caption",
        "tiêu đề, số của ảnh và chú thích",
    ),
    (
        "one of a row of the same pattern",
        "một trong loạt dòng cùng kiểu",
    ),
    (
        "words that tell who is in a picture",
        "lời kể ai có trong ảnh",
    ),
    ("a path of sections", "đường dẫn chuyên mục"),
    ("a few lines and nothing else", "chỉ có vài dòng"),
    ("titles run together", "các tiêu đề dính liền"),
    (
        "many words and no sign between them",
        "nhiều chữ mà không có dấu câu nào",
    ),
    (
        "one of several that end in three dots",
        "một trong mấy dòng cùng kết bằng dấu ba chấm",
    ),
    (
        "a question with an answer below",
        "câu hỏi, bên dưới là câu trả lời",
    ),
    ("begins with an agency's mark", "mở đầu bằng tên hãng tin"),
    (
        "under a heading of related links",
        "dưới tên mục tin liên quan",
    ),
    ("under a heading of a list", "dưới tên của một danh sách"),
    ("under a heading of tags", "dưới tên mục chủ đề"),
    (
        "no words in common with the text",
        "không chung chữ nào với bài",
    ),
    ("words in common with the text", "có chữ chung với bài"),
    ("its words are those of the text", "trùng chữ với bài"),
    ("the title again", "lặp lại tiêu đề"),
    ("before the title", "đứng trước tiêu đề"),
    ("right behind the title", "ngay sau tiêu đề"),
    ("stands on other pages too", "trang khác cũng có"),
    ("running text", "văn xuôi liền mạch"),
    ("long, with ends of sentences", "dài, có dấu hết câu"),
    ("hardly a letter", "hầu như không có chữ"),
    ("an address", "địa chỉ"),
    ("behind the byline", "sau tên tác giả"),
    ("behind furniture", "sau khung trang"),
    ("begins with an arrow", "mở đầu bằng mũi tên"),
    ("ends with a bar", "kết thúc bằng dấu gạch đứng"),
    // Of names.
    ("full name", "tên đầy đủ"),
    ("given name", "tên riêng"),
    ("role alone", "chỉ có chức vụ"),
    ("role and given name", "chức vụ và tên riêng"),
    ("role before name", "chức vụ trước tên"),
    ("role before names", "chức vụ trước nhiều tên"),
    ("role in brackets", "chức vụ trong ngoặc"),
    ("role is name", "chức vụ, rồi «là» và tên"),
    ("abbreviation", "chữ viết tắt"),
    ("abbreviation and topic", "chữ viết tắt và chủ đề"),
    ("English name", "tên tiếng Anh"),
    ("main conference", "hội nghị chính của bài"),
    ("number before series", "số đứng trước tên hội nghị"),
    (
        "number in the series named before",
        "số của hội nghị nêu trước đó",
    ),
    ("head, series and number", "tên và số của hội nghị"),
    ("series", "tên hội nghị"),
    (
        "series and the date before it",
        "tên hội nghị và ngày đứng trước",
    ),
    (
        "series and the page's date",
        "tên hội nghị và ngày của trang",
    ),
    (
        "series with one edition on the page",
        "tên hội nghị, trang chỉ nêu một kỳ",
    ),
    ("the page's date and topic", "ngày và chủ đề của trang"),
];

impl Texts {
    /// What a rule is called; an unknown one as it is.
    #[must_use]
    pub fn rule<'a>(&self, rule: &'a str) -> &'a str {
        let own = self.rules.iter().find(|(name, _)| *name == rule);
        own.map_or(rule, |(_, words)| words)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use crate::lang::Lang;

    #[test]
    fn each_rule_is_told_once_and_an_unknown_one_as_it_is() {
        let rules: BTreeSet<&str> = super::VIETNAMESE.iter().map(|(rule, _)| *rule).collect();
        assert_eq!(rules.len(), super::VIETNAMESE.len());
        let texts = Lang::Vi.texts();
        assert_eq!(texts.rule("role before name"), "chức vụ trước tên");
        assert_eq!(texts.rule("something new"), "something new");
        assert_eq!(Lang::En.texts().rule("a date"), "a date");
    }
}

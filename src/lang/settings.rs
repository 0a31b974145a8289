//! What the configuration says of itself.

/// The comments of a configuration. In `values`, `{}` is what a setting takes.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after the setting it describes"
)]
pub struct SettingTexts {
    pub head: &'static str,
    pub values: &'static str,
    pub lang: &'static str,
    pub theme: &'static str,
    pub width: &'static str,
    pub justify: &'static str,
    pub list_lines: &'static str,
    pub list_columns: &'static str,
    pub mouse: &'static str,
    pub browser: &'static str,
    pub abbreviations: &'static str,
    pub colours: &'static str,
    pub background: &'static str,
    pub keys: &'static str,
    pub usual_keys: &'static str,
    pub macros: &'static str,
    /// What is wrong in it; `{}` is how much.
    pub faults: &'static str,
    /// The theme chosen; `{}` is its name.
    pub theme_is: &'static str,
    /// The theme chosen and the one shown, `{}` and `{shown}`.
    pub theme_falls_back: &'static str,
    /// The theme chosen, while there are no colours.
    pub theme_without_colours: &'static str,
    /// An address is copied, not opened.
    pub not_opened: &'static str,
    roles: [(&'static str, &'static str); 14],
    themes: [(&'static str, &'static str); 7],
}

impl SettingTexts {
    /// What a role is, by its name; an unknown one is nothing.
    #[must_use]
    pub fn role(&self, name: &str) -> &'static str {
        let role = self.roles.iter().find(|(n, _)| *n == name);
        role.map_or("", |(_, text)| text)
    }

    /// What a theme is, by its name; an unknown one is nothing.
    #[must_use]
    pub fn theme_help(&self, name: &str) -> &'static str {
        let theme = self.themes.iter().find(|(n, _)| *n == name);
        theme.map_or("", |(_, text)| text)
    }
}

pub(super) static VIETNAMESE: SettingTexts = SettingTexts {
    head: "Cấu hình docbao đang dùng. Chép tệp này vào chỗ mà `docbao config --path` chỉ rồi sửa; dòng nào bỏ đi thì giá trị mặc định có hiệu lực. Biến môi trường lấn tệp này, tham số trên dòng lệnh lấn cả hai.",
    values: "Nhận: {}. Mặc định: {default}. Biến môi trường: {variable}.",
    lang: "Ngôn ngữ của giao diện; auto theo ngôn ngữ hệ thống.",
    theme: "Bộ màu. ansi dùng 16 màu của chính cửa sổ dòng lệnh; dark và light cần 256 màu; true-dark và true-light cần màu thật (COLORTERM); contrast và contrast-light có độ tương phản cao. Thiếu màu thì tự lùi về bộ gần nhất; NO_COLOR bỏ mọi màu.",
    width: "Bề rộng của cột chữ trong bài, tính bằng ô.",
    justify: "Giãn chữ cho các dòng của một đoạn dài bằng nhau.",
    list_lines: "Số dòng của mỗi bài trong danh sách; có hai dòng thì tiêu đề dài được viết tiếp xuống dòng dưới.",
    list_columns: "Các cột của danh sách, từ trái sang phải; title luôn phải có. Danh sách hẹp thì cột đứng sau trong dòng này ẩn trước.",
    mouse: "Dùng chuột. Tắt đi thì chuột là của cửa sổ dòng lệnh, bôi đen được ngay.",
    browser: "Mở địa chỉ trong trình duyệt. Tắt đi thì phím mở chỉ chép địa chỉ.",
    abbreviations: "Khi tìm, chữ viết tắt và cách viết đầy đủ là một: LHQ và Liên hợp quốc.",
    colours: "Màu riêng, lấn màu của bộ màu: \"#rrggbb\", tên (black, red, green, yellow, blue, magenta, cyan, white, thêm bright- phía trước là bản sáng, gray, default) hay số từ 0 đến 255; \"black on yellow\" đặt cả màu nền. Dòng bắt đầu bằng # là màu của bộ màu đang dùng.",
    background: "nền của cả màn hình",
    keys: "Phím, theo nơi bấm. Mỗi dòng: lệnh = [các phím]; \"g g\" là bấm hai lần, C- là Ctrl, A- là Alt, S- là Shift. [] là không có phím nào. Hai lệnh ở một nơi không thể dùng chung một phím.",
    usual_keys: " (mặc định: {})",
    macros: "Phím làm nhiều lệnh liền nhau, viết như ở dòng lệnh. Phím đã ghi ở đây thì không còn làm lệnh cũ.",
    faults: "cấu hình có {} chỗ chưa hiểu được, tạm dùng giá trị mặc định · P xem",
    theme_is: "bộ màu: {}",
    theme_falls_back: "bộ màu: {}; cửa sổ này không đủ màu nên hiện bằng {shown}",
    theme_without_colours: "bộ màu: {}, nhưng NO_COLOR đang bỏ mọi màu",
    not_opened: "không mở trình duyệt, đã chép: {}",
    roles: [
        ("text", "chữ thường"),
        ("quiet", "chữ lùi lại: ngày, đường kẻ, con số"),
        ("aside", "lời của docbao, chú thích ảnh"),
        ("strong", "chữ nổi: tiêu đề, lời dẫn, bài chưa đọc"),
        ("question", "câu hỏi"),
        ("heading", "tên khung"),
        ("focus", "tên khung đang dùng, số của liên kết"),
        ("official", "người có chức vụ"),
        ("conference", "hội nghị"),
        ("link", "liên kết đến bài có trong kho"),
        ("match", "chỗ khớp khi tìm"),
        ("wrong", "điều trục trặc"),
        ("selected", "dòng đang chọn của khung đang dùng"),
        ("resting", "dòng đang chọn của khung khác"),
    ],
    themes: [
        ("ansi", "16 màu của chính cửa sổ dòng lệnh"),
        ("dark", "nền tối, 256 màu"),
        ("light", "nền sáng, 256 màu"),
        ("true-dark", "nền tối, màu thật"),
        ("true-light", "nền sáng, màu thật"),
        ("contrast", "tương phản cao, nền đen"),
        ("contrast-light", "tương phản cao, nền trắng"),
    ],
};

pub(super) static ENGLISH: SettingTexts = SettingTexts {
    head: "The configuration of docbao that is in force. Copy this to the place that `docbao config --path` tells and change it; a line left out has its default. Variables of the environment decide over this file, arguments on the command line over both.",
    values: "Takes: {}. Default: {default}. Variable: {variable}.",
    lang: "The language of the interface; auto is that of the locale.",
    theme: "The theme. ansi uses the sixteen colours of the terminal itself; dark and light need 256 colours; true-dark and true-light need true colours (COLORTERM); contrast and contrast-light have a high contrast. Where colours are missing the nearest theme is shown; NO_COLOR takes all colours away.",
    width: "The width of the text of an article, in columns.",
    justify: "Lines of a paragraph are made equally long.",
    list_lines: "Lines that each article takes in the list; with two, a long title goes on in the second.",
    list_columns: "The columns of the list, from left to right; title is always among them. In a narrow list those named later go first.",
    mouse: "The mouse is used. Without it, it is the terminal's own, and selects text at once.",
    browser: "Addresses are opened in the browser. Without it they are only copied.",
    abbreviations: "To a search, abbreviations and their long forms are one: LHQ and Liên hợp quốc.",
    colours: "Colours of one's own, over those of the theme: \"#rrggbb\", a name (black, red, green, yellow, blue, magenta, cyan, white, each with bright- in front for the bright one, gray, default) or a number from 0 to 255; \"black on yellow\" says what is behind too. A line that begins with # has the colour of the theme.",
    background: "behind everything",
    keys: "Keys, by where they are pressed. Each line: verb = [keys]; \"g g\" is pressed twice, C- is Ctrl, A- is Alt, S- is Shift. [] is no key at all. Two verbs in one place cannot have the same key.",
    usual_keys: " (default: {})",
    macros: "Keys that do several commands, one after the other, written as on the command line. A key named here loses what it did before.",
    faults: "{} entries of the configuration make no sense, their defaults serve · P shows them",
    theme_is: "theme: {}",
    theme_falls_back: "theme: {}, shown as {shown}: the terminal has fewer colours",
    theme_without_colours: "theme: {}, but NO_COLOR takes all colours away",
    not_opened: "not opened in a browser; copied: {}",
    roles: [
        ("text", "running text"),
        ("quiet", "what stands back: dates, rules, counts"),
        ("aside", "docbao's own words, captions"),
        ("strong", "what stands out: titles, leads, unread articles"),
        ("question", "questions"),
        ("heading", "the heading of a pane"),
        ("focus", "the heading of the pane in use, numbers of links"),
        ("official", "officials"),
        ("conference", "conferences"),
        ("link", "links to articles of the library"),
        ("match", "what was looked for"),
        ("wrong", "what went wrong"),
        ("selected", "the selected row of the pane in use"),
        ("resting", "the selected row of another pane"),
    ],
    themes: [
        ("ansi", "the terminal's own sixteen colours"),
        ("dark", "dark, 256 colours"),
        ("light", "light, 256 colours"),
        ("true-dark", "dark, true colours"),
        ("true-light", "light, true colours"),
        ("contrast", "high contrast on black"),
        ("contrast-light", "high contrast on white"),
    ],
};

//! The words around what a person does with an article: saving, piping, selecting, reading parts of it.

use super::Counted;

/// The words in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct ReadingTexts {
    /// Before a path; `{}` is how many articles.
    pub save_to: Counted,
    /// Before a command; `{}` is how many articles.
    pub pipe_to: Counted,
    pub exists: &'static str,
    pub in_archive: &'static str,
    pub exists_in_archive: &'static str,
    /// What answers such a question.
    pub yes_no: &'static str,
    pub saved: Counted,
    pub missing: Counted,
    pub saving: &'static str,
    pub still_saving: &'static str,
    pub still_searching: &'static str,
    pub not_saved: &'static str,
    pub ending: &'static str,
    pub is_folder: &'static str,
    pub is_special: &'static str,
    pub no_folder: &'static str,
    pub cannot_write: &'static str,
    pub copied_lines: Counted,
    pub copied_words: Counted,
    pub neighbours: Counted,
    pub reprint: &'static str,
    pub same_title: &'static str,
    pub no_neighbours: &'static str,
    pub reloading: &'static str,
    pub reloaded: Counted,
    /// Behind it, when no article came and none went.
    pub unchanged: &'static str,
    pub still_reading: &'static str,
    pub cannot_reload: &'static str,
    /// In the line-by-line view: the names of the article.
    pub names: &'static str,
    /// How often a name stands in the article.
    pub places: Counted,
    pub about: &'static str,
    /// How many paragraphs are hidden.
    pub hidden: Counted,
    /// Before words that paragraphs are chosen by.
    pub paragraphs: &'static str,
    /// The keys while text is selected.
    pub selecting: &'static str,
    /// While text is selected, in the status line.
    pub hint_other_end: &'static str,
    pub hint_paragraph: &'static str,
    pub output: Counted,
    pub runs: &'static str,
    pub stopping: &'static str,
    pub exit: &'static str,
    pub signal: &'static str,
    pub cut: &'static str,
    pub cannot_run: &'static str,
    pub no_output: &'static str,
    pub hint_stop: &'static str,
    pub hint_copy: &'static str,
}

/// Tiếng Việt.
pub(super) const VI: ReadingTexts = ReadingTexts {
    save_to: Counted {
        one: "lưu bài vào: ",
        other: "lưu {} bài vào: ",
    },
    pipe_to: Counted {
        one: "đưa bài cho lệnh: ",
        other: "đưa {} bài cho lệnh: ",
    },
    exists: "đã có {}, ghi đè?",
    in_archive: "{} nằm trong kho đang đọc, vẫn ghi?",
    exists_in_archive: "{} là tệp sẵn có trong kho đang đọc, ghi đè?",
    yes_no: "(c: có, k: không) ",
    saved: Counted {
        one: "đã lưu bài vào {path}",
        other: "đã lưu {} bài vào {path}",
    },
    missing: Counted::always("; {} bài không đọc lại được"),
    saving: "đang lưu {}/{of}",
    still_saving: "đang lưu dở: chờ xong, hoặc thoát lần nữa để bỏ",
    still_searching: "danh sách đang đổi: chờ kết quả rồi Enter",
    not_saved: "chưa lưu: {} cần được xác nhận, gõ e để lưu lại",
    ending: "chưa rõ định dạng của {}: thêm đuôi .txt, .md, .json, .jsonl hay .csv",
    is_folder: "{} là thư mục: viết thêm tên tệp",
    is_special: "{} không phải tệp thường: chọn tên khác",
    no_folder: "chưa có thư mục của {}: tạo trước, hoặc chọn chỗ khác",
    cannot_write: "không ghi được {}: {why}; chọn chỗ khác",
    copied_lines: Counted::always("đã chép {} dòng"),
    copied_words: Counted::always("đã chép {} chữ"),
    neighbours: Counted::always("{} bài gần bài này"),
    reprint: "bản đăng lại",
    same_title: "cùng tiêu đề",
    no_neighbours: "không bài nào khác có chung hội nghị hay người với bài này",
    reloading: "đang đọc lại kho: {}",
    reloaded: Counted::always("đã đọc lại kho: {} bài"),
    unchanged: ", không thêm bớt",
    still_reading: "kho còn đang được đọc",
    cannot_reload: "đầu vào chuẩn chỉ đọc được một lần",
    names: "tên trong bài",
    places: Counted::always("{} chỗ"),
    about: "bài nói về",
    hidden: Counted::always("{} đoạn không khớp đang ẩn · Esc hiện lại"),
    paragraphs: "chỉ đoạn có: ",
    selecting: "Khi đang chọn chữ",
    hint_other_end: "đầu kia",
    hint_paragraph: "cả đoạn",
    output: Counted::always("{} bài"),
    runs: "đang chạy",
    stopping: "đang dừng; Esc lần nữa để buộc dừng",
    exit: "xong, mã thoát {}",
    signal: "bị dừng bởi tín hiệu {}",
    cut: "quá dài, chỉ giữ 256 KB đầu",
    cannot_run: "không chạy được: {}",
    no_output: "Lệnh không in gì.",
    hint_stop: "dừng",
    hint_copy: "chép",
};

/// English.
pub(super) const EN: ReadingTexts = ReadingTexts {
    save_to: Counted {
        one: "save the article to: ",
        other: "save {} articles to: ",
    },
    pipe_to: Counted {
        one: "pipe the article to: ",
        other: "pipe {} articles to: ",
    },
    exists: "{} exists; overwrite it?",
    in_archive: "{} is inside the archive that is read; write it anyway?",
    exists_in_archive: "{} is a file of the archive that is read; overwrite it?",
    yes_no: "(y/n) ",
    saved: Counted {
        one: "article saved to {path}",
        other: "{} articles saved to {path}",
    },
    missing: Counted {
        one: "; {} page could not be read again",
        other: "; {} pages could not be read again",
    },
    saving: "saving {}/{of}",
    still_saving: "still saving: wait, or quit once more to break it off",
    still_searching: "the list is changing: wait for it, then Enter",
    not_saved: "not saved: {} needs your consent; e saves again",
    ending: "the format of {} is not clear: end it in .txt, .md, .json, .jsonl or .csv",
    is_folder: "{} is a folder: add a file name",
    is_special: "{} is no ordinary file: choose another name",
    no_folder: "the folder of {} does not exist: make it, or choose another place",
    cannot_write: "{} cannot be written: {why}; choose another place",
    copied_lines: Counted {
        one: "copied {} line",
        other: "copied {} lines",
    },
    copied_words: Counted {
        one: "copied {} word",
        other: "copied {} words",
    },
    neighbours: Counted {
        one: "{} article near this one",
        other: "{} articles near this one",
    },
    reprint: "reprint",
    same_title: "same title",
    no_neighbours: "no other article shares a conference or an official with this one",
    reloading: "reading the library anew: {}",
    reloaded: Counted {
        one: "the library was read anew: {} article",
        other: "the library was read anew: {} articles",
    },
    unchanged: ", none new, none gone",
    still_reading: "the library is still being read",
    cannot_reload: "standard input can be read only once",
    names: "names in the article",
    places: Counted {
        one: "{} place",
        other: "{} places",
    },
    about: "about",
    hidden: Counted {
        one: "{} paragraph without a match is hidden · Esc shows it",
        other: "{} paragraphs without a match are hidden · Esc shows them",
    },
    paragraphs: "only paragraphs with: ",
    selecting: "While text is selected",
    hint_other_end: "other end",
    hint_paragraph: "paragraph",
    output: Counted {
        one: "{} article",
        other: "{} articles",
    },
    runs: "running",
    stopping: "stopping; Esc once more forces it",
    exit: "done, exit status {}",
    signal: "ended by signal {}",
    cut: "too long: only the first 256 KB are kept",
    cannot_run: "cannot be run: {}",
    no_output: "The command printed nothing.",
    hint_stop: "stop",
    hint_copy: "copy",
};

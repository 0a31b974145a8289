//! What is said of what went wrong: with pages and files, with an archive's index, with the system, and what
//! to do about it. `{}` stands for a name, a number or the reason.

use super::Counted;

/// The words in one language.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what is wrong")]
pub struct ProblemTexts {
    pub missing: &'static str,
    pub unreadable: &'static str,
    pub failed: &'static str,
    pub empty_folder: &'static str,
    pub empty_file: &'static str,
    pub no_text: &'static str,
    pub binary: &'static str,
    pub invalid_utf8: Counted,
    pub too_large: &'static str,
    pub duplicate_id: &'static str,
    pub not_a_file: &'static str,
    pub link_outside: &'static str,
    pub link_loop: &'static str,
    pub bad_record: &'static str,
    pub record_without_text: &'static str,
    pub no_record: &'static str,
    /// `{told}` is the length it says, `{}` the one it has.
    pub wet_length: &'static str,
    pub damaged: &'static str,
    pub bomb: &'static str,
    pub changed: &'static str,
    pub more: Counted,
    pub encoding: &'static str,
    pub repaired: &'static str,
    pub no_article: &'static str,
    pub knowledge: &'static str,
    /// `{}` is what it was taken for, `{percent}` how surely, `{why}` what decided, `{rival}` what else it
    /// may be.
    pub doubtful: &'static str,
    /// What kinds of lines are called there, where not as doubts themselves call them.
    pub kinds: &'static [(&'static str, &'static str)],
    pub records: RecordTexts,
    pub damage: DamageTexts,
    pub system: SystemTexts,
    pub index: IndexTexts,
    pub ends: EndTexts,
    pub commands: CommandTexts,
}

/// Why a record is none. `{}` is a byte of its line.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what is wrong")]
pub struct RecordTexts {
    pub not_json: &'static str,
    pub cut: &'static str,
    pub no_object: &'static str,
    pub text_is_none: &'static str,
    pub export_fields: &'static str,
    pub export_order: &'static str,
    pub export_line: &'static str,
    pub export_link: &'static str,
    pub no_warc: &'static str,
    pub warc_headers: &'static str,
}

/// How compressed data is damaged.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what is wrong")]
pub struct DamageTexts {
    pub not_compressed: &'static str,
    pub other_bytes: &'static str,
    pub cut: &'static str,
    pub inside: &'static str,
}

/// What the system refuses, and why.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after the reason")]
pub struct SystemTexts {
    pub not_found: &'static str,
    pub denied: &'static str,
    pub full: &'static str,
    pub quota: &'static str,
    pub read_only: &'static str,
    pub is_folder: &'static str,
    pub not_folder: &'static str,
    pub exists: &'static str,
    pub long_name: &'static str,
    pub not_text: &'static str,
    pub timed_out: &'static str,
    pub damaged: &'static str,
    pub locked: &'static str,
    pub newer: &'static str,
}

/// What is wrong with an index.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what is wrong")]
pub struct IndexTexts {
    pub busy: &'static str,
    pub refused: &'static str,
    pub damaged: &'static str,
    pub anew: &'static str,
    pub old: &'static str,
    pub not_kept: &'static str,
}

/// What ends a command.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what is wrong")]
pub struct EndTexts {
    pub nothing_opened: &'static str,
    pub unknown_id: &'static str,
    pub terminal: &'static str,
    pub no_terminal: &'static str,
    pub output: &'static str,
}

/// What commands say beside what they print.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct CommandTexts {
    /// `{pages}`, `{marked}`, `{problems}` and `{doubtful}` are how many.
    pub checked: &'static str,
    pub no_config_folder: &'static str,
    pub unmarked: &'static str,
    pub standard_input: &'static str,
    /// No browser opened an address.
    pub no_browser: &'static str,
}

/// Tiếng Việt.
pub(super) static VIETNAMESE: ProblemTexts = ProblemTexts {
    missing: "không có ở đó: xem lại đường dẫn",
    unreadable: "không đọc được: {}",
    failed: "docbao hỏng ở trang này: xin báo cho người viết docbao",
    empty_folder: "không có trang nào (docbao đọc tệp .txt, .jsonl và .wet, cả khi nén thành .gz hay .zst)",
    empty_file: "tệp rỗng",
    no_text: "chỉ có khoảng trắng",
    binary: "dữ liệu nhị phân, không phải chữ",
    invalid_utf8: Counted::always("{} chỗ không phải UTF-8, hiện thành \u{fffd}"),
    too_large: "{} MB, quá mức 256 MB cho một trang",
    duplicate_id: "mã đã có trang khác dùng; trang này mang mã «{}»",
    not_a_file: "không phải tệp thường nên không mở",
    link_outside: "liên kết ra ngoài thư mục nên không theo",
    link_loop: "liên kết vòng về thư mục chứa nó nên không theo",
    bad_record: "không phải bản ghi: {}",
    record_without_text: "bản ghi không có chữ",
    no_record: "không có bản ghi nào là trang",
    wet_length: "bản ghi dài {} byte mà tự ghi là {told}; đã đọc đến bản ghi kế",
    damaged: "dữ liệu nén bị hỏng: {}; phần giải nén được vẫn đọc",
    bomb: "giải nén ra nhiều hơn mọi văn bản có thể có, nên dừng ở đó",
    changed: "đã thay đổi từ khi mở: hãy mở lại",
    more: Counted::always("tệp này còn {} trục trặc nữa"),
    encoding: "không phải UTF-8; đọc theo {}",
    repaired: "chữ viết theo {}; đã chuyển sang Unicode",
    no_article: "trang này không có bài",
    knowledge: "{}; tệp này chưa được dùng cho đến khi sửa xong",
    doubtful: "chia chưa chắc: {} ({percent} %, {why}), có thể là {rival}",
    kinds: &[
        ("an alternative text", "chữ thay ảnh"),
        ("a list of other articles", "danh sách bài khác"),
        ("a related link", "tin liên quan"),
        ("site furniture", "khung trang"),
        ("a topic", "chủ đề"),
        ("the title", "tiêu đề"),
        ("the byline", "tác giả"),
        ("the date", "ngày đăng"),
        ("the lead", "lời dẫn"),
        ("a paragraph", "đoạn văn"),
        ("a question", "câu hỏi"),
        ("a subheading", "đề mục"),
        ("a caption", "chú thích ảnh"),
    ],
    records: RecordTexts {
        not_json: "dòng này không phải JSON, từ byte {}: mỗi dòng là một đối tượng như {\"text\": \"…\"}",
        cut: "dòng này đứt giữa chừng, ở byte {}: có lẽ tệp bị cắt",
        no_object: "dòng này là JSON mà không phải đối tượng: viết {\"text\": \"…\"}",
        text_is_none: "text phải là chữ trong ngoặc kép",
        export_fields: "không đúng dạng bài do docbao xuất, ở byte {}: hãy xuất lại",
        export_order: "không đúng dạng bài do docbao xuất, các khối không theo thứ tự dòng: hãy xuất lại",
        export_line: "không đúng dạng bài do docbao xuất, có khối ở dòng không trang nào có: hãy xuất lại",
        export_link: "không đúng dạng bài do docbao xuất, có liên kết không ở dòng nào: hãy xuất lại",
        no_warc: "không có bản ghi WARC nào bắt đầu ở đây",
        warc_headers: "phần đầu của bản ghi WARC không kết thúc",
    },
    damage: DamageTexts {
        not_compressed: "không nén theo kiểu mà tên tệp nói",
        other_bytes: "phía sau có dữ liệu lạ",
        cut: "hết quá sớm",
        inside: "bên trong có chỗ sai",
    },
    system: SystemTexts {
        not_found: "không có tệp hay thư mục ấy",
        denied: "không được phép",
        full: "ổ đĩa đã đầy",
        quota: "đã dùng hết phần đĩa được chia",
        read_only: "chỗ này chỉ đọc, không ghi được",
        is_folder: "đó là thư mục",
        not_folder: "trên đường dẫn có chỗ không phải thư mục",
        exists: "đã có sẵn",
        long_name: "tên dài quá hoặc có ký tự không dùng được",
        not_text: "không phải chữ UTF-8",
        timed_out: "chờ quá lâu",
        damaged: "bị hỏng",
        locked: "chương trình khác đang khóa: thử lại sau",
        newer: "do một bản docbao mới hơn ghi",
    },
    index: IndexTexts {
        busy: "một docbao khác đang lập chỉ mục các trang này; chờ xong, hoặc tìm trong phần đã có",
        refused: "không ghi được chỉ mục: {}; dọn bớt ổ đĩa, hoặc đặt XDG_CACHE_HOME ở chỗ khác",
        damaged: "chỉ mục bị hỏng ({}); «docbao index --anew» làm lại, không mất gì khác",
        anew: "chỉ mục bị hỏng, đang làm lại; không mất gì khác",
        old: "chỉ mục do một phiên bản docbao khác làm, đang làm lại",
        not_kept: "{}; không giữ lại chỉ mục",
    },
    ends: EndTexts {
        nothing_opened: "không mở được trang nào: {}",
        unknown_id: "không có trang nào mang mã «{}»: «docbao list» cho biết các mã",
        terminal: "không dùng được cửa sổ dòng lệnh: {}; «docbao list» và «docbao show» không cần đến nó",
        no_terminal: "đầu ra chuẩn không phải cửa sổ dòng lệnh",
        output: "đầu ra chuẩn",
    },
    commands: CommandTexts {
        checked: "đã đọc {pages} trang, {marked} trang cần xem lại; {problems} trục trặc, {doubtful} dòng chưa chắc",
        no_config_folder: "không có thư mục nào để tìm: hãy đặt HOME hay XDG_CONFIG_HOME, hoặc dùng --config TỆP",
        unmarked: "{}; bài nào cũng được tính là chưa đọc, không có dấu",
        standard_input: "đầu vào chuẩn",
        no_browser: "không mở được trình duyệt, đã chép địa chỉ: {}",
    },
};

/// English.
pub(super) static ENGLISH: ProblemTexts = ProblemTexts {
    missing: "does not exist; check the path",
    unreadable: "cannot be read: {}",
    failed: "docbao failed on this page; please report it",
    empty_folder: "holds no page (.txt, .jsonl and .wet files are read, and each as .gz or .zst)",
    empty_file: "empty file",
    no_text: "only white space",
    binary: "binary data, not text",
    invalid_utf8: Counted {
        one: "not UTF-8 in {} place, shown as \u{fffd}",
        other: "not UTF-8 in {} places, shown as \u{fffd}",
    },
    too_large: "{} MB, over the limit of 256 MB a page",
    duplicate_id: "the id is taken; this page is '{}'",
    not_a_file: "not a regular file; not opened",
    link_outside: "a link out of the folder; not followed",
    link_loop: "a link back to a folder above it; not followed",
    bad_record: "no record: {}",
    record_without_text: "a record without text",
    no_record: "holds no record that is a page",
    wet_length: "a record of {} bytes that says it has {told}; read to the next one",
    damaged: "compressed data is damaged: {}; what can be unpacked is read",
    bomb: "unpacks to more than any text would; given up there",
    changed: "has changed since it was opened; open it again",
    more: Counted {
        one: "{} more problem of this file",
        other: "{} more problems of this file",
    },
    encoding: "not UTF-8; read as {}",
    repaired: "its letters are those of {}; written as Unicode",
    no_article: "no article on this page",
    knowledge: "{}; the file is left out until this is mended",
    doubtful: "doubtful split: {} ({percent} %, {why}), perhaps {rival}",
    kinds: &[],
    records: RecordTexts {
        not_json: "the line is not JSON, from byte {} on: each line is an object such as {\"text\": \"…\"}",
        cut: "the line breaks off inside its JSON, at byte {}: the file seems to be cut",
        no_object: "the line is JSON and no object: write {\"text\": \"…\"}",
        text_is_none: "its text is no string: put it in quotes",
        export_fields: "no article as docbao exports it, at byte {}: export it again",
        export_order: "no article as docbao exports it, its blocks are not in the order of their lines: export it again",
        export_line: "no article as docbao exports it, a block stands on a line that no page has: export it again",
        export_link: "no article as docbao exports it, a link stands on no line: export it again",
        no_warc: "no WARC record begins here",
        warc_headers: "the headers of a WARC record do not end",
    },
    damage: DamageTexts {
        not_compressed: "not compressed so",
        other_bytes: "other bytes behind it",
        cut: "it ends too early",
        inside: "something inside it is wrong",
    },
    system: SystemTexts {
        not_found: "there is no such file or folder",
        denied: "permission denied",
        full: "the disk is full",
        quota: "the disk quota is used up",
        read_only: "the disk can only be read there",
        is_folder: "it is a folder",
        not_folder: "something on the way to it is no folder",
        exists: "it exists already",
        long_name: "its name is too long, or cannot be a name",
        not_text: "it is not UTF-8",
        timed_out: "it took too long",
        damaged: "damaged",
        locked: "locked by another program; try again",
        newer: "written by a newer docbao",
    },
    index: IndexTexts {
        busy: "another docbao is indexing these pages; wait for it, or search what it has so far",
        refused: "the index cannot be written: {}; free some space, or set XDG_CACHE_HOME elsewhere",
        damaged: "the index is damaged ({}); 'docbao index --anew' makes it again, nothing else is lost",
        anew: "the index was damaged and is made anew; nothing else is lost",
        old: "the index was made by another version of docbao and is made anew",
        not_kept: "{}; the index is not kept",
    },
    ends: EndTexts {
        nothing_opened: "no page could be opened: {}",
        unknown_id: "no page has the id '{}': 'docbao list' shows the ids",
        terminal: "the terminal cannot be used: {}; 'docbao list' and 'docbao show' work without one",
        no_terminal: "standard output is not one",
        output: "standard output",
    },
    commands: CommandTexts {
        checked: "pages read: {pages}, with something to look at: {marked}; problems: {problems}, doubtful lines: {doubtful}",
        no_config_folder: "there is no folder to look in: set HOME or XDG_CONFIG_HOME, or use --config FILE",
        unmarked: "{}; every article counts as unread and unmarked",
        standard_input: "standard input",
        no_browser: "no browser could be opened, the address is copied: {}",
    },
};

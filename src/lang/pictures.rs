//! The timeline and the matrix.

/// Their words; `{}` stands for what is put there.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct PictureTexts {
    pub timeline: &'static str,
    pub matrix: &'static str,
    pub help: &'static str,
    pub counting: &'static str,
    pub no_articles: &'static str,
    pub no_cells: &'static str,
    pub undated: &'static str,
    /// A month beside its bar.
    pub month: &'static str,
    /// So many of so many: `{}` and `{of}`.
    pub largest: &'static str,
    pub narrow: &'static str,
    pub unfold: &'static str,
}

pub(super) static VIETNAMESE: PictureTexts = PictureTexts {
    timeline: "Dòng thời gian",
    matrix: "Người × hội nghị",
    help: "Dòng thời gian, bảng chéo",
    counting: "Đang đếm…",
    no_articles: "Không có bài nào để xếp theo thời gian.",
    no_cells: "Không có bài nào nhắc cả người lẫn hội nghị.",
    undated: "không rõ",
    month: "tháng {}",
    largest: "{} trong số {of}",
    narrow: "xem bài",
    unfold: "mở tháng",
};

pub(super) static ENGLISH: PictureTexts = PictureTexts {
    timeline: "Timeline",
    matrix: "Officials × conferences",
    help: "Timeline and matrix",
    counting: "Counting…",
    no_articles: "There are no articles to put in order of time.",
    no_cells: "No article names both an official and a conference.",
    undated: "no date",
    month: "month {}",
    largest: "{} of {of}",
    narrow: "show articles",
    unfold: "months",
};

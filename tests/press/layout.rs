//! The furniture of a few sites that are not, round a story.

use super::draw::Draw;
use super::sentences;
use super::{Sort, Story};

const SITES: [&str; 4] = [
    "Báo Bến Mây",
    "Thời sự Sông Hương Xanh",
    "Tin Đồi Chè",
    "Nhật báo Cù Lao",
];
const PENS: [&str; 6] = [
    "Hạ Vy",
    "Trần Lê Khoa",
    "Thu Ngân",
    "Minh Hiếu",
    "PV",
    "Bích Hà",
];

/// The text of a page.
pub(super) fn page(story: &Story, draw: &mut Draw) -> String {
    let site = draw.below(SITES.len());
    let mut lines: Vec<String> = Vec::new();
    let date = format!(
        "{:02}/{:02}/{} {:02}:{:02}",
        1 + draw.below(28),
        1 + draw.below(12),
        2012 + draw.below(13),
        6 + draw.below(16),
        draw.below(60)
    );
    let pen = (*draw.one(&PENS)).to_owned();
    match site {
        0 => lines.extend([
            "Trang chủ".into(),
            "Thời sự".into(),
            story.title.clone(),
            date,
            pen.clone(),
        ]),
        1 => lines.extend([story.title.clone(), String::new(), pen.clone(), date]),
        2 => lines.extend([
            "Đăng nhập".into(),
            "Kinh tế".into(),
            date,
            story.title.clone(),
        ]),
        _ => lines.extend([
            story.title.clone(),
            format!("Thứ Ba, {date} (GMT+7)"),
            "Chia sẻ".into(),
        ]),
    }
    lines.push(String::new());
    lines.push(match site {
        2 => format!("(Đồi Chè) - {}", story.lead),
        _ => story.lead.clone(),
    });
    for (n, paragraph) in story.paragraphs.iter().enumerate() {
        lines.push(String::new());
        if story.kind == Sort::News && draw.below(6) == 0 {
            let caption = sentences::caption(draw);
            lines.extend([format!("{caption} Ảnh: {}", SITES[site]), String::new()]);
        }
        lines.push(paragraph.clone());
        if n == 1 && site == 0 {
            lines.extend([String::new(), "TIN LIÊN QUAN".into()]);
            lines.extend((0..2).map(|_| sentences::title(draw)));
        }
    }
    lines.push(String::new());
    if site != 2 {
        lines.push(pen);
    }
    lines.push(match site {
        0 => "Đọc thêm".into(),
        1 => "Tin cùng chuyên mục".into(),
        2 => "Xem nhiều".into(),
        _ => "Bài mới".into(),
    });
    for _ in 0..4 + draw.below(8) {
        lines.extend([sentences::title(draw), String::new()]);
    }
    lines.push(format!(
        "© {} giữ bản quyền nội dung trên trang này",
        SITES[site]
    ));
    lines.join("\n")
}

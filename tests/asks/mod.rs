//! What people who read in terminals ask for and are refused, in the trackers of the readers they use: each ask a
//! test, named after what is asked, through the doors that a person has: a command, a key script, a terminal.
//!
//! What the tests go through once is tested closely elsewhere; here the asks stand together, so that none is
//! forgotten.

mod archive;
mod compared;
mod letters;
mod list;
mod program;
mod reading;
mod searching;
mod taking_along;

use crate::cli::{Folder, json, run};

/// A page of news as a crawler leaves it.
pub(crate) fn news(title: &str, date: &str, paragraphs: &[&str]) -> String {
    let body = paragraphs.join("\n\n");
    format!("{title}\n\n{date}, 08:00 (GMT+7)\n\n{body}\n")
}

/// Six pages on six things, with what is easily confused.
pub(crate) fn pages() -> Folder {
    Folder::new()
        .with(
            "dai-hoi.txt",
            news(
                "Đại hội Đảng bộ xã Bến Mây bế mạc",
                "Thứ Hai, 05/10/2015",
                &[
                    "Sau hai ngày làm việc, Đại hội Đảng bộ xã Bến Mây bế mạc chiều 5/10 với một nghị quyết ngắn, ưu tiên \
                     cho nước sạch và trường học.",
                    "Các đại biểu hẹn sang năm xem lại từng việc đã hứa, việc nào xong thì gạch đi, việc nào chưa xong thì \
                     nói vì sao.",
                ],
            ),
        )
        .with(
            "tham-dao.txt",
            news(
                "Phó Thủ tướng Phạm Bình Minh thăm đảo xa",
                "Thứ Bảy, 10/05/2014",
                &[
                    "Phó Thủ tướng Phạm Bình Minh đã đến thăm bà con trên đảo Hòn Sương, nơi mỗi tháng có hai chuyến tàu \
                     chở gạo và sách báo.",
                    "Ông Phạm Bình Minh nói rằng giữ hòa bình cho vùng biển này là việc của mọi người, từ người lính đến \
                     cô giáo.",
                ],
            ),
        )
        .with(
            "mo-duong.txt",
            news(
                "Con đường mới qua bản Nà Sương",
                "Thứ Tư, 22/08/2018",
                &[
                    "Con đường dài mười một cây số nối bản Nà Sương với chợ huyện đã thông xe sáng qua, sau ba mùa mưa dang \
                     dở.",
                    "Từ nay trẻ con đi học không phải lội suối, và xe thu mua chè lên được tận nơi.",
                ],
            ),
        )
        .with(
            "ong-duong.txt",
            news(
                "Ông Dương giữ nghề đan lưới",
                "Thứ Sáu, 14/12/2018",
                &[
                    "Ở tuổi tám mươi, ông Dương vẫn ngồi đan lưới mỗi sáng trước hiên nhà, tay nhanh hơn nhiều người trẻ.",
                    "Ba người cháu của ông Dương đã theo nghề, một người mang lưới đi bán tận cửa biển phía nam.",
                ],
            ),
        )
        .with(
            "cho-phien.txt",
            news(
                "Chợ phiên họp lại sau mùa mưa",
                "Thứ Hai, 13/12/2021",
                &[
                    "Chợ phiên vùng cao họp lại sau mùa mưa, người bán rau nhiều hơn người bán cá, còn người đi xem thì \
                     nhiều hơn cả.",
                    "Hội đồng xã cho biết lần thứ 31 họp chợ đầu năm sẽ có thêm hàng thổ cẩm của ba bản lân cận.",
                ],
            ),
        )
        .with(
            "benh-la.txt",
            news(
                "Chặn bệnh lá vàng trên cam",
                "Thứ Ba, 14/12/2021",
                &[
                    "Bệnh lá vàng đã lan qua bốn vườn cam; người làm vườn được khuyên chặt bỏ cành hỏng trước khi có mưa.",
                    "Cán bộ kỹ thuật hi vọng vụ sau cây sẽ hồi lại nếu đất được nghỉ một mùa.",
                ],
            ),
        )
}

/// The ids of the articles that a search finds.
pub(crate) fn found(query: &str, folder: &Folder) -> Vec<String> {
    let ran = run(["search", "--json", query, folder.arg()]);
    assert!(matches!(ran.code, Some(0 | 1)), "{query}: {}", ran.stderr);
    let mut ids: Vec<String> = json(&ran.stdout)
        .iter()
        .map(|article| article["id"].as_str().unwrap().to_owned())
        .collect();
    ids.sort();
    ids
}

/// The last screen after a key script.
pub(crate) fn screen(folder: &Folder, size: &str, keys: &str) -> String {
    let ran = run([
        folder.arg(),
        "--lang",
        "vi",
        "--size",
        size,
        "--keys",
        keys,
        "--print",
    ]);
    assert_eq!(ran.code, Some(0), "{keys}: {}", ran.stderr);
    ran.stdout
}

/// Holds that all of `words` stand on a screen.
#[track_caller]
pub(crate) fn shows(screen: &str, words: &[&str]) {
    for words in words {
        assert!(screen.contains(words), "no {words:?} in\n{screen}");
    }
}

/// Holds that none of `words` stands on a screen.
#[track_caller]
pub(crate) fn hides(screen: &str, words: &[&str]) {
    for words in words {
        assert!(!screen.contains(words), "{words:?} in\n{screen}");
    }
}

//! Pages that break their text at a fixed width are read as the paragraphs they had before.

use docbao::parse::article::Kind;

use super::split;

const PAGE: &str = "\
Sóng Nhà Radio
Nghe lại: Các đại sứ về nước bàn chuyện làm ăn với bà
con trồng vải ở những vùng núi xa cửa khẩu
Vũ Hoài, thông tín viên - 2016-08-23

Hội nghị Ngoại giao lần thứ 29 đã bước sang ngày
thứ hai tại Hà Nội với sự có mặt của hầu hết trưởng
các cơ quan đại diện ở nước ngoài.

Nói chuyện với các đại biểu, Thủ tướng đề nghị mỗi
cơ quan đại diện là một địa chỉ để doanh nghiệp gõ
cửa. Ông kể chuyện một công ty gạo ba lần gửi thư
hỏi về thị trường Tây Phi mà không ai trả lời, đến
lần thứ tư thì họ tự mua vé máy bay đi.

Trước đó, trong diễn văn khai mạc, Phó Thủ tướng, Bộ
trưởng Ngoại giao Phạm Bình Minh nói về những
chuyển động của năm. Theo ông, không có hiệp định
nào tự chạy được nếu địa phương đứng ngoài.

Trong hai ngày còn lại, hội nghị sẽ bàn về thị trường
nông sản, về người Việt ở nước ngoài và về cách làm
việc của các cơ quan đại diện trong năm tới.
";

#[test]
fn paragraphs_and_title_are_whole() {
    for text in [PAGE.to_owned(), PAGE.replace('\n', "\r\n")] {
        let article = split(&text);
        let body: Vec<_> = article.body().collect();
        assert_eq!(body.len(), 4, "{body:?}");
        assert!(body.iter().all(|b| b.span.lines.len() >= 3));
        assert!(!article.title.text.contains(['\n', '\r']));
        let covered: usize = article.blocks.iter().map(|b| b.span.lines.len()).sum();
        let lines = text.lines().filter(|l| !l.trim().is_empty()).count();
        assert_eq!(covered, lines);
        assert!(article.blocks.iter().any(|b| b.kind == Kind::Title));
    }
}

//! What the news consist of: sentences with people, places, things and figures put in.

use super::draw::Draw;
use super::{Sort, Story};

/// Conferences that pages name, in the words in which they do.
pub(crate) const CONFERENCES: [&str; 6] = [
    "Hội nghị Ngoại giao lần thứ 29",
    "Hội nghị Ngoại giao lần thứ 31",
    "Hội nghị Ngoại vụ toàn quốc lần thứ 18",
    "Hội nghị Văn hóa toàn quốc 2021",
    "Hội nghị thượng đỉnh GMS 8",
    "Hội nghị Đối ngoại toàn quốc 2021",
];

/// Officials that pages name, and what they are; nobody real.
pub(crate) const OFFICIALS: [(&str, &str); 10] = [
    ("Đỗ Khắc Lam", "Bộ trưởng Ngoại giao"),
    ("Huỳnh Thị Ước", "Phó Chủ tịch UBND tỉnh"),
    ("Đoàn Văn Ẩn", "Thứ trưởng Bộ Công Thương"),
    ("Lương Thế Quỳ", "Chủ tịch Quốc hội"),
    ("Vũ Hữu Đạo", "Đại sứ Việt Nam tại Lào"),
    ("Ngô Phúc Ửng", "Bộ trưởng Bộ Y tế"),
    ("Trịnh Ái Vĩ", "Thủ tướng"),
    ("Mạc Đình Khoát", "Bí thư Tỉnh ủy"),
    ("Cao Bá Duệ", "Tổng Giám đốc"),
    ("Tạ Bích Thủy", "Vụ trưởng Vụ Báo chí"),
];

const PLACES: [&str; 24] = [
    "Bến Mây",
    "Cù Lao Dừa",
    "Đồi Chè",
    "Vĩnh Hải",
    "Lâm Trúc",
    "An Thạnh",
    "Sông Lụa",
    "Mường Sen",
    "Phú Nhuần",
    "Gò Cát",
    "Tân Lộc",
    "Hòn Ngà",
    "Đăk Rum",
    "Thạch Bàn",
    "Xuân Giang",
    "Long Khê",
    "Bãi Cháy Vàng",
    "Kim Sa",
    "Trà Vông",
    "Yên Mạc",
    "Bình Quới",
    "Hà Lĩnh",
    "Cửa Sót",
    "Đông Kỳ",
];
const FIRMS: [&str; 12] = [
    "Công ty Hải sản Lụa Vàng",
    "Hợp tác xã Chè Sương Sớm",
    "Tập đoàn Thép Kim Sa",
    "Xưởng đóng tàu Gò Cát",
    "Ngân hàng Lúa Mới",
    "Nhà máy đường Trà Vông",
    "Công ty Gỗ Mường Sen",
    "Hãng xe khách Tân Lộc",
    "Viện Giống cây Xuân Giang",
    "Trường Cao đẳng Long Khê",
    "Bệnh viện Đông Kỳ",
    "Cảng Cửa Sót",
];
const PEOPLE: [&str; 16] = [
    "Lê Thị Mận",
    "Phan Đình Cầu",
    "Nguyễn Thị Bưởi",
    "Trần Khắc Sỏi",
    "Hồ Văn Rạng",
    "Đinh Thị Lựu",
    "Bùi Quang Thóc",
    "Đặng Thị Nhài",
    "Vi Văn Páo",
    "Hoàng Thị Duối",
    "Châu Minh Sậy",
    "Lò Thị Ban",
    "Phùng Đức Tre",
    "Quách Thị Mơ",
    "Kiều Công Bạc",
    "Nông Thị Hến",
];
const GOODS: [&str; 20] = [
    "cá tra",
    "chè khô",
    "gạo nếp",
    "vải thiều",
    "tôm sú",
    "ván sàn",
    "thép cuộn",
    "hạt điều",
    "cà phê chồn",
    "nước mắm",
    "mật ong",
    "dưa lưới",
    "bánh tráng",
    "sợi bông",
    "thanh long",
    "đồ gốm",
    "xe đạp điện",
    "muối biển",
    "rong nho",
    "lụa tơ tằm",
];
const DEEDS: [&str; 24] = [
    "khởi công tuyến kè chắn sóng",
    "mở lại chợ đầu mối sau bão",
    "trồng thêm rừng ngập mặn",
    "đưa vào chạy thử chuyến phà đêm",
    "trao nhà cho các hộ bị sạt lở",
    "ký thỏa thuận bao tiêu nông sản",
    "lập tổ cứu hộ trên sông",
    "thay toàn bộ ống nước cũ",
    "mời nghệ nhân về dạy nghề",
    "số hóa sổ hộ tịch",
    "dựng trạm đo mưa tự động",
    "xây ký túc xá cho học sinh xa nhà",
    "đấu giá lại khu đất bỏ hoang",
    "nạo vét luồng vào cảng",
    "mở lớp xóa mù chữ ban đêm",
    "phát động hội đua thuyền",
    "lắp đèn năng lượng mặt trời",
    "di dời làng bè ra ngoài luồng",
    "chuyển đất lúa kém sang nuôi trồng",
    "phục dựng đình cổ",
    "đặt hàng bảo tàng số",
    "miễn phí xe buýt một tháng",
    "thu gom lưới cũ trên bãi",
    "mua lại nhà máy đã dừng",
];
const WHYS: [&str; 20] = [
    "vì mùa mưa năm nay đến sớm hơn mọi năm",
    "sau khi đơn hàng từ nước ngoài giảm mạnh",
    "để kịp phục vụ bà con trước Tết",
    "theo kế hoạch đã bàn từ năm ngoái",
    "dù kinh phí mới được cấp một nửa",
    "trong khi các tỉnh bên cạnh còn chờ hướng dẫn",
    "nhằm giữ chân lao động trẻ ở lại quê",
    "do tuyến đường cũ đã quá tải",
    "bất chấp lời can của nhiều chuyên gia",
    "nhờ khoản vay ưu đãi vừa được duyệt",
    "sau hai lần phải hoãn vì thời tiết",
    "trước sức ép của người dân trong vùng",
    "khi giá nguyên liệu vẫn chưa hạ",
    "để trả lời kiến nghị của cử tri",
    "vì số hộ đăng ký tăng gấp ba",
    "cùng lúc với việc rà lại quy hoạch",
    "sau cuộc họp kéo dài đến nửa đêm",
    "mà không cần thêm tiền từ ngân sách",
    "giữa lúc dư luận còn chia rẽ",
    "như đã hứa trong lần tiếp dân gần đây",
];
const TALKS: [&str; 16] = [
    "cái khó nhất là giữ được chữ tín với bạn hàng",
    "không ai muốn làm rồi bỏ dở giữa chừng",
    "người dân phải là người được hỏi đầu tiên",
    "tiền chỉ là một phần, cách làm mới quyết định",
    "nếu chậm một vụ thì mất cả năm",
    "chúng tôi học được nhiều từ những lần thất bại",
    "các con số trên giấy chưa nói hết chuyện ngoài ruộng",
    "muốn đi xa thì phải đi cùng nhau",
    "điều đáng mừng là lớp trẻ đã quay về",
    "phải tính đến chuyện mười năm sau",
    "mỗi nơi một cách, không thể chép của nhau",
    "có việc tưởng nhỏ mà gỡ được cả nút thắt",
    "sai ở đâu thì sửa ở đó, không đổ cho ai",
    "hàng tốt mà không ai biết thì cũng như không",
    "bài học lớn nhất là đừng hứa quá tay",
    "hãy để việc làm nói thay lời",
];
const TIMES: [&str; 12] = [
    "Sáng sớm hôm qua",
    "Cuối tuần rồi",
    "Trong ba tháng đầu năm",
    "Ngay sau lễ khai trương",
    "Trước đó một ngày",
    "Vào mùa nước nổi",
    "Từ đầu quý hai",
    "Chiều muộn thứ sáu",
    "Giữa tháng này",
    "Gần mười năm qua",
    "Đêm giao thừa",
    "Suốt mùa gặt vừa rồi",
];

/// A figure as newspapers write it.
fn figure(draw: &mut Draw) -> String {
    let n = 2 + draw.below(980);
    match draw.below(5) {
        0 => format!("{n}.{:03}", draw.below(1000)),
        1 => format!("{n},{}", 1 + draw.below(9)),
        _ => n.to_string(),
    }
}

fn sentence(draw: &mut Draw) -> String {
    let place = *draw.one(&PLACES);
    let (goods, deed, why) = (*draw.one(&GOODS), *draw.one(&DEEDS), *draw.one(&WHYS));
    let (time, firm, person) = (*draw.one(&TIMES), *draw.one(&FIRMS), *draw.one(&PEOPLE));
    let (talk, n, m) = (*draw.one(&TALKS), figure(draw), figure(draw));
    match draw.below(14) {
        0 => format!("{time}, {firm} {deed} tại {place} {why}."),
        1 => format!("Theo {firm}, sản lượng {goods} đạt {n} tấn, so với {m} tấn cùng kỳ."),
        2 => format!(
            "Bà con ở {place} bán {goods} được {n} nghìn đồng một cân, có nơi lên {m} nghìn đồng."
        ),
        3 => format!("“Ở đây, {talk}”, {person} nói khi được hỏi vì sao vùng này {deed} {why}."),
        4 => format!("{time}, hơn {n} hộ ở {place} cùng {deed}, tốn chừng {m} triệu đồng."),
        5 => format!("{person}, quê {place}, kể rằng {talk}, nhất là với nghề {goods}."),
        6 => format!("Việc {deed} được giao cho {firm}, {why}."),
        7 => format!(
            "Kho của {firm} còn {n} tấn {goods}, đủ bán đến hết tháng {}.",
            1 + draw.below(12)
        ),
        8 => format!("{time}, xe chở {goods} từ {place} phải xếp hàng dài {n} cây số {why}."),
        9 => format!("Không phải ai ở {place} cũng đồng tình: {person} cho rằng {talk}."),
        10 => format!(
            "Tổng vốn là {n} tỷ đồng, trong đó {firm} góp {m} tỷ, phần còn lại do dân {place} đóng."
        ),
        11 => format!("Khi {firm} {deed}, người làm {goods} ở {place} được lợi trước tiên."),
        12 => format!(
            "{time}, đoàn khảo sát đi qua {place}, ghi lại {n} điểm cần sửa và {m} kiến nghị."
        ),
        _ => format!(
            "Đường về {place} đã thông từ ngày {}/{}, {why}.",
            1 + draw.below(28),
            1 + draw.below(12)
        ),
    }
}

/// A paragraph that names no official and no conference.
pub(super) fn plain_paragraph(draw: &mut Draw) -> String {
    let sentences: Vec<String> = (0..3 + draw.below(3)).map(|_| sentence(draw)).collect();
    sentences.join(" ")
}

/// The title of an article.
pub(super) fn title(draw: &mut Draw) -> String {
    let (place, goods) = (*draw.one(&PLACES), *draw.one(&GOODS));
    let (deed, firm, n) = (*draw.one(&DEEDS), *draw.one(&FIRMS), figure(draw));
    match draw.below(5) {
        0 => format!("{place} {deed}: chuyện của {n} hộ dân"),
        1 => format!("Vì sao {firm} {deed}?"),
        2 => format!("{} được giá, {place} lo thiếu hàng", capital(goods)),
        3 => format!("{} ở {place}: nửa mừng nửa lo", capital(deed)),
        _ => format!("{firm} xuất {n} tấn {goods} đầu tiên"),
    }
}

/// The words under a picture.
pub(super) fn caption(draw: &mut Draw) -> String {
    let (place, goods, person) = (*draw.one(&PLACES), *draw.one(&GOODS), *draw.one(&PEOPLE));
    format!("{person} bên mẻ {goods} vừa thu ở {place}.")
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// An article on one thing or another.
pub(super) fn news(draw: &mut Draw, (least, most): (usize, usize)) -> Story {
    let conferences: Vec<usize> = match draw.below(4) {
        0 => vec![draw.below(CONFERENCES.len())],
        _ => Vec::new(),
    };
    let mut officials: Vec<usize> = (0..draw.below(3))
        .map(|_| draw.below(OFFICIALS.len()))
        .collect();
    officials.sort_unstable();
    officials.dedup();
    let count = least + draw.below(most - least + 1);
    let mut paragraphs: Vec<String> = (0..count).map(|_| plain_paragraph(draw)).collect();
    for &c in &conferences {
        let at = draw.below(count);
        let (name, talk) = (CONFERENCES[c], *draw.one(&TALKS));
        let more = format!(" Tại {name}, nhiều đại biểu nói rằng {talk}.");
        paragraphs[at].push_str(&more);
    }
    for &o in &officials {
        let at = draw.below(count);
        let ((name, role), talk) = (OFFICIALS[o], *draw.one(&TALKS));
        let more = format!(" {role} {name} nhắc lại: “{}”.", capital(talk));
        paragraphs[at].push_str(&more);
    }
    Story {
        kind: Sort::News,
        title: title(draw),
        lead: format!("{} {}", sentence(draw), sentence(draw)),
        paragraphs,
        conferences,
        officials,
    }
}

fn bulletin(title: String, lead: String, paragraphs: Vec<String>) -> Story {
    Story {
        kind: Sort::Bulletin,
        title,
        lead,
        paragraphs,
        conferences: Vec::new(),
        officials: Vec::new(),
    }
}

/// The weather, in the words of every day.
pub(super) fn weather(draw: &mut Draw) -> Story {
    const SKIES: [&str; 5] = [
        "nhiều mây, có mưa rào và dông vài nơi",
        "có mây, ngày nắng, đêm không mưa",
        "mây thay đổi, chiều tối có mưa rào",
        "nhiều mây, có mưa nhỏ rải rác",
        "nắng nóng, có nơi nắng nóng gay gắt",
    ];
    let (day, month) = (1 + draw.below(28), 1 + draw.below(12));
    let parts = [
        "Phía Tây",
        "Phía Đông",
        "Ven biển",
        "Vùng núi",
        "Đồng bằng",
        "Hải đảo",
    ];
    let paragraphs = parts.map(|part| {
        let low = 17 + draw.below(9);
        let sky = *draw.one(&SKIES);
        format!(
            "{part}: {sky}. Gió nhẹ đến cấp {}. Trong mưa dông có khả năng xảy ra lốc, sét và gió giật mạnh. \
             Nhiệt độ thấp nhất từ {low} đến {} độ, cao nhất từ {} đến {} độ.",
            2 + draw.below(3),
            low + 2,
            low + 6 + draw.below(3),
            low + 10 + draw.below(3),
        )
    });
    bulletin(
        format!("Thời tiết ngày {day}/{month}: {}", draw.one(&SKIES)),
        format!(
            "Trung tâm Dự báo cho biết thời tiết ngày và đêm {day}/{month} trên cả nước như sau."
        ),
        paragraphs.to_vec(),
    )
}

/// A match, in the words of every round.
pub(super) fn game(draw: &mut Draw) -> Story {
    let (home, away) = (*draw.one(&PLACES), *draw.one(&PLACES));
    let (one, other, third) = (*draw.one(&PEOPLE), *draw.one(&PEOPLE), *draw.one(&PEOPLE));
    let (goals, against) = (1 + draw.below(4), draw.below(3));
    let (m, n, o) = (2 + draw.below(40), 46 + draw.below(20), 68 + draw.below(22));
    let round = 1 + draw.below(26);
    bulletin(
        format!("{home} {goals}-{against} {away}: ba điểm quý giá"),
        format!(
            "Tiếp {away} trên sân nhà ở vòng {round}, {home} thắng {goals}-{against} và leo lên thứ {}.",
            1 + draw.below(14)
        ),
        vec![
            format!(
                "Ngay từ tiếng còi khai cuộc, đội chủ nhà đẩy cao đội hình và liên tục gây sức ép. Phút {m}, từ đường \
                 chuyền của {one}, {other} thoát xuống đối mặt thủ môn và dứt điểm gọn gàng mở tỷ số."
            ),
            format!(
                "Sang hiệp hai, {away} dâng lên tìm bàn gỡ nhưng hàng thủ {home} chơi tập trung. Phút {n}, {third} được \
                 tung vào sân và chỉ sau ít phút đã có pha xử lý khiến khán đài vỡ òa."
            ),
            format!(
                "Những phút cuối trận, thế trận giằng co nhưng không đội nào tận dụng được cơ hội. Phút {o}, trọng tài rút \
                 thẻ vàng thứ {} của trận đấu. Kết thúc, {home} giành trọn ba điểm trước {} khán giả.",
                2 + draw.below(6),
                1000 + draw.below(20_000)
            ),
            format!(
                "Ở vòng sau, {home} làm khách của {}, còn {away} nghỉ thi đấu.",
                draw.one(&PLACES)
            ),
        ],
    )
}

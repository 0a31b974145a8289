//! Asks 5, 6, 23, 24, 29 and 31: archives of any size and shape.

use super::{found, hides, news, pages, screen, shows};
use crate::cli::{json, run};
use crate::fixture::{Library, Session};

#[test]
fn a_big_archive_costs_what_the_screen_shows() {
    let seven = Library::new().articles;
    let articles = (0..7000).map(|no| {
        let mut article = (*seven[no as usize % 7]).clone();
        article.no = no;
        article
    });
    let library = Library::of(articles.collect());
    let mut session = Session::with(library, 80, 24, docbao::lang::Lang::Vi, true);
    let held = |session: &Session| session.model.list.rows.len();
    assert_eq!(session.model.list.order.len(), 7000);
    // The window and a screen on either side, wherever one jumps.
    assert!(held(&session) <= 3 * 24, "{}", held(&session));
    session.keys("G");
    assert_eq!(session.model.list.cursor, 6999);
    session.keys("3500G");
    session.keys("g g /nuoc<Space>mam Enter");
    assert_eq!(session.model.list.order.len(), 1000);
    session.keys("G Esc");
    assert!(held(&session) <= 16 * 24, "{}", held(&session));
}

#[test]
fn an_archive_is_scoped_by_a_period() {
    let folder = pages();
    assert_eq!(found("date:2014..2016", &folder), ["dai-hoi", "tham-dao"]);
    assert_eq!(found("date:..2014", &folder), ["tham-dao"]);
    assert_eq!(
        found("date:13/12/2021.. ", &folder),
        ["benh-la", "cho-phien"]
    );
    let year = screen(&folder, "120x40", ":years<Space>2018 Enter");
    shows(&year, &["2/6 bài", "◉ 2018", "Ông Dương", "Con đường mới"]);
    let list = run([
        "list",
        "--json",
        "--from",
        "2015",
        "--to",
        "8/2018",
        folder.arg(),
    ]);
    let ids: Vec<String> = json(&list.stdout)
        .iter()
        .map(|article| article["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["dai-hoi", "mo-duong"]);
}

#[test]
fn a_folder_of_loose_text_files_is_an_archive() {
    let folder = pages().with("sub/note.md", "not a page");
    let shown = screen(&folder, "120x40", "");
    shows(
        &shown,
        &["6 bài", "Chợ phiên họp lại", "Ông Dương giữ nghề"],
    );
    // One file is enough, too.
    let path = folder.path().join("dai-hoi.txt");
    let ran = run(["show", "dai-hoi", path.to_str().unwrap()]);
    shows(
        &ran.stdout,
        &["Đại hội Đảng bộ xã Bến Mây bế mạc", "nước sạch"],
    );
}

#[test]
fn everything_stands_in_one_list_whatever_it_comes_from() {
    let record = serde_json::json!({
        "id": "tu-jsonl", "text": news("Từ một bản ghi", "Thứ Năm, 16/12/2021", &["Bản ghi này nằm trong một tệp có nhiều dòng, mỗi dòng một trang, và được đọc như mọi trang khác."]),
    });
    let wet = news(
        "Từ một tệp khác",
        "Thứ Tư, 15/12/2021",
        &[
            "Trang này nằm trong một thư mục khác, do một lần thu thập khác để lại, và cũng đứng trong danh sách chung.",
        ],
    );
    let folder = pages()
        .with("khac/tu-tep.txt", wet)
        .with("kho.jsonl", format!("{record}\n"));
    let shown = screen(&folder, "120x40", "");
    shows(
        &shown,
        &[
            "8 bài",
            "Từ một bản ghi",
            "Từ một tệp khác",
            "Chặn bệnh lá vàng",
        ],
    );
    // Newest first across all of them.
    let at = |title: &str| shown.find(title).unwrap();
    assert!(at("Từ một bản ghi") < at("Từ một tệp khác"));
    assert!(at("Từ một tệp khác") < at("Chợ phiên họp lại"));
}

#[test]
fn the_order_of_the_list_does_not_waver() {
    // Eight articles of one day, and one of another.
    let day = |n: usize| {
        news(
            &format!("Tin thứ {n} trong ngày"),
            "Thứ Hai, 13/12/2021",
            &[&format!(
                "Người kể thứ {n} nói về cây cầu {n} nhịp, con đò số {n} và {n} mùa nước nổi đã qua ở cuối làng."
            )],
        )
    };
    let folder = (0..8).fold(pages(), |folder, n| {
        folder.with(format!("ngay-{n}.txt"), day(n))
    });
    let ids = |args: &[&str]| {
        let mut all = args.to_vec();
        all.push(folder.arg());
        let ran = run(all);
        let ids = json(&ran.stdout).into_iter();
        ids.map(|a| (a["published"].to_string(), a["id"].to_string()))
            .collect::<Vec<_>>()
    };
    let list = ids(&["list", "--json", "--sort", "date"]);
    assert_eq!(list, ids(&["list", "--json", "--sort", "date"]));
    assert!(list.is_sorted_by(|a, b| a.0 >= b.0), "{list:?}");
    let hits = ids(&["search", "--json", "tin thu"]);
    assert_eq!(hits.len(), 8);
    // Those that fit equally well keep the order of the list.
    let among = list.iter().filter(|article| hits.contains(article));
    assert!(hits.iter().eq(among));
    let ranked = screen(
        &folder,
        "80x30",
        "/tin<Space>thu Enter :sort<Space>relevance Enter",
    );
    let dated = screen(&folder, "80x30", "/tin<Space>thu Enter");
    let rows = |screen: &str| {
        let rows = screen.lines().filter(|line| line.contains("trong ngày"));
        rows.map(|row| row[..30].to_owned()).collect::<Vec<_>>()
    };
    assert!(rows(&ranked).len() >= 8);
    assert_eq!(rows(&ranked)[..8], rows(&dated)[..8]);
}

#[test]
fn what_was_printed_twice_is_one_row_that_opens() {
    let body = [
        "Sáng nay, đoàn xe chở muối đầu tiên của mùa đã rời bến Cồn Sâu lên vùng cao, mang theo ba trăm bao muối hạt và \
         một ít cá khô của bà con gửi lên.",
        "Người lái xe kể rằng con đèo năm nay đã được mở rộng, không còn phải chờ nhau ở khúc cua Đá Trắng như những \
         năm trước, nên chỉ một ngày rưỡi là tới nơi.",
        "Ở đầu kia, chợ huyện đã dọn sẵn một dãy quán để nhận muối, và đổi lại là chè, măng khô và mật ong rừng cho \
         chuyến xe về xuôi vào cuối tuần.",
    ];
    let first = news("Chuyến muối đầu mùa", "Thứ Ba, 14/12/2021", &body);
    let again = news("Xe muối lên đường", "Thứ Tư, 15/12/2021", &body);
    let folder = pages()
        .with("goc/muoi.txt", first)
        .with("lai/muoi2.txt", again);
    let one_row = screen(&folder, "120x40", "");
    shows(&one_row, &["▸1 ", "gộp 1", "8 bài"]);
    hides(&one_row, &["Chuyến muối đầu mùa"]);
    let unfolded = screen(&folder, "120x40", "L");
    shows(&unfolded, &["Xe muối lên đường", "Chuyến muối đầu mùa"]);
    let list = run(["list", "--fold", folder.arg()]);
    assert_eq!(list.stdout.lines().count(), 7, "{}", list.stdout);
}

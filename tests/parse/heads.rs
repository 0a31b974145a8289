//! Who wrote an article, when it was published and where it stands on its site, as heads of many forms say it.

use super::split;

/// A page with these lines before and behind its title.
fn page(before: &str, behind: &str) -> String {
    format!(
        "{before}Hội thảo về nghề muối họp ở Bến Mây\n{behind}\nSáng nay, hơn một trăm diêm dân họp tại hội trường xã để \
         bàn cách giữ nghề, sau ba vụ muối liền mất giá và mưa trái mùa.\n\nÔng Lê Văn Cồn nói rằng bà con cần nhất là \
         kho chứa, để khỏi phải bán ngay khi giá xuống thấp. Năm ngoái cả xã bán hết muối trong tháng ba.\n\nHội thảo \
         khép lại vào cuối buổi chiều, và xã hẹn sẽ trả lời từng kiến nghị trước mùa muối tới.\n"
    )
}

#[test]
fn the_day_of_the_visit_is_none_of_the_article() {
    for (before, behind, want) in [
        (
            "Chủ Nhật, 24/11/2024\n\n",
            "Thứ Tư, 09/10/2024 | 11:15 PM\n",
            "2024-10-09T23:15",
        ),
        (
            "",
            "Chủ Nhật, 24/11/2024\nThứ Tư, 09/10/2024 | 11:15 PM\n",
            "2024-10-09T23:15",
        ),
        (
            "",
            "Cập nhật: 16-12-2021 | 09:11\nNgày đăng: 15-12-2021 | 18:40\n",
            "2021-12-15T18:40",
        ),
        ("", "14/12/2021\n", "2021-12-14"),
    ] {
        let article = split(&page(before, behind));
        let told = article.told().map(|p| p.to_string());
        assert_eq!(told.as_deref(), Some(want), "{before:?} {behind:?}");
    }
}

#[test]
fn who_wrote_it_stands_beside_the_date_or_below() {
    for (behind, want) in [
        ("BÍCH NGÂN thực hiện   14/07/2023 19:03\n", "BÍCH NGÂN"),
        ("16/11/2023 - Theo Báo Lào Cai\n", "Báo Lào Cai"),
        ("10.5.2016 | T.N\n", "T.N"),
    ] {
        let article = split(&page("Thời sự\n\n", behind));
        assert_eq!(article.byline.as_deref(), Some(want), "{behind:?}");
    }
    let signed = page("", "14/12/2021\n") + "\nANH THƯ - QUỐC TUẤN\n";
    assert_eq!(
        split(&signed).byline.as_deref(),
        Some("ANH THƯ - QUỐC TUẤN")
    );
}

#[test]
fn the_path_right_above_the_title_goes_before_a_menu() {
    let menu = "Trang nhất\nThời sự\nKinh tế\nPhóng sự ảnh\nVideo\n";
    for (path, want) in [
        ("Trang chủ - Kinh tế", Some("Kinh tế")),
        ("Trang chủ » Làng nghề", Some("Làng nghề")),
        ("Trang chủ :: Tin tức :: Trong tỉnh", Some("Trong tỉnh")),
        (r"Trang chủ \ Tin tức \ Trong tỉnh", Some("Trong tỉnh")),
    ] {
        let article = split(&page(&format!("{menu}{path}\n\n"), "14/12/2021 10:38\n"));
        assert_eq!(article.section.as_deref(), want, "{path}");
    }
    let alone = split(&page("Làng nghề\n\n", "14/12/2021 10:38\n"));
    assert_eq!(alone.section.as_deref(), Some("Làng nghề"));
}

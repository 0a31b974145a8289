//! Which texts a query finds: the rules of equality one by one.

use docbao::entity::names::{Conference, Official};
use docbao::library::search::{Marks, Options, Status};
use docbao::parse::article::{Kind, Origin, Published};

use super::{Leaf, PLAIN, search};

/// Whether `query` finds a paragraph of `text`.
fn finds(query: &str, text: &str) -> bool {
    Leaf::paragraph(text).matches(&search(query, Options::default()))
}

fn finds_typing(query: &str, text: &str) -> bool {
    let typing = Options {
        typing: true,
        ..Options::default()
    };
    Leaf::paragraph(text).matches(&search(query, typing))
}

#[test]
fn each_typed_word_decides_for_itself() {
    for (query, text, found) in [
        ("pham binh minh", "Phạm Bình Minh", true),
        ("PHAM BINH MINH", "Phạm Bình Minh", true),
        ("phạm bình minh", "PHẠM BÌNH MINH", true),
        ("phạm binh minh", "Phạm Bình Minh", true),
        ("phàm binh minh", "Phạm Bình Minh", false),
        ("đường", "Dương", false),
        ("duong", "Dương", true),
        ("duong", "đường", true),
        ("dai hoi dang", "Đại hội Đảng", true),
        ("đang", "Đảng", false),
        ("đai hoi", "Đại hội", false),
        ("đảng", "\u{d0}ảng", true),
        ("\u{f0}ảng", "Đảng", true),
        ("duong", "\u{d0}ường", true),
        ("muller", "Müller", true),
        ("müller", "Muller", false),
        ("erdogan", "Erdoğan", true),
        ("espana", "España", true),
        ("españa", "Espana", false),
    ] {
        assert_eq!(finds(query, text), found, "{query} in {text}");
    }
}

#[test]
fn form_case_and_place_of_the_tone_do_not_matter() {
    let nfd = "Pha\u{323}m Bi\u{300}nh Minh";
    assert!(finds("phạm bình", nfd) && finds("Pha\u{323}m", "Phạm"));
    for (query, text) in [
        ("hoà bình", "hòa bình"),
        ("hòa", "HOÀ"),
        ("thuý", "Thúy"),
        ("khỏe", "khoẻ"),
        ("ủy", "Uỷ"),
        ("quý", "qúy"),
        ("của", "cuả"),
        ("hoàn", "hòan"),
        ("qúy", "quý"),
        ("nghị", "ngh\u{ad}ị\u{200b}"),
        ("ngoại giao", "ngoại\u{a0}giao"),
    ] {
        assert!(finds(query, text), "{query} in {text}");
    }
}

#[test]
fn i_and_y_are_loosely_one() {
    for (query, text, found) in [
        ("hi vong", "hy vọng", true),
        ("hi vọng", "hy vọng", true),
        ("ki su", "kỹ sư", true),
        ("kĩ sư", "kỹ sư", true),
        ("qui dinh", "quy định", true),
        ("quy định", "qui định", true),
        ("quí", "quý", true),
        ("kì", "kỹ", false),
        ("thi", "thy", false),
        ("khi", "khy", false),
        ("nhi", "nhy", false),
    ] {
        assert_eq!(finds(query, text), found, "{query} in {text}");
    }
}

#[test]
fn words_stand_anywhere_and_phrases_side_by_side() {
    let text = "Hội nghị, Ngoại giao; lần thứ 31.";
    for (query, found) in [
        ("giao hội", true),
        ("\"hội nghị ngoại giao\"", true),
        ("“nghi ngoai”", true),
        ("\"giao hội\"", false),
        ("hội tiệc", false),
        ("hội OR tiệc", true),
        ("hội -tiệc", true),
        ("hội -giao", false),
        ("-(tiệc OR giao)", false),
        ("-(tiệc giao)", true),
        ("ngoa*", true),
        ("ngoa", false),
        ("\"hội ng*\"", true),
        ("/lần thứ \\d+/", true),
        ("/Lần Thứ \\d{3}/", false),
        ("/LẦN/", true),
        ("/(?-i)LẦN/", false),
        ("/nghị.*31/", true),
        ("", true),
    ] {
        assert_eq!(finds(query, text), found, "{query}");
    }
}

#[test]
fn a_phrase_never_goes_from_one_block_to_the_next() {
    let leaf = Leaf::new(&[
        (Kind::Title, "Hội nghị"),
        (Kind::Lead, "Ngoại giao"),
        (Kind::Paragraph, "lần thứ\n31"),
    ]);
    let matches = |query: &str| leaf.matches(&search(query, PLAIN));
    assert!(matches("hội giao") && !matches("\"nghị ngoại\""));
    assert!(matches("\"thứ 31\"") && matches("/thứ 31/") && !matches("/giao.lần/"));
}

#[test]
fn numbers_stand_as_they_are_typed() {
    for (query, text, found) in [
        ("3.763", "có 3.763 xã", true),
        ("3763", "có 3.763 xã", false),
        ("3.763", "có 3763 xã", false),
        ("15/12", "ngày 15/12/2021", true),
        ("15/12", "ngày 12/15", false),
        ("Covid-19", "dịch COVID 19", true),
        ("covid19", "dịch Covid-19", false),
        ("và/hoặc", "và hoặc", true),
    ] {
        assert_eq!(finds(query, text), found, "{query} in {text}");
    }
}

#[test]
fn while_typing_the_last_word_is_a_prefix_with_an_open_tone() {
    for (query, text, found) in [
        ("đươ", "đường", true),
        ("đườ", "đường", true),
        ("đướ", "đường", false),
        ("hò", "hoà", true),
        ("hò", "hoa", false),
        ("duo", "đường", true),
        ("nguyễ", "Nguyễn", true),
        ("má", "Mátxcơva", true),
        ("ngoại gi", "ngoại giao", true),
        ("ngoạ giao", "ngoại giao", false),
        ("đang", "Đảng", true),
        ("đang ", "Đảng", false),
        ("đàng", "Đảng", false),
    ] {
        assert_eq!(finds_typing(query, text), found, "{query} in {text}");
    }
}

#[test]
fn a_scope_says_which_blocks_are_looked_through() {
    let leaf = Leaf::new(&[
        (Kind::Chrome, "khung"),
        (Kind::Title, "tựa"),
        (Kind::Byline, "tác"),
        (Kind::Lead, "dẫn"),
        (Kind::Paragraph, "đoạn"),
        (Kind::Question, "hỏi"),
        (Kind::Subheading, "mục"),
        (Kind::Caption, "ảnh"),
        (Kind::Links, "liên"),
    ]);
    let matches = |query: &str| leaf.matches(&search(query, PLAIN));
    for word in ["tựa", "dẫn", "đoạn", "hỏi", "mục", "ảnh"] {
        assert!(
            matches(word) && matches(&format!("in:page {word}")),
            "{word}"
        );
        assert_eq!(matches(&format!("title:{word}")), word == "tựa", "{word}");
    }
    for word in ["khung", "tác", "liên"] {
        assert!(
            !matches(word) && matches(&format!("in:page {word}")),
            "{word}"
        );
        assert!(!matches(&format!("/{word}/")) && matches(&format!("in:page /{word}/")));
    }
}

#[test]
fn a_title_that_was_made_is_searched_too() {
    let leaf = Leaf::new(&[(Kind::Paragraph, "đoạn")]);
    assert!(leaf.matches(&search("title:\"không đề\" đoạn", PLAIN)));
}

struct Kept(Vec<String>);

impl Marks for Kept {
    fn is(&self, status: Status) -> bool {
        status != Status::Unread
    }

    fn tags(&self) -> &[String] {
        &self.0
    }
}

#[test]
fn names_dates_and_marks() {
    let mut leaf = Leaf::paragraph("đoạn");
    leaf.names.officials.push(Official {
        name: "Phạm Bình Minh".into(),
        id: "pham-binh-minh".into(),
        roles: Vec::new(),
        about: false,
    });
    for (ordinal, inferred) in [(31, false), (30, true)] {
        leaf.names.conferences.push(Conference {
            id: format!("hoi-nghi-ngoai-giao-{ordinal}"),
            name: format!("Hội nghị Ngoại giao lần thứ {ordinal}"),
            series: "Hội nghị Ngoại giao".into(),
            short: None,
            ordinal: Some(ordinal),
            year: None,
            inferred,
            about: false,
        });
    }
    leaf.article.published = Some(Published {
        date: jiff::civil::date(2021, 12, 15),
        time: None,
        origin: Origin::Page,
    });
    let kept = Kept(vec!["Để dành".into()]);
    for (query, found) in [
        ("official:minh", true),
        ("official:\"minh phạm\"", true),
        ("official:mình", false),
        ("official:pham-binh-minh", true),
        ("official:pham-binh", true),
        ("official:binhminh", false),
        ("official:mi", false),
        ("official:mi*", true),
        ("-official:minh", false),
        ("conference:\"ngoại giao 31\"", true),
        ("conference:hoi-nghi-ngoai-giao-31", true),
        ("conference:\"HNNG 31\"", true),
        ("conference:hnng", true),
        ("conference:\"ngoại giao 30\"", false),
        ("source:thế", false),
        ("source:the-gioi", true),
        ("source:bao-mau/the-gioi", true),
        ("tag:\"để dành\"", true),
        ("tag:de-danh", true),
        ("tag:đề", false),
        ("date:2021", true),
        ("date:12/2021", true),
        ("date:15/12/2021..", true),
        ("date:16/12/2021..", false),
        ("date:..14/12/2021", false),
        ("-date:2020", true),
        ("is:read is:starred", true),
        ("is:unread", false),
    ] {
        let search = search(query, Options::default());
        assert_eq!(leaf.matches_with(&search, &kept), found, "{query}");
    }
    assert!(leaf.matches(&search("is:unread -is:starred -tag:de", PLAIN)));
    // The day of a file may be that of a copy.
    leaf.article.published = leaf.article.published.map(|p| Published {
        origin: Origin::File,
        ..p
    });
    assert!(!leaf.matches(&search("date:2021", PLAIN)));
}

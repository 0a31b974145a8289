//! Queries and their trees.

use docbao::library::search::{Expr, Options, Scope};

use super::{PLAIN, search, tree};

const QUERIES: &[(&str, &str)] = &[
    ("", "everything"),
    ("  \u{a0} ", "everything"),
    ("- , … () \"\" //", "everything"),
    ("ngoai giao", "all([ngoai], [giao])"),
    ("Ngoại GIAO", "all([=ngoại], [giao])"),
    ("hi vọng", "all([hi|hy], [=vọng])"),
    ("kĩ sư quí", "all([=kĩ|=kỹ], [=sư], [=quí|=quý])"),
    ("thi khi nhi", "all([thi], [khi], [nhi])"),
    ("\"ngoại giao\"", "[=ngoại giao]"),
    ("“ngoại giao” «Hà Nội»", "all([=ngoại giao], [=hà =nội])"),
    ("3.763 15/12", "all([3 763], [15 12])"),
    ("Covid-19 và/hoặc", "all([covid 19], [=và =hoặc])"),
    ("hội nghị, 31.", "all([=hội], [=nghị], [31])"),
    ("ngo*", "[ngo*]"),
    ("\"hội ngo*\"", "[=hội ngo*]"),
    ("a* b", "all([a*], [b])"),
    ("hy*", "[hy*|hi]"),
    ("-tiệc ngoại", "all(not([=tiệc]), [=ngoại])"),
    ("--tiệc - ngoại", "all([=tiệc], [=ngoại])"),
    ("-\"hội nghị\"", "not([=hội =nghị])"),
    ("-(a b)", "not(all([a], [b]))"),
    ("-(-a)", "not(not([a]))"),
    ("a OR b", "any([a], [b])"),
    ("a b OR c d", "any(all([a], [b]), all([c], [d]))"),
    ("a (b OR c)", "all([a], any([b], [c]))"),
    ("(a OR b) OR c", "any([a], [b], [c])"),
    ("(a b) c", "all([a], [b], [c])"),
    ("((a))", "[a]"),
    ("a or b ORd \"OR\"", "all([a], [or], [b], [ord], [or])"),
    ("title:hội", "title:[=hội]"),
    ("tieude:hội TIÊUĐỀ:b", "all(title:[=hội], title:[b])"),
    ("title:\"hội nghị\" a", "all(title:[=hội =nghị], [a])"),
    ("title:(a OR b) c", "all(any(title:[a], title:[b]), [c])"),
    ("-title:a", "not(title:[a])"),
    ("in:page a title:b", "all(page:[a], title:[b])"),
    ("a trong:trang", "page:[a]"),
    ("in:page", "everything"),
    ("in:page a in:article", "[a]"),
    ("in:title a b", "all(title:[a], title:[b])"),
    ("official:minh", "official([minh] #minh)"),
    (
        "official:pham-binh-minh",
        "official([pham binh minh] #pham-binh-minh)",
    ),
    ("nguoi:\"Phạm Bình Minh\"", "official([=phạm =bình minh])"),
    ("-người:min*", "not(official([min*]))"),
    (
        "conference:\"ngoai giao 31\"",
        "conference([ngoai giao 31] #ngoai-giao-31)",
    ),
    ("hộinghị:hnng", "conference([hnng] #hnng)"),
    (
        "source:a/b nguồn:c",
        "all(source([a b] #a-b), source([c] #c))",
    ),
    (
        "tag:hay nhan:\"để dành\"",
        "all(tag([hay] #hay), tag([=để =dành]))",
    ),
    ("date:2016..2021", "date(2016-01-01..2021-12-31)"),
    (
        "ngay:..2018 ngày:15/12/2021",
        "all(date(..2018-12-31), date(2021-12-15..2021-12-15))",
    ),
    (
        "is:unread is:READ is:starred",
        "all(is(unread), is(read), is(starred))",
    ),
    (
        "la:chuadoc là:đãđọc la:\"chưa đọc\" la:sao",
        "all(is(unread), is(read), is(unread), is(starred))",
    ),
    ("/lần thứ \\d+/", "/lần thứ \\d+/"),
    ("/a\\/b\\\\/ c", "all(/a/b\\\\/, [c])"),
    ("title:/^hội/ -/x/", "all(title:/^hội/, not(/x/))"),
    (
        "10:30 https://a.vn Hà: b",
        "all([10 30], [https a vn], [=hà], [b])",
    ),
    ("hội(nghị)ngoại", "all([=hội], [=nghị], [=ngoại])"),
    ("a\"b c\"d", "all([a], [b c], [d])"),
    ("O'Neill", "[o neill]"),
    (
        "Müller Erdoğan España Ðảng",
        "all([=müller], [=erdoğan], [=españa], [=đảng])",
    ),
    ("\u{301} a\u{200b}b", "[ab]"),
    ("日本 👩", "[日本]"),
];

#[test]
fn what_is_typed_means_this() {
    for (query, want) in QUERIES {
        assert_eq!(tree(&search(query, PLAIN).expr), *want, "{query}");
    }
}

#[test]
fn while_typing_the_last_word_is_open_and_what_is_open_is_closed() {
    let typing = Options {
        typing: true,
        ..PLAIN
    };
    for (query, want) in [
        ("ngoại gi", "all([=ngoại], [gi*])"),
        ("ngoại gi ", "all([=ngoại], [gi])"),
        ("\"ngoại gi", "[=ngoại gi*]"),
        ("\"ngoại gi\"", "[=ngoại gi]"),
        ("\"", "everything"),
        ("a (b OR c", "all([a], any([b], [c*]))"),
        ("a OR ", "[a]"),
        ("a OR", "[a]"),
        ("a (b OR", "all([a], [b])"),
        ("title:", "everything"),
        ("a title:h", "all([a], title:[h*])"),
        ("official:\"pham bi", "official([pham bi*])"),
        ("official:", "everything"),
        ("date:", "everything"),
        ("/lần th", "/lần th/"),
        ("/", "everything"),
        ("-", "everything"),
        ("3.7", "[3 7*]"),
        ("hò", "[=hò*]"),
        ("hy", "[hy*|hi]"),
    ] {
        assert_eq!(tree(&search(query, typing).expr), want, "{query}");
    }
}

#[test]
fn the_whole_page_may_be_the_usual_scope() {
    let page = Options {
        scope: Scope::Page,
        ..PLAIN
    };
    assert_eq!(
        tree(&search("a title:b", page).expr),
        "all(page:[a], title:[b])"
    );
    assert_eq!(tree(&search("a in:article", page).expr), "[a]");
}

#[test]
fn every_node_knows_what_was_typed() {
    let query = "“Hội nghị” -title:15/12 date:2016 (là:sao OR /x+/) người:minh";
    let mut spans = Vec::new();
    let parsed = search(query, PLAIN);
    parsed
        .expr
        .each_leaf(&mut |leaf, wanted| spans.push((&query[leaf.span()], wanted)));
    assert_eq!(
        spans,
        [
            ("Hội nghị", true),
            ("15/12", false),
            ("2016", true),
            ("sao", true),
            ("/x+/", true),
            ("minh", true)
        ]
    );
    let Expr::All(parts) = &parsed.expr else {
        panic!("{:?}", parsed.expr)
    };
    assert_eq!(&query[parts[3].span()], "sao OR /x+/");
    let Expr::Phrase(phrase) = &parts[0] else {
        panic!("{:?}", parts[0])
    };
    let words: Vec<&str> = phrase
        .words
        .iter()
        .map(|p| &query[p.span.clone()])
        .collect();
    assert_eq!(words, ["Hội", "nghị"]);
}

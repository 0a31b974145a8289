//! Who says when an article was published: its page, else the record the page came in, else the file.

use docbao::parse::article::Origin;
use docbao::parse::{Corpus, parse};
use docbao::source;
use docbao::source::page::Page;
use jiff::civil::date;

use super::page;

const UNDATED: &str = "Hội thảo về nghề muối họp ở Bến Mây\n\n\
    Sáng nay, hơn một trăm diêm dân họp tại hội trường xã để bàn cách giữ nghề, sau ba vụ muối liền mất giá và \
    mưa trái mùa.\n\nÔng Lê Văn Cồn nói rằng bà con cần nhất là kho chứa, để khỏi phải bán ngay khi giá xuống thấp.\n";

fn dated(page: &Page) -> Option<(String, Origin)> {
    let published = parse(page, &Corpus::default()).published;
    published.map(|p| (p.to_string(), p.origin))
}

#[test]
fn the_page_goes_before_the_record_and_the_record_before_the_file() {
    let mut undated = page(UNDATED);
    assert_eq!(dated(&undated), None);
    undated.modified = Some(date(2024, 2, 29));
    assert_eq!(dated(&undated), Some(("2024-02-29".into(), Origin::File)));
    for (record, want) in [
        ("2021-12-14", "2021-12-14"),
        ("2021-12-14T10:38:00+07:00", "2021-12-14T10:38"),
        ("14/12/2021 10:38", "2021-12-14T10:38"),
    ] {
        undated.date = Some(record.into());
        assert_eq!(dated(&undated), Some((want.into(), Origin::Record)));
    }
    undated.date = Some("hôm qua".into());
    assert_eq!(
        dated(&undated),
        Some(("2024-02-29".into(), Origin::File)),
        "a record's date that is none is none"
    );
    let mut told = page(&UNDATED.replacen("\n\n", "\n\nThứ Ba, 14/12/2021, 10:38\n\n", 1));
    told.date = Some("2019-01-01".into());
    told.modified = undated.modified;
    assert_eq!(
        dated(&told),
        Some(("2021-12-14T10:38".into(), Origin::Page))
    );
}

#[test]
fn a_file_has_the_day_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, UNDATED).unwrap();
    let written = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_mins(27_324_638);
    let file = std::fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(written).unwrap();
    drop(file);
    let listing = source::open(&[path]);
    let page = listing.read(&listing.entries[0]).unwrap();
    assert_eq!(dated(&page), Some(("2021-12-14".into(), Origin::File)));
    assert_eq!(parse(&page, &Corpus::default()).told(), None);
}

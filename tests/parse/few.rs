//! Pages of a few lines.

use docbao::parse::article::Kind;

use super::split;

fn kinds(text: &str) -> Vec<Kind> {
    split(text).blocks.iter().map(|b| b.kind).collect()
}

#[test]
fn a_title_and_a_sentence_are_an_article() {
    for text in [
        "Tiêu đề một\n\nNội dung một.\n",
        "Test article\n\nThis is a test body with some words in it.\n",
        "Bản tin\n\nĐoạn thứ nhất của bài.\n\nĐoạn thứ hai của bài.\n",
    ] {
        let article = split(text);
        assert_eq!(Some(article.title.text.as_str()), text.lines().next());
        let kinds = kinds(text);
        assert_eq!(kinds[0], Kind::Title, "{text}");
        assert!(kinds[1..].iter().all(|k| k.is_body()), "{text}");
    }
}

#[test]
fn furniture_is_none() {
    for text in [
        "Trang chủ\nLiên hệ\nĐăng nhập\n",
        "Menu\n\nGiới thiệu\n\nHỏi đáp\n",
    ] {
        assert!(!kinds(text).iter().any(|k| k.is_body()), "{text}");
    }
}

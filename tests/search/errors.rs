//! Queries that make no sense: what is wrong, and under which bytes the caret stands.

use docbao::lang::Lang;
use docbao::library::search::Search;

use super::PLAIN;

/// A query, with `^` below what is wrong with it.
const ERRORS: &[(&str, &str, &str)] = &[
    ("tên foo:bar", "    ^^^^   ", "unknown-field"),
    ("foo:\"bar\"", "^^^^     ", "unknown-field"),
    ("foo:(bar)", "^^^^     ", "unknown-field"),
    ("a title: b", "  ^^^^^^  ", "no-value"),
    ("title:\"\" b", "^^^^^^    ", "no-value"),
    ("(title:)", " ^^^^^^ ", "no-value"),
    ("official:", "^^^^^^^^^", "no-value"),
    ("official:, a", "^^^^^^^^^   ", "no-value"),
    ("ngày: 2016", "^^^^^     ", "no-value"),
    ("is:", "^^^", "no-value"),
    ("in: a", "^^^  ", "no-value"),
    ("a date:nay b", "       ^^^  ", "bad-date"),
    ("date:31/2/2021", "     ^^^^^^^^^", "bad-date"),
    ("date:2021..2016", "     ^^^^^^^^^^", "dates-backwards"),
    ("is:lạ", "   ^^", "unknown-status"),
    ("in:đâu a", "   ^^^  ", "unknown-scope"),
    ("a -in:page", "  ^^^^^^^^", "excluded-scope"),
    ("đại \"hội", "    ^   ", "unclosed-quote"),
    ("“hội nghị", "^        ", "unclosed-quote"),
    ("title:\"hội", "      ^   ", "unclosed-quote"),
    ("hội (nghị", "    ^    ", "unclosed-parenthesis"),
    ("(a (b)", "^     ", "unclosed-parenthesis"),
    ("hội nghị)", "        ^", "unopened-parenthesis"),
    ("a /b", "  ^ ", "unclosed-regex"),
    ("a /b(/", "  ^^^^", "bad-regex"),
    ("/[z-a]/", "^^^^^^^", "bad-regex"),
    ("/\\/", "^  ", "unclosed-regex"),
    ("OR a", "^^  ", "one-sided-or"),
    ("a OR", "  ^^", "one-sided-or"),
    ("a OR OR b", "  ^^     ", "one-sided-or"),
    ("(a OR) b", "   ^^   ", "one-sided-or"),
    ("a OR () b", "", ""),
    ("a OR (,)", "  ^^    ", "one-sided-or"),
];

#[test]
fn the_caret_stands_below_what_is_wrong() {
    for (query, carets, name) in ERRORS {
        match Search::parse(query, PLAIN) {
            Ok(search) => assert_eq!(*name, "", "{query}: {:?}", search.expr),
            Err(error) => {
                let wrong = carets
                    .chars()
                    .zip(query.chars())
                    .filter(|(caret, _)| *caret == '^')
                    .map(|(_, c)| c);
                assert_eq!(error.what.name(), *name, "{query}");
                assert_eq!(
                    query[error.span.clone()],
                    wrong.collect::<String>(),
                    "{query}"
                );
                let at = query[..error.span.start].chars().count();
                assert_eq!(Some(at), carets.find('^'), "{query}");
            }
        }
    }
}

#[test]
fn parentheses_may_not_be_too_deep() {
    let nested = |n: usize| "(".repeat(n) + "a" + &")".repeat(n);
    assert!(Search::parse(&nested(32), PLAIN).is_ok());
    let error = Search::parse(&nested(33), PLAIN).unwrap_err();
    assert_eq!((error.what.name(), error.span), ("too-deep", 32..33));
    assert!(Search::parse(&nested(100_000), PLAIN).is_err());
}

#[test]
fn an_expression_that_would_take_too_much_is_refused() {
    let error = Search::parse("/(\\w{500}){500}/", PLAIN).unwrap_err();
    assert_eq!(error.what.name(), "bad-regex");
}

#[test]
fn every_error_says_what_to_do_in_both_languages() {
    for (query, _, name) in ERRORS.iter().filter(|(_, _, name)| !name.is_empty()) {
        let error = Search::parse(query, PLAIN).unwrap_err();
        let said = |lang: Lang| lang.texts().search.wrong(name, error.what.detail());
        let (vi, en) = (said(Lang::Vi), said(Lang::En));
        for text in [&vi, &en] {
            assert!(text.len() > name.len() + 5, "{name}: {text}");
            assert!(text.contains(error.what.detail()), "{name}: {text}");
            assert!(!text.contains("{}"), "{name}: {text}");
        }
        assert_ne!(vi, en, "{name}");
    }
    let nested = "(".repeat(40);
    let error = Search::parse(&nested, PLAIN).unwrap_err();
    assert_ne!(
        Lang::Vi.texts().search.wrong(error.what.name(), ""),
        "too-deep"
    );
}

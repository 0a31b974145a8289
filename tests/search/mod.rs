//! The query language: what a text means, what is wrong with it, and which articles it finds.

mod abbreviations;
mod errors;
mod finds;
mod places;
mod properties;
mod queries;
mod raw;

use docbao::entity::names::Names;
use docbao::library::search::tree::{Name, Position};
use docbao::library::search::{
    Expr, Marks, Matcher, Options, Scope, Search, Sheet, Subject, Untouched,
};
use docbao::parse::article::{Article, Block, Kind, Span, Title};

/// What a query means without abbreviations.
pub(crate) const PLAIN: Options = Options {
    typing: false,
    abbreviations: false,
    scope: Scope::Article,
};

/// Reads a query that makes sense.
pub(crate) fn search(query: &str, options: Options) -> Search {
    Search::parse(query, options).unwrap_or_else(|error| panic!("{query}: {error:?}"))
}

/// A tree without spans, on one line: `=` before a word with marks, `*` behind an open one, `|` between
/// spellings.
pub(crate) fn tree(expr: &Expr) -> String {
    let joined = |parts: &[Expr]| parts.iter().map(tree).collect::<Vec<_>>().join(", ");
    match expr {
        Expr::Everything => "everything".into(),
        Expr::All(parts) => format!("all({})", joined(parts)),
        Expr::Any(parts) => format!("any({})", joined(parts)),
        Expr::Not(part) => format!("not({})", tree(part)),
        Expr::Phrase(phrase) => format!("{}{}", scope(phrase.scope), form(&phrase.words)),
        Expr::Regex(regex) => format!("{}/{}/", scope(regex.scope), regex.pattern),
        Expr::Official(n) => format!("official({})", name(n)),
        Expr::Conference(n) => format!("conference({})", name(n)),
        Expr::Source(n) => format!("source({})", name(n)),
        Expr::Tag(n) => format!("tag({})", name(n)),
        Expr::Date(dates) => {
            let day = |d: Option<_>| d.map_or(String::new(), |d: jiff::civil::Date| d.to_string());
            format!("date({}..{})", day(dates.from), day(dates.to))
        }
        Expr::Is(is) => format!("is({})", is.status.name()),
    }
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Title => "title:",
        Scope::Article => "",
        Scope::Page => "page:",
    }
}

fn form(words: &[Position]) -> String {
    let spellings = |position: &Position| {
        let words = position.words.iter().map(|w| {
            let mark = if w.exact.is_some() { "=" } else { "" };
            let star = if w.open { "*" } else { "" };
            format!("{mark}{}{star}", w.written())
        });
        words.collect::<Vec<_>>().join("|")
    };
    let words: Vec<String> = words.iter().map(spellings).collect();
    format!("[{}]", words.join(" "))
}

fn name(name: &Name) -> String {
    let forms: Vec<String> = name.forms.iter().map(|f| form(f)).collect();
    let id = name
        .id
        .as_ref()
        .map_or(String::new(), |id| format!(" #{id}"));
    forms.join(" ") + &id
}

/// A page made of blocks, one a line.
pub(crate) struct Leaf {
    pub(crate) text: String,
    pub(crate) article: Article,
    pub(crate) names: Names,
}

impl Leaf {
    pub(crate) fn new(blocks: &[(Kind, &str)]) -> Self {
        let mut text = String::new();
        let mut all = Vec::new();
        for (line, (kind, words)) in (0..).zip(blocks) {
            let start = text.len() as u32;
            text.push_str(words);
            let span = Span {
                lines: line..line + 1,
                bytes: start..text.len() as u32,
            };
            text.push('\n');
            all.push(Block {
                kind: *kind,
                span,
                why: None,
            });
        }
        let title = all.iter().find(|b| b.kind == Kind::Title);
        let title = Title {
            text: title.map_or("Không đề", |b| b.span.of(&text)).into(),
            span: title.map(|b| b.span.clone()),
            derived: title.is_none(),
        };
        let article = Article {
            title,
            byline: None,
            published: None,
            section: None,
            blocks: all,
            links: Vec::new(),
        };
        Self {
            text,
            article,
            names: Names::default(),
        }
    }

    /// A page of one paragraph.
    pub(crate) fn paragraph(words: &str) -> Self {
        Self::new(&[(Kind::Paragraph, words)])
    }

    pub(crate) fn matches(&self, search: &Search) -> bool {
        self.matches_with(search, &Untouched)
    }

    pub(crate) fn matches_with(&self, search: &Search, marks: &dyn Marks) -> bool {
        let sheet = Sheet::new(&self.text, &self.article);
        Matcher::new(search).matches(&Subject {
            article: &self.article,
            sheet: &sheet,
            names: &self.names,
            source: "bao-mau/the-gioi",
            marks,
        })
    }

    /// What the query marks in the page.
    pub(crate) fn marked(&self, search: &Search) -> Vec<&str> {
        let sheet = Sheet::new(&self.text, &self.article);
        let ranges = Matcher::new(search).ranges(&sheet);
        ranges.into_iter().map(|r| &self.text[r]).collect()
    }
}

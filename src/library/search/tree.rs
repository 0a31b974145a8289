//! What a query means: a tree of typed nodes. Each keeps the bytes of the text that it was read from, so
//! that whoever runs it can point at what was typed.

use std::ops::Range;

use jiff::civil::Date;

use crate::text::word::Word;

/// A query, as typed and as understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// What was typed.
    pub text: String,
    /// How it was to be read.
    pub options: Options,
    /// What it means.
    pub expr: Expr,
}

/// How a query is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The person is still typing: the last word is open, and quotes, parentheses and slashes that are not
    /// closed yet are closed.
    pub typing: bool,
    /// Known abbreviations also mean their long forms, and the long forms the abbreviations.
    pub abbreviations: bool,
    /// Where words are looked for when the query does not say.
    pub scope: Scope,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            typing: false,
            abbreviations: true,
            scope: Scope::Article,
        }
    }
}

/// One node. [`Expr::All`] and [`Expr::Any`] have two parts or more, and none of their own sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// Nothing was asked: every article.
    Everything,
    /// Articles that every part finds.
    All(Vec<Expr>),
    /// Articles that one of the parts finds. Where the parts are forms of one thing, such as an
    /// abbreviation and its long form, the form that was typed comes first.
    Any(Vec<Expr>),
    /// Articles that the part does not find.
    Not(Box<Expr>),
    /// Words side by side; a single word is a phrase of one.
    Phrase(Phrase),
    /// A regular expression.
    Regex(Regex),
    /// Articles that name an official.
    Official(Name),
    /// Articles that name a conference; one that was only inferred does not count.
    Conference(Name),
    /// Articles from a source.
    Source(Name),
    /// Articles with a tag.
    Tag(Name),
    /// Articles published in a span of days, as their page or record tells.
    Date(Dates),
    /// Articles with a mark.
    Is(Is),
}

/// Which blocks of a page are looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// The title.
    Title,
    /// The article itself: title, lead, body and captions
    /// ([`Kind::is_article`](crate::parse::article::Kind::is_article)).
    #[default]
    Article,
    /// Every block of the page, its link lists and its furniture too.
    Page,
}

/// Words that stand side by side in one block. Whatever is no word may stand between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// One after the other; never empty.
    pub words: Vec<Position>,
    /// Where.
    pub scope: Scope,
    /// The bytes typed, without quotes.
    pub span: Range<usize>,
}

/// What may stand at one place of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The word as typed, then its other spelling with i or y if it has one. Only the word as typed, and
    /// only at the last place of a phrase, is open.
    pub words: Vec<Word>,
    /// The bytes typed. In the long form of a typed abbreviation, and in the abbreviation of a typed long
    /// form, each place has the bytes of the whole form typed.
    pub span: Range<usize>,
}

/// A regular expression, searched for in the composed text of each block, the ends of its lines as spaces.
/// It ignores case unless it says `(?-i)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regex {
    /// The expression, without slashes. It compiles.
    pub pattern: String,
    /// Where.
    pub scope: Scope,
    /// The bytes typed, with slashes.
    pub span: Range<usize>,
}

/// A name asked for, by its words or by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The forms it may have, the one typed first: in one of them all words must stand in the name, in any
    /// order. A form is never empty.
    pub forms: Vec<Vec<Position>>,
    /// The id it may be ([`fold::slug`](crate::text::fold::slug) of what was typed); `None` when marks were
    /// typed, which ids do not have, or when the last word is open.
    pub id: Option<String>,
    /// The bytes typed, without quotes.
    pub span: Range<usize>,
}

/// A span of days, both ends included; at least one end is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dates {
    /// The first.
    pub from: Option<Date>,
    /// The last.
    pub to: Option<Date>,
    /// The bytes typed.
    pub span: Range<usize>,
}

/// A mark asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Is {
    /// Which.
    pub status: Status,
    /// The bytes typed.
    pub span: Range<usize>,
}

/// The marks an article can have by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Not read yet.
    Unread,
    /// Read.
    Read,
    /// Starred.
    Starred,
}

impl Search {
    /// What both mean. Its text and its places are those of this one; `other` is asked for beside it.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let parts = [self.expr, other.expr].into_iter();
        let parts = parts.filter(|part| *part != Expr::Everything).collect();
        Self {
            expr: Expr::all(parts).unwrap_or(Expr::Everything),
            ..self
        }
    }

    /// Whether words are asked for that may stand outside of titles, so that a line of the page shows why it
    /// was found.
    #[must_use]
    pub fn shows_lines(&self) -> bool {
        let mut shows = false;
        self.expr.each_leaf(&mut |leaf, wanted| {
            shows |= wanted
                && match leaf {
                    Expr::Phrase(phrase) => phrase.scope != Scope::Title,
                    Expr::Regex(regex) => regex.scope != Scope::Title,
                    _ => false,
                };
        });
        shows
    }

    /// Whether words are asked for at all, so that matches can be shown.
    #[must_use]
    pub fn asks_for_words(&self) -> bool {
        let mut asks = false;
        self.expr.each_leaf(&mut |leaf, wanted| {
            asks |= wanted && matches!(leaf, Expr::Phrase(_) | Expr::Regex(_));
        });
        asks
    }

    /// The words that it asks for, as they were typed, without the signs around them.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words: Vec<&str> = Vec::new();
        let mut done = 0;
        self.expr.each_leaf(&mut |leaf, wanted| {
            let span = leaf.span();
            // What means the same in other words comes from the same ones.
            let new = span.start >= done;
            if wanted && new && matches!(leaf, Expr::Phrase(_) | Expr::Regex(_)) {
                done = span.end;
                words.extend(self.text.get(span));
            }
        });
        words.join(" ")
    }

    /// Whether it depends on what the reader did with the articles.
    #[must_use]
    pub fn asks_for_marks(&self) -> bool {
        let mut asks = false;
        self.expr
            .each_leaf(&mut |leaf, _| asks |= matches!(leaf, Expr::Is(_) | Expr::Tag(_)));
        asks
    }
}

impl Expr {
    /// All of `parts`: flat, and no node of its own for one part; `None` for none.
    pub(super) fn all(parts: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 | 1 => flat.pop(),
            _ => Some(Self::All(flat)),
        }
    }

    /// Any of `parts`: as [`Expr::all`].
    pub(super) fn any(parts: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 | 1 => flat.pop(),
            _ => Some(Self::Any(flat)),
        }
    }

    /// The bytes it was read from: of a node with parts, from the first to the last.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        match self {
            Self::Everything => 0..0,
            Self::All(parts) | Self::Any(parts) => {
                let start = parts.iter().map(|p| p.span().start).min();
                let end = parts.iter().map(|p| p.span().end).max();
                start.unwrap_or_default()..end.unwrap_or_default()
            }
            Self::Not(part) => part.span(),
            Self::Phrase(phrase) => phrase.span.clone(),
            Self::Regex(regex) => regex.span.clone(),
            Self::Official(name)
            | Self::Conference(name)
            | Self::Source(name)
            | Self::Tag(name) => name.span.clone(),
            Self::Date(dates) => dates.span.clone(),
            Self::Is(is) => is.span.clone(),
        }
    }

    /// Every node without parts, in the order of the text, and whether it is asked for (`true`) or
    /// excluded.
    pub fn each_leaf<'a>(&'a self, take: &mut impl FnMut(&'a Self, bool)) {
        self.leaves(true, take);
    }

    fn leaves<'a>(&'a self, wanted: bool, take: &mut impl FnMut(&'a Self, bool)) {
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.leaves(wanted, take);
                }
            }
            Self::Not(part) => part.leaves(!wanted, take),
            leaf => take(leaf, wanted),
        }
    }

    /// Looks everywhere for `scope` where it would look through the article.
    pub(super) fn rescope(&mut self, scope: Scope) {
        let rescope = |own: &mut Scope| {
            if *own == Scope::Article {
                *own = scope;
            }
        };
        match self {
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.rescope(scope);
                }
            }
            Self::Not(part) => part.rescope(scope),
            Self::Phrase(phrase) => rescope(&mut phrase.scope),
            Self::Regex(regex) => rescope(&mut regex.scope),
            _ => {}
        }
    }
}

impl Position {
    /// A word as typed.
    pub(super) fn typed(word: &str, open: bool, span: Range<usize>) -> Self {
        let word = Word::new(word, open);
        let loose = word.loose();
        Self {
            words: [word].into_iter().chain(loose).collect(),
            span,
        }
    }

    /// Whether a word of a text, given by its two keys, may stand here.
    #[must_use]
    pub fn fits(&self, bare: &str, exact: &str) -> bool {
        self.words.iter().any(|w| w.fits(bare, exact))
    }

    /// Whether the word was typed without any mark.
    #[must_use]
    pub fn is_unmarked(&self) -> bool {
        self.words.iter().all(|w| w.exact.is_none())
    }
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Unread, Self::Read, Self::Starred];

    /// Its name behind `is:`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Read => "read",
            Self::Starred => "starred",
        }
    }
}

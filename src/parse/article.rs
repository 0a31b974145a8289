//! A parsed page: blocks that cover every line once, and what was read out of them.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::{Date, Time};

use crate::text::count;

/// A piece of a page's text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// Line numbers from 0, end excluded; lines split at `\n` only.
    pub lines: Range<u32>,
    /// Bytes of the page's text, end excluded, without white space at either end.
    pub bytes: Range<u32>,
}

impl Span {
    /// The words of `page` that this span covers.
    #[must_use]
    pub fn of<'a>(&self, page: &'a str) -> &'a str {
        page.get(self.bytes.start as usize..self.bytes.end as usize)
            .unwrap_or_default()
    }
}

/// What a block is to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The headline.
    Title,
    /// Who wrote it.
    Byline,
    /// When it was published, with or without the section.
    Dateline,
    /// The paragraph that sums the article up.
    Lead,
    /// Running text.
    Paragraph,
    /// What the interviewer asks.
    Question,
    /// A heading inside the body.
    Subheading,
    /// The words under a picture.
    Caption,
    /// The alternative text of a picture, often the title without marks.
    Alt,
    /// Links that belong to the article: heading, titles and teasers.
    Related,
    /// Tags and dossiers.
    Topic,
    /// Lists of other articles after this one.
    Links,
    /// Site furniture.
    Chrome,
}

impl Kind {
    /// All kinds, in the order in which they tend to stand on a page.
    pub const ALL: [Self; 13] = [
        Self::Title,
        Self::Byline,
        Self::Dateline,
        Self::Lead,
        Self::Paragraph,
        Self::Question,
        Self::Subheading,
        Self::Caption,
        Self::Alt,
        Self::Related,
        Self::Topic,
        Self::Links,
        Self::Chrome,
    ];

    /// The name in the exported JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Lead => "lead",
            Self::Paragraph => "paragraph",
            Self::Question => "question",
            Self::Subheading => "subheading",
            Self::Caption => "caption",
            Self::Alt => "alt",
            Self::Related => "related",
            Self::Topic => "topic",
            Self::Links => "links",
            Self::Chrome => "chrome",
        }
    }

    /// Whether blocks of this kind are the article's running text.
    #[must_use]
    pub fn is_body(self) -> bool {
        matches!(
            self,
            Self::Lead | Self::Paragraph | Self::Question | Self::Subheading
        )
    }

    /// Whether names in blocks of this kind are named by the article itself.
    #[must_use]
    pub fn is_article(self) -> bool {
        self.is_body() || matches!(self, Self::Title | Self::Caption)
    }
}

/// Why a line got its kind, and how sure that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// A short stable name of the rule that decided, in English, such as `heading of a list`.
    pub rule: &'static str,
    /// How sure, from 0 to 1.
    pub confidence: f32,
    /// What it is most likely if not that.
    pub rival: Kind,
}

/// A run of lines of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// Where it stands. A paragraph that the page breaks in two is one block over both lines.
    pub span: Span,
    /// Why, where that was asked for ([`crate::parse::explain`]).
    pub why: Option<Reason>,
}

impl Block {
    /// The block's words, with the line breaks inside it as single spaces.
    ///
    /// Bytes of the result and of the page differ once lines were joined; use [`Block::span`] for
    /// positions.
    #[must_use]
    pub fn text<'a>(&self, page: &'a str) -> Cow<'a, str> {
        let raw = self.span.of(page);
        if raw.contains('\n') {
            Cow::Owned(
                raw.split('\n')
                    .map(str::trim)
                    .filter(|l| !l.is_empty())
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        } else {
            Cow::Borrowed(raw)
        }
    }
}

/// The article's title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The words shown. Never empty unless the page has no text at all.
    pub text: String,
    /// Where it stands; `None` when derived.
    pub span: Option<Span>,
    /// The page has no title; this one was made from the lead or the record and is shown as such.
    pub derived: bool,
}

/// When the article was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Published {
    /// The civil date.
    pub date: Date,
    /// Hour and minute, where the page gives them.
    pub time: Option<Time>,
    /// Who says so.
    pub origin: Origin,
}

/// Who says when an article was published.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The page itself.
    Page,
    /// The record the page came in.
    Record,
    /// The file's day of modification, which may be that of a copy: shown, but never counted, ordered or
    /// reasoned by.
    File,
}

impl Published {
    /// Whether the page or its record says so.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.origin != Origin::File
    }
}

impl std::fmt::Display for Published {
    /// `2021-12-14T10:38`, or `2021-12-14` without a time.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.date)?;
        match self.time {
            Some(t) => write!(f, "T{:02}:{:02}", t.hour(), t.minute()),
            None => Ok(()),
        }
    }
}

/// One item of a link list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words of the heading above the list, if there is one.
    pub group: Option<String>,
    /// Whether it stands in a `related` block (else in `links`).
    pub related: bool,
    /// The title of the article it leads to.
    pub title: Option<String>,
    /// The sentence under the title.
    pub teaser: Option<String>,
    /// All its lines.
    pub span: Span,
}

/// A page, split.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Its title, found or derived.
    pub title: Title,
    /// Who wrote it, without marks such as `(ghi)`.
    pub byline: Option<String>,
    /// When it was published: by the page's own words, else by its record, else by its file.
    pub published: Option<Published>,
    /// The section, from a breadcrumb, kicker or dateline.
    pub section: Option<String>,
    /// Every non-blank line of the page is in exactly one of these, in page order.
    pub blocks: Vec<Block>,
    /// The items of all link lists, in page order.
    pub links: Vec<Link>,
}

impl Article {
    /// The blocks of the running text: lead, paragraphs, questions, subheadings.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|b| b.kind.is_body())
    }

    /// Words (syllables) of the running text; `page` is the text of its page.
    #[must_use]
    pub fn words(&self, page: &str) -> u32 {
        self.body().map(|b| count::words(b.span.of(page))).sum()
    }

    /// When it was published, as the page or its record tells.
    #[must_use]
    pub fn told(&self) -> Option<Published> {
        self.published.filter(Published::is_told)
    }

    /// Whether the page holds an article at all, and not only lists and furniture.
    #[must_use]
    pub fn has_body(&self) -> bool {
        self.body().next().is_some()
    }
}

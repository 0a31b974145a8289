//! What is true of a line: the small yes-or-no facts that the scores are sums over.
//!
//! Some are of the line alone, some of its place among the others. The learnt weights of each are in
//! `data/line_weights.toml`, under the name that [`Fact::name`] gives.

macro_rules! facts {
    ($($(#[doc = $doc:literal])* $name:ident),* $(,)?) => {
        /// Something that is true of a line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Fact { $($(#[doc = $doc])* $name),* }

        impl Fact {
            /// All facts, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its name in the weights file.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }
    };
}

facts! {
    /// Always true.
    Always,
    // Length in words.
    /// One or two words.
    Words1, /// Three to five.
    Words3, /// Six to nine.
    Words6, /// Ten to fourteen.
    Words10, /// Fifteen to twenty-four.
    Words15, /// Twenty-five to thirty-nine.
    Words25, /// Forty to seventy-nine.
    Words40, /// Eighty or more.
    Words80,
    // How it ends.
    /// A full stop.
    EndStop, /// A question mark.
    EndQuestion, /// An exclamation mark.
    EndExclamation, /// A colon.
    EndColon, /// Three dots.
    EndEllipsis, /// A comma or dash.
    EndComma, /// A pipe.
    EndPipe, /// A bracket.
    EndBracket, /// Anything else.
    EndOpen,
    // Sentences inside.
    /// One sentence ends inside.
    Inner1, /// Two or more.
    Inner2,
    // How it starts.
    /// A lower-case letter.
    StartLower, /// A digit.
    StartDigit, /// A quote.
    StartQuote, /// A bullet or dash.
    StartBullet, /// An arrow: `>>`, `»`, `▶`.
    StartArrow, /// A bracket.
    StartBracket, /// An agency's mark: `(X) -`, `XXO -`, `Place (Agency) -`.
    StartAgency, /// A number and a dot.
    StartNumbered,
    // Its letters.
    /// Nearly all capitals.
    AllUpper, /// Most words begin with a capital.
    TitleCase, /// No letters at all.
    NoLetters, /// Three characters at most.
    Tiny, /// ASCII lower case only, three words or more.
    Slug, /// Three or more ASCII lower-case words, then marked ones.
    SlugPrefix, /// Many digits.
    Digits, /// Several commas.
    Commas, /// An address of the web or of e-mail.
    Address, /// Signs that part a path: `>`, `»`, `/`, `|`.
    Breadcrumb, /// Titles glued together: capitals after lower case without a stop.
    Glued,
    // Dates.
    /// Nothing but a date.
    DateOnly, /// A date and a few words.
    DateRest, /// A date somewhere in a longer line.
    DateInside, /// A time of day, no date.
    TimeOnly, /// `3 giờ trước`, `2 hours ago`.
    Ago,
    // Certain marks.
    /// Heading of related links.
    MarkRelated, /// Heading of other articles.
    MarkLinks, /// Tags.
    MarkTopic, /// Furniture.
    MarkChrome, /// Who wrote it.
    MarkByline, /// The name of a section.
    MarkSection, /// Words of the foot of a page.
    FootWords, /// A short line with words of comments and buttons.
    ReaderWords, /// A picture's credit in brackets at the end.
    CreditBracket, /// A picture's credit near the end, or at the start.
    CreditOpen, /// The line is nothing but a credit.
    CreditOnly, /// Two to five capitalised words and nothing else: a name.
    NameOnly, /// A name that begins with a known surname.
    SurnameOnly, /// A name and a mark of the writer: `(ghi)`, `- Agency`, e-mail.
    NameMark, /// A picture's number after words: `ảnh 3`.
    AltNumber,
    // Doubled lines.
    /// Equal to the next, no blank between.
    TwinNext, /// Equal to the next, a blank between.
    TwinNextGap, /// Equal to the one before, no blank between.
    TwinPrev, /// Equal to the one before, a blank between.
    TwinPrevGap, /// Begins like the next or goes on like it, a few words more or less.
    NearNext, /// The same to the one before.
    NearPrev, /// The two lines before it are a pair.
    AfterPair, /// One or two pairs nearby.
    PairsNear, /// Three or more pairs nearby.
    PairsMany, /// Its words stand on another line of the page, not beside it.
    Repeats, /// Three times or more.
    RepeatsOften,
    // Place.
    /// The first line.
    First, /// Second or third.
    Second, /// Fourth to eighth.
    Early, /// The last line.
    Last, /// One of the last four.
    Late, /// The page has no blank lines to tell anything.
    NoGaps, /// A blank before it.
    GapBefore, /// None before it.
    TightBefore, /// A blank after it.
    GapAfter, /// None after it.
    TightAfter,
    // Running text around it.
    /// No running text above.
    TextAbove0, /// One.
    TextAbove1, /// Two to four.
    TextAbove2, /// Five or more.
    TextAbove5, /// None below.
    TextBelow0, /// One.
    TextBelow1, /// Two to four.
    TextBelow2, /// Five or more.
    TextBelow5, /// The nearest lines above and below are both running text.
    Between, /// The line below is running text.
    BeforeText, /// The line above is running text.
    AfterText, /// Itself running text.
    Prose, /// Most of the ten lines around are short.
    ShortAround, /// Most of the ten lines around are running text.
    ProseAround,
    // Headings above and below.
    /// The nearest heading above is of related links, one to three lines up.
    UnderRelated, /// Four to ten.
    UnderRelatedFar, /// Of other articles, one to three lines up.
    UnderLinks, /// Four to twelve.
    UnderLinksFar, /// Farther.
    UnderLinksDeep, /// Of tags, one to six lines up.
    UnderTopic, /// A heading of other articles stands somewhere above.
    LinksAbove, /// Running text stands between that heading and here.
    LinksAboveText, /// A heading of other articles stands one to three lines below.
    OverLinks, /// Somewhere below, and no running text between.
    LinksBelowOnly, /// A byline mark or lone name stands above, after running text.
    AfterByline, /// A mark of furniture or tags stands above, after running text.
    AfterFurniture,
    // What it is about.
    /// Hardly a pair of words in common with the text.
    Topic0, /// Few.
    Topic1, /// Some.
    Topic2, /// Many.
    Topic3, /// Behind the point where the words stop belonging to the text.
    OffTopic, /// The best candidate for the title.
    BestTitle, /// The second best.
    SecondTitle, /// The words of the best candidate again.
    TitleAgain, /// The best candidate without marks, or its first words.
    TitleSlug, /// Most of its words are in the best candidate.
    TitleWords, /// Before the best candidate.
    BeforeTitle, /// Right behind it, within four lines.
    AfterTitle, /// The line stands on other open pages with other titles.
    Recurs,
    // Place and shape together.
    /// Front, one to five words.
    FrontShort, /// Front, six to fourteen.
    FrontMiddle, /// Front, fifteen or more, open end.
    FrontOpen, /// Front, fifteen or more, closed end.
    FrontClosed, /// Middle, one to five words.
    MidShort, /// Middle, six to fourteen words, open end.
    MidMiddle, /// Middle, six to fourteen, closed end.
    MidMiddleClosed, /// Middle, longer, open end.
    MidOpen, /// Middle, longer, closed end.
    MidClosed, /// Behind the text, one to five words.
    TailShort, /// Behind the text, six to fourteen, open end.
    TailMiddle, /// Behind the text, six to fourteen, closed end.
    TailMiddleClosed, /// Behind the text, longer, open end.
    TailOpen, /// Behind the text, longer, closed end.
    TailClosed,
    /// A list of words with commas or bullets behind `Tags:` or alike on the line before.
    UnderMark,
    /// A question, running text below it.
    QuestionOverText,
    /// Begins with a speaker's mark: `PV:`, `Hỏi:`, `- Thưa`.
    Speaker,
    /// Many questions on the page.
    Interview,
    /// A mark of furniture one to three lines above.
    UnderChrome,
    /// Four to ten.
    UnderChromeFar,
    /// One to three lines below.
    OverChrome,
    /// Four to ten.
    OverChromeFar,
    /// In a run of five or more lines of four words at most.
    MenuRun,
    /// A number, time or section beside a line of six words or more.
    BesideTitle,
    /// In a run of five or more lines of six to thirty words, asides left out.
    TitleRun,
    /// The page has no running text at all.
    NoText,
    /// Very short page: fewer than three lines of running text.
    Brief,
}

/// Facts of the line itself, of the one before and of the one after all count.
pub const SPREAD: usize = 3;

/// How many features there are.
#[must_use]
pub fn features() -> usize {
    Fact::ALL.len() * SPREAD
}

/// The number of a feature: `fact` of the line before (0), itself (1), after (2).
#[must_use]
pub fn feature(fact: Fact, whose: usize) -> usize {
    whose * Fact::ALL.len() + fact as usize
}

/// The name of a feature in the weights file: `EndStop`, `prev.EndStop`, `next.EndStop`.
#[must_use]
pub fn feature_name(number: usize) -> String {
    let fact = Fact::ALL[number % Fact::ALL.len()].name();
    match number / Fact::ALL.len() {
        0 => format!("prev.{fact}"),
        1 => fact.to_owned(),
        _ => format!("next.{fact}"),
    }
}

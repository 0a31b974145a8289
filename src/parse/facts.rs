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
    StartBracket, /// A hash, as tags have.
    StartHash,
    /// `Xem thêm:`, `Đọc thêm:`, `Read more:` and a title behind it.
    StartSeeMore, /// An agency's mark: `(X) -`, `XXO -`, `Place (Agency) -`.
    StartAgency, /// A number and a dot, a bracket or a stroke.
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
    Prose, /// Three quarters of the ten lines around are short.
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
    /// Right below a heading of links or tags.
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
    // The title and a picture's number or words behind it.
    /// Begins with the words of the title and goes on.
    TitleStart, /// The same, and a picture's number behind it ends the line.
    TitleNumber, /// The same, with words behind the number.
    TitleNumberMore,
    /// The first line of the page that is as long as a title and nothing else for certain.
    FirstLong, /// The last such line before the running text.
    LastLong,
    /// Three lines or more of the page begin with the same four words.
    SharedStart,
    // Sameness of shape with lines nearby: lists repeat their pattern.
    /// Of the same shape as the line before or after.
    Period1, /// As the lines two before or two after, not one.
    Period2, /// As the lines three before or three after, not one or two.
    Period3, /// The run holds the pattern three times or more.
    PeriodRun,
    // Ends of the lines around.
    /// Most of the six lines around, of six words or more, end like sentences.
    ClosedAround, /// Hardly one does.
    OpenAround, /// In a run of three or more lines of six words or more that end like sentences.
    ClosedRun,
    // Where on the page, by words.
    /// Less than a tenth of the page's words above.
    Mass0, /// Less than a third.
    Mass1, /// Less than two thirds.
    Mass2, /// Less than nine tenths.
    Mass3, /// More.
    Mass4,
    // How far running text is.
    /// Running text ends one to three lines above.
    TextNear, /// Four to ten.
    TextFar, /// More than ten.
    TextLost, /// Running text begins one to three lines below.
    TextSoon, /// Four to ten.
    TextLater,
    /// Ends open, and the next line begins in lower case.
    GoesOn, /// Begins in lower case behind an open end.
    GoneOn,
    /// Begins with a capital letter and a sign, as answers to choose from do: `A. `, `B) `.
    Option, /// `Đáp án`, `Trả lời`, `Answer` and more behind it.
    Answer,
    /// Words of a picture: who stands where in it.
    PictureWords, /// Words of saying: `cho biết`, `nhấn mạnh`, `said`.
    SayingWords, /// Begins with the word for picture, video or graphics.
    StartPicture,
    /// A word in brackets inside, or quotes.
    Quotes, /// A number in a picture gallery or list: `1/9`.
    Fraction, /// A money amount, per cent or measure.
    Measure, /// Three or more spaces or tabs inside.
    Spread, /// Emoji.
    Emoji, /// A name beside a date.
    NameDate,
    /// Long for this page's running text.
    LongHere, /// As long as a third of it.
    MiddleHere, /// Shorter.
    ShortHere,
    /// The page has no running text at all.
    NoText,
    /// Very short page: fewer than three lines of running text.
    Brief,
    /// Sixteen words or more without a sign between them or at the end: titles or menus run together.
    Unbroken,
    /// In a run of two or more lines of twelve words or more that end in three dots.
    CutRun,
    /// In such a run, behind which no long line ends otherwise; above it hardly one is cut.
    CutTail,
    /// A date in a line of its own, on a page with three or more such days.
    DatesApart,
    /// Hardly language: a word of forty signs and more, or braces of a template.
    Code,
    /// From the title on, on a page that says it is of pictures.
    PicturePage,
    /// Above the only credit of the page, which stands alone.
    CreditBelow,
    /// In a run of four or more lines of one sentence each.
    SingleRun,
}

/// What is true of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts([u64; SETS]);

/// Numbers that hold one bit for each fact.
const SETS: usize = Fact::ALL.len().div_ceil(64);

impl Facts {
    /// From now on `fact` is true.
    pub fn insert(&mut self, fact: Fact) {
        self.0[fact as usize / 64] |= 1 << (fact as usize % 64);
    }

    /// `fact` is true when `is`.
    pub fn set(&mut self, fact: Fact, is: bool) {
        self.0[fact as usize / 64] |= u64::from(is) << (fact as usize % 64);
    }

    /// Whether `fact` is true.
    #[must_use]
    pub fn contains(&self, fact: Fact) -> bool {
        self.0[fact as usize / 64] >> (fact as usize % 64) & 1 == 1
    }

    /// Whether one of `facts` is true.
    #[must_use]
    pub fn any(&self, facts: &[Fact]) -> bool {
        facts.iter().any(|f| self.contains(*f))
    }

    /// What is true in both.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    /// The numbers of what is true, each of which counts one.
    pub(super) fn ones(self) -> Ones {
        Ones(self, 0)
    }

    /// The numbers of what is true, in order.
    pub fn numbers(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(set, bits)| {
            let mut rest = bits;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros() as usize;
                    rest &= rest - 1;
                    set * 64 + bit
                })
            })
        })
    }
}

/// The numbers of what is true, each of which counts one; see [`Facts::ones`].
#[derive(Debug, Clone)]
pub(super) struct Ones(Facts, usize);

impl Iterator for Ones {
    type Item = (f32, usize);

    #[allow(
        clippy::inline_always,
        reason = "what runs with the wide registers of a machine must be inlined where they are known"
    )]
    #[inline(always)]
    fn next(&mut self) -> Option<(f32, usize)> {
        while let Some(rest) = self.0.0.get_mut(self.1) {
            if *rest != 0 {
                let bit = rest.trailing_zeros() as usize;
                *rest &= *rest - 1;
                return Some((1.0, self.1 * 64 + bit));
            }
            self.1 += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_facts() {
        let mut facts = Facts::default();
        facts.insert(Fact::Always);
        facts.set(Fact::Brief, true);
        facts.set(Fact::Recurs, false);
        assert!(facts.contains(Fact::Brief) && !facts.contains(Fact::Recurs));
        assert_eq!(
            facts.numbers().collect::<Vec<_>>(),
            [Fact::Always as usize, Fact::Brief as usize]
        );
    }
}

//! The words of the interface, in Vietnamese and English. A language is one value of [`Texts`], so
//! that a text that is missing in one of them does not compile. `{}` in a text stands for what is
//! put there. Knows nothing of the program.

mod en;
mod entries;
mod help;
mod kinds;
mod marks;
mod pictures;
mod problems;
mod reading;
mod rules;
mod search;
mod settings;
mod vi;

pub use entries::EntryTexts;
pub use help::HelpTexts;
pub use kinds::KindTexts;
pub use marks::MarkNotices;
pub use pictures::PictureTexts;
pub use problems::ProblemTexts;
pub use reading::ReadingTexts;
pub use search::SearchTexts;
pub use settings::SettingTexts;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Tiếng Việt.
    Vi,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// The language that a locale name such as `vi_VN.UTF-8` asks for.
    #[must_use]
    pub fn of_locale(name: &str) -> Self {
        let language = name.split(['_', '.', '@', '-']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("vi") {
            Self::Vi
        } else {
            Self::En
        }
    }
}

/// What is said of one thing, and what of any other number of them.
#[derive(Debug)]
pub struct Counted {
    /// Of one.
    pub one: &'static str,
    /// Of none, or of several.
    pub other: &'static str,
}

impl Counted {
    /// The same words for every number.
    const fn always(words: &'static str) -> Self {
        Self {
            one: words,
            other: words,
        }
    }

    /// The words for `n` things.
    #[must_use]
    pub fn of(&self, n: usize) -> &'static str {
        if n == 1 { self.one } else { self.other }
    }
}

/// Every word of the interface in one language.
#[derive(Debug)]
pub struct Texts {
    /// One line of help for each verb.
    pub actions: ActionTexts,
    /// What a block can be.
    pub kinds: KindTexts,
    /// The list pane.
    pub list: ListTexts,
    /// The facets pane.
    pub facets: FacetTexts,
    /// The reader pane.
    pub reader: ReaderTexts,
    /// The line-by-line view.
    pub raw: RawTexts,
    /// The line of typing.
    pub prompts: PromptTexts,
    /// What there is to say.
    pub notices: NoticeTexts,
    /// The header and the status line.
    pub status: StatusTexts,
    /// The page of an official.
    pub profile: ProfileTexts,
    /// What is wrong with a query.
    pub search: SearchTexts,
    /// What a person does with an article.
    pub reading: ReadingTexts,
    /// Help.
    pub help: HelpTexts,
    /// The configuration.
    pub settings: &'static SettingTexts,
    /// The timeline and the matrix.
    pub pictures: &'static PictureTexts,
    /// What went wrong.
    pub problems: &'static ProblemTexts,
    /// What makes no sense in the configuration.
    pub entries: &'static EntryTexts,
    /// What rules are called, where not as in the exported JSON.
    rules: &'static [(&'static str, &'static str)],
    /// Between the thousands of a number.
    thousands: char,
    /// How minutes of reading are written.
    minutes: &'static str,
    /// How the lines not shown are counted.
    hidden_lines: Counted,
}

/// A line of help for each verb.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "named after the verbs, where each is described"
)]
pub struct ActionTexts {
    pub move_down: &'static str,
    pub move_up: &'static str,
    pub half_page_down: &'static str,
    pub half_page_up: &'static str,
    pub page_down: &'static str,
    pub page_up: &'static str,
    pub read_on: &'static str,
    pub first: &'static str,
    pub last: &'static str,
    pub open: &'static str,
    pub follow: &'static str,
    pub back: &'static str,
    pub leave: &'static str,
    pub next_pane: &'static str,
    pub previous_pane: &'static str,
    pub peek_down: &'static str,
    pub peek_up: &'static str,
    pub next_article: &'static str,
    pub previous_article: &'static str,
    pub search: &'static str,
    pub filter: &'static str,
    pub find: &'static str,
    pub find_next: &'static str,
    pub find_previous: &'static str,
    pub facets: &'static str,
    pub conferences: &'static str,
    pub officials: &'static str,
    pub profile: &'static str,
    pub narrow: &'static str,
    pub want: &'static str,
    pub exclude: &'static str,
    pub combine: &'static str,
    pub next_facet: &'static str,
    pub previous_facet: &'static str,
    pub about_only: &'static str,
    pub inferred: &'static str,
    pub clear_filters: &'static str,
    pub sort: &'static str,
    pub reverse: &'static str,
    pub toggle_read: &'static str,
    pub next_mention: &'static str,
    pub previous_mention: &'static str,
    pub next_link: &'static str,
    pub previous_link: &'static str,
    pub hints: &'static str,
    pub links: &'static str,
    pub unfold: &'static str,
    pub backward: &'static str,
    pub forward: &'static str,
    pub wider: &'static str,
    pub narrower: &'static str,
    pub usual_width: &'static str,
    pub zen: &'static str,
    pub raw: &'static str,
    pub open_url: &'static str,
    pub copy_url: &'static str,
    pub copy_title_url: &'static str,
    pub sources: &'static str,
    pub years: &'static str,
    pub timeline: &'static str,
    pub matrix: &'static str,
    pub move_left: &'static str,
    pub move_right: &'static str,
    pub theme: &'static str,
    pub save: &'static str,
    pub pipe: &'static str,
    pub select_text: &'static str,
    pub select_paragraphs: &'static str,
    pub cursor_left: &'static str,
    pub cursor_right: &'static str,
    pub next_word: &'static str,
    pub previous_word: &'static str,
    pub line_start: &'static str,
    pub line_end: &'static str,
    pub swap_ends: &'static str,
    pub copy_text: &'static str,
    pub paragraphs: &'static str,
    pub justify: &'static str,
    pub neighbours: &'static str,
    pub reload: &'static str,
    pub command: &'static str,
    pub help: &'static str,
    pub problems: &'static str,
    pub redraw: &'static str,
    pub suspend: &'static str,
    pub quit: &'static str,
    pub undo: &'static str,
    pub redo: &'static str,
    pub star: &'static str,
    pub tag: &'static str,
    pub untag: &'static str,
    pub note: &'static str,
    pub select: &'static str,
    pub select_all: &'static str,
    pub show_all: &'static str,
    pub with_conferences: &'static str,
    pub with_officials: &'static str,
    pub unread: &'static str,
    pub starred: &'static str,
    pub marks: &'static str,
    pub save_search: &'static str,
    pub forget_search: &'static str,
    pub set_mark: &'static str,
    pub go_to_mark: &'static str,
    pub accept: &'static str,
    pub cancel: &'static str,
    pub complete: &'static str,
    pub complete_back: &'static str,
}

/// The list pane.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct ListTexts {
    pub empty: &'static str,
    pub no_hits: &'static str,
    pub loading: &'static str,
    /// How many hits are behind others.
    pub folded: &'static str,
    pub by_date: &'static str,
    pub by_date_back: &'static str,
    pub by_title: &'static str,
    pub by_title_back: &'static str,
    pub by_source: &'static str,
    pub by_source_back: &'static str,
    pub by_length: &'static str,
    pub by_length_back: &'static str,
    pub by_relevance: &'static str,
    pub by_relevance_back: &'static str,
}

/// The facets pane.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct FacetTexts {
    pub conferences: &'static str,
    pub officials: &'static str,
    pub sources: &'static str,
    pub years: &'static str,
    pub marks: &'static str,
    pub unread: &'static str,
    pub starred: &'static str,
    pub saved: &'static str,
    /// Before a tag.
    pub tagged: &'static str,
    pub with_conferences: &'static str,
    pub with_officials: &'static str,
    pub no_year: &'static str,
    pub no_values: &'static str,
    pub any: &'static str,
    pub all: &'static str,
    pub about_only: &'static str,
    pub with_inferred: &'static str,
    pub narrowed: &'static str,
}

/// The reader pane.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct ReaderTexts {
    pub empty: &'static str,
    pub opening: &'static str,
    pub untitled: &'static str,
    pub derived: &'static str,
    pub inferred: &'static str,
    pub no_body: &'static str,
    /// A date that the record gives; `{}` is the date.
    pub dated_by_record: &'static str,
    /// A date that only the file has; `{}` is the date.
    pub dated_by_file: &'static str,
    pub related: &'static str,
    pub links: &'static str,
    pub topics: &'static str,
    pub raw: &'static str,
    /// The one reprint; `{}` is its source and date.
    pub reprint: &'static str,
    /// All reprints; `{n}` is their number, `{}` their sources and dates.
    pub reprints: &'static str,
}

/// The line-by-line view.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct RawTexts {
    pub conference: &'static str,
    pub official: &'static str,
}

/// The line of typing.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct PromptTexts {
    pub search: &'static str,
    pub filter: &'static str,
    pub find: &'static str,
    pub command: &'static str,
    pub help: &'static str,
    pub conferences: &'static str,
    pub officials: &'static str,
    pub sources: &'static str,
    pub years: &'static str,
    pub marks: &'static str,
    pub saved: &'static str,
    pub tag: &'static str,
    pub untag: &'static str,
    pub note: &'static str,
}

/// What there is to say.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct NoticeTexts {
    pub cannot_open: &'static str,
    pub unknown_command: &'static str,
    pub bad_argument: &'static str,
    pub input_method_read: &'static str,
    pub input_method: &'static str,
    pub not_found: &'static str,
    /// `{}` are the words, `{key}` what shows the page line by line.
    pub only_raw: &'static str,
    pub no_search: &'static str,
    pub index_anew: &'static str,
    pub index_old: &'static str,
    pub index_busy: &'static str,
    pub index_not_kept: &'static str,
    pub no_index: &'static str,
    pub wrapped: &'static str,
    pub no_mentions: &'static str,
    pub no_official: &'static str,
    pub no_links: &'static str,
    pub no_reprints: &'static str,
    pub not_in_library: &'static str,
    pub no_url: &'static str,
    pub copied: &'static str,
    pub no_problems: &'static str,
    pub no_article: &'static str,
    pub no_more: &'static str,
    pub end_of_history: &'static str,
    pub outermost: &'static str,
    pub marks: MarkNotices,
}

/// The header and the status line.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct StatusTexts {
    pub articles: Counted,
    pub conferences: Counted,
    pub officials: Counted,
    pub loading: &'static str,
    pub loading_of: &'static str,
    pub problems: Counted,
    /// Behind it; `{}` is the key.
    pub problems_key: &'static str,
    pub read_as: &'static str,
    pub indexing: &'static str,
    pub selected: Counted,
    pub waiting: Counted,
    pub lost: Counted,
    pub hint_open: &'static str,
    pub hint_search: &'static str,
    pub hint_conferences: &'static str,
    pub hint_officials: &'static str,
    pub hint_help: &'static str,
    pub hint_find: &'static str,
    pub hint_mentions: &'static str,
    pub hint_links: &'static str,
    pub hint_back: &'static str,
    pub hint_want: &'static str,
    pub hint_exclude: &'static str,
    pub hint_narrow: &'static str,
    pub hint_clear: &'static str,
    pub hint_number: &'static str,
}

/// The page of an official.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct ProfileTexts {
    pub offices: &'static str,
    pub officials: &'static str,
    pub articles: &'static str,
    pub undated: &'static str,
}

impl Lang {
    /// Its words.
    #[must_use]
    pub fn texts(self) -> &'static Texts {
        match self {
            Self::Vi => &vi::TEXTS,
            Self::En => &en::TEXTS,
        }
    }
}

impl Texts {
    /// A number with its thousands parted: `3.763` in Vietnamese, `3,763` in English.
    ///
    /// ```
    /// assert_eq!(docbao::lang::Lang::Vi.texts().number(3763), "3.763");
    /// ```
    #[must_use]
    pub fn number(&self, n: usize) -> String {
        let digits = n.to_string();
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(self.thousands);
            }
            out.push(digit);
        }
        out
    }

    /// A number of things.
    ///
    /// ```
    /// let texts = docbao::lang::Lang::En.texts();
    /// assert_eq!(texts.count(&texts.status.articles, 1), "1 article");
    /// ```
    #[must_use]
    pub fn count(&self, words: &Counted, n: usize) -> String {
        words.of(n).replace("{}", &self.number(n))
    }

    /// Where an article comes from: standard input is named by its dash only for programs.
    #[must_use]
    pub fn source<'a>(&self, name: &'a str) -> &'a str {
        if name == "-" {
            self.problems.commands.standard_input
        } else {
            name
        }
    }

    /// A date, `dd/mm/yyyy` in both languages.
    #[must_use]
    pub fn date(&self, day: i8, month: i8, year: i16) -> String {
        format!("{day:02}/{month:02}/{year:04}")
    }

    /// Minutes of reading.
    #[must_use]
    pub fn minutes(&self, n: usize) -> String {
        self.minutes.replace("{}", &self.number(n))
    }

    /// Lines of the page that the reader does not show.
    #[must_use]
    pub fn hidden_lines(&self, n: usize) -> String {
        self.count(&self.hidden_lines, n)
    }
}

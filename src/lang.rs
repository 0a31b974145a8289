//! The words of the interface, in Vietnamese and English. A language is one value of [`Texts`], so
//! that a text that is missing in one of them does not compile. Knows nothing of the program.

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
    pub next_pane: &'static str,
    pub previous_pane: &'static str,
    pub peek_down: &'static str,
    pub peek_up: &'static str,
    pub next_article: &'static str,
    pub previous_article: &'static str,
    pub filter: &'static str,
    pub find: &'static str,
    pub find_next: &'static str,
    pub find_previous: &'static str,
    pub facets: &'static str,
    pub conferences: &'static str,
    pub officials: &'static str,
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
    pub command: &'static str,
    pub help: &'static str,
    pub redraw: &'static str,
    pub suspend: &'static str,
    pub quit: &'static str,
    pub accept: &'static str,
    pub cancel: &'static str,
    pub complete: &'static str,
    pub complete_back: &'static str,
}

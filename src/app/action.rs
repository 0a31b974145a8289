//! What a person can do: every verb of the program, once, with its name in keymaps and on the
//! command line. What a verb does stands in the modules of [`update`](super::update); what it is
//! called in Vietnamese and English stands in [`lang`](crate::lang).

use crate::lang::ActionTexts;

macro_rules! verbs {
    ($($(#[$doc:meta])+ $verb:ident $name:literal $field:ident,)+) => {
        /// A verb of the person.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])+ $verb,)+
        }

        impl Action {
            /// All verbs, in the order in which help shows them.
            pub const ALL: &'static [Self] = &[$(Self::$verb,)+];

            /// The name in keymaps and on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$verb => $name,)+
                }
            }

            /// One line of help.
            #[must_use]
            pub fn help(self, texts: &ActionTexts) -> &'static str {
                match self {
                    $(Self::$verb => texts.$field,)+
                }
            }
        }
    };
}

verbs! {
    /// The next row, or one line down.
    MoveDown "move-down" move_down,
    /// The previous row, or one line up.
    MoveUp "move-up" move_up,
    /// Half a page down.
    HalfPageDown "half-page-down" half_page_down,
    /// Half a page up.
    HalfPageUp "half-page-up" half_page_up,
    /// A page down.
    PageDown "page-down" page_down,
    /// A page up.
    PageUp "page-up" page_up,
    /// A page down, and at the end of an article the next one.
    ReadOn "read-on" read_on,
    /// The first row or line; with a count, that one.
    First "first" first,
    /// The last row or line; with a count, that one.
    Last "last" last,
    /// Opens the selected article, and reads it.
    Open "open" open,
    /// Follows the selected link, or folds and unfolds a list.
    Follow "follow" follow,
    /// One step back out, from the reader to the list; at the list nothing.
    Back "back" back,
    /// One step back out, and at the list out of the program.
    Leave "leave" leave,
    /// The next pane.
    NextPane "next-pane" next_pane,
    /// The previous pane.
    PreviousPane "previous-pane" previous_pane,
    /// Scrolls the reader down while the list keeps the focus.
    PeekDown "peek-down" peek_down,
    /// Scrolls the reader up while the list keeps the focus.
    PeekUp "peek-up" peek_up,
    /// Opens the next article of the list.
    NextArticle "next-article" next_article,
    /// Opens the previous article of the list.
    PreviousArticle "previous-article" previous_article,
    /// Searches the library, while typing.
    Search "search" search,
    /// Narrows the list to words of the title.
    Filter "filter" filter,
    /// Finds words in the article.
    Find "find" find,
    /// The next match in the article, or the next hit in the list.
    FindNext "find-next" find_next,
    /// The previous match or hit.
    FindPrevious "find-previous" find_previous,
    /// The facets pane.
    Facets "facets" facets,
    /// Chooses conferences, by typing.
    Conferences "conferences" conferences,
    /// Chooses officials, by typing.
    Officials "officials" officials,
    /// The page of the official: offices by period, conferences, others, articles.
    Profile "profile" profile,
    /// Narrows the values of the facet to the words typed.
    Narrow "narrow" narrow,
    /// Wants the selected value, or no longer.
    Want "want" want,
    /// Excludes the selected value, or no longer.
    Exclude "exclude" exclude,
    /// Any of the wanted values, or all of them.
    Combine "combine" combine,
    /// The next facet.
    NextFacet "next-facet" next_facet,
    /// The previous facet.
    PreviousFacet "previous-facet" previous_facet,
    /// Only articles about the chosen conferences and officials, or all that name them.
    AboutOnly "about-only" about_only,
    /// Lets inferred conferences count, or not.
    Inferred "inferred" inferred,
    /// Clears every filter.
    ClearFilters "clear-filters" clear_filters,
    /// The next order of the list.
    Sort "sort" sort,
    /// Turns the order round.
    Reverse "reverse" reverse,
    /// Marks as read, or as unread.
    ToggleRead "toggle-read" toggle_read,
    /// The next place where an official or a conference is named.
    NextMention "next-mention" next_mention,
    /// The previous such place.
    PreviousMention "previous-mention" previous_mention,
    /// Selects the next link or folded list.
    NextLink "next-link" next_link,
    /// Selects the previous link or folded list.
    PreviousLink "previous-link" previous_link,
    /// Numbers the links on the screen; typing a number follows it.
    Hints "hints" hints,
    /// All links of the article.
    Links "links" links,
    /// Unfolds all link lists, or folds them.
    Unfold "unfold" unfold,
    /// The article opened before this one.
    Backward "backward" backward,
    /// The article opened after this one.
    Forward "forward" forward,
    /// Wider text.
    Wider "wider" wider,
    /// Narrower text.
    Narrower "narrower" narrower,
    /// The usual width of the text.
    UsualWidth "usual-width" usual_width,
    /// Nothing but the text.
    Zen "zen" zen,
    /// The page line by line: what each line was taken for, and why.
    Raw "raw" raw,
    /// Opens the page's address in the browser.
    OpenUrl "open-url" open_url,
    /// Copies the page's address.
    CopyUrl "copy-url" copy_url,
    /// Copies the title and the page's address.
    CopyTitleUrl "copy-title-url" copy_title_url,
    /// Chooses sources, by typing.
    Sources "sources" sources,
    /// Chooses years, by typing.
    Years "years" years,
    /// Articles over months and years, as bars.
    Timeline "timeline" timeline,
    /// Officials by conferences, as a table of shades.
    Matrix "matrix" matrix,
    /// The column to the left, or folds a year.
    MoveLeft "move-left" move_left,
    /// The column to the right, or unfolds a year.
    MoveRight "move-right" move_right,
    /// Another theme.
    Theme "theme" theme,
    /// Saves the article that is read, or all of the list, to a file.
    Save "save" save,
    /// Selects text, or no longer.
    SelectText "select-text" select_text,
    /// Selects whole paragraphs, or single letters again.
    SelectParagraphs "select-paragraphs" select_paragraphs,
    /// While selecting: a letter to the left.
    CursorLeft "left" cursor_left,
    /// While selecting: a letter to the right.
    CursorRight "right" cursor_right,
    /// While selecting: the next word.
    NextWord "next-word" next_word,
    /// While selecting: the previous word.
    PreviousWord "previous-word" previous_word,
    /// While selecting: the beginning of the line.
    LineStart "line-start" line_start,
    /// While selecting: the end of the line.
    LineEnd "line-end" line_end,
    /// While selecting: moves the other end from now on.
    SwapEnds "swap-ends" swap_ends,
    /// Copies the selected text.
    CopyText "copy-text" copy_text,
    /// Shows only the paragraphs in which some words stand.
    Paragraphs "paragraphs" paragraphs,
    /// The articles that share conferences or officials with this one.
    Neighbours "neighbours" neighbours,
    /// Reads the library anew; the place stays.
    Reload "reload" reload,
    /// Lines that all end where the text ends, or not.
    Justify "justify" justify,
    /// Pipes the article that is read, or all of the list, to a command.
    Pipe "pipe" pipe,
    /// The command line.
    Command "command" command,
    /// What the keys do.
    Help "help" help,
    /// What could not be read.
    Problems "problems" problems,
    /// Draws the screen anew.
    Redraw "redraw" redraw,
    /// Stops the program until the shell's `fg`.
    Suspend "suspend" suspend,
    /// Ends the program.
    Quit "quit" quit,
    /// Takes the last change of marks back.
    Undo "undo" undo,
    /// Makes the change again that was taken back last.
    Redo "redo" redo,
    /// Stars, or no longer.
    Star "star" star,
    /// Tags.
    Tag "tag" tag,
    /// Takes a tag away.
    Untag "untag" untag,
    /// Writes a note on the article.
    Note "note" note,
    /// Selects a range of the list, for what is done to all of it.
    Select "select" select,
    /// Selects all hits.
    SelectAll "select-all" select_all,
    /// All of the list.
    ShowAll "all" show_all,
    /// Articles that name a conference.
    WithConferences "with-conferences" with_conferences,
    /// Articles that name an official.
    WithOfficials "with-officials" with_officials,
    /// Articles not read yet.
    Unread "unread" unread,
    /// Starred articles.
    Starred "starred" starred,
    /// Chooses marks to filter by.
    Marks "marks" marks,
    /// Saves the search under a name.
    SaveSearch "save-search" save_search,
    /// Forgets a saved search.
    ForgetSearch "forget-search" forget_search,
    /// Sets a letter at this place of the text.
    SetMark "set-mark" set_mark,
    /// Goes to the place where a letter was set, or to the one before the last jump.
    GoToMark "go-to-mark" go_to_mark,
    /// In a line of typing: takes what was typed.
    Accept "accept" accept,
    /// In a line of typing: leaves it and restores what was there.
    Cancel "cancel" cancel,
    /// In a line of typing: the next completion.
    Complete "complete" complete,
    /// In a line of typing: the previous completion.
    CompleteBack "complete-back" complete_back,
}

impl Action {
    /// The verb with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.name() == name)
    }
}

//! What the program has to say in one line. Gone with the next key.

use super::msg::Indexing;
use super::outward::CannotSave;
use super::theme::ThemeName;
use crate::error::Problem;
use crate::lang::Texts;
use crate::library::search;
use crate::state::Fault;

/// What was done to marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Did {
    /// Marked as read.
    Read,
    /// Marked as unread.
    Unread,
    /// Starred.
    Starred,
    /// No longer starred.
    Unstarred,
    /// Tagged.
    Tagged(String),
    /// A tag was taken away.
    Untagged(String),
    /// Noted.
    Noted,
    /// A note was taken away.
    NoteGone,
    /// Taken back.
    Undone,
    /// Done again.
    Redone,
    /// A letter was set.
    Lettered(char),
    /// A search was saved.
    Saved(String),
    /// A saved search was forgotten.
    Forgot(String),
}

/// Something to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Words from outside the program's own texts.
    Words(String),
    /// The page cannot be read any more.
    CannotOpen(Problem),
    /// No verb is called this.
    UnknownCommand(String),
    /// The verb takes no such argument.
    BadArgument(String),
    /// The key came out of an input method and was read as this one, where that is clear.
    InputMethod(Option<char>),
    /// The same of a key that is clear, and what came of it.
    InputMethodDid(char, Box<Notice>),
    /// The verb of this name means nothing in this place.
    NotHere(&'static str),
    /// The columns that the text may take, and those that there are.
    Width(u16, u16),
    /// The words do not stand in the article.
    NotFound(String),
    /// The words stand where only the line-by-line view shows the page, which this key leads to.
    OnlyRaw {
        /// The words.
        words: String,
        /// The key.
        key: String,
    },
    /// The search makes no sense.
    BadSearch(search::Error),
    /// Nothing is searched for.
    NoSearch,
    /// The search found nothing.
    NoHits,
    /// The index tells how it fares.
    Index(Indexing),
    /// The search began anew at the other end.
    Wrapped,
    /// The article names nobody and no conference.
    NoMentions,
    /// No official is meant, or none of this name is in the library.
    NoOfficial,
    /// The article has no links.
    NoLinks,
    /// The article has no copies or reprints among the hits.
    NoReprints,
    /// The link leads to an article that is not in the library.
    NotInLibrary,
    /// The page has no address.
    NoUrl,
    /// The address, or title and address, are on the clipboard.
    Copied(String),
    /// Everything could be read as it is.
    NoProblems,
    /// The file is there.
    Saved {
        /// Where.
        path: String,
        /// Articles in it.
        articles: usize,
        /// Articles whose pages could not be read again.
        missing: usize,
    },
    /// The file was not written, and why.
    CannotSave(String, CannotSave),
    /// The file was not written: the person has to be asked, and is busy.
    NotSaved(String),
    /// Something is being saved; only one thing at a time is.
    StillSaving,
    /// The list is not yet what was asked for.
    StillSearching,
    /// So many lines are on the clipboard.
    CopiedLines(usize),
    /// No article shares a conference or an official with this one.
    NoNeighbours,
    /// The library is being read already.
    StillReading,
    /// The library cannot be read a second time.
    CannotReload,
    /// The library was read anew.
    Reloaded {
        /// So many articles are in it.
        articles: usize,
        /// So many of them are new.
        added: usize,
        /// So many are gone.
        gone: usize,
    },
    /// So many words are on the clipboard.
    CopiedWords(usize),
    /// No article is open.
    NoArticle,
    /// There is no article after or before this one.
    NoMore,
    /// There is nothing to go back or forward to.
    EndOfHistory,
    /// The address is not opened, as the person wants it, but on the clipboard.
    NotOpened(String),
    /// No browser opened the address; it is on the clipboard.
    NoBrowser(String),
    /// So many entries of the configuration make no sense.
    Settings(usize),
    /// The theme chosen, and the one shown when that is another; `None` while there are no colours.
    Theme(ThemeName, Option<ThemeName>),
    /// Marks were changed.
    Marked {
        /// How.
        did: Did,
        /// Of how many pages.
        pages: usize,
        /// It is in the file; else it is remembered while the program runs.
        kept: bool,
    },
    /// Nothing changes by it.
    MarkedAlready,
    /// No step can be taken back.
    NothingToUndo,
    /// No step was taken back.
    NothingToRedo,
    /// The key names no place.
    NoLetter,
    /// This letter was not set.
    NotSet(char),
    /// There was no jump.
    NoPlaceBefore,
    /// No saved search is called this.
    NoSuchSearch(String),
    /// Something is wrong with the file that keeps marks.
    State(Fault),
    /// This is the outermost place; the key that leaves the program is another.
    Outermost,
}

impl Notice {
    /// This, where `before` was said for the same key: that an input method is on is not to be lost.
    #[must_use]
    pub fn behind(self, before: Option<&Self>) -> Self {
        match before {
            Some(Self::InputMethod(Some(key)) | Self::InputMethodDid(key, _)) => {
                Self::InputMethodDid(*key, Box::new(self))
            }
            _ => self,
        }
    }

    /// The words of the notice.
    #[must_use]
    pub fn text(&self, texts: &Texts) -> String {
        let t = &texts.notices;
        let with = |text: &str, words: &str| text.replace("{}", words);
        match self {
            Self::Words(words) => words.clone(),
            Self::CannotOpen(problem) => with(t.cannot_open, &problem.said(texts)),
            Self::UnknownCommand(word) => with(t.unknown_command, word),
            Self::BadArgument(word) => with(t.bad_argument, word),
            Self::NotHere(name) => with(texts.reading.not_here, name),
            Self::Width(columns, room) => {
                let say = if room < columns {
                    texts.reading.width_of
                } else {
                    texts.reading.width
                };
                with(say, &columns.to_string()).replace("{room}", &room.to_string())
            }
            Self::InputMethod(Some(key)) => with(t.input_method_read, &key.to_string()),
            Self::InputMethod(None) => t.input_method.to_owned(),
            Self::InputMethodDid(key, did) => {
                let read = with(t.input_method_read, &key.to_string());
                format!("{} · {read}", did.text(texts))
            }
            Self::NotFound(words) => with(t.not_found, words),
            Self::OnlyRaw { words, key } => with(t.only_raw, words).replace("{key}", key),
            Self::BadSearch(error) => texts.search.wrong(error.what.name(), error.what.detail()),
            Self::NoSearch => t.no_search.to_owned(),
            Self::NoHits => texts.list.no_hits.to_owned(),
            Self::Index(Indexing::Anew) => t.index_anew.to_owned(),
            Self::Index(Indexing::Old) => t.index_old.to_owned(),
            Self::Index(Indexing::Busy) => t.index_busy.to_owned(),
            Self::Index(Indexing::NotKept(folder, why)) => {
                let why = format!("{}: {}", folder.to_string_lossy(), why.said(texts));
                with(t.index_not_kept, &why)
            }
            Self::Index(Indexing::Failed(why)) => with(t.no_index, &why.said(texts)),
            Self::Index(Indexing::Begun | Indexing::Grown | Indexing::Complete) => String::new(),
            Self::Wrapped => t.wrapped.to_owned(),
            Self::NoMentions => t.no_mentions.to_owned(),
            Self::NoOfficial => t.no_official.to_owned(),
            Self::NoLinks => t.no_links.to_owned(),
            Self::NoReprints => t.no_reprints.to_owned(),
            Self::NotInLibrary => t.not_in_library.to_owned(),
            Self::NoUrl => t.no_url.to_owned(),
            Self::Copied(words) => with(t.copied, words),
            Self::NoProblems => t.no_problems.to_owned(),
            Self::Saved {
                path,
                articles,
                missing,
            } => saved(texts, path, *articles, *missing),
            Self::CannotSave(path, why) => with(cannot_save(texts, why).as_str(), path),
            Self::NotSaved(path) => with(texts.reading.not_saved, path),
            Self::StillSaving => texts.reading.still_saving.to_owned(),
            Self::StillSearching => texts.reading.still_searching.to_owned(),
            Self::NoNeighbours => texts.reading.no_neighbours.to_owned(),
            Self::StillReading => texts.reading.still_reading.to_owned(),
            Self::CannotReload => texts.reading.cannot_reload.to_owned(),
            Self::Reloaded {
                articles,
                added,
                gone,
            } => {
                let words = texts.count(&texts.reading.reloaded, *articles);
                if *added + *gone == 0 {
                    return words + texts.reading.unchanged;
                }
                let signed = [('+', added), ('−', gone)];
                let signed = signed.into_iter().filter(|(_, n)| **n > 0);
                signed.fold(words + " ·", |words, (sign, n)| {
                    format!("{words} {sign}{}", texts.number(*n))
                })
            }
            Self::CopiedWords(words) => texts.count(&texts.reading.copied_words, *words),
            Self::CopiedLines(lines) => texts.count(&texts.reading.copied_lines, *lines),
            Self::NoArticle => t.no_article.to_owned(),
            Self::NoMore => t.no_more.to_owned(),
            Self::EndOfHistory => t.end_of_history.to_owned(),
            Self::Marked { did, pages, kept } => marked(did, *pages, *kept, texts),
            Self::MarkedAlready => t.marks.already.to_owned(),
            Self::NothingToUndo => t.marks.nothing_to_undo.to_owned(),
            Self::NothingToRedo => t.marks.nothing_to_redo.to_owned(),
            Self::NoLetter => t.marks.no_letter.to_owned(),
            Self::NotSet(letter) => with(t.marks.not_set, &letter.to_string()),
            Self::NoPlaceBefore => t.marks.no_place_before.to_owned(),
            Self::NoSuchSearch(name) => with(t.marks.no_such_search, name),
            Self::State(fault) => fault.said(texts),
            Self::Outermost => t.outermost.to_owned(),
            Self::NoBrowser(url) => with(texts.problems.commands.no_browser, url),
            Self::NotOpened(words) => with(texts.settings.not_opened, words),
            Self::Settings(n) => with(texts.settings.faults, &texts.number(*n)),
            Self::Theme(chosen, shown) => {
                let text = match shown {
                    None => texts.settings.theme_without_colours,
                    Some(shown) if shown == chosen => texts.settings.theme_is,
                    Some(_) => texts.settings.theme_falls_back,
                };
                let shown = shown.map_or("", ThemeName::name);
                with(text, chosen.name()).replace("{shown}", shown)
            }
        }
    }
}

fn marked(did: &Did, pages: usize, kept: bool, texts: &Texts) -> String {
    let t = &texts.notices.marks;
    let with = |text: &str, words: &str| text.replace("{}", words);
    let what = match did {
        Did::Read => t.read.to_owned(),
        Did::Unread => t.unread.to_owned(),
        Did::Starred => t.starred.to_owned(),
        Did::Unstarred => t.unstarred.to_owned(),
        Did::Tagged(tag) => with(t.tagged, tag),
        Did::Untagged(tag) => with(t.untagged, tag),
        Did::Noted => t.noted.to_owned(),
        Did::NoteGone => t.note_gone.to_owned(),
        Did::Undone => t.undone.to_owned(),
        Did::Redone => t.redone.to_owned(),
        Did::Lettered(letter) => with(t.lettered, &letter.to_string()),
        Did::Saved(name) => with(t.saved, name),
        Did::Forgot(name) => with(t.forgot, name),
    };
    let of = if pages > 1 {
        with(t.of_many, &texts.number(pages))
    } else {
        String::new()
    };
    format!("{of}{what}{}", if kept { "" } else { t.not_kept })
}

fn saved(texts: &Texts, path: &str, articles: usize, missing: usize) -> String {
    let mut words = texts.count(&texts.reading.saved, articles);
    if missing > 0 {
        words.push_str(&texts.count(&texts.reading.missing, missing));
    }
    words.replace("{path}", path)
}

fn cannot_save(texts: &Texts, why: &CannotSave) -> String {
    let t = &texts.reading;
    match why {
        CannotSave::Ending => t.ending.to_owned(),
        CannotSave::Folder => t.is_folder.to_owned(),
        CannotSave::Special => t.is_special.to_owned(),
        CannotSave::NoFolder => t.no_folder.to_owned(),
        CannotSave::System(why) => t.cannot_write.replace("{why}", &why.said(texts)),
    }
}

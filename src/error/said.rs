//! Errors and problems in the words of the interface.

use std::fmt;
use std::path::Path;

use super::{Error, Problem, ProblemKind, Refusal};
use crate::lang::{Lang, Texts};

impl Error {
    /// The path, the reason and what the user can do, in the words of the interface.
    #[must_use]
    pub fn said(&self, texts: &Texts) -> String {
        let t = &texts.problems.ends;
        let with = |text: &str, words: &str| text.replace("{}", words);
        let system = |error| Refusal::from(error).said(texts);
        match self {
            Self::NothingOpened(problems) => {
                let all: Vec<String> = problems.iter().map(|p| p.said(texts)).collect();
                with(t.nothing_opened, &all.join("; "))
            }
            Self::UnknownId(id) => with(t.unknown_id, id),
            Self::Usage(words) => words.clone(),
            Self::Index(fault) => fault.said(texts),
            Self::Io { path, source } => {
                format!("{}: {}", path.to_string_lossy(), system(source))
            }
            Self::Output(error) => format!("{}: {}", t.output, system(error)),
            Self::Terminal(error) => with(t.terminal, &system(error)),
            Self::NoTerminal => with(t.terminal, t.no_terminal),
        }
    }
}

impl Problem {
    /// Where it is and what it is, in the words of the interface.
    #[must_use]
    pub fn said(&self, texts: &Texts) -> String {
        let what = self.what.said(texts);
        match self.place_said(texts) {
            place if place.is_empty() => what,
            place => format!("{place}: {what}"),
        }
    }

    /// Where it is, as a person is told; nothing when that is a part of what it is.
    #[must_use]
    pub fn place_said(&self, texts: &Texts) -> String {
        let place = self.place();
        // Of many records there, the number follows.
        let piped = self.path == Path::new("-") || place.starts_with("-#");
        if piped {
            return place.replacen('-', texts.problems.commands.standard_input, 1);
        }
        place
    }
}

impl ProblemKind {
    /// What it is, in the words of the interface.
    #[must_use]
    pub fn said(&self, texts: &Texts) -> String {
        let t = texts.problems;
        let with = |text: &str, words: &str| text.replace("{}", words);
        let words = match self {
            Self::Missing => t.missing,
            Self::EmptyFolder => t.empty_folder,
            Self::EmptyFile => t.empty_file,
            Self::NoText => t.no_text,
            Self::Binary => t.binary,
            Self::Failed => t.failed,
            Self::NotAFile => t.not_a_file,
            Self::LinkOutside => t.link_outside,
            Self::LinkLoop => t.link_loop,
            Self::RecordWithoutText => t.record_without_text,
            Self::NoRecord => t.no_record,
            Self::Bomb => t.bomb,
            Self::Changed => t.changed,
            Self::NoArticle => t.no_article,
            Self::Unreadable(why) => return with(t.unreadable, &why.said(texts)),
            Self::InvalidUtf8(n) => return texts.count(&t.invalid_utf8, *n),
            Self::TooLarge(bytes) => return with(t.too_large, &(bytes >> 20).to_string()),
            Self::DuplicateId(id) => return with(t.duplicate_id, id),
            Self::BadRecord(why) => return with(t.bad_record, &why.said(texts)),
            Self::WetLength { told, found } => {
                let words = with(t.wet_length, &found.to_string());
                return words.replace("{told}", &told.to_string());
            }
            Self::Damaged(why) => return with(t.damaged, why.said(texts)),
            Self::More(n) => return texts.count(&t.more, *n),
            Self::Encoding(name) => return with(t.encoding, name),
            Self::Repaired(name) => return with(t.repaired, name),
            Self::Knowledge { message, .. } => {
                return with(t.knowledge, &message.replace('\n', " "));
            }
            Self::Setting { fault, .. } => return fault.said(texts),
            Self::Marks(fault) => return fault.said(texts),
            Self::Doubtful {
                taken,
                percent,
                rival,
                why,
            } => {
                let kind = |name: &'static str| {
                    let own = t.kinds.iter().find(|(of, _)| *of == name);
                    own.map_or(name, |(_, words)| words)
                };
                return with(t.doubtful, kind(taken))
                    .replace("{percent}", &percent.to_string())
                    .replace("{why}", texts.rule(why))
                    .replace("{rival}", kind(rival));
            }
        };
        words.to_owned()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } | Self::Output(source) | Self::Terminal(source) => Some(source),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En.texts()))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.what)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En.texts()))
    }
}

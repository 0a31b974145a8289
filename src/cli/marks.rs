//! The person's marks, for commands that are asked for them. They are read and never written.

use super::complain;
use crate::error::Refusal;
use crate::lang::Lang;
use crate::library::marks::MarkTable;
use crate::library::search::Search;
use crate::state::{self, Fault};

/// The marks that `search` asks about; none, without a look at the file, when it asks about none.
pub(super) fn of(search: &Search, lang: Lang) -> MarkTable {
    if !search.asks_for_marks() {
        return MarkTable::default();
    }
    let Some(path) = state::file() else {
        return MarkTable::default();
    };
    state::marks(&path).unwrap_or_else(|fault| {
        let texts = lang.texts();
        let (path, why) = match fault {
            Fault::Locked => (path, Refusal::Locked.said(texts)),
            Fault::Newer(path) => (path, texts.problems.system.newer.to_owned()),
            Fault::Unusable(path, why) => (path, why.said(texts)),
            Fault::Damaged(path) => (path, Refusal::Damaged.said(texts)),
            Fault::Homeless => return MarkTable::default(),
        };
        let why = format!("{}: {why}", path.to_string_lossy());
        complain(&texts.problems.commands.unmarked.replace("{}", &why));
        MarkTable::default()
    })
}

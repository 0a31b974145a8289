//! The person's marks, for commands that are asked for them. They are read and never written.

use super::complain;
use crate::library::marks::MarkTable;
use crate::library::search::Search;
use crate::state::{self, Fault};

/// The marks that `search` asks about; none, without a look at the file, when it asks about none.
pub(super) fn of(search: &Search) -> MarkTable {
    if !search.asks_for_marks() {
        return MarkTable::default();
    }
    let Some(path) = state::file() else {
        return MarkTable::default();
    };
    state::marks(&path).unwrap_or_else(|fault| {
        let path = path.to_string_lossy();
        let why = match fault {
            Fault::Locked => format!("{path}: locked by another program; try again"),
            Fault::Newer(_) => format!("{path}: written by a newer docbao"),
            Fault::Unusable(why) => why,
            Fault::Damaged(_) => format!("{path}: damaged"),
            Fault::Homeless => return MarkTable::default(),
        };
        complain(&format!(
            "{why}; every article counts as unread and unmarked"
        ));
        MarkTable::default()
    })
}

//! What is said of marks. `{}` stands for a tag, a letter, a name, a number or a path.

/// What was done to marks, and what is wrong with the file that keeps them.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct MarkNotices {
    pub read: &'static str,
    pub unread: &'static str,
    pub starred: &'static str,
    pub unstarred: &'static str,
    pub tagged: &'static str,
    pub untagged: &'static str,
    pub noted: &'static str,
    pub note_gone: &'static str,
    pub undone: &'static str,
    pub redone: &'static str,
    pub lettered: &'static str,
    pub saved: &'static str,
    pub forgot: &'static str,
    /// Of several articles at once; `{}` is how many.
    pub of_many: &'static str,
    /// Behind what is not kept in a file.
    pub not_kept: &'static str,
    pub already: &'static str,
    pub nothing_to_undo: &'static str,
    pub nothing_to_redo: &'static str,
    pub no_letter: &'static str,
    pub not_set: &'static str,
    pub no_place_before: &'static str,
    pub no_such_search: &'static str,
    pub locked: &'static str,
    pub damaged: &'static str,
    pub newer: &'static str,
    pub homeless: &'static str,
    pub unusable: &'static str,
}

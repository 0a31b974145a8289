//! The values of a facet as the index keeps them: the id, and behind it the name that an article uses.

/// Between the id and the name.
const SEPARATOR: char = '\u{1}';

/// The term of a value.
pub(super) fn term(id: &str, name: &str) -> String {
    format!("{id}{SEPARATOR}{name}")
}

/// The id and the name that a term holds; of a term without a name, the term twice.
pub(super) fn parts(term: &str) -> (&str, &str) {
    term.split_once(SEPARATOR).unwrap_or((term, term))
}

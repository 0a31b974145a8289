//! A known name for a word that is none: what was probably meant.

/// The name that differs least from `word`, when that is little.
///
/// ```
/// use docbao::app::near::near;
/// assert_eq!(near("muose", ["lang", "mouse"]), Some("mouse"));
/// assert_eq!(near("width", ["lang", "mouse"]), None);
/// ```
pub fn near<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&word, name), name))
        .filter(|(apart, name)| {
            *apart <= (name.chars().count().max(word.chars().count()) / 3).max(1)
        })
        .min_by_key(|(apart, _)| *apart)
        .map(|(_, name)| name)
}

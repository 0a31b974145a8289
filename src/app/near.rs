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

/// The question that goes behind what is wrong with `word`; nothing when no name is near.
#[must_use]
pub fn meant<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    near(word, names).map_or_else(String::new, |name| format!(": did you mean '{name}'?"))
}

/// The same, and when no name is near, all of them.
#[must_use]
pub fn meant_of(word: &str, names: &[&str]) -> String {
    match near(word, names.iter().copied()) {
        Some(name) => format!(": did you mean '{name}'?"),
        None => format!("; there are {}", names.join(", ")),
    }
}

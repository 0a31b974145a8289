//! Folding: the keys under which two Vietnamese texts are equal.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The bare key: lower case, no tone, no hat, no horn, `đ` as `d`.
///
/// ```
/// assert_eq!(docbao::text::fold::bare("Phạm Bình Minh"), "pham binh minh");
/// ```
#[must_use]
pub fn bare(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// The exact key: NFC, lower case, the tone of each syllable moved to its end.
#[must_use]
pub fn exact(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).collect()
}

/// Lower-case ASCII letters and digits of the bare key, parted by single hyphens.
///
/// ```
/// assert_eq!(docbao::text::fold::slug("Hội nghị Đối ngoại toàn quốc"), "hoi-nghi-doi-ngoai-toan-quoc");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let bare = bare(text);
    bare.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

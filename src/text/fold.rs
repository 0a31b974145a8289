//! Folding: the keys under which two Vietnamese texts are equal.
//!
//! A text has an *exact* key (composed, lower case, the tone of a syllable moved to its end, so that
//! `hòa` and `hoà` meet) and a *bare* key (letters only: no tone, no hat, no horn, `đ` as `d`). In
//! both, no-break spaces are spaces, zero-width characters vanish, and quotes, dashes and the
//! ellipsis have one form. The shown text is never changed.

use std::borrow::Cow;
use std::collections::HashSet;

use pulp::{Arch, Simd, WithSimd};
use unicode_normalization::UnicodeNormalization;

use super::class::Classes;
use super::compose;
use super::letters::{self, Folded, TONES};
use super::syllable;

/// The bare key.
///
/// ```
/// use docbao::text::fold::bare;
/// assert_eq!(bare("Phạm Bình Minh"), "pham binh minh");
/// assert_eq!(bare("ĐƯỜNG – “Müller”…"), "duong - \"muller\"...");
/// ```
#[must_use]
pub fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    bare_into(text, &mut out);
    out
}

/// Appends the bare key of `text` to `out`.
pub fn bare_into(text: &str, out: &mut String) {
    let classes = Classes::get();
    // As bytes: nearly all of a key is ASCII, and one check at the end is cheaper than one a character. What
    // stands in `out` is not looked at again, so that many keys can be gathered there.
    let mut key = if out.is_empty() {
        std::mem::take(out).into_bytes()
    } else {
        Vec::new()
    };
    key.reserve(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            key.push((c as u8).to_ascii_lowercase());
            continue;
        }
        let class = classes.of(c);
        if let Some(byte) = class.ascii() {
            key.push(byte);
        } else if class.is_slow() {
            push_slow(c, &mut key);
        }
    }
    let key = String::from_utf8(key)
        .unwrap_or_else(|bytes| String::from_utf8_lossy(bytes.as_bytes()).into_owned());
    if out.is_empty() {
        *out = key;
    } else {
        out.push_str(&key);
    }
}

/// A character whose bare form is not one ASCII character.
#[cold]
fn push_slow(c: char, key: &mut Vec<u8>) {
    match letters::fold(c) {
        Folded::One { bare, .. } => key.extend(bare.encode_utf8(&mut [0; 4]).bytes()),
        Folded::Mark(_) | Folded::Nothing => {}
        Folded::Many => {
            let mut several = String::new();
            letters::slow(c, &mut several);
            key.extend(several.bytes());
        }
    }
}

/// The bare key with, for each of its bytes, the byte of `text` whose character made it; one more
/// entry at the end holds `text.len()`. The offsets never decrease.
#[must_use]
pub fn bare_with_offsets(text: &str) -> (String, Vec<u32>) {
    let mut out = String::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        match letters::fold(c) {
            Folded::One { bare, .. } => out.push(bare),
            Folded::Mark(_) | Folded::Nothing => {}
            Folded::Many => letters::slow(c, &mut out),
        }
        offsets.resize(out.len(), at as u32);
    }
    offsets.push(text.len() as u32);
    (out, offsets)
}

/// The exact key.
///
/// ```
/// use docbao::text::fold::exact;
/// assert_eq!(exact("HÒA BÌNH"), exact("hoà bình"));
/// assert_eq!(exact("Ho\u{300}a"), exact("hoà"));
/// assert_ne!(exact("đường"), exact("dương"));
/// ```
#[must_use]
pub fn exact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = Word::default();
    for c in composed(text).chars() {
        match letters::fold(c) {
            Folded::One { hatted, tone, .. } if hatted.is_alphabetic() => word.push(hatted, tone),
            Folded::Mark(mark) => word.mark(mark),
            Folded::Nothing => {}
            Folded::One { hatted, .. } => {
                word.finish(&mut out);
                out.push(hatted);
            }
            Folded::Many if c.is_alphabetic() => {
                for part in letters::parts(c) {
                    match letters::fold(part) {
                        Folded::One { hatted, tone, .. } => word.push(hatted, tone),
                        Folded::Mark(mark) => word.mark(mark),
                        Folded::Nothing | Folded::Many => {}
                    }
                }
            }
            Folded::Many => {
                word.finish(&mut out);
                letters::slow(c, &mut out);
            }
        }
    }
    word.finish(&mut out);
    out
}

/// Whether two texts have the same exact key.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a == b || exact(a) == exact(b)
}

/// Words, each with its exact key made once, to look others up in.
#[derive(Debug)]
pub struct ExactSet(HashSet<String>);

impl ExactSet {
    /// Of `words`.
    #[must_use]
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self(words.into_iter().map(exact).collect())
    }

    /// Whether `word` is one of them, by its exact key.
    ///
    /// ```
    /// let set = docbao::text::fold::ExactSet::new(["ngày", "hòa bình"]);
    /// assert!(set.has("NGÀY") && set.has("hoà bình") && !set.has("ngay"));
    /// ```
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.0.contains(&exact(word))
    }
}

/// Whether `text` carries any mark that folding to the bare key would drop.
///
/// ```
/// use docbao::text::fold::has_marks;
/// assert!(has_marks("đai") && has_marks("hò") && !has_marks("Dai hoi"));
/// ```
#[must_use]
pub fn has_marks(text: &str) -> bool {
    text.chars().any(|c| match letters::fold(c) {
        Folded::One { bare, hatted, tone } => tone.is_some() || bare != hatted,
        Folded::Mark(_) => true,
        Folded::Many => letters::parts(c).any(|p| matches!(letters::fold(p), Folded::Mark(_))),
        Folded::Nothing => false,
    })
}

/// Composed text for showing: NFC, borrowed when it is so already.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if is_surely_composed(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    if let Some(composed) = compose::by_letters(text) {
        return composed;
    }
    if unicode_normalization::is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Whether UTF-8 text has only characters that are composed whatever stands beside them: U+0000 to U+02FF,
/// the Vietnamese letters and the common punctuation. Nearly every page is done with here.
fn is_surely_composed(bytes: &[u8]) -> bool {
    Arch::new().dispatch(SurelyComposed(bytes))
}

struct SurelyComposed<'b>(&'b [u8]);

impl WithSimd for SurelyComposed<'_> {
    type Output = bool;

    #[allow(
        clippy::inline_always,
        reason = "what runs with the wide registers of a machine must be inlined where they are known"
    )]
    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> bool {
        let bytes = self.0;
        let next = bytes.get(1..).unwrap_or_default();
        let last = bytes.get(2..).unwrap_or_default();
        // No early end, so that many bytes are compared at once.
        let mut other = 0;
        for ((&a, &b), &c) in bytes.iter().zip(next).zip(last) {
            // U+1E80 to U+1EFF begin with E1 BA and E1 BB; of U+2000 to U+203F, the first two have composed
            // forms of their own.
            let letter = u8::from(a == 0xe1) & u8::from(b & 0xfe != 0xba);
            let sign = u8::from(a == 0xe2) & (u8::from(b != 0x80) | u8::from(c < 0x82));
            let rest = u8::from(a >= 0xcc) & u8::from(a != 0xe1) & u8::from(a != 0xe2);
            other |= letter | sign | rest;
        }
        // The last two bytes are too few for a character that begins so.
        let end = &bytes[bytes.len().saturating_sub(2)..];
        other == 0 && end.iter().all(|b| *b < 0xcc)
    }
}

/// Lower-case ASCII letters and digits of the bare key, parted by single hyphens.
///
/// ```
/// assert_eq!(docbao::text::fold::slug("Hội nghị Đối ngoại toàn quốc"), "hoi-nghi-doi-ngoai-toan-quoc");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let bare = bare(text);
    let words: Vec<&str> = bare
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|w| !w.is_empty())
        .collect();
    words.join("-")
}

/// A run of letters on its way to the exact key.
#[derive(Default)]
struct Word {
    /// With hats, without the first tone.
    letters: String,
    tone: Option<char>,
    /// Bytes of `letters` before which the tone stood, to put it back on a foreign word.
    tone_at: usize,
    /// More than one tone: no Vietnamese syllable.
    several: bool,
}

impl Word {
    fn push(&mut self, hatted: char, tone: Option<char>) {
        self.letters.push(hatted);
        if let Some(tone) = tone {
            self.set_tone(tone);
        }
    }

    fn set_tone(&mut self, tone: char) {
        if self.tone.is_some() {
            self.several = true;
            self.letters.push(tone);
        } else {
            self.tone = Some(tone);
            self.tone_at = self.letters.len();
        }
    }

    /// A combining mark of decomposed text: a tone, or the hat of the letter before it.
    fn mark(&mut self, mark: char) {
        let on_vowel = self.letters.chars().next_back().is_some_and(|c| {
            matches!(
                letters::fold(c),
                Folded::One {
                    bare: 'a' | 'e' | 'i' | 'o' | 'u' | 'y',
                    ..
                }
            )
        });
        if TONES.contains(&mark) && on_vowel {
            self.set_tone(mark);
        } else if !self.letters.is_empty() {
            // A tone that stood between the letter and its hat stays behind the letter.
            let toned = self.tone.is_some() && self.tone_at == self.letters.len();
            let last = self.letters.pop();
            self.letters.extend(last.into_iter().chain([mark]).nfc());
            if toned {
                self.tone_at = self.letters.len();
            }
        }
    }

    fn finish(&mut self, out: &mut String) {
        if self.letters.is_empty() {
            self.tone = None;
            return;
        }
        match self.tone {
            Some(tone) if self.several || !syllable::is_shape(&self.letters) => {
                self.letters
                    .insert(self.tone_at.min(self.letters.len()), tone);
                out.extend(self.letters.nfc());
            }
            Some(tone) => {
                out.push_str(&self.letters);
                out.push(tone);
            }
            None => out.push_str(&self.letters),
        }
        self.letters.clear();
        self.tone = None;
        self.several = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn tone_placement_and_form_do_not_matter() {
        for (a, b) in [
            ("hòa", "hoà"),
            ("thúy", "thuý"),
            ("khỏe", "khoẻ"),
            ("Ủy", "Uỷ"),
            ("qúy", "quý"),
            ("cuả", "của"),
        ] {
            assert!(same(a, b), "{a} {b}");
            let nfd: String = a.nfd().collect();
            assert!(same(&nfd, b), "{a} decomposed");
        }
        assert!(!same("má", "mà"));
        assert!(!same("Dương", "Đường"));
    }

    #[test]
    fn composed_text_is_left_as_it_is() {
        for text in [
            "Phạm Bình Minh – “ngoại giao”…",
            "abc",
            "中文",
            "\u{2000}",
            "e\u{301}",
        ] {
            let nfc: String = text.nfc().collect();
            assert_eq!(composed(text), nfc, "{text}");
            assert!(!is_surely_composed(text.as_bytes()) || nfc == text);
        }
        assert!(is_surely_composed("Đường phố – “Hà Nội”…".as_bytes()));
    }

    #[test]
    fn long_and_strange_texts_fold_as_their_characters_do() {
        let text = "Đường phố … 中文 ﬁ ½ e\u{301}\u{200b} ".repeat(60);
        let one: String = text.chars().map(|c| bare(&c.to_string())).collect();
        assert_eq!(bare(&text), one);
    }

    #[test]
    fn foreign_words_keep_their_marks() {
        assert_eq!(exact("Bogotá"), "bogotá");
        assert_eq!(exact("España"), "españa");
        assert_ne!(exact("Erdoğan"), exact("Erdogan"));
        assert_eq!(bare("Erdoğan Müller España"), "erdogan muller espana");
    }

    #[test]
    fn foreign_words_are_one_in_every_form() {
        for text in [
            "đanghội",
            "Bogotá",
            "hộihội",
            "mátxcơva",
            "ộộx",
            "İzmir",
            "가격",
        ] {
            let nfd: String = text.nfd().collect();
            assert_eq!(exact(text), exact(&nfd), "{text}");
        }
    }

    #[test]
    fn offsets_lead_back() {
        let text = "Hô\u{323}i nghị…x";
        let (key, at) = bare_with_offsets(text);
        assert_eq!(key, "hoi nghi...x");
        assert_eq!(at.len(), key.len() + 1);
        assert!(at.is_sorted());
        let x = key.find('x').unwrap();
        assert_eq!(&text[at[x] as usize..at[x + 1] as usize], "x");
    }
}

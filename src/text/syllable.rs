//! What a Vietnamese syllable can look like: onset, rime, tone.
//!
//! A shape check, not a dictionary: it tells Vietnamese from other languages and guards the tone
//! rules. Source of the tables: the standard description of written Vietnamese, old and new
//! orthography.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::letters::{self, Folded};

/// Onsets, longest first so that the first that fits is right.
const ONSETS: [&str; 28] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
];

/// Rimes without their tone.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iê iêc iêm iên iêng iêp iêt iêu \
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oen oeo oet oi om on ong ooc oong op ot \
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông \
uôp uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
y ych ynh yt yêm yên yêng yêt yêu";

/// Whether `letters` (lower case, composed, hats kept, no tone) have the shape of a syllable.
///
/// ```
/// use docbao::text::syllable::is_shape;
/// assert!(is_shape("nghiêng") && is_shape("hoa") && is_shape("giêng") && is_shape("quôc"));
/// assert!(!is_shape("street") && !is_shape("erdo"));
/// ```
#[must_use]
pub fn is_shape(letters: &str) -> bool {
    // Seven letters at most, two bytes each.
    if letters.len() > 14 {
        return false;
    }
    ONSETS
        .iter()
        .filter_map(|onset| letters.strip_prefix(onset))
        .any(is_rime)
}

/// The rimes, to be looked up.
static ALL_RIMES: LazyLock<HashSet<&str, RandomState>> =
    LazyLock::new(|| RIMES.split_ascii_whitespace().collect());

fn is_rime(rime: &str) -> bool {
    ALL_RIMES.contains(rime)
}

/// Whether a syllable begins with `letters` (as for [`is_shape`]).
///
/// ```
/// use docbao::text::syllable::is_beginning;
/// assert!(is_beginning("nguyê") && is_beginning("ng") && !is_beginning("maa"));
/// ```
#[must_use]
pub fn is_beginning(letters: &str) -> bool {
    ONSETS.iter().any(|onset| {
        onset.starts_with(letters)
            || letters.strip_prefix(onset).is_some_and(|begun| {
                RIMES
                    .split_ascii_whitespace()
                    .any(|rime| rime.starts_with(begun))
            })
    })
}

/// A syllable's letters (as for [`is_shape`]) with `tone`, a combining mark, on the vowel that
/// carries it, or at the end where there is no vowel yet.
///
/// ```
/// use docbao::text::syllable::with_tone;
/// assert_eq!(with_tone("đương", '\u{300}'), "đường");
/// assert_eq!(with_tone("quy", '\u{301}'), "quý");
/// ```
#[must_use]
pub fn with_tone(letters: &str, tone: char) -> String {
    // The u of qu and the i of gi belong to the onset, where a vowel follows.
    let onset = ["qu", "gi"]
        .into_iter()
        .find(|onset| letters.len() > onset.len() && letters.starts_with(onset))
        .filter(|onset| letters[onset.len()..].starts_with(is_vowel))
        .map_or(0, str::len);
    let vowels: Vec<(usize, char)> = letters
        .char_indices()
        .filter(|&(at, c)| at >= onset && is_vowel(c))
        .collect();
    let hatted = vowels.iter().rev().find(|(_, c)| !c.is_ascii());
    let closed = !letters.ends_with(is_vowel);
    let carrier = hatted.or(match vowels.as_slice() {
        [_, middle, _, ..] => Some(middle),
        [_, second] if closed || matches!(&letters[vowels[0].0..], "oa" | "oe" | "uy") => {
            Some(second)
        }
        _ => vowels.first(),
    });
    let mut out = String::with_capacity(letters.len() + 2);
    for (at, c) in letters.char_indices() {
        out.push(c);
        if carrier.is_some_and(|carrier| carrier.0 == at) {
            out.push(tone);
        }
    }
    if carrier.is_none() {
        out.push(tone);
    }
    super::fold::composed(&out).into_owned()
}

fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y'
    )
}

/// Whether `word` is a Vietnamese syllable as written, whatever its case and form.
#[must_use]
pub fn is_syllable(word: &str) -> bool {
    let mut hatted = String::with_capacity(word.len());
    let mut tones = 0;
    for c in super::fold::composed(word).chars() {
        match letters::fold(c) {
            Folded::One {
                hatted: h, tone, ..
            } => {
                hatted.push(h);
                tones += usize::from(tone.is_some());
            }
            Folded::Nothing => {}
            Folded::Mark(_) | Folded::Many => return false,
        }
    }
    tones <= 1 && is_shape(&hatted)
}

/// The words of a text with their byte offsets: runs of letters, digits and the combining marks behind
/// them. Characters without width stand inside a word as if they were not there.
///
/// ```
/// let words: Vec<_> = docbao::text::syllable::words("Hội nghị, 31.").collect();
/// assert_eq!(words, [(0, "Hội"), (6, "nghị"), (14, "31")]);
/// let hyphened: Vec<_> = docbao::text::syllable::words("ngo\u{ad}ại\u{200b} giao").collect();
/// assert_eq!(hyphened, [(0, "ngo\u{ad}ại"), (13, "giao")]);
/// ```
#[must_use]
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// What [`words`] gives.
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a str,
    /// How far it is.
    at: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        loop {
            let byte = *bytes.get(at)?;
            if byte.is_ascii_alphanumeric() || sure_letter(bytes, at) > 0 {
                break;
            }
            if byte.is_ascii() {
                at += 1;
                continue;
            }
            let c = self.text[at..].chars().next()?;
            if begins_word(c) {
                break;
            }
            at += c.len_utf8();
        }
        let (start, mut end) = (at, at);
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii() {
                if !byte.is_ascii_alphanumeric() {
                    break;
                }
                at += 1;
                end = at;
                continue;
            }
            let len = sure_letter(bytes, at);
            if len > 0 {
                at += len;
                end = at;
                continue;
            }
            let Some(c) = self.text[at..].chars().next() else {
                break;
            };
            if ends_word(c) {
                break;
            }
            at += c.len_utf8();
            // What is nothing does not end a word, and is not its end either.
            if !is_nothing(c) {
                end = at;
            }
        }
        self.at = at;
        Some((start, &self.text[start..end]))
    }
}

/// The length in bytes of the character at `at`, if that is one of the letters with marks that Vietnamese is
/// written with, or of their neighbours, which are letters too; 0 when it may be anything.
fn sure_letter(bytes: &[u8], at: usize) -> usize {
    let next = bytes.get(at + 1).copied().unwrap_or_default();
    match bytes[at] {
        // But for the signs of times and of division.
        0xc3 if !matches!(next, 0x97 | 0xb7) => 2,
        0xc4..=0xc6 => 2,
        0xe1 if next & 0xfe == 0xba => 3,
        _ => 0,
    }
}

fn begins_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() && !matches!(letters::fold(c), Folded::Mark(_))
    }
}

fn ends_word(c: char) -> bool {
    if c.is_ascii() {
        !c.is_ascii_alphanumeric()
    } else {
        !c.is_alphanumeric() && !matches!(letters::fold(c), Folded::Mark(_) | Folded::Nothing)
    }
}

fn is_nothing(c: char) -> bool {
    !c.is_ascii() && letters::fold(c) == Folded::Nothing
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same character by character, as the words are defined.
    fn plainly(text: &str) -> Vec<(usize, &str)> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find(begins_word) {
            let tail = &text[at + start..];
            let run = tail.find(ends_word).unwrap_or(tail.len());
            found.push((at + start, tail[..run].trim_end_matches(is_nothing)));
            at += start + run;
        }
        found
    }

    #[test]
    fn every_character_is_taken_for_what_it_is() {
        for c in (0..=0x3000)
            .chain(0xfe00..=0x1_0400)
            .filter_map(char::from_u32)
        {
            let text = format!("a{c}b {c}{c} {c}c\u{301}{c}");
            assert_eq!(words(&text).collect::<Vec<_>>(), plainly(&text), "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn words_are_what_they_are_defined_as(text in "[a-z0-9 ,đĐờộÃ×÷ƿ\u{301}\u{323}\u{ad}\u{200b}–中]{0,60}") {
            prop_assert_eq!(words(&text).collect::<Vec<_>>(), plainly(&text));
        }
    }
}

//! What a Vietnamese syllable can look like: onset, rime, tone.
//!
//! A shape check, not a dictionary: it tells Vietnamese from other languages and guards the tone
//! rules. Source of the tables: the standard description of written Vietnamese, old and new
//! orthography.

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

fn is_rime(rime: &str) -> bool {
    !rime.is_empty() && RIMES.split_ascii_whitespace().any(|r| r == rime)
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
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = rest.find(begins_word)?;
        let tail = &rest[start..];
        let run = tail.find(ends_word).unwrap_or(tail.len());
        let word = tail[..run].trim_end_matches(is_nothing);
        let from = at + start;
        at = from + run;
        rest = &tail[run..];
        Some((from, word))
    })
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

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

/// The words of a text with their byte offsets: runs of letters, digits and combining marks.
///
/// ```
/// let words: Vec<_> = docbao::text::syllable::words("Hội nghị, 31.").collect();
/// assert_eq!(words, [(0, "Hội"), (6, "nghị"), (14, "31")]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = rest.find(is_word_char)?;
        let tail = &rest[start..];
        let len = tail.find(|c| !is_word_char(c)).unwrap_or(tail.len());
        let from = at + start;
        at = from + len;
        rest = &tail[len..];
        Some((from, &tail[..len]))
    })
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || matches!(letters::fold(c), Folded::Mark(_))
    }
}

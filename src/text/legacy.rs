//! Vietnamese in the letters of other alphabets, as old fonts and wrongly read encodings left it in
//! archives: `ViÖt Nam` (TCVN 5712, the `.Vn` fonts), `Vieät Nam` (the VNI fonts), `Viá»‡t Nam` (UTF-8
//! that was read as windows-1252). Told by what share of the words with marks are syllables once they
//! are put right, and put right where that leaves no doubt.
//!
//! Source of the tables: the code charts of TCVN 5712:1993 (VN3) and of the VNI Windows fonts.

use unicode_normalization::UnicodeNormalization;

use super::letters::{self, Folded};
use super::syllable::{is_syllable, words};

/// How the letters of a text came to be others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// The fonts of TCVN 5712, also called ABC: one letter for another.
    Tcvn3,
    /// The VNI fonts: a letter for each mark, behind the vowel.
    Vni,
    /// UTF-8 read as windows-1252: two or three letters for one.
    Utf8,
}

impl Legacy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tcvn3, Self::Vni, Self::Utf8];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
            Self::Utf8 => "UTF-8 read as windows-1252",
        }
    }

    /// `text` with the letters that were meant.
    ///
    /// ```
    /// use docbao::text::legacy::Legacy;
    /// assert_eq!(Legacy::Tcvn3.put_right("ViÖt Nam"), "Việt Nam");
    /// assert_eq!(Legacy::Vni.put_right("Vieät Nam"), "Việt Nam");
    /// assert_eq!(Legacy::Utf8.put_right("Viá»‡t Nam"), "Việt Nam");
    /// ```
    #[must_use]
    pub fn put_right(self, text: &str) -> String {
        match self {
            Self::Tcvn3 => tcvn3(text),
            Self::Vni => vni(text),
            Self::Utf8 => utf8(text),
        }
    }
}

/// So much of a text is looked at.
const SAMPLE: usize = 1 << 15;
/// Fewer syllables with marks prove nothing.
const FEWEST: usize = 5;
/// The least share of the words with marks, in percent, that are syllables in a Vietnamese text.
const SHARE: usize = 85;

/// What the letters of `text` are, if they are not what was meant.
///
/// ```
/// use docbao::text::legacy::{Legacy, recognise};
/// let text = "Héi nghÞ Ngo¹i giao lÇn thø 31 khai m¹c t¹i Hµ Néi";
/// assert_eq!(recognise(text), Some(Legacy::Tcvn3));
/// assert_eq!(recognise("Hội nghị Ngoại giao lần thứ 31 khai mạc tại Hà Nội"), None);
/// ```
#[must_use]
pub fn recognise(text: &str) -> Option<Legacy> {
    let sample = sample(text);
    if !is_suspicious(sample) {
        return None;
    }
    let now = Tally::of(sample);
    if now.is_vietnamese() {
        return None;
    }
    Legacy::ALL
        .into_iter()
        .map(|legacy| (Tally::of(&legacy.put_right(sample)), legacy))
        .filter(|(tally, _)| tally.is_vietnamese() && tally.syllables > now.syllables)
        .max_by_key(|(tally, _)| tally.syllables)
        .map(|(_, legacy)| legacy)
}

/// How many words with marks, enough to judge by, are Vietnamese syllables; 0 when it is too small a
/// share.
#[must_use]
pub fn vietnamese(text: &str) -> usize {
    let tally = Tally::of(sample(text));
    if tally.is_vietnamese() {
        tally.syllables
    } else {
        0
    }
}

/// The start of a text, cut between two letters.
fn sample(text: &str) -> &str {
    &text[..text.floor_char_boundary(SAMPLE)]
}

/// Whether a text has letters of Western Europe and hardly one that only Vietnamese has: a look that
/// costs next to nothing, which nearly every page ends with.
fn is_suspicious(text: &str) -> bool {
    let (mut western, mut own) = (0, 0);
    // Counted in bytes, of which many are added at once.
    for part in text.as_bytes().chunks(255) {
        let (w, o) = part.iter().fold((0u8, 0u8), |(w, o), &b| {
            let is_own = u8::from(b == 0xe1) | u8::from(b == 0xc4) | u8::from(b == 0xcc);
            (w + u8::from(b & 0xfe == 0xc2), o + is_own)
        });
        western += usize::from(w);
        own += usize::from(o);
    }
    western >= FEWEST && own * 10 < western
}

/// The words of a text that have marks.
#[derive(Debug, Default)]
struct Tally {
    marked: usize,
    syllables: usize,
}

impl Tally {
    fn of(text: &str) -> Self {
        let mut tally = Self::default();
        for (_, word) in words(text) {
            let is_marked = word.chars().any(|c| match letters::fold(c) {
                Folded::One { bare, hatted, tone } => tone.is_some() || bare != hatted,
                Folded::Mark(_) => true,
                Folded::Nothing | Folded::Many => false,
            });
            if is_marked || !word.is_ascii() {
                tally.marked += 1;
                tally.syllables += usize::from(is_syllable(word));
            }
        }
        tally
    }

    fn is_vietnamese(&self) -> bool {
        self.syllables >= FEWEST && self.syllables * 100 >= self.marked * SHARE
    }
}

/// The letters of TCVN 5712 from U+00B5 on, but for those in [`TCVN3_BELOW`]; a space where there is none.
const TCVN3: &str = "àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";
/// Those below.
#[rustfmt::skip]
const TCVN3_BELOW: [(char, char); 14] = [
    ('¡', 'Ă'), ('¢', 'Â'), ('£', 'Ê'), ('¤', 'Ô'), ('¥', 'Ơ'), ('¦', 'Ư'), ('§', 'Đ'),
    ('¨', 'ă'), ('©', 'â'), ('ª', 'ê'), ('«', 'ô'), ('¬', 'ơ'), ('\u{ad}', 'ư'), ('®', 'đ'),
];

fn tcvn3_letter(c: char) -> Option<char> {
    let meant = match (c as usize).checked_sub('µ' as usize) {
        Some(n) => TCVN3.chars().nth(n)?,
        None => TCVN3_BELOW.iter().find(|(from, _)| *from == c)?.1,
    };
    Some(meant).filter(|m| *m != ' ')
}

fn tcvn3(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 5 / 4);
    let mut shouted = false;
    for word in text.split_inclusive(char::is_whitespace) {
        // The fonts of capitals have the same codes as those of small letters.
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        let small = word.contains(|c: char| c.is_ascii_lowercase());
        shouted = !small && (capitals >= 2 || (capitals == 1 && shouted));
        for c in word.chars() {
            match tcvn3_letter(c) {
                Some(meant) if shouted => out.extend(meant.to_uppercase()),
                Some(meant) => out.push(meant),
                None => out.push(c),
            }
        }
    }
    out
}

const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const CIRCUMFLEX: char = '\u{302}';
const TILDE: char = '\u{303}';
const BREVE: char = '\u{306}';
const HOOK: char = '\u{309}';
const DOT: char = '\u{323}';

/// VNI letters that stand for marks on the vowel before them: hat and tone.
#[rustfmt::skip]
const VNI_MARKS: [(char, Option<char>, Option<char>); 17] = [
    ('ù', None, Some(ACUTE)), ('ø', None, Some(GRAVE)), ('û', None, Some(HOOK)),
    ('õ', None, Some(TILDE)), ('ï', None, Some(DOT)),
    ('â', Some(CIRCUMFLEX), None), ('á', Some(CIRCUMFLEX), Some(ACUTE)),
    ('à', Some(CIRCUMFLEX), Some(GRAVE)), ('å', Some(CIRCUMFLEX), Some(HOOK)),
    ('ã', Some(CIRCUMFLEX), Some(TILDE)), ('ä', Some(CIRCUMFLEX), Some(DOT)),
    ('ê', Some(BREVE), None), ('é', Some(BREVE), Some(ACUTE)),
    ('è', Some(BREVE), Some(GRAVE)), ('ú', Some(BREVE), Some(HOOK)),
    ('ü', Some(BREVE), Some(TILDE)), ('ë', Some(BREVE), Some(DOT)),
];
/// VNI letters that stand for one letter.
#[rustfmt::skip]
const VNI_LETTERS: [(char, char); 8] = [
    ('ô', 'ơ'), ('ö', 'ư'), ('ñ', 'đ'), ('æ', 'ỉ'), ('ó', 'ĩ'), ('ò', 'ị'), ('î', 'ỵ'), ('í', 'í'),
];

/// What `mark` makes of `vowel`, which is a vowel of VNI and lower case.
fn vni_marked(vowel: char, mark: char) -> Option<char> {
    let &(_, hat, tone) = VNI_MARKS.iter().find(|(c, ..)| *c == mark)?;
    let takes = matches!(
        (hat, vowel),
        (None, 'a' | 'e' | 'o' | 'u' | 'y' | 'ô' | 'ö')
            | (Some(CIRCUMFLEX), 'a' | 'e' | 'o')
            | (Some(BREVE), 'a')
    );
    let base = VNI_LETTERS.iter().find(|(c, _)| *c == vowel);
    let base = base.map_or(vowel, |(_, meant)| *meant);
    let parts = [Some(base), hat, tone].into_iter().flatten();
    parts.nfc().next().filter(|_| takes)
}

fn vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 5 / 4);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let small = lower(c);
        let marked = chars
            .peek()
            .and_then(|&mark| vni_marked(small, lower(mark)));
        let meant = match marked {
            Some(letter) => {
                chars.next();
                letter
            }
            None => VNI_LETTERS
                .iter()
                .find(|(from, _)| *from == small)
                .map_or(small, |(_, meant)| *meant),
        };
        if small == c {
            out.push(meant);
        } else {
            out.extend(meant.to_uppercase());
        }
    }
    out
}

/// The small letter, where it is one letter too.
fn lower(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) => small,
        _ => c,
    }
}

/// Lines that are windows-1252 throughout and then UTF-8 are read as that; the others stay.
fn utf8(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let bytes: Option<Vec<u8>> = line.chars().map(windows_1252).collect();
        match bytes.map(String::from_utf8) {
            Some(Ok(meant)) => out.push_str(&meant),
            _ => out.push_str(line),
        }
    }
    out
}

/// The letters of windows-1252 from 0x80 to 0x9F; a space where there is none.
const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The byte of a letter in windows-1252. Bytes without a letter there are read as controls.
fn windows_1252(c: char) -> Option<u8> {
    u8::try_from(c).ok().or_else(|| {
        let at = WINDOWS_1252.chars().position(|w| w == c)?;
        Some(0x80 + at as u8)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const TEXT: &str = "Sáng 14/12, Hội nghị Ngoại giao lần thứ 31 khai mạc tại Thủ đô Hà Nội; \
        Bộ trưởng Bùi Thanh Sơn kỹ lưỡng giữ ý chỉ: «Dẫu khó, ĐƯỜNG LỐI ẤY vẫn thẳng», nghỉ, nghĩ, quỵ.";

    /// Every letter with marks, small.
    fn letters() -> BTreeSet<char> {
        let tones = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let vowels = "aăâeêioôơuưy".chars();
        vowels
            .flat_map(|v| tones.map(|t| format!("{v}{t}").nfc().next().unwrap()))
            .chain(['đ'])
            .filter(|c| !c.is_ascii())
            .collect()
    }

    fn in_tcvn3(text: &str) -> String {
        let code = |meant: char| ('¡'..='ÿ').find(|&c| tcvn3_letter(c) == Some(meant));
        let of = |c: char| code(c).or_else(|| code(lower(c))).unwrap_or(c);
        text.chars().map(of).collect()
    }

    /// Written from the charts letter by letter, not by the tables above.
    fn in_vni(text: &str) -> String {
        let code = |c: char| -> String {
            match c {
                ' ' => return " ".into(),
                'đ' => return "ñ".into(),
                'ỉ' => return "æ".into(),
                'ĩ' => return "ó".into(),
                'ị' => return "ò".into(),
                'ỵ' => return "î".into(),
                _ => {}
            }
            let parts: Vec<char> = c.nfd().collect();
            let (base, marks) = parts.split_first().unwrap();
            let base = match (base, marks.contains(&'\u{31b}')) {
                ('o', true) => 'ô',
                ('u', true) => 'ö',
                ('i', _) => return c.into(),
                (other, _) => *other,
            };
            let has = |mark: char| marks.contains(&mark);
            let tones = ["\u{301}", "\u{300}", "\u{309}", "\u{303}", "\u{323}"];
            let tone = tones.iter().position(|t| has(t.chars().next().unwrap()));
            let row = if has(CIRCUMFLEX) {
                "âáàåãä"
            } else if has(BREVE) {
                "êéèúüë"
            } else {
                " ùøûõï"
            };
            let mark = row.chars().nth(tone.map_or(0, |t| t + 1)).unwrap();
            match mark {
                ' ' => base.into(),
                _ => [base, mark].iter().collect(),
            }
        };
        text.chars()
            .map(|c| match code(lower(c)) {
                small if lower(c) == c => small,
                small => small.to_uppercase(),
            })
            .collect()
    }

    #[test]
    fn tcvn3_has_every_small_letter_once() {
        let meant: Vec<char> = ('¡'..='ÿ').filter_map(tcvn3_letter).collect();
        let (small, large): (Vec<char>, Vec<char>) = meant.iter().partition(|c| c.is_lowercase());
        assert_eq!(small.len(), letters().len());
        assert_eq!(small.into_iter().collect::<BTreeSet<_>>(), letters());
        assert_eq!(large.iter().collect::<String>(), "ĂÂÊÔƠƯĐ");
    }

    #[test]
    fn every_letter_comes_back_from_vni_in_both_cases() {
        let small: String = letters().into_iter().flat_map(|c| [c, ' ']).collect();
        assert_eq!(Legacy::Vni.put_right(&in_vni(&small)), small);
        let large = small.to_uppercase();
        assert_eq!(Legacy::Vni.put_right(&in_vni(&large)), large);
    }

    #[test]
    fn a_text_comes_back_from_each() {
        // The arrow quotes have codes of their own there.
        let plain = TEXT.replace(['«', '»'], "\"");
        let in_utf8: String = plain
            .bytes()
            .map(|b| match b {
                0x80..=0x9f => match WINDOWS_1252.chars().nth(usize::from(b) - 0x80) {
                    Some(c) if c != ' ' => c,
                    _ => char::from(b),
                },
                _ => char::from(b),
            })
            .collect();
        for (legacy, left) in [
            (Legacy::Tcvn3, in_tcvn3(&plain)),
            (Legacy::Vni, in_vni(&plain)),
            (Legacy::Utf8, in_utf8),
        ] {
            assert_eq!(legacy.put_right(&left), plain, "{left}");
            assert_eq!(recognise(&left), Some(legacy), "{left}");
        }
    }

    #[test]
    fn other_texts_are_left_alone() {
        let nfd: String = TEXT.nfd().collect();
        for text in [
            TEXT,
            &nfd,
            "",
            "Viet Nam at the 43rd ASEAN Summit",
            "Où êtes-vous né ? À l'été, où les élèves à côté étaient déjà fâchés, même très gênés.",
            "Übermäßig schöne Grüße für größere Bäume über Österreich, ähnlich wie früher",
            "¿Qué pasó mañana? Él está aquí también, según dijo ayer su pequeño corazón español",
            "© 2021 · £5 · «a» · ½ ¼ ¾ · ° ± µ · § 7 · ¶ · ¹ ² ³",
        ] {
            assert_eq!(recognise(text), None, "{text}");
        }
    }
}

//! Words typed raw, for an input method that was off: `phamj` (Telex) and `pha5m` (VNI) for *phạm*.
//!
//! A key that makes a mark may stand right behind its letter or anywhere after it, up to the end of the
//! word. Only words that become a valid syllable are decoded: the keys of `tests` make none.

use super::letters::TONES;
use super::{fold, syllable};

const GRAVE: char = TONES[0];
const ACUTE: char = TONES[1];
const TILDE: char = TONES[2];
const HOOK: char = TONES[3];
const DOT: char = TONES[4];

/// No raw syllable is longer: seven letters, three keys for their marks and one for the tone.
const LONGEST: usize = 12;

/// What a key can do to the letters before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Tone(char),
    /// â ê ô; Telex names the letter, VNI takes the one it fits.
    Hat(Option<char>),
    /// ơ ư, and both of ươ.
    Horn,
    /// ă
    Breve,
    /// đ
    Stroke,
    /// A letter of its own.
    Letter(char),
}

/// Letters on the way to a syllable.
#[derive(Debug, Clone, Default)]
struct Reading {
    letters: Vec<char>,
    tone: Option<char>,
    /// Keys that made a mark.
    keys: usize,
}

/// The syllable that `raw` types in Telex, or in VNI when it has digits; `None` when it types none, or has no
/// key in it. Capitals stay.
///
/// ```
/// use docbao::text::telex::decode;
/// assert_eq!(decode("phamj").as_deref(), Some("phạm"));
/// assert_eq!(decode("D9uong72").as_deref(), Some("Đường"));
/// assert_eq!(decode("minh"), None);
/// ```
#[must_use]
pub fn decode(raw: &str) -> Option<String> {
    if raw.len() > LONGEST || !raw.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let lower = raw.to_ascii_lowercase();
    let meanings = if raw.bytes().any(|b| b.is_ascii_digit()) {
        vni
    } else {
        telex
    };
    let mut readings = vec![Reading::default()];
    for key in lower.chars() {
        readings = readings
            .iter()
            .flat_map(|reading| reading.with(key, meanings(key)))
            .collect();
    }
    let best = readings
        .into_iter()
        .filter(|r| r.keys > 0 && r.is_syllable())
        .max_by_key(Reading::rank)?;
    Some(cased(&best.written(), raw))
}

/// What a key does in Telex.
fn telex(key: char) -> &'static [Key] {
    match key {
        's' => &[Key::Tone(ACUTE)],
        'f' => &[Key::Tone(GRAVE)],
        'r' => &[Key::Tone(HOOK)],
        'x' => &[Key::Tone(TILDE)],
        'j' => &[Key::Tone(DOT)],
        'a' => &[Key::Hat(Some('a'))],
        'e' => &[Key::Hat(Some('e'))],
        'o' => &[Key::Hat(Some('o'))],
        'w' => &[Key::Horn, Key::Breve, Key::Letter('ư')],
        'd' => &[Key::Stroke],
        _ => &[],
    }
}

/// What a key does in VNI.
fn vni(key: char) -> &'static [Key] {
    match key {
        '1' => &[Key::Tone(ACUTE)],
        '2' => &[Key::Tone(GRAVE)],
        '3' => &[Key::Tone(HOOK)],
        '4' => &[Key::Tone(TILDE)],
        '5' => &[Key::Tone(DOT)],
        '6' => &[Key::Hat(None)],
        '7' => &[Key::Horn],
        '8' => &[Key::Breve],
        '9' => &[Key::Stroke],
        _ => &[],
    }
}

impl Reading {
    /// Every reading that one more key makes: as a letter, and as each mark it can be.
    fn with(&self, key: char, meanings: &[Key]) -> Vec<Self> {
        let mut readings: Vec<Self> = meanings.iter().flat_map(|&m| self.marked(m)).collect();
        if key.is_ascii_alphabetic() && key != 'w' {
            let mut literal = self.clone();
            literal.letters.push(key);
            readings.push(literal);
        }
        readings
    }

    fn marked(&self, key: Key) -> Vec<Self> {
        match key {
            Key::Tone(tone) => self.toned(tone).into_iter().collect(),
            Key::Hat(only) => self.each(|c| match c {
                _ if only.is_some_and(|only| only != c) => None,
                'a' => Some('â'),
                'e' => Some('ê'),
                'o' => Some('ô'),
                _ => None,
            }),
            Key::Horn => {
                let horned = |c| match c {
                    'o' => Some('ơ'),
                    'u' => Some('ư'),
                    _ => None,
                };
                let mut readings = self.each(horned);
                readings.extend(self.both_horned());
                readings
            }
            Key::Breve => self.each(|c| (c == 'a').then_some('ă')),
            Key::Stroke => match self.letters.first() {
                Some('d') => vec![self.changed(0, 'đ')],
                _ => Vec::new(),
            },
            Key::Letter(letter) => {
                let mut longer = self.clone();
                longer.letters.push(letter);
                longer.keys += 1;
                vec![longer]
            }
        }
    }

    /// The tone, once there is a vowel to carry it.
    fn toned(&self, tone: char) -> Option<Self> {
        let vowel = |c: &char| !c.is_ascii() && *c != 'đ' || "aeiouy".contains(*c);
        let free = self.tone.is_none() && self.letters.iter().any(vowel);
        free.then(|| Self {
            letters: self.letters.clone(),
            tone: Some(tone),
            keys: self.keys + 1,
        })
    }

    /// One reading for each letter that `change` changes.
    fn each(&self, change: impl Fn(char) -> Option<char>) -> Vec<Self> {
        let places = self.letters.iter().enumerate();
        places
            .filter_map(|(at, &c)| Some(self.changed(at, change(c)?)))
            .collect()
    }

    fn both_horned(&self) -> Option<Self> {
        let at = self.letters.windows(2).position(|w| w == ['u', 'o'])?;
        let mut both = self.changed(at, 'ư');
        both.letters[at + 1] = 'ơ';
        Some(both)
    }

    fn changed(&self, at: usize, to: char) -> Self {
        let mut changed = self.clone();
        changed.letters[at] = to;
        changed.keys += 1;
        changed
    }

    fn is_syllable(&self) -> bool {
        let letters: String = self.letters.iter().collect();
        let stopped = letters.ends_with(['c', 'p', 't']) || letters.ends_with("ch");
        syllable::is_shape(&letters) && (!stopped || matches!(self.tone, Some(ACUTE | DOT)))
    }

    /// Which of several syllables was meant: the one with the most keys in it; then one whose end can be that
    /// of a syllable, as ươ without a letter behind it hardly is.
    fn rank(&self) -> (usize, bool) {
        (self.keys, !self.letters.ends_with(&['ư', 'ơ']))
    }

    fn written(&self) -> String {
        let letters: String = self.letters.iter().collect();
        match self.tone {
            Some(tone) => syllable::with_tone(&letters, tone),
            None => fold::composed(&letters).into_owned(),
        }
    }
}

/// `word` with the capitals of `raw`: none, the first, or all.
fn cased(word: &str, raw: &str) -> String {
    let mut letters = raw.bytes().filter(u8::is_ascii_alphabetic);
    let first = letters.next().is_some_and(|b| b.is_ascii_uppercase());
    let second = letters.next().is_some_and(|b| b.is_ascii_uppercase());
    match (first, second) {
        (true, true) => word.to_uppercase(),
        (true, false) => {
            let mut chars = word.chars();
            let capital = chars.next().into_iter().flat_map(char::to_uppercase);
            capital.chain(chars.as_str().chars()).collect()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_typed_raw() {
        for (raw, word) in [
            ("phamj", "phạm"),
            ("phajm", "phạm"),
            ("binhf", "bình"),
            ("dduwowngf", "đường"),
            ("dduwfowng", "đường"),
            ("duwowngdf", "đường"),
            ("dduongwf", "đường"),
            ("nguyeenx", "nguyễn"),
            ("nguyenex", "nguyễn"),
            ("vieetj", "việt"),
            ("thuowr", "thuở"),
            ("nhw", "như"),
            ("tw", "tư"),
            ("hoaf", "hoà"),
            ("quys", "quý"),
            ("giaf", "già"),
            ("giowf", "giờ"),
            ("raats", "rất"),
            ("xax", "xã"),
            ("saos", "sáo"),
            ("ddaji", "đại"),
            ("soong", "sông"),
            ("uwu", "ưu"),
            ("ruwowuj", "rượu"),
            ("khuyru", "khuỷu"),
            ("DDAIJ", "ĐẠI"),
            ("Hooij", "Hội"),
            ("pha5m", "phạm"),
            ("bi2nh", "bình"),
            ("d9uong72", "đường"),
            ("d9u7o7ng2", "đường"),
            ("nguye6n4", "nguyễn"),
            ("ha8ng2", "hằng"),
            ("D9a5i", "Đại"),
        ] {
            assert_eq!(decode(raw).as_deref(), Some(word), "{raw}");
        }
    }

    #[test]
    fn words_that_are_none() {
        for raw in [
            "minh", "ha", "2021", "g20", "b52", "covid19", "street", "tests", "vieet", "a", "w2",
            "", "phạm", "phamjj", "sx", "asean", "windows", "31a", "pha55m",
        ] {
            assert_eq!(decode(raw), None, "{raw}");
        }
    }
}

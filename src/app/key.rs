//! A key as the keymap sees it, and how keys are written: in `data/keys.toml`, in a user's own
//! keymap and in key scripts.
//!
//! A token is one key or a run of letters:
//!
//! | written | means |
//! |---|---|
//! | `j` `G` `?` | that character; a capital is written as itself |
//! | `Enter` `Esc` `Tab` `Space` `Backspace` `Delete` `Insert` `Up` `Down` `Left` `Right` `Home` `End` `PgUp` `PgDn` `F1`..`F12` | that key |
//! | `C-d` `A-Left` `S-Tab` | with Ctrl, Alt, Shift; they add up: `C-S-Left` |
//! | `<Space>` `<C-d>` `<lt>` | the same in angle brackets, also in the middle of a token |
//! | `ngoai` | each letter typed: any other token of two characters or more |
//!
//! Tokens are parted by white space. Turning events of the terminal into keys is the runtime's job.

use std::fmt;

/// Which key, without modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character as typed: Shift is in it already.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab; with Shift it is back tab.
    Tab,
    /// Backspace, byte 0x7f. Byte 0x08 arrives as Ctrl-H.
    Backspace,
    /// Delete.
    Delete,
    /// Insert.
    Insert,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift; always false for [`Code::Char`], whose character says it.
    pub shift: bool,
}

const NAMES: [(&str, Code); 19] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Space", Code::Char(' ')),
    ("lt", Code::Char('<')),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Insert", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("PageUp", Code::PageUp),
    ("PageDown", Code::PageDown),
    ("BS", Code::Backspace),
];

impl From<Code> for Key {
    fn from(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }
}

impl Key {
    /// A character without modifiers.
    #[must_use]
    pub fn char(c: char) -> Self {
        Code::Char(c).into()
    }

    /// A character with Ctrl. The case of the letter does not count: terminals do not send it.
    #[must_use]
    pub fn ctrl(c: char) -> Self {
        Self {
            ctrl: true,
            ..Self::char(c.to_ascii_lowercase())
        }
    }

    /// The character this key types into a field, if it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The digit this key types, for counts and link hints.
    #[must_use]
    pub fn digit(self) -> Option<u32> {
        self.typed().and_then(|c| c.to_digit(10))
    }

    /// Reads the name of one key: `j`, `C-d`, `S-Tab`, `Space`; `None` when it names no key.
    ///
    /// ```
    /// use docbao::app::key::{Code, Key};
    /// assert_eq!(Key::named("C-D"), Some(Key::ctrl('d')));
    /// assert_eq!(Key::named("Space"), Some(Key::char(' ')));
    /// assert_eq!(Key::named("-"), Some(Key::char('-')));
    /// assert_eq!(Key::named("Nope"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let mut key = Self::from(Code::Esc);
        let mut rest = name;
        while let Some((modifier, tail)) = rest.split_once('-')
            && !tail.is_empty()
        {
            match modifier {
                "C" => key.ctrl = true,
                "A" | "M" => key.alt = true,
                "S" => key.shift = true,
                _ => return None,
            }
            rest = tail;
        }
        key.code = code(rest)?;
        if let Code::Char(c) = key.code {
            if key.shift && c.is_lowercase() {
                key.code = Code::Char(c.to_uppercase().next().unwrap_or(c));
            }
            if key.ctrl {
                key.code = Code::Char(c.to_ascii_lowercase());
            }
            key.shift = false;
        }
        Some(key)
    }
}

fn code(name: &str) -> Option<Code> {
    let mut chars = name.chars();
    let first = chars.next()?;
    if chars.as_str().is_empty() {
        return (!first.is_control()).then_some(Code::Char(first));
    }
    if let Some(n) = name.strip_prefix('F').and_then(|n| n.parse::<u8>().ok()) {
        return (1..=12).contains(&n).then_some(Code::F(n));
    }
    NAMES.iter().find(|(n, _)| *n == name).map(|(_, c)| *c)
}

/// A key script that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' names no key; keys are written as j, C-d, Enter, Space")]
pub struct UnknownKey(pub String);

/// Reads a key script, as the head of this file says.
///
/// ```
/// use docbao::app::key::{script, Key};
/// let keys = script("g g /ngoai<Space>giao<Enter>").unwrap();
/// assert_eq!(keys.len(), 2 + 1 + 5 + 1 + 4 + 1);
/// assert_eq!(keys[1], Key::char('g'));
/// ```
///
/// # Errors
/// Angle brackets around something that is no key.
pub fn script(text: &str) -> Result<Vec<Key>, UnknownKey> {
    let mut keys = Vec::new();
    for token in text.split_whitespace() {
        if let Some(key) = Key::named(token) {
            keys.push(key);
            continue;
        }
        let mut rest = token;
        while let Some(c) = rest.chars().next() {
            if c == '<'
                && let Some((name, tail)) = rest[1..].split_once('>')
                && !name.is_empty()
            {
                keys.push(Key::named(name).ok_or_else(|| UnknownKey(format!("<{name}>")))?);
                rest = tail;
            } else {
                keys.push(Key::char(c));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    Ok(keys)
}

/// Reads the keys of one sequence, parted by spaces; unlike in a script, each must have a name.
///
/// ```
/// use docbao::app::key::sequence;
/// assert_eq!(sequence("g g").unwrap().len(), 2);
/// assert!(sequence("Ctrl-d").is_err());
/// ```
///
/// # Errors
/// A word that is no key.
pub fn sequence(text: &str) -> Result<Vec<Key>, UnknownKey> {
    let key = |word: &str| Key::named(word).ok_or_else(|| UnknownKey(word.to_owned()));
    text.split_whitespace().map(key).collect()
}

impl fmt::Display for Key {
    /// As written in a keymap; reading it back gives the same key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, modifier) in [(self.ctrl, "C-"), (self.alt, "A-"), (self.shift, "S-")] {
            if on {
                f.write_str(modifier)?;
            }
        }
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) => write!(f, "{c}"),
            Code::F(n) => write!(f, "F{n}"),
            code => {
                let name = NAMES.iter().find(|(_, c)| *c == code);
                f.write_str(name.map_or("?", |(n, _)| n))
            }
        }
    }
}

//! What tells one text from another, whatever file it stands in and whatever program reads it.

use std::fmt;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

/// The number of a text: `XXH3_128bits` of its UTF-8 bytes with seed 0, as version 0.8 of the `xxHash`
/// specification defines it, in big-endian order. The definition never changes: what a person marked is found
/// by it years later. Two different texts have the same number about once in 10^19 pairs of a library of ten
/// million.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct Fingerprint([u8; 16]);

impl Fingerprint {
    /// The number of a text.
    ///
    /// ```
    /// use docbao::text::fingerprint::Fingerprint;
    /// let print = Fingerprint::of("Hội nghị Ngoại giao");
    /// assert_eq!(print, Fingerprint::of("Hội nghị Ngoại giao"));
    /// assert_ne!(print, Fingerprint::of("Hội nghị Ngoại vụ"));
    /// assert_eq!(Fingerprint::of("").to_string(), "99aa06d3014798d86001c324468d497f");
    /// ```
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(xxh3_128(text.as_bytes()).to_be_bytes())
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl From<[u8; 16]> for Fingerprint {
    fn from(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl From<Fingerprint> for String {
    fn from(print: Fingerprint) -> Self {
        print.to_string()
    }
}

/// Words that are no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no fingerprint: 32 hexadecimal digits are one")]
pub struct NoFingerprint;

impl TryFrom<String> for Fingerprint {
    type Error = NoFingerprint;

    fn try_from(written: String) -> Result<Self, NoFingerprint> {
        let digits = written.len() == 32 && written.bytes().all(|b| b.is_ascii_hexdigit());
        let number = digits
            .then(|| u128::from_str_radix(&written, 16).ok())
            .flatten();
        number.map(|n| Self(n.to_be_bytes())).ok_or(NoFingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was written down by an earlier program must be found by every later one.
    #[test]
    fn the_numbers_of_texts_are_fixed() {
        let table = [
            ("", "99aa06d3014798d86001c324468d497f"),
            ("a", "a96faf705af16834e6c632b61e964e1f"),
        ];
        for (text, number) in table {
            assert_eq!(Fingerprint::of(text).to_string(), number, "{text:?}");
        }
    }

    #[test]
    fn a_fingerprint_is_read_as_it_was_written() {
        let print = Fingerprint::of("đọc báo");
        assert_eq!(Fingerprint::try_from(print.to_string()), Ok(print));
        for wrong in ["", "a", "+9aa06d3014798d86001c324468d497f", "zz"] {
            assert_eq!(Fingerprint::try_from(wrong.to_owned()), Err(NoFingerprint));
        }
    }
}

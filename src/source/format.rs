//! What a file holds and how it is compressed: by its name, else by how it begins.

use std::ffi::OsStr;
use std::path::Path;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Format {
    /// One page of text.
    Text,
    /// A JSON object a line, each a page.
    Lines,
    /// WARC records; those of the type `conversion` are pages.
    Wet,
}

impl Format {
    /// Whether it holds many pages.
    #[must_use]
    pub fn has_many(self) -> bool {
        self != Self::Text
    }
}

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Codec {
    /// Not at all.
    Plain,
    /// gzip, in one member or many.
    Gzip,
    /// Zstandard, in one frame or many.
    Zstd,
}

/// The endings of names, longest first, and what they say.
const FORMATS: [(&[u8], Format); 4] = [
    (b".warc.wet", Format::Wet),
    (b".jsonl", Format::Lines),
    (b".txt", Format::Text),
    (b".wet", Format::Wet),
];
const CODECS: [(&[u8], Codec); 2] = [(b".gz", Codec::Gzip), (b".zst", Codec::Zstd)];

/// How many bytes are enough to tell what a file holds.
pub(super) const HEAD: usize = 1 << 16;

/// What the name of a file says of it; `None` when it is no page and no file of pages by its name.
pub(super) fn named(path: &Path) -> Option<(Format, Codec)> {
    let (_, format, codec) = parts(path.file_name()?);
    Some((format?, codec))
}

/// The name of a file without the endings that say what it holds. Endings that say nothing of that
/// stay off too, as they do on the stem of any file.
pub(super) fn stem(path: &Path) -> Option<&OsStr> {
    let name = path.file_name()?;
    let (stem, format, codec) = parts(name);
    let stem = Path::new(stem);
    if format.is_none() && codec == Codec::Plain {
        return stem.file_stem();
    }
    Some(stem.as_os_str())
}

/// A name's stem, and what its endings say.
fn parts(name: &OsStr) -> (&OsStr, Option<Format>, Codec) {
    let (name, codec) = CODECS
        .iter()
        .find_map(|(end, codec)| Some((without(name, end)?, *codec)))
        .unwrap_or((name, Codec::Plain));
    FORMATS
        .iter()
        .find_map(|(end, format)| Some((without(name, end)?, Some(*format), codec)))
        .unwrap_or((name, None, codec))
}

/// `name` without `end`, whatever its case; a name is never nothing but its ending.
fn without<'a>(name: &'a OsStr, end: &[u8]) -> Option<&'a OsStr> {
    let bytes = name.as_encoded_bytes();
    let cut = bytes.len().checked_sub(end.len()).filter(|&cut| cut > 0)?;
    if !bytes[cut..].eq_ignore_ascii_case(end) {
        return None;
    }
    // The endings are ASCII: the first of their letters is where one ending of the path's own begins.
    let mut stem = Path::new(name);
    for _ in memchr::memchr_iter(b'.', end) {
        stem = Path::new(stem.file_stem()?);
    }
    Some(stem.as_os_str())
}

/// How a file is compressed that begins with `head`.
pub(super) fn codec(head: &[u8]) -> Codec {
    if head.starts_with(&[0x1f, 0x8b, 8]) {
        Codec::Gzip
    } else if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) || is_skippable(head) {
        Codec::Zstd
    } else {
        Codec::Plain
    }
}

/// Whether a skippable zstd frame begins here.
pub(super) fn is_skippable(head: &[u8]) -> bool {
    matches!(head, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// What a file holds whose unpacked bytes begin with `head`, of which `whole` says whether it is all.
pub(super) fn holds(head: &[u8], whole: bool) -> Format {
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    if head.starts_with(b"WARC/") {
        return Format::Wet;
    }
    let first = head
        .split(|&b| b == b'\n')
        .map(<[u8]>::trim_ascii)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    let cut = !whole && !head.contains(&b'\n');
    let is_object = first.starts_with(b"{")
        && (serde_json::from_slice::<serde::de::IgnoredAny>(first).is_ok()
            || (cut && first[1..].trim_ascii_start().starts_with(b"\"")));
    if is_object {
        Format::Lines
    } else {
        Format::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_in_a_file() {
        let of = |name: &str| named(Path::new(name));
        assert_eq!(of("a/b.txt"), Some((Format::Text, Codec::Plain)));
        assert_eq!(of("b.TXT.GZ"), Some((Format::Text, Codec::Gzip)));
        assert_eq!(of("b.jsonl.zst"), Some((Format::Lines, Codec::Zstd)));
        assert_eq!(of("CC-1.warc.wet.gz"), Some((Format::Wet, Codec::Gzip)));
        assert_eq!(of("b.wet"), Some((Format::Wet, Codec::Plain)));
        for other in ["b.md", "b.gz", "txt", ".txt", "b.txt.bz2", "b.warc.gz"] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn stems_are_without_those_endings() {
        let of = |name: &str| stem(Path::new(name)).map(|s| s.to_string_lossy().into_owned());
        for (name, expected) in [
            ("a/b.txt", "b"),
            ("b.2.jsonl.gz", "b.2"),
            ("CC-1.warc.wet.gz", "CC-1"),
            ("c.md", "c"),
            ("page", "page"),
            ("x.gz", "x"),
            ("-.txt", "-"),
        ] {
            assert_eq!(of(name).as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn the_beginning_says_it_without_a_name() {
        assert_eq!(codec(b"\x1f\x8b\x08\0"), Codec::Gzip);
        assert_eq!(codec(b"\x28\xb5\x2f\xfd"), Codec::Zstd);
        assert_eq!(codec(b"Tin"), Codec::Plain);
        assert_eq!(holds(b"WARC/1.0\r\n", false), Format::Wet);
        assert_eq!(
            holds(b"\xef\xbb\xbf\n{\"text\": \"a\"}\n{", true),
            Format::Lines
        );
        assert_eq!(holds(b"{\"text\": \"a and so on", false), Format::Lines);
        for text in ["{\"text\": \"a", "{ngoặc} là một dấu", "", "[1]\n", "Tin"] {
            assert_eq!(holds(text.as_bytes(), true), Format::Text, "{text}");
        }
    }
}

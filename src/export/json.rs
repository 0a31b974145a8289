//! JSON, one object a line, in which no character can harm a terminal: everything that
//! [`is_hostile`] names is written `\uXXXX`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::text::is_hostile;

/// Writes `value` and a newline.
pub fn line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let mut json = serde_json::Serializer::with_formatter(&mut *out, Harmless);
    value.serialize(&mut json)?;
    out.write_all(b"\n")
}

/// Writes an object that is JSON already, and a newline.
pub(super) fn written(out: &mut dyn Write, object: &str) -> io::Result<()> {
    // Outside strings JSON has no character that could harm.
    Harmless.write_string_fragment(&mut *out, object)?;
    out.write_all(b"\n")
}

/// Writes an object that [`line()`] wrote, with one field more at its end.
pub fn with_field(
    out: &mut dyn Write,
    object: &[u8],
    name: &str,
    value: &impl Serialize,
) -> io::Result<()> {
    let mut field = Vec::new();
    line(&mut field, value)?;
    let open = object.strip_suffix(b"}\n").unwrap_or(object);
    out.write_all(open)?;
    write!(out, ",\"{name}\":")?;
    out.write_all(field.trim_ascii_end())?;
    out.write_all(b"}\n")
}

struct Harmless;

impl Formatter for Harmless {
    /// Gets a value that was read as JSON and is written as it was.
    fn write_raw_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        self.write_string_fragment(writer, fragment)
    }

    /// Gets what needs no escape by JSON's own rules, which leave DEL, C1 and bidi controls as they are.
    fn write_string_fragment<W>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| is_hostile(c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_characters_are_escaped_and_come_back() {
        let text = "Đường \u{1b}[2J\u{7f}\u{9b}\u{202e}\u{2028}\u{e0041}\n\"\\";
        let mut out = Vec::new();
        assert!(line(&mut out, &text).is_ok());
        let json = String::from_utf8(out).unwrap();
        assert_eq!(
            json.trim_end(),
            r#""Đường \u001b[2J\u007f\u009b\u202e\u2028\udb40\udc41\n\"\\""#
        );
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}

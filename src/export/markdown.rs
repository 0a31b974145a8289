//! An article as Markdown. Characters of the page that Markdown would obey are escaped, so that a page
//! cannot make links or markup of its own.

use std::io::{self, Write};

use super::plain;
use super::words::Words;
use crate::library::build::Built;
use crate::parse::article::Kind;
use crate::text::{visible, without_bar};

/// Writes the article.
pub fn article(out: &mut dyn Write, built: &Built, folder: &str, words: &Words) -> io::Result<()> {
    let title = plain::line(&built.article.title.text);
    let meta = plain::meta(built, folder, words);
    writeln!(out, "# {}\n\n*{}*", escaped(&title), escaped(&meta))?;
    for block in &built.article.blocks {
        let text = block.text(&built.page.text);
        let text = match block.kind {
            Kind::Caption => without_bar(&text),
            _ => &text,
        };
        let text = escaped(&visible(text));
        match block.kind {
            Kind::Lead | Kind::Question => writeln!(out, "\n**{text}**")?,
            Kind::Paragraph => writeln!(out, "\n{text}")?,
            Kind::Subheading => writeln!(out, "\n## {text}")?,
            Kind::Caption => writeln!(out, "\n> {text}")?,
            _ => {}
        }
    }
    for (heading, items) in plain::names(built, words) {
        list(out, &heading, &items)?;
    }
    for (heading, links) in plain::lists(built, words) {
        let items: Vec<String> = links
            .iter()
            .map(|l| match (&l.title, &l.teaser) {
                (Some(title), Some(teaser)) => format!("{title}: {teaser}"),
                (title, teaser) => title
                    .as_ref()
                    .or(teaser.as_ref())
                    .cloned()
                    .unwrap_or_default(),
            })
            .collect();
        list(out, &heading, &items)?;
    }
    Ok(())
}

/// Writes the running text alone.
pub fn body(out: &mut dyn Write, built: &Built) -> io::Result<()> {
    let mut first = true;
    for block in built.article.body() {
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        let text = block.text(&built.page.text);
        writeln!(out, "{}", escaped(&visible(&text)))?;
    }
    Ok(())
}

fn list(out: &mut dyn Write, heading: &str, items: &[String]) -> io::Result<()> {
    writeln!(
        out,
        "\n## {} ({})\n",
        escaped(&plain::line(heading)),
        items.len()
    )?;
    for item in items {
        writeln!(out, "- {}", escaped(&plain::line(item)))?;
    }
    Ok(())
}

/// `text` as Markdown that shows exactly these letters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let first = at == 0;
        let numbered =
            matches!(c, '.' | ')') && at > 0 && text[..at].bytes().all(|b| b.is_ascii_digit());
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '!'
        ) || first && matches!(c, '#' | '+' | '-' | '=' | '~')
            || numbered
        {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_page_cannot_make_markup() {
        assert_eq!(
            escaped("[a](javascript:b) *c* <d>"),
            r"\[a\](javascript:b) \*c\* \<d\>"
        );
        assert_eq!(escaped("# no heading"), r"\# no heading");
        assert_eq!(escaped("- 12. no list"), r"\- 12. no list");
        assert_eq!(
            escaped("12. no list, 3.763 too"),
            r"12\. no list, 3.763 too"
        );
    }
}

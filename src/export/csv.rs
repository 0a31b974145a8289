//! Articles as a table for a spreadsheet: one row an article, without its text. Fields as RFC 4180 has
//! them, lines as everywhere else. A field that a spreadsheet would run as a formula is put behind an
//! apostrophe, since the words are the page's.

use std::io::{self, Write};

use super::plain;
use super::record::Source;
use crate::library::build::Built;

/// The names of the columns.
pub(super) const HEAD: &str =
    "id,title,published,source,section,byline,words,conferences,officials,url,path,derived_title\n";

/// Writes the row of an article.
pub(super) fn row(out: &mut dyn Write, built: &Built, folder: &str) -> io::Result<()> {
    let (page, article) = (&built.page, &built.article);
    let source = Source::of(page);
    let joined = |names: Vec<&str>| names.join("; ");
    let names = &built.names;
    let conferences = names.conferences.iter().map(|c| c.name.as_str()).collect();
    let officials = names.officials.iter().map(|o| o.name.as_str()).collect();
    let fields = [
        page.id.clone(),
        article.title.text.clone(),
        article.told().map(|p| p.to_string()).unwrap_or_default(),
        folder.to_owned(),
        article.section.clone().unwrap_or_default(),
        article.byline.clone().unwrap_or_default(),
        article.words(&page.text).to_string(),
        joined(conferences),
        joined(officials),
        source.url.unwrap_or_default().to_owned(),
        source.path,
        article.title.derived.to_string(),
    ];
    let fields: Vec<String> = fields.iter().map(|field| quoted(field)).collect();
    writeln!(out, "{}", fields.join(","))
}

/// A field, in quotes where it needs them.
fn quoted(field: &str) -> String {
    let field = plain::line(field);
    let runs = field.starts_with(['=', '+', '-', '@']);
    let sign = if runs { "'" } else { "" };
    if field.contains([',', '"']) || field.starts_with(' ') || field.ends_with(' ') {
        format!("\"{sign}{}\"", field.replace('"', "\"\""))
    } else {
        format!("{sign}{field}")
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn fields_are_quoted_and_never_run() {
        for (field, written) in [
            ("Khai mạc", "Khai mạc"),
            ("Một, hai", "\"Một, hai\""),
            ("Nói \"không\"", "\"Nói \"\"không\"\"\""),
            ("=1+1", "'=1+1"),
            ("-2, 3", "\"'-2, 3\""),
            ("hai\ndòng\u{1b}[m", "hai dòng␛[m"),
            ("", ""),
        ] {
            assert_eq!(quoted(field), written);
        }
    }
}

//! A query typed raw, for an input method that was off, as it was meant.

use super::tree::{Expr, Name, Position, Search};
use crate::text::telex;

impl Search {
    /// The same query with every unmarked word that decodes to a valid syllable decoded; `None` when there
    /// is no such word. Ask for it when the query found nothing: `the` and `has` are syllables too, once
    /// they are decoded.
    ///
    /// ```
    /// use docbao::library::search::{Options, Search};
    /// let typed = Search::parse("phamj binhf minh", Options::default()).unwrap();
    /// assert_eq!(typed.decoded().unwrap().text, "phạm bình minh");
    /// ```
    #[must_use]
    pub fn decoded(&self) -> Option<Self> {
        let mut typed: Vec<&Position> = Vec::new();
        self.expr.each_leaf(&mut |leaf, _| match leaf {
            Expr::Phrase(phrase) => typed.extend(&phrase.words),
            Expr::Official(name)
            | Expr::Conference(name)
            | Expr::Source(name)
            | Expr::Tag(name) => typed.extend(words(name)),
            _ => {}
        });
        // A form that was added has the bytes of what it was added to; those are no single word, or the same.
        typed.sort_by_key(|p| (p.span.start, p.span.end));
        let mut text = String::with_capacity(self.text.len());
        let mut done = 0;
        let mut any = false;
        for position in typed {
            let Some(raw) = self.text.get(position.span.clone()) else {
                continue;
            };
            if position.span.start < done || !position.is_unmarked() {
                continue;
            }
            if let Some(word) = telex::decode(raw) {
                text.push_str(&self.text[done..position.span.start]);
                text.push_str(&word);
                done = position.span.end;
                any = true;
            }
        }
        text.push_str(&self.text[done..]);
        any.then(|| Self::parse(&text, self.options).ok()).flatten()
    }
}

fn words(name: &Name) -> impl Iterator<Item = &Position> {
    name.forms.iter().flatten()
}

//! What makes one hit better than another: words side by side in the title, then side by side, then in the
//! title, then spelt as they were typed. Each is a search of its own, stricter than the one typed.

use std::ops::Range;

use super::tree::{Expr, Phrase, Position, Scope, Search};
use crate::text::word::Word;

impl Search {
    /// Stricter searches, the strictest first. What the first finds is better than what only the second finds,
    /// and so on; what none finds but this search comes last. None where nothing is stricter.
    #[must_use]
    pub fn stricter(&self) -> Vec<Self> {
        let adjacent = adjacent(&self.expr);
        let title = |expr: &Expr| {
            let mut expr = expr.clone();
            expr.rescope(Scope::Title);
            expr
        };
        let near = adjacent.as_ref().unwrap_or(&self.expr);
        let mut exprs = Vec::new();
        for expr in [
            title(near),
            near.clone(),
            title(&self.expr),
            self.expr.clone(),
        ] {
            let spelt = as_typed(&expr);
            for expr in [spelt, expr] {
                if expr != self.expr && !exprs.contains(&expr) {
                    exprs.push(expr);
                }
            }
        }
        let search = |expr| Self {
            expr,
            ..self.clone()
        };
        exprs.into_iter().map(search).collect()
    }
}

/// The same with the words that were typed one after the other side by side; `None` when there are no two.
fn adjacent(expr: &Expr) -> Option<Expr> {
    let Expr::All(parts) = expr else {
        return None;
    };
    let mut joined: Vec<Expr> = Vec::new();
    for part in parts {
        if let (Some(Expr::Phrase(before)), Expr::Phrase(phrase)) = (joined.last_mut(), part)
            && before.scope == phrase.scope
        {
            join(before, phrase);
        } else {
            joined.push(part.clone());
        }
    }
    (joined.len() < parts.len()).then_some(())?;
    Expr::all(joined)
}

fn join(phrase: &mut Phrase, next: &Phrase) {
    // Only the last word of a phrase is open.
    for word in phrase.words.iter_mut().flat_map(|p| &mut p.words) {
        word.open = false;
    }
    phrase.words.extend(next.words.iter().cloned());
    let Range { start, .. } = phrase.span;
    phrase.span = start..next.span.end;
}

/// The same with every word spelt as it was typed: no mark added, no other spelling of i and y.
fn as_typed(expr: &Expr) -> Expr {
    match expr {
        Expr::All(parts) => Expr::All(parts.iter().map(as_typed).collect()),
        Expr::Any(parts) => Expr::Any(parts.iter().map(as_typed).collect()),
        Expr::Phrase(phrase) => Expr::Phrase(Phrase {
            words: phrase.words.iter().map(spelt).collect(),
            ..phrase.clone()
        }),
        // What is excluded stays excluded in every spelling.
        other => other.clone(),
    }
}

fn spelt(position: &Position) -> Position {
    let typed = position.words.first().map(|word| Word {
        open: word.open,
        ..Word::known(&word.written())
    });
    Position {
        words: typed.into_iter().collect(),
        ..position.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::search::Options;

    fn stricter(text: &str) -> Vec<Search> {
        Search::parse(text, Options::default()).unwrap().stricter()
    }

    #[test]
    fn the_strictest_comes_first() {
        let found = stricter("hoi nghi");
        let phrases: Vec<_> = found
            .iter()
            .map(|search| match &search.expr {
                Expr::Phrase(p) => (p.words.len(), p.scope, p.words[0].words[0].exact.is_some()),
                Expr::All(parts) => match &parts[0] {
                    Expr::Phrase(p) => (1, p.scope, p.words[0].words[0].exact.is_some()),
                    other => panic!("{other:?}"),
                },
                other => panic!("{other:?}"),
            })
            .collect();
        let right = [
            (2, Scope::Title, true),
            (2, Scope::Title, false),
            (2, Scope::Article, true),
            (2, Scope::Article, false),
            (1, Scope::Title, true),
            (1, Scope::Title, false),
            (1, Scope::Article, true),
        ];
        assert_eq!(phrases, right);
    }

    #[test]
    fn what_cannot_be_stricter_is_not() {
        assert!(stricter("date:2021").is_empty());
        assert!(stricter("").is_empty());
        assert!(stricter("title:/hội/").is_empty());
        // Only marked words, side by side already: the title alone is left.
        assert_eq!(stricter("\"đại hội\"").len(), 1);
    }

    #[test]
    fn excluded_words_and_fields_stay_as_they_are() {
        for search in stricter("ngoai giao -thuong official:son date:2021") {
            let Expr::All(parts) = &search.expr else {
                panic!("{search:?}");
            };
            assert!(parts.iter().any(|p| matches!(p, Expr::Not(_))));
            assert!(parts.iter().any(|p| matches!(p, Expr::Official(_))));
        }
    }
}

//! How a line that matched is cut to the width of the list, so that its first match is in sight.

use crate::library::why::Excerpt;
use crate::text::wrap::width;

/// The byte at which an excerpt begins to be shown in `columns` columns: its first, unless the first match
/// would be cut off or come last then.
#[must_use]
pub fn start(excerpt: &Excerpt, columns: usize) -> usize {
    let Some(first) = excerpt.marks.first() else {
        return 0;
    };
    let text = |to: usize| excerpt.text.get(..to).unwrap_or_default();
    if width(text(first.end)) <= columns * 2 / 3 {
        return 0;
    }
    // A third of the columns is for what stands before the match; only whole words of it are shown.
    let before = text(first.start);
    let words = before.char_indices().filter(|(_, c)| c.is_whitespace());
    let starts = words.map(|(at, c)| at + c.len_utf8());
    let fits = |at: &usize| width(&before[*at..]) <= columns / 3;
    starts.into_iter().find(fits).unwrap_or(first.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_match_is_in_sight() {
        let text = "Sáng nay tại Hà Nội đã khai mạc Hội nghị Ngoại giao lần thứ 31";
        let at = text.find("Ngoại").unwrap();
        let mark = at..at + "Ngoại giao".len();
        let excerpt = Excerpt {
            text: text.to_owned(),
            marks: vec![mark],
        };
        let table = [
            (90, "Sáng nay"),
            (77, "Sáng nay"),
            (60, "khai mạc Hội nghị Ngoại"),
            (30, "Hội nghị Ngoại"),
            (10, "Ngoại giao"),
            (0, "Ngoại giao"),
        ];
        for (columns, beginning) in table {
            let shown = &text[start(&excerpt, columns)..];
            assert!(shown.starts_with(beginning), "{columns}: {shown}");
        }
    }

    #[test]
    fn without_a_match_it_begins_at_its_beginning() {
        let excerpt = Excerpt {
            text: "một hai".to_owned(),
            marks: Vec::new(),
        };
        assert_eq!(start(&excerpt, 1), 0);
    }
}

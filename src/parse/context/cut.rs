//! Lines that end in three dots: teasers that a list cuts at a length, or the pauses of somebody who tells a
//! story. The first stand in a row at the end of a page, the second between whole sentences.

use super::Page;
use crate::parse::facts::Fact;
use crate::parse::line::End;

/// A line of so many words may be a teaser.
const LONG: usize = 12;

impl Page<'_, '_> {
    pub(super) fn cut_lines(&mut self) {
        let is_cut = |i: &usize| self.lines[*i].end == End::Ellipsis;
        let long = |i: &usize| self.lines[*i].words.len() >= LONG;
        let long: Vec<usize> = (0..self.len()).filter(long).collect();
        if !long.iter().any(is_cut) {
            return;
        }
        let whole = long.iter().rposition(|i| !is_cut(i));
        let (above, behind) = long.split_at(whole.map_or(0, |at| at + 1));
        let cut_above = above.iter().filter(|i| is_cut(i)).count();
        let ends_cut = behind.len() >= 2 && cut_above * 4 <= above.len();
        let in_runs: Vec<usize> = long
            .chunk_by(|a, b| is_cut(a) && is_cut(b))
            .filter(|run| run.len() >= 2)
            .flatten()
            .copied()
            .collect();
        for i in in_runs {
            self.insert(i, Fact::CutRun);
        }
        for &i in behind.iter().filter(|_| ends_cut) {
            self.insert(i, Fact::CutTail);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::context::Context;
    use crate::parse::corpus::Corpus;
    use crate::parse::line::Scan;
    use crate::parse::marks::Furniture;

    const WORDS: &str = "Đoàn đại biểu thành phố đến thăm làng nghề và trò chuyện với bà con";

    /// For each line of a page of long lines that end so: whether it is in a run, and in the tail.
    fn cut(ends: &[&str]) -> Vec<(bool, bool)> {
        let lines: Vec<String> = ends.iter().map(|end| format!("{WORDS}{end}")).collect();
        let text = lines.join("\n");
        let scan = Scan::new(&text, &text);
        let lines = scan.lines();
        let context = Context::new(&lines, Furniture::builtin(), &Corpus::default(), None);
        let facts = context.facts.iter();
        facts
            .map(|f| (f.contains(Fact::CutRun), f.contains(Fact::CutTail)))
            .collect()
    }

    #[test]
    fn teasers_end_a_page_of_whole_sentences() {
        let (no, both) = ((false, false), (true, true));
        assert_eq!(cut(&[".", ".", "...", "…"]), [no, no, both, both]);
        assert_eq!(cut(&[".", ".", ".", "..."]), [no; 4]);
    }

    #[test]
    fn pauses_stand_between_sentences() {
        let (no, run) = ((false, false), (true, false));
        assert_eq!(cut(&["…", "…", ".", "…", "."]), [run, run, no, no, no]);
        assert_eq!(cut(&["…", ".", "…", "…"]), [no, no, run, run]);
    }
}

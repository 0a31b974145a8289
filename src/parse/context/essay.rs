//! Pages whose body is pictures: their captions read like short paragraphs, and only the page tells what they are.

use super::Page;
use crate::parse::facts::Fact;
use crate::parse::marks::Furniture;
use crate::parse::word::{Word, words};

/// Lines above the title in which a kicker says what the page is.
const KICKER: usize = 2;
/// Lines of a run.
const RUN: usize = 4;
/// Words of a line that may be one sentence under a picture.
const SENTENCE: std::ops::RangeInclusive<usize> = 4..=40;
/// A line of so few words (a picture's number, a sign) does not end a run.
const ASIDE: usize = 3;

impl Page<'_, '_> {
    /// What the title, a kicker and the credits say of the page, and where sentences stand alone in a row.
    pub(super) fn essay(&mut self, title: Option<usize>, furniture: &Furniture) {
        if let Some(title) = title
            && self.is_of_pictures(title, furniture)
        {
            (title..self.len()).for_each(|i| self.insert(i, Fact::PicturePage));
        }
        self.lone_credit();
        self.single_sentences();
    }

    fn is_of_pictures(&self, title: usize, furniture: &Furniture) -> bool {
        let kicker = |i: usize| {
            let line = &self.lines[i];
            line.words.len() <= 3 && (names_pictures(line.text) || furniture.is_essay(line.words))
        };
        let line = &self.lines[title];
        let start = line.text.trim_start_matches(['[', '(']);
        let mark = start.split([']', ')', ':', ' ']).next().unwrap_or_default();
        let marked = start.len() < line.text.len() || start[mark.len()..].starts_with(':');
        (marked && names_pictures(mark))
            || furniture.is_essay(line.words)
            || (title.saturating_sub(KICKER)..title).any(kicker)
    }

    /// A page on which one credit stands alone and no picture has one of its own.
    fn lone_credit(&mut self) {
        const OWN: &[Fact] = &[Fact::CreditBracket, Fact::CreditOpen];
        let mut alone = (0..self.len()).filter(|&i| self.has(i, Fact::CreditOnly));
        let (Some(only), None) = (alone.next(), alone.next()) else {
            return;
        };
        if !self.facts.iter().any(|f| f.any(OWN)) {
            (0..only).for_each(|i| self.insert(i, Fact::CreditBelow));
        }
    }

    /// Lines of one sentence each, several in a row: captions, or the short paragraphs of some sites.
    fn single_sentences(&mut self) {
        let lines = self.lines;
        let aside = |i: usize| lines[i].words.len() <= ASIDE;
        let single = |i: usize| {
            let line = &lines[i];
            SENTENCE.contains(&line.words.len()) && line.inner_ends == 0 && line.end.is_closed()
        };
        self.mark_runs(RUN, single, aside, Fact::SingleRun);
    }
}

/// The word for pictures alone; without its mark it is the one for brother, or England.
fn names_pictures(text: &str) -> bool {
    const ENGLISH: &[Word] = &words!["photo", "photos", "pictures", "gallery"];
    let lower = text.trim().to_lowercase();
    lower == "ảnh" || ENGLISH.contains(&Word::of(&lower))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::context::Context;
    use crate::parse::corpus::Corpus;
    use crate::parse::facts::Facts;
    use crate::parse::line::Scan;

    fn facts(text: &str) -> Vec<Facts> {
        let scan = Scan::new(text, text);
        let lines = scan.lines();
        Context::new(&lines, Furniture::builtin(), &Corpus::default(), None).facts
    }

    const SENTENCES: &str = "Thiếu nhi tặng hoa cho khách ở sân Phủ Chủ tịch.\n\
        Hai nhà lãnh đạo duyệt đội danh dự Quân đội nhân dân.\n1\n\
        Phóng viên hai nước tác nghiệp tại lễ đón sáng nay.\n\
        Sau lễ đón, hai bên đi bộ sang trụ sở để hội đàm.\n";

    #[test]
    fn a_page_says_that_it_is_of_pictures() {
        let is = |title: &str| {
            facts(&format!("{title}\n02/11/2023 11:40\n{SENTENCES}"))
                .iter()
                .any(|f| f.contains(Fact::PicturePage))
        };
        assert!(is("[Ảnh] Lễ đón Thủ tướng Hà Lan tại Phủ Chủ tịch"));
        assert!(is("Ảnh: Lễ đón Thủ tướng Hà Lan tại Phủ Chủ tịch"));
        assert!(is("Chùm ảnh lễ đón Thủ tướng Hà Lan tại Phủ Chủ tịch"));
        assert!(is("Ảnh\nLễ đón Thủ tướng Hà Lan tại Phủ Chủ tịch"));
        assert!(!is("Anh: Lễ đón Thủ tướng Hà Lan tại Phủ Thủ tướng"));
        assert!(!is("Lễ đón Thủ tướng Hà Lan tại Phủ Chủ tịch"));
    }

    #[test]
    fn sentences_in_a_row() {
        let run = |text: &str| {
            let facts = facts(text);
            facts.iter().filter(|f| f.contains(Fact::SingleRun)).count()
        };
        assert_eq!(run(SENTENCES), 4);
        let three: Vec<&str> = SENTENCES.lines().take(4).collect();
        assert_eq!(run(&three.join("\n")), 0);
        assert_eq!(
            run(&SENTENCES.replace("sáng nay.", "sáng nay. Trời mưa.")),
            0
        );
    }

    #[test]
    fn one_credit_below_all() {
        let below = |text: &str| {
            let facts = facts(text);
            facts
                .iter()
                .filter(|f| f.contains(Fact::CreditBelow))
                .count()
        };
        assert_eq!(below(&format!("{SENTENCES}Ảnh: Văn Hiếu")), 5);
        assert_eq!(
            below(&format!("{SENTENCES}Ảnh: Văn Hiếu\nẢnh: Bảo Trân")),
            0
        );
        assert_eq!(below(SENTENCES), 0);
    }
}

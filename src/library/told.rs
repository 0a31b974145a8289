//! The article of the page that a problem is about.

use super::Library;
use super::query::ArticleNo;
use crate::error::Problem;

impl Library {
    /// The article, and the line of its page where the problem tells one; `None` when its page is no article of
    /// the library. Looks at the place of every article until it is found.
    #[must_use]
    pub fn told_of(&self, problem: &Problem) -> Option<(ArticleNo, Option<u32>)> {
        (0..self.len() as ArticleNo).find_map(|no| {
            let (_, locator) = self.place(no)?;
            let of_page = locator.path() == problem.path;
            let of_record = || {
                problem.line.is_some()
                    && locator.line() == problem.line
                    && locator.file() == problem.path
            };
            if of_page {
                Some((no, problem.line))
            } else {
                of_record().then_some((no, None))
            }
        })
    }
}

//! What is said of a query that makes no sense, and what to do about it.

/// One text for each way; `{}` stands for what was typed, or for what the compiler of regular expressions
/// says.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what is wrong")]
pub struct SearchTexts {
    pub unknown_field: &'static str,
    pub no_value: &'static str,
    pub bad_date: &'static str,
    pub dates_backwards: &'static str,
    pub unknown_status: &'static str,
    pub unknown_scope: &'static str,
    pub excluded_scope: &'static str,
    pub unclosed_quote: &'static str,
    pub unclosed_parenthesis: &'static str,
    pub unopened_parenthesis: &'static str,
    pub unclosed_regex: &'static str,
    pub bad_regex: &'static str,
    pub one_sided_or: &'static str,
    pub too_deep: &'static str,
}

impl SearchTexts {
    /// What to say of what is wrong, by its name, with the words it is about; an unknown name is said as it
    /// is.
    ///
    /// ```
    /// let texts = &docbao::lang::Lang::En.texts().search;
    /// assert_eq!(texts.wrong("bad-date", "nay"), "‘nay’ is no date: write 2016, 5/2016, 15/12/2021 or 2016..2021");
    /// ```
    #[must_use]
    pub fn wrong(&self, name: &str, detail: &str) -> String {
        let text = match name {
            "unknown-field" => self.unknown_field,
            "no-value" => self.no_value,
            "bad-date" => self.bad_date,
            "dates-backwards" => self.dates_backwards,
            "unknown-status" => self.unknown_status,
            "unknown-scope" => self.unknown_scope,
            "excluded-scope" => self.excluded_scope,
            "unclosed-quote" => self.unclosed_quote,
            "unclosed-parenthesis" => self.unclosed_parenthesis,
            "unopened-parenthesis" => self.unopened_parenthesis,
            "unclosed-regex" => self.unclosed_regex,
            "bad-regex" => self.bad_regex,
            "one-sided-or" => self.one_sided_or,
            "too-deep" => self.too_deep,
            other => other,
        };
        text.replace("{}", detail)
    }
}

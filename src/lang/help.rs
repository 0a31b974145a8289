//! The words of the help screen, beside the line that each verb has.

/// Help.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct HelpTexts {
    pub heading: &'static str,
    pub links_heading: &'static str,
    pub problems_heading: &'static str,
    pub global: &'static str,
    pub list: &'static str,
    pub reader: &'static str,
    pub facets: &'static str,
    pub links: &'static str,
    pub help: &'static str,
    pub typing: &'static str,
    pub commands: &'static str,
    pub signs: &'static str,
    pub sign_official: &'static str,
    pub sign_conference: &'static str,
    pub sample_official: &'static str,
    pub sample_conference: &'static str,
    pub sign_unread: &'static str,
    pub sign_starred: &'static str,
    pub sign_noted: &'static str,
    pub sign_derived: &'static str,
    pub sign_inferred: &'static str,
    pub sign_link: &'static str,
    pub sign_fold: &'static str,
    pub sign_reprints: &'static str,
    pub sign_counts: &'static str,
    pub count: &'static str,
    pub nothing: &'static str,
}

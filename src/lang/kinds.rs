//! What the blocks of an article are called.

/// What a block can be.
#[derive(Debug)]
#[allow(missing_docs, reason = "each field is named after what it says")]
pub struct KindTexts {
    pub title: &'static str,
    pub byline: &'static str,
    pub dateline: &'static str,
    pub lead: &'static str,
    pub paragraph: &'static str,
    pub question: &'static str,
    pub subheading: &'static str,
    pub caption: &'static str,
    pub alt: &'static str,
    pub related: &'static str,
    pub topic: &'static str,
    pub links: &'static str,
    pub chrome: &'static str,
}

impl KindTexts {
    /// The word for a kind, by its name in the exported JSON; an unknown name stays as it is.
    #[must_use]
    pub fn name<'a>(&self, kind: &'a str) -> &'a str {
        match kind {
            "title" => self.title,
            "byline" => self.byline,
            "dateline" => self.dateline,
            "lead" => self.lead,
            "paragraph" => self.paragraph,
            "question" => self.question,
            "subheading" => self.subheading,
            "caption" => self.caption,
            "alt" => self.alt,
            "related" => self.related,
            "topic" => self.topic,
            "links" => self.links,
            "chrome" => self.chrome,
            other => other,
        }
    }
}

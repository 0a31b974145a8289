//! The fields of an indexed article. None is stored: what a list shows of an article is in the library.

use tantivy::schema::{
    BytesOptions, FAST, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing,
    TextOptions,
};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{IndexSettings, Order};

use super::words::Words;

/// The format of an index and of what is told in it: how pages are split and names found. One of another is made anew.
pub(super) const VERSION: u32 = 10;

const WORDS: &str = "words";

/// The fields by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// The file it is from, by a number; to take out what a file held before it changed.
    pub(super) file: Field,
    /// The number of its page's id; [`super::key`].
    pub(super) key: Field,
    /// When it was published, in minutes; [`super::entry::when`].
    pub(super) when: Field,
    pub(super) title: Field,
    /// What the article itself says: title, lead, body, captions.
    pub(super) article: Field,
    /// Everything else on the page.
    pub(super) rest: Field,
    /// Conferences it names outright, by id.
    pub(super) conference: Field,
    pub(super) official: Field,
    pub(super) source: Field,
    /// What marks are kept by.
    pub(super) print: Field,
}

/// The schema and its fields.
pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = || {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(WORDS)
                .set_index_option(IndexRecordOption::WithFreqsAndPositions)
                .set_fieldnorms(false),
        )
    };
    let value = || {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer("raw")
                .set_index_option(IndexRecordOption::Basic)
                .set_fieldnorms(false),
        )
    };
    let fields = Fields {
        file: schema.add_u64_field("file", NumericOptions::default().set_indexed()),
        key: schema.add_u64_field("key", FAST),
        when: schema.add_i64_field("when", FAST),
        title: schema.add_text_field("title", text()),
        article: schema.add_text_field("article", text()),
        rest: schema.add_text_field("rest", text()),
        conference: schema.add_text_field("conference", value()),
        official: schema.add_text_field("official", value()),
        source: schema.add_text_field("source", value()),
        print: schema.add_bytes_field("print", BytesOptions::default().set_indexed()),
    };
    (schema.build(), fields)
}

/// How words are cut.
pub(super) fn tokenizers() -> TokenizerManager {
    let tokenizers = TokenizerManager::default();
    tokenizers.register(WORDS, Words);
    tokenizers
}

/// The newest article has the lowest number in its segment: the first screen of any search is there
/// before the rest is looked at.
pub(super) fn settings() -> IndexSettings {
    IndexSettings {
        sort_by_field: Some(tantivy::IndexSortByField {
            field: "when".to_owned(),
            order: Order::Desc,
        }),
        ..IndexSettings::default()
    }
}

//! What others make of the same pages: tantivy as it comes, and FTS5, the full text search of `SQLite`.

#![allow(dead_code, reason = "benchmarks and table each use a part")]

use std::path::Path;

use rusqlite::Connection;
use tantivy::collector::Count;
use tantivy::query::PhraseQuery;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer,
};
use tantivy::{Index, IndexWriter, Searcher, TantivyDocument, Term};

/// tantivy with its own tokenizer and filters, words with their positions.
pub(crate) struct Stock {
    index: Index,
    body: Field,
}

impl Stock {
    /// An empty index in `folder`.
    pub(crate) fn new(folder: &Path) -> Self {
        let words = TextFieldIndexing::default()
            .set_tokenizer("words")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let mut schema = Schema::builder();
        let body =
            schema.add_text_field("body", TextOptions::default().set_indexing_options(words));
        let index = Index::create_in_dir(folder, schema.build()).unwrap();
        Self::with_words(index, body)
    }

    /// The index that is in `folder`.
    pub(crate) fn open(folder: &Path) -> Self {
        let index = Index::open_in_dir(folder).unwrap();
        let body = index.schema().get_field("body").unwrap();
        Self::with_words(index, body)
    }

    fn with_words(index: Index, body: Field) -> Self {
        let words = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(64))
            .filter(LowerCaser)
            .filter(AsciiFoldingFilter)
            .build();
        index.tokenizers().register("words", words);
        Self { index, body }
    }

    /// Adds texts, with the memory and threads that it chooses itself.
    pub(crate) fn add(&self, texts: impl Iterator<Item = String>) {
        let mut writer: IndexWriter = self.index.writer(160 << 20).unwrap();
        for text in texts {
            let mut document = TantivyDocument::default();
            document.add_text(self.body, text);
            writer.add_document(document).unwrap();
        }
        writer.commit().unwrap();
        writer.wait_merging_threads().unwrap();
    }

    pub(crate) fn searcher(&self) -> Searcher {
        self.index.reader().unwrap().searcher()
    }

    /// How many texts have the words of `phrase` side by side.
    pub(crate) fn count(&self, searcher: &Searcher, phrase: &str) -> usize {
        let terms = phrase
            .split(' ')
            .map(|w| Term::from_field_text(self.body, w));
        let query = PhraseQuery::new(terms.collect());
        searcher.search(&query, &Count).unwrap()
    }
}

/// FTS5 without contents, in one file. Its tokenizer leaves `đ` alone, so that is folded before.
pub(crate) fn fts5(file: &Path, texts: impl Iterator<Item = String>) {
    let sqlite = Connection::open(file).unwrap();
    sqlite
        .execute_batch(
            "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -160000;
             create virtual table page using
                fts5(body, tokenize = 'unicode61 remove_diacritics 2', content = '');
             begin;",
        )
        .unwrap();
    {
        let mut insert = sqlite
            .prepare("insert into page(rowid, body) values (?, ?)")
            .unwrap();
        for (n, text) in (1_i64..).zip(texts) {
            let text = text.replace('đ', "d").replace('Đ', "D");
            insert.execute((n, text)).unwrap();
        }
    }
    sqlite
        .execute_batch("commit; insert into page(page) values ('optimize');")
        .unwrap();
}

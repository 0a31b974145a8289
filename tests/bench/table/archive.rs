//! The archives that are measured on.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// A file of pages.
pub(crate) struct Archive {
    pub(crate) name: String,
    pub(crate) file: PathBuf,
    pub(crate) pages: u64,
    /// Of their texts.
    pub(crate) bytes: u64,
    pub(crate) truth: Option<Truth>,
}

/// What is true of an archive, where that is known.
#[derive(Deserialize)]
pub(crate) struct Truth {
    pub(crate) rare_phrase: String,
    #[serde(rename = "K")]
    pub(crate) rare: u64,
    pub(crate) conferences: serde_json::Map<String, serde_json::Value>,
    pub(crate) officials: serde_json::Map<String, serde_json::Value>,
}

#[derive(Deserialize)]
struct Line {
    text: String,
}

impl Archive {
    /// All of a folder, the smallest first.
    pub(crate) fn all(folder: &Path) -> Vec<Self> {
        let files = std::fs::read_dir(folder).unwrap();
        let files = files.map(|f| f.unwrap().path());
        let files = files.filter(|f| f.extension().is_some_and(|e| e == "jsonl"));
        let mut all: Vec<Self> = files.map(Self::new).collect();
        all.sort_by_key(|archive| archive.pages);
        all
    }

    fn new(file: PathBuf) -> Self {
        let (mut pages, mut bytes) = (0, 0);
        for text in texts(&file) {
            pages += 1;
            bytes += text.len() as u64;
        }
        let mut truth = file.clone().into_os_string();
        truth.push(".truth.json");
        let truth = std::fs::read(truth).ok();
        Self {
            name: file.file_stem().unwrap().to_string_lossy().into_owned(),
            pages,
            bytes,
            truth: truth.map(|truth| serde_json::from_slice(&truth).unwrap()),
            file,
        }
    }
}

/// The texts of the pages of a file.
pub(crate) fn texts(file: &Path) -> impl Iterator<Item = String> {
    let lines = BufReader::with_capacity(1 << 20, File::open(file).unwrap()).lines();
    lines.map(|line| {
        let line = line.unwrap();
        serde_json::from_str::<Line>(&line).unwrap().text
    })
}

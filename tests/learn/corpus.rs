//! Pages to learn from: lines with their labels, and the same pages put together in other ways.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Read as _;
use std::path::Path;

use docbao::parse::article::Kind;
use docbao::parse::context::Context;
use docbao::parse::corpus::{Corpus, Learner};
use docbao::parse::facts::Facts;
use docbao::parse::line::Scan;
use docbao::parse::marks::Furniture;
use docbao::parse::model::{self, Model, Seen};
use docbao::parse::path::{Odds, Paths};
use docbao::parse::states::{COUNT, Part, STATES, Zone};
use docbao::parse::word::{self, Word};
use docbao::text::{fold, syllable};

/// A line of a labelled page.
#[derive(Clone)]
pub(crate) struct Labelled {
    pub(crate) text: String,
    /// Blank lines before it.
    pub(crate) gap: u32,
    /// The kinds that are right, the best first; empty when only the body is known.
    pub(crate) kinds: Vec<Kind>,
    /// Furniture that names the section.
    pub(crate) section: bool,
    /// What a line of a list is to it, where that is known.
    pub(crate) part: Option<Part>,
}

/// A page with the kind of every line.
#[derive(Clone)]
pub(crate) struct Page {
    pub(crate) name: String,
    pub(crate) lines: Vec<Labelled>,
}

impl Page {
    /// The page's text again.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            out.extend(std::iter::repeat_n('\n', line.gap as usize));
            out.push_str(&line.text);
            out.push('\n');
        }
        out
    }
}

/// A page as it is learnt from.
pub(crate) struct Example {
    facts: Vec<Facts>,
    gaps: Vec<bool>,
    /// For each line, the words that are looked up.
    pub(crate) words: Vec<Vec<String>>,
    pub(crate) seen: Vec<Seen>,
    /// For each line, which states are right.
    pub(crate) right: Vec<[bool; COUNT]>,
    /// For each line, the kind the gold names first; empty when only the body is known.
    pub(crate) kinds: Vec<Kind>,
    pub(crate) weight: f32,
    /// The lines themselves, shown beside a wrong label.
    pub(crate) texts: Vec<String>,
}

impl Example {
    /// Whether the kind of every line is known.
    pub(crate) fn is_labelled(&self) -> bool {
        !self.kinds.is_empty()
    }

    /// The lines that `model` takes for the body.
    pub(crate) fn body(&self, model: &Model) -> String {
        let scores = model.pass(&self.seen).scores;
        let states = Odds::new(model, &self.seen, &scores, Paths::Likely).best();
        let lines = states.iter().zip(&self.texts);
        lines
            .filter(|(s, _)| STATES[**s].kind.is_body())
            .map(|(_, text)| text.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    }

    /// How many lines.
    pub(crate) fn len(&self) -> usize {
        self.facts.len()
    }

    /// Looks the words up among those that a model knows.
    pub(crate) fn look_up(&mut self, places: &BTreeMap<&str, u16>) {
        self.seen = self
            .facts
            .iter()
            .zip(&self.gaps)
            .zip(&self.words)
            .map(|((facts, gap), words)| Seen {
                facts: *facts,
                words: words
                    .iter()
                    .filter_map(|w| places.get(w.as_str()).copied())
                    .collect(),
                gap: *gap,
            })
            .collect();
    }

    fn new(text: &str, corpus: &Corpus) -> (Self, Vec<std::ops::Range<u32>>) {
        let scan = Scan::new(text, text);
        let lines = scan.lines();
        let context = Context::new(&lines, Furniture::builtin(), corpus, None);
        let words = lines
            .iter()
            .map(|l| {
                syllable::words(l.text)
                    .take(model::looked_up(l).len())
                    .map(|(_, w)| fold::bare(w))
                    .collect()
            })
            .collect();
        let example = Self {
            facts: context.facts,
            gaps: lines.iter().map(|l| l.gap > 0).collect(),
            words,
            seen: Vec::new(),
            right: Vec::new(),
            kinds: Vec::new(),
            weight: 1.0,
            texts: lines.iter().map(|l| l.text.to_owned()).collect(),
        };
        let spans = lines.iter().map(|l| l.span.lines.clone()).collect();
        (example, spans)
    }
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::ALL
        .into_iter()
        .find(|k| k.name() == name)
        .ok_or(format!("no kind is called {name}"))
}

/// The pages of a folder, labelled line by line by the files of another.
pub(crate) fn labelled(pages: &Path, gold: &Path) -> Result<Vec<Page>, String> {
    let mut files: Vec<_> = std::fs::read_dir(gold)
        .map_err(|e| format!("{}: {e}", gold.display()))?
        .filter_map(|f| f.ok().map(|f| f.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let read = |p: &Path| std::fs::read_to_string(p).map_err(|e| format!("{}: {e}", p.display()));
    let mut out = Vec::new();
    for file in files {
        let gold: serde_json::Value =
            serde_json::from_str(&read(&file)?).map_err(|e| format!("{}: {e}", file.display()))?;
        let name = gold["document"].as_str().unwrap_or_default().to_owned();
        let text = read(&pages.join(&name))?;
        let text = fold::composed(text.trim_start_matches('\u{feff}')).into_owned();
        out.push(page(name, &text, &gold)?);
    }
    Ok(out)
}

fn page(name: String, text: &str, gold: &serde_json::Value) -> Result<Page, String> {
    let mut labels: BTreeMap<u64, (Vec<Kind>, Option<Part>)> = BTreeMap::new();
    for l in gold["lines"].as_array().into_iter().flatten() {
        let mut kinds = vec![kind(l["kind"].as_str().unwrap_or_default())?];
        for also in l["also"].as_array().into_iter().flatten() {
            kinds.push(kind(also.as_str().unwrap_or_default())?);
        }
        let part = match l["part"].as_str() {
            Some("heading") => Some(Part::Heading),
            Some("item") => Some(Part::Item),
            Some("more") => Some(Part::More),
            _ => None,
        };
        labels.insert(l["line"].as_u64().unwrap_or(0), (kinds, part));
    }
    let mut lines = Vec::new();
    let mut gap = 0;
    for (no, line) in (1..).zip(text.split('\n')) {
        if line.trim().is_empty() {
            gap += 1;
            continue;
        }
        let (kinds, part) = labels
            .remove(&no)
            .ok_or(format!("{name}: line {no} has no label"))?;
        lines.push(Labelled {
            text: line.trim_end_matches('\r').to_owned(),
            gap: std::mem::take(&mut gap),
            kinds,
            section: false,
            part,
        });
    }
    if let Some(section) = gold["section"].as_str() {
        mark_section(&mut lines, section);
    }
    Ok(Page { name, lines })
}

/// Marks the furniture before or right behind the title that names the section: the line with the
/// fewest words beside it.
fn mark_section(lines: &mut [Labelled], section: &str) {
    let words =
        |text: &str| -> Vec<String> { syllable::words(text).map(|(_, w)| fold::bare(w)).collect() };
    let section = words(section);
    let end = lines
        .iter()
        .position(|l| l.kinds[0].is_body())
        .unwrap_or(lines.len());
    let beside = |line: &Labelled| -> Option<usize> {
        let all = words(&line.text);
        let named = all.windows(section.len().max(1)).any(|w| w == section);
        (named && line.kinds.contains(&Kind::Chrome)).then(|| all.len() - section.len())
    };
    let fewest = lines[..end].iter().filter_map(&beside).min();
    for line in &mut lines[..end] {
        line.section = fewest.is_some() && beside(line) == fewest && fewest < Some(40);
    }
}

/// What the pages tell about each other, as when they are opened together.
pub(crate) fn library(pages: &[Page]) -> Corpus {
    let mut learner = Learner::default();
    for page in pages {
        learner.add(&page.text());
    }
    learner.finish()
}

/// A labelled page as it is learnt from, opened beside `corpus`.
pub(crate) fn example(page: &Page, corpus: &Corpus) -> Example {
    let text = page.text();
    let (mut example, spans) = Example::new(&text, corpus);
    // Lines of the rebuilt text lead back to the labels.
    let mut of: Vec<Option<usize>> = Vec::new();
    for (n, line) in page.lines.iter().enumerate() {
        of.extend(std::iter::repeat_n(None, line.gap as usize));
        of.push(Some(n));
    }
    for span in spans {
        let Some(line) = of[span.start as usize].map(|n| &page.lines[n]) else {
            continue;
        };
        example.right.push(std::array::from_fn(|s| {
            let state = STATES[s];
            line.kinds.contains(&state.kind)
                && (state.kind != Kind::Chrome
                    || state.section == line.section
                    || state.zone > Zone::Head)
                && (line.part.is_none() || state.part.is_none() || state.part == line.part)
        }));
        example.kinds.push(line.kinds[0]);
    }
    example.weight = 0.5;
    example
}

/// A page of which the body is known.
pub(crate) struct Bodied {
    pub(crate) text: String,
    pub(crate) body: String,
    title: String,
}

/// Pages of which the body is known.
pub(crate) fn bodies(path: &Path) -> Result<Vec<Bodied>, String> {
    let failed = |e: std::io::Error| format!("{}: {e}", path.display());
    let bytes = std::fs::read(path).map_err(failed)?;
    let mut file = String::new();
    if path.extension().is_some_and(|e| e == "gz") {
        let mut unpacked = flate2::read::MultiGzDecoder::new(bytes.as_slice());
        unpacked.read_to_string(&mut file).map_err(failed)?;
    } else {
        file = String::from_utf8(bytes).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let mut out = Vec::new();
    for (n, record) in file.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(record)
            .map_err(|e| format!("{}:{}: {e}", path.display(), n + 1))?;
        let field = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
        out.push(Bodied {
            text: fold::composed(&field("text")).into_owned(),
            body: field("body"),
            title: field("title"),
        });
    }
    Ok(out)
}

/// Words of the runs by which a line is looked for in a body.
const RUN: usize = 4;

/// Whether a line belongs to the body, where that can be told.
struct Inside {
    /// Runs of the words of the body.
    runs: HashSet<u64>,
    /// Its lines.
    lines: HashSet<u64>,
}

fn bare_words(text: &str) -> Vec<Word> {
    syllable::words(text)
        .map(|(_, w)| Word::of(&fold::bare(w)))
        .collect()
}

impl Inside {
    fn new(body: &str) -> Self {
        let words = bare_words(body);
        Self {
            runs: (1..=RUN)
                .flat_map(|n| words.windows(n).map(word::key))
                .collect(),
            lines: body.lines().map(|l| word::key(&bare_words(l))).collect(),
        }
    }

    /// Most runs of a line of the body stand there, of another line hardly any; a short line is one of its
    /// lines, or may stand there by chance.
    fn holds(&self, line: &str) -> Option<bool> {
        let words = bare_words(line);
        if words.is_empty() {
            return None;
        }
        if self.lines.contains(&word::key(&words)) {
            return Some(true);
        }
        let size = words.len().min(RUN);
        let found = words
            .windows(size)
            .filter(|run| self.runs.contains(&word::key(run)))
            .count();
        match found * 10 / (words.len() + 1 - size) {
            8.. if words.len() > RUN => Some(true),
            0..=2 => Some(false),
            _ => None,
        }
    }
}

/// A page of which the body is known, as it is learnt from.
pub(crate) fn body_example(page: &Bodied) -> Example {
    let (mut example, _) = Example::new(&page.text, &Corpus::default());
    let inside = Inside::new(&page.body);
    let title = bare_words(&page.title);
    example.right = example
        .texts
        .iter()
        .map(|text| {
            let words = bare_words(text);
            let told = inside.holds(text);
            let titled =
                !title.is_empty() && (words.starts_with(&title) || title.starts_with(&words));
            std::array::from_fn(|s| {
                let kind = STATES[s].kind;
                match told {
                    _ if kind == Kind::Title => titled,
                    _ if titled => !kind.is_body(),
                    Some(body) => kind.is_body() == body,
                    None => true,
                }
            })
        })
        .collect();
    example
}

/// The words that a model should know: those that stand on many of the pages.
pub(crate) fn vocabulary<'a>(
    pages: impl Iterator<Item = &'a Example>,
    least: usize,
) -> Vec<String> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for page in pages {
        let own: BTreeSet<&str> = page
            .words
            .iter()
            .flatten()
            .map(String::as_str)
            .filter(|w| w.bytes().all(|b| b.is_ascii_lowercase()))
            .collect();
        for w in own {
            *count.entry(w).or_default() += 1;
        }
    }
    count
        .into_iter()
        .filter(|(_, n)| *n >= least)
        .map(|(w, _)| w.to_owned())
        .collect()
}

/// Places of the words of a model.
pub(crate) fn places(model: &Model) -> BTreeMap<&str, u16> {
    (0..)
        .zip(&model.words)
        .map(|(n, w)| (w.as_str(), (model::FACTS + n) as u16))
        .collect()
}

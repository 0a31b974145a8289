//! Pages to learn from, and how well they are labelled.

use std::collections::BTreeMap;
use std::path::Path;

use docbao::parse::article::Kind;
use docbao::parse::context::Context;
use docbao::parse::corpus::{Corpus, Learner};
use docbao::parse::line;
use docbao::parse::marks::Furniture;
use docbao::parse::path::Chain;
use docbao::parse::states::{COUNT, STATES, Zone};
use docbao::parse::weights::Weights;

/// One page with what is known of its lines.
pub(crate) struct Example {
    pub(crate) name: String,
    pub(crate) chain: Chain,
    /// For each line, which states are right.
    pub(crate) right: Vec<[bool; COUNT]>,
    /// For each line, the kind the gold names first; empty when only the body is known.
    kinds: Vec<Kind>,
    pub(crate) weight: f32,
    /// The lines themselves, shown beside a wrong label.
    texts: Vec<String>,
}

fn chain<'a>(text: &'a str, corpus: &Corpus) -> (Vec<line::Line<'a>>, Chain) {
    let lines = line::lines(text, text);
    let context = Context::new(&lines, Furniture::builtin(), corpus, None);
    let gaps = lines.iter().map(|l| l.gap > 0).collect();
    let chain = Chain::new(&context.facts, gaps);
    (lines, chain)
}

/// What the pages of a folder tell about each other, as when they are opened together.
fn library<'a>(texts: impl Iterator<Item = &'a str>) -> Corpus {
    let mut learner = Learner::default();
    texts.for_each(|t| learner.add(t));
    learner.finish()
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::ALL
        .into_iter()
        .find(|k| k.name() == name)
        .ok_or(format!("no kind is called {name}"))
}

/// The pages of a folder, labelled line by line by the files of another.
pub(crate) fn labelled(pages: &Path, gold: &Path) -> Result<Vec<Example>, String> {
    let mut files: Vec<_> = std::fs::read_dir(gold)
        .map_err(|e| format!("{}: {e}", gold.display()))?
        .filter_map(|f| f.ok().map(|f| f.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    let read = |p: &Path| std::fs::read_to_string(p).map_err(|e| format!("{}: {e}", p.display()));
    let mut read_files = Vec::new();
    for file in files {
        let gold: serde_json::Value =
            serde_json::from_str(&read(&file)?).map_err(|e| format!("{}: {e}", file.display()))?;
        let name = gold["document"].as_str().unwrap_or_default().to_owned();
        let text = read(&pages.join(&name))?;
        read_files.push((
            name,
            docbao::text::fold::composed(text.trim_start_matches('\u{feff}')).into_owned(),
            gold,
        ));
    }
    let library = library(read_files.iter().map(|(_, text, _)| text.as_str()));
    let mut out = Vec::new();
    for (name, text, gold) in &read_files {
        // Opened alone, and opened together with the others.
        for corpus in [&Corpus::default(), &library] {
            out.push(example(name, text, gold, corpus)?);
        }
    }
    Ok(out)
}

fn example(
    name: &str,
    text: &str,
    gold: &serde_json::Value,
    corpus: &Corpus,
) -> Result<Example, String> {
    let (lines, chain) = chain(text, corpus);
    let mut labels: BTreeMap<u64, Vec<Kind>> = BTreeMap::new();
    for l in gold["lines"].as_array().into_iter().flatten() {
        let mut kinds = vec![kind(l["kind"].as_str().unwrap_or_default())?];
        for also in l["also"].as_array().into_iter().flatten() {
            kinds.push(kind(also.as_str().unwrap_or_default())?);
        }
        labels.insert(l["line"].as_u64().unwrap_or(0), kinds);
    }
    let section = gold["section"].as_str().map(docbao::text::fold::bare);
    let (mut right, mut kinds) = (Vec::new(), Vec::new());
    for line in &lines {
        let labels = labels
            .get(&u64::from(line.span.lines.start + 1))
            .ok_or(format!(
                "{name}: line {} has no label",
                line.span.lines.start + 1
            ))?;
        // A furniture line that names the section is the state for that.
        let is_section = section
            .as_ref()
            .is_some_and(|s| docbao::text::fold::bare(line.text).contains(s.as_str()))
            && line.words.len() <= 16
            && !line.text.contains("   ");
        right.push(std::array::from_fn(|s| {
            let state = STATES[s];
            labels.contains(&state.kind)
                && (state.kind != Kind::Chrome
                    || state.section == is_section
                    || state.zone > Zone::Head)
        }));
        kinds.push(labels[0]);
    }
    Ok(Example {
        name: name.to_owned(),
        chain,
        right,
        kinds,
        weight: 0.5,
        texts: lines.iter().map(|l| l.text.to_owned()).collect(),
    })
}

/// Pages of which the body is known.
pub(crate) fn bodies(path: &Path) -> Result<Vec<Example>, String> {
    let file = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut out = Vec::new();
    for (n, record) in file.lines().enumerate() {
        let record: serde_json::Value = serde_json::from_str(record)
            .map_err(|e| format!("{}:{}: {e}", path.display(), n + 1))?;
        let squash = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = record["text"].as_str().unwrap_or_default();
        let body_text = record["body"].as_str().unwrap_or_default();
        let body = squash(body_text);
        let body_lines: std::collections::HashSet<String> = body_text.lines().map(squash).collect();
        let title = squash(record["title"].as_str().unwrap_or_default());
        let (lines, chain) = chain(text, &Corpus::default());
        if lines.len() > 1500 {
            continue;
        }
        let right = lines
            .iter()
            .map(|l| {
                let line = squash(l.text);
                let inside =
                    body_lines.contains(&line) || (line.len() >= 24 && body.contains(&line));
                let short = line.len() < 24 && body.contains(&line) && !inside;
                std::array::from_fn(|s| {
                    let kind = STATES[s].kind;
                    if line == title {
                        kind == Kind::Title || !kind.is_body()
                    } else if inside {
                        kind.is_body()
                    } else {
                        short
                            || (!kind.is_body() && kind != Kind::Title)
                            || (kind == Kind::Title
                                && !title.is_empty()
                                && (title.contains(&line) || line.contains(&title)))
                    }
                })
            })
            .collect();
        out.push(Example {
            name: format!("body {}", n + 1),
            chain,
            right,
            kinds: Vec::new(),
            weight: 1.0,
            texts: Vec::new(),
        });
    }
    Ok(out)
}

/// How many lines were labelled right.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) lines: usize,
    right: usize,
    wrong: BTreeMap<(Kind, Kind), usize>,
    by_kind: BTreeMap<Kind, (usize, usize)>,
}

impl Example {
    /// Whether the kind of every line is known.
    pub(crate) fn is_labelled(&self) -> bool {
        !self.kinds.is_empty()
    }

    /// Labels the page with `weights` and compares; `show` prints each wrong line.
    pub(crate) fn tally(&self, weights: &Weights, show: bool) -> Tally {
        let scores = self.chain.scores(weights);
        let mut tally = Tally::default();
        for (i, state) in self.chain.best(weights, &scores).into_iter().enumerate() {
            tally.lines += 1;
            let by = tally.by_kind.entry(self.kinds[i]).or_default();
            by.1 += 1;
            if self.right[i]
                .iter()
                .zip(STATES)
                .any(|(right, s)| *right && s.kind == STATES[state].kind)
            {
                tally.right += 1;
                by.0 += 1;
            } else {
                if show {
                    let text: String = self.texts[i].chars().take(90).collect();
                    println!(
                        "    {} as {}: {text}",
                        self.kinds[i].name(),
                        STATES[state].name()
                    );
                }
                *tally
                    .wrong
                    .entry((self.kinds[i], STATES[state].kind))
                    .or_default() += 1;
            }
        }
        tally
    }
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Self) {
        self.lines += other.lines;
        self.right += other.right;
        for (k, n) in &other.wrong {
            *self.wrong.entry(*k).or_default() += n;
        }
        for (k, (r, n)) in &other.by_kind {
            let by = self.by_kind.entry(*k).or_default();
            by.0 += r;
            by.1 += n;
        }
    }

    pub(crate) fn share(&self) -> f64 {
        self.right as f64 / self.lines.max(1) as f64
    }

    pub(crate) fn recall(&self) -> String {
        self.by_kind
            .iter()
            .map(|(k, (r, n))| format!("{} {:.3}", k.name(), *r as f64 / *n as f64))
            .collect::<Vec<_>>()
            .join("  ")
    }

    pub(crate) fn errors(&self) -> String {
        let mut wrong: Vec<_> = self.wrong.iter().collect();
        wrong.sort_by_key(|(k, n)| (std::cmp::Reverse(**n), **k));
        wrong
            .iter()
            .take(12)
            .map(|((a, b), n)| format!("{} as {} {n}", a.name(), b.name()))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

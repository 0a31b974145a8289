//! Figures of several runs, and the table that they make.

use std::collections::BTreeMap;
use std::fmt;

/// What was measured several times.
#[derive(Debug, Clone, Default)]
pub(crate) struct Figures(Vec<f64>);

impl Figures {
    pub(crate) fn of(figures: impl IntoIterator<Item = f64>) -> Self {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        Self(figures)
    }

    /// The figure below which that share of all is.
    pub(crate) fn share(&self, share: f64) -> f64 {
        let last = self.0.len().saturating_sub(1);
        let at = (last as f64 * share).round() as usize;
        self.0.get(at).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn median(&self) -> f64 {
        self.share(0.5)
    }

    pub(crate) fn most(&self) -> f64 {
        self.share(1.0)
    }
}

impl fmt::Display for Figures {
    /// `2.30 (2.10–3.00)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = match self.median() {
            n if n >= 100.0 => 0,
            n if n >= 10.0 => 1,
            n if n >= 0.1 => 2,
            _ => 4,
        };
        let number = |n: f64| format!("{n:.digits$}");
        let (median, least, most) = (self.median(), self.share(0.0), self.most());
        write!(f, "{}", number(median))?;
        if self.0.len() > 1 {
            write!(f, " ({}–{})", number(least), number(most))?;
        }
        Ok(())
    }
}

/// Rows of a table, by goal and archive.
#[derive(Debug, Default)]
pub(crate) struct Table {
    rows: Vec<[String; 5]>,
    notes: Vec<String>,
    /// Figures of the archives so far, for what is to stay the same as they grow.
    before: BTreeMap<String, Vec<f64>>,
}

impl Table {
    /// A row: the goal, the archive, what was measured, of docbao, and of what it is measured by.
    pub(crate) fn row(
        &mut self,
        goal: &str,
        archive: &str,
        what: impl Into<String>,
        ours: impl fmt::Display,
        theirs: impl fmt::Display,
    ) {
        let row = [
            goal.to_owned(),
            archive.to_owned(),
            what.into(),
            ours.to_string(),
            theirs.to_string(),
        ];
        eprintln!("  {}", row.join(" | "));
        self.rows.push(row);
    }

    /// Remembers a figure of an archive; how many times that of the first one it is.
    pub(crate) fn grown(&mut self, what: &str, figure: f64) -> Option<f64> {
        let all = self.before.entry(what.to_owned()).or_default();
        all.push(figure);
        (all.len() > 1).then(|| figure / all[0])
    }

    pub(crate) fn note(&mut self, note: String) {
        eprintln!("  {note}");
        self.notes.push(note);
    }

    /// Prints all of it.
    pub(crate) fn print(mut self) {
        let number = |goal: &str| goal[1..].parse::<u32>().unwrap_or_default();
        self.rows.sort_by_key(|row| number(&row[0]));
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        println!("| | archive | what | docbao | beside it |\n|---|---|---|---|---|");
        for row in &self.rows {
            println!("| {} |", row.join(" | "));
        }
        println!(
            "\nMedian (least–greatest). Load at the end: {}",
            load.trim()
        );
        for note in &self.notes {
            println!("- {note}");
        }
    }
}

/// Milliseconds.
pub(crate) fn ms(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// How many times `one` is `other`, as a figure with its sign.
pub(crate) fn times(one: f64, other: f64) -> String {
    format!("× {:.2}", one / other)
}

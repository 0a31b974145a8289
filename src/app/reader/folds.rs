//! Which parts an article is read in: blocks of text, and link lists that are folded to one line.
//! Blocks of the page in, parts out; furniture and what stands in the heading of the reader is left
//! to the line-by-line view.

use std::collections::BTreeSet;
use std::ops::Range;

use super::links::stands;
use crate::library::opened::Opened;
use crate::parse::article::{Block, Kind, Link, Span};
use crate::text::fold::bare;

/// A part of the reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A block of text: an index into the article's blocks.
    Block(usize),
    /// A list, folded or not.
    Fold(Fold),
}

/// A list that folds to one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// What it is.
    pub kind: FoldKind,
    /// The words above it on the page.
    pub heading: Option<String>,
    /// Where they stand, in bytes of the page.
    pub name: Option<Range<u32>>,
    /// What is in it.
    pub items: Vec<Item>,
    /// Where it begins on the page, in bytes.
    pub at: u32,
}

/// What a folded list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoldKind {
    /// Links that belong to the article.
    Related,
    /// Lists of other articles.
    Links,
    /// Tags and dossiers.
    Topics,
}

/// One item of a folded list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// An index into the article's links.
    Link(usize),
    /// Words that lead nowhere.
    Text(Span),
}

impl Fold {
    /// What its line counts: the links, or the items where none is a link.
    #[must_use]
    pub fn count(&self) -> usize {
        let links = self
            .items
            .iter()
            .filter(|i| matches!(i, Item::Link(_)))
            .count();
        if links == 0 { self.items.len() } else { links }
    }
}

fn fold_kind(kind: Kind) -> Option<FoldKind> {
    match kind {
        Kind::Related => Some(FoldKind::Related),
        Kind::Links => Some(FoldKind::Links),
        Kind::Topic => Some(FoldKind::Topics),
        _ => None,
    }
}

/// How many folded lists an article has.
#[must_use]
pub fn count(opened: &Opened) -> usize {
    parts(opened)
        .iter()
        .filter(|p| matches!(p, Part::Fold(_)))
        .count()
}

/// The parts of an article, in page order, without its title.
#[must_use]
pub fn parts(opened: &Opened) -> Vec<Part> {
    let blocks = &opened.article.blocks;
    let mut parts = Vec::new();
    let mut run: Option<(FoldKind, Vec<usize>)> = None;
    for (n, block) in blocks.iter().enumerate() {
        if let Some(kind) = fold_kind(block.kind) {
            match &mut run {
                Some((k, members)) if *k == kind => members.push(n),
                _ => {
                    close(opened, run.take(), &mut parts);
                    run = Some((kind, vec![n]));
                }
            }
        } else if block.kind.is_body() || block.kind == Kind::Caption {
            close(opened, run.take(), &mut parts);
            parts.push(Part::Block(n));
        }
    }
    close(opened, run, &mut parts);
    parts
}

/// Turns a run of list blocks into one fold for each heading.
fn close(opened: &Opened, run: Option<(FoldKind, Vec<usize>)>, parts: &mut Vec<Part>) {
    let Some((kind, members)) = run else { return };
    let page = &opened.page.text;
    let blocks: Vec<&Block> = members.iter().map(|n| &opened.article.blocks[*n]).collect();
    let Some((first, last)) = blocks.first().zip(blocks.last()) else {
        return;
    };
    let whole = first.span.bytes.start..last.span.bytes.end;
    let links = &opened.article.links;
    let from = links.partition_point(|l| l.span.bytes.start < whole.start);
    let inside = |l: &&Link| l.span.bytes.start < whole.end;
    let links: Vec<(usize, &Link)> = (from..)
        .zip(links[from..].iter().take_while(inside))
        .collect();
    let headings: BTreeSet<String> = links
        .iter()
        .filter_map(|(_, l)| l.group.as_deref())
        .map(bare)
        .collect();

    let mut entries: Vec<(u32, Item)> = links
        .iter()
        .map(|(n, l)| (l.span.bytes.start, Item::Link(*n)))
        .collect();
    // How far the links up to each one reach.
    let reach: Vec<u32> = links
        .iter()
        .scan(0, |reach, (_, l)| {
            *reach = l.span.bytes.end.max(*reach);
            Some(*reach)
        })
        .collect();
    for block in blocks {
        let bytes = &block.span.bytes;
        let before = links.partition_point(|(_, l)| l.span.bytes.start < bytes.end);
        let covered = before > 0 && reach[before - 1] > bytes.start;
        if !covered && !headings.contains(&bare(block.span.of(page))) {
            entries.push((bytes.start, Item::Text(block.span.clone())));
        }
    }
    entries.sort_by_key(|(at, _)| *at);

    let mut fold: Option<Fold> = None;
    // Where the item before ends.
    let mut free = whole.start;
    for (at, item) in entries {
        let end = match &item {
            Item::Link(n) => opened.article.links[*n].span.bytes.end,
            Item::Text(span) => span.bytes.end,
        };
        let heading = match &item {
            Item::Link(n) => opened.article.links[*n].group.clone(),
            Item::Text(_) => fold.as_ref().and_then(|f| f.heading.clone()),
        };
        match &mut fold {
            Some(open) if open.heading == heading => open.items.push(item),
            _ => {
                parts.extend(fold.take().map(Part::Fold));
                fold = Some(Fold {
                    kind,
                    name: heading
                        .as_deref()
                        .and_then(|heading| name(page, free..at, heading)),
                    heading,
                    items: vec![item],
                    at,
                });
            }
        }
        free = end;
    }
    parts.extend(fold.map(Part::Fold));
}

/// Where a heading stands between the item before a list and its first one.
fn name(page: &str, between: Range<u32>, heading: &str) -> Option<Range<u32>> {
    let text = page.get(between.start as usize..between.end as usize)?;
    let found = stands(text, heading)?;
    Some(between.start + found.start as u32..between.start + found.end as u32)
}

//! The size of the screen in, the rectangles of the panes out. Used by update and view alike, so
//! that drawing never has to tell the state how large something was.

/// Columns from which facets, list and reader stand side by side.
const THREE_PANES: u16 = 110;
/// Columns from which two panes stand side by side.
const TWO_PANES: u16 = 60;
/// Columns that a pane beside another one has at least.
const LEAST_PANE: u16 = 18;
/// Rows from which there is a header.
const WITH_HEADER: u16 = 10;
/// Rows of a pane from which it has a heading.
const WITH_HEADING: u16 = 5;

/// Columns and rows of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A part of the screen that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Pane {
    /// Values to filter by.
    Facets,
    /// The articles.
    #[default]
    List,
    /// The text.
    Reader,
}

/// The columns that the person gave to panes, by moving the rules between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Split {
    /// To the facets.
    pub facets: Option<u16>,
    /// To the list.
    pub list: Option<u16>,
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rect {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Rect {
    /// Whether a cell lies in it.
    #[must_use]
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    /// Its first `rows` rows, and the rest.
    fn split(self, rows: u16) -> (Self, Self) {
        let rows = rows.min(self.height);
        (
            Self {
                height: rows,
                ..self
            },
            Self {
                y: self.y + rows,
                height: self.height - rows,
                ..self
            },
        )
    }
}

/// Where a pane is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Its heading, of one row or none.
    pub heading: Rect,
    /// Its content.
    pub body: Rect,
}

impl Place {
    fn new(area: Rect) -> Self {
        let (heading, body) = area.split(u16::from(area.height >= WITH_HEADING));
        Self { heading, body }
    }

    /// Whether a cell lies in it.
    #[must_use]
    pub fn contains(self, x: u16, y: u16) -> bool {
        self.heading.contains(x, y) || self.body.contains(x, y)
    }
}

/// Where everything is. What is `None` is not on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// One row at the top.
    pub header: Option<Rect>,
    /// The facets pane.
    pub facets: Option<Place>,
    /// The list pane.
    pub list: Option<Place>,
    /// The reader pane.
    pub reader: Option<Place>,
    /// All panes and the rules between them: what an overlay covers.
    pub panes: Rect,
    /// One row at the bottom.
    pub status: Option<Rect>,
}

impl Layout {
    /// The layout of a screen of `size` whose focus is on `focus`.
    #[must_use]
    pub fn new(size: Size, focus: Pane, zen: bool, split: Split) -> Self {
        let all = Rect {
            x: 0,
            y: 0,
            width: size.width,
            height: size.height,
        };
        if zen && focus == Pane::Reader {
            return Self {
                reader: Some(Place {
                    heading: Rect { height: 0, ..all },
                    body: all,
                }),
                panes: all,
                ..Self::default()
            };
        }
        let (header, rest) = all.split(u16::from(size.height >= WITH_HEADER));
        let status_rows = u16::from(size.height >= 2);
        let (panes, status) = rest.split(rest.height - status_rows.min(rest.height));
        let [facets, list, reader] = columns(panes, focus, split);
        Self {
            header: (header.height > 0).then_some(header),
            // The headings of the facets are the pane's headings.
            facets: facets.map(|body| Place {
                heading: Rect { height: 0, ..body },
                body,
            }),
            list: list.map(Place::new),
            reader: reader.map(Place::new),
            panes,
            status: (status.height > 0).then_some(status),
        }
    }

    /// The pane whose right edge is the rule under a cell.
    #[must_use]
    pub fn rule_at(&self, x: u16, y: u16) -> Option<Pane> {
        let beside = |place: Option<Place>, next: Option<Place>| {
            let body = place?.body;
            let heading = place?.heading;
            let rows = heading.y.min(body.y)..body.y + body.height;
            next.filter(|_| x == body.x + body.width && rows.contains(&y))
        };
        let next = self.list.or(self.reader);
        if beside(self.facets, next).is_some() {
            return Some(Pane::Facets);
        }
        beside(self.list, self.reader).map(|_| Pane::List)
    }

    /// The pane under a cell.
    #[must_use]
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        [
            (Pane::Facets, self.facets),
            (Pane::List, self.list),
            (Pane::Reader, self.reader),
        ]
        .into_iter()
        .find(|(_, place)| place.is_some_and(|p| p.contains(x, y)))
        .map(|(pane, _)| pane)
    }
}

/// The areas of facets, list and reader. One column is left free between two of them, for a rule.
fn columns(area: Rect, focus: Pane, split: Split) -> [Option<Rect>; 3] {
    let width = area.width;
    let part = |x: u16, width: u16| {
        Some(Rect {
            x: area.x + x,
            width,
            ..area
        })
    };
    if width < TWO_PANES {
        let whole = Some(area);
        return match focus {
            Pane::Facets => [whole, None, None],
            Pane::List => [None, whole, None],
            Pane::Reader => [None, None, whole],
        };
    }
    if width >= THREE_PANES {
        let facets = (width / 5 + 2).clamp(24, 36);
        let facets = wanted(split.facets, facets, width - 2 * LEAST_PANE - 2);
        // The text gets its usual width before the list grows.
        let rest = width - facets;
        let list = rest.saturating_sub(80).clamp((rest * 12 / 25).min(46), 72);
        let list = wanted(split.list, list, rest - LEAST_PANE - 2);
        return [
            part(0, facets),
            part(facets + 1, list),
            part(facets + list + 2, width - facets - list - 2),
        ];
    }
    if focus == Pane::Facets {
        let facets = (width * 2 / 5).clamp(24, 36);
        let facets = wanted(split.facets, facets, width - LEAST_PANE - 1);
        return [part(0, facets), part(facets + 1, width - facets - 1), None];
    }
    let list = (width * 11 / 25).clamp(26, 48);
    let list = wanted(split.list, list, width - LEAST_PANE - 1);
    [None, part(0, list), part(list + 1, width - list - 1)]
}

/// The columns of a pane that the person set, within what leaves the others room; else the usual ones.
fn wanted(set: Option<u16>, usual: u16, most: u16) -> u16 {
    set.map_or(usual, |columns| {
        columns.clamp(LEAST_PANE, most.max(LEAST_PANE))
    })
}

/// The left margin and the width of the reader's text in a pane `columns` wide, when the person
/// wants `wanted` columns. The last column is the scroll bar's.
#[must_use]
pub fn measure(columns: u16, wanted: u16) -> (u16, u16) {
    let room = columns.saturating_sub(1);
    let margin = match room {
        0..=15 => 0,
        16..=39 => 1,
        _ => 2,
    };
    let width = wanted.min(room.saturating_sub(2 * margin)).max(1);
    (room.saturating_sub(width) / 2, width)
}

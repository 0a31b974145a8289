//! The states of the path over a page's lines: in which zone a line stands and what it is there.
//!
//! A page runs through its zones in order: the front (menus, what stands before the title), the title,
//! the head (byline, date, lead), the body with its islands, the tail. Any zone may be missing.

use super::article::Kind;

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// Before the title.
    Front,
    /// The title.
    Title,
    /// Between title and text; the lead belongs to it.
    Head,
    /// The text with its islands.
    Body,
    /// Behind the text.
    Tail,
}

/// What a line is to its list of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The heading.
    Heading,
    /// The first line of an item.
    Item,
    /// Another line of the item: its title again, its teaser, its time or section.
    More,
}

/// One state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// Where.
    pub zone: Zone,
    /// What.
    pub kind: Kind,
    /// The line names the section; its kind is furniture.
    pub section: bool,
    /// For a line of a list of links, what it is to the list.
    pub part: Option<Part>,
}

const fn at(zone: Zone, kind: Kind) -> State {
    State {
        zone,
        kind,
        section: false,
        part: None,
    }
}

const fn section(zone: Zone) -> State {
    State {
        section: true,
        ..at(zone, Kind::Chrome)
    }
}

const fn list(zone: Zone, kind: Kind, part: Part) -> State {
    State {
        part: Some(part),
        ..at(zone, kind)
    }
}

/// All states, in the order of their numbers in the weights file.
pub const STATES: &[State] = &[
    at(Zone::Front, Kind::Chrome),
    section(Zone::Front),
    at(Zone::Front, Kind::Dateline),
    at(Zone::Front, Kind::Byline),
    at(Zone::Front, Kind::Topic),
    list(Zone::Front, Kind::Related, Part::Heading),
    list(Zone::Front, Kind::Related, Part::Item),
    list(Zone::Front, Kind::Related, Part::More),
    list(Zone::Front, Kind::Links, Part::Heading),
    list(Zone::Front, Kind::Links, Part::Item),
    list(Zone::Front, Kind::Links, Part::More),
    at(Zone::Front, Kind::Alt),
    at(Zone::Front, Kind::Caption),
    at(Zone::Title, Kind::Title),
    at(Zone::Head, Kind::Title),
    at(Zone::Head, Kind::Chrome),
    section(Zone::Head),
    at(Zone::Head, Kind::Dateline),
    at(Zone::Head, Kind::Byline),
    at(Zone::Head, Kind::Topic),
    list(Zone::Head, Kind::Related, Part::Heading),
    list(Zone::Head, Kind::Related, Part::Item),
    list(Zone::Head, Kind::Related, Part::More),
    at(Zone::Head, Kind::Alt),
    at(Zone::Head, Kind::Caption),
    at(Zone::Head, Kind::Lead),
    at(Zone::Body, Kind::Paragraph),
    at(Zone::Body, Kind::Question),
    at(Zone::Body, Kind::Subheading),
    at(Zone::Body, Kind::Caption),
    at(Zone::Body, Kind::Alt),
    list(Zone::Body, Kind::Related, Part::Heading),
    list(Zone::Body, Kind::Related, Part::Item),
    list(Zone::Body, Kind::Related, Part::More),
    at(Zone::Body, Kind::Topic),
    at(Zone::Body, Kind::Chrome),
    at(Zone::Body, Kind::Byline),
    at(Zone::Body, Kind::Dateline),
    at(Zone::Tail, Kind::Byline),
    at(Zone::Tail, Kind::Dateline),
    list(Zone::Tail, Kind::Related, Part::Heading),
    list(Zone::Tail, Kind::Related, Part::Item),
    list(Zone::Tail, Kind::Related, Part::More),
    at(Zone::Tail, Kind::Topic),
    list(Zone::Tail, Kind::Links, Part::Heading),
    list(Zone::Tail, Kind::Links, Part::Item),
    list(Zone::Tail, Kind::Links, Part::More),
    at(Zone::Tail, Kind::Chrome),
    at(Zone::Tail, Kind::Caption),
    at(Zone::Tail, Kind::Alt),
];

/// How many there are.
pub const COUNT: usize = STATES.len();

impl State {
    /// Its name in the weights file: `head.lead`, `front.section`, `tail.links.item`.
    #[must_use]
    pub fn name(self) -> String {
        let zone = match self.zone {
            Zone::Front => "front",
            Zone::Title => "title",
            Zone::Head => "head",
            Zone::Body => "body",
            Zone::Tail => "tail",
        };
        let what = if self.section {
            "section"
        } else {
            self.kind.name()
        };
        match self.part {
            None => format!("{zone}.{what}"),
            Some(Part::Heading) => format!("{zone}.{what}.heading"),
            Some(Part::Item) => format!("{zone}.{what}.item"),
            Some(Part::More) => format!("{zone}.{what}.more"),
        }
    }

    /// Whether the next line may be in `next` when this one is in `self`.
    #[must_use]
    pub fn may_precede(self, next: Self) -> bool {
        match (self.zone, next.zone) {
            // A title of two lines is one that goes on in the head.
            (Zone::Title, Zone::Title | Zone::Front) => false,
            (from, to) => from <= to,
        }
    }
}

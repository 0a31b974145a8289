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

/// One state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State {
    /// Where.
    pub zone: Zone,
    /// What.
    pub kind: Kind,
    /// The line names the section; its kind is furniture.
    pub section: bool,
}

const fn at(zone: Zone, kind: Kind) -> State {
    State {
        zone,
        kind,
        section: false,
    }
}

const fn section(zone: Zone) -> State {
    State {
        zone,
        kind: Kind::Chrome,
        section: true,
    }
}

/// All states, in the order of their numbers in the weights file.
pub const STATES: &[State] = &[
    at(Zone::Front, Kind::Chrome),
    section(Zone::Front),
    at(Zone::Front, Kind::Dateline),
    at(Zone::Front, Kind::Byline),
    at(Zone::Front, Kind::Topic),
    at(Zone::Front, Kind::Related),
    at(Zone::Front, Kind::Links),
    at(Zone::Front, Kind::Alt),
    at(Zone::Front, Kind::Caption),
    at(Zone::Title, Kind::Title),
    at(Zone::Head, Kind::Title),
    at(Zone::Head, Kind::Chrome),
    section(Zone::Head),
    at(Zone::Head, Kind::Dateline),
    at(Zone::Head, Kind::Byline),
    at(Zone::Head, Kind::Topic),
    at(Zone::Head, Kind::Related),
    at(Zone::Head, Kind::Alt),
    at(Zone::Head, Kind::Caption),
    at(Zone::Head, Kind::Lead),
    at(Zone::Body, Kind::Paragraph),
    at(Zone::Body, Kind::Question),
    at(Zone::Body, Kind::Subheading),
    at(Zone::Body, Kind::Caption),
    at(Zone::Body, Kind::Alt),
    at(Zone::Body, Kind::Related),
    at(Zone::Body, Kind::Topic),
    at(Zone::Body, Kind::Chrome),
    at(Zone::Body, Kind::Byline),
    at(Zone::Body, Kind::Dateline),
    at(Zone::Tail, Kind::Byline),
    at(Zone::Tail, Kind::Dateline),
    at(Zone::Tail, Kind::Related),
    at(Zone::Tail, Kind::Topic),
    at(Zone::Tail, Kind::Links),
    at(Zone::Tail, Kind::Chrome),
    at(Zone::Tail, Kind::Caption),
    at(Zone::Tail, Kind::Alt),
];

/// How many there are.
pub const COUNT: usize = STATES.len();

impl State {
    /// Its name in the weights file: `head.lead`, `front.section`.
    #[must_use]
    pub fn name(self) -> String {
        let zone = match self.zone {
            Zone::Front => "front",
            Zone::Title => "title",
            Zone::Head => "head",
            Zone::Body => "body",
            Zone::Tail => "tail",
        };
        format!(
            "{zone}.{}",
            if self.section {
                "section"
            } else {
                self.kind.name()
            }
        )
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

//! Which articles are copies or reprints of one another: the same text, or nearly the same, on another site,
//! under another title, with a few paragraphs cut and perhaps one added.
//!
//! ```text
//! Article --Sketch::of--> 64 bytes --Reprints::add--> Reprints --groups--> Groups --fold--> rows of a list
//! ```
//!
//! Only the article's own running text counts: no title, caption, subheading, link list or furniture, for those
//! are what sites change. Two texts belong together when nearly all of the shorter one stands in the longer
//! *and* nearly all of its names and figures do: match reports, weather and prices share their sentences, and
//! tell of something else. Very short texts belong together only when they are equal.
//!
//! Precision comes first: an article that is folded away under another one's row is one that a person does not
//! see. A [group](Groups) is no chain: each of its texts is compared with each other.

mod alike;
mod fold;
mod groups;
mod joining;
mod reading;
mod sketch;

pub(super) use fold::fold;
pub use groups::{Groups, Reprints};
pub(super) use joining::Joining;
pub use sketch::Sketch;

//! Notices.
/// Something to be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Words from outside.
    Words(String),
}

//! The list pane.
use super::model::Request;
/// State.
#[derive(Debug, Clone, Default)]
pub struct ListState {
    /// The query.
    pub request: Request,
}

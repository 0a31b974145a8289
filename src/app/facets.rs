//! The facets pane.
/// State.
#[derive(Debug, Clone, Default)]
pub struct FacetsState {}

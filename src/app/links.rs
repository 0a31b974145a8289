//! Links.
/// State.
#[derive(Debug, Clone, Default)]
pub struct LinksState {}

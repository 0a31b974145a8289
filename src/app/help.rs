//! Help.
/// State.
#[derive(Debug, Clone, Default)]
pub struct HelpState {}

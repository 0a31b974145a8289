//! The line of typing.
/// State.
#[derive(Debug, Clone, Default)]
pub struct Prompt {}

//! The reader pane.
/// State.
#[derive(Debug, Clone, Default)]
pub struct ReaderState {}

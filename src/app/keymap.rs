//! Keymap.
/// What the keys do.
#[derive(Debug, Clone, Default)]
pub struct Keymap {}
impl Keymap {
    /// The keymap compiled into the program.
    #[must_use]
    pub fn builtin() -> Self {
        Self::default()
    }
}

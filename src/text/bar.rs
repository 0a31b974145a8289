//! The bar that some sites put behind the words under a picture.

/// `text` without a bar at its end: it parts the caption from what the page drew beside it.
///
/// ```
/// assert_eq!(docbao::text::without_bar("Lễ đón. (Ảnh: An) | "), "Lễ đón. (Ảnh: An)");
/// assert_eq!(docbao::text::without_bar("Trái | phải"), "Trái | phải");
/// ```
#[must_use]
pub fn without_bar(text: &str) -> &str {
    text.trim_end_matches(|c: char| c == '|' || c.is_whitespace())
}

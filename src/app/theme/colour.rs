//! A colour, how it is written, and what comes nearest to it on a terminal with fewer.

use std::fmt;

use super::Depth;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// The terminal's own, of the letters or of the background.
    Default,
    /// One of the 256 of xterm; the first sixteen are the terminal's own.
    Number(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// The names of the first sixteen, by their numbers.
const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// What the first sixteen usually are: nobody knows what they are here.
const USUAL: [(u8, u8, u8); 16] = [
    (0x00, 0x00, 0x00),
    (0xcd, 0x00, 0x00),
    (0x00, 0xcd, 0x00),
    (0xcd, 0xcd, 0x00),
    (0x00, 0x00, 0xee),
    (0xcd, 0x00, 0xcd),
    (0x00, 0xcd, 0xcd),
    (0xe5, 0xe5, 0xe5),
    (0x7f, 0x7f, 0x7f),
    (0xff, 0x00, 0x00),
    (0x00, 0xff, 0x00),
    (0xff, 0xff, 0x00),
    (0x5c, 0x5c, 0xff),
    (0xff, 0x00, 0xff),
    (0x00, 0xff, 0xff),
    (0xff, 0xff, 0xff),
];

/// The levels of red, green and blue in the cube of the 256.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// Words that are no colour.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is no colour")]
pub struct UnknownColour(pub String);

impl Colour {
    /// Every name of a colour.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.into_iter().chain(["gray", "default"])
    }

    /// Reads a colour: a name, a number up to 255, `#rrggbb` or `#rgb`.
    ///
    /// ```
    /// use docbao::app::theme::Colour;
    /// assert_eq!(Colour::read("bright-red"), Ok(Colour::Number(9)));
    /// assert_eq!(Colour::read("214"), Ok(Colour::Number(214)));
    /// assert_eq!(Colour::read("#ff8700"), Ok(Colour::Rgb(0xff, 0x87, 0)));
    /// assert!(Colour::read("#ff87").is_err());
    /// ```
    ///
    /// # Errors
    /// Anything else.
    pub fn read(text: &str) -> Result<Self, UnknownColour> {
        let unknown = || UnknownColour(text.to_owned());
        let word = text.to_ascii_lowercase().replace(['_', ' '], "-");
        if let Some(at) = NAMES.iter().position(|n| *n == word) {
            return Ok(Self::Number(at as u8));
        }
        match word.as_str() {
            "default" => return Ok(Self::Default),
            "gray" | "grey" => return Ok(Self::Number(8)),
            _ => {}
        }
        if let Some(digits) = word.strip_prefix('#') {
            return hexadecimal(digits).ok_or_else(unknown);
        }
        let number = word.bytes().all(|b| b.is_ascii_digit());
        let number = number.then(|| word.parse().ok()).flatten();
        number.map(Self::Number).ok_or_else(unknown)
    }

    /// Red, green and blue; of the first sixteen what they usually are, of the terminal's own nothing.
    #[must_use]
    pub fn rgb(self) -> Option<(u8, u8, u8)> {
        match self {
            Self::Default => None,
            Self::Rgb(r, g, b) => Some((r, g, b)),
            Self::Number(n @ 0..=15) => Some(USUAL[usize::from(n)]),
            Self::Number(n @ 16..=231) => {
                let n = usize::from(n - 16);
                Some((LEVELS[n / 36], LEVELS[n / 6 % 6], LEVELS[n % 6]))
            }
            Self::Number(n) => {
                let level = 8 + 10 * (n - 232);
                Some((level, level, level))
            }
        }
    }

    /// The same colour where there are no more than those of `depth`, or what comes nearest.
    #[must_use]
    pub fn shown(self, depth: Depth) -> Self {
        let (first, last) = match (self, depth) {
            (Self::Rgb(..), Depth::Many) => (16, u8::MAX),
            (Self::Rgb(..) | Self::Number(16..), Depth::Sixteen) => (0, 15),
            (colour, _) => return colour,
        };
        let near = (first..=last)
            .map(Self::Number)
            .min_by_key(|c| distance(*c, self));
        near.unwrap_or(self)
    }
}

fn hexadecimal(digits: &str) -> Option<Colour> {
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let n = u32::from_str_radix(digits, 16).ok()?;
    let part = |shift: u32| (n >> shift & 0xff) as u8;
    let digit = |shift: u32| (n >> shift & 0xf) as u8 * 0x11;
    match digits.len() {
        6 => Some(Colour::Rgb(part(16), part(8), part(0))),
        3 => Some(Colour::Rgb(digit(8), digit(4), digit(0))),
        _ => None,
    }
}

/// How far two colours are apart to the eye, about: the mean of red decides how much red and blue weigh.
fn distance(one: Colour, other: Colour) -> u32 {
    let (Some(a), Some(b)) = (one.rgb(), other.rgb()) else {
        return u32::MAX;
    };
    let apart = |a: u8, b: u8| u32::from(a.abs_diff(b)).pow(2);
    let red = u32::midpoint(a.0.into(), b.0.into());
    let reds = ((512 + red) * apart(a.0, b.0)) >> 8;
    let blues = ((767 - red) * apart(a.2, b.2)) >> 8;
    reds + 4 * apart(a.1, b.1) + blues
}

impl fmt::Display for Colour {
    /// As written in a configuration; reading it back gives the same colour.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::Number(n) => match NAMES.get(usize::from(*n)) {
                Some(name) => f.write_str(name),
                None => write!(f, "{n}"),
            },
            Self::Rgb(r, g, b) => write!(f, "#{r:02x}{g:02x}{b:02x}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let all = (0..=255).map(Colour::Number);
        for colour in all.chain([Colour::Default, Colour::Rgb(1, 171, 255)]) {
            assert_eq!(Colour::read(&colour.to_string()), Ok(colour));
        }
        assert_eq!(Colour::read("Bright Blue"), Ok(Colour::Number(12)));
        assert_eq!(Colour::read("#f80"), Ok(Colour::Rgb(255, 0x88, 0)));
        for text in ["", "#", "#12345g", "256", "-1", "+7", "purpel", "#ééé"] {
            assert_eq!(Colour::read(text), Err(UnknownColour(text.to_owned())));
        }
    }

    #[test]
    fn fewer_colours_come_near() {
        let table = [
            (
                Colour::Rgb(0xff, 0x87, 0x00),
                Depth::Many,
                Colour::Number(208),
            ),
            (
                Colour::Rgb(0x1c, 0x1c, 0x1d),
                Depth::Many,
                Colour::Number(234),
            ),
            (
                Colour::Rgb(0xf0, 0x10, 0x10),
                Depth::Sixteen,
                Colour::Number(9),
            ),
            (Colour::Number(231), Depth::Sixteen, Colour::Number(15)),
            (Colour::Number(231), Depth::Many, Colour::Number(231)),
            (Colour::Number(5), Depth::Sixteen, Colour::Number(5)),
            (Colour::Default, Depth::Sixteen, Colour::Default),
            (Colour::Rgb(1, 2, 3), Depth::True, Colour::Rgb(1, 2, 3)),
        ];
        for (colour, depth, expected) in table {
            assert_eq!(colour.shown(depth), expected, "{colour} at {depth:?}");
        }
    }
}

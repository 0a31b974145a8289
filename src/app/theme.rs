//! Themes as plain data: which colours each piece of text has to the eye, and how many colours the
//! terminal can show. What the terminal library makes of them is the view's affair.

mod colour;
mod tables;

pub use colour::{Colour, UnknownColour};

/// How many colours a terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Depth {
    /// The sixteen of every terminal, whose values are the terminal's own affair.
    #[default]
    Sixteen,
    /// The 256 of xterm; the values of all but the first sixteen are fixed.
    Many,
    /// Red, green and blue of eight bits each.
    True,
}

impl Depth {
    /// The depth that `COLORTERM` and `TERM` tell of.
    ///
    /// ```
    /// use docbao::app::theme::Depth;
    /// assert_eq!(Depth::told("truecolor", "xterm-256color"), Depth::True);
    /// assert_eq!(Depth::told("", "screen-256color"), Depth::Many);
    /// assert_eq!(Depth::told("", "linux"), Depth::Sixteen);
    /// ```
    #[must_use]
    pub fn told(colorterm: &str, term: &str) -> Self {
        if ["truecolor", "24bit"].contains(&colorterm) || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") {
            Self::Many
        } else {
            Self::Sixteen
        }
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])+ $role:ident $name:literal,)+) => {
        /// What a piece of text is to the eye.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Role {
            $($(#[$doc])+ $role,)+
        }

        impl Role {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$role,)+];

            /// The name in a configuration.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$role => $name,)+
                }
            }
        }
    };
}

roles! {
    /// Running text.
    Text "text",
    /// What stands back: dates, rules, counts.
    Quiet "quiet",
    /// What stands back and is docbao's own word.
    Aside "aside",
    /// What stands out: titles, leads, unread rows.
    Strong "strong",
    /// A question.
    Question "question",
    /// The heading of a pane without the focus.
    Heading "heading",
    /// The heading of the pane with the focus; numbers to type.
    Focus "focus",
    /// An official.
    Official "official",
    /// A conference.
    Conference "conference",
    /// A link to an article of the library.
    Link "link",
    /// What was looked for.
    Match "match",
    /// Something that went wrong.
    Wrong "wrong",
    /// The selected row of the pane with the focus.
    Selected "selected",
    /// The selected row of another pane.
    Resting "resting",
}

impl Role {
    /// The role with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|r| r.name() == name)
    }
}

/// The colours of one role; what is not said is the terminal's own, or the theme's background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Inks {
    /// Of the letters.
    pub ink: Option<Colour>,
    /// Behind them.
    pub paper: Option<Colour>,
}

macro_rules! themes {
    ($($(#[$doc:meta])+ $theme:ident $name:literal,)+) => {
        /// A theme by its name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum ThemeName {
            $($(#[$doc])+ $theme,)+
        }

        impl ThemeName {
            /// All of them, the usual one first.
            pub const ALL: &'static [Self] = &[$(Self::$theme,)+];

            /// The name in a configuration and on the command line.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$theme => $name,)+
                }
            }
        }
    };
}

themes! {
    /// The terminal's own letters, background and sixteen colours.
    #[default]
    Ansi "ansi",
    /// Dark, of the 256 colours.
    Dark "dark",
    /// Light, of the 256 colours.
    Light "light",
    /// Dark, in true colours.
    TrueDark "true-dark",
    /// Light, in true colours.
    TrueLight "true-light",
    /// Of high contrast on black.
    Contrast "contrast",
    /// Of high contrast on white.
    ContrastLight "contrast-light",
}

impl ThemeName {
    /// The theme with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|t| t.name() == name)
    }

    /// The theme that is shown where the terminal has no more colours than `depth`.
    ///
    /// ```
    /// use docbao::app::theme::{Depth, ThemeName};
    /// assert_eq!(ThemeName::TrueDark.shown(Depth::Many), ThemeName::Dark);
    /// assert_eq!(ThemeName::TrueDark.shown(Depth::Sixteen), ThemeName::Ansi);
    /// ```
    #[must_use]
    pub fn shown(self, depth: Depth) -> Self {
        match (self, depth) {
            (_, Depth::Sixteen) => Self::Ansi,
            (Self::TrueDark, Depth::Many) => Self::Dark,
            (Self::TrueLight, Depth::Many) => Self::Light,
            (theme, _) => theme,
        }
    }

    /// The background that the theme paints; `None` leaves the terminal's own.
    #[must_use]
    pub fn paper(self) -> Option<Colour> {
        tables::paper(self)
    }

    /// The colours of a role, its background left to the theme's where it has none of its own.
    #[must_use]
    pub fn inks(self, role: Role) -> Inks {
        tables::inks(self, role)
    }
}

/// A person's own colours, over those of the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Own {
    /// Behind everything.
    pub background: Option<Colour>,
    roles: [Inks; Role::ALL.len()],
}

impl Own {
    /// The colours of a role, where they are the person's own.
    #[must_use]
    pub fn of(&self, role: Role) -> Inks {
        self.roles[role as usize]
    }

    /// Takes colours for a role.
    pub fn set(&mut self, role: Role, inks: Inks) {
        self.roles[role as usize] = inks;
    }
}

//! The colours of every theme. A test computes the contrast of each role on its background as WCAG
//! defines it: at least 4.5 to 1, and 7 to 1 where contrast is what the theme is for. The sixteen colours
//! of `ansi` are the terminal's own: their contrast is the terminal's affair.

use super::{Colour, Inks, Role, ThemeName};

const fn rgb(hex: u32) -> Colour {
    Colour::Rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn n(number: u8) -> Colour {
    Colour::Number(number)
}

pub(super) fn paper(theme: ThemeName) -> Option<Colour> {
    match theme {
        ThemeName::Ansi => None,
        ThemeName::Dark => Some(n(234)),
        ThemeName::Light | ThemeName::ContrastLight => Some(n(231)),
        ThemeName::TrueDark => Some(rgb(0x16_18_1d)),
        ThemeName::TrueLight => Some(rgb(0xfb_fa_f7)),
        ThemeName::Contrast => Some(n(16)),
    }
}

pub(super) fn inks(theme: ThemeName, role: Role) -> Inks {
    let row = match theme {
        ThemeName::Ansi => return ansi(role),
        ThemeName::Dark => DARK,
        ThemeName::Light => LIGHT,
        ThemeName::TrueDark => TRUE_DARK,
        ThemeName::TrueLight => TRUE_LIGHT,
        ThemeName::Contrast => CONTRAST,
        ThemeName::ContrastLight => CONTRAST_LIGHT,
    };
    let on = |(ink, paper): (Colour, Colour)| Inks {
        ink: Some(ink),
        paper: Some(paper),
    };
    let ink = match role {
        Role::Match => return on(row.found),
        Role::Selected => return on(row.selected),
        Role::Resting => return on(row.resting),
        Role::Text => row.text,
        Role::Quiet | Role::Heading => row.quiet,
        Role::Aside => row.aside,
        Role::Strong => row.strong,
        Role::Question => row.question,
        Role::Focus | Role::Link => row.focus,
        Role::Official => row.official,
        Role::Conference => row.conference,
        Role::Wrong => row.wrong,
    };
    Inks {
        ink: Some(ink),
        paper: None,
    }
}

fn ansi(role: Role) -> Inks {
    let ink = |number| Inks {
        ink: Some(n(number)),
        paper: None,
    };
    match role {
        Role::Focus | Role::Link => ink(6),
        Role::Official => ink(5),
        Role::Conference => ink(2),
        Role::Wrong => ink(1),
        Role::Match => Inks {
            ink: Some(n(0)),
            paper: Some(n(3)),
        },
        // A reversed row and dimmed letters need no colour.
        _ => Inks::default(),
    }
}

/// The colours of a theme that paints its background; pairs are letters and what is behind them.
struct Row {
    text: Colour,
    quiet: Colour,
    aside: Colour,
    strong: Colour,
    question: Colour,
    focus: Colour,
    official: Colour,
    conference: Colour,
    wrong: Colour,
    found: (Colour, Colour),
    selected: (Colour, Colour),
    resting: (Colour, Colour),
}

const DARK: Row = Row {
    text: n(253),
    quiet: n(247),
    aside: n(248),
    strong: n(231),
    question: n(223),
    focus: n(117),
    official: n(182),
    conference: n(114),
    wrong: n(210),
    found: (n(16), n(221)),
    selected: (n(16), n(117)),
    resting: (n(253), n(239)),
};

const LIGHT: Row = Row {
    text: n(235),
    quiet: n(242),
    aside: n(241),
    strong: n(16),
    question: n(58),
    focus: n(24),
    official: n(90),
    conference: n(22),
    wrong: n(124),
    found: (n(16), n(221)),
    selected: (n(231), n(24)),
    resting: (n(235), n(252)),
};

const TRUE_DARK: Row = Row {
    text: rgb(0xd7_da_e0),
    quiet: rgb(0x8f_97_a5),
    aside: rgb(0x9a_a3_b2),
    strong: rgb(0xf4_f6_fa),
    question: rgb(0xe8_d9_b0),
    focus: rgb(0x7c_c7_e8),
    official: rgb(0xe2_a8_ea),
    conference: rgb(0x97_d5_9e),
    wrong: rgb(0xff_93_8a),
    found: (rgb(0x16_18_1d), rgb(0xf0_d4_79)),
    selected: (rgb(0x10_13_18), rgb(0x9f_c6_e6)),
    resting: (rgb(0xd7_da_e0), rgb(0x37_3d_49)),
};

const TRUE_LIGHT: Row = Row {
    text: rgb(0x24_27_2e),
    quiet: rgb(0x64_6a_76),
    aside: rgb(0x5a_60_6c),
    strong: rgb(0x00_00_00),
    question: rgb(0x5b_44_00),
    focus: rgb(0x00_5f_7c),
    official: rgb(0x82_1f_8c),
    conference: rgb(0x1b_68_29),
    wrong: rgb(0xb0_24_1c),
    found: (rgb(0x24_27_2e), rgb(0xff_d7_5e)),
    selected: (rgb(0xff_ff_ff), rgb(0x2b_5a_83)),
    resting: (rgb(0x24_27_2e), rgb(0xdd_da_d1)),
};

const CONTRAST: Row = Row {
    text: n(231),
    quiet: n(252),
    aside: n(252),
    strong: n(231),
    question: n(229),
    focus: n(51),
    official: n(219),
    conference: n(120),
    wrong: n(217),
    found: (n(16), n(226)),
    selected: (n(16), n(231)),
    resting: (n(231), n(237)),
};

const CONTRAST_LIGHT: Row = Row {
    text: n(16),
    quiet: n(238),
    aside: n(238),
    strong: n(16),
    question: n(52),
    focus: n(18),
    official: n(54),
    conference: n(22),
    wrong: n(88),
    found: (n(16), n(226)),
    selected: (n(231), n(16)),
    resting: (n(16), n(252)),
};

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.
    fn luminance(colour: Colour) -> f64 {
        let (r, g, b) = colour.rgb().unwrap();
        let part = |c: u8| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
    }

    fn contrast(one: Colour, other: Colour) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_role_is_legible_on_its_background() {
        assert!((contrast(rgb(0), rgb(0xff_ff_ff)) - 21.0).abs() < 1e-9);
        assert!((contrast(rgb(0x77_77_77), rgb(0xff_ff_ff)) - 4.478).abs() < 1e-3);
        for &theme in ThemeName::ALL {
            let Some(background) = theme.paper() else {
                assert_eq!(theme, ThemeName::Ansi);
                continue;
            };
            let least = match theme {
                ThemeName::Contrast | ThemeName::ContrastLight => 7.0,
                _ => 4.5,
            };
            for &role in Role::ALL {
                let inks = theme.inks(role);
                let paper = inks.paper.unwrap_or(background);
                let found = contrast(inks.ink.unwrap(), paper);
                assert!(
                    found >= least,
                    "{} of {}: {found:.2}",
                    role.name(),
                    theme.name()
                );
            }
        }
    }

    #[test]
    fn themes_of_256_colours_use_none_of_the_terminals_own() {
        for &theme in ThemeName::ALL {
            let papers = theme.paper().into_iter();
            let inks = Role::ALL.iter().map(|role| theme.inks(*role));
            let colours = inks.flat_map(|inks| inks.ink.into_iter().chain(inks.paper));
            let own = |c: &Colour| matches!(c, Colour::Default | Colour::Number(0..16));
            let uses_own = papers.chain(colours).any(|c| own(&c));
            assert_eq!(uses_own, theme == ThemeName::Ansi, "{}", theme.name());
        }
    }
}

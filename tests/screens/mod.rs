//! Whole screens.
use crate::fixture::Session;
#[test]
fn look() {
    for (w, h, keys) in [
        (160, 48, "j k"),
        (120, 40, "c"),
        (120, 40, "Enter"),
        (80, 24, ""),
        (80, 24, "Enter G"),
        (80, 24, "Enter G L f"),
        (80, 24, "Enter i"),
        (50, 20, ""),
        (50, 20, "Enter /so"),
        (40, 15, ""),
        (40, 10, "Enter"),
        (20, 6, ""),
        (80, 24, "?"),
        (80, 24, ":so"),
        (80, 24, "p son Enter"),
        (80, 24, "Enter z"),
        (60, 15, "Enter #"),
    ] {
        let mut s = Session::new(w, h);
        s.keys(keys);
        println!("=== {w}x{h} {keys}\n{}", s.screen());
    }
}

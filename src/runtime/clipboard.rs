//! The clipboard of the desktop, by the programs that keep it. Over ssh, and where there is no such
//! program, the terminal itself is asked to keep it (OSC 52).

use std::env;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::thread;

/// A program that takes text for the clipboard from its standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Keeper {
    program: &'static str,
    arguments: &'static [&'static str],
}

const PBCOPY: Keeper = Keeper {
    program: "pbcopy",
    arguments: &[],
};
const WL_COPY: Keeper = Keeper {
    program: "wl-copy",
    arguments: &[],
};
const XCLIP: Keeper = Keeper {
    program: "xclip",
    arguments: &["-selection", "clipboard"],
};
const XSEL: Keeper = Keeper {
    program: "xsel",
    arguments: &["--clipboard", "--input"],
};

/// Whether the desktop's own clipboard may be meant at all.
pub(super) fn is_here() -> bool {
    !keepers(cfg!(target_os = "macos"), |name| {
        env::var_os(name).is_some()
    })
    .is_empty()
}

/// The programs that may keep the clipboard where these variables are set, the likeliest first.
fn keepers(mac: bool, is_set: impl Fn(&str) -> bool) -> Vec<Keeper> {
    // The desktop of the machine at the other end is not the person's.
    if is_set("SSH_CONNECTION") || is_set("SSH_TTY") {
        return Vec::new();
    }
    let mut keepers = Vec::new();
    if mac {
        keepers.push(PBCOPY);
    }
    if is_set("WAYLAND_DISPLAY") {
        keepers.push(WL_COPY);
    }
    if is_set("DISPLAY") {
        keepers.extend([XCLIP, XSEL]);
    }
    keepers
}

/// Gives `text` to the first program that takes it; `otherwise` gets it when none does.
pub(super) fn copy(text: String, otherwise: impl FnOnce(String) + Send + 'static) {
    thread::spawn(move || {
        let keepers = keepers(cfg!(target_os = "macos"), |name| {
            env::var_os(name).is_some()
        });
        let kept = keepers
            .into_iter()
            .any(|keeper| keep(keeper, &text).is_ok());
        if !kept {
            otherwise(text);
        }
    });
}

fn keep(keeper: Keeper, text: &str) -> io::Result<()> {
    let mut child = Command::new(keeper.program)
        .args(keeper.arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(text.as_bytes())?;
    }
    let status = child.wait()?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(status.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clipboard_is_that_of_the_person() {
        let table: [(bool, &[&str], &[Keeper]); 6] = [
            (false, &[], &[]),
            (false, &["DISPLAY"], &[XCLIP, XSEL]),
            (
                false,
                &["WAYLAND_DISPLAY", "DISPLAY"],
                &[WL_COPY, XCLIP, XSEL],
            ),
            (false, &["DISPLAY", "SSH_CONNECTION"], &[]),
            (true, &[], &[PBCOPY]),
            (true, &["SSH_TTY"], &[]),
        ];
        for (mac, set, expected) in table {
            assert_eq!(
                keepers(mac, |name| set.contains(&name)),
                expected,
                "{set:?}"
            );
        }
    }
}

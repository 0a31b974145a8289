//! The commands, run as a person runs them: what they print, what they complain about, how they end.

mod bad_input;
mod check;
mod export;
mod filters;
mod formats;
mod hostile;
mod languages;
mod list;
mod many;
mod marks;
mod scripts;
mod search;
mod settings;
mod shells;
mod show;
mod stats;
mod typeset;

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A page with something of everything.
pub(crate) const PAGE: &str = "\
Hội nghị Ngoại giao lần thứ 41 khai mạc tại Bến Mây

Thứ Ba, 14/12/2021, 10:38 (GMT+7)

Sáng 14/12, Hội nghị Ngoại giao lần thứ 41 khai mạc tại thị trấn Bến Mây với sự tham dự của hơn hai trăm đại biểu.

Phát biểu khai mạc, Bộ trưởng Ngoại giao Trần Thái Vân cho rằng ngành cần đi trước một bước, lắng nghe địa phương và nói điều mình sẽ làm.

Theo Bộ trưởng, công việc của năm tới là mở thêm đường cho hàng hóa của bà con, nhất là ở những nơi còn xa chợ, xa cảng.

Hội nghị diễn ra trong hai ngày và sẽ thông qua một chương trình hành động.

Hà Thu
";

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: Option<i32>,
}

/// The program with `args`, away from the settings and the locale of whoever runs the tests.
pub(crate) fn docbao<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_docbao"));
    command
        .args(args)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "C")
        .env("HOME", "/nonexistent")
        .env_remove("XDG_CONFIG_HOME")
        .env(
            "XDG_STATE_HOME",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/state"),
        )
        .env(
            "XDG_CACHE_HOME",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs the program to its end. Everything it prints is text.
pub(crate) fn run<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Ran {
    run_command(docbao(args))
}

/// Runs a command to its end.
pub(crate) fn run_command(mut command: Command) -> Ran {
    ended(command.output().unwrap())
}

/// Runs the program with `input` on standard input.
pub(crate) fn run_with(input: &[u8], args: &[&str]) -> Ran {
    let mut child = docbao(args).stdin(Stdio::piped()).spawn().unwrap();
    // A program that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(input);
    ended(child.wait_with_output().unwrap())
}

fn ended(output: std::process::Output) -> Ran {
    Ran {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}

/// A folder of pages that goes when the test ends.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn arg(&self) -> &str {
        self.0.path().to_str().unwrap()
    }

    /// Adds a file, with the folders above it.
    pub(crate) fn with(self, name: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Self {
        let path: PathBuf = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }
}

/// The lines of `text` as JSON.
pub(crate) fn json(text: &str) -> Vec<serde_json::Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

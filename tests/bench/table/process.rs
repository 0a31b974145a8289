//! Programs that are run to their end, and what they cost.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What a run cost.
pub(crate) struct Ran {
    /// Seconds on the clock.
    pub(crate) seconds: f64,
    /// Seconds of processor time, of all threads together.
    pub(crate) cpu: f64,
    /// The most anonymous memory that was seen, in megabytes.
    pub(crate) anonymous: f64,
}

/// Between two looks at a program.
const LOOK: Duration = Duration::from_millis(10);
/// Ticks of processor time a second, on every Linux there is.
const TICKS: f64 = 100.0;

/// Runs a program, whose output nobody sees.
pub(crate) fn run(command: &mut Command) -> Ran {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    let pid = child.id();
    let (mut anonymous, mut cpu) = (0.0_f64, 0.0_f64);
    loop {
        // What has ended and was not waited for still has its times.
        let (ended, ticks) = times(pid);
        cpu = cpu.max(ticks);
        anonymous = anonymous.max(anonymous_memory(pid));
        if ended {
            break;
        }
        thread::sleep(LOOK);
    }
    let seconds = start.elapsed().as_secs_f64();
    let status = child.wait().unwrap();
    assert!(status.success(), "{command:?}: {status}");
    Ran {
        seconds,
        cpu,
        anonymous,
    }
}

/// Whether a process has ended, and its processor time in seconds.
fn times(pid: u32) -> (bool, f64) {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let Some((_, rest)) = stat.rsplit_once(") ") else {
        return (true, 0.0);
    };
    let fields: Vec<&str> = rest.split(' ').collect();
    let ticks = |n: usize| fields[n].parse::<f64>().unwrap_or_default();
    (fields[0] == "Z", (ticks(11) + ticks(12)) / TICKS)
}

/// The anonymous memory of a process in megabytes.
pub(crate) fn anonymous_memory(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("RssAnon:"));
    let kilobytes = line.and_then(|l| l.trim().strip_suffix(" kB"));
    kilobytes.map_or(0.0, |k| k.parse::<f64>().unwrap_or_default() / 1024.0)
}

/// Whether a program can be run.
pub(crate) fn is_there(name: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|path| path.join(name).is_file())
}

/// Bytes of all files below a folder.
pub(crate) fn size(folder: &Path) -> u64 {
    let files = walkdir::WalkDir::new(folder).into_iter().flatten();
    let sizes = files.filter_map(|file| file.metadata().ok().filter(fs::Metadata::is_file));
    sizes.map(|file| file.len()).sum()
}

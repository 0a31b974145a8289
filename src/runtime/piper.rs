//! Piping articles to a command of the person's: it runs in a process group of its own, whatever it says
//! comes back in pieces, and it can be stopped at any time.

use std::io::{self, Read, Write};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use rustix::process::{Pid, Signal, kill_process_group};

use super::open::Open;
use crate::app::Msg;
use crate::app::outward::{End, Piped, Piping, Stop};
use crate::export::{Format, Words};

/// More than this of what a command says is not kept.
const KEPT: usize = 256 << 10;
/// Bytes read at once.
const PIECE: usize = 16 << 10;

/// The command that runs now.
#[derive(Debug, Clone, Default)]
pub(super) struct Piper {
    running: Arc<Mutex<Option<Pid>>>,
}

impl Piper {
    /// Starts a command, on threads of its own; one that still runs is ended first.
    pub(super) fn start(
        &self,
        open: &Arc<Open>,
        piping: Piping,
        tell: impl Fn(Msg) + Send + 'static,
    ) {
        self.stop(Stop::Force);
        let (piper, open) = (self.clone(), Arc::clone(open));
        thread::spawn(move || piper.run(&open, &piping, &tell));
    }

    /// Runs a command to its end.
    pub(super) fn run(&self, open: &Arc<Open>, piping: &Piping, tell: &dyn Fn(Msg)) {
        let generation = piping.generation;
        let say = |piped| tell(Msg::Piped { generation, piped });
        let end = match self.try_run(open, piping, &|words| say(Piped::Said(words))) {
            Ok(end) => end,
            Err(error) => End::Failed(error.into()),
        };
        say(Piped::Ended(end));
    }

    fn try_run(&self, open: &Arc<Open>, piping: &Piping, say: &dyn Fn(String)) -> io::Result<End> {
        let (output, input) = io::pipe()?;
        let mut command = Command::new("sh");
        command.arg("-c").arg(&piping.command);
        command
            .stdin(Stdio::piped())
            .stdout(input.try_clone()?)
            .stderr(input);
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            command.process_group(0);
        }
        let mut child = command.spawn()?;
        // It holds the other ends of the pipe.
        drop(command);
        let pid = Pid::from_child(&child);
        *self.running() = Some(pid);
        if let Some(mut stdin) = child.stdin.take() {
            let (open, piping) = (Arc::clone(open), piping.clone());
            thread::spawn(move || {
                // A command that does not read to the end, or not at all, is free to.
                let _ = articles(&open, &piping, &mut stdin);
            });
        }
        let cut = listen(output, say);
        let status = child.wait()?;
        let mut running = self.running();
        if *running == Some(pid) {
            *running = None;
        }
        Ok(if cut { End::Cut } else { ended(status) })
    }

    /// Stops the command that runs, with all that it started.
    pub(super) fn stop(&self, how: Stop) {
        if let Some(pid) = *self.running() {
            let signal = match how {
                Stop::Ask => Signal::TERM,
                Stop::Force => Signal::KILL,
            };
            // It may have ended by itself. One that is stopped goes on, to hear of it.
            let _ = kill_process_group(pid, signal);
            let _ = kill_process_group(pid, Signal::CONT);
        }
    }

    fn running(&self) -> MutexGuard<'_, Option<Pid>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn articles(open: &Open, piping: &Piping, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::of(piping.lang);
    let mut pages = open.pages();
    let mut first = true;
    for &no in &*piping.nos {
        let Some((built, folder)) = pages
            .as_mut()
            .and_then(|p| p.document(open, (piping.edition, no)))
        else {
            continue;
        };
        if !std::mem::take(&mut first) {
            out.write_all(Format::Txt.between().as_bytes())?;
        }
        let mut text = Vec::new();
        Format::Txt.article(&mut text, &built, &folder, words)?;
        out.write_all(&text)?;
    }
    Ok(())
}

/// Hears what the command says, to its end or to the limit; says whether it was cut off there.
fn listen(mut output: io::PipeReader, say: &dyn Fn(String)) -> bool {
    let mut piece = [0; PIECE];
    let mut bytes = Vec::new();
    let mut kept = 0;
    loop {
        let read = match output.read(&mut piece) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            // There is nothing more to hear.
            Err(_) => 0,
        };
        let read = read.min(KEPT - kept);
        kept += read;
        bytes.extend_from_slice(&piece[..read]);
        let words = take_text(&mut bytes, read == 0);
        if !words.is_empty() {
            say(words);
        }
        if read == 0 {
            return kept == KEPT;
        }
    }
}

/// Takes the text from the front of `bytes`; a letter that is not whole yet waits for its rest, unless this
/// is the end.
fn take_text(bytes: &mut Vec<u8>, end: bool) -> String {
    let mut text = String::new();
    let mut taken = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        taken += chunk.valid().len();
        let last = taken + chunk.invalid().len() == bytes.len();
        let may_grow = std::str::from_utf8(chunk.invalid()).is_err_and(|e| e.error_len().is_none());
        if !chunk.invalid().is_empty() {
            if last && may_grow && !end {
                break;
            }
            text.push('\u{fffd}');
            taken += chunk.invalid().len();
        }
    }
    bytes.drain(..taken);
    text
}

fn ended(status: ExitStatus) -> End {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        if let Some(signal) = status.signal() {
            return End::Signal(signal);
        }
    }
    End::Exit(status.code().unwrap_or(-1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_cut_in_two_are_whole_again() {
        let mut bytes = Vec::new();
        let mut text = String::new();
        for byte in "Đường \u{1f600}".bytes().chain([0xff, b'a', 0xe1]) {
            bytes.push(byte);
            text += &take_text(&mut bytes, false);
        }
        assert_eq!(text, "Đường \u{1f600}\u{fffd}a");
        assert_eq!(take_text(&mut bytes, true), "\u{fffd}");
        assert!(bytes.is_empty());
    }
}

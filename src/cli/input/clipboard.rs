//! The text in the clipboard, from the program that each system has for it; no shell runs.

use std::io::ErrorKind;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::Failure;

/// The programs that print the clipboard, with their arguments; the first that has a text wins.
const PROGRAMS: &[(&str, &[&str])] = if cfg!(windows) {
    &[(
        "powershell",
        &["-NoProfile", "-Command", "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw"],
    )]
} else if cfg!(target_os = "macos") {
    &[("pbpaste", &[])]
} else {
    &[
        ("wl-paste", &["--no-newline"]),
        ("xclip", &["-selection", "clipboard", "-out"]),
        ("xsel", &["--clipboard", "--output"]),
    ]
};

/// A program that has not ended by then is stopped: some wait for ever where no desktop runs.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often it is looked whether a program has ended.
const GLANCE: Duration = Duration::from_millis(5);

/// The text in the clipboard.
///
/// # Errors
///
/// There is no program for it, none of them ended in time, or there is no text in it.
pub(super) fn text() -> Result<String, Failure> {
    let mut is_any_here = false;
    let mut hangs = None;
    for (program, arguments) in PROGRAMS {
        let started = Command::new(program)
            .args(*arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let running = match started {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Failure::new(format!("cannot run `{program}`: {error}"), "")),
            Ok(running) => running,
        };
        is_any_here = true;
        match printed(running)? {
            Printed::Text(text) => return Ok(text),
            Printed::Nothing => {}
            Printed::NotInTime => hangs = Some(program),
        }
    }
    let paste = "paste the text: `triage explain -`";
    Err(match hangs {
        Some(program) => {
            let message = format!("`{program}` has not printed the clipboard within {} seconds", PATIENCE.as_secs());
            Failure::new(message, paste)
        }
        None if is_any_here => {
            Failure::new("the clipboard holds no text", "copy the error, then run the command again")
        }
        None => {
            let names: Vec<String> = PROGRAMS.iter().map(|(program, _)| format!("`{program}`")).collect();
            let help = format!("install one of {}, or {paste}", names.join(", "));
            Failure::new("nothing here can read the clipboard", help)
        }
    })
}

/// What came of a program.
enum Printed {
    Text(String),
    Nothing,
    NotInTime,
}

/// What a program prints, if it ends well and in time.
fn printed(mut running: Child) -> Result<Printed, Failure> {
    let Some(output) = running.stdout.take() else { return Ok(Printed::Nothing) };
    let (sender, read) = mpsc::channel();
    // A thread that is kept waiting, perhaps by a child of the program, ends with this process.
    thread::spawn(move || sender.send(super::read(output, "the clipboard")));
    let end = Instant::now() + PATIENCE;
    let text = read.recv_timeout(PATIENCE).ok();
    let ended = loop {
        match running.try_wait()? {
            Some(ended) => break Some(ended),
            None if Instant::now() >= end => break None,
            None => thread::sleep(GLANCE),
        }
    };
    let (Some(text), Some(ended)) = (text, ended) else {
        running.kill()?;
        running.wait()?;
        return Ok(Printed::NotInTime);
    };
    let text = text?;
    Ok(if ended.success() && !text.trim().is_empty() { Printed::Text(text) } else { Printed::Nothing })
}

//! The text in the clipboard, from the program that each system has for it; no shell runs.

use std::io::ErrorKind;
use std::process::{Command, Stdio};

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

/// The text in the clipboard.
///
/// # Errors
///
/// There is no program for it, or no text in it.
pub(super) fn text() -> Result<String, Failure> {
    let mut is_any_here = false;
    for (program, arguments) in PROGRAMS {
        let started = Command::new(program)
            .args(*arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut running = match started {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Failure::new(format!("cannot run `{program}`: {error}"), "")),
            Ok(running) => running,
        };
        is_any_here = true;
        let text = running.stdout.take().map(|printed| super::read(printed, "the clipboard"));
        let ended = running.wait()?;
        match text.transpose()? {
            Some(text) if ended.success() && !text.trim().is_empty() => return Ok(text),
            _ => {}
        }
    }
    Err(if is_any_here {
        Failure::new("the clipboard holds no text", "copy the error, then run the command again")
    } else {
        let names: Vec<String> = PROGRAMS.iter().map(|(program, _)| format!("`{program}`")).collect();
        let help = format!("install one of {}, or paste the text: `triage explain -`", names.join(", "));
        Failure::new("nothing here can read the clipboard", help)
    })
}

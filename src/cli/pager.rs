//! Long answers on a terminal, page by page, as git shows them.

use std::io::{self, ErrorKind, Write};
use std::process::{Command, Stdio};

/// What pages where `PAGER` names nothing.
const USUAL: &str = "less";
/// How `less` behaves where `LESS` does not say: leaves at once what fits the screen, keeps colours, clears nothing.
const LESS: &str = "FRX";

/// Shows a text through the pager. Gives `false` where none is wanted or none is there.
pub(super) fn show(text: &str) -> io::Result<bool> {
    let pager = std::env::var("PAGER").unwrap_or_else(|_| USUAL.to_owned());
    if pager.trim().is_empty() || pager.trim() == "cat" {
        return Ok(false);
    }
    let mut command = shell(&pager);
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    let Ok(mut running) = command.stdin(Stdio::piped()).spawn() else { return Ok(false) };
    let written = running.stdin.take().map_or(Ok(()), |mut input| input.write_all(text.as_bytes()));
    let ended = running.wait()?;
    match written {
        // A reader who leaves early is no failure; a pager that never started is one, and the answer goes elsewhere.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ended.success()),
        Err(error) => Err(error),
        Ok(()) => Ok(ended.success()),
    }
}

/// `PAGER` is a command with arguments; a shell takes it apart.
fn shell(pager: &str) -> Command {
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut command = Command::new(shell);
    command.args([flag, pager]);
    command
}

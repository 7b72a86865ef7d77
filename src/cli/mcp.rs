//! `triage mcp`: a server of the Model Context Protocol over standard input and output, for agents and editors.

mod case;
mod lookup;
mod message;
mod session;
mod tool;

use std::io::{self, BufRead, ErrorKind, Read, Write};
use std::process::ExitCode;

use clap::Args;

use super::{Failure, Packs};
use message::Fault;
use session::Session;

/// A message larger than this is refused, in bytes.
const MAX_MESSAGE: u64 = 4 << 20;

/// Serve agents and editors over the Model Context Protocol
#[derive(Debug, Args)]
#[command(after_help = "An editor starts it: name `triage` as the command and `mcp` as its argument.\n\
    Nothing is sent anywhere, and everything is redacted before it is answered.")]
pub(crate) struct Mcp {}

pub(super) fn run(packs: &Packs) -> Result<ExitCode, Failure> {
    let session = Session::new(packs.open()?);
    match serve(session, io::stdin().lock(), io::stdout().lock()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Answers one message a line until there are no more.
fn serve(mut session: Session, mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.by_ref().take(MAX_MESSAGE).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let is_cut = line.len() as u64 == MAX_MESSAGE && !line.ends_with(b"\n");
        let reply = if is_cut {
            input.skip_until(b'\n')?;
            Some(Fault::too_long().reply())
        } else if line.trim_ascii().is_empty() {
            None
        } else {
            session.reply(&line)
        };
        if let Some(reply) = reply {
            writeln!(output, "{reply}")?;
            output.flush()?;
        }
    }
}

//! The command line: parse, run, print one error, exit.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::read().and_then(cli::run) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

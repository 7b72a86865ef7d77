//! The command line: parse, run, print one error, exit.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    let run = || if cli::offered()? { Ok(ExitCode::SUCCESS) } else { cli::run(cli::read()?) };
    match run() {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

//! The command line: parse, run, print one error, exit.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let parsed = cli::Cli::try_parse().map_err(|error| cli::usage(&error));
    match parsed.and_then(cli::run) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

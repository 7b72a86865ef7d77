//! The command line: parse, run, print one error, exit.

use std::process::ExitCode;

use clap::Parser;
use triage_kb::cli::{Cli, run};

fn main() -> ExitCode {
    match run(Cli::parse()) {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}

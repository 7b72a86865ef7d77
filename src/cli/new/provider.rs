//! `triage new provider`.

use std::process::ExitCode;

use clap::Args;

use super::place::Rules;
use crate::cli::today::today;
use crate::cli::{Failure, output};
use triage_kb::author;
use triage_kb::model::Provider;

/// The page of a provider
#[derive(Debug, Args)]
pub(super) struct NewProvider {
    /// The id of the new provider
    id: String,
    /// A host name that it answers from; several are given one by one
    #[arg(long, value_name = "HOST")]
    host: Vec<String>,
}

pub(super) fn make(new: &NewProvider, rules: &Rules<'_>) -> Result<ExitCode, Failure> {
    rules.fresh::<Provider>(&rules.knowledge.providers, &new.id)?;
    if let Some(host) = new.host.iter().find(|host| !is_host(host)) {
        return Err(Failure::new(format!("`{host}` is no host name"), "such as `api.example.com`, without `https://`"));
    }
    rules.write(vec![(rules.place(&["providers"], &new.id), author::provider_stub(&new.id, &new.host, today()))])?;
    output::answer(&format!(
        "\nNow write what stands in round brackets. A fact with `from = [{{ provider = true }}]` is read from the hosts.\n  \
         {}check\n",
        rules.triage()
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn is_host(host: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-');
    host.contains('.') && host.chars().all(fits)
}

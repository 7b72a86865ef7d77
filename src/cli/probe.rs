//! `triage probe`.

#[cfg(feature = "probe")]
mod secret;
#[cfg(feature = "probe")]
mod send;

use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::format::{self, Format};
use super::{Failure, Packs, offer, output};
use triage_kb::model::{Kind, KnowledgeBase, Probe as Test, Provider, Request};
use triage_kb::render::page::Page;
use triage_kb::render::probe;
use triage_kb::source::suggest;

/// Test a key without spending tokens: print the command and what each answer proves, or send it
#[derive(Debug, Args)]
#[command(after_help = "The key is never an argument: pipe it, or name a file.\n\n  \
    triage probe PROVIDER\n  printf %s \"$MY_API_KEY\" | triage probe PROVIDER --run\n\n\
    Exit codes with --run: 0 the key was accepted, 1 it was not, or nothing answered, 2 usage.")]
pub(crate) struct Probe {
    /// The id of a provider; `triage list providers` shows them
    #[arg(add = offer::ids(&[Kind::Provider]))]
    provider: String,
    /// Ask here instead, such as at a gateway
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Send the request, with the key from standard input
    #[arg(long)]
    run: bool,
    /// Take the key from this file
    #[arg(long, value_name = "FILE", requires = "run")]
    key_file: Option<String>,
    /// Wait so long for an answer, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "20", value_parser = clap::value_parser!(u64).range(1..=300), requires = "run")]
    timeout: u64,
    /// The format of the answer
    #[arg(long, default_value = "text")]
    format: Format,
}

pub(super) fn run(command: &Probe, packs: &Packs) -> Result<ExitCode, Failure> {
    let knowledge = packs.open()?;
    let (provider, test, request) = test(knowledge, &command.provider, command.base_url.as_deref())?;
    if command.run {
        return sent(command, knowledge, provider, request.as_ref());
    }
    print(command.format, probe::page(provider, test, request.as_ref()), json(provider, test, request.as_ref()))?;
    Ok(ExitCode::SUCCESS)
}

/// What the command prints for a program, without sending anything.
pub(super) fn told(knowledge: &KnowledgeBase, name: &str, base_url: Option<&str>) -> Result<Value, Failure> {
    let (provider, test, request) = test(knowledge, name, base_url)?;
    Ok(json(provider, test, request.as_ref()))
}

/// The provider with this id or title, its test, and the request that the test is.
fn test<'k>(
    knowledge: &'k KnowledgeBase,
    name: &str,
    base: Option<&str>,
) -> Result<(&'k Provider, &'k Test, Option<Request>), Failure> {
    let provider = provider(knowledge, name)?;
    let Some(test) = &provider.probe else {
        let help = format!("`triage show {}` tells what is known", provider.id);
        return Err(Failure::new(format!("no test without cost is known for {}", provider.title), help));
    };
    let request = match (&test.request, base) {
        (Some(request), Some(url)) => Some(request.at(provider.base_url.as_deref(), base_url(url)?)),
        (request, _) => request.clone(),
    };
    Ok((provider, test, request))
}

fn json(provider: &Provider, test: &Test, request: Option<&Request>) -> Value {
    let commands = request.map(|request| json!({ "posix": request.posix(), "powershell": request.powershell() }));
    json!({
        "schema": 1, "provider": provider.id.as_str(), "title": provider.title, "request": request, "run": test.run,
        "commands": commands, "pass": test.pass, "cost": test.cost, "answers": provider.answers,
    })
}

fn print(format: Format, page: Page, json: Value) -> Result<(), Failure> {
    Ok(output::answer(&format.write(|| page, || json)?)?)
}

/// The provider with this id or title. What is none may be a key by mistake, and is not repeated whole.
fn provider<'k>(knowledge: &'k KnowledgeBase, name: &str) -> Result<&'k Provider, Failure> {
    let is_named = |one: &&Provider| one.id.as_str() == name || one.title.eq_ignore_ascii_case(name);
    knowledge.providers.entries().find(is_named).ok_or_else(|| {
        let help = match suggest(name, knowledge.providers.entries().map(|one| one.id.as_str())) {
            Some(close) => format!("did you mean `{close}`?"),
            None => "`triage list providers` shows them".to_owned(),
        };
        Failure::new(format!("there is no provider `{}`", knowledge.redacted(name)), help)
    })
}

/// A base URL that can stand in a command and holds no password.
fn base_url(url: &str) -> Result<&str, Failure> {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_plain = url.chars().all(|letter| letter.is_ascii_alphanumeric() || "-._~:/[]".contains(letter));
    if is_web && is_plain {
        return Ok(url);
    }
    Err(Failure::new("this base URL cannot be asked", "write `https://HOST/PATH`, without a name, password or query"))
}

#[cfg(not(feature = "probe"))]
fn sent(_: &Probe, _: &KnowledgeBase, provider: &Provider, _: Option<&Request>) -> Result<ExitCode, Failure> {
    let help = format!("`triage probe {}` prints the command to run yourself", provider.id);
    Err(Failure::new("this build of triage does not use the network", help))
}

#[cfg(feature = "probe")]
fn sent(
    command: &Probe,
    knowledge: &KnowledgeBase,
    provider: &Provider,
    request: Option<&Request>,
) -> Result<ExitCode, Failure> {
    use triage_kb::explain::proof::prove;

    let Some(request) = request else {
        let help = format!("`triage probe {}` prints the command to run yourself", provider.id);
        return Err(Failure::new("this test is no request that triage can send", help));
    };
    send::allowed(request)?;
    let secret = match &request.send {
        Some(_) => Some(secret::Secret::read(command.key_file.as_deref())?),
        None => None,
    };
    let reply = send::send(request, secret.as_ref(), std::time::Duration::from_secs(command.timeout));
    let proof = prove(knowledge, provider, &request.url, &reply);
    print(command.format, probe::proof(&proof), format::value(&proof)?)?;
    Ok(ExitCode::from(u8::from(!proof.accepted)))
}

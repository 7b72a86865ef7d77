//! The pages of a key test: what to type and what each answer means; and what an answer proved.

use super::gist;
use super::page::{Block, Inline, Item, Page};
use crate::explain::proof::Proof;
use crate::model::{Answer, Probe, Provider, Request};

/// What to type to test a key, and what each answer proves. `request` is the one of the provider, or the same to another
/// base URL.
pub fn page(provider: &Provider, probe: &Probe, request: Option<&Request>) -> Page {
    let mut page = Page::new(format!("Test a key without spending tokens: {}", provider.title));
    page.blocks.extend(probe.action.iter().map(|action| Block::Text(action.as_str().into())));
    match request {
        Some(request) => commands(&mut page, request),
        None => page.blocks.push(Block::Command(probe.run.clone())),
    }
    page.text(Inline::strong("It worked when: ").and(probe.pass.as_str()));
    page.blocks.extend(probe.cost.iter().map(|cost| Block::Text(Inline::strong("Cost: ").and(cost.as_str()))));
    page.list_under("What each answer proves", provider.answers.iter().map(answer).collect());
    if let Some(request) = request {
        let file = if request.send.is_some() { " --key-file FILE" } else { "" };
        page.heading("Or let triage send it and read the answer");
        page.blocks.push(Block::Command(format!("triage probe {} --run{file}", provider.id)));
    }
    page
}

fn commands(page: &mut Page, request: &Request) {
    if let Some(host) = request.is_open().then(|| request.host()) {
        page.text(format!("Put your own name in place of the capitals in `{host}`, or give `--base-url`."));
    }
    let variable = request.send.as_ref().map(|sent| &sent.variable);
    if variable.is_some() {
        page.text(
            "Run the first line alone, then paste the key and press Enter; PowerShell shows it, so clear the screen.",
        );
    }
    let shells = [
        ("Linux, macOS, Git Bash", variable.map(|name| format!("read -rs {name}")), request.posix()),
        ("PowerShell", variable.map(|name| format!("$env:{name} = Read-Host")), request.powershell()),
    ];
    for (shell, fill, command) in shells {
        page.heading(shell);
        page.blocks.extend(fill.map(Block::Command));
        page.blocks.push(Block::Command(command));
    }
    let unset = variable.map(|name| format!(" Nothing at all: `{name}` is empty; the first line asks for the key."));
    page.text(format!(
        "It prints the status. `000` means that curl itself failed and the key was not judged.{}",
        unset.unwrap_or_default(),
    ));
}

/// What the answer to a test that was sent proved.
pub fn proof(proof: &Proof) -> Page {
    let said = match (proof.status, proof.accepted) {
        (None, _) => "no answer".to_owned(),
        (Some(status), true) => format!("accepted ({status})"),
        (Some(status), false) => format!("answered with {status}"),
    };
    let mut page = Page::new(format!("{}: {said}", proof.title));
    page.text(Inline::marked("Asked: ").and(Inline::code(&proof.url)));
    page.blocks.extend(proof.problem.iter().map(|problem| Block::Text(problem.as_str().into())));
    if proof.proves.is_empty() {
        page.text(if proof.accepted { "The key was accepted for this request." } else { NOTHING_KNOWN });
    }
    page.list_under("What that proves", proof.proves.iter().map(answer).collect());
    if let Some(explanation) = &proof.explanation {
        page.heading("What the text of the answer says");
        page.text(gist::verdict(explanation));
        gist::first(&mut page, explanation);
        gist::avoid(&mut page, explanation);
    }
    page
}

/// What is said of an answer that the pack does not describe.
const NOTHING_KNOWN: &str =
    "What this status proves here is not known. It says nothing for or against the key by itself.";

fn answer(answer: &Answer) -> Item {
    let status = if answer.status == 0 { "no answer".to_owned() } else { answer.status.to_string() };
    let code = answer.code.as_ref().map_or_else(Inline::default, |code| Inline::marked(" ").and(Inline::code(code)));
    let proves = Inline::strong(status).and(code).and(format!(": {}", answer.proves));
    let not = answer
        .not_proves
        .as_ref()
        .map(|not| Inline::marked(" ").and(Inline::strong("Does not prove: ")).and(not.as_str()));
    proves.and(not.unwrap_or_default()).into()
}

//! Whose places an answer names: those of the program and the provider at hand, and of nobody else.

use triage_kb::explain::{Explanation, Given, explain};
use triage_kb::model::{Entry, Value};
use triage_kb::pack::{self, MemoryPack, PackSource};
use triage_kb::render::{entry, markdown};

use super::shipped::{answered, builtin};

/// All that an answer tells somebody to do, or not to do.
fn advice(answer: &Explanation) -> String {
    let first = serde_json::to_string(&answer.do_first).unwrap_or_default();
    let plan = serde_json::to_string(&answer.plan).unwrap_or_default();
    let avoid = serde_json::to_string(&answer.avoid).unwrap_or_default();
    [first, plan, avoid].join("\n")
}

fn fact<'a>(answer: &'a Explanation, name: &str) -> &'a str {
    match answer.facts.get(name) {
        Some(Value::Text(text)) => text,
        _ => "",
    }
}

/// The names that stand in braces or angle brackets where a placeholder was not filled.
fn left_over(text: &str) -> Vec<&String> {
    let names = builtin().neutral.keys();
    names.filter(|name| text.contains(&format!("{{{name}}}")) || text.contains(&format!("<{name}>"))).collect()
}

#[test]
fn no_placeholder_reaches_a_reader() {
    for one in answered() {
        let text = advice(&one.answer);
        let left = left_over(&text);
        assert!(left.is_empty(), "{}: {left:?}", one.fixture.name);
    }
    for (kind, id) in builtin().all().map(|entry| (entry.kind(), entry.name())) {
        let page = entry::page(builtin(), kind, id).expect("a page of every entry");
        let text = markdown::write(&page, &markdown::NoLinks);
        assert!(!text.contains("{client.") && !text.contains("{provider."), "{kind} {id}");
    }
}

#[test]
fn a_program_is_known_by_its_folder_whoever_owns_it() {
    let places = [
        (r"C:\Users\Jane\AppData\Roaming\Cursor\logs\main.log", "cursor-editor"),
        ("/home/jane/.cursor/extensions/x/out/extension.js", "cursor-editor"),
        (r"C:\Users\Jane\.cursor\extensions\x\out\extension.js", "cursor-editor"),
        ("/home/jane/.claude/projects/x", "claude-code"),
        (r"C:\Users\Jane Doe\.claude\settings.json", "claude-code"),
        (r"%USERPROFILE%\.codex\config.toml", "codex"),
        ("/Users/jane/.config/zed/settings.json", "zed"),
        ("/root/.gemini/settings.json", "gemini-cli"),
    ];
    for (place, client) in places {
        let text = format!("connect ECONNREFUSED 127.0.0.1:7890 ({place})");
        // What was hidden before it was pasted must tell as much.
        for text in [builtin().redacted(&text), text] {
            assert_eq!(fact(&explain(builtin(), &text, &Given::default()), "client"), client, "{text}");
        }
    }
}

#[test]
fn an_answer_names_the_places_of_no_other_program() {
    for one in answered() {
        let (text, client) = (advice(&one.answer), fact(&one.answer, "client"));
        for other in builtin().clients.entries().filter(|other| other.id().as_str() != client) {
            let at_hand = builtin().clients.get(client);
            let places = |client: &triage_kb::model::Client| {
                [client.key_place.clone(), client.base_url_place.clone(), client.proxy_place.clone()]
            };
            let own = at_hand.map(places).unwrap_or_default();
            for place in places(other).into_iter().flatten().filter(|place| !own.contains(&Some(place.clone()))) {
                let place = serde_json::to_string(&place).unwrap_or_default();
                let is_named = text.contains(place.trim_matches('"'));
                assert!(!is_named, "{} is of `{client}`, and is told of `{}`: {place}", one.fixture.name, other.id());
            }
        }
    }
}

#[test]
fn the_page_of_an_error_that_one_program_alone_shows_is_written_for_it() {
    let client_of = |error: &triage_kb::model::Error| builtin().client_of(error.id.system()?);
    let shown = builtin().errors.entries().filter_map(|error| Some((error, &builtin().clients[client_of(error)?])));
    let elsewhere = shown.filter(|(_, client)| client.surface == "other-client");
    let mut pages = 0;
    for (error, _) in elsewhere {
        let page =
            entry::page(builtin(), triage_kb::model::Kind::Error, error.id.as_str()).expect("a page of every error");
        let text = markdown::write(&page, &markdown::NoLinks);
        let told = text.split("For rule authors").next().unwrap_or_default();
        let of_cursor =
            ["Cursor Settings", "cursor-agent", "switch-own-key-off"].iter().find(|word| told.contains(**word));
        assert_eq!(of_cursor, None, "{}", error.id);
        pages += 1;
    }
    assert!(pages > 20, "{pages} pages of other programs' errors");
}

#[test]
fn an_answer_runs_the_test_of_no_other_provider() {
    for one in answered() {
        let provider = fact(&one.answer, "provider");
        let commands = one.answer.plan.iter().flat_map(|fix| &fix.steps).filter_map(|step| step.run.as_deref());
        for command in commands {
            let mut others = builtin().providers.entries().filter(|other| other.id().as_str() != provider);
            let is_its = |probe: &triage_kb::model::Probe| probe.run == command;
            let other = others.find(|other| other.probe.as_ref().is_some_and(is_its));
            assert!(other.is_none(), "{} is of `{provider}`: {command}", one.fixture.name);
        }
    }
}

#[test]
fn no_plan_takes_a_step_that_its_warnings_forbid() {
    let bare = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    for one in answered() {
        let steps: Vec<String> =
            one.answer.plan.iter().flat_map(|fix| &fix.steps).map(|step| bare(&step.action)).collect();
        for warning in &one.answer.avoid {
            let forbidden = bare(&warning.text).strip_prefix("do not ").map(str::to_owned);
            assert!(forbidden.is_none_or(|what| !steps.contains(&what)), "{}: {}", one.fixture.name, warning.text);
        }
    }
}

/// A pack about machines in which everything depends on whose machine it is.
const PACK: &str = r#"
[pack]
id = "machines"
version = "1.0.0"
schema = 2
engine = ">=0.1"
title = "Machines"
license = "CC0-1.0"
[pack.neutral]
"client.title" = "the machine"
"client.key_place" = "where the key hangs"
"client.log" = "its log"
room = "the room"
[[fact]]
id = "client"
type = "choice"
doc = "Which machine."
from = [{ client = true }]
[[fact]]
id = "place"
type = "choice"
choices = ["kitchen", "office"]
doc = "Where."
from = [{ surface = true }]
[[fact]]
id = "os"
type = "choice"
choices = ["macos", "linux", "windows"]
doc = "What it runs on."
[[fact]]
id = "room"
type = "text"
doc = "Which room."
from = [{ regex = 'in room (\S+)' }]
[[fact]]
id = "exit_code"
type = "integer"
doc = "What it ended with."
ask = "Which code did it end with?"
[[client]]
id = "press"
title = "the press"
surface = "kitchen"
marks = ["pressline"]
key_place = "the hook by the window"
log = { macos = "~/press.log", linux = "~/press.log", windows = "press.txt" }
[[client]]
id = "lever"
title = "a lever machine"
surface = "office"
behind = true
marks = ["lever"]
not_marks = ["clever lever"]
[[layer]]
id = "water"
title = "Water"
summary = "No water."
owner = "you"
order = 1
[[error]]
id = "no-flow"
title = "No flow"
match.texts = ["no flow"]
layer = "water"
first_action = "Look for the key: {client.key_place}."
points_to = [{ cause = "locked", strength = "strong" }, { cause = "killed", strength = "moderate" }]
[[cause]]
id = "locked"
title = "It is locked"
layer = "water"
symptom = "Nothing."
why = "Somebody locked it."
fixes = ["open"]
[[cause]]
id = "killed"
title = "It was killed"
layer = "water"
symptom = "Nothing."
why = "No memory."
evidence = [{ when = 'exit_code == 137', strength = "decisive", because = "That is how the system kills." }]
first_action = "Give {client.title} more memory."
fixes = ["open"]
[[fix]]
id = "open"
title = "Open it"
minutes = 1
reversible = true
who = "you"
[[fix.steps]]
do = "Take the key from {client.key_place}, and read {client.log}."
run = "unlock {room}"
pass = "It opens."
[[fix.steps]]
do = "Press hard."
pass = "It gives way."
when = 'client == "press"'
"#;

fn machines(payload: &str, facts: &[(&str, &str)]) -> Explanation {
    let pack = MemoryPack::new([("pack.toml".to_owned(), PACK.into())]);
    let opened = pack::open(&[PackSource::Memory(pack)]);
    let knowledge = opened.knowledge.expect("a valid pack");
    let given = triage_kb::explain::Given::read(&knowledge, facts.iter().copied()).expect("facts");
    triage_kb::explain::explain(&knowledge, payload, &given)
}

#[test]
fn a_program_is_known_by_its_marks_and_its_places_are_named() {
    let answer = machines("pressline 4: no flow in room 7", &[("os", "linux")]);
    assert_eq!(fact(&answer, "client"), "press");
    assert_eq!(fact(&answer, "place"), "kitchen");
    let step = &answer.plan[0].steps[0];
    assert_eq!(step.action, "Take the key from the hook by the window, and read ~/press.log.");
    assert_eq!(step.run.as_deref(), Some("unlock 7"));
    assert_eq!(answer.plan[0].steps.len(), 2);
}

#[test]
fn of_an_unknown_program_the_answer_speaks_in_neutral_words() {
    let answer = machines("no flow in room a;reboot", &[]);
    let step = &answer.plan[0].steps[0];
    assert_eq!(step.action, "Take the key from where the key hangs, and read its log.");
    assert_eq!(step.run.as_deref(), Some("unlock ROOM"), "what could mean something to a shell stays out of commands");
}

#[test]
fn a_program_that_names_itself_wins_over_what_it_is_built_with() {
    assert_eq!(fact(&machines("pressline lever: no flow", &[]), "client"), "press");
    assert_eq!(fact(&machines("lever: no flow", &[]), "client"), "lever");
    assert_eq!(fact(&machines("clever lever: no flow", &[]), "client"), "");
    assert_eq!(fact(&machines("levers: no flow", &[]), "client"), "", "a mark is a whole word");
}

#[test]
fn the_stated_place_tells_the_program_and_the_stated_program_the_place() {
    assert_eq!(fact(&machines("no flow", &[("place", "kitchen")]), "client"), "press");
    assert_eq!(fact(&machines("pressline: no flow", &[("place", "office")]), "client"), "lever");
    assert_eq!(fact(&machines("no flow", &[("client", "lever")]), "place"), "office");
}

#[test]
fn a_step_for_another_program_is_left_out() {
    assert_eq!(machines("lever: no flow", &[]).plan[0].steps.len(), 1);
    assert_eq!(machines("no flow", &[]).plan[0].steps.len(), 2, "what is not known leaves nothing out");
}

#[test]
fn the_first_action_is_that_of_the_cause_that_leads() {
    let first = |facts: &[(&str, &str)]| machines("pressline: no flow", facts).do_first.expect("a first action").action;
    assert_eq!(first(&[]), "Look for the key: the hook by the window.");
    assert_eq!(first(&[("exit_code", "137")]), "Give the press more memory.");
}

#[test]
fn a_number_is_asked_for_where_it_decides() {
    let answer = machines("no flow", &[]);
    let asked = answer.ask.first().expect("a question");
    assert_eq!((asked.fact.as_str(), asked.choices.as_slice()), ("exit_code", ["137".to_owned()].as_slice()));
}

//! Where an error is looked for: in what is said, and where its entry asks besides.

use triage_kb::explain::{Given, explain};
use triage_kb::model::KnowledgeBase;
use triage_kb::pack::{self, MemoryPack, PackSource};

const PACK: &str = r#"
[pack]
id = "machines"
version = "1.0.0"
schema = 2
engine = ">=0.1"
title = "t"
license = "CC0-1.0"
[[layer]]
id = "water"
title = "Water"
summary = "s"
owner = "you"
order = 1
[[cause]]
id = "dry"
title = "It is dry"
layer = "water"
symptom = "s"
why = "w"
fixes = ["fill"]
[[fix]]
id = "fill"
title = "Fill it"
minutes = 1
reversible = true
who = "you"
steps = [{ do = "Fill it.", pass = "It flows." }]
[[error]]
id = "no-flow"
title = "No flow"
match = { texts = ["no_flow", "flow-lost"], codes = ["FLOW_LOST"], IN }
layer = "water"
points_to = [{ cause = "dry", strength = "strong" }]
"#;

/// What a text looks like in each region, and the word that asks for it.
const PLACES: [(&str, &str); 7] = [
    ("path", "see https://example.com/errors/no_flow for more"),
    ("path", "cannot open /var/log/no_flow"),
    ("path", "see https://example.com/errors#FLOW_LOST"),
    ("stack", "Oops\n    at no_flow (/x/pump.js:1:2)"),
    ("header", "> GET /tank\n< x-flow-lost: 3"),
    ("json", r#"{"no_flow": 1, "tank": 2}"#),
    ("html", "<html><head><title>Tank</title><script>if (x) no_flow()</script></head><body>Hello</body></html>"),
];

fn machines(asked: &str) -> KnowledgeBase {
    let text = PACK.replace(", IN", asked);
    let pack = MemoryPack::new([("pack.toml".to_owned(), text.into())]);
    let opened = pack::open(&[PackSource::Memory(pack)]);
    opened.knowledge.expect("the pack is fine")
}

fn is_found(knowledge: &KnowledgeBase, payload: &str) -> bool {
    !explain(knowledge, payload, &Given::default()).errors.is_empty()
}

#[test]
fn what_is_not_said_is_found_only_by_an_error_that_asks_for_it() {
    let quiet = machines("");
    for (place, payload) in PLACES {
        assert!(!is_found(&quiet, payload), "{place}: {payload}");
        let asking = machines(&format!(", in = [\"{place}\"]"));
        assert!(is_found(&asking, payload), "{place}: {payload}");
    }
}

#[test]
fn what_is_said_is_found_in_any_case() {
    let said =
        ["Error: no_flow", r#"{"message": "no_flow"}"#, "x-reason: no_flow", "back?error=no_flow", "FLOW_LOST: empty"];
    let returned = ["https://x.test/back?error=no_flow&state=1", "https://x.test/back#error=no_flow"];
    for knowledge in [machines(""), machines(", in = [\"stack\"]")] {
        for payload in said.iter().chain(&returned) {
            assert!(is_found(&knowledge, payload), "{payload}");
        }
    }
}

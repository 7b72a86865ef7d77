//! Any predicate is refused, or gives an answer within its bounds.
#![no_main]

use libfuzzer_sys::fuzz_target;
use triage_engine::explain::{Given, explain};
use triage_engine::pack::{self, MemoryPack, PackSource};
use triage_engine::render::problem::{self, ProblemFormat};

/// A pack with one predicate. Its payload brings both facts along.
const PACK: &str = r#"
[pack]
id = "fuzzed"
version = "1.0.0"
schema = 1
engine = ">=0.1"
title = "Fuzzed"
license = "MIT"

[[layer]]
id = "layer"
title = "Layer"
summary = "A layer."
owner = "you"
order = 1

[[fact]]
id = "code"
type = "text"
doc = "A code."
from = [{ json = "**.code" }]

[[fact]]
id = "status"
type = "integer"
doc = "A status."
from = [{ json = "**.status" }]

[[fix]]
id = "fix"
title = "Fix"
minutes = 1
reversible = true
who = "you"
steps = [{ do = "Do it.", pass = "It works." }]

[[cause]]
id = "cause"
title = "Cause"
layer = "layer"
symptom = "It fails."
why = "It is so."
prior = "common"
fixes = ["fix"]
evidence = [{ when = '''PREDICATE''', strength = "strong", because = "it is so" }]

[[error]]
id = "error"
title = "Error"
match = { codes = ["broken"] }
layer = "layer"
first_action = "Do it."
points_to = [{ cause = "cause", strength = "strong" }]
"#;

fuzz_target!(|bytes: &[u8]| {
    let predicate = String::from_utf8_lossy(bytes);
    if predicate.contains("'''") || predicate.ends_with('\'') {
        return;
    }
    let files = [("pack.toml".to_owned(), PACK.replace("PREDICATE", &predicate).into())];
    let opened = pack::open(&[PackSource::Memory(MemoryPack::new(files))]);
    match opened.knowledge {
        Ok(knowledge) => {
            let _ = explain(&knowledge, r#"{"code":"broken","status":429}"#, &Given::default());
        }
        Err(problems) => {
            let _ = problem::write(&problems, &opened.files, ProblemFormat::Text, false);
        }
    }
});

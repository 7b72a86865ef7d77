//! The text of a new pack.

use super::words::quoted;

/// The files of a pack to be finished, each with its path: manifest, layers, facts, and the folder of its fixtures, which so are
/// its own even where several packs lie in one folder.
pub fn pack_stub(id: &str) -> [(&'static str, String); 4] {
    let manifest = format!(
        "[pack]\nid = {0}\nversion = \"0.1.0\"\nschema = 2\nengine = \">={1}\"\ntitle = \"(what the pack is about)\"\nlicense = \
         \"(its licence)\"\nsubject = {0}\n# What the engine's own sentences say of the subject:\nwords.capture = [\"(what to capture \
         where nothing is recognised)\"]\nwords.post = [\"(what a post in a forum should name)\"]\n",
        quoted(id),
        env!("CARGO_PKG_VERSION"),
    );
    [
        ("pack.toml", manifest),
        ("layers.toml", LAYERS.to_owned()),
        ("facts.toml", FACTS.to_owned()),
        ("fixtures/README.md", FIXTURES.to_owned()),
    ]
}

const FIXTURES: &str = "\
Captured payloads of this pack, a file each, in a folder for each system: what a program printed, where and when it was seen, and
what the answer to it must be. `triage new fixture` and `triage new error --from FILE` write them.
";

const LAYERS: &str = r#"# The parts of the system that can fail, in the order of a request. The last one is for what only looks alike.

[[layer]]
id = "first-layer"
title = "(a part of the system that can fail)"
summary = "(what a failure there means)"
owner = "(who can mend it)"
order = 10

[[layer]]
id = "unrelated"
title = "(what it is not, such as: No cluster problem)"
summary = "It looks alike, and is none."
owner = "see the explanation"
order = 900
out_of_scope = true
"#;

const FACTS: &str = r#"# What can be known about a case. `match.codes` and `match.status` look at the first two.

[[fact]]
id = "code"
title = "Code"
type = "text"
doc = "The error's name for programs."
from = [{ json = "**.code" }, { json = "**.reason" }]

[[fact]]
id = "status"
title = "HTTP status"
type = "integer"
doc = "The HTTP status of the answer."
from = [{ json = "**.status", keep = '[1-5]\d\d' }]
"#;

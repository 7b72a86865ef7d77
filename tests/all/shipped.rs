//! The shipped pack with its fixtures, each explained once for all tests.

use std::path::Path;
use std::sync::LazyLock;

use triage_kb::explain::{Explanation, explain};
use triage_kb::model::KnowledgeBase;
use triage_kb::pack;
use triage_kb::trial::{Fixture, load_fixtures};

/// The built-in pack.
pub(crate) fn builtin() -> &'static KnowledgeBase {
    static KNOWLEDGE: LazyLock<KnowledgeBase> =
        LazyLock::new(|| pack::open(&[triage_kb::builtin()]).knowledge.expect("the built-in pack is valid"));
    &KNOWLEDGE
}

/// A fixture with its answer.
pub(crate) struct Answered {
    pub(crate) fixture: Fixture,
    pub(crate) answer: Explanation,
}

/// Every fixture with its answer, by name.
pub(crate) fn answered() -> &'static [Answered] {
    static ANSWERED: LazyLock<Vec<Answered>> = LazyLock::new(|| {
        let loaded = load_fixtures(Path::new("fixtures"), builtin()).expect("the folder of fixtures");
        assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
        let one = |fixture: Fixture| {
            let answer = explain(builtin(), &fixture.payload, &fixture.given);
            Answered { fixture, answer }
        };
        loaded.fixtures.into_iter().map(one).collect()
    });
    &ANSWERED
}

//! What the targets share: the built-in pack.

use std::sync::LazyLock;

use triage_engine::model::KnowledgeBase;
use triage_engine::pack;

/// The built-in pack, opened once.
pub static KNOWLEDGE: LazyLock<KnowledgeBase> =
    LazyLock::new(|| pack::open(&[triage_kb::builtin()]).knowledge.expect("the built-in pack is valid"));

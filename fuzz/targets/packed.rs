//! A compiled pack of a stranger, with hashes that fit, gives a pack or a problem, and a pack gives answers.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use triage_engine::explain::{Given, explain};
use triage_engine::model::Kind;
use triage_engine::pack::{self, PackSource};

/// A compiled pack: its head is in front of what is fuzzed.
static PACK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let small = PackSource::Folder(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/packs/small").into());
    pack::compile(&[small]).expect("the small pack").0
});

/// Length of the head of a compiled pack, and where the length of the body stands in it.
const HEAD: usize = 96;
const BODY: std::ops::Range<usize> = 48..56;

fuzz_target!(|bytes: &[u8]| {
    // Places to change and what to write there: mutations of a whole pack get further than bytes from nothing.
    let mut packed = PACK.clone();
    let body = u64::from_le_bytes(packed[BODY].try_into().expect("eight bytes")) as usize;
    for change in bytes.chunks_exact(4) {
        let at = usize::from(change[0]) | usize::from(change[1]) << 8 | usize::from(change[2]) << 16;
        packed[HEAD + at % body] = change[3];
    }
    // A pack in a program is taken for whole, so no hash stands in the way.
    let opened = pack::open(&[PackSource::Compiled(packed.leak())]);
    let Ok(knowledge) = opened.knowledge else { return };
    for payload in ["no flow", r#"{"code": "NO_FLOW", "status": 401, "error": "The key is invalid"}"#] {
        let _ = explain(&knowledge, payload, &Given::default());
    }
    for kind in Kind::ALL {
        knowledge.of_kind(kind).for_each(|entry| drop((knowledge.content(entry), entry.references())));
    }
});

//! Whatever a stranger writes into a compiled pack, it is a pack or a problem, and answers are given in bounded time.

use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::explain::{Given, explain};
use crate::model::Kind;
use crate::pack::{MemoryPack, open};

/// A pack with an entry of every kind.
static PACK: LazyLock<Vec<u8>> = LazyLock::new(|| compile(&[small()]).expect("it can be read").0);

const PAYLOADS: [&str; 3] =
    [r#"{"code": "NO_FLOW", "status": 401, "error": {"message": "The key is invalid"}}"#, "no flow: key rejected", ""];

fn small() -> PackSource {
    PackSource::Folder(PathBuf::from("../../tests/packs/small"))
}

/// A body and rule files in an envelope that fits them.
fn sealed(bytes: &[u8]) -> &'static [u8] {
    let envelope = Envelope::read(&PACK).expect("a pack");
    let body = envelope.body.min(bytes.len());
    enveloped(&bytes[..body], &bytes[body..]).leak()
}

/// Does all that commands do with a pack.
fn use_it(bytes: &'static [u8]) {
    let opened = open(&[PackSource::Compiled(bytes)]);
    let Ok(knowledge) = opened.knowledge else { return };
    for payload in PAYLOADS {
        let answer = explain(&knowledge, payload, &Given::default());
        serde_json::to_string(&answer).expect("JSON");
    }
    for kind in Kind::ALL {
        for entry in knowledge.of_kind(kind) {
            let at = entry.common().written_at;
            let _ =
                (at.name(&knowledge.files), at.line(&knowledge.files), knowledge.content(entry), entry.references());
        }
    }
    let _ = (knowledge.citations(), knowledge.needs());
}

#[test]
fn every_entry_can_say_nothing() {
    let bytes = sealed(&PACK[Envelope::LENGTH..]);
    let knowledge = open(&[PackSource::Compiled(bytes)]).knowledge.expect("a valid pack");
    macro_rules! say_nothing {
        ($($table:ident $several:ident $checked:ident $written:ident $holds:tt;)*) => {
            $(assert_eq!(knowledge.$several[crate::model::Ref::new(usize::MAX)].id().as_str(), "");)*
        };
    }
    crate::model::with_kinds!(say_nothing);
}

#[test]
fn a_compiled_pack_is_the_pack() {
    let (read, compiled) = (open(&[small()]), open(&[PackSource::Compiled(PACK.as_slice().to_vec().leak())]));
    let (read, compiled) = (read.knowledge.expect("valid"), compiled.knowledge.expect("valid"));
    let content = |knowledge: &KnowledgeBase| -> Vec<_> {
        let place = |at: crate::model::WrittenAt| (at.name(&knowledge.files).to_owned(), at.line(&knowledge.files));
        knowledge.all().map(|entry| (place(entry.common().written_at), knowledge.content(entry))).collect()
    };
    assert_eq!(content(&read), content(&compiled));
    assert_eq!(compile(&[small()]).expect("it can be read").0, *PACK, "the same every time");
}

#[test]
fn packs_with_problems_keep_their_rule_files_and_say_what_is_wrong() {
    let broken = MemoryPack::new([("pack.toml".to_owned(), "[pack]\nid = 1\n".into())]);
    let (bytes, opened) = compile(&[PackSource::Memory(broken)]).expect("it can be read");
    let said = opened.knowledge.expect_err("problems");
    assert_eq!(open(&[PackSource::Compiled(bytes.leak())]).knowledge.expect_err("problems"), said);
}

#[test]
fn what_is_cut_or_flipped_is_seen() {
    for length in (0..PACK.len()).step_by(211).chain([PACK.len() - 1]) {
        assert!(from_bytes(PACK[..length].to_vec().leak()).is_err(), "{length} bytes");
    }
    for at in (0..Envelope::LENGTH).chain((Envelope::LENGTH..PACK.len()).step_by(211)) {
        let mut bytes = PACK.clone();
        bytes[at] ^= 1 << (at % 8);
        assert!(from_bytes(bytes.leak()).is_err(), "byte {at}");
    }
    assert!(from_bytes(PACK.clone().leak()).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_body_that_was_changed_on_purpose_does_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::weighted(0.1, any::<prop::sample::Index>()),
    ) {
        let mut bytes = PACK[Envelope::LENGTH..].to_vec();
        let body = Envelope::read(&PACK).expect("a pack").body;
        for (at, byte) in &changes {
            bytes[at.index(body)] = *byte;
        }
        bytes.truncate(cut.map_or(bytes.len(), |at| at.index(body)));
        use_it(sealed(&bytes));
    }

    #[test]
    fn any_bytes_are_a_pack_or_none(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = Envelope::read(&bytes);
        use_it(enveloped(&bytes, &bytes).leak());
    }
}

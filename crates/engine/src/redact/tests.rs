use std::path::PathBuf;

use super::*;
use crate::pack::{self, MemoryPack, PackSource};

const MANIFEST: &str = r#"
[pack]
id = "redactions"
version = "1.0.0"
schema = 2
engine = ">=0.1"
title = "What the shipped pack hides"
license = "MIT"
"#;

fn builtin() -> KnowledgeBase {
    let rules = std::fs::read_to_string(PathBuf::from("../../rules/redact.toml")).expect("a rule file");
    let files = [("pack.toml", MANIFEST.into()), ("redact.toml", rules.into())];
    let pack = MemoryPack::new(files.map(|(name, text)| (name.to_owned(), text)));
    pack::open(&[PackSource::Memory(pack)]).knowledge.expect("a valid pack")
}

#[test]
fn personal_and_secret_text_is_hidden() {
    let knowledge = builtin();
    let redactor = Redactor::new(&knowledge);
    let cases = [
        ("Authorization: Bearer abcdefgh12345678", "Authorization: Bearer [credential]"),
        ("mail me at jane.doe@example.com please", "mail me at [e-mail] please"),
        ("at /Users/jane/project and /home/joe/x", "at /Users/[user]/project and /home/[user]/x"),
        (r"C:\Users\jane\AppData", r"C:\Users\[user]\AppData"),
        // What follows the password looks like an e-mail address together with it: rather too much than too little.
        ("https://joe:hunter22@example.com/v1", "https://[credential]/v1"),
        ("GET /v1?key=abcdef123456&x=1", "GET /v1?key=[credential]&x=1"),
        ("token 7f3Kd9sLq2Zx8vB4nM6cW1eR5tY in the log", "token […] in the log"),
        ("request 123e4567-e89b-12d3-a456-426614174000 failed", "request 123e4567-e89b-12d3-a456-426614174000 failed"),
    ];
    for (text, shown) in cases {
        assert_eq!(redactor.clean(text).0, shown);
    }
}

#[test]
fn redacting_twice_changes_nothing() {
    let knowledge = builtin();
    let redactor = Redactor::new(&knowledge);
    let text = "Bearer abcdefgh12345678 jane@example.com /home/joe ?key=abcdef123456 7f3Kd9sLq2Zx8vB4nM6cW1eR5tY";
    let once = redactor.clean(text).0;
    assert_eq!(redactor.clean(&once).0, once);
}

#[test]
fn nothing_that_drives_a_terminal_comes_through() {
    let knowledge = builtin();
    let (shown, _) = Redactor::new(&knowledge).clean("a\u{1b}[2Jb\u{202e}c\u{0}d\u{200b}e");
    assert_eq!(shown, "a[2Jbcde");
}

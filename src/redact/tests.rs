use std::path::PathBuf;

use super::*;
use crate::pack::{self, PackSource};

fn builtin() -> KnowledgeBase {
    let rules = ["pack.toml", "redact.toml"].map(|name| PathBuf::from("rules").join(name));
    let folder =
        std::env::temp_dir().join(format!("triage-redact-{}-{:?}", std::process::id(), std::thread::current().id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for rule in rules {
        std::fs::copy(&rule, folder.join(rule.file_name().expect("a name"))).expect("a file");
    }
    let opened = pack::open(&[PackSource::Folder(folder.clone())]);
    std::fs::remove_dir_all(folder).expect("the folder goes");
    opened.knowledge.expect("a valid pack")
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

mod kinds;

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::pack::{self, MemoryPack, PackSource};

/// All rule files of the built-in pack.
fn builtin() -> KnowledgeBase {
    fn read(folder: &Path, files: &mut Vec<(String, std::borrow::Cow<'static, str>)>) {
        for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                read(&entry, files);
            } else if entry.extension().is_some_and(|end| end == "toml") {
                let text = std::fs::read_to_string(&entry).expect("a rule file");
                files.push((entry.to_string_lossy().into_owned(), text.into()));
            }
        }
    }
    let mut files = Vec::new();
    read(Path::new("../../rules"), &mut files);
    pack::open(&[PackSource::Memory(MemoryPack::new(files))]).knowledge.expect("a valid pack")
}

/// Letters and digits that nobody ever used as a key, the same in every run.
fn drawn(seed: u64, length: usize) -> String {
    let letters = b"ABCDEFGHJKLMNPQRSTUVWXYZ234567abcdefghijkmnopqrstuvwxyz234567";
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from(letters[(state >> 33) as usize % letters.len()])
    };
    (0..length).map(|_| next()).collect()
}

#[track_caller]
fn shows(text: &str, shown: &str) {
    assert_eq!(redacted(text), shown);
}

#[test]
fn personal_and_secret_text_is_hidden() {
    shows("Authorization: Bearer abcdefgh12345678", "Authorization: Bearer [credential]");
    shows("mail me at jane.doe@example.com please", "mail me at [e-mail] please");
    shows("at /Users/jane/project and /home/joe/x", "at /Users/[user]/project and /home/[user]/x");
    shows(r"C:\Users\Jane Doe\AppData", r"C:\Users\[user]\AppData");
    shows(r"C:\Users\jane\.codex\auth.json", r"C:\Users\[user]\.codex\auth.json");
    shows(r"C:\\Users\\nina\\AppData", r"C:\\Users\\[user]\\AppData");
    shows("file:///c%3A/Users/Jane%20Doe/x", "file:///c%3A/Users/[user]/x");
    shows("https://joe:hunter22@example.com/v1", "https://[credential]@example.com/v1");
    shows("GET /v1?key=abcdef123456&x=1", "GET /v1?key=[credential]&x=1");
    shows("token 7f3Kd9sLq2Zx8vB4nM6cW1eR5tY in the log", "token [credential] in the log");
    shows("cannot reach llm.internal from 10.0.0.5", "cannot reach [host].internal from 10.0.0.5");
}

#[test]
fn ids_names_hashes_and_addresses_stay() {
    for text in [
        "request 123e4567-e89b-12d3-a456-426614174000 failed",
        "request id req_011CSHoEeqs5C35K2UUqR7Fy",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b",
        "model claude-sonnet-4-5-20250929, gpt-4o-mini-2024-07-18, pplx-70b-online",
        "token limit exceeded: max_tokens=128000",
        "https://api.example.com/v1/models?code=model_not_found",
        "Missing bearer token in header; icon@2x.png",
        "`?key=` puts a key into an address, which logs and proxies keep",
    ] {
        shows(text, text);
    }
}

#[test]
fn what_is_masked_already_stays_as_it_came() {
    for text in
        ["key sk-…abcd", "Incorrect API key provided: sk-***********abcd.", "api_key=<redacted>", "token: ${TOKEN}"]
    {
        shows(text, text);
    }
}

#[test]
fn no_key_of_any_format_comes_back_from_any_wrapping() {
    let knowledge = builtin();
    let redactor = Redactor::new(&knowledge);
    let mut formats = 0;
    for (seed, format) in knowledge.keys.entries().flat_map(|key| &key.formats).enumerate() {
        let tail = drawn(seed as u64 + 1, 48);
        let keys = [tail.clone(), tail.to_lowercase(), tail.to_uppercase(), tail[..16].to_uppercase()]
            .map(|tail| format!("{}{tail}", format.prefix));
        let Some(key) = keys.into_iter().find(|key| format.pattern.matches_whole(key)) else { continue };
        formats += 1;
        let (head, rest) = key.split_at(key.len() / 2);
        let percent = key.bytes().fold(String::new(), |text, byte| format!("{text}%{byte:02X}"));
        let entities = key.bytes().fold(String::new(), |text, byte| format!("{text}&#{byte};"));
        let wrapped = [
            format!("refused {key} today"),
            format!(r"one\n{key}\ntwo"),
            format!(r"\u0022{key}\u0022"),
            format!("a%3D{key}%22"),
            format!("错误{key}无效"),
            format!("X_{key}"),
            format!("{head}\u{200b}{rest}"),
            format!("{head}\u{ad}{rest}"),
            format!("{head}\u{1b}[0m{rest}"),
            format!("--api-key {key}"),
            format!("x-api-key: {key}"),
            format!("Cookie: a={key}; b=c"),
            format!("https://user:{key}@example.com/"),
            format!("export NAME='{key}'"),
            format!("{{\"a\":\"{{\\\"b\\\":\\\"{key}\\\"}}\"}}"),
            percent,
            entities,
        ];
        for text in wrapped {
            let (shown, count) = redactor.clean(&text);
            let bare = super::bare::bare(&shown).map_or_else(|| shown.clone(), |bare| bare.text);
            let secret = &key[format.prefix.len()..];
            let leaks = (0..secret.len() - 6).any(|at| bare.contains(&secret[at..at + 6]));
            assert!(!leaks && count > 0, "{text}\n{shown}");
            assert_eq!(redactor.clean(&shown).0, shown, "{text}");
        }
    }
    assert!(formats > 30, "{formats}");
}

/// A pattern that begins everywhere and ends nowhere is tried window by window, so that the work is linear.
#[test]
fn a_pattern_that_matches_everywhere_gives_few_places() {
    let pattern = Pattern::alone("a").expect("a pattern");
    let text = "a".repeat(100_000);
    let found = places(&pattern, &text).count();
    assert!(found <= (MOST_PLACES + 1) * (text.len() / (WINDOW - OVERLAP) + 1), "{found}");
}

#[test]
fn a_short_everyday_name_hides_no_sentence() {
    for text in [
        "pass = \"Somebody answers.\"",
        "steps = [{ do = \"Look.\", pass = \"It answers 200, and `x` is there.\" }]",
        "pass: works",
        "auth = \"Ask whoever gave it out.\"",
    ] {
        assert_eq!(in_place(text), text);
    }
    for text in
        ["pass = \"Tr0ub4dor&3abc\"", "DB_PASS=somebody", "password = \"correct horse battery\"", "pass: hunter2x"]
    {
        assert!(in_place(text).contains("******"), "{text}");
    }
}

#[test]
fn nothing_that_drives_a_terminal_comes_through() {
    shows("a\u{1b}[2Jb\u{202e}c\u{0}d\u{200b}e", "a[2Jbcde");
}

#[test]
fn every_pattern_of_the_floor_is_one() {
    assert!(super::personal::HOME.is_some() && super::personal::NAME.is_some() && super::personal::VARIABLE.is_some());
}

#[test]
fn a_path_keeps_its_folders_and_hides_a_key() {
    let key = drawn(7, 40);
    assert_eq!(without_keys("/home/jane/rules/a.toml"), "/home/jane/rules/a.toml");
    assert!(!without_keys(&format!("/home/jane/sk-{key}.toml")).contains(&key));
}

#[test]
fn stars_keep_every_place() {
    let text = "password = \"Tr0ub4dor&3abc\"\nnext";
    let masked = in_place(text);
    assert_eq!(masked.len(), text.len());
    assert!(!masked.contains("Tr0ub4dor") && masked.ends_with("\nnext"));
}

proptest! {
    #[test]
    fn redacting_twice_changes_nothing(text in r#"([a-z ]{0,8}|[{}\[\]":,\\'<>&=*_%@/|~#\n]{1,4}|key|token=|password: |Bearer |sk-|https://|[A-Za-z0-9]{6,30}|\PC{0,3}){0,12}"#) {
        let once = redacted(&text);
        prop_assert_eq!(redacted(&once), once);
    }
}

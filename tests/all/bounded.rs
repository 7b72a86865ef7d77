//! Texts and packs made to take up time and memory: what is read, found and printed is counted.

use std::fmt::Write;
use std::fs;

use triage_kb::explain::{Explanation, Given, Status, explain};
use triage_kb::model::KnowledgeBase;
use triage_kb::pack::{self, MemoryPack, PackSource};
use triage_kb::render::brief::brief;
use triage_kb::render::problem::{self, MOST_SHOWN, ProblemFormat};
use triage_kb::render::terminal::{self, Ending};

/// What of a long text is read, in bytes; see `SECURITY.md`.
const MOST_READ: usize = 1 << 20;

fn small() -> KnowledgeBase {
    opened("tests/packs/small")
}

fn opened(folder: &str) -> KnowledgeBase {
    pack::open(&[PackSource::Folder(folder.into())]).knowledge.expect("a pack")
}

fn answer(text: &str) -> Explanation {
    explain(&small(), text, &Given::default())
}

/// A long text in which nothing repeats, so many bytes or more.
fn filling(length: usize) -> String {
    let mut text = String::with_capacity(length + 100);
    for first in 'a'..='z' {
        for number in 0_u32.. {
            if text.len() >= length {
                return text;
            }
            if number == 20_000 {
                break;
            }
            let _ = writeln!(text, "{first} {number} of many");
        }
    }
    text
}

#[test]
fn of_a_long_text_the_end_is_read_and_the_answer_says_what_is_not() {
    let text = filling(2 * MOST_READ) + "no flow\n";
    let answer = answer(&text);
    assert_eq!(answer.layer.as_deref(), Some("water"));
    let unread = answer.unread.expect("it says so");
    assert!(unread >= text.len() - MOST_READ && unread < text.len(), "{unread}");
    let place = &answer.errors[0].evidence[0];
    assert_eq!(&text[place.start.expect("a place")..place.end.expect("a place")], "no flow");
    let shown = terminal::brief(&brief(&answer), 80, Ending::Plain);
    assert!(shown.contains("NOT READ") && shown.contains("1 MiB of this long text"), "{shown}");
}

#[test]
fn what_a_log_repeats_is_read_once_and_nothing_is_left_out() {
    let line = "2026-01-31 08:15:00 GET /items/17 done in 12 ms\n";
    let log = format!("2026-01-31 08:14:00 no flow\n{}", line.repeat(2 * MOST_READ / line.len()));
    let answer = answer(&log);
    assert_eq!((answer.layer.as_deref(), answer.unread), (Some("water"), None));
    assert_eq!(answer.errors[0].evidence[0].start, Some(20));
}

#[test]
fn many_events_are_not_all_read() {
    let words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett"];
    let mut log = String::new();
    for number in 0..1000 {
        let [one, two, three] = [number % 10, number / 10 % 10, number / 100].map(|digit| words[digit]);
        let _ = writeln!(log, "2026-01-31 08:15:00 {one} {two} {three}");
    }
    let most_of_it = log.len() / 2;
    log.push_str("2026-01-31 08:15:00 getaddrinfo ENOTFOUND api.openai.com\n");
    log.push_str("2026-01-31 08:15:00 You exceeded your current quota, please check your plan and billing details\n");
    let knowledge = pack::open(&[triage_kb::builtin()]).knowledge.expect("the built-in pack");
    let answer = explain(&knowledge, &log, &Given::default());
    assert_eq!(answer.problems.len(), 2);
    assert!(answer.unread.is_some_and(|unread| unread > most_of_it && unread < log.len()), "{:?}", answer.unread);
}

/// Patterns of a pack that begin everywhere and end nowhere: each is tried on so much and finds so much, and no more.
#[test]
fn patterns_that_match_everywhere_find_a_bounded_number_of_places() {
    let knowledge = opened("tests/hostile/patterns_that_match_everywhere/rules");
    for length in [10_000, 100_000] {
        let text = "A".repeat(length);
        let answer = explain(&knowledge, &text, &Given::default());
        assert!(answer.redacted <= 300 * (1 + length / 4096), "{} of {length}", answer.redacted);
        let evidence: usize = answer.errors.iter().map(|error| error.evidence.len()).sum();
        assert!(evidence <= 64, "{evidence}");
        let hidden = knowledge.redacted(&text);
        assert!(!hidden.contains("AAAA") && hidden.len() <= 3 * length, "{}", hidden.len());
    }
}

#[test]
fn problems_without_number_are_counted() {
    let manifest = fs::read_to_string("tests/packs/small/pack.toml").expect("a manifest");
    let many = "[[error]]\n".repeat(20_000);
    let files = [("pack.toml".to_owned(), manifest.into()), ("many.toml".to_owned(), many.into())];
    let opened = pack::open(&[PackSource::Memory(MemoryPack::new(files))]);
    let problems = opened.knowledge.expect_err("problems");
    for format in [ProblemFormat::Text, ProblemFormat::Json, ProblemFormat::Github, ProblemFormat::Sarif] {
        let text = problem::write(&problems, &opened.files, format, false);
        assert!(text.len() < MOST_SHOWN * 2048, "{} bytes", text.len());
        assert!(text.contains(&format!("and {} more problems", problems.len() - MOST_SHOWN)));
    }
}

/// A fault at, behind or within a letter of several bytes.
#[test]
fn a_fault_at_any_letter_is_shown() {
    let faults = [
        "a = \"x\"é",
        "é",
        "a = é",
        "[[fix]]\nid = \"é\" 😀\n",
        "[[😀]]",
        "a = \"😀\nb",
        "[pack]\nid = '''é'''é\u{fffd}",
        "[pack]\nid = \"anthropic api key not found\"\u{fffd}\n",
    ];
    for fault in faults {
        let opened = pack::open(&[PackSource::Memory(MemoryPack::new([("pack.toml".to_owned(), fault.into())]))]);
        let problems = opened.knowledge.expect_err("problems");
        for format in [ProblemFormat::Text, ProblemFormat::Json, ProblemFormat::Github, ProblemFormat::Sarif] {
            assert!(problem::write(&problems, &opened.files, format, false).contains("pack.toml"), "{fault}");
        }
    }
}

#[test]
fn a_rule_file_of_faults_makes_no_more_text_than_a_person_reads() {
    let folder = std::env::temp_dir().join(format!("triage-bounded-faults-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    fs::copy("tests/packs/small/pack.toml", folder.join("pack.toml")).expect("a manifest");
    fs::write(folder.join("many.toml"), "[[error]]\n".repeat(450_000)).expect("4.5 MB of faults");
    let mut command = assert_cmd::Command::cargo_bin("triage").expect("the binary");
    command.env("TRIAGE_NO_CACHE", "1");
    let output = command.arg("--rules").arg(&folder).arg("check").env("NO_COLOR", "1").output().expect("it runs");
    fs::remove_dir_all(&folder).expect("removed");
    let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1));
    assert!(text.len() < 1 << 20, "{} bytes", text.len());
    assert!(text.contains("and 449500 more problems"), "{}", &text[text.len() - 400..]);
}

/// Random base64 and random bytes are nothing that anybody knows, and no look-alike of it.
#[test]
fn noise_is_not_recognised() {
    use base64_of::encoded;
    let knowledge = pack::open(&[triage_kb::builtin()]).knowledge.expect("the built-in pack");
    let mut state = 1_u64;
    for round in 0..62 {
        // In so much of it every short word comes up.
        let length = if round < 60 { 3000 } else { 300_000 };
        let noise: Vec<u8> = (0..length)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 56) as u8
            })
            .collect();
        let text = encoded(&noise, if round % 2 == 0 { usize::MAX } else { 76 });
        let status = explain(&knowledge, &text, &Given::default()).status;
        assert_ne!(status, Status::Unrelated, "round {round}");
    }
}

mod base64_of {
    /// Base64 in lines of so many letters.
    pub(super) fn encoded(bytes: &[u8], width: usize) -> String {
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for (number, three) in bytes.chunks_exact(3).enumerate() {
            let bits = three.iter().fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
            for shift in [18, 12, 6, 0] {
                text.push(char::from(letters[bits >> shift & 63]));
            }
            if (number + 1) * 4 % width.max(4) == 0 {
                text.push('\n');
            }
        }
        text
    }
}

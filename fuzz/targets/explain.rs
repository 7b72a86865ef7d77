//! Any text gets an answer: the same one each time, with probabilities that are some, and nothing that drives a terminal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use triage_engine::explain::{Given, explain};
use triage_engine::render::{brief::brief, explanation, markdown, terminal};
use triage_fuzz::KNOWLEDGE;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let answer = explain(&KNOWLEDGE, &text, &Given::default());
    assert!((0.0..=1.0).contains(&answer.confidence));
    for place in answer.errors.iter().flat_map(|error| &error.evidence) {
        assert!(!place.text.chars().any(char::is_control), "{:?}", place.text);
        assert!(place.line.get(place.mark.0..place.mark.1).is_some(), "a mark outside its line");
        if let (Some(start), Some(end)) = (place.start, place.end) {
            assert!(text.get(start..end).is_some(), "a place outside the text, or within a letter");
        }
    }
    let page = explanation::page(&answer, true);
    let shown = [terminal::write(&page, 80), terminal::brief(&brief(&answer), 80, terminal::Ending::Plain)].concat();
    assert!(!shown.replace("\u{1b}[", "").contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
    let _ = markdown::write(&page, &markdown::NoLinks);
});

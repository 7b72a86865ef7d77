//! The short answer: one screen, whatever the payload.

use triage_kb::explain::Explanation;
use triage_kb::render::brief::brief;
use triage_kb::render::terminal::{self, Ending};

use super::shipped::answered;

/// The short answer as somebody without a terminal sees it.
fn shown(answer: &Explanation, width: usize) -> String {
    let brief = brief(answer);
    let command = "triage explain @err.txt --fact NAME=VALUE";
    let ending = brief.questions.first().map_or(Ending::Plain, |asked| Ending::Command(asked, command));
    anstream::adapter::strip_str(&terminal::brief(&brief, width, ending)).to_string()
}

fn answers() -> impl Iterator<Item = (&'static str, &'static Explanation)> {
    answered().iter().map(|one| (one.fixture.name.as_str(), &one.answer))
}

fn width_of(line: &str) -> usize {
    textwrap::core::display_width(line)
}

/// A command or an address that no line holds.
fn may_be_wide(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("$ ") || line.starts_with("triage ") || !line.contains(' ')
}

#[test]
fn every_short_answer_fits_the_screen() {
    let mut wrong = Vec::new();
    for (name, answer) in answers() {
        for (width, lines) in [(80, 24), (60, 30)] {
            let text = shown(answer, width);
            if text.lines().count() > lines {
                wrong.push(format!("{name}: {} lines at {width} columns\n{text}", text.lines().count()));
            }
            let wide = text.lines().filter(|line| width_of(line) > width && !may_be_wide(line));
            wrong.extend(wide.map(|line| format!("{name}: wider than {width} columns: {line}")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_in_a_short_answer_is_cut_inside_a_word() {
    let mut wrong = Vec::new();
    for (name, answer) in answers() {
        let whole = whole(answer);
        for width in [80, 60] {
            let text = shown(answer, width);
            for line in text.lines().map(str::trim).filter(|line| line.contains('…')) {
                let pieces = line.split('…').map(str::trim).filter(|piece| !piece.is_empty());
                wrong.extend(pieces.filter(|piece| !is_whole(piece, &whole)).map(|piece| format!("{name}: {piece}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every text of the answer that a short answer may shorten.
fn whole(answer: &Explanation) -> String {
    let lines =
        answer.errors.iter().flat_map(|error| &error.evidence).map(|place| place.line.replace(['\n', '\t'], " "));
    let avoid = answer.avoid.iter().map(|avoid| format!("{} {}", avoid.text, avoid.because));
    let said =
        answer.not_this_when.iter().cloned().chain(answer.errors.iter().filter_map(|error| error.meaning.clone()));
    let first = answer.do_first.iter().map(|first| first.action.clone());
    lines.chain(avoid).chain(said).chain(first).collect::<Vec<_>>().join("\n")
}

/// Whether a piece stands in the text with no letter or digit touching its ends.
fn is_whole(piece: &str, text: &str) -> bool {
    let touches = |one: Option<char>, other: Option<char>| {
        let is_letter = |character: char| character.is_alphanumeric() && character < '\u{2e80}';
        one.is_some_and(is_letter) && other.is_some_and(is_letter)
    };
    // A wrapped text was parted from the rest of its line.
    let words: Vec<&str> = piece.split_whitespace().collect();
    let last = words.last().copied().unwrap_or_default();
    let places: Vec<usize> = text.match_indices(last).map(|(at, _)| at + last.len()).collect();
    let first = words.first().copied().unwrap_or_default();
    let starts: Vec<usize> = text.match_indices(first).map(|(at, _)| at).collect();
    let ends_whole = places.iter().any(|at| !touches(text[..*at].chars().next_back(), text[*at..].chars().next()));
    let begins_whole = starts.iter().any(|at| !touches(text[..*at].chars().next_back(), text[*at..].chars().next()));
    (ends_whole || places.is_empty()) && (begins_whole || starts.is_empty())
}

/// One of each sort, read aloud.
const READ: [&str; 10] = [
    "cursor/bad-user-api-key-surface-unknown",
    "cursor/code-api-key-rate-limit",
    "gemini/vertex-publisher-model-not-found",
    "network/codex-doctor-healthy",
    "network/enotfound-cursor-cli",
    "openai/old-rate-limit-per-day-default",
    "look-alike/gitlab-scope",
    "client/empty-answer-copilot",
    "proxy/cloudflare-attention-required",
    "tls/aiohttp-certificate-error",
];

#[test]
fn ten_short_answers_read_like_this() {
    let mut found = 0;
    for (name, answer) in answers().filter(|(name, _)| READ.contains(name)) {
        found += 1;
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "../snapshots/short", omit_expression => true }, {
            insta::assert_snapshot!(name.replace('/', "__"), shown(answer, 80));
        });
    }
    assert_eq!(found, READ.len());
}

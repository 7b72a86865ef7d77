//! What is said, and what only stands there: addresses, paths, hosts, ids, names of headers, stack frames.
//!
//! The words in these are nobody's statement: `https://example.com/invalid-key` says nothing of a key.

use std::ops::Range;

/// A word with letters and digits this long, in bytes, is an id.
const ID: usize = 12;
/// The last part of a host of two parts is no longer than this, in bytes; `invalid.please` is a sentence.
const TOP: usize = 4;

/// A line is looked at that far, in bytes.
const LINE: usize = 512;

/// The stretches of `part` of a text in which nothing is said, in order and disjoint.
pub(crate) fn unsaid(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = part.start;
    for line in text.get(part.clone()).unwrap_or_default().split_inclusive('\n') {
        let place = at..at + line.len();
        at = place.end;
        if belongs_to_stack(text, &place) {
            found.push(place);
        } else {
            let is_whole = text.get(..place.start).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
            let name = if is_whole { header_name(line) } else { 0 };
            found.extend((name > 0).then(|| place.start..place.start + name));
            words(line, name, |word| found.push(place.start + word.start..place.start + word.end));
        }
    }
    found
}

/// Whether the line around a place is a frame of a stack, or the source line that stands below one.
fn belongs_to_stack(text: &str, place: &Range<usize>) -> bool {
    let from = text.floor_char_boundary(place.start.saturating_sub(LINE));
    let before = text.get(from..place.start).unwrap_or_default();
    let (above, head) = before.rsplit_once('\n').unwrap_or(("", before));
    let behind = text.get(place.start..text.floor_char_boundary(place.start + LINE)).unwrap_or_default();
    let line = format!("{head}{}", behind.split('\n').next().unwrap_or_default());
    is_frame(&line) || (line.starts_with([' ', '\t']) && is_python_frame(above.rsplit('\n').next().unwrap_or_default()))
}

/// Whether a line is a frame of a stack: `at foo (file.js:1:2)`, `File "x.py", line 3`, `/x/main.go:12 +0x1d`.
pub(crate) fn is_frame(line: &str) -> bool {
    let line = line.trim();
    let ends_with_place = |part: &str| {
        let place = part.trim_end_matches(')');
        place.rsplit(':').next().is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    };
    if let Some(rest) = line.strip_prefix("at ") {
        return (rest.ends_with(')') && rest.contains('('))
            || (ends_with_place(rest) && rest.contains(['/', '\\', '.', '<']));
    }
    let is_go = || {
        let file = line.split(' ').next().unwrap_or_default();
        file.contains(".go:") && ends_with_place(file)
    };
    is_python_frame(line) || is_go()
}

fn is_python_frame(line: &str) -> bool {
    line.trim_start().starts_with("File \"") && line.contains("\", line ")
}

/// The length of the name of a header that the line begins with: two words or more, joined by hyphens, and a colon.
fn header_name(line: &str) -> usize {
    let skipped = line.len() - line.trim_start_matches(['<', '>', '*', ' ', '\t']).len();
    let rest = line.get(skipped..).unwrap_or_default();
    let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    let is_name =
        rest.get(..length).is_some_and(|name| name.contains('-')) && rest.as_bytes().get(length) == Some(&b':');
    if is_name { skipped + length } else { 0 }
}

/// Hands over the words of a line, from `from` on, that are no speech.
fn words(line: &str, from: usize, mut on_word: impl FnMut(Range<usize>)) {
    let parts = |letter: char| {
        letter.is_whitespace() || matches!(letter, '"' | '\'' | '<' | '>' | '`' | '(' | ')' | '，' | '。')
    };
    let mut at = from;
    for word in line.get(from..).unwrap_or_default().split_inclusive(parts) {
        let bare = word.trim_end_matches(parts).trim_end_matches([',', '.', ':', ';', '!', '?', ']', '}']);
        let start = bare.len() - bare.trim_start_matches(['[', '{']).len();
        let kept = bare.get(start..).unwrap_or_default();
        if is_address(kept) || is_path(kept) || is_host(kept) || is_id(kept) {
            on_word(at + start..at + bare.len());
        }
        at += word.len();
    }
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.")
}

/// `/usr/lib/x`, `C:\x`, `v1/models`; `and/or` is speech.
fn is_path(word: &str) -> bool {
    let roots = ["/", "./", "../", "~/", "\\\\"];
    let is_drive = word.as_bytes().get(1..3).is_some_and(|rest| rest == b":\\" || rest == b":/");
    let joints = word.bytes().filter(|byte| matches!(byte, b'/' | b'\\')).count();
    let is_plain = |part: &str| part.chars().all(|letter| letter.is_alphabetic() || letter == '-');
    joints > 0
        && (roots.iter().any(|root| word.starts_with(root))
            || is_drive
            || joints > 2
            || !word.split(['/', '\\']).all(is_plain))
}

/// `api.example.com`, `example.io:443`, `config.toml`.
fn is_host(word: &str) -> bool {
    let name = word.split(':').next().unwrap_or_default();
    let labels = name.split('.').count();
    let is_label = |label: &str| {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        !label.is_empty() && label.bytes().all(fits)
    };
    let top = name.rsplit('.').next().unwrap_or_default();
    labels > 1
        && name.split('.').all(is_label)
        && top.starts_with(|letter: char| letter.is_ascii_lowercase())
        && (labels > 2 || top.len() <= TOP)
}

/// A long word with letters and digits: `req_011CSx…`, a UUID, a key. A number joined to one word, `2049-invalid`, is speech.
fn is_id(word: &str) -> bool {
    let is_number_and_word = word.split_once('-').is_some_and(|(number, rest)| {
        number.bytes().all(|byte| byte.is_ascii_digit()) && rest.bytes().all(|byte| byte.is_ascii_alphabetic())
    });
    if is_number_and_word {
        return false;
    }
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_ascii = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*' | b'.');
    word.len() >= ID && digits > 3 && word.bytes().all(is_ascii) && word.bytes().any(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{is_frame, unsaid};

    /// What is said of a text.
    #[track_caller]
    fn says(text: &str, expected: &str) {
        let mut said = String::new();
        let mut at = 0;
        for hidden in unsaid(text, 0..text.len()) {
            said.push_str(&text[at..hidden.start]);
            at = hidden.end;
        }
        said.push_str(&text[at..]);
        assert_eq!(said.split_whitespace().collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn a_code_joined_to_a_word_is_said() {
        says("API Error: 2049-invalid api key", "API Error: 2049-invalid api key");
    }

    #[test]
    fn addresses_paths_hosts_and_ids_are_not_said() {
        says("see https://example.com/invalid-key, please", "see , please");
        says("open /etc/keys/bad.pem or C:\\keys\\bad or ~/.keys", "open or or");
        says("GET v1/models from api.example.com:443 failed", "GET from failed");
        says("request req_0123456789abc (8e3d1f0a-1111-2222-3333-444455556666)", "request ()");
    }

    #[test]
    fn speech_is_said() {
        says("The key and/or token is invalid.please try", "The key and/or token is invalid.please try");
        says("invalid_api_key: Incorrect API key", "invalid_api_key: Incorrect API key");
        says("AuthenticationError: 401 Unauthorized", "AuthenticationError: 401 Unauthorized");
    }

    #[test]
    fn names_of_headers_are_not_said_and_their_values_are() {
        says("< X-Api-Key: missing\nError: bad key", ": missing Error: bad key");
    }

    #[test]
    fn frames_of_a_stack_are_not_said() {
        says("Bad key\n    at check (/x/auth.js:1:2)\nDone", "Bad key Done");
        says("  File \"/x/auth.py\", line 3, in load\n    raise KeyMissing(\"no key\")\nBad key", "Bad key");
        assert!(is_frame("   at async Client.post (client.ts:10:5)"));
        assert!(is_frame("/x/main.go:12 +0x1d"));
        assert!(!is_frame("at least one key is needed"));
    }
}

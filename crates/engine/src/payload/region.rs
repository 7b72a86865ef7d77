//! Regions of a text in which nothing is said, and which of them a place lies in.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A line is looked at that far before a place and behind it, in bytes.
const REACH: usize = 256;

/// `async Client.post [as send]` is as long as the name in a frame gets, in words.
const WORDS_OF_A_FRAME: usize = 4;

/// Where an error asks to be looked for, beyond what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "authoring", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// The source of a page, and of whatever else is read unwrapped.
    Html,
    /// Names of fields in documents.
    Json,
    /// Frames of a stack.
    Stack,
    /// Paths, of addresses and of files.
    Path,
    /// Names of headers.
    Header,
}

impl fmt::Display for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(formatter)
    }
}

/// The region of stack frames, paths and names of headers that a place lies in whole. A place that is itself a path or a host,
/// or more, lies in none: whoever looks for that means it.
///
/// What could be said counts as said: to miss what an error says is worse than to find a word where nobody says it.
pub(crate) fn region_at(text: &str, place: &Range<usize>) -> Option<Region> {
    if text.get(place.clone())?.contains(['/', '.', ':']) {
        return None;
    }
    let from = text.floor_char_boundary(place.start.saturating_sub(REACH));
    let before = text.get(from..place.start)?;
    let behind = text.get(place.end..text.floor_char_boundary(place.end + REACH))?;
    let head = before.rsplit('\n').next().unwrap_or_default();
    let tail = behind.split('\n').next().unwrap_or_default();
    if lies_in_path(head) {
        Some(Region::Path)
    } else if is_frame(text.get(place.start - head.len()..place.end + tail.len())?) {
        Some(Region::Stack)
    } else {
        lies_in_header(head, tail).then_some(Region::Header)
    }
}

/// Whether what stands before a place is the beginning of an address, past its host, or of a path from a root. A path ends at
/// its query, where a page was often told what went wrong: `?error=access_denied` (RFC 6749, section 4.1.2.1).
fn lies_in_path(head: &str) -> bool {
    let ends =
        |letter: char| !letter.is_ascii() || letter.is_ascii_whitespace() || "\"'<>`()[]{},;|=?&".contains(letter);
    let word = head.rsplit(ends).next().unwrap_or_default();
    if names_a_problem(head.strip_suffix(word).unwrap_or_default()) {
        return false;
    }
    if let Some((scheme, rest)) = word.split_once("://") {
        let is_known = ["http", "https", "file"].iter().any(|known| scheme.ends_with(known));
        return is_known && rest.contains('/') && !behind_the_port(rest).contains(':');
    }
    let (drive, rest) = word.split_once(':').map_or(("", word), |(drive, rest)| (drive, rest));
    let is_drive = drive.len() == 1 && rest.starts_with(['/', '\\']);
    let is_rooted = drive.is_empty() && ["/", "~/", "./", "../", "\\\\"].iter().any(|root| rest.starts_with(root));
    (is_drive || is_rooted) && !rest.contains(':')
}

/// Whether an address behind this names the problem itself: `"type": "https://example.com/problems/no-key"` (RFC 9457, section
/// 3.1.1).
fn names_a_problem(before: &str) -> bool {
    let field = before.strip_suffix('"').and_then(|rest| rest.trim_end().strip_suffix(':'));
    field.is_some_and(|field| field.trim_end().ends_with("\"type\""))
}

/// What stands behind the host of an address and its port.
fn behind_the_port(rest: &str) -> &str {
    rest.find('/').and_then(|slash| rest.get(slash..)).unwrap_or_default()
}

/// Whether a line is a frame of a stack that names its place: `at foo (file.js:1:2)`, `at Foo.bar(Foo.java:12)`.
fn is_frame(line: &str) -> bool {
    let Some(rest) = line.trim().strip_prefix("at ") else { return false };
    let Some((name, place)) = rest.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else { return false };
    let ends_with_line = place.rsplit_once(':').is_some_and(|(file, line)| {
        file.contains(['/', '\\', '.', '<']) && !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
    });
    ends_with_line && name.split_whitespace().count() <= WORDS_OF_A_FRAME
}

/// Whether a place stands in the name of a header: one that begins with `x-`, or any behind the marks of `curl -v`.
fn lies_in_header(head: &str, tail: &str) -> bool {
    let is_name = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let marked = head.strip_prefix("< ").or_else(|| head.strip_prefix("> "));
    let name = marked.unwrap_or(head);
    let is_header = marked.is_some() || name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("x-"));
    is_header && is_name(name) && tail.split_once(':').is_some_and(|(rest, _)| is_name(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn lies(text: &str, what: &str, expected: Option<Region>) {
        let start = text.find(what).expect("it stands there");
        assert_eq!(region_at(text, &(start..start + what.len())), expected, "{what} in {text}");
    }

    #[test]
    fn names_in_paths_and_addresses_lie_in_a_path() {
        lies("see https://example.com/errors/MODEL_NOT_FOUND/", "MODEL_NOT_FOUND", Some(Region::Path));
        lies("see https://example.com:443/errors#MODEL_NOT_FOUND", "MODEL_NOT_FOUND", Some(Region::Path));
        lies("C:\\x\\some.remote-ssh-1.0\\main.js failed", "remote-ssh", Some(Region::Path));
        lies("cannot open \"/var/log/no_key\"", "no_key", Some(Region::Path));
    }

    #[test]
    fn what_is_said_lies_in_none_and_neither_does_a_path_that_is_looked_for() {
        lies("model_not_found: no such model", "model_not_found", None);
        lies("https://x.test/back?error=access_denied&state=1", "access_denied", None);
        lies("GET /back?error=access_denied HTTP/1.1", "access_denied", None);
        lies(r#"{"type": "https://x.test/problems/no_key", "status": 401}"#, "no_key", None);
        lies("GET https://api.example.com/v1/models", "api.example.com", None);
        lies("from https://bad-key.example.com/v1", "bad-key", None);
    }

    #[test]
    fn what_stands_beside_a_path_is_said() {
        lies("请求https://api.example.com/v1返回no_key", "no_key", None);
        lies("https://api.example.com/v1,401,no_key", "no_key", None);
        lies("https://api.example.com/net::NO_KEY", "NO_KEY", None);
        lies("/usr/bin/tool:no_key", "no_key", None);
        lies("C:\\me\\app.py:12:no_key", "no_key", None);
    }

    #[test]
    fn codes_with_what_they_belong_to_are_said() {
        lies("openai/no_key: wrong", "no_key", None);
        lies("401/no_key", "no_key", None);
        lies("1113-no_key", "no_key", None);
        lies("NOKEY700054: wrong", "NOKEY700054", None);
    }

    #[test]
    fn frames_and_names_of_headers_have_regions_of_their_own() {
        lies("Oops\n    at rateLimit (/x/y.js:1:2)", "rateLimit", Some(Region::Stack));
        lies("\tat com.x.RateLimit.check(RateLimit.java:12)", "check", Some(Region::Stack));
        lies("at first it works, then: no_key (see /x/y.js:1)", "no_key", None);
        lies("at work I get no_key (401)", "no_key", None);
        lies("x-rate-limit: 3", "rate-limit", Some(Region::Header));
        lies("< retry-limit: 3", "retry-limit", Some(Region::Header));
        lies("ORA-28000: the account is locked", "ORA-28000", None);
        lies("x-reason: rate-limit", "rate-limit", None);
    }
}

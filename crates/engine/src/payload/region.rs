//! Regions of a text in which nothing is said, and which of them a place lies in.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::said::{belongs_to_stack, header_name, is_no_speech, parts_words};

/// A word, and the name of a header, is looked at that far, in bytes.
const REACH: usize = 256;

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
    /// Paths, of addresses and of files, and ids.
    Path,
    /// Names of headers.
    Header,
}

impl fmt::Display for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(formatter)
    }
}

impl Region {
    /// Those that stand in a text beside what is said.
    pub(crate) const UNSPOKEN: [Self; 3] = [Self::Stack, Self::Path, Self::Header];
}

/// The region of stack frames, paths and names of headers that a place lies in whole. A place that is itself a path or a host,
/// or more, lies in none: whoever looks for that means it.
pub(crate) fn region_at(text: &str, place: &Range<usize>) -> Option<Region> {
    if text.get(place.clone())?.contains(['/', '.', ':']) {
        None
    } else if belongs_to_stack(text, place) {
        Some(Region::Stack)
    } else if lies_in_path(text, place) {
        Some(Region::Path)
    } else {
        lies_in_header(text, place).then_some(Region::Header)
    }
}

/// Whether the word around a place is no speech. A host tells who speaks; and what stands in the query of an address was often
/// said to a page that a browser was sent back to: `?error=access_denied` (RFC 6749, section 4.1.2.1).
fn lies_in_path(text: &str, place: &Range<usize>) -> bool {
    let from = text.floor_char_boundary(place.start.saturating_sub(REACH));
    let before = text.get(from..place.start).unwrap_or_default();
    let behind = text.get(place.start..text.floor_char_boundary(place.end + REACH)).unwrap_or_default();
    let head = before.rsplit(parts_words).next().unwrap_or_default();
    let tail = behind.split(parts_words).next().unwrap_or_default();
    let is_whole = place.len() <= tail.len();
    let is_query = head.contains("://") && head.contains(['?', '=']);
    is_whole && !is_query && !is_host_so_far(head, tail) && is_no_speech(&format!("{head}{tail}"))
}

/// Whether a place between two parts of a word stands in a host, or in a name with a dot.
fn is_host_so_far(head: &str, tail: &str) -> bool {
    let (host, has_scheme) = head.split_once("://").map_or((head, false), |(_, host)| (host, true));
    let is_dotted = || host.contains('.') || tail.split('/').next().is_some_and(|rest| rest.contains('.'));
    !host.contains(['/', '\\']) && (has_scheme || is_dotted())
}

fn lies_in_header(text: &str, place: &Range<usize>) -> bool {
    let from = text.floor_char_boundary(place.start.saturating_sub(REACH));
    let before = text.get(from..place.start).unwrap_or_default();
    let head = before.rsplit('\n').next().unwrap_or_default();
    let start = place.start - head.len();
    let line = text.get(start..text.floor_char_boundary(place.end + REACH)).unwrap_or_default();
    place.end <= start + header_name(line)
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
    fn names_in_paths_addresses_and_ids_lie_in_a_path() {
        lies("see https://example.com/errors/MODEL_NOT_FOUND/", "MODEL_NOT_FOUND", Some(Region::Path));
        lies("C:\\x\\some.remote-ssh-1.0\\main.js failed", "remote-ssh", Some(Region::Path));
        lies("req_0123456789_badkey", "badkey", Some(Region::Path));
    }

    #[test]
    fn what_is_said_lies_in_none_and_neither_does_a_path_that_is_looked_for() {
        lies("model_not_found: no such model", "model_not_found", None);
        lies("from https://bad-key.example.com/v1", "bad-key", None);
        lies("the name bad-key.example.com is gone", "bad-key", None);
        lies("https://x.test/back?error=access_denied&state=1", "access_denied", None);
        lies("GET https://api.example.com/v1/models", "api.example.com", None);
    }

    #[test]
    fn frames_and_names_of_headers_have_regions_of_their_own() {
        lies("Oops\n    at rateLimit (/x/y.js:1:2)", "rateLimit", Some(Region::Stack));
        lies("< x-rate-limit: 3", "rate-limit", Some(Region::Header));
        lies("x-reason: rate-limit", "rate-limit", None);
    }
}

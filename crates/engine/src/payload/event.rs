//! Events: the happenings that a paste holds, one after the other.
//!
//! A log line begins one where it bears a time; so does a JSON document at the start of a line behind another one, and the
//! head of an exception behind another one. Whatever is indented, names a cause, or tells of another try belongs to the
//! event before, and so does everything in front of the first to that one. In doubt two happenings stay one event: an answer
//! that sees too much still sees what decides.

use std::ops::Range;

/// Lines that carry an exception on.
const CARRIED_ON: [&str; 9] = [
    "caused by",
    "during handling of the above exception",
    "the above exception was the direct cause",
    "retry",
    "... ",
    "}",
    "]",
    "at ",
    "from ",
];

/// The name of an exception is shorter, in bytes.
const LONGEST_NAME: usize = 120;

/// The parts of a text that are events, in order; together they are the whole text. Empty only for an empty text.
pub fn events(text: &str) -> Vec<Range<usize>> {
    let mut splitter = Splitter::default();
    let mut at = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        splitter.line(at, text.get(at..end).unwrap_or_default());
        at = end + 1;
    }
    splitter.finish(text.len())
}

/// What is known of the event that is being read.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is something that a line may have said")]
struct Splitter {
    events: Vec<Range<usize>>,
    start: usize,
    /// Whether some line of it says something that makes an event.
    has_head: bool,
    has_time: bool,
    has_document: bool,
    has_exception: bool,
    /// Whether a traceback is open, whose exception is yet to come.
    in_traceback: bool,
    /// Whether the last line says that an exception goes on.
    goes_on: bool,
    is_indented_document: bool,
}

impl Splitter {
    fn line(&mut self, at: usize, line: &str) {
        let said = line.trim_end();
        if said.is_empty() {
            return;
        }
        let is_indented = said.starts_with([' ', '\t']);
        if is_indented || self.carries_on(said) {
            return;
        }
        let has_time = begins_with_time(said.as_bytes());
        let is_document = said.starts_with('{') || said.starts_with("[{");
        let is_traceback = said.starts_with("Traceback (most recent call last)");
        let is_exception = is_exception(said);
        let is_new = has_time && self.has_time
            || is_document && self.has_document && !self.is_indented_document
            || (is_traceback || is_exception) && self.has_exception && !self.in_traceback && !self.goes_on;
        if is_new && self.has_head {
            self.begin(at);
        }
        self.has_head |= has_time || is_document || is_exception || is_traceback;
        self.has_time |= has_time;
        if is_document {
            self.has_document = true;
            self.is_indented_document = !said.ends_with(['}', ']', ',']);
        }
        if is_traceback {
            self.in_traceback = true;
        } else if is_exception {
            self.in_traceback = false;
            self.has_exception = true;
        }
        self.goes_on = false;
    }

    /// Whether the line belongs to what came before whatever it looks like.
    fn carries_on(&mut self, said: &str) -> bool {
        // Most lines are told apart by their first letter.
        let first = said.as_bytes().first().map(u8::to_ascii_lowercase);
        if !CARRIED_ON.iter().any(|beginning| beginning.as_bytes().first().copied() == first) {
            return false;
        }
        let begins = |beginning: &&str| {
            let head = said.as_bytes().get(..beginning.len());
            head.is_some_and(|head| head.eq_ignore_ascii_case(beginning.as_bytes()))
        };
        let carries = CARRIED_ON.iter().any(begins);
        if carries {
            self.goes_on |= ["during", "the above", "caused"].iter().any(begins);
            self.is_indented_document &= !said.starts_with(['}', ']']);
        }
        carries
    }

    fn begin(&mut self, at: usize) {
        let events = std::mem::take(&mut self.events);
        let mut next = Self { events, start: at, ..Self::default() };
        next.events.push(self.start..at);
        *self = next;
    }

    fn finish(mut self, end: usize) -> Vec<Range<usize>> {
        if self.start < end {
            self.events.push(self.start..end);
        }
        self.events
    }
}

/// Whether what stands at the start of a line begins an event by itself: a time, or a JSON document.
pub(crate) fn begins_event(line: &[u8]) -> bool {
    match line.first() {
        Some(b' ' | b'\t') | None => false,
        Some(b'{') => true,
        Some(_) => begins_with_time(line),
    }
}

/// Whether a line begins with a time of day or a date, perhaps in brackets or behind one: `[2026-01-31T08:15:00Z]`,
/// `08:15:00.123`, `Jan 31 08:15:00`.
fn begins_with_time(line: &[u8]) -> bool {
    let near = line.get(..line.len().min(32)).unwrap_or_default();
    let Some(start) = near.iter().position(u8::is_ascii_alphanumeric) else { return false };
    let head = near.get(start..).unwrap_or_default();
    if head.first().is_some_and(u8::is_ascii_digit) {
        return [b"0000-00-00".as_slice(), b"0000/00/00", b"00:00:00"].into_iter().any(|shape| begins_as(head, shape));
    }
    let month = head.get(..3).is_some_and(is_month) && head.get(3) == Some(&b' ');
    month && head.windows(5).any(|window| begins_as(window, b"00:00"))
}

/// Whether bytes begin as a shape does, whose zeros stand for digits.
fn begins_as(bytes: &[u8], shape: &[u8]) -> bool {
    let fits = |(byte, shape): (&u8, &u8)| if *shape == b'0' { byte.is_ascii_digit() } else { byte == shape };
    bytes.len() >= shape.len() && bytes.iter().zip(shape).all(fits)
}

fn is_month(word: &[u8]) -> bool {
    const MONTHS: &[u8] = b"janfebmaraprmayjunjulaugsepoctnovdec";
    MONTHS.chunks(3).any(|month| month.eq_ignore_ascii_case(word))
}

/// Whether a line is the head of an exception: a name that ends in `Error` or `Exception`, then a colon.
fn is_exception(line: &str) -> bool {
    let near = line.as_bytes().get(..line.len().min(LONGEST_NAME)).unwrap_or_default();
    let Some(name) = memchr::memchr(b':', near).and_then(|end| line.get(..end)) else { return false };
    if !(name.ends_with("Error") || name.ends_with("Exception")) {
        return false;
    }
    let last = name.rsplit(['.', ' ']).next().unwrap_or_default();
    last.chars().all(|letter| letter.is_alphanumeric() || letter == '_') && last.len() > "Error".len()
}

#[cfg(test)]
mod tests {
    use super::events;

    fn heads(text: &str) -> Vec<&str> {
        events(text).into_iter().map(|event| text[event].lines().next().unwrap_or_default()).collect()
    }

    #[test]
    fn a_sentence_is_one_event_and_an_empty_text_none() {
        assert_eq!(heads("Invalid API key\nCheck your settings.\n\nThen try again."), ["Invalid API key"]);
        assert!(events("").is_empty());
    }

    #[test]
    fn every_line_with_a_time_begins_an_event_and_its_stack_belongs_to_it() {
        let log = "starting\n2026-01-31 08:15:00 401 Unauthorized\n    at f (x.js:1)\n2026-01-31 08:15:02 getaddrinfo ENOTFOUND\nretrying in 2 s\n";
        assert_eq!(heads(log), ["starting", "2026-01-31 08:15:02 getaddrinfo ENOTFOUND"]);
        assert_eq!(heads("[08:15:00] one\n[08:15:01] two\nJan 31 08:15:02 host three").len(), 3);
    }

    #[test]
    fn a_transcript_with_its_body_is_one_event_and_two_documents_are_two() {
        assert_eq!(heads("HTTP/1.1 401 Unauthorized\ndate: x\n\n{\"error\":1}\n").len(), 1);
        assert_eq!(heads("{\"error\":1}\n{\"error\":2}\n").len(), 2);
        assert_eq!(heads("{\n  \"error\": 1\n}\n{\n  \"error\": 2\n}\n").len(), 2);
    }

    #[test]
    fn an_exception_and_its_cause_are_one_event() {
        let chain = "Traceback (most recent call last):\n  File \"a.py\", line 1\nhttpx.ConnectError: refused\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File \"b.py\", line 2\nopenai.APIConnectionError: Connection error.\n";
        assert_eq!(heads(chain).len(), 1);
        let two = "ValueError: one\nKeyError: two\n";
        assert_eq!(heads(two).len(), 2);
    }

    #[test]
    fn events_are_the_whole_text_in_order() {
        let text = "a\n{\"x\":1}\n{\"x\":2}\n2026-01-01T00:00:00Z b\n2026-01-01T00:00:01Z ü\n  c";
        let joined: String = events(text).into_iter().map(|event| &text[event]).collect();
        assert_eq!(joined, text);
    }
}

//! Addresses as links (OSC 8), on a terminal that knows them. The text that is read and copied stays the same.

use std::fmt::Write as _;
use std::io::{self, IsTerminal};

use supports_hyperlinks::Stream;

/// How an address begins.
const SCHEME: &str = "https://";

/// Whether links may be written to stdout: never into a pipe or a file, even where the environment forces them.
pub(super) fn are_shown() -> bool {
    io::stdout().is_terminal() && supports_hyperlinks::on(Stream::Stdout)
}

/// The text with every address in it made a link.
pub(super) fn linked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.find(SCHEME).map(|start| rest.split_at(start)) {
        let (url, after) = from.split_at(length(from));
        out.push_str(before);
        if url.len() > SCHEME.len() {
            let _ = write!(out, "\u{1b}]8;;{url}\u{1b}\\{url}\u{1b}]8;;\u{1b}\\");
        } else {
            out.push_str(url);
        }
        rest = after;
    }
    out + rest
}

/// How long the address is that a text begins with, in bytes: without what only ends the sentence around it.
fn length(text: &str) -> usize {
    let is_outside = |character: char| !character.is_ascii_graphic() || "\"'`<>\\^{|}".contains(character);
    let whole = text.split(is_outside).next().unwrap_or_default();
    let ends = |character: char| ".,;:!?]".contains(character) || (character == ')' && !whole.contains('('));
    whole.trim_end_matches(ends).len().max(SCHEME.len())
}

#[cfg(test)]
mod tests {
    use super::linked;

    /// The addresses that became links.
    fn links(text: &str) -> Vec<String> {
        let shown = linked(text);
        assert_eq!(anstream::adapter::strip_str(&shown).to_string(), text, "what is read stays the same");
        let mut parts = shown.split("\u{1b}]8;;").skip(1).step_by(2);
        std::iter::from_fn(|| parts.next()?.split('\u{1b}').next().map(str::to_owned)).collect()
    }

    #[test]
    fn an_address_is_a_link_without_the_sentence_around_it() {
        assert_eq!(links("see https://a.example/b?c=d#e."), ["https://a.example/b?c=d#e"]);
        assert_eq!(
            links("(https://a.example) 'https://b.example/x_(y)'"),
            ["https://a.example", "https://b.example/x_(y)"]
        );
        assert_eq!(links("https:// and nothing; https://"), Vec::<String>::new());
    }
}

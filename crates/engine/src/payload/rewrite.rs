//! Rewriting a text while remembering where every byte came from.

use std::ops::Range;

use super::offset::OffsetMap;

/// A text with the map to the text it was made from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rewritten {
    pub(crate) text: String,
    pub(crate) map: OffsetMap,
}

/// Walks over a part of a source text from left to right; every byte is kept, replaced or skipped.
///
/// Every rewriting of this module (cleaning, folding, unescaping, HTML to text) is a loop over these three.
pub(crate) struct Rewrite<'s> {
    rest: &'s str,
    written: Rewritten,
}

impl<'s> Rewrite<'s> {
    /// Begins at the start of `part`. A part that is none of `source` is empty.
    pub(crate) fn new(source: &'s str, part: Range<usize>) -> Self {
        let map = OffsetMap::starting_at(part.start);
        let rest = source.get(part).unwrap_or_default();
        Self { rest, written: Rewritten { text: String::new(), map } }
    }

    /// What has not been looked at yet.
    pub(crate) fn rest(&self) -> &'s str {
        self.rest
    }

    /// Keeps the next `length` bytes.
    pub(crate) fn keep(&mut self, length: usize) {
        let kept = self.take(length);
        self.written.text.push_str(kept);
        self.written.map.keep(kept.len());
    }

    /// Puts `replacement` in place of the next `length` bytes.
    pub(crate) fn replace(&mut self, length: usize, replacement: &str) {
        let replaced = self.take(length);
        self.written.text.push_str(replacement);
        self.written.map.replace(replacement.len(), replaced.len());
    }

    /// Drops the next `length` bytes.
    pub(crate) fn skip(&mut self, length: usize) {
        self.replace(length, "");
    }

    /// Keeps everything up to the first byte that `is_special`, and tells it; keeps the whole rest if there is none.
    pub(crate) fn keep_until(&mut self, is_special: impl Fn(u8) -> bool) -> Option<u8> {
        let plain = self.rest.bytes().position(is_special).unwrap_or(self.rest.len());
        self.keep(plain);
        self.rest.bytes().next()
    }

    /// The rewritten text.
    pub(crate) fn finish(self) -> Rewritten {
        self.written
    }

    /// Cuts `length` bytes off the rest, or more if they end within a character, so that the walk always moves on.
    fn take(&mut self, length: usize) -> &'s str {
        let (taken, rest) = self.rest.split_at(self.rest.ceil_char_boundary(length));
        self.rest = rest;
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::Rewrite;

    #[test]
    fn every_byte_is_kept_replaced_or_skipped() {
        let mut rewrite = Rewrite::new("say “hi” now", 4..16);
        assert_eq!(rewrite.keep_until(|byte| !byte.is_ascii()), Some(0xe2));
        rewrite.replace(3, "\"");
        rewrite.keep(2);
        rewrite.skip(3);
        rewrite.keep_until(|_| false);
        let written = rewrite.finish();
        assert_eq!(written.text, "\"hi now");
        assert_eq!(written.map.source(&(0..3)), 4..9);
        assert_eq!(written.map.source(&(4..7)), 13..16);
    }
}

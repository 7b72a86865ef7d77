//! A place in a text.

mod ends;
mod numbers;
mod pairs;
mod texts;

use std::ops::Range;

pub(crate) use ends::Ends;
pub(crate) use pairs::Pairs;
pub(crate) use texts::Texts;

/// A stretch of a text, in bytes. Unlike a `Range` it is a value: it is copied, ordered and hashed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl Span {
    /// The same stretch, to cut a text with.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether there is nothing in it.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// What `text` says there; nothing where the span is none of its.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The same stretch of a text that begins `by` bytes earlier.
    #[must_use]
    pub fn shifted(self, by: usize) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// Whether `other` lies wholly inside this one.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Grows over `next`, which begins no earlier, if the two overlap or meet. Says whether it did.
    pub fn merge(&mut self, next: Self) -> bool {
        let meets = next.start <= self.end;
        if meets {
            self.end = self.end.max(next.end);
        }
        meets
    }

    /// The stretches in order and disjoint: what overlaps or meets is one, what is empty is none.
    pub fn merged(mut spans: Vec<Self>) -> Vec<Self> {
        spans.retain(|span| !span.is_empty());
        spans.sort_unstable();
        spans.dedup_by(|next, previous| previous.merge(*next));
        spans
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    fn spans(ranges: &[(usize, usize)]) -> Vec<Span> {
        ranges.iter().map(|(start, end)| Span::from(*start..*end)).collect()
    }

    #[test]
    fn what_overlaps_or_meets_is_one() {
        assert_eq!(Span::merged(spans(&[(7, 9), (0, 3), (2, 4), (4, 5), (6, 6)])), spans(&[(0, 5), (7, 9)]));
        assert_eq!(Span::merged(spans(&[(0, 9), (2, 3), (8, 9)])), spans(&[(0, 9)]));
    }

    #[test]
    fn neighbours_share_nothing() {
        let [left, right] = [Span::from(0..3), Span::from(3..5)];
        assert!(!left.overlaps(right) && !right.overlaps(left));
        assert!(left.overlaps(Span::from(2..4)) && Span::from(0..9).contains(right) && !right.contains(left));
    }

    #[test]
    fn a_span_of_another_text_says_nothing() {
        assert_eq!(Span::from(1..3).of("abc"), "bc");
        assert_eq!(Span::from(1..9).of("abc"), "");
        assert_eq!(Span::from(1..2).of("é"), "");
    }
}

//! Where the words of a text part, for whoever shows a piece of it.

/// From here on scripts stand that put no blanks between words.
const WITHOUT_BLANKS: char = '\u{2e80}';

/// Whether two neighbours belong to different words. An address holds no blank, quote or bracket, so none is taken apart;
/// scripts without blanks part everywhere.
pub(crate) fn is_border(one: char, other: char) -> bool {
    let parts = |character: char| {
        character.is_whitespace() || "\"'{}[]()<>|".contains(character) || character >= WITHOUT_BLANKS
    };
    parts(one) || parts(other)
}

/// The places in a text between two of its words, in bytes, in order.
pub(crate) fn borders(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let is_inside = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let behind = text[*at..].chars().next();
        before.zip(behind).is_some_and(|(one, other)| is_border(one, other))
    };
    text.char_indices().map(|(at, _)| at).filter(is_inside)
}

//! Characters that nobody sees.

/// Control, zero-width and bidirectional characters, and marks that only vary the sign before them. They break words in
/// two, turn the direction of what follows, or drive a terminal. Line feeds and tabs are no such thing.
///
/// The one notion of all that reads payloads or shows something: what is not seen is neither matched nor shown.
pub(crate) fn is_invisible(character: char) -> bool {
    let is_mark = matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
    );
    is_mark || (character.is_control() && !matches!(character, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::is_invisible;

    #[test]
    fn what_moves_the_cursor_or_hides_between_letters_is_not_seen() {
        assert!(
            ['\0', '\r', '\u{1b}', '\u{7f}', '\u{9b}', '\u{200b}', '\u{202e}', '\u{feff}']
                .into_iter()
                .all(is_invisible)
        );
        assert!(!['\n', '\t', ' ', 'a', 'é', '余', '…', '\u{a0}'].into_iter().any(is_invisible));
    }
}

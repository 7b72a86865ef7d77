//! Text from rules and payloads, made harmless for markdown and for the HTML that others make of it.

use crate::payload::is_invisible;

/// Text in which no character means anything to markdown, HTML or the tools that read them.
pub fn escape(text: &str) -> String {
    escape_from(text, true)
}

/// The same behind other text of its line, where a mark that opens a block means nothing.
pub(super) fn escape_inside(text: &str) -> String {
    escape_from(text, false)
}

fn escape_from(text: &str, mut at_line_start: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_number = false;
    let mut after_word = false;
    let shown = visible(text);
    let mut characters = shown.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            // Inside a word an underscore means nothing.
            '_' if after_word && characters.peek().is_some_and(|next| next.is_alphanumeric()) => escaped.push('_'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '{' | '}' => escaped.extend(['\\', character]),
            '<' => escaped.push_str("&lt;"),
            // It closes nothing, since nothing is open; in front of a line it would quote.
            '>' if !at_line_start => escaped.push('>'),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '#' | '+' | '-' | '=' | ':' if at_line_start => escaped.extend(['\\', character]),
            '.' | ')' if is_number => escaped.extend(['\\', character]),
            other => escaped.push(other),
        }
        after_word = character.is_alphanumeric();
        is_number = character.is_ascii_digit() && (at_line_start || is_number);
        at_line_start = character == '\n' || (at_line_start && character == ' ');
    }
    escaped
}

/// Text without the characters that nobody sees.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        let joins_signs =
            matches!(character, '\u{200d}' | '\u{fe0f}') && shown.chars().next_back().is_some_and(is_sign);
        if joins_signs || !is_invisible(character) {
            shown.push(character);
        }
    }
    shown
}

/// Whether a character is a pictograph, which a joiner or a selector behind it makes another picture of.
fn is_sign(character: char) -> bool {
    character >= '\u{2190}' && !character.is_alphanumeric()
}

/// Code with as many backticks around it as it takes.
pub(super) fn code(text: &str) -> String {
    let text = visible(text).replace(['\n', '\t'], " ");
    if text.trim().is_empty() {
        return String::new();
    }
    if !text.contains('`') {
        return format!("`{text}`");
    }
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    format!("{ticks} {text} {ticks}")
}

/// Whether an address leads to the web, and so may be a link.
pub(crate) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// A link, if it leads to the web; anything else is text.
pub(super) fn link(text: &str, url: &str) -> String {
    if !is_web(url) {
        return format!("{} {}", escape(text), code(url));
    }
    let url: String = visible(url)
        .chars()
        .flat_map(|character| match character {
            ' ' | '<' | '>' | '(' | ')' | '"' | '|' | '\\' | '`' | '\n' | '\t' => {
                format!("%{:02X}", u32::from(character)).chars().collect::<Vec<_>>()
            }
            other => vec![other],
        })
        .collect();
    format!("[{}]({url})", escape(text))
}

/// Code keeps its pipes, and in a table even these would end the cell.
pub(super) fn cell_text(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut escaped = false;
    for character in text.trim().chars() {
        match character {
            '|' if !escaped => shown.push_str("\\|"),
            '\n' => shown.push_str("<br>"),
            other => shown.push(other),
        }
        escaped = character == '\\' && !escaped;
    }
    shown
}

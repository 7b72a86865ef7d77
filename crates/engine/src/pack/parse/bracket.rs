//! A bracket that is missing: found by the next line that begins a field, or by a bracket of the other kind.

use super::slip::Slip;

/// The first bracket that is opened and not closed, or closed and not opened.
pub(super) fn missing(text: &str) -> Option<Slip> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut walk = Walk { text, at: 0 };
    while let Some((at, mark)) = walk.next_mark() {
        match mark {
            '[' | '{' => open.push((at, mark)),
            ']' | '}' => match open.pop() {
                Some((_, opening)) if closing(opening) == mark => {}
                Some(opening) if open.iter().any(|(_, outer)| closing(*outer) == mark) => {
                    return Some(unclosed(text, opening, at));
                }
                _ => return Some(Slip::new(format!("nothing opens this `{mark}`"), at..at + 1).help("take it out")),
            },
            // A line that begins a field while a bracket is open.
            _ => {
                if let Some(opening) = open.pop() {
                    return Some(unclosed(text, opening, at));
                }
            }
        }
    }
    open.pop().map(|opening| unclosed(text, opening, text.len()))
}

fn closing(opening: char) -> char {
    if opening == '[' { ']' } else { '}' }
}

/// The bracket is missing behind the last that is written before `end`.
fn unclosed(text: &str, (opened, opening): (usize, char), end: usize) -> Slip {
    let written = text.get(..end).unwrap_or_default().trim_end();
    let at = written.len();
    let closing = closing(opening);
    let mut slip = Slip::new(format!("a `{closing}` is missing here"), at.saturating_sub(1)..at);
    slip.beside = Some((opened..opened + 1, "opened here"));
    slip.help(format!("add the `{closing}` that closes this `{opening}`"))
}

/// Goes through a text from bracket to bracket; texts and comments are passed over.
struct Walk<'t> {
    text: &'t str,
    at: usize,
}

impl Walk<'_> {
    /// The next bracket, or the start of a line that begins a field, which is handed over as `=`.
    fn next_mark(&mut self) -> Option<(usize, char)> {
        loop {
            let rest = self.text.get(self.at..)?;
            let mark = rest.chars().next()?;
            let at = self.at;
            match mark {
                '"' | '\'' => self.at += string_length(rest, mark),
                '#' => self.at += rest.find('\n').unwrap_or(rest.len()),
                '\n' => {
                    self.at += 1;
                    if begins_field(rest.get(1..).unwrap_or_default()) {
                        return Some((at, '='));
                    }
                }
                '[' | ']' | '{' | '}' => {
                    self.at += 1;
                    return Some((at, mark));
                }
                other => self.at += other.len_utf8(),
            }
        }
    }
}

/// The bytes of the text in quotes that stands at the beginning. One that has no end stops with its line.
fn string_length(rest: &str, quote: char) -> usize {
    let long = quote.to_string().repeat(3);
    if let Some(inner) = rest.strip_prefix(&long) {
        return inner.find(&long).map_or(rest.len(), |end| end + 6);
    }
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            '\n' => return at,
            _ if is_escaped => is_escaped = false,
            '\\' if quote == '"' => is_escaped = true,
            other if other == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Whether a line begins with a name and `=`, at its very start: fields in brackets are indented.
fn begins_field(line: &str) -> bool {
    let name =
        line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')).count();
    name > 0 && line.get(name..).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('='))
}

//! A text that a pattern matches, made of the pattern itself.

use regex_syntax::hir::{Class, Hir, HirKind};

/// Tried in this order for a class, before whatever its first range begins with.
const READABLE: [char; 4] = ['a', '1', ' ', '-'];

/// The shortest text that the first branch of everything in `pattern` matches; empty where the pattern cannot be read.
/// What stands around it is not looked at, so a word boundary at its edge may need a neighbour.
pub(super) fn example(pattern: &str) -> String {
    let mut text = String::new();
    let parsed = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).nest_limit(64).build().parse(pattern);
    if let Ok(hir) = parsed {
        write(&hir, &mut text);
    }
    text
}

fn write(hir: &Hir, text: &mut String) {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
        HirKind::Class(class) => text.extend(letter(class)),
        HirKind::Capture(capture) => write(&capture.sub, text),
        HirKind::Repetition(repetition) => (0..repetition.min.min(64)).for_each(|_| write(&repetition.sub, text)),
        HirKind::Concat(parts) => parts.iter().for_each(|part| write(part, text)),
        HirKind::Alternation(branches) => branches.iter().take(1).for_each(|branch| write(branch, text)),
    }
}

fn letter(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.ranges().iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => {
            class.ranges().iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect()
        }
    };
    let holds = |letter: char| ranges.iter().any(|(start, end)| (*start..=*end).contains(&letter));
    READABLE.into_iter().find(|letter| holds(*letter)).or_else(|| ranges.first().map(|(start, _)| *start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_its_example() {
        for pattern in
            [r"\bstatus\s*[:=]?\s*(\d{3})\b", "(?:foo|bar)[^\\n]{0,9}x+", r"[A-F]{2}z?", r"(?m)^\s*error: \S+$"]
        {
            let text = example(pattern);
            assert!(regex::Regex::new(pattern).expect("a valid pattern").is_match(&text), "{pattern}: {text:?}");
        }
        assert_eq!(example(r"code (\d{3})"), "code 111");
    }
}

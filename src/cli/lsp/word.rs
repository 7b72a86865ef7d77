//! What stands at a place of a rule file: which field, in which table, and which word.
//!
//! An editor asks while a line is half written, so nothing is parsed: what matters stands on the line, or a few above.

use std::ops::Range;

use triage_kb::model::Kind;

/// Fields that hold predicates.
const PREDICATES: [&str; 2] = ["when", "ask_when"];
/// Fields in which concepts stand in braces.
const STATEMENTS: [&str; 3] = ["says", "unless", "texts"];

/// What a word is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    /// The id of an entry of one of these kinds.
    Id(Vec<Kind>),
    /// A word of a predicate: a fact or a function.
    Predicate,
    /// A text in which a concept can be named.
    Statement,
}

/// A word, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) sense: Sense,
    pub(super) place: Range<usize>,
}

/// The word at a byte of a text.
pub(super) fn at(text: &str, offset: usize) -> Option<Word> {
    let start = text.get(..offset)?.rfind('\n').map_or(0, |newline| newline + 1);
    let line = text.get(start..)?.split('\n').next()?;
    let string = string_around(line, offset - start)?;
    let field = field(line.get(..string.start)?).or_else(|| field_above(text.get(..start)?))?;
    let inside = start + string.start..start + string.end;
    if PREDICATES.contains(&field) {
        return Some(in_predicate(text, &inside, offset));
    }
    if STATEMENTS.contains(&field) {
        let place = around(text, &inside, offset);
        let is_concept = text.get(inside.start..place.start)?.trim_end_matches('!').ends_with('{');
        return Some(Word { sense: if is_concept { Sense::Id(vec![Kind::Concept]) } else { Sense::Statement }, place });
    }
    let kinds = if field == "id" { vec![table(text.get(..start)?)?] } else { kinds_of(field)? };
    Some(Word { sense: Sense::Id(kinds), place: inside })
}

/// The kinds whose ids a field holds.
pub(super) fn kinds_of(field: &str) -> Option<Vec<Kind>> {
    Some(match field {
        "layer" => vec![Kind::Layer],
        "cause" => vec![Kind::Cause],
        "fixes" => vec![Kind::Fix],
        "sources" | "said_by" | "against" => vec![Kind::Source],
        "supersedes" | "error" | "leads" => vec![Kind::Error],
        "provider" => vec![Kind::Provider],
        "negated_by" => vec![Kind::Concept],
        "ask" => vec![Kind::Fact],
        "first" => vec![Kind::Fix, Kind::Error],
        "not" => vec![Kind::Cause, Kind::Layer],
        _ => return None,
    })
}

fn in_predicate(text: &str, inside: &Range<usize>, offset: usize) -> Word {
    let place = around(text, inside, offset);
    let before = text.get(inside.start..place.start).unwrap_or_default();
    let asks =
        |function: &str| before.ends_with(&format!("{function}(\"")) || before.ends_with(&format!("{function}('"));
    let sense = if asks("saw") {
        Sense::Id(vec![Kind::Error])
    } else if asks("known") || asks("any") {
        Sense::Id(vec![Kind::Fact])
    } else {
        Sense::Predicate
    };
    Word { sense, place }
}

/// The letters of an id around a place.
fn around(text: &str, inside: &Range<usize>, offset: usize) -> Range<usize> {
    let is_of_id = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '/');
    let before = text.get(inside.start..offset).unwrap_or_default();
    let behind = text.get(offset..inside.end).unwrap_or_default();
    let start = before.trim_end_matches(is_of_id).len();
    let length = behind.len() - behind.trim_start_matches(is_of_id).len();
    inside.start + start..offset + length
}

/// The inside of the quotes around a place of a line; a text that is not closed yet ends with its line.
fn string_around(line: &str, at: usize) -> Option<Range<usize>> {
    let mut open: Option<(usize, char)> = None;
    for (here, letter) in line.char_indices() {
        match open {
            None if here >= at => return None,
            None if matches!(letter, '"' | '\'') => open = Some((here + 1, letter)),
            Some((start, quote)) if letter == quote => {
                if (start..=here).contains(&at) {
                    return Some(start..here);
                }
                open = None;
            }
            _ => {}
        }
    }
    open.filter(|(start, _)| *start <= at).map(|(start, _)| start..line.len())
}

/// The name of the last field that begins on this part of a line.
fn field(part: &str) -> Option<&str> {
    let before = part.rsplit_once('=')?.0.trim_end();
    // A comparison is no field.
    let name = before.rsplit(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_')).next()?;
    Some(name).filter(|name| !name.is_empty())
}

/// The field that a list over several lines belongs to.
fn field_above(above: &str) -> Option<&str> {
    let line = above.lines().rev().take(200).find(|line| line.contains('=') || line.starts_with('['))?;
    field(line.rsplit_once('[').map_or(line, |(head, _)| head))
}

/// The kind of the entry that a place belongs to.
fn table(above: &str) -> Option<Kind> {
    let head = above.lines().rev().find_map(|line| line.trim().strip_prefix("[[")?.strip_suffix("]]"))?;
    Kind::ALL.into_iter().find(|kind| kind.name() == head)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Sense, at};

    #[track_caller]
    fn word(text: &str) -> (Sense, String) {
        let offset = text.find('^').expect("a mark");
        let text = text.replace('^', "");
        let found = at(&text, offset).expect("a word");
        (found.sense, text[found.place].to_owned())
    }

    #[test]
    fn the_field_says_what_kind_an_id_is_of() {
        assert_eq!(word("[[error]]\nid = \"a/^b\"\n"), (Sense::Id(vec![Kind::Error]), "a/b".to_owned()));
        assert_eq!(
            word("points_to = [{ cause = \"ta^nk\", strength = \"weak\" }]"),
            (Sense::Id(vec![Kind::Cause]), "tank".to_owned())
        );
        assert_eq!(
            word("sources = [\n  \"one\",\n  \"tw^o\",\n]\n"),
            (Sense::Id(vec![Kind::Source]), "two".to_owned())
        );
        assert_eq!(word("layer = \"^"), (Sense::Id(vec![Kind::Layer]), String::new()));
    }

    #[test]
    fn a_predicate_holds_facts_and_errors() {
        assert_eq!(word("when = 'la^mp == \"red\"'"), (Sense::Predicate, "lamp".to_owned()));
        assert_eq!(word("when = 'saw(\"machine/te^a\")'"), (Sense::Id(vec![Kind::Error]), "machine/tea".to_owned()));
        assert_eq!(
            word("match.says = [\"{cred^ential} {expired}\"]"),
            (Sense::Id(vec![Kind::Concept]), "credential".to_owned())
        );
    }
}

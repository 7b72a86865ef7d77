//! The literals without which a regular expression cannot match.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::size::states;

/// More alternatives than this are no anchor: they would cost more than they spare.
const MAX_ALTERNATIVES: usize = 24;
/// As many are looked for beside an anchor that was found: to look takes less than to compile so long a pattern.
const MAX_COMPANIONS: usize = 96;

/// What reading a pattern shows of it.
pub(crate) struct Proof {
    /// Literals of which every match must hold at least one; none where there is no such set.
    pub(crate) literals: Vec<String>,
    /// Further such sets, each of single words and signs: where none of one occurs, the pattern cannot match either.
    pub(crate) companions: Vec<Vec<String>>,
    /// About how many states it has once compiled; see [`states`].
    pub(crate) states: usize,
}

impl Proof {
    /// All sets, those of the anchors as single words: for a pattern that nothing announces.
    pub(crate) fn all_sets(self) -> Vec<Vec<String>> {
        let anchors = words(self.literals);
        self.companions.into_iter().chain(Some(anchors).filter(|set| !set.is_empty())).collect()
    }
}

/// The longest word of each of some literals.
fn words(literals: Vec<String>) -> Vec<String> {
    literals.iter().map(|literal| longest_word(literal).to_owned()).collect()
}

/// Proves a pattern.
pub(crate) fn of_pattern(source: &str) -> Result<Proof, Box<regex_syntax::Error>> {
    let hir = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).nest_limit(64).build().parse(source)?;
    let literals = required_literals(&hir).unwrap_or_default();
    let companions = companions(&hir).into_iter().filter(|set| *set != literals).collect();
    Ok(Proof { literals, companions, states: states(&hir) })
}

/// What else every match must hold: of each part a set of words or signs.
fn companions(hir: &Hir) -> Vec<Vec<String>> {
    let sets = match hir.kind() {
        HirKind::Capture(capture) => return companions(&capture.sub),
        HirKind::Concat(parts) => of_parts(parts, MAX_COMPANIONS),
        _ => necessary(hir, MAX_COMPANIONS).into_iter().collect(),
    };
    // White space may be written otherwise, so of several words one is enough.
    sets.into_iter().map(words).filter(|set| set.iter().all(|word| !word.is_empty())).collect()
}

/// Lower-case literals of which every match must hold at least one, or `None` where there is no such set.
///
/// The search is conservative: a set that is returned is always necessary, but a better one may exist.
fn required_literals(hir: &Hir) -> Option<Vec<String>> {
    let literals = necessary(hir, MAX_ALTERNATIVES)?;
    literals.iter().all(|literal| literal.len() >= 2).then_some(literals)
}

/// The same with literals of any length, and no more than so many.
fn necessary(hir: &Hir, most: usize) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Literal(literal) => fold(&literal.0).map(|text| vec![text]),
        HirKind::Class(class) => single_letter(class).map(|letter| vec![letter.to_string()]).or_else(|| signs(class)),
        HirKind::Capture(capture) => necessary(&capture.sub, most),
        HirKind::Repetition(repetition) if repetition.min > 0 => necessary(&repetition.sub, most),
        HirKind::Concat(parts) => best_part(parts, most),
        HirKind::Alternation(branches) => all_branches(branches, most),
        HirKind::Empty | HirKind::Look(_) | HirKind::Repetition(_) => None,
    }
}

/// Of the parts that all must match, the set whose shortest literal is longest.
fn best_part(parts: &[Hir], most: usize) -> Option<Vec<String>> {
    of_parts(parts, most).into_iter().max_by_key(|set| (shortest(set), usize::MAX - set.len()))
}

/// A set for each of the parts that all must match and that has one; neighbours that are fixed are joined.
fn of_parts(parts: &[Hir], most: usize) -> Vec<Vec<String>> {
    let mut candidates: Vec<Vec<String>> = Vec::new();
    let mut run = String::new();
    for part in parts {
        match necessary(part, most) {
            Some(set) if set.len() == 1 && is_fixed(part) => run.push_str(&set[0]),
            found => {
                candidates.extend(close(&mut run));
                candidates.extend(found);
            }
        }
    }
    candidates.extend(close(&mut run));
    candidates
}

/// Ends a run of fixed letters. White space is collapsed where anchors are looked for, so the run is cut there.
fn close(run: &mut String) -> Option<Vec<String>> {
    let text = std::mem::take(run);
    let longest = Some(longest_word(&text)).filter(|word| !word.is_empty())?;
    let whole = text.trim();
    let kept = if whole.contains("  ") || whole.contains(['\n', '\t']) { longest } else { whole };
    Some(vec![kept.to_owned()])
}

fn longest_word(text: &str) -> &str {
    text.split_ascii_whitespace().max_by_key(|word| word.len()).unwrap_or_default()
}

fn all_branches(branches: &[Hir], most: usize) -> Option<Vec<String>> {
    let mut union = Vec::new();
    for branch in branches {
        union.extend(necessary(branch, most)?);
    }
    union.sort();
    union.dedup();
    (union.len() <= most).then_some(union)
}

fn shortest(set: &[String]) -> usize {
    set.iter().map(String::len).min().unwrap_or(0)
}

/// Whether the part always matches exactly its literal.
fn is_fixed(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Literal(_) | HirKind::Class(_) => true,
        HirKind::Capture(capture) => is_fixed(&capture.sub),
        _ => false,
    }
}

/// The literal in lower case; invalid UTF-8 is no anchor.
fn fold(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_ascii_lowercase)
}

/// The letter of a class such as `[Aa]`.
fn single_letter(class: &Class) -> Option<char> {
    let mut letters: Vec<char> = match class {
        Class::Unicode(ranges) => ranges.iter().map(|range| (range.start(), range.end())).filter_map(only).collect(),
        Class::Bytes(ranges) => {
            ranges.iter().map(|range| (char::from(range.start()), char::from(range.end()))).filter_map(only).collect()
        }
    };
    let ranges = match class {
        Class::Unicode(ranges) => ranges.iter().count(),
        Class::Bytes(ranges) => ranges.iter().count(),
    };
    if letters.len() != ranges {
        return None;
    }
    letters.iter_mut().for_each(char::make_ascii_lowercase);
    letters.dedup();
    match letters[..] {
        [letter] if letter.is_ascii() => Some(letter),
        _ => None,
    }
}

/// The signs of a class such as `✗|❌`, as alternatives of one character are read.
fn signs(class: &Class) -> Option<Vec<String>> {
    let Class::Unicode(class) = class else { return None };
    let signs = class.iter().flat_map(|range| range.start()..=range.end()).take(MAX_ALTERNATIVES + 1);
    let signs: Vec<String> = signs.map(|sign| sign.to_ascii_lowercase().to_string()).collect();
    (signs.len() <= MAX_ALTERNATIVES).then_some(signs)
}

fn only((start, end): (char, char)) -> Option<char> {
    (start == end).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(pattern: &str) -> Option<Vec<String>> {
        let hir = regex_syntax::ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern);
        required_literals(&hir.expect("a valid pattern"))
    }

    #[test]
    fn the_longest_literal_that_always_occurs_is_the_anchor() {
        assert_eq!(anchors(r"\bstatus\s*code:?\s*(\d+)"), Some(vec!["status".to_owned()]));
        assert_eq!(anchors(r"(?:Rate|Usage) limit"), Some(vec![" limit".trim().to_owned()]));
        assert_eq!(anchors("foo|barbaz"), Some(vec!["barbaz".to_owned(), "foo".to_owned()]));
        assert_eq!(anchors("[Rr]etry-[Aa]fter"), Some(vec!["retry-after".to_owned()]));
    }

    #[test]
    fn every_other_part_that_always_occurs_is_a_companion() {
        let companions = |pattern| of_pattern(pattern).expect("a valid pattern").companions;
        assert_eq!(companions(r"denied.{0,40}(?:model|deployment id)"), [vec!["deployment", "model"]]);
        assert!(companions(r"status\s*code:?\s*(\d+)").contains(&vec!["code".to_owned()]));
        assert!(companions(r"\| ?(\d+) ?\| failed").contains(&vec!["|".to_owned()]));
        assert!(companions(r"(?:✗|❌)\s*login").contains(&vec!["✗".to_owned(), "❌".to_owned()]));
        assert_eq!(companions(r"login:?(?:x|❌)"), [vec!["x".to_owned(), "❌".to_owned()]]);
        assert!(companions(r"quota(?: exceeded)?").is_empty());
        assert!(companions(r"limit|quota").is_empty());
        let many = (10..40).map(|number| format!("no{number}")).collect::<Vec<_>>();
        assert_eq!(companions(&format!("key:? ?(?:{})", many.join("|"))), [many]);
    }

    #[test]
    fn a_pattern_that_can_do_without_any_literal_has_no_anchor() {
        assert_eq!(anchors(r"\d{3}"), None);
        assert_eq!(anchors("(?:foo)?"), None);
        assert_eq!(anchors("foo|[0-9]+"), None);
    }
}

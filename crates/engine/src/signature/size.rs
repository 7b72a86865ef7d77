//! How large a pattern grows once compiled, told without compiling it.

use regex_syntax::hir::{Class, Hir, HirKind};

/// About how many states the automaton of a pattern has, counted repetitions written out as Thompson's construction does.
pub(super) fn states(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) => class.ranges().len(),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len(),
        HirKind::Capture(capture) => states(&capture.sub).saturating_add(2),
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1);
            states(&repetition.sub).saturating_add(1).saturating_mul(usize::try_from(times).unwrap_or(usize::MAX))
        }
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(states).fold(1, usize::saturating_add),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pattern: &str) -> usize {
        states(&regex_syntax::parse(pattern).expect("a valid pattern"))
    }

    #[test]
    fn nested_counts_multiply() {
        assert!(of("abc") < 10);
        assert!((500..2000).contains(&of("(?:abcd ){100}")));
        assert!(of("(?:(?:[a-z]{50}){50}){50}") > 100_000);
    }
}

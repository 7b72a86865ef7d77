//! "Did you mean …?"

/// Below this Jaro-Winkler similarity a candidate is no help.
const CLOSE_ENOUGH: f64 = 0.8;

/// The candidate that is most like `word`, if one is like it at all.
pub fn suggest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(similarity, _)| *similarity >= CLOSE_ENOUGH)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

//! Questions: what the notes, claims and features say to one.

use super::{Ranked, best, split, words_of};
use crate::model::{AnyEntry, Kind, KnowledgeBase};

/// A question is short; a longer text is none. In bytes.
const MAX_QUESTION: usize = 300;
/// More entries than this are no answer.
const MAX_ANSWERS: usize = 4;
/// The share of the question's weight that an answer must hold. Half: one of two telling words is too little to go by.
const ANSWERS: f64 = 0.6;

/// Words that begin a question in English, and say nothing of what it is about.
const ASKING: [&str; 19] = [
    "does", "do", "did", "can", "could", "is", "are", "was", "will", "should", "what", "why", "how", "where", "which",
    "who", "when", "may", "has",
];
/// Words that stand in every question.
const COMMON: [&str; 23] = [
    "i", "my", "me", "you", "your", "we", "it", "its", "the", "a", "an", "to", "of", "in", "on", "for", "with", "and",
    "or", "this", "that", "there", "be",
];

/// The entries that answer a question, best first; `None` if the text is no question.
pub fn answers<'k>(knowledge: &'k KnowledgeBase, text: &str) -> Option<Vec<Ranked<'k>>> {
    let text = text.trim();
    if text.len() > MAX_QUESTION || text.contains('\n') {
        return None;
    }
    let words = split(text);
    let asks = text.ends_with(['?', '？']) || words.first().is_some_and(|first| ASKING.contains(&first.as_str()));
    if !asks {
        return None;
    }
    let telling = |word: &String| !ASKING.contains(&word.as_str()) && !COMMON.contains(&word.as_str());
    let wanted: Vec<String> = words.into_iter().filter(telling).collect();
    let kinds = [Kind::Note, Kind::Claim, Kind::Feature];
    let entries = kinds.into_iter().flat_map(|kind| knowledge.of_kind(kind));
    let weights = weights(knowledge, &wanted, &kinds);
    let mut found: Vec<Ranked<'k>> = entries.filter_map(|entry| ranked(knowledge, entry, &wanted, &weights)).collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.kind.cmp(&b.kind)).then_with(|| a.id.cmp(b.id)));
    found.truncate(MAX_ANSWERS);
    Some(found)
}

/// How telling each word is: the rarer among the titles, the more.
fn weights(knowledge: &KnowledgeBase, wanted: &[String], kinds: &[Kind]) -> Vec<f64> {
    let titles: Vec<Vec<String>> =
        kinds.iter().flat_map(|kind| knowledge.of_kind(*kind)).map(|entry| split(entry.title())).collect();
    let rarity = |word: &String| {
        let holding = titles.iter().filter(|title| best(word, title) > 0.0).count();
        ((titles.len() + 1) as f64 / (holding + 1) as f64).ln().max(f64::MIN_POSITIVE)
    };
    wanted.iter().map(rarity).collect()
}

fn ranked<'k>(
    knowledge: &KnowledgeBase,
    entry: &'k dyn AnyEntry,
    wanted: &[String],
    weights: &[f64],
) -> Option<Ranked<'k>> {
    let title = split(entry.title());
    let text = words_of(&knowledge.content(entry));
    let held = |word: &String| best(word, &title).max(0.5 * best(word, &text));
    let total: f64 = weights.iter().sum();
    let score = wanted.iter().zip(weights).map(|(word, weight)| held(word) * weight).sum::<f64>() / total;
    let is_current = entry.common().is_current();
    (is_current && score >= ANSWERS).then(|| Ranked {
        kind: entry.kind(),
        id: entry.name(),
        title: entry.title(),
        score,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{self, MemoryPack, PackSource};

    const PACK: &str = r#"
        [pack]
        id = "questions"
        version = "1.0.0"
        schema = 2
        engine = ">=0.1"
        title = "Lanes"
        license = "MIT"

        [[note]]
        id = "lane-seven"
        kind = "faq"
        title = "Is lane seven open on Sundays?"
        text = "No. It opens on Mondays."

        [[note]]
        id = "lane-eight"
        kind = "faq"
        title = "How wide is lane eight?"
        text = "Three metres."
    "#;

    fn found(text: &str) -> Option<Vec<String>> {
        let files = [("pack.toml".to_owned(), PACK.into())];
        let opened = pack::open(&[PackSource::Memory(MemoryPack::new(files))]);
        let knowledge = opened.knowledge.expect("a valid pack");
        Some(answers(&knowledge, text)?.into_iter().map(|found| found.id.to_owned()).collect())
    }

    #[test]
    fn a_question_is_answered_by_what_holds_its_telling_words() {
        assert_eq!(found("is lane seven open on a sunday?"), Some(vec!["lane-seven".to_owned()]));
        assert_eq!(found("how wide is eight"), Some(vec!["lane-eight".to_owned()]));
    }

    #[test]
    fn what_nobody_wrote_about_has_no_answer_and_an_error_is_no_question() {
        assert_eq!(found("why are bananas bent?"), Some(Vec::new()));
        assert_eq!(found("Error: lane seven is closed"), None);
    }
}

//! What must stand in a text before an error of a pack is recognised in it, but for one that a bare status or a predicate tells.

use super::knowledge::KnowledgeBase;
use super::signature::Signature;
use crate::signature::{Idea, Literal, LiteralText, Needs, OneOf, Pattern, Says, triggers};

impl KnowledgeBase {
    /// All that must be there. It is asked for in every way that the text may be written, so that a text that does not meet
    /// this may be passed over.
    pub(crate) fn needs(&self) -> Needs {
        let current = self.errors.entries().filter(|error| error.common.is_current() && !error.alone);
        let concepts: Vec<OneOf> = self
            .concepts
            .entries()
            .map(|concept| concept.words.iter().flat_map(|word| triggers(word)).collect())
            .collect();
        Needs::of(current.flat_map(|error| self.ways(&error.signature, &concepts)))
    }

    fn ways(&self, signature: &Signature, concepts: &[OneOf]) -> Vec<Vec<OneOf>> {
        let codes = signature.codes.iter().flat_map(|(code, word)| {
            let word = word.map(|word| self.anchors.text(word).to_owned());
            [Some(code.to_lowercase()), word].into_iter().flatten().map(|word| vec![vec![word]])
        });
        let texts = signature.texts.iter().flat_map(LiteralText::spellings).map(|fragments| self.fragments(fragments));
        let patterns = signature.patterns.iter().filter(|pattern| !pattern.is_anchorless());
        let status = (signature.is_bare() && signature.when.is_some() && !signature.status.is_empty())
            .then(|| vec![signature.status.iter().map(u16::to_string).collect()]);
        let says = signature.says.iter().map(|says| members(says, concepts));
        codes.chain(texts).chain(patterns.map(|pattern| self.parts(pattern))).chain(says).chain(status).collect()
    }

    /// The first fragment of a text as it is, of the others what is the same however the text is wrapped and quoted.
    fn fragments(&self, fragments: &[Literal]) -> Vec<OneOf> {
        let mut texts = fragments.iter().map(|fragment| self.anchors.text(*fragment));
        let first = texts.next().map(|text| vec![text.to_owned()]);
        let others = texts.map(core).filter(|core| !core.is_empty()).map(|core| vec![core.to_owned()]);
        first.into_iter().chain(others).collect()
    }

    fn parts(&self, pattern: &Pattern) -> Vec<OneOf> {
        let anchors = pattern.anchors().iter().map(|anchor| self.anchors.text(*anchor).to_owned()).collect();
        let companions = pattern.companions().iter().map(|set| set.iter().map(|word| core(word).to_owned()).collect());
        let are_words = |set: &OneOf| set.iter().all(|word| !word.is_empty());
        std::iter::once(anchors).chain(companions.filter(are_words)).collect()
    }
}

/// What the words of a pattern are, the rarest first, given those of each concept.
fn members(says: &Says, concepts: &[OneOf]) -> Vec<OneOf> {
    let announcer = says.announcer();
    let others = says.ideas().iter().filter(|idea| Some(*idea) != announcer);
    let words = |idea: &Idea| match idea {
        Idea::Word(word) => triggers(word),
        Idea::Concept { concept, .. } => concepts.get(*concept as usize).cloned().unwrap_or_default(),
    };
    announcer.into_iter().chain(others).map(words).collect()
}

/// The longest stretch of ASCII letters and digits.
fn core(text: &str) -> &str {
    text.split(|letter: char| !letter.is_ascii_alphanumeric()).max_by_key(|part| part.len()).unwrap_or_default()
}

//! Placeholders, filled from what is known of the case.

use std::collections::BTreeMap;

use crate::model::{Fact, Kind, KnowledgeBase, PerSystem, Value, Wording};

/// A value longer than this, in bytes, breaks the sentence that it stands in.
const MAX_LENGTH: usize = 120;

/// What is known of a case, to fill placeholders with.
pub(crate) struct Filler<'f> {
    pub(crate) knowledge: &'f KnowledgeBase,
    /// The facts, redacted.
    pub(crate) facts: &'f BTreeMap<String, Value>,
}

impl Filler<'_> {
    /// A text for people. What is not known is said in neutral words.
    pub(crate) fn text(&self, wording: &Wording) -> String {
        let fill = |name: &str| self.value(name).or_else(|| self.knowledge.neutral.get(name).cloned());
        wording.filled(fill).unwrap_or_else(|| wording.as_str().to_owned())
    }

    /// A command; `None` where the entry that it comes from is not known. A fact that is not known, or that could mean
    /// something to a shell, stands in it as its name in capitals.
    pub(crate) fn command(&self, wording: &Wording) -> Option<String> {
        wording.filled(|name| match self.value(name) {
            Some(value) if !is_fact(name) || is_one_word(&value) => Some(value),
            _ => is_fact(name).then(|| name.to_uppercase()),
        })
    }

    /// What a placeholder stands for in this case.
    fn value(&self, name: &str) -> Option<String> {
        let Some((kind, field)) = name.split_once('.') else {
            return self.fact(name).filter(|value| value.len() <= MAX_LENGTH && !value.contains(['`', '\n']));
        };
        let id = self.fact(kind)?;
        if kind == Kind::Client.name() {
            let system = self.system();
            self.knowledge.clients.get(&id)?.field(field, system.as_deref())
        } else {
            self.knowledge.providers.get(&id)?.field(field)
        }
    }

    /// The operating system: what the fact says whose choices are the operating systems.
    fn system(&self) -> Option<String> {
        let tells = |fact: &&Fact| PerSystem::NAMES.iter().all(|name| fact.choices.iter().any(|choice| choice == name));
        self.knowledge.facts.entries().find(tells).and_then(|fact| self.fact(fact.id.as_str()))
    }

    fn fact(&self, name: &str) -> Option<String> {
        self.facts.get(name).map(ToString::to_string)
    }
}

/// Whether a placeholder names a fact, whose value may come from a stranger's text.
fn is_fact(name: &str) -> bool {
    !name.contains('.')
}

/// Whether a shell takes a text for one word and nothing else.
fn is_one_word(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._:/@-".contains(&byte);
    !text.is_empty() && !text.starts_with('-') && text.bytes().all(is_plain)
}

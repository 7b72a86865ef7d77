//! What an error is recognised by.

use serde::{Deserialize, Serialize};

use crate::payload::Region;
use crate::predicate::Predicate;
use crate::signature::{Literal, LiteralText, Pattern, Says};

/// What an error is recognised by. Codes, texts, patterns and statements recognise, each alone; the rest narrows.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Signature {
    /// Structured codes, in lower case, each with the word to look for in free text if it looks like an identifier.
    pub codes: Vec<(String, Option<Literal>)>,
    /// Literal fragments.
    pub texts: Vec<TextSignature>,
    /// Regular expressions.
    pub patterns: Vec<Pattern>,
    /// Concepts that meet in one statement.
    pub says: Vec<Says>,
    /// Where its codes and texts are looked for, beyond what is said.
    pub within: Vec<Region>,
    /// HTTP statuses.
    pub status: Vec<u16>,
    /// A predicate that must hold as well.
    pub when: Option<Predicate>,
    /// What voids the match.
    pub unless: Vec<Unless>,
}

/// What voids a match.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Unless {
    /// A literal text.
    Text(TextSignature),
    /// A statement.
    Says(Says),
}

impl Unless {
    /// What the author wrote.
    pub fn source(&self) -> &str {
        match self {
            Self::Text(text) => &text.source,
            Self::Says(says) => &says.source,
        }
    }

    /// The statement, if it is one.
    pub fn says(&self) -> Option<&Says> {
        match self {
            Self::Text(_) => None,
            Self::Says(says) => Some(says),
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&TextSignature> {
        match self {
            Self::Text(text) => Some(text),
            Self::Says(_) => None,
        }
    }
}

/// A part of a signature, by its position among those of its sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the field of `match` of that name")]
pub enum SignaturePart {
    Code(usize),
    Text(usize),
    Pattern(usize),
    Says(usize),
    Status(usize),
    When,
    Unless(usize),
}

impl SignaturePart {
    /// Whether it recognises, rather than narrows.
    pub fn recognises(self) -> bool {
        matches!(self, Self::Code(_) | Self::Text(_) | Self::Pattern(_) | Self::Says(_))
    }
}

impl Signature {
    /// Whether nothing but a status or a predicate recognises the error.
    pub fn is_bare(&self) -> bool {
        self.codes.is_empty() && self.texts.is_empty() && self.patterns.is_empty() && self.says.is_empty()
    }

    /// Whether it recognises nothing at all. `check` refuses such a signature.
    pub fn is_empty(&self) -> bool {
        self.is_bare() && self.status.is_empty() && self.when.is_none()
    }

    /// Its parts, in the order in which they are documented.
    pub fn parts(&self) -> impl Iterator<Item = SignaturePart> {
        let codes = (0..self.codes.len()).map(SignaturePart::Code);
        let texts = (0..self.texts.len()).map(SignaturePart::Text);
        let patterns = (0..self.patterns.len()).map(SignaturePart::Pattern);
        let says = (0..self.says.len()).map(SignaturePart::Says);
        let status = (0..self.status.len()).map(SignaturePart::Status);
        let when = self.when.iter().map(|_| SignaturePart::When);
        let unless = (0..self.unless.len()).map(SignaturePart::Unless);
        codes.chain(texts).chain(patterns).chain(says).chain(status).chain(when).chain(unless)
    }

    /// Every pattern over concepts in it.
    pub(crate) fn all_says(&self) -> impl Iterator<Item = &Says> {
        let voiding = self.unless.iter().filter_map(|unless| match unless {
            Unless::Says(says) => Some(says),
            Unless::Text(_) => None,
        });
        self.says.iter().chain(voiding)
    }

    /// Gives its literals the numbers that stand at theirs.
    pub(crate) fn renumber(&mut self, numbers: &[Literal]) {
        self.codes.iter_mut().filter_map(|(_, word)| word.as_mut()).for_each(|word| word.renumber(numbers));
        self.texts.iter_mut().for_each(|text| text.renumber(numbers));
        for unless in &mut self.unless {
            if let Unless::Text(text) = unless {
                text.renumber(numbers);
            }
        }
        self.patterns.iter_mut().for_each(|pattern| pattern.renumber(numbers));
    }

    /// A part as the author wrote it; codes in lower case.
    pub fn written(&self, part: SignaturePart) -> String {
        let written = match part {
            SignaturePart::Code(number) => self.codes.get(number).map(|(code, _)| code.clone()),
            SignaturePart::Text(number) => self.texts.get(number).map(|text| text.source.clone()),
            SignaturePart::Pattern(number) => self.patterns.get(number).map(|pattern| pattern.source().to_owned()),
            SignaturePart::Says(number) => self.says.get(number).map(|says| says.source.clone()),
            SignaturePart::Status(number) => self.status.get(number).map(u16::to_string),
            SignaturePart::When => self.when.as_ref().map(|when| when.source().to_owned()),
            SignaturePart::Unless(number) => self.unless.get(number).map(|unless| unless.source().to_owned()),
        };
        written.unwrap_or_default()
    }

    /// The signature without one of its parts. Without the last that recognises nothing is left: what narrowed the rest
    /// was never meant to recognise anything by itself.
    pub(crate) fn without(&self, part: SignaturePart) -> Self {
        fn remove<T>(parts: &mut Vec<T>, number: usize) {
            if number < parts.len() {
                parts.remove(number);
            }
        }
        let mut rest = self.clone();
        match part {
            SignaturePart::Code(number) => remove(&mut rest.codes, number),
            SignaturePart::Text(number) => remove(&mut rest.texts, number),
            SignaturePart::Pattern(number) => remove(&mut rest.patterns, number),
            SignaturePart::Says(number) => remove(&mut rest.says, number),
            SignaturePart::Status(number) => remove(&mut rest.status, number),
            SignaturePart::When => rest.when = None,
            SignaturePart::Unless(number) => remove(&mut rest.unless, number),
        }
        if rest.is_bare() && part.recognises() { Self::default() } else { rest }
    }
}

/// A literal text, perhaps with gaps.
pub type TextSignature = LiteralText;

//! What an error is recognised by.

use crate::predicate::Predicate;
use crate::signature::{Literal, LiteralText, Pattern};

/// What an error is recognised by. Codes, texts and patterns recognise, each alone; the rest narrows.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Structured codes, in lower case, each with the word to look for in free text if it looks like an identifier.
    pub codes: Vec<(String, Option<Literal>)>,
    /// Literal fragments.
    pub texts: Vec<TextSignature>,
    /// Regular expressions.
    pub patterns: Vec<Pattern>,
    /// HTTP statuses.
    pub status: Vec<u16>,
    /// A predicate that must hold as well.
    pub when: Option<Predicate>,
    /// Fragments that void the match.
    pub unless: Vec<TextSignature>,
}

impl Signature {
    /// Whether nothing but a status or a predicate recognises the error.
    pub fn is_bare(&self) -> bool {
        self.codes.is_empty() && self.texts.is_empty() && self.patterns.is_empty()
    }
}

/// A literal text, perhaps with gaps.
pub type TextSignature = LiteralText;

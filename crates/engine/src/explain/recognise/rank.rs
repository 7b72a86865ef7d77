//! The rank of what was recognised: how particular the words are that say so.
//!
//! Within an event a higher rank decides what a lower one would say otherwise. A message that names the fault is worth more
//! than the word for its type, and that more than a bare status: gateways and clients choose types and statuses freely, and
//! often wrongly, while the message was written for the case.

use super::Recognised;
use crate::model::{KnowledgeBase, SignaturePart};

/// How particular the words are by which an error was recognised, the least first. It follows from the part of the signature
/// that held, and is never declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// A status and nothing else.
    Status,
    /// A word that many use for a whole type of faults.
    Type,
    /// A general statement: concepts that meet.
    Statement,
    /// A code, text or pattern of its own.
    Own,
}

impl Rank {
    /// The rank of the best part that held.
    pub(super) fn of(recognised: &Recognised, knowledge: &KnowledgeBase) -> Self {
        let is_generic = knowledge.errors[recognised.error].generic;
        let of_part = |part: SignaturePart| match part {
            SignaturePart::Says(_) => Self::Statement,
            SignaturePart::Status(_) | SignaturePart::Unless(_) if is_generic => Self::Status,
            _ if is_generic => Self::Type,
            SignaturePart::Status(_) | SignaturePart::When | SignaturePart::Unless(_) => Self::Status,
            SignaturePart::Code(_) | SignaturePart::Text(_) | SignaturePart::Pattern(_) => Self::Own,
        };
        let best = recognised.evidence.iter().map(|found| of_part(found.part)).max().unwrap_or(Self::Status);
        let is_anchored = !is_generic && knowledge.errors[recognised.error].signature.when.is_some();
        if is_anchored { best.max(Self::Type) } else { best }
    }
}

//! The rank of what was recognised: how particular the words are that say so.
//!
//! Within an event a higher rank decides what a lower one would say otherwise. A message that names the fault is worth more
//! than the word for its type, and that more than a bare status: gateways and clients choose types and statuses freely, and
//! often wrongly, while the message was written for the case.

use super::super::case::Case;
use super::super::evidence::Found;
use crate::model::{Error, Ref, SignaturePart};

/// How particular the words are by which an error was recognised, the least first. It follows from the part of the signature
/// that held; only what counts alone is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rank {
    /// Nothing that failed.
    Alone,
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
    pub(super) fn of(error: Ref<Error>, evidence: &[Found], case: &Case<'_>) -> Self {
        let error = &case.knowledge.errors[error];
        if error.alone {
            return Self::Alone;
        }
        let of_part = |found: &Found| match found.part {
            SignaturePart::Status(_) | SignaturePart::Unless(_) => Self::Status,
            SignaturePart::Says(_) if is_identifier(found, case) => Self::Type,
            SignaturePart::Says(_) => Self::Statement,
            SignaturePart::When => Self::Type,
            SignaturePart::Code(_) if error.generic => Self::Type,
            // A text beside statements, or one that others use too, is one more way to say the same.
            SignaturePart::Text(_) | SignaturePart::Pattern(_) if error.generic || !error.signature.says.is_empty() => {
                Self::Statement
            }
            SignaturePart::Code(_) | SignaturePart::Text(_) | SignaturePart::Pattern(_) => Self::Own,
        };
        let best = evidence.iter().map(of_part).max().unwrap_or(Self::Status);
        // A status that only counts beside something else is more than a status.
        if !error.generic && error.signature.when.is_some() { best.max(Self::Type) } else { best }
    }
}

/// Whether a statement is one identifier, such as `rate_limit_error` or `RateLimitError`: a word for a type, no message.
fn is_identifier(found: &Found, case: &Case<'_>) -> bool {
    let said = found.at.and_then(|at| Some(at.span.of(case.sheets.get(at.view)?.view.text())));
    said.is_some_and(|said| !said.is_empty() && said.bytes().all(|byte| byte.is_ascii_graphic()))
}

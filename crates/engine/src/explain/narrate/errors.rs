//! The recognised errors, with their evidence in the reader's own text.

use super::Narrator;
use super::excerpt::Excerpts;
use crate::explain::answer::{EvidencePlace, RecognisedError};
use crate::explain::recognise::{Recognised, Standing};

impl Narrator<'_> {
    /// The errors that count first, the loudest of them in front.
    pub(super) fn errors(&self, excerpts: &mut Excerpts<'_>) -> Vec<RecognisedError> {
        let leading = self.leading_error();
        let mut errors: Vec<&Recognised> = self.diagnosis.recognition.errors.iter().collect();
        errors.sort_by_key(|error| (Some(error.error) != leading, error.standing != Standing::Counts, error.error));
        errors.into_iter().map(|error| self.error(error, excerpts)).collect()
    }

    fn error(&self, recognised: &Recognised, excerpts: &mut Excerpts<'_>) -> RecognisedError {
        let error = &self.knowledge.errors[recognised.error];
        let mut evidence: Vec<EvidencePlace> = Vec::new();
        for found in &recognised.evidence {
            let Some(at) = found.at else { continue };
            let place = excerpts.place(found.kind(), at);
            evidence.push(place);
        }
        // Of places that overlap the longest says it all.
        evidence.sort_by_key(|place| (std::cmp::Reverse(place.text.len()), place.start));
        let mut kept: Vec<EvidencePlace> = Vec::new();
        for place in evidence {
            if kept.iter().all(|known| !overlap(known, &place)) {
                kept.push(place);
            }
        }
        RecognisedError {
            id: error.id.to_string(),
            title: error.title.clone(),
            meaning: error.meaning.clone(),
            counts: recognised.standing == Standing::Counts,
            alone: error.alone,
            because: self.because(recognised.standing),
            evidence: kept,
        }
    }

    fn because(&self, standing: Standing) -> Option<String> {
        match standing {
            Standing::Counts => None,
            Standing::Outranked => Some("something more particular was recognised".to_owned()),
            Standing::Superseded(by) => Some(format!("`{}` takes its place", self.knowledge.errors[by].id)),
            Standing::Shadowed(by) => {
                Some(format!("its evidence is part of the evidence of `{}`", self.knowledge.errors[by].id))
            }
        }
    }
}

/// Whether two places show the same words.
fn overlap(one: &EvidencePlace, other: &EvidencePlace) -> bool {
    match (one.start.zip(one.end), other.start.zip(other.end)) {
        (Some(one), Some(other)) => one.0 < other.1 && other.0 < one.1,
        _ => one.line == other.line && one.mark.0 < other.mark.1 && other.mark.0 < one.mark.1,
    }
}

//! The words of the packs for their subject. Packs laid over each other are about all of it.

use super::checker::Checker;
use crate::model::Words;
use crate::pack::raw::{RawManifest, RawWords};
use crate::pack::raw_pack::Sited;

impl Checker<'_> {
    pub(super) fn subject_words(&mut self, manifests: &[Sited<RawManifest>]) -> Words {
        let mut subjects = Vec::new();
        for manifest in manifests {
            if let Some(subject) = &manifest.raw.subject {
                self.needs_format(manifest.file, manifest.pack, &subject.span, "a subject");
                subjects.push(subject.value.as_str());
            }
        }
        let raw: Vec<&RawWords> = manifests.iter().map(|manifest| &manifest.raw.words).collect();
        let neutral = Words::default();
        Words {
            subject: (!subjects.is_empty()).then(|| subjects.join(", and ")),
            matrix: raw.iter().find_map(|raw| raw.matrix.clone()).unwrap_or(neutral.matrix),
            capture: lines(raw.iter().flat_map(|raw| &raw.capture)).unwrap_or(neutral.capture),
            post: lines(raw.iter().flat_map(|raw| &raw.post)).unwrap_or(neutral.post),
        }
    }
}

/// The lines of all packs, each once, if there are any.
fn lines<'r>(said: impl Iterator<Item = &'r String>) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for line in said {
        if !lines.contains(line) {
            lines.push(line.clone());
        }
    }
    (!lines.is_empty()).then_some(lines)
}

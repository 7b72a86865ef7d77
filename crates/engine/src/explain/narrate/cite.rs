//! Sources, and cells of the feature matrix.

use super::Narrator;
use crate::explain::answer::CitedSource;
use crate::explain::policy::WORTH_CITING;
use crate::model::{Feature, KnowledgeBase, Ref, Source};

/// More sources than this are not looked up by anybody.
const MAX_SOURCES: usize = 4;

/// `feature / provider: answer (verdict)`.
pub(super) fn cell(knowledge: &KnowledgeBase, feature: Ref<Feature>, position: usize) -> String {
    let feature = &knowledge.features[feature];
    let Some(cell) = feature.support.get(position) else { return feature.title.clone() };
    let provider = cell.provider.map_or("any provider", |provider| knowledge.providers[provider].title.as_str());
    format!("{} / {provider}: {} ({})", feature.title, cell.answer, cell.verdict)
}

impl Narrator<'_> {
    /// The sources of the likely causes and of the errors that count, each once.
    pub(super) fn sources(&self) -> Vec<CitedSource> {
        let likely =
            self.diagnosis.weighing.hypotheses.iter().filter(|hypothesis| hypothesis.probability >= WORTH_CITING);
        let of_causes = likely.flat_map(|hypothesis| &self.knowledge.causes[hypothesis.cause].common.sources);
        let of_errors =
            self.diagnosis.recognition.counting().flat_map(|error| &self.knowledge.errors[error.error].common.sources);
        let mut kept: Vec<Ref<Source>> = Vec::new();
        for source in of_errors.chain(of_causes) {
            if !kept.contains(source) && kept.len() < MAX_SOURCES {
                kept.push(*source);
            }
        }
        kept.into_iter().map(|source| cited(&self.knowledge.sources[source])).collect()
    }
}

fn cited(source: &Source) -> CitedSource {
    CitedSource { id: source.id.to_string(), title: source.title.clone(), url: source.url.clone(), date: source.date }
}

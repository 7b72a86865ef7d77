//! Putting the answer together.

mod cite;
mod errors;
mod excerpt;
mod fill;
mod nearest;
mod ruled_out;
mod steps;
mod understood;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::answer::{
    Avoid, CauseEvidence, Explanation, LayerProbability, PackId, PlannedFix, SCHEMA, Status, WeighedCause,
};
use super::ask::questions;
use super::diagnosis::Diagnosis;
use super::plan;
use super::weigh::{Contribution, Hypothesis, Origin};
use crate::model::{Cause, Entry, Error, Fix, KnowledgeBase, Layer, Ref, Value, deed, forbidden};
use excerpt::Excerpts;
pub(crate) use fill::Filler;

/// Everything that the parts of an answer are made of.
struct Narrator<'n> {
    diagnosis: &'n Diagnosis<'n>,
    knowledge: &'n KnowledgeBase,
    layers: Vec<(Ref<Layer>, f64)>,
    filler: Filler<'n>,
}

/// Puts the answer together. The verdict and all that explains it come from this one weighing.
pub(super) fn narrate(diagnosis: &Diagnosis<'_>) -> Explanation {
    let Diagnosis { case, weighing, .. } = diagnosis;
    let knowledge = case.knowledge;
    let mut excerpts = Excerpts::new(case);
    let status = diagnosis.status();
    let facts = known(diagnosis, &mut excerpts);
    let filler = Filler { knowledge, facts: &facts };
    let narrator = Narrator { diagnosis, knowledge, layers: weighing.layers(knowledge), filler };
    let leading = narrator.layers.first().filter(|_| status != Status::Unknown);
    let plan = narrator.plan();
    Explanation {
        schema: SCHEMA,
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        pack: PackId::from(&knowledge.manifest),
        payload_sha256: format!("{:x}", Sha256::digest(case.payload)),
        status,
        layer: leading.map(|(layer, _)| knowledge.layers[*layer].id.to_string()),
        layer_title: leading.map(|(layer, _)| knowledge.layers[*layer].title.clone()),
        layer_summary: leading.map(|(layer, _)| knowledge.layers[*layer].summary.clone()),
        confidence: rounded(leading.map_or(0.0, |(_, probability)| *probability)),
        layers: narrator.layer_probabilities(),
        ruled_out: narrator.ruled_out(),
        errors: narrator.errors(&mut excerpts),
        causes: weighing.hypotheses.iter().map(|hypothesis| narrator.cause(hypothesis)).collect(),
        do_first: narrator.do_first(&plan),
        avoid: narrator.avoid(&plan),
        plan,
        ask: narrator.questions(),
        retry: narrator.leading_error().and_then(|error| knowledge.errors[error].retry),
        told: narrator.told(),
        not_this_when: narrator.not_this_when(),
        sources: narrator.sources(),
        given: narrator.given(),
        failed_fixes: narrator.failed_fixes(),
        understood: if status == Status::Unknown { understood::understood(case, &excerpts) } else { Vec::new() },
        nearest: if status == Status::Unknown { nearest::nearest(case) } else { Vec::new() },
        capture: if status == Status::Unknown { knowledge.manifest.words.capture.clone() } else { Vec::new() },
        failures: case.failures(),
        problems: Vec::new(),
        redacted: excerpts.redacted(),
        unread: Some(case.unread).filter(|unread| *unread > 0),
        facts,
    }
}

impl Narrator<'_> {
    fn layer_probabilities(&self) -> Vec<LayerProbability> {
        let one = |(layer, probability): &(Ref<Layer>, f64)| LayerProbability {
            id: self.knowledge.layers[*layer].id.to_string(),
            title: self.knowledge.layers[*layer].title.clone(),
            probability: rounded(*probability),
        };
        self.layers.iter().map(one).collect()
    }

    fn cause(&self, hypothesis: &Hypothesis) -> WeighedCause {
        let cause = &self.knowledge.causes[hypothesis.cause];
        WeighedCause {
            id: cause.id.to_string(),
            title: cause.title.clone(),
            layer: self.knowledge.layers[cause.layer].id.to_string(),
            probability: rounded(hypothesis.probability),
            verdict: cause.verdict,
            why: cause.why.clone(),
            evidence: hypothesis.contributions.iter().map(|part| self.contribution(cause, part)).collect(),
        }
    }

    fn contribution(&self, cause: &Cause, part: &Contribution) -> CauseEvidence {
        let (when, because, cell) = match part.origin {
            Origin::Pointer(error, position) => {
                let error = &self.knowledge.errors[error];
                let pointer = &error.points_to[position];
                let condition = pointer.when.as_ref().map(|when| format!(" and {}", when.source())).unwrap_or_default();
                (format!("saw(\"{}\"){condition}", error.id), pointer.because.clone(), None)
            }
            Origin::Evidence(position) => {
                let evidence = &cause.evidence[position];
                let cell = evidence.cell.map(|(feature, position)| cite::cell(self.knowledge, feature, position));
                (evidence.when.source().to_owned(), Some(evidence.because.clone()), cell)
            }
            Origin::FailedFix(position) => {
                let fix = &self.knowledge.fixes[cause.fixes[position]];
                (format!("failed(\"{}\")", fix.id), Some(did_not_help(fix)), None)
            }
        };
        CauseEvidence {
            when,
            strength: part.strength,
            state: part.truth.into(),
            because,
            added: rounded(part.added),
            cell,
        }
    }

    /// The error that speaks loudest for the leading cause.
    fn leading_error(&self) -> Option<Ref<Error>> {
        let loudest =
            self.diagnosis.weighing.hypotheses.first()?.contributions.iter().filter_map(|part| match part.origin {
                Origin::Pointer(error, _) if part.added > 0.0 => Some((part.added, error)),
                _ => None,
            });
        loudest.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, error)| error)
    }

    fn avoid(&self, plan: &[PlannedFix]) -> Vec<Avoid> {
        let Diagnosis { weighing, .. } = self.diagnosis;
        let mut found: Vec<Avoid> = plan::avoid(self.knowledge, weighing, &self.diagnosis.environment())
            .into_iter()
            .map(|advice| Avoid { text: self.filler.text(&advice.text), because: self.filler.text(&advice.because) })
            .filter(|avoid| !takes_it(plan, &avoid.text))
            .collect();
        found.extend(self.avoid_repairing_what_is_ruled_out(plan));
        found
    }

    fn told(&self) -> Vec<String> {
        let facts = self.filler.facts;
        let tell = |fact: &crate::model::Fact| {
            Some(fact.tell.as_ref()?.replace("{}", &facts.get(fact.id.as_str())?.to_string()))
        };
        self.knowledge.facts.entries().filter_map(tell).collect()
    }

    fn not_this_when(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for sign in
            self.diagnosis.recognition.counting().flat_map(|error| &self.knowledge.errors[error.error].not_this_when)
        {
            if !found.contains(sign) {
                found.push(sign.clone());
            }
        }
        found
    }

    fn given(&self) -> Vec<String> {
        let is_given = |reference| self.diagnosis.case.known(reference).is_given;
        let facts = self.knowledge.facts.iter().filter(|(reference, _)| is_given(*reference));
        facts.map(|(_, fact)| fact.id().to_string()).collect()
    }

    fn failed_fixes(&self) -> Vec<String> {
        self.diagnosis.case.failed_fixes.iter().map(|fix| self.knowledge.fixes[*fix].id.to_string()).collect()
    }

    fn questions(&self) -> Vec<super::answer::Question> {
        questions(self.diagnosis).iter().map(|question| steps::question(self.knowledge, question)).collect()
    }
}

/// What a fix that was tried says against its causes.
fn did_not_help(fix: &Fix) -> String {
    format!("“{}” was tried and did not help.", fix.title)
}

/// What is known of the case, redacted.
fn known(diagnosis: &Diagnosis<'_>, excerpts: &mut Excerpts<'_>) -> BTreeMap<String, Value> {
    let known = diagnosis.case.knowledge.facts.iter().filter_map(|(reference, fact)| {
        let (value, at) = diagnosis.case.known(reference).values.first()?;
        let value = match value {
            // What the pack calls it says nothing of a name that stands in the same path.
            Value::Text(text) if fact.names(text) && !at.as_ref().is_some_and(|at| excerpts.is_hidden(at)) => {
                value.clone()
            }
            Value::Text(text) => Value::Text(excerpts.value(text, at.as_ref())),
            other => other.clone(),
        };
        Some((fact.id.to_string(), value))
    });
    known.collect()
}

/// Whether a plan does what advice says not to do.
fn takes_it(plan: &[PlannedFix], advice: &str) -> bool {
    let mut steps = plan.iter().flat_map(|fix| &fix.steps);
    forbidden(advice).is_some_and(|what| steps.any(|step| deed(&step.action) == what))
}

/// Three digits are as much as the method can mean.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

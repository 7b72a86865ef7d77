//! What the evidence rules out.

use super::{Narrator, did_not_help};
use crate::explain::answer::{Avoid, PlannedFix, RuledOut};
use crate::explain::plan::concerns;
use crate::explain::policy::NEGLIGIBLE;
use crate::explain::weigh::{Hypothesis, Origin, nats};
use crate::model::Strength;
use crate::predicate::Truth;

/// More warnings than this are not read.
const MAX_WARNINGS: usize = 3;

impl Narrator<'_> {
    /// The layers and causes that the evidence rules out, with the reason.
    pub(super) fn ruled_out(&self) -> Vec<RuledOut> {
        let knowledge = self.knowledge;
        let mut found = Vec::new();
        for (layer, probability) in &self.layers {
            let causes: Vec<&Hypothesis> = self
                .diagnosis
                .weighing
                .hypotheses
                .iter()
                .filter(|hypothesis| knowledge.causes[hypothesis.cause].layer == *layer)
                .collect();
            let reasons: Option<Vec<String>> =
                causes.iter().map(|hypothesis| self.reason_against(hypothesis)).collect();
            match reasons {
                Some(reasons) if *probability < NEGLIGIBLE => found.push(RuledOut {
                    layer: Some(knowledge.layers[*layer].id.to_string()),
                    cause: None,
                    title: knowledge.layers[*layer].title.clone(),
                    because: reasons.first().cloned().unwrap_or_default(),
                }),
                _ => found.extend(causes.iter().filter_map(|hypothesis| self.ruled_out_cause(hypothesis))),
            }
        }
        found
    }

    fn ruled_out_cause(&self, hypothesis: &Hypothesis) -> Option<RuledOut> {
        let because = self.reason_against(hypothesis)?;
        let cause = &self.knowledge.causes[hypothesis.cause];
        Some(RuledOut { layer: None, cause: Some(cause.id.to_string()), title: cause.title.clone(), because })
    }

    /// Why a cause is ruled out, if it is.
    fn reason_against(&self, hypothesis: &Hypothesis) -> Option<String> {
        if hypothesis.probability >= NEGLIGIBLE {
            return None;
        }
        let strong = nats(Strength::StrongAgainst);
        let against =
            hypothesis.contributions.iter().find(|part| part.truth == Truth::Holds && part.added <= strong)?;
        match against.origin {
            Origin::Evidence(position) => {
                Some(self.knowledge.causes[hypothesis.cause].evidence[position].because.clone())
            }
            Origin::FailedFix(position) => {
                let fix = self.knowledge.causes[hypothesis.cause].fixes[position];
                Some(did_not_help(&self.knowledge.fixes[fix]))
            }
            Origin::Pointer(error, position) => {
                let error = &self.knowledge.errors[error];
                let because = error.points_to[position].because.clone();
                Some(because.unwrap_or_else(|| format!("“{}” speaks against it.", error.title)))
            }
        }
    }

    /// The repair of something that is ruled out is the one not to begin with, unless it is the best for something likely.
    pub(super) fn avoid_repairing_what_is_ruled_out(&self, plan: &[PlannedFix]) -> Vec<Avoid> {
        let first = plan.first().map(|planned| planned.fix.as_str());
        let environment = self.diagnosis.environment();
        let ruled_out = self.diagnosis.weighing.hypotheses.iter().filter_map(|hypothesis| {
            let because = self.reason_against(hypothesis)?;
            let fix = &self.knowledge.fixes[*self.knowledge.causes[hypothesis.cause].fixes.first()?];
            (Some(fix.id.as_str()) != first && concerns(fix, &environment))
                .then(|| Avoid { text: format!("Do not begin with “{}”.", fix.title), because })
        });
        ruled_out.take(MAX_WARNINGS).collect()
    }
}

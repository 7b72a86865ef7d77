//! What to do: the plan, its first step, and the questions.

use super::{Narrator, rounded};
use crate::explain::answer::{self, FirstStep, PlannedFix, PlannedStep};
use crate::explain::ask;
use crate::explain::plan::{Planned, plan};
use crate::explain::weigh::nats;
use crate::model::{Cause, Error, KnowledgeBase, Ref, Step, Wording};

impl Narrator<'_> {
    pub(super) fn plan(&self) -> Vec<PlannedFix> {
        let environment = self.diagnosis.environment();
        let planned = plan(self.knowledge, &self.diagnosis.weighing, &environment);
        planned.iter().map(|planned| self.planned(planned)).collect()
    }

    fn planned(&self, planned: &Planned) -> PlannedFix {
        let fix = &self.knowledge.fixes[planned.fix];
        PlannedFix {
            fix: fix.id.to_string(),
            title: fix.title.clone(),
            minutes: fix.minutes,
            reversible: fix.reversible,
            who: fix.who.clone(),
            steps: planned.steps.iter().filter_map(|step| fix.steps.get(*step)).map(|step| self.step(step)).collect(),
            causes: planned.causes.iter().map(|cause| self.knowledge.causes[*cause].id.to_string()).collect(),
            helps: rounded(planned.helps),
        }
    }

    fn step(&self, step: &Step) -> PlannedStep {
        let filler = &self.filler;
        PlannedStep {
            action: filler.text(&step.action),
            run: step.run.as_ref().and_then(|run| filler.command(run)),
            pass: filler.text(&step.pass),
            place: step.place.as_ref().map(|place| filler.text(place)),
            if_it_fails: step.if_it_fails.as_ref().map(|fails| filler.text(fails)),
        }
    }

    /// What is said to do first: by the author of the loudest error, if it is meant for the leading cause; by that cause
    /// itself; by the error if it is about the same layer; else the first step of a fix, of that cause if it can be.
    pub(super) fn do_first(&self, plan: &[PlannedFix]) -> Option<FirstStep> {
        let leading = self.diagnosis.weighing.hypotheses.first()?.cause;
        if let Some(action) = self.said_first(leading).map(|action| self.filler.text(action)) {
            return Some(FirstStep { action, run: None, pass: None, fix: None });
        }
        let is_of_cause =
            |fix: &&PlannedFix| fix.causes.iter().any(|cause| *cause == *self.knowledge.causes[leading].id.as_str());
        let fix = plan.iter().find(is_of_cause).or(plan.first())?;
        let step = fix.steps.first()?;
        Some(FirstStep {
            action: step.action.clone(),
            run: step.run.clone(),
            pass: Some(step.pass.clone()),
            fix: Some(fix.fix.clone()),
        })
    }

    fn said_first(&self, leading: Ref<Cause>) -> Option<&Wording> {
        let of_cause = self.knowledge.causes[leading].first_action.as_ref();
        let error = self.leading_error().map(|error| &self.knowledge.errors[error]);
        let leading_layer = self.layers.first().map(|(layer, _)| *layer);
        let of_error =
            error.filter(|error| Some(error.layer) == leading_layer).and_then(|error| error.first_action.as_ref());
        let is_meant = error.is_some_and(|error| is_mainly_for(error, leading));
        if is_meant { of_error.or(of_cause) } else { of_cause.or(of_error) }
    }
}

/// Whether an error points to no cause more strongly than to this one; its author wrote the first action for such causes.
fn is_mainly_for(error: &Error, cause: Ref<Cause>) -> bool {
    let strongest = error.points_to.iter().map(|pointer| nats(pointer.strength)).fold(f64::MIN, f64::max);
    error.points_to.iter().any(|pointer| pointer.cause == cause && nats(pointer.strength) >= strongest)
}

/// A question as the answer shows it.
pub(super) fn question(knowledge: &KnowledgeBase, question: &ask::Question) -> answer::Question {
    let fact = &knowledge.facts[question.fact];
    let answers = question.answers.iter().map(|(value, leads)| {
        let cause = leads.map(|(cause, _)| &knowledge.causes[cause]);
        answer::QuestionAnswer {
            choice: value.to_string(),
            cause: cause.map(|cause| cause.id.to_string()),
            title: cause.map(|cause| cause.title.clone()),
            layer: cause.map(|cause| knowledge.layers[cause.layer].id.to_string()),
            probability: rounded(leads.map_or(0.0, |(_, probability)| probability)),
        }
    });
    answer::Question {
        fact: fact.id.to_string(),
        question: fact.ask.clone().unwrap_or_default(),
        how: fact.how.clone(),
        choices: question.answers.iter().map(|(value, _)| value.to_string()).collect(),
        answers: answers.collect(),
        gain: rounded(question.gain),
    }
}

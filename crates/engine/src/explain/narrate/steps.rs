//! What to do: the plan, its first step, and the questions.

use super::{Narrator, rounded};
use crate::explain::answer::{self, FirstStep, PlannedFix, PlannedStep};
use crate::explain::ask;
use crate::explain::plan::{Planned, plan};
use crate::model::{KnowledgeBase, Step};

impl Narrator<'_> {
    pub(super) fn plan(&self) -> Vec<PlannedFix> {
        plan(self.knowledge, &self.diagnosis.weighing).iter().map(|planned| self.planned(planned)).collect()
    }

    fn planned(&self, planned: &Planned) -> PlannedFix {
        let fix = &self.knowledge.fixes[planned.fix];
        PlannedFix {
            fix: fix.id.to_string(),
            title: fix.title.clone(),
            minutes: fix.minutes,
            reversible: fix.reversible,
            who: fix.who.clone(),
            steps: fix.steps.iter().map(step).collect(),
            causes: planned.causes.iter().map(|cause| self.knowledge.causes[*cause].id.to_string()).collect(),
            helps: rounded(planned.helps),
        }
    }

    /// What the author of the loudest error says to do first, if it is about the leading layer; else the plan's first step.
    pub(super) fn do_first(&self, plan: &[PlannedFix]) -> Option<FirstStep> {
        let error = self.leading_error().map(|error| &self.knowledge.errors[error]);
        let leading_layer = self.layers.first().map(|(layer, _)| *layer);
        let said =
            error.filter(|error| Some(error.layer) == leading_layer).and_then(|error| error.first_action.clone());
        if let Some(action) = said {
            return Some(FirstStep { action, run: None, pass: None, fix: None });
        }
        let fix = plan.first()?;
        let step = fix.steps.first()?;
        Some(FirstStep {
            action: step.action.clone(),
            run: step.run.clone(),
            pass: Some(step.pass.clone()),
            fix: Some(fix.fix.clone()),
        })
    }
}

fn step(step: &Step) -> PlannedStep {
    PlannedStep {
        action: step.action.clone(),
        run: step.run.clone(),
        pass: step.pass.clone(),
        place: step.place.clone(),
        if_it_fails: step.if_it_fails.clone(),
    }
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

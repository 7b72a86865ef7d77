//! Whether fixes are planned and questions asked.

use std::collections::BTreeSet;

use super::weight::likeliest;
use super::{Verdict, fixtures};
use crate::model::{Fact, FactType, Fix, KnowledgeBase, Ref};
use crate::trial::ledger::{Case, Ledger, Weighed};

pub(super) fn fix(knowledge: &KnowledgeBase, ledger: &Ledger, fix: Ref<Fix>) -> Verdict {
    let causes = knowledge.causes.iter().filter(|(_, cause)| cause.fixes.contains(&fix)).map(|(cause, _)| cause);
    let weighed: Vec<&Weighed> = causes.flat_map(|cause| ledger.weighed(cause)).collect();
    let considered: BTreeSet<Case> = weighed.iter().map(|one| one.case).collect();
    let because = if considered.is_empty() {
        "no fixture considers a cause that it is for".to_owned()
    } else {
        format!("its causes are considered in {}, {} likely at most", fixtures(considered.len()), likeliest(weighed))
    };
    (ledger.planned(fix).len(), because)
}

pub(super) fn question(knowledge: &KnowledgeBase, ledger: &Ledger, fact: Ref<Fact>) -> Verdict {
    let looked_at = ledger.looked_at(fact);
    let unknown = looked_at.iter().filter(|(_, is_known)| !is_known).count();
    let has_few_answers = matches!(knowledge.facts[fact].value_type, FactType::Choice | FactType::Boolean);
    let because = if !has_few_answers {
        "only a choice or a boolean is asked for; others have too many answers to weigh".to_owned()
    } else if looked_at.is_empty() {
        "the fact matters in no fixture".to_owned()
    } else if unknown == 0 {
        format!("the fact matters in {}, and is known there", fixtures(looked_at.len()))
    } else {
        format!("the fact matters and is unknown in {}, but never worth asking for", fixtures(unknown))
    };
    (ledger.asked(fact).len(), because)
}

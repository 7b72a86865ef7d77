//! What people do to a payload before they paste it must not change the leading cause.

use triage_kb::trial::stability;

use super::shipped::{Answered, answered, builtin};

/// The share of fixtures, in percent, that must keep their leading cause under every perturbation.
const MUST_HOLD: usize = 98;

#[test]
fn the_leading_cause_stays_what_it_was() {
    let payload = |one: &Answered| (one.fixture.name.clone(), one.fixture.payload.clone(), one.fixture.given.clone());
    let payloads: Vec<_> = answered().iter().map(payload).collect();
    let all = stability(builtin(), &payloads, &|| ());
    let changed: Vec<_> = all.iter().filter(|one| !one.shifts.is_empty()).collect();
    let share = 100 - 100 * changed.len() / all.len().max(1);
    assert!(share >= MUST_HOLD, "only {share} % hold\n{changed:#?}");
}

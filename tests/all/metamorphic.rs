//! What people do to a payload before they paste it must not change the leading cause.

use triage_kb::trial::stability;

use super::answers::{builtin, fixtures};

/// The share of fixtures, in percent, that must keep their leading cause under every perturbation.
const MUST_HOLD: usize = 98;

#[test]
fn the_leading_cause_stays_what_it_was() {
    let knowledge = builtin();
    let payloads: Vec<_> =
        fixtures(&knowledge).into_iter().map(|fixture| (fixture.name, fixture.payload, fixture.given)).collect();
    let all = stability(&knowledge, &payloads, &|| ());
    let changed: Vec<_> = all.iter().filter(|one| !one.shifts.is_empty()).collect();
    let share = 100 - 100 * changed.len() / all.len().max(1);
    assert!(share >= MUST_HOLD, "only {share} % hold\n{changed:#?}");
}

//! What people do to a payload before they paste it must not change the leading layer.

use triage_kb::explain::{Status, explain};
use triage_kb::fixture::{PERTURBATIONS, Perturbation};

use super::answers::{builtin, fixtures};

/// The share of fixtures, in percent, that must keep their leading layer under each perturbation.
const MUST_HOLD: usize = 95;

fn holds_under(perturbation: &Perturbation) -> (usize, Vec<String>) {
    let knowledge = builtin();
    let fixtures = fixtures(&knowledge);
    let changed: Vec<String> = fixtures
        .iter()
        .filter_map(|fixture| {
            let before = explain(&knowledge, &fixture.payload, &fixture.given);
            let after = explain(&knowledge, &(perturbation.apply)(&fixture.payload), &fixture.given);
            let same = before.layer == after.layer || before.status == Status::Unknown;
            (!same).then(|| format!("{}: {:?} became {:?}", fixture.name, before.layer, after.layer))
        })
        .collect();
    (100 - 100 * changed.len() / fixtures.len().max(1), changed)
}

#[test]
fn the_leading_layer_stays_what_it_was() {
    for perturbation in PERTURBATIONS {
        let (share, changed) = holds_under(&perturbation);
        assert!(share >= MUST_HOLD, "{}: only {share} % hold\n{}", perturbation.name, changed.join("\n"));
    }
}

//! A fixture can say which problems its payload holds.

use triage_kb::explain::{Explanation, Given, explain};
use triage_kb::trial::{Expectation, ExpectedProblem, Outcome, judge};

use super::shipped::builtin;

const LOG: &str = "\
2026-01-01 10:00:00 ERROR request failed: getaddrinfo ENOTFOUND api.openai.com
2026-01-01 10:01:05 ERROR Error code: 429 - insufficient_quota: You exceeded your current quota
2026-01-01 10:02:05 ERROR Error code: 429 - insufficient_quota: You exceeded your current quota
";

fn answer() -> Explanation {
    explain(builtin(), LOG, &Given::default())
}

fn problem(layer: &str, count: usize) -> ExpectedProblem {
    ExpectedProblem { layer: layer.to_owned(), cause: None, count: Some(count) }
}

fn judged(problems: Vec<ExpectedProblem>) -> Outcome {
    judge(&answer(), &Expectation { problems, ..Expectation::default() })
}

#[test]
fn problems_are_expected_in_their_order_and_number() {
    assert_eq!(judged(vec![problem("provider-quota", 2), problem("network-connect", 1)]), Outcome::Right);
}

#[test]
fn another_order_number_or_layer_is_wrong_and_says_what_was_found() {
    let found = "the problems must be other ones; they are `provider-quota` by `credit-exhausted` (2×), \
                 `network-connect` by `dns-failure` (1×)";
    for expected in [
        vec![problem("network-connect", 1), problem("provider-quota", 2)],
        vec![problem("provider-quota", 1), problem("network-connect", 1)],
        vec![problem("provider-quota", 2)],
    ] {
        assert_eq!(judged(expected), Outcome::Wrong(found.to_owned()));
    }
}

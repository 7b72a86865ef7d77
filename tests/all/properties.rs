//! What holds for any input.

use proptest::prelude::*;
use triage_kb::explain::{Given, explain};
use triage_kb::render::markdown::{self, NoLinks};
use triage_kb::render::{explanation, terminal};

use super::shipped::builtin;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_an_answer(text in r#"([a-z ]{0,12}|[{}\[\]":,\\'<>&=*_`|~#\x1b\n]{1,6}|error|401|"code"|\PC{0,6}){0,30}"#) {
        let answer = explain(builtin(), &text, &Given::default());
        prop_assert!((0.0..=1.0).contains(&answer.confidence));
        for place in answer.errors.iter().flat_map(|error| &error.evidence) {
            prop_assert!(place.line.get(place.mark.0..place.mark.1).is_some());
            if let (Some(start), Some(end)) = (place.start, place.end) {
                prop_assert!(text.get(start..end).is_some(), "{start}..{end}");
            }
        }
        let page = explanation::page(&answer, true);
        prop_assert!(!terminal::write(&page, 40).is_empty());
        prop_assert!(!markdown::write(&page, &NoLinks).is_empty());
    }
}

/// Shapes of secrets, made up here: none of them is or was a key.
const SECRETS: [&str; 8] = [
    "sk-proj-Q7w3Zk9XyT2bV5nM8cL1aR4dF6gH0jK2lP3oI5uY7tE9wQ1zX3cV5bN7mA9sD1fG3hJ5",
    "sk-ant-api03-Q7w3Zk9XyT2bV5nM8cL1aR4dF6gH0jK2lP3oI5uY7tE9wQ1zX3cV5bN7mA9sD1fG3hJ5kL7pO9iU1yT3rE5wQ7zX9cAA",
    "AIzaSyQ7w3Zk9XyT2bV5nM8cL1aR4dF6gH0jK2l",
    "AKIAQ7W3ZK9XYT2BV5NM",
    "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    "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",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.Q7w3Zk9XyT2bV5nM8cL1aR4dF6gH0jK2lP3oI5uY7tE",
    "crsr_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
];

#[test]
fn no_secret_is_ever_shown() {
    for secret in SECRETS {
        let shapes = [
            format!("Incorrect API key provided: {secret}. You can find your API key at https://example.com"),
            format!(
                "{{\"error\":{{\"code\":\"invalid_api_key\",\"message\":\"Incorrect API key provided: {secret}\"}}}}"
            ),
            format!("Authorization: Bearer {secret}\nHTTP/1.1 401 Unauthorized"),
            format!("curl failed for https://user:{secret}@example.com/v1?key={secret} with 401 Unauthorized"),
        ];
        for payload in shapes {
            let answer = explain(builtin(), &payload, &Given::default());
            let json = serde_json::to_string(&answer).expect("JSON");
            let page = markdown::write(&explanation::page(&answer, true), &NoLinks);
            let middle = &secret[8..secret.len() - 4];
            assert!(!json.contains(middle) && !page.contains(middle), "{payload}\n{json}");
            assert!(answer.redacted > 0, "{payload}");
        }
    }
}

//! Kinds of texts that the shipped rules must keep apart, each in several wordings, none of them a capture.

use triage_kb::explain::{Explanation, Given, explain};

use super::shipped::builtin;

fn answer(text: &str) -> Explanation {
    explain(builtin(), text, &Given::default())
}

#[track_caller]
fn points_to(layer: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(answer(text).layer.as_deref(), Some(layer), "{text}");
    }
}

#[test]
fn what_is_no_host_name_is_no_failed_lookup_of_one() {
    points_to(
        "client-local",
        &[
            "could not resolve item UUID for item openai-key: could not find item",
            "could not resolve secret reference op://Private/openai/credential",
            "Failed to resolve 'op://dev/openai/key'",
            "unable to resolve secret OPENAI_API_KEY",
            "error: could not resolve 3f2a1c1e-7b1d-4a52-9d7b-1234567890ab",
        ],
    );
    points_to(
        "network-connect",
        &[
            "could not resolve api.openai.com",
            "could not resolve vault.example.com:8200",
            "failed to resolve secret.example.com",
            "the item could not be loaded: could not resolve api.example.com",
            "could not resolve host: 3f2a1c1e-7b1d-4a52-9d7b-1234567890ab.example.com",
        ],
    );
}

#[test]
fn what_the_text_says_to_use_comes_first() {
    let code = |message: &str| format!(r#"{{"error":{{"code":"OperationNotSupported","message":"{message}"}}}}"#);
    for text in [
        code("This model only supports the Responses API."),
        code("The requested operation is unsupported. Please use the Responses API instead."),
        "400 UnsupportedModel: this deployment has no completions; use chat completions instead".to_owned(),
        "Model x-1 is not supported by this API. Switch to the Messages API.".to_owned(),
    ] {
        let answer = answer(&text);
        let first = answer.do_first.as_ref().map_or("", |first| &first.action);
        assert!(first.starts_with("Do what the text says:"), "{text}: {first}");
        assert_eq!(answer.layer.as_deref(), Some("provider-request"), "{text}");
    }
    // Where the text names none, the vendor's entry speaks.
    let first = answer(&code("The requested operation is unsupported.")).do_first.map(|first| first.action);
    assert!(first.is_some_and(|first| first.starts_with("Pick a deployment")));
}

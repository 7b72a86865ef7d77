//! The one message of a payload that says what failed: in a document, behind an exception's name, in the last line that
//! tells of an error, in a table of states.

mod line;
mod table;

use crate::payload::{Node, Payload, Value, View};

/// Names of fields that hold a sentence for a person.
const FOR_PEOPLE: [&str; 6] = ["message", "msg", "detail", "error_description", "reason", "error"];
/// A longer text is no message, in bytes.
const MAX_MESSAGE: usize = 600;

/// The message of a payload; `None` where it says nothing.
pub(super) fn message(payload: &str) -> Option<String> {
    let payload = Payload::unwrap(payload);
    in_documents(&payload).or_else(|| {
        let text = payload.views().first().map_or(payload.original(), View::text);
        if table::is_one(text) { table::state(text) } else { line::telling(text) }
    })
}

/// The longest sentence for people in the documents of a payload, or else the longest sentence in them.
fn in_documents(payload: &Payload) -> Option<String> {
    let mut sentences = Vec::new();
    for document in payload.views().iter().flat_map(View::documents) {
        sentences_of(document.root(), false, &mut sentences);
    }
    sentences.into_iter().max_by_key(|(for_people, text)| (*for_people, text.len())).map(|(_, text)| text)
}

fn sentences_of(node: &Node, for_people: bool, found: &mut Vec<(bool, String)>) {
    match node.value() {
        Value::Text(text) => {
            let is_sentence = text.contains(' ') || !text.is_ascii() && text.chars().count() > 3;
            if is_sentence && !text.contains('{') && text.len() <= MAX_MESSAGE {
                found.push((for_people, text.clone()));
            }
        }
        Value::List(items) => items.iter().for_each(|item| sentences_of(item, for_people, found)),
        Value::Map(fields) => {
            for (key, value) in fields {
                sentences_of(value, FOR_PEOPLE.contains(&key.name().to_ascii_lowercase().as_str()), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::message;

    #[track_caller]
    fn says(payload: &str, expected: &str) {
        assert_eq!(message(payload).unwrap_or_default(), expected);
    }

    #[test]
    fn a_document_speaks_in_its_message() {
        says(
            r#"{"error":{"hint":"a very long hint that helps nobody at all","message":"Lane 7 is closed"}}"#,
            "Lane 7 is closed",
        );
        says(r#"{"note":"only a note here"}"#, "only a note here");
    }

    #[test]
    fn an_exception_speaks_by_its_name_and_its_message() {
        let python = "Traceback (most recent call last):\n  File \"/srv/a.py\", line 1, in <module>\n    run()\n\
                      acme.errors.PumpStalled: pump 42 stalled\n";
        says(python, "PumpStalled: pump 42 stalled");
        let java = "Exception in thread \"main\" java.lang.RuntimeException: start failed\n\tat a.B.main(B.java:5)\n\
                    Caused by: com.acme.LaneClosedException: lane 7 is closed\n\tat a.C.run(C.java:9)\n\t... 3 more\n";
        says(java, "LaneClosedException: lane 7 is closed");
        says("TypeError: lane is not a function\n    at run (/srv/x.js:3:5)\n", "TypeError: lane is not a function");
        says("java.lang.IllegalStateException\n\tat a.B.main(B.java:5)\n", "IllegalStateException");
    }

    #[test]
    fn a_log_speaks_in_its_last_line_of_an_error() {
        says(
            "2026-01-01 10:00:00 INFO start\n2026-01-01 10:00:01 ERROR lane 7 is closed\nbye for now\n",
            "lane 7 is closed",
        );
        says("error: lane 7 is closed", "lane 7 is closed");
        says("starting up\n错误：余额不足\n", "错误：余额不足");
        says("the gearbox refused to shift", "the gearbox refused to shift");
    }

    #[test]
    fn a_table_speaks_by_the_states_in_it() {
        says("NAME   READY  STATUS             RESTARTS\nweb-1  0/1    CrashLoopBackOff   7\n", "CrashLoopBackOff");
        says("NAME   READY  STATUS\nweb-1  1/1    Running\n", "");
    }

    #[test]
    fn nothing_says_nothing() {
        says("", "");
        says(" \n\n", "");
        says("Traceback (most recent call last):\n", "");
    }
}

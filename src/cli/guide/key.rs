//! What somebody types, and what it means.

use triage_kb::guide::{Now, Reply};

/// What a line means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A reply to what is shown.
    Reply(Reply),
    /// To where it was before the last reply.
    Back,
    /// The end.
    Quit,
}

/// Reads a line; `None` where it means nothing here.
pub(super) fn read(line: &str, now: &Now) -> Option<Key> {
    if let Now::Question(asked) = now
        && let Some(choice) = asked.choices.iter().find(|choice| choice.is_meant_by(line))
    {
        return Some(Key::Reply(Reply::Choice(choice.value.clone())));
    }
    let is_question = matches!(now, Now::Question(_));
    Some(match line.to_ascii_lowercase().as_str() {
        "" if is_question => Key::Reply(Reply::Skipped),
        "" | "y" | "yes" if !is_question => Key::Reply(Reply::Worked),
        "n" | "no" if !is_question => Key::Reply(Reply::Failed),
        "s" | "skip" => Key::Reply(Reply::Skipped),
        "?" => Key::Reply(Reply::Unknown),
        "b" | "back" => Key::Back,
        "q" | "quit" => Key::Quit,
        _ => return None,
    })
}

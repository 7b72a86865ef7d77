//! The text of a new fixture.

use super::words::quoted;
use crate::explain::Explanation;
use crate::model::Date;

/// What the answer to a new fixture must be. Only what is there is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The status.
    pub status: Option<String>,
    /// The leading layer.
    pub layer: Option<String>,
    /// An error that is recognised.
    pub error: Option<String>,
    /// The leading cause.
    pub cause: Option<String>,
}

impl Expected {
    /// What is answered now.
    pub fn of(answer: &Explanation) -> Self {
        Self { status: Some(answer.status.name().to_owned()), layer: answer.layer.clone(), ..Self::default() }
    }

    fn lines(&self) -> String {
        let fields = [("status", &self.status), ("layer", &self.layer), ("error", &self.error), ("cause", &self.cause)];
        let line = |(name, value): (&str, &Option<String>)| Some(format!("{name} = {}\n", quoted(value.as_ref()?)));
        fields.into_iter().filter_map(line).collect()
    }
}

/// A fixture to be finished.
pub fn fixture_stub(payload: &str, expected: &Expected, today: Date) -> String {
    format!(
        "source = \"(the address where it was seen)\"\ncaptured = {today}\npayload = {}\n\n[given]\n\n[expect]\n{}",
        block(payload),
        expected.lines()
    )
}

/// A text as it is, in a literal block; one that such a block cannot hold as a basic string.
fn block(text: &str) -> String {
    let holds =
        !text.contains("'''") && !text.chars().any(|character| character.is_control() && !"\n\t".contains(character));
    if holds { format!("'''\n{}\n'''", text.trim_end()) } else { toml::Value::String(text.to_owned()).to_string() }
}

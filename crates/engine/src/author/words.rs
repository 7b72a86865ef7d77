//! Names and texts made from what a payload says.

use super::signature::generalised;

/// More words than this make no name.
const MAX_WORDS: usize = 6;

/// A kebab-case name from any text: its first words, without what changes from case to case.
pub fn slug(text: &str) -> String {
    let spaced = generalised(&split_capitals(text)).replace(" ... ", " ");
    let words = spaced.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.take(MAX_WORDS).map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    if name.is_empty() { "unnamed".to_owned() } else { name }
}

/// `DeploymentNotFound` is three words.
fn split_capitals(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut after_lower = false;
    for character in text.chars() {
        if after_lower && character.is_ascii_uppercase() {
            spaced.push(' ');
        }
        after_lower = character.is_ascii_lowercase();
        spaced.push(character);
    }
    spaced
}

/// A text as a basic TOML string.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.replace(['\n', '\t'], " ")).to_string()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_name_keeps_the_words_and_drops_the_rest() {
        assert_eq!(slug("PumpNotFound"), "pump-not-found");
        assert_eq!(slug("insufficient_quota"), "insufficient-quota");
        assert_eq!(slug("The model `gpt-x1` was not found (id 17)"), "the-model-was-not-found-id");
        assert_eq!(slug("余额不足"), "unnamed");
    }
}

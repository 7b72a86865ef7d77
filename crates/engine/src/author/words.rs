//! Names and texts made from what a payload says.

use super::general::general;

/// More words than this make no name.
const MAX_WORDS: usize = 6;
/// A longer name is cut, in characters.
const MAX_NAME: usize = 48;

/// A kebab-case name from any text: its words, in whatever script. Empty where there is no letter and no digit.
pub fn slug(text: &str) -> String {
    let spaced = split_capitals(text).to_lowercase();
    let words = spaced.split(|character: char| !is_of_id(character)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The name of what a message says: its words without what changes from case to case.
pub(super) fn name_of(message: &str) -> String {
    short_slug(&general([message]).join(" "))
}

/// The first words of a text as a name.
pub(super) fn short_slug(text: &str) -> String {
    let name = slug(text).split('-').take(MAX_WORDS).collect::<Vec<_>>().join("-");
    let cut: String = name.chars().take(MAX_NAME).collect();
    let whole = if cut.len() < name.len() { cut.rsplit_once('-').map_or(cut.as_str(), |(head, _)| head) } else { &cut };
    whole.trim_matches('-').to_owned()
}

/// A letter or digit that an id can hold.
fn is_of_id(character: char) -> bool {
    character.is_alphanumeric() && !character.is_uppercase()
}

/// `DeploymentNotFound` is three words.
fn split_capitals(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut after_lower = false;
    for character in text.chars() {
        if after_lower && character.is_uppercase() {
            spaced.push(' ');
        }
        after_lower = character.is_lowercase();
        spaced.push(character);
    }
    spaced
}

/// A text as a basic TOML string.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.replace(['\n', '\t'], " ")).to_string()
}

/// A text that begins with a capital.
pub(super) fn first_upper(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::{name_of, slug};

    #[test]
    fn a_name_keeps_letters_and_digits_of_any_script() {
        assert_eq!(slug("PumpNotFound"), "pump-not-found");
        assert_eq!(slug("insufficient_quota"), "insufficient-quota");
        assert_eq!([slug("k8s"), slug("auth0"), slug("S3")], ["k8s", "auth0", "s3"]);
        assert_eq!(slug("余额不足"), "余额不足");
        assert_eq!(slug("Überlauf: Ventil 3"), "überlauf-ventil-3");
        assert_eq!(slug("--- !"), "");
    }

    #[test]
    fn the_name_of_a_message_leaves_out_what_changes() {
        assert_eq!(name_of("The model `gpt-x1` was not found (id 17)"), "the-model-was-not-found-id");
        assert_eq!(name_of("余额不足，请在 2026-12-01 前充值 30 元"), "余额不足-请在-前充值");
        assert_eq!(name_of("17 4"), "");
    }
}

//! What the name of a field says about its value.

use super::floor::{COOKIE, EVERYDAY, ID, KEY_OF, NO_KEY, PERHAPS, SECRET, SECRET_ENDS, TRAILING};

/// How surely the value of a field is a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Secrecy {
    /// Whatever it is, unless it is no value.
    Sure,
    /// Unless it reads like a word or like prose.
    Likely,
    /// Several pairs, each of them secret.
    Pairs,
}

/// What a name says; `None` where it says nothing.
pub(super) fn secrecy(name: &str) -> Option<Secrecy> {
    let words = words(name);
    let behind = words.iter().rev().take_while(|word| is_trailing(word)).count();
    let words = words.get(..words.len().saturating_sub(behind)).filter(|words| !words.is_empty()).unwrap_or(&words);
    let last = words.last()?.as_str();
    let before = words.len().checked_sub(2).and_then(|at| words.get(at)).map(String::as_str);
    if COOKIE.contains(&last) {
        return Some(Secrecy::Pairs);
    }
    if SECRET.contains(&last) || SECRET_ENDS.iter().any(|end| last.ends_with(end)) {
        return Some(if before.is_none() && EVERYDAY.contains(&last) { Secrecy::Likely } else { Secrecy::Sure });
    }
    if last == "key" {
        return match before {
            Some(before) if NO_KEY.contains(&before) && !KEY_OF.contains(&before) => None,
            Some(before) if KEY_OF.contains(&before) => Some(Secrecy::Sure),
            Some(_) if !name.contains(char::is_lowercase) => Some(Secrecy::Sure),
            _ => Some(Secrecy::Likely),
        };
    }
    (PERHAPS.contains(&last) || last == "id" && before == Some("session")).then_some(Secrecy::Likely)
}

/// Whether a name says that its value is an id.
pub(super) fn is_id(name: &str) -> bool {
    words(name).last().is_some_and(|last| ID.contains(&last.as_str()) || last.ends_with("id") && last.len() > 4)
}

fn is_trailing(word: &str) -> bool {
    TRAILING.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a name, in small letters: `awsSecretKey`, `AWS_SECRET_KEY` and `aws-secret-key` have the same.
pub(super) fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let previous = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
        let next_is_small = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let begins = letter.is_uppercase() && (previous.is_lowercase() || previous.is_uppercase() && next_is_small);
        // Other scripts write names without a space behind a Latin word.
        let changes_script = letter.is_alphabetic()
            && previous.is_alphabetic()
            && letter.is_ascii() != previous.is_ascii()
            && !('\u{c0}'..'\u{250}').contains(&previous)
            && !('\u{c0}'..'\u{250}').contains(letter);
        if !letter.is_alphanumeric() || begins || changes_script {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::{Secrecy, secrecy};

    #[test]
    fn the_last_word_tells() {
        for name in [
            "AWS_SECRET_ACCESS_KEY", "x-api-key", "accessToken", "APIKey", "client_secret", "dbpassword", "OPENAI_KEY",
            "API_KEY_2", "API密钥",
        ] {
            assert_eq!(secrecy(name), Some(Secrecy::Sure), "{name}");
        }
        for name in ["token_type", "max_tokens", "key_id", "public_key", "password_policy", "monkey", "primaryKey"] {
            assert_eq!(secrecy(name), None, "{name}");
        }
        assert_eq!(secrecy("pass"), Some(Secrecy::Likely));
        assert_eq!(secrecy("DB_PASS"), Some(Secrecy::Sure));
    }
}

//! Tables of states, as `kubectl get` and its like print them: a header in capitals, and a row a thing.

/// Whether a text begins with a table.
pub(super) fn is_one(text: &str) -> bool {
    text.lines().find(|line| !line.trim().is_empty()).is_some_and(is_header)
}

/// The state of the first row that has one: several words written as one, which is how programs name states. A table in
/// which nothing is wrong says nothing, and neither does its header.
pub(super) fn state(text: &str) -> Option<String> {
    let mut rows = text.lines().skip_while(|line| !is_header(line)).skip(1);
    rows.find_map(|row| row.split_whitespace().find(|word| is_state(word))).map(str::to_owned)
}

/// Several words, all in capitals.
fn is_header(line: &str) -> bool {
    let is_title = |word: &str| {
        word.chars().any(char::is_uppercase)
            && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '_' | '(' | ')' | '/' | '%'))
    };
    let words: Vec<&str> = line.split_whitespace().collect();
    words.len() >= 3 && words.iter().all(|word| is_title(word)) && line.contains("  ")
}

/// `CrashLoopBackOff`, `ErrImagePull`, `OOMKilled`, `Init:Error`.
fn is_state(word: &str) -> bool {
    let inner = word.chars().skip(1).filter(|letter| letter.is_uppercase()).count();
    inner > 0
        && word.chars().any(char::is_lowercase)
        && word.chars().all(|letter| letter.is_alphabetic() || letter == ':')
}

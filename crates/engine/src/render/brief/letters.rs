//! One letter for every answer to a question.

/// What stands for an answer when all its own letters are taken.
const SPARE: &str = "123456789abcdefghijklmnopqrstuvwxyz";

/// A letter for each label, no two the same: the first letter of a word of it if it can be, else another of its letters, else
/// any. Where even these run out, which takes more answers than anybody reads, the rest has none and is left out.
pub(super) fn letters(labels: &[String]) -> Vec<char> {
    let mut taken = Vec::new();
    for label in labels {
        let initials = label.split_whitespace().filter_map(|word| word.chars().next());
        let candidates = initials.chain(label.chars()).chain(SPARE.chars()).map(|letter| letter.to_ascii_lowercase());
        let mut free = candidates.filter(|letter| letter.is_ascii_alphanumeric() && !taken.contains(letter));
        match free.next() {
            Some(letter) => taken.push(letter),
            None => break,
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(labels: &[&str]) -> String {
        letters(&labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>()).into_iter().collect()
    }

    #[test]
    fn no_two_answers_share_a_letter() {
        assert_eq!(of(&["yes", "no"]), "yn");
        assert_eq!(of(&["red", "rose", "rose red", "r"]), "ros1");
        assert_eq!(of(&["日本", "中国"]), "12");
        assert_eq!(of(&[""; 40]).len(), 35);
    }
}
